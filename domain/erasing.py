"""Erasing one text for data protection: the text goes, the entry that it belonged to stays, and says so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, cast
from uuid import UUID

from domain.carrying_out import Changed, order, refuse_stale
from domain.fact import Stamp, Words
from domain.log import FactRecorder
from domain.records import Records
from domain.refusals import InvalidOrder, NothingWouldChange, UnknownEntry

BASES = {
    "by_mistake": "It was typed here by mistake",
    "child": "It could identify a child",
    "asked_for": "Somebody it is about asked for it",
    "too_long": "It was kept longer than it may be",
    "ordered": "A court or the regulator ordered it",
}
"""Why a text may be erased."""


def texts_in(said: Any, field: str = "") -> Iterator[tuple[str, UUID]]:
    """The texts that an entry refers to, each with its field: `note`, `leads.0`, `entries.2.name`."""
    if isinstance(said, dict) and set(said) == {"ref", "commitment"}:
        yield field, UUID(said["ref"])
    elif isinstance(said, dict | list):
        inner = said.items() if isinstance(said, dict) else enumerate(said)
        for name, each in inner:
            yield from texts_in(each, f"{field}.{name}" if field else str(name))


class Erasing(Records):
    """The part of the registry that takes the order."""

    @order
    def erase_text(
        self, stamp: Stamp, entry: UUID, basis: str, field: str | None = None, note: Words | None = None
    ) -> Changed:
        """Wherever the text stands, it is gone when this returns. `field` says which, where an entry has several."""
        if basis not in BASES:
            raise InvalidOrder(f"Choose a basis: {', '.join(BASES)}.", fields={"basis": ["choose one"]})
        if stamp.effective_on != stamp.today:
            raise InvalidOrder(
                "A text is erased today: leave the day out.", fields={"effective_on": ["A text is erased today."]}
            )
        authority = self.authority()
        refuse_stale(authority, stamp)
        text = the_one(self._texts_of(entry), field)
        if text in authority.erased:
            raise NothingWouldChange("This text is erased already.")
        authority.erase_text(stamp, text, self._first_with(text), basis, stamp.write_if(note))
        return Changed([authority], {})

    def _texts_of(self, entry: UUID) -> dict[str, UUID]:
        for said in self._holding(entry):
            if said["entry"] == str(entry):
                return dict(texts_in(said))
        raise UnknownEntry("This authority has no such entry.", entry=str(entry))

    def _first_with(self, text: UUID) -> UUID:
        """The entry that the text was recorded with: others, such as that of an action carried on, refer to it."""
        return next(UUID(said["entry"]) for said in self._holding(text) if text in dict(texts_in(said)).values())

    def _holding(self, id: UUID) -> Iterator[dict[str, Any]]:
        recorder = cast("FactRecorder", self.recorder)
        return (json.loads(stored.state) for stored in recorder.holding(str(id)))


def the_one(texts: dict[str, UUID], field: str | None) -> UUID:
    if not texts:
        raise InvalidOrder("Nobody typed anything in this entry.", fields={"entry": ["no text"]})
    if field is None and len(texts) == 1:
        return next(iter(texts.values()))
    if field not in texts:
        sentence = f"Say which text: {', '.join(texts)}."
        raise InvalidOrder(sentence, fields={"field": [sentence]})
    return texts[field]
