"""Periods: the year a plan is for, as people write it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from domain import period
from domain.period import Period


@pytest.mark.parametrize("text", ["2022-23", "2022/23", "2022-2023", " 2022 - 23 "])
def test_a_plan_year_runs_from_april_to_march(text):
    understood = period.read(text)

    assert (understood.starts_on, understood.ends_on) == (date(2022, 4, 1), date(2023, 3, 31))


def test_an_authority_may_begin_its_plan_year_on_another_day():
    assert period.read("2022-23", year_starts=(9, 1)) == Period("2022-23", date(2022, 9, 1), date(2023, 8, 31))


def test_a_plan_may_be_for_several_years():
    assert period.read("2021-24") == Period("2021-24", date(2021, 4, 1), date(2024, 3, 31))


def test_two_dates_say_any_period():
    assert period.read("2022-04-01/2022-09-30") == Period("2022-04-01/2022-09-30", date(2022, 4, 1), date(2022, 9, 30))


def test_one_year_is_that_calendar_year():
    assert period.read("2022") == Period("2022", date(2022, 1, 1), date(2022, 12, 31))


def test_a_period_covers_its_first_and_its_last_day():
    year = period.read("2022-23")

    assert [year.covers(date(2022, 4, 1)), year.covers(date(2023, 3, 31))] == [True, True]
    assert [year.covers(date(2022, 3, 31)), year.covers(date(2023, 4, 1))] == [False, False]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("next year", "is not a period"),
        ("", "is not a period"),
        ("1822-23", "is not a period"),
        ("2023-22", "ends before it starts"),
        ("2022-22", "ends before it starts"),
        ("2023-03-31/2022-04-01", "ends before it starts"),
        ("2022-02-30/2022-04-01", "no calendar has"),
        ("2022-99", "longer than 10 years"),
    ],
)
def test_what_is_no_period_is_refused_with_the_reason(text, said):
    with pytest.raises(ValueError, match=said):
        period.read(text)


def test_a_plan_year_from_january_is_written_as_one_year():
    with pytest.raises(ValueError, match='write "2022"'):
        period.read("2022-23", year_starts=(1, 1))


def test_a_plan_year_begins_on_a_day_that_exists():
    with pytest.raises(ValueError, match="no such day"):
        period.read("2022-23", year_starts=(2, 30))


@given(some.integers(1990, 2097), some.sampled_from([(4, 1), (9, 1), (6, 15)]))
def test_plan_years_follow_each_other_without_a_gap(year, year_starts):
    this, following = (period.read(f"{y}-{(y + 1) % 100:02}", year_starts) for y in (year, year + 1))

    assert this.ends_on + timedelta(days=1) == following.starts_on


@given(some.text())
def test_any_text_is_a_period_or_refused(text):
    try:
        understood = period.read(text)
    except ValueError:
        return
    assert understood.starts_on <= understood.ends_on


@pytest.mark.parametrize("text", ["2026-27", "2026/27", "2026–2027", " 2026 - 27"])
def test_one_plan_year_is_the_same_however_it_is_written(text):
    assert period.same(text, "2026-27")
    assert period.plain(text) == "2026-27"
    assert period.is_named_in(f"Delivery plan {text.strip()}", "2026/27")


def test_other_periods_stay_as_they_are_written():
    assert period.plain("2026-04-01/2026-09-30") == "2026-04-01/2026-09-30"
    assert not period.same("2026-27", "2026-28")
    assert not period.is_named_in("Delivery plan 2025-26", "2026-27")


@pytest.mark.parametrize(
    ("title", "moved"),
    [
        ("Delivery Plan 2026/27", "Delivery Plan 2027/28"),
        ("Plan 2026-2027 (youth justice)", "Plan 2027-2028 (youth justice)"),
        ("Plan 2026 – 27", "Plan 2027 – 28"),
        ("After 2024-25: the plan", "After 2024-25: the plan"),
        ("Delivery plan", "Delivery plan"),
    ],
)
def test_a_title_moves_on_with_its_year_and_keeps_its_fashion(title, moved):
    assert period.moved_on(title, "2026-27", "2027-28") == moved
    assert period.moved_on("Plan 2026", "2026", "2027") == "Plan 2027"


@pytest.mark.parametrize(
    ("one", "next_one"),
    [
        ("2026-27", "2027-28"), ("2026/27", "2027/28"), ("2026-2027", "2027-2028"), ("1999-00", "2000-01"),
        ("2098-99", "2099-00"), ("2025-28", "2028-31"), ("2026", "2027"), ("2026-04-01/2026-09-30", ""), ("soon", ""),
    ],
)  # fmt: skip
def test_the_period_after_one_is_as_long_and_written_alike(one, next_one):
    assert period.following(one) == next_one
