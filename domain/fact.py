"""A fact: what every event of the registry has in common, and the one definition of what two dates show.

Two dates go with every fact: `effective_on`, the day it is true of, and `recorded_at`, when the system learnt it.
What is true *as at* one day, *as known on* another moment, is the fold of the facts that `visible` returns.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any, TypeVar
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from eventsourcing.domain import Aggregate

from domain.refusals import (
    EffectiveBeforeExistence,
    EffectiveInFuture,
    EntryAlreadyCorrected,
    EntryCannotBeCorrected,
    UnknownEntry,
    in_words,
)
from domain.text import LONGEST_TEXT, Text, TextRef

LONDON = ZoneInfo("Europe/London")
"""Days are days here: an entry at 00:30 on 1 July in summer is of 1 July, though it is still June in UTC."""

ALWAYS = datetime.max.replace(tzinfo=UTC)
LAST_DAY = date.max

Words = str | TextRef
"""Text as a person typed it, or one that is kept already."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where in which document an entry was read: SHA-256 of the file (hex), and a place a person can find."""

    document: str
    place: str


@dataclass(frozen=True)
class Occasion:
    """On whose order, under which command id, of which day, from which source; and which version its author saw.

    `command` makes a repeated order the same fact; `seen` is the aggregate's version on the form, None for scripts;
    `request` is the id of the web request, by which the operation's logs tell of it.
    """

    actor: UUID
    command: str
    effective_on: date | None = None
    source: Source | None = None
    seen: int | None = None
    request: str | None = None


class AtPresent:
    """What is found at the moment of an order, beside what the order says: no part of telling it from another one."""


@dataclass
class Basis:
    """What an order was decided by, beside what it changes; if that changed by the time of saving, decide anew."""

    versions: dict[UUID, int] = field(default_factory=dict)
    """Things that it read, and how they were."""
    topics: set[str] = field(default_factory=set)
    """Kinds of facts of which it read all that there were,"""
    log_at: int | None = None
    """up to this position of the log."""


@dataclass(frozen=True)
class Stamp:
    """An occasion at the moment it is recorded; it collects the texts written on it, and what it was decided by."""

    actor: UUID
    command: str
    recorded_at: datetime
    effective_on: date
    source: Source | None = None
    seen: int | None = None
    request: str | None = None
    texts: list[Text] = field(default_factory=list)
    basis: Basis = field(default_factory=Basis)

    @property
    def today(self) -> date:
        return self.recorded_at.astimezone(LONDON).date()

    def write(self, words: Words, longest: int = LONGEST_TEXT) -> TextRef:
        """Keep a text with this order and return where it will stand."""
        if isinstance(words, TextRef):
            return words
        text = Text.write(words, longest)
        self.texts.append(text)
        return text.reference

    def write_if(self, words: Words | None) -> TextRef | None:
        return self.write(words) if words else None

    def at(self, place: str | None) -> Stamp:
        """The same stamp for another place of the same document."""
        if self.source is None or place is None:
            return self
        return replace(self, source=Source(self.source.document, place))

    def rests_on(self, thing: FactKeeper) -> None:
        self.basis.versions[thing.id] = thing.version

    def of(self, day: date) -> Stamp:
        return replace(self, effective_on=day)


class Fact(Aggregate.Event):
    """Something that happened; immutable. `timestamp` (of the library) is when it was recorded, in UTC."""

    entry: UUID
    effective_on: date
    actor: UUID
    command: str
    request: str | None
    source: Source | None

    @property
    def recorded_at(self) -> datetime:
        return self.timestamp

    @property
    def corrects(self) -> UUID | None:
        """The entry that this one says was recorded wrongly; only `EntryCorrected` has one."""
        return None

    @property
    def about(self) -> tuple[UUID | None, UUID | None]:
        """The plan and the action that it is about, where that is not the thing itself that it happened to."""
        return None, None

    def apply(self, aggregate: Any) -> None:
        aggregate.facts.append(self)

    def change(self, state: Any) -> None:
        """What becomes true by this fact. Total: runs on every replay, in any order of effective dates."""

    def first_state(self) -> Any:
        """The state that this fact begins; None for all but the fact that creates a thing."""
        return None

    def as_order(self) -> dict[str, Any] | None:
        """The fields of the order that would record this fact again, or None where that has no meaning."""
        return None

    def __deepcopy__(self, _memo: dict[int, Any]) -> Fact:
        return self


