"""A document that was handed in to become part of a plan: received, then recorded or set aside, once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from eventsourcing.domain import Aggregate

from domain.fact import LAST_DAY, Fact, FactKeeper, Stamp, refuse_future, stamped
from domain.folding import fold
from domain.refusals import DocumentIsRecorded, DocumentIsSetAside, InvalidOrder, in_words
from domain.text import TextRef

RECEIVED, RECORDED, SET_ASIDE = "received", "recorded", "set_aside"
HASH = re.compile("[0-9a-f]{64}")


@dataclass(slots=True)
class ReadingState:
    """`document` is the SHA-256 of the file (hex); `name` what it was called."""

    id: UUID
    document: str
    name: TextRef
    received_on: date
    status: str = RECEIVED
    plan: UUID | None = None
    accepted: int = 0
    left_out: int = 0
    ended_on: date | None = None
    reason: TextRef | None = None
    last_effective_on: date | None = None
    last_recorded_at: datetime | None = None


class DocumentReading(FactKeeper):
    noun = "document"

    class Event(Fact):
        """Anything that happens to a document that was handed in."""

    class DocumentReceived(Fact, Aggregate.Created):
        """Somebody handed a document in. Nothing in it counts yet."""

        document: str
        name: TextRef

        def first_state(self) -> ReadingState:
            return ReadingState(self.originator_id, self.document, self.name, self.effective_on)

    class DocumentRecorded(Event):
        """What people accepted of it became entries of a plan, in the same moment; the rest was left out."""

        plan: UUID
        accepted: int
        left_out: int

        def change(self, state: ReadingState) -> None:
            state.status, state.ended_on = RECORDED, self.effective_on
            state.plan, state.accepted, state.left_out = self.plan, self.accepted, self.left_out

    class DocumentSetAside(Event):
        """Nothing of it is to be recorded."""

        reason: TextRef | None

        def change(self, state: ReadingState) -> None:
            state.status, state.ended_on, state.reason = SET_ASIDE, self.effective_on, self.reason

    @classmethod
    def receive(cls, stamp: Stamp, document: str, name: TextRef, id: UUID) -> DocumentReading:
        refuse_future(stamp)
        if not HASH.fullmatch(document):
            raise InvalidOrder(
                "A document is named by the SHA-256 of its file: 64 hexadecimal digits.",
                fields={"document": ["64 hexadecimal digits, please"]},
            )
        return cls._create(cls.DocumentReceived, id=id, **stamped(stamp), document=document, name=name)

    def record_entries(self, stamp: Stamp, plan: UUID, accepted: int, left_out: int) -> None:
        self.refuse_when_over()
        self.record(self.DocumentRecorded, stamp, plan=plan, accepted=accepted, left_out=left_out)

    def set_aside(self, stamp: Stamp, reason: TextRef | None) -> None:
        self.refuse_when_over()
        self.record(self.DocumentSetAside, stamp, reason=reason)

    def refuse_when_over(self) -> None:
        """A document is recorded or set aside once; read anew, it is another reading."""
        latest = self.latest
        if latest.status == RECORDED and latest.ended_on:
            raise DocumentIsRecorded(
                f"This document was recorded on {in_words(latest.ended_on)} already. Hand it in again to record more of"
                " it.",
                plan=str(latest.plan),
            )
        if latest.status == SET_ASIDE and latest.ended_on:
            raise DocumentIsSetAside(
                f"This document was set aside on {in_words(latest.ended_on)}. Hand it in again to record it after all."
            )

    @property
    def latest(self) -> ReadingState:
        return fold(self.told_by(LAST_DAY))  # type: ignore[no-any-return]
