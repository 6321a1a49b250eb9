"""Themes proposed: what actions are about, where nobody has said so yet. See docs/decisions/themes.md.

All of it is pure: dictionaries as `Reader.plan` gives them go in, proposals come out. Nothing is stored; what was
learnt from confirmed actions, and what texts weigh, is remembered for as long as the process lives.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any

from projections.themes.learning import Example
from projections.themes.proposing import SURE, Proposal, Proposing

__all__ = ["SURE", "Example", "Proposal", "Proposing", "added", "codes", "learnt_from", "of"]

Action = Mapping[str, Any]
CONFIRMED = 3.0
"""What a confirmed action counts beside an example that the product brings."""


def of(actions: Iterable[Action], confirmed: Iterable[Action] = ()) -> list[tuple[Proposal, ...]]:
    """For each action its proposed themes, best first, never none. `confirmed`: actions whose themes people said."""
    propose = learnt_from(confirmed).propose
    return [propose(action) for action in actions]


def codes(actions: Iterable[Action], confirmed: Iterable[Action] = ()) -> list[tuple[str, ...]]:
    """As `of`, but only the codes: for the thousands of actions that a region compares."""
    model = learnt_from(confirmed)
    return [model.codes(action) for action in actions]


def added(actions: Iterable[Action], confirmed: Iterable[Action] | None = None) -> list[dict[str, Any]]:
    """The actions, each with what is `proposed` where nobody has confirmed a theme, and the codes to go `by_theme`.

    Without `confirmed`, those of the actions that have themes are learnt from.
    """
    every = list(actions)
    model = learnt_from(every if confirmed is None else confirmed)
    result = []
    for action in every:
        proposed = () if action["themes"] else model.propose(action)
        shown = [{"code": each.code, "score": each.score, "words": list(each.words)} for each in proposed]
        by_theme = list(action["themes"]) or [each.code for each in proposed]
        result.append({**action, "proposed": shown, "by_theme": by_theme})
    return result


def learnt_from(confirmed: Iterable[Action] = ()) -> Proposing:
    """What proposes, having learnt from those of these actions that have themes; remembered, by their hash."""
    examples = sorted((example(action) for action in confirmed if action["themes"]), key=told)
    key = blake2b("\n".join(map(told, examples)).encode("utf-8", "replace"), digest_size=16).digest()
    if key not in _REMEMBERED:
        if len(_REMEMBERED) >= MODELS:
            _REMEMBERED.pop(next(iter(_REMEMBERED)), None)
        _REMEMBERED[key] = Proposing(examples)
    return _REMEMBERED[key]


def example(action: Action) -> Example:
    texts = [action["title"], *(part["title"] for part in action.get("sub_actions") or ())]
    return Example(". ".join(texts), tuple(action["themes"]), CONFIRMED)


def told(example: Example) -> str:
    return f"{' '.join(example.themes)}|{example.text}"


_REMEMBERED: dict[bytes, Proposing] = {}
MODELS = 8
"""So many are remembered, of authorities and of the region, in each process."""