F = TypeVar("F", bound=Fact)


def visible(facts: Iterable[F], as_at: date, known_on: datetime) -> list[F]:
    """The facts that count for a question with two dates, in the order in which they are told.

    Those effective by `as_at` and recorded by `known_on`, less those that a correction known by then took back;
    by effective date and, within a day, by position.
    """
    known = [fact for fact in facts if fact.timestamp <= known_on]
    corrected = {fact.corrects for fact in known}
    return in_order(fact for fact in known if fact.effective_on <= as_at and fact.entry not in corrected)


def in_order(facts: Iterable[F]) -> list[F]:
    return sorted(facts, key=lambda fact: (fact.effective_on, fact.originator_version))


class FactKeeper(Aggregate):
    """An aggregate that keeps its facts, so that its rules can ask what was true on the day an order speaks of."""

    noun = "entry"
    beginning_stays = True
    """Whether the entry with which it began can never be taken back."""

    def __init__(self) -> None:
        self.facts: list[Any] = []

    def record(self, event_class: type[Fact], stamp: Stamp, **what: Any) -> None:
        """Record a fact. Refuses a day in the future and a day before this thing existed."""
        self.refuse_day(stamp)
        self.trigger_event(event_class, **stamped(stamp, not_before=self.modified_on), **what)

    def refuse_day(self, stamp: Stamp) -> None:
        refuse_future(stamp)
        began = self.facts[0].effective_on
        if stamp.effective_on < began:
            raise EffectiveBeforeExistence(
                f"This {self.noun} exists from {in_words(began)}. Give that day or a later one,"
                f" not {in_words(stamp.effective_on)}.",
                began=began.isoformat(),
            )

    def find(self, entry: UUID) -> Any:
        for fact in self.facts:
            if fact.entry == entry:
                return fact
        raise UnknownEntry(f"This {self.noun} has no such entry.")

    def take_back(self, stamp: Stamp, entry: UUID, reason: TextRef) -> Any:
        """Records, as of its own day, that an entry was wrong, and returns it."""
        self.refuse_day(stamp)
        wrong = self.find(entry)
        if wrong is self.facts[0] and self.beginning_stays:
            raise EntryCannotBeCorrected(f"The entry with which this {self.noun} began can't be taken back.")
        if wrong.corrects is not None:
            raise EntryCannotBeCorrected("A correction can't be corrected. Record what is right as a new entry.")
        if any(fact.corrects == entry for fact in self.facts):
            raise EntryAlreadyCorrected("This entry has been corrected already.")
        kind: Any = self
        self.record(kind.EntryCorrected, stamp.of(wrong.effective_on), corrected=entry, reason=reason)
        return wrong

    def told_by(self, as_at: date) -> list[Any]:
        """Its facts up to a day, as known now."""
        return visible(self.facts, as_at, ALWAYS)


def refuse_future(stamp: Stamp) -> None:
    if stamp.effective_on > stamp.today:
        raise EffectiveInFuture(
            f"{in_words(stamp.effective_on)} is in the future. An entry says what has happened:"
            f" give today ({in_words(stamp.today)}) or an earlier day.",
            today=stamp.today.isoformat(),
        )


def stamped(stamp: Stamp, not_before: datetime | None = None) -> dict[str, Any]:
    """What all facts carry. Clocks may step back; the order of recording within an aggregate may not."""
    recorded_at = max(stamp.recorded_at, not_before) if not_before else stamp.recorded_at
    return {
        "entry": uuid4(),
        "timestamp": recorded_at,
        "effective_on": stamp.effective_on,
        "actor": stamp.actor,
        "command": stamp.command,
        "request": stamp.request,
        "source": stamp.source,
    }
