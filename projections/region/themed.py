"""The region's actions by theme: as somebody confirmed it or, where nobody has, as proposed by their words.

The region proposes by what the product knows, not by what one service's people confirmed: so a question with two dates
has the same answer whenever it is asked, and nothing of a text that was erased lives on in what was learnt from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, NamedTuple
from uuid import UUID

import msgspec

from domain.plan import PlanState
from domain.text import TextRef
from projections import themes
from projections.region.reading import SCHEMA, Authorities, RegionReader, Standing
from projections.region.withholding import NONE_OF_THEM, NOTHING
from projections.texts import Texts, bodies_of

KEPT = 50_000
"""So many proposals are remembered."""
Ref = UUID | None
Refs = tuple[Sequence[Ref], ...]
"""Where the texts stand by which a theme is proposed: title, measure; parts; objectives; sections; the plan's title."""


class Part(msgspec.Struct):
    title: TextRef


class Said(msgspec.Struct):
    title: TextRef
    measure: TextRef | None = None
    objectives: tuple[UUID, ...] = ()
    sub_actions: list[Part] = []

    def refs(self, plan: PlanState) -> Refs:
        served = [each for each in plan.objectives if each.id in self.objectives]
        return (
            (self.title.ref, at(self.measure)),
            tuple(part.title.ref for part in self.sub_actions),
            tuple(each.title.ref for each in served),
            tuple(at(each.section) for each in served[:1]),
            (plan.title.ref,),
        )


class Worded(Standing, kw_only=True):
    """An action that is counted, with what it says: read only where a theme has to be proposed."""

    title: msgspec.Raw
    measure: msgspec.Raw = NOTHING
    objectives: msgspec.Raw = NONE_OF_THEM
    sub_actions: msgspec.Raw = NONE_OF_THEM

    @property
    def said(self) -> Said:
        names = ("title", "measure", "objectives", "sub_actions")
        return msgspec.json.decode(msgspec.json.encode({name: getattr(self, name) for name in names}), type=Said)


class OnlyWorded(Worded, kw_only=True):
    """The same where nobody asks how it stands: those parts of the state are left unread, which is faster."""

    rag: msgspec.Raw = NOTHING  # type: ignore[assignment]
    due: msgspec.Raw = NOTHING  # type: ignore[assignment]


class Themed(NamedTuple):
    """`themes`: codes, the first first. `proposed`: nobody has confirmed them."""

    action: Worded
    themes: tuple[str, ...]
    proposed: bool


def at(text: TextRef | None) -> Ref:
    return text.ref if text else None


def themed(reader: RegionReader, authorities: Authorities = None, kind: type[Worded] = Worded) -> list[Themed]:
    """Every action that the region sees as at and as known on the reader's dates; none is without a theme."""
    every = reader.counted_as(kind, authorities=authorities)
    proposed = proposed_for(reader, [action for action in every if not action.themes])
    return [Themed(action, action.themes or proposed[action.id], not action.themes) for action in every]


def proposed_for(reader: RegionReader, actions: Sequence[Worded]) -> dict[UUID, tuple[str, ...]]:
    if not actions:
        return {}
    plans = reader.plan_states({action.plan for action in actions})
    said = {action.id: action.said.refs(plans[action.plan]) for action in actions}
    codes = REMEMBERED.codes(reader, set(said.values()))
    return {id: codes[refs] for id, refs in said.items()}


class Remembered:
    """Proposals by where the words stand: a text never changes, it can only go, and then its proposals go too."""

    def __init__(self) -> None:
        self.known: dict[Refs, tuple[str, ...]] = {}
        self.positions: dict[str, int] = {}

    def codes(self, reader: RegionReader, wanted: set[Refs]) -> dict[Refs, tuple[str, ...]]:
        self.forget_what_was_erased(reader)
        found = {refs: self.known[refs] for refs in wanted if refs in self.known}
        new = list(wanted - found.keys())
        if new:
            texts = reader.texts(TextRef(ref, "") for ref in every_ref(new))
            found |= zip(new, themes.codes([in_words(refs, texts) for refs in new]), strict=True)
            if len(self.known) > KEPT:
                self.known.clear()
            self.known |= found
        return found

    def forget_what_was_erased(self, reader: RegionReader) -> None:
        """Erasing is an entry as well: as long as no authority has recorded anything, nothing was erased."""
        positions = reader.positions()
        if positions == self.positions:
            return
        there = bodies_of(reader.conn, SCHEMA, list(every_ref(self.known))).keys()
        self.known = {refs: codes for refs, codes in self.known.items() if there >= every_ref([refs])}
        self.positions = positions


REMEMBERED = Remembered()


def every_ref(many: Iterable[Refs]) -> set[UUID]:
    return {ref for refs in many for ref in chain.from_iterable(refs) if ref is not None}


def in_words(refs: Refs, texts: Texts) -> dict[str, Any]:
    """What an action says, in the shape from which themes are proposed; what was erased says nothing."""
    (title, measure), parts, objectives, sections, (plan,) = refs

    def said(ref: Ref) -> str:
        return texts.bodies.get(ref, "") if ref else ""

    return {
        "title": said(title),
        "measure": said(measure),
        "sub_actions": [{"title": said(part)} for part in parts],
        "objectives": [{"title": said(each)} for each in objectives],
        "section": said(sections[0]) if sections else "",
        "plan_title": said(plan),
    }
