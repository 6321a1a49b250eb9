"""A plan: an authority's plan for a period, opened, signed off by a board, closed, sometimes combined with another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from eventsourcing.domain import Aggregate

from domain.fact import LAST_DAY, Fact, FactKeeper, Stamp, refuse_future, stamped
from domain.folding import fold
from domain.refusals import (
    CannotBeItself,
    InvalidOrder,
    PlanHasOpenActions,
    PlanIsClosed,
    UnknownObjective,
    in_words,
)
from domain.text import TextRef

KINDS = {
    "youth_justice_plan": "Youth justice plan",
    "delivery_plan": "Delivery plan",
    "improvement_plan": "Improvement plan",
    "recovery_plan": "Recovery plan",
    "training_plan": "Training plan",
}
OBJECTIVE_KINDS = (
    "objective",
    "area of focus",
    "key performance indicator",
    "outcome needed",
    "priority",
    "national standard",
    "recommendation",
)


@dataclass(slots=True)
class Objective:
    """What a group of actions is for; documents call it by the words of `OBJECTIVE_KINDS`."""

    id: UUID
    reference: str | None
    title: TextRef
    section: TextRef | None
    kind: str
    place: int


@dataclass(slots=True)
class SignOff:
    meeting: TextRef
    meeting_on: date
    note: TextRef | None


@dataclass(slots=True)
class PlanState:
    """A plan as at one day, as known on one moment. `status`: open, signed_off, closed or combined."""

    id: UUID
    title: TextRef
    kind: str
    period: str
    starts_on: date
    ends_on: date
    opened_on: date
    status: str = "open"
    objectives: list[Objective] = field(default_factory=list)
    sign_offs: list[SignOff] = field(default_factory=list)
    closed_on: date | None = None
    closing_note: TextRef | None = None
    combined_into: UUID | None = None
    combined_from: tuple[UUID, ...] = ()
    last_effective_on: date | None = None
    last_recorded_at: datetime | None = None


class Plan(FactKeeper):
    noun = "plan"

    class Event(Fact):
        """Anything that happens to a plan."""

    class PlanOpened(Fact, Aggregate.Created):
        """An authority began a plan for a period."""

        title: TextRef
        kind: str
        period: str
        starts_on: date
        ends_on: date

        def first_state(self) -> PlanState:
            return PlanState(
                id=self.originator_id, title=self.title, kind=self.kind, period=self.period,
                starts_on=self.starts_on, ends_on=self.ends_on, opened_on=self.effective_on,
            )  # fmt: skip

    class ObjectiveSet(Event):
        """What a group of its actions is for was set, or worded anew under the same id."""

        objective: UUID
        reference: str | None
        title: TextRef
        section: TextRef | None
        kind: str
        place: int

        def change(self, state: PlanState) -> None:
            new = Objective(self.objective, self.reference, self.title, self.section, self.kind, self.place)
            if any(old.id == new.id for old in state.objectives):
                state.objectives = [new if old.id == new.id else old for old in state.objectives]
            else:
                state.objectives = [*state.objectives, new]

    class PlanSignedOff(Event):
        """A board agreed it at a dated meeting."""

        meeting: TextRef
        meeting_on: date
        note: TextRef | None

        def change(self, state: PlanState) -> None:
            state.sign_offs = [*state.sign_offs, SignOff(self.meeting, self.meeting_on, self.note)]
            if state.status == "open":
                state.status = "signed_off"

    class PlanClosed(Event):
        """Its time is over and every action has left it."""

        note: TextRef | None

        def change(self, state: PlanState) -> None:
            state.status, state.closed_on, state.closing_note = "closed", self.effective_on, self.note

    class PlansCombined(Event):
        """Several plans became one. Recorded on each of them and on the one that they became."""

        plans: tuple[UUID, ...]
        into: UUID

        def change(self, state: PlanState) -> None:
            if state.id == self.into:
                state.combined_from = self.plans
            else:
                state.status, state.closed_on, state.combined_into = "combined", self.effective_on, self.into

    @classmethod
    def open(
        cls,
        stamp: Stamp,
        *,
        title: TextRef,
        kind: str,
        period: str,
        starts_on: date,
        ends_on: date,
        id: UUID | None = None,
    ) -> Plan:
        refuse_future(stamp)
        return cls._create(
            cls.PlanOpened, id=id or uuid4(), **stamped(stamp),
            title=title, kind=kind, period=period, starts_on=starts_on, ends_on=ends_on,
        )  # fmt: skip

    def set_objective(
        self,
        stamp: Stamp,
        *,
        title: TextRef,
        reference: str | None = None,
        section: TextRef | None = None,
        kind: str = "objective",
        objective: UUID | None = None,
    ) -> UUID:
        """Set a new objective, or word an existing one anew. Returns its id."""
        self.refuse_after_closing(stamp)
        known = self.latest.objectives
        old = next((each for each in known if each.id == objective), None)
        place = old.place if old else len(known)
        objective = objective or uuid4()
        self.record(
            self.ObjectiveSet, stamp,
            objective=objective, reference=reference, title=title, section=section, kind=kind, place=place,
        )  # fmt: skip
        return objective

    def sign_off(self, stamp: Stamp, meeting: TextRef, meeting_on: date, note: TextRef | None) -> None:
        self.refuse_after_closing(stamp)
        self.record(self.PlanSignedOff, stamp, meeting=meeting, meeting_on=meeting_on, note=note)

    def close(self, stamp: Stamp, note: TextRef | None, open_actions: int) -> None:
        self.refuse_after_closing(stamp, ever=True)
        if open_actions:
            many = "1 action is" if open_actions == 1 else f"{open_actions} actions are"
            raise PlanHasOpenActions(
                f"{many} still open in this plan. Say first what became of each: carried forward, completed,"
                " business as usual, transferred, merged, superseded or withdrawn.",
                open_actions=open_actions,
            )
        self.record(self.PlanClosed, stamp, note=note)

    def combine(self, stamp: Stamp, plans: tuple[UUID, ...], into: UUID) -> None:
        if into in plans:
            raise CannotBeItself("A plan can't be combined into itself.")
        if self.id != into:
            self.refuse_after_closing(stamp, ever=True)
        self.record(self.PlansCombined, stamp, plans=plans, into=into)

    def refuse_after_closing(self, stamp: Stamp, ever: bool = False) -> None:
        """Up to the closing day entries may still come late; after it (or `ever`) nothing more happens in the plan."""
        latest = self.latest
        if latest.closed_on and (ever or stamp.effective_on > latest.closed_on):
            raise PlanIsClosed(
                f"This plan was {latest.status} on {in_words(latest.closed_on)}."
                + ("" if ever else " Late entries need an effective date up to that day."),
                closed_on=latest.closed_on.isoformat(),
            )

    def refuse_to_go_back(self, whence: Plan, field: str) -> None:
        """What is carried forward goes on in a plan of the same or a later time: none that ended before `whence` began.

        Plans whose times overlap run side by side, whatever their kind or length: either may take over from the other.
        """
        mine, before = self.latest, whence.latest
        if mine.ends_on < before.starts_on:
            told = (
                f"The plan for {mine.period} ends on {in_words(mine.ends_on)}, before the plan for {before.period}"
                f" begins on {in_words(before.starts_on)}. Carry forward into a plan of the same or a later period;"
                " open that plan first if it is not there yet."
            )
            raise InvalidOrder(told, fields={field: [told]})

    def refuse_unknown_objectives(self, objectives: Iterable[UUID]) -> None:
        known = {each.id for each in self.latest.objectives}
        for objective in objectives:
            if objective not in known:
                raise UnknownObjective("This plan has no such objective. Set it first.", objective=str(objective))

    @property
    def latest(self) -> PlanState:
        return fold(self.told_by(LAST_DAY))  # type: ignore[no-any-return]
