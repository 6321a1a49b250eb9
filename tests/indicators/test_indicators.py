"""Indicators: defined, defined anew, values reported, and taken back where they were recorded wrongly."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from domain.indicator import Indicator
from domain.refusals import (
    EffectiveBeforeExistence,
    EntryAlreadyCorrected,
    EntryCannotBeCorrected,
    InvalidOrder,
    NothingWouldChange,
    UnknownEntry,
)
from domain.reported import read
from tests.examples import BEGAN, happened, on, words

ID = UUID(int=77)
Q1, Q2 = read("Q1 2021-22"), read("Q2 2021-22")


@pytest.fixture
def indicator():
    found = Indicator.define(
        on(BEGAN),
        id=ID,
        code=None,
        name=words("Waiting"),
        unit="days",
        better="down",
        definition=words("From referral"),
    )
    found.collect_events()
    return found


def values(indicator):
    return [(each.period.text, each.value, each.definition) for each in indicator.latest.values]


def test_a_value_is_reported_for_a_period_with_what_it_is_compared_with(indicator):
    indicator.report_value(on("2021-08-01"), Q1, Decimal("12.5"), (("national", Decimal(14)),), date(2021, 7, 30))

    (value,) = indicator.latest.values
    assert (value.value, value.unit, value.comparators) == (Decimal("12.5"), "days", (("national", Decimal(14)),))
    assert (value.published_on, value.reported_on, value.definition) == (date(2021, 7, 30), date(2021, 8, 1), 1)


def test_a_later_figure_for_the_same_period_stands_beside_the_earlier_one(indicator):
    indicator.report_value(on("2021-08-01"), Q1, Decimal(12))
    indicator.report_value(on("2021-11-01"), Q1, Decimal(13))

    assert values(indicator) == [("Q1 2021-22", 12, 1), ("Q1 2021-22", 13, 1)]


def test_the_same_figure_again_is_no_news(indicator):
    indicator.report_value(on("2021-08-01"), Q1, Decimal(12))
    indicator.collect_events()

    with pytest.raises(NothingWouldChange):
        indicator.report_value(
            on("2021-11-01"), read("April–June 2021"), Decimal("12.0"), published_on=date(2021, 9, 1)
        )

    assert happened(indicator) == []


def test_a_period_that_is_not_over_has_no_value_yet(indicator):
    with pytest.raises(InvalidOrder, match="it is not over"):
        indicator.report_value(on("2021-06-30").of(date(2021, 6, 29)), Q1, Decimal(12))

    assert happened(indicator) == []


@pytest.mark.parametrize("published", ["2021-06-30", "2021-08-02"])
def test_it_is_published_after_its_period_and_before_anybody_knows_it(indicator, published):
    with pytest.raises(InvalidOrder):
        indicator.report_value(on("2021-08-01"), Q1, Decimal(12), published_on=date.fromisoformat(published))

    assert happened(indicator) == []


def test_nothing_is_known_of_it_before_it_is_defined(indicator):
    with pytest.raises(EffectiveBeforeExistence):
        indicator.report_value(on("2021-03-31"), read("Q1 2020-21"), Decimal(12))

    assert happened(indicator) == []


def test_a_value_follows_the_definition_that_held_when_its_period_ended(indicator):
    version = indicator.revise_definition(on("2021-07-01"), words("From first contact"), None)
    indicator.report_value(on("2021-11-01"), Q1, Decimal(12))
    indicator.report_value(on("2021-11-01"), Q2, Decimal(9))
    indicator.report_value(on("2021-11-02"), Q2, Decimal(11), definition=1)

    assert version == 2
    assert values(indicator) == [("Q1 2021-22", 12, 1), ("Q2 2021-22", 9, 2), ("Q2 2021-22", 11, 1)]


def test_a_definition_that_is_not_there_can_not_be_followed(indicator):
    with pytest.raises(InvalidOrder, match="no definition 2"):
        indicator.report_value(on("2021-11-01"), Q1, Decimal(12), definition=2)

    assert happened(indicator) == []


def test_what_was_recorded_wrongly_is_taken_back_and_no_version_comes_twice(indicator):
    indicator.report_value(on("2021-08-01"), Q1, Decimal(120))
    indicator.revise_definition(on("2021-08-02"), words("Mistaken"), "percent")
    wrong, definition = (fact.entry for fact in indicator.facts[1:])

    indicator.correct_entry(on("2021-12-01"), wrong, words("A nought too many"))
    indicator.correct_entry(on("2021-12-01"), definition, words("Of another indicator"))

    assert values(indicator) == []
    assert [each.version for each in indicator.latest.definitions] == [1]
    assert indicator.revise_definition(on("2021-12-02"), words("From first contact"), None) == 3


def test_only_values_and_later_definitions_are_taken_back_and_once(indicator):
    indicator.report_value(on("2021-08-01"), Q1, Decimal(120))
    first, value = (fact.entry for fact in indicator.facts)
    indicator.correct_entry(on(), value, words("Mistyped"))
    indicator.collect_events()

    for entry, refusal in (
        (first, EntryCannotBeCorrected), (value, EntryAlreadyCorrected),
        (indicator.facts[-1].entry, EntryCannotBeCorrected), (UUID(int=5), UnknownEntry),
    ):  # fmt: skip
        with pytest.raises(refusal):
            indicator.correct_entry(on(), entry, words("Mistyped"))

    assert happened(indicator) == []
