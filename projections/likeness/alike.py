"""For one action: the most similar of other services, of what the region shares, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from projections import themes
from projections.likeness.candidates import candidates
from projections.likeness.comparing import Compared, stop_words
from projections.likeness.parts import meant, texts
from projections.likeness.wording import Piece, as_written, pieces, said, stemmed
from projections.region.reading import RegionReader

Action = Mapping[str, Any]

ALIKE = 0.3
"""Below this nothing is said to be alike. Of five real plans, the one pair that people call the same has 0.46, the next
that has a purpose in common 0.33, and below 0.3 they share words but seldom a purpose."""
CLEARLY = 0.4
MOST = 20
MOST_WORDS = 8


@dataclass
class Alike:
    """An action of another service beside the one that was asked about."""

    action: dict[str, Any]
    """In the shape of `RegionReader.actions`, with `by_theme`, and `proposed` where nobody confirmed themes."""
    score: float
    stems: list[str]
    """What both say, those first that few others say."""
    words: list[tuple[str, str]]
    """The same as each wrote it: here, there."""
    themes: list[str]
    """Codes that both have."""
    measured: list[str]
    """Stems that both measures say."""
    own_part: Mapping[str, Any] | None = None
    """The part of the action that was asked about which is meant, if not the whole of it."""
    part: Mapping[str, Any] | None = None
    """The part of the other action which is meant, if not the whole of it."""

    @property
    def clearly(self) -> bool:
        return self.score >= CLEARLY

    def marked(self, text: str) -> list[Piece]:
        return pieces(text, self.stems)

    def measure_marked(self, text: str) -> list[Piece]:
        return pieces(text, self.measured)


def alike(reader: RegionReader, action: Action, own: str, theme: str | None = None, most: int = MOST) -> list[Alike]:
    """The most similar first; none, if nothing is alike. `own` is the action's authority; `theme`: only with this one.

    Themes are what people said or, where nobody has, what is proposed, as everywhere in the region.
    """
    found = reader.actions(ids=candidates(reader, said(action), own))
    if not found:
        return []
    compared = Compared(texts(action), [texts(each) for each in found])
    ranked = sorted(range(len(found)), key=lambda place: (-compared.scores[place], str(found[place]["id"])))
    near = last_of_lines(found, [place for place in ranked if compared.scores[place] >= ALIKE])
    here, *there = themes.added([action, *(found[place] for place in near)], ())
    told = [told_of(here, each, compared, place) for each, place in zip(there, near, strict=True)]
    return [each for each in told if theme is None or theme in each.action["by_theme"]][:most]


def told_of(action: Action, other: dict[str, Any], compared: Compared, place: int) -> Alike:
    stems, (own, its) = compared.shared(place), compared.meant[place]
    here, there = as_written(texts(action)[own], stems), as_written(texts(other)[its], stems)
    words = list(dict.fromkeys((here[stem], there[stem]) for stem in stems if stem in here and stem in there))
    return Alike(
        other, round(compared.scores[place], 3), stems, words[:MOST_WORDS],
        [code for code in action["by_theme"] if code in other["by_theme"]], measured(action, other),
        meant(action, own), meant(other, its),
    )  # fmt: skip


def measured(action: Action, other: Action) -> list[str]:
    """Stems that both measures say, but those of every sentence."""
    if not action["measure"] or not other["measure"]:
        return []
    theirs = {*stemmed(other["measure"]).split()} - stop_words()
    own = dict.fromkeys(stemmed(action["measure"]).split())
    return [each for each in own if each in theirs and len(each) > 2]


def last_of_lines(actions: Sequence[Action], near: list[int]) -> list[int]:
    """Of a line, the last that is near: the same thing in last year's plan is no second thing, but what was a part of
    it then, and is done, still stands there alone."""
    before: set[UUID] = {origin for place in near for origin in actions[place]["origins"]}
    return [place for place in near if actions[place]["id"] not in before]
