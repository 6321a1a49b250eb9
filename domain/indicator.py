"""An indicator: what a service measures itself by, its definitions one after another, and the values reported of it.

A value that is published later for the same period stands beside the earlier one: people decided by what they knew.
Only what was recorded wrongly is taken back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID, uuid4, uuid5

from eventsourcing.domain import Aggregate

from domain.authority import authority_id
from domain.fact import LAST_DAY, Fact, FactKeeper, Stamp, refuse_future, stamped
from domain.folding import fold
from domain.refusals import (
    EntryCannotBeCorrected,
    InvalidOrder,
    NothingWouldChange,
    in_words,
)
from domain.reported import Reported
from domain.text import TextRef

Comparators = tuple[tuple[str, Decimal], ...]
"""What the value is compared with, by code (see `domain.national.COMPARED_WITH`)."""


@dataclass(frozen=True, slots=True)
class Definition:
    """One of its definitions, and from which day it holds. The first may be unwritten: then `text` is None."""

    version: int
    since: date
    unit: str
    text: TextRef | None


@dataclass(frozen=True, slots=True)
class Value:
    """`definition` is the version that it was counted by; `reported_on` the day from which it was known."""

    entry: UUID
    period: Reported
    value: Decimal
    unit: str
    comparators: Comparators
    published_on: date | None
    definition: int
    note: TextRef | None
    reported_on: date

    def says_the_same(self, other: Value) -> bool:
        """When it was published, by which entry it came and what was remarked make it no other figure."""
        mine, theirs = (
            (each.value, each.unit, each.comparators, each.definition, each.period.cohort) for each in (self, other)
        )
        return mine == theirs and self.period.same(other.period)


@dataclass(slots=True)
class IndicatorState:
    """`code` is that of the national list; a local one has a `name`."""

    id: UUID
    code: str | None
    name: TextRef | None
    better: str
    definitions: tuple[Definition, ...]
    values: tuple[Value, ...] = ()
    last_effective_on: date | None = None
    last_recorded_at: datetime | None = None

    def definition_for(self, period: Reported) -> Definition:
        """The one that held when the period ended; the first for what was before it."""
        held = [each for each in self.definitions if each.since <= period.ends_on]
        return held[-1] if held else self.definitions[0]


def national_id(authority: str, code: str) -> UUID:
    """An authority has each indicator of the national list once."""
    return uuid5(authority_id(authority), f"indicator/{code}")


class Indicator(FactKeeper):
    noun = "indicator"

    class Event(Fact):
        """Anything that happens to an indicator."""

    class IndicatorDefined(Fact, Aggregate.Created):
        """A service keeps an indicator: one of the national list by its `code`, or one of its own by its `name`."""

        code: str | None
        name: TextRef | None
        unit: str
        better: str
        definition: TextRef | None

        def first_state(self) -> IndicatorState:
            first = Definition(1, self.effective_on, self.unit, self.definition)
            return IndicatorState(self.originator_id, self.code, self.name, self.better, (first,))

    class DefinitionRevised(Event):
        """From this day it is counted otherwise: earlier and later values must not be joined by a line."""

        version: int
        unit: str
        text: TextRef

        def change(self, state: IndicatorState) -> None:
            new = Definition(self.version, self.effective_on, self.unit, self.text)
            state.definitions = (*state.definitions, new)

    class ValueReported(Event):
        """A figure for a period, as it was published or found by the service itself; and what it is compared with."""

        period: Reported
        value: Decimal
        unit: str
        comparators: Comparators
        published_on: date | None
        definition: int
        note: TextRef | None

        def change(self, state: IndicatorState) -> None:
            state.values = (*state.values, self.as_value())

        def as_value(self) -> Value:
            return Value(
                self.entry, self.period, self.value, self.unit, self.comparators, self.published_on, self.definition,
                self.note, self.effective_on,
            )  # fmt: skip

    class EntryCorrected(Event):
        """A value or a definition was recorded wrongly. It no longer counts; the history keeps it."""

        corrected: UUID
        reason: TextRef

        @property
        def corrects(self) -> UUID:
            return self.corrected

    @classmethod
    def define(
        cls,
        stamp: Stamp,
        *,
        id: UUID,
        code: str | None,
        name: TextRef | None,
        unit: str,
        better: str,
        definition: TextRef | None,
    ) -> Indicator:
        refuse_future(stamp)
        return cls._create(
            cls.IndicatorDefined, id=id, **stamped(stamp), code=code, name=name, unit=unit, better=better,
            definition=definition,
        )  # fmt: skip

    def revise_definition(self, stamp: Stamp, text: TextRef, unit: str | None) -> int:
        """Returns its version. Versions count what was ever recorded, also what was taken back since."""
        self.refuse_day(stamp)
        before = fold(self.told_by(stamp.effective_on)).definitions[-1]
        version = 2 + sum(isinstance(fact, self.DefinitionRevised) for fact in self.facts)
        self.record(self.DefinitionRevised, stamp, version=version, unit=unit or before.unit, text=text)
        return version

    def report_value(
        self,
        stamp: Stamp,
        period: Reported,
        value: Decimal,
        comparators: Comparators = (),
        published_on: date | None = None,
        definition: int | None = None,
        note: TextRef | None = None,
        unit: str | None = None,
    ) -> None:
        """Refuses a period that is not over, and a figure that stands there already."""
        self.refuse_day(stamp)
        self._refuse_days(stamp, period, published_on)
        by = self._definition(definition, period)
        new = Value(
            uuid4(), period, value, unit or by.unit, comparators, published_on, by.version, note, stamp.effective_on
        )
        if any(each.says_the_same(new) for each in self.reported(period)[-1:]):
            raise NothingWouldChange(f"Exactly this value is recorded for {period.text} already.")
        self.record(
            self.ValueReported, stamp, period=period, value=value, unit=new.unit, comparators=comparators,
            published_on=published_on, definition=by.version, note=note,
        )  # fmt: skip

    def correct_entry(self, stamp: Stamp, entry: UUID, reason: TextRef) -> Fact:
        """Take a value or a definition back, and return it."""
        self.refuse_day(stamp)
        if not isinstance(self.find(entry), (self.ValueReported, self.DefinitionRevised)):
            raise EntryCannotBeCorrected("Only values and later definitions can be taken back.")
        return self.take_back(stamp, entry, reason)  # type: ignore[no-any-return]

    # What the rules ask

    @property
    def latest(self) -> IndicatorState:
        return fold(self.told_by(LAST_DAY))  # type: ignore[no-any-return]

    def reported(self, period: Reported) -> list[Value]:
        """What was reported for a period, the latest last."""
        return [each for each in self.latest.values if each.period.same(period)]

    def _refuse_days(self, stamp: Stamp, period: Reported, published_on: date | None) -> None:
        if period.ends_on > stamp.effective_on:
            problem = f"{period.text} ends on {in_words(period.ends_on)}: on the day of this entry it is not over."
            raise InvalidOrder(problem, fields={"period": [problem]})
        if published_on and published_on > stamp.effective_on:
            problem = "Nobody knew it before it was published. Give that day, or a later one, as the entry's day."
            raise InvalidOrder(problem, fields={"published_on": [problem]})
        if published_on and published_on <= period.ends_on:
            problem = "It can’t have been published before its period was over."
            raise InvalidOrder(problem, fields={"published_on": [problem]})

    def _definition(self, version: int | None, period: Reported) -> Definition:
        if version is None:
            return self.latest.definition_for(period)
        found = next((each for each in self.latest.definitions if each.version == version), None)
        if found is None:
            problem = f"This indicator has no definition {version}."
            raise InvalidOrder(problem, fields={"definition": [problem]})
        return found
