"""An inspection by HM Inspectorate of Probation: announced, fieldwork, published with ratings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from eventsourcing.domain import Aggregate

from domain.fact import LAST_DAY, Fact, FactKeeper, Stamp, refuse_future, stamped
from domain.folding import fold
from domain.refusals import InspectionOutOfOrder
from domain.text import TextRef

RATINGS = ("Outstanding", "Good", "Requires improvement", "Inadequate")


@dataclass(slots=True)
class InspectionState:
    """`ratings`: a standard, as the framework names it, and what it was rated."""

    id: UUID
    framework: TextRef
    announced_on: date
    fieldwork_on: date | None = None
    published_on: date | None = None
    ratings: tuple[tuple[str, str], ...] = ()
    last_effective_on: date | None = None
    last_recorded_at: datetime | None = None


class Inspection(FactKeeper):
    noun = "inspection"

    class Event(Fact):
        """Anything that happens in an inspection."""

    class InspectionAnnounced(Fact, Aggregate.Created):
        """Inspectors gave notice. What is entered from now on was entered knowing that they come."""

        framework: TextRef

        def first_state(self) -> InspectionState:
            return InspectionState(self.originator_id, self.framework, self.effective_on)

    class FieldworkStarted(Event):
        """Inspectors began to read cases and to talk to people."""

        def change(self, state: InspectionState) -> None:
            state.fieldwork_on = self.effective_on

    class InspectionPublished(Event):
        """The report came out, with its ratings."""

        ratings: tuple[tuple[str, str], ...]

        def change(self, state: InspectionState) -> None:
            state.published_on, state.ratings = self.effective_on, self.ratings

    @classmethod
    def announce(cls, stamp: Stamp, framework: TextRef, id: UUID | None = None) -> Inspection:
        refuse_future(stamp)
        return cls._create(cls.InspectionAnnounced, id=id or uuid4(), **stamped(stamp), framework=framework)

    def start_fieldwork(self, stamp: Stamp) -> None:
        if self.latest.published_on:
            raise InspectionOutOfOrder("This inspection has been published already; its fieldwork is over.")
        if self.latest.fieldwork_on:
            raise InspectionOutOfOrder("The fieldwork of this inspection has started already.")
        self.record(self.FieldworkStarted, stamp)

    def publish(self, stamp: Stamp, ratings: tuple[tuple[str, str], ...]) -> None:
        if self.latest.published_on:
            raise InspectionOutOfOrder("This inspection has been published already.")
        self.record(self.InspectionPublished, stamp, ratings=ratings)

    @property
    def latest(self) -> InspectionState:
        return fold(self.told_by(LAST_DAY))  # type: ignore[no-any-return]
