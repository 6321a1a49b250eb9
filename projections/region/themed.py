"""The region's actions by theme: as somebody confirmed it or, where nobody has, as proposed by their words."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Any, NamedTuple
from uuid import UUID

import msgspec

from domain.text import TextRef
from projections import themes
from projections.region.reading import Authorities, Counted, RegionReader


class Part(msgspec.Struct):
    title: TextRef


class Worded(Counted, kw_only=True):
    """An action that is counted, with what it says, from which a theme can be proposed."""

    title: TextRef
    measure: TextRef | None = None
    objectives: tuple[UUID, ...] = ()
    sub_actions: list[Part] = []

    def refs(self) -> Iterable[TextRef | None]:
        return (self.title, self.measure, *(part.title for part in self.sub_actions))


class Themed(NamedTuple):
    """`themes`: codes, the first first. `proposed`: nobody has confirmed them."""

    action: Counted
    themes: tuple[str, ...]
    proposed: bool


def themed(reader: RegionReader, authorities: Authorities = None) -> list[Themed]:
    """Every action that the region sees as at and as known on the reader's dates; none is without a theme.

    What is proposed is learnt from all the region's confirmed actions of the same dates, whichever authorities are
    asked for: so the same question has the same answer for ever.
    """
    every = reader.counted_as(Worded)
    said = in_words(reader, every)
    codes = themes.codes(said, said)
    found = [
        Themed(action, action.themes or proposed, not action.themes)
        for action, proposed in zip(every, codes, strict=True)
    ]
    return [each for each in found if authorities is None or each.action.authority in authorities]


def in_words(reader: RegionReader, actions: list[Worded]) -> list[dict[str, Any]]:
    """What the actions say, in the shape from which themes are proposed."""
    plans = {plan["id"]: plan for plan in reader.plans()}
    objectives = {each["id"]: each for plan in plans.values() for each in plan["objectives"]}
    texts = reader.texts(chain.from_iterable(action.refs() for action in actions))
    return [
        {
            "title": texts(action.title),
            "measure": texts.maybe(action.measure),
            "sub_actions": [{"title": texts(part.title)} for part in action.sub_actions],
            "objectives": [objectives[each] for each in action.objectives if each in objectives],
            "section": None,
            "plan_title": plans[action.plan]["title"],
            "themes": action.themes,
        }
        for action in actions
    ]
