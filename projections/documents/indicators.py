"""What the rows of one look at a document have come to so far about indicators."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from domain.reported import Reported
from projections.documents.model import Change


class Indicators:
    """`new`: what is to be defined, by its id. `reported`: of what a row reports a value already."""

    def __init__(self) -> None:
        self.new: dict[UUID, Change] = {}
        self.reported: set[tuple[UUID, Reported]] = set()
        self.codes: dict[str, str] = {}

    def only(self, code: str | None, name: str) -> str | None:
        """The code, for the first name that a document has for it: "first-time entrants, girls" is another one."""
        return code if code is None or self.codes.setdefault(code, name) == name else None

    def define(self, id: UUID, change: Change) -> None:
        """Once, from the earliest day that a value asks for."""
        before = self.new.get(id)
        if before is None or (change.step.effective_on or date.max) < (before.step.effective_on or date.max):
            self.new[id] = change
