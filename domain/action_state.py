"""The state of an action for one pair of dates: what a plan page shows of it. It is only ever a fold of facts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from domain.rag import Rating
from domain.text import TextRef

OPEN, PAUSED = "open", "paused"
DISPOSITIONS = ("completed", "embedded", "carried_forward", "transferred", "merged", "superseded", "withdrawn")
STATUSES = (OPEN, PAUSED, *DISPOSITIONS)


@dataclass(frozen=True, slots=True)
class DueDate:
    """A due date word for word beside what it means; see `domain.due` for the kinds."""

    text: TextRef
    kind: str
    on: date | None
    every: str | None = None

    @property
    def deadline(self) -> date | None:
        """The one day by which it was promised; what recurs is promised again and again, and does not slip."""
        return self.on if self.kind in ("day", "month", "quarter") else None


def days_between(before: DueDate | None, after: DueDate | None) -> int:
    """How many days later the second is promised than the first, where both promise a day."""
    if before and after and before.deadline and after.deadline:
        return (after.deadline - before.deadline).days
    return 0


def promises_the_same(before: DueDate | None, after: DueDate) -> bool:
    """Whether both promise one and the same day, however they are written."""
    return before is not None and before.deadline is not None and before.deadline == after.deadline


@dataclass(frozen=True, slots=True)
class Carried:
    """Whence a carried action came: its predecessor, the first of its line, how often carried.

    `first_promised` and `last_promised` are the first and the latest day by which its line was promised before.
    """

    from_action: UUID
    from_plan: UUID
    lineage: UUID
    times: int
    first_promised: date | None
    last_promised: date | None


@dataclass(slots=True)
class SubAction:
    """A lettered part with a life of its own."""

    id: UUID
    label: str | None
    title: TextRef
    status: str = OPEN
    note: TextRef | None = None
    to_action: UUID | None = None


@dataclass(slots=True)
class Evidence:
    text: TextRef
    effective_on: date


@dataclass(slots=True)
class Note:
    """A progress note as a page shows it."""

    entry: UUID
    effective_on: date
    recorded_at: datetime
    actor: UUID
    text: TextRef


@dataclass(slots=True)
class Adopted:
    """An action of another authority, which this one was modelled on."""

    authority: str
    action: UUID
    on: date
    note: TextRef | None = None


@dataclass(slots=True)
class ActionState:
    """An action as at one day, as known on one moment. Texts are `TextRef`s; ids are UUIDs; days are dates."""

    id: UUID
    plan: UUID
    reference: str | None
    title: TextRef
    place: int | None
    created_on: date
    lineage: UUID
    objectives: tuple[UUID, ...] = ()
    leads: tuple[TextRef, ...] = ()
    due: DueDate | None = None
    original_due: DueDate | None = None
    due_revisions: int = 0
    first_promised: date | None = None
    last_promised: date | None = None
    """The first and latest day by which it was promised, in all the plans of its line; conditions count for none."""
    measure: TextRef | None = None
    rag: Rating | None = None
    rag_reason: TextRef | None = None
    themes: tuple[str, ...] = ()
    sub_actions: list[SubAction] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    notes: int = 0
    latest_note: Note | None = None
    status: str = OPEN
    left_on: date | None = None
    """The day it left the plan, for the seven dispositions."""
    outcome: TextRef | None = None
    """What was said when it left or was paused: reason, decision, what replaces it."""
    check_on: date | None = None
    """For embedded actions: when to check that it still is business as usual."""
    carried: Carried | None = None
    origins: tuple[UUID, ...] = ()
    """Whence it came, where that was named after it was created."""
    adopted_from: list[Adopted] = field(default_factory=list)
    carried_to: UUID | None = None
    to_action: UUID | None = None
    to_plan: UUID | None = None
    last_effective_on: date | None = None
    last_recorded_at: datetime | None = None

    @property
    def has_left(self) -> bool:
        return self.status in DISPOSITIONS

    @property
    def whence(self) -> tuple[UUID, ...]:
        """The actions of earlier plans that it came from; several, where they became one."""
        return self.origins or ((self.carried.from_action,) if self.carried else ())

    @property
    def days_slipped(self) -> int:
        """From the original to the present due date."""
        return days_between(self.original_due, self.due)

    @property
    def days_slipped_in_all(self) -> int:
        """From the first to the latest day by which it was promised, as far as the action itself says: `domain.lines`
        knows the whole of its line."""
        if self.first_promised and self.last_promised:
            return (self.last_promised - self.first_promised).days
        return 0

    def revise(self, due: DueDate) -> None:
        """Another due date, or the first; the same day in other words ("31/12/2026", "Dec 26") is no revision."""
        if self.original_due is None:
            self.original_due = due
        elif not promises_the_same(self.due, due):
            self.due_revisions += 1
        self.promise(due)

    def promise(self, due: DueDate | None) -> None:
        """A due date was set; where it promises a day, that is the latest, and perhaps the first."""
        self.due = due
        if due and due.deadline:
            self.first_promised = self.first_promised or due.deadline
            self.last_promised = due.deadline
