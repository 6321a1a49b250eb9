"""Orders on indicators: defined, defined anew, values reported, and taken back where they were recorded wrongly."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

from domain.carrying_out import Changed, order, refuse_stale
from domain.fact import Stamp, Words
from domain.indicator import Comparators, Indicator, national_id
from domain.national import COMPARED_WITH, NATIONAL
from domain.records import Records
from domain.refusals import IndicatorAlreadyDefined, InvalidOrder, NothingWouldChange
from domain.reported import Reported, read
from domain.text import LONGEST_TITLE, TextRef


class OnIndicators(Records):
    """The part of the registry that takes them."""

    @order
    def define_indicator(
        self,
        stamp: Stamp,
        code: str | None = None,
        name: Words | None = None,
        unit: str | None = None,
        better: str | None = None,
        definition: Words | None = None,
        indicator: UUID | None = None,
    ) -> Changed:
        """One of the national list by its code, which says unit and direction too; or one of the service's own."""
        if (code is None) == (name is None):
            problem = "Choose one of the national list, or give the name of one of your own: one of the two."
            raise InvalidOrder(problem, fields={"name": [problem]})
        listed = NATIONAL[code] if code else None
        if listed is None and unit is None:
            raise InvalidOrder("Say how it is counted.", fields={"unit": ["Say how it is counted."]})
        id = indicator or (national_id(self.slug, code) if code else uuid4())
        self._refuse_defined(stamp, id, code, name)
        defined = Indicator.define(
            stamp, id=id, code=code, name=stamp.write(name, LONGEST_TITLE) if name else None,
            unit=unit or (listed.unit if listed else "number"),
            better=better or (listed.better if listed else "neither"), definition=stamp.write_if(definition),
        )  # fmt: skip
        return Changed([defined], {"indicator": id})

    @order
    def revise_definition(self, stamp: Stamp, indicator: UUID, text: Words, unit: str | None = None) -> Changed:
        found = self._indicator_for(stamp, indicator)
        now = found.latest.definitions[-1]
        if unit in (None, now.unit) and now.text and self.bodies_of(stamp, [now.text]) == [text]:
            raise NothingWouldChange("It is defined exactly so already.")
        found.revise_definition(stamp, stamp.write(text), unit)
        return Changed([found], {"indicator": found.id})

    @order
    def report_value(
        self,
        stamp: Stamp,
        indicator: UUID,
        period: str,
        value: Decimal,
        comparators: Mapping[str, Decimal] | None = None,
        published_on: date | None = None,
        definition: int | None = None,
        note: Words | None = None,
        unit: str | None = None,
    ) -> Changed:
        found = self._indicator_for(stamp, indicator)
        found.report_value(
            stamp, reported(period), value, compared(comparators or {}), published_on, definition,
            stamp.write_if(note), unit,
        )  # fmt: skip
        return Changed([found], {"indicator": found.id})

    @order
    def correct_value(
        self, stamp: Stamp, indicator: UUID, entry: UUID, reason: Words, value: Decimal | None = None
    ) -> Changed:
        """Take a value back that was recorded wrongly; with `value`, record what is right for the same period."""
        found = self._indicator_for(stamp, indicator)
        wrong = found.correct_entry(stamp, entry, stamp.write(reason))
        if value is not None:
            if not isinstance(wrong, Indicator.ValueReported):
                problem = "This entry is no value: take it back, and record what is right as a new one."
                raise InvalidOrder(problem, fields={"value": [problem]})
            found.report_value(
                stamp.of(wrong.effective_on), wrong.period, value, wrong.comparators, wrong.published_on,
                wrong.definition, wrong.note, wrong.unit,
            )  # fmt: skip
        return Changed([found], {"indicator": found.id})

    def _indicator_for(self, stamp: Stamp, indicator: UUID) -> Indicator:
        found = self.indicator_of(indicator)
        refuse_stale(found, stamp)
        return found

    def _refuse_defined(self, stamp: Stamp, id: UUID, code: str | None, name: Words | None) -> None:
        """Two of one code or name could not be told apart."""
        self._rest_on_all(stamp, Indicator.IndicatorDefined)
        known = self.facts_of_kind(Indicator.IndicatorDefined)
        taken = self.found(id) is not None or (code and code in {fact.code for fact in known})
        if not taken and isinstance(name, str):
            names = self.bodies_of(stamp, [fact.name for fact in known if fact.name])
            taken = same(name) in {same(each) for each in names}
        if taken:
            raise IndicatorAlreadyDefined("This indicator is defined already. Report its values there.")

    def bodies_of(self, stamp: Stamp, refs: list[TextRef]) -> list[str]:
        bodies = self.recorder.bodies([each.ref for each in refs])  # type: ignore[attr-defined]
        return [*bodies.values(), *(text.body for text in stamp.texts if text.ref in {each.ref for each in refs})]


def same(name: str) -> str:
    return " ".join(name.split()).casefold()


def reported(period: str) -> Reported:
    try:
        return read(period)
    except ValueError as unclear:
        raise InvalidOrder(str(unclear), fields={"period": [str(unclear)]}) from None


def compared(said: Mapping[str, Decimal]) -> Comparators:
    """In the order of the list."""
    return tuple((code, said[code]) for code in COMPARED_WITH if code in said)
