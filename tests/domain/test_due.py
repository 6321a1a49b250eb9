"""Due dates: the words stay, and mean what people in youth justice mean by them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from domain import due
from domain.period import Period

PLAN_YEAR = Period("2020-21", date(2020, 4, 1), date(2021, 3, 31))
days = some.dates(date(1990, 1, 1), date(2099, 12, 31))


def test_march_22_is_the_end_of_march_2022_never_the_22nd():
    understood = due.read("March 22", within=Period("2021-22", date(2021, 4, 1), date(2022, 3, 31)))

    assert understood == due.Due("March 22", "month", date(2022, 3, 31))


@pytest.mark.parametrize(
    ("text", "last_day"),
    [
        ("JUNE 22", date(2022, 6, 30)),
        ("Sept 22", date(2022, 9, 30)),
        ("Feb-24", date(2024, 2, 29)),
        ("November 2021", date(2021, 11, 30)),
        ("Dec '22", date(2022, 12, 31)),
        ("by the end of March 2022", date(2022, 3, 31)),
        ("02/2023", date(2023, 2, 28)),
        ("late June 2026", date(2026, 6, 30)),
        ("no later than end June 2026", date(2026, 6, 30)),
    ],
)
def test_a_month_lasts_until_its_last_day(text, last_day):
    understood = due.read(text)

    assert (understood.kind, understood.on) == ("month", last_day)


@pytest.mark.parametrize(
    "text",
    ["30/09/2019", "30.9.19", "30-09-2019", "30 September 2019", "30th Sept 2019", "30 th of September 2019",
     "Monday 30 September 2019", "2019-09-30", "2019-09-30 00:00:00", "by 30 Sept 19", "September 30, 2019",
     "Mon 30 Sept 2019", "before 30/09/2019", "no later than 30 September 2019", "w/e 30/9/19",
     "w/c 24 September 2019", "week commencing 24/09/2019"],
)  # fmt: skip
def test_a_day_may_be_written_in_many_ways(text):
    understood = due.read(text)

    assert understood == due.Due(text, "day", date(2019, 9, 30))


@pytest.mark.parametrize(
    ("text", "last_day"),
    [
        ("Q1 2020-21", date(2020, 6, 30)),
        ("Q2 2020/21", date(2020, 9, 30)),
        ("Quarter 3 2020-2021", date(2020, 12, 31)),
        ("Q4 2020-21", date(2021, 3, 31)),
        ("2020-21 Q4", date(2021, 3, 31)),
    ],
)
def test_a_quarter_is_of_the_financial_year(text, last_day):
    understood = due.read(text)

    assert (understood.kind, understood.on) == ("quarter", last_day)


@pytest.mark.parametrize(
    ("text", "kind", "last_day"),
    [
        ("May/June 2026", "month", date(2026, 6, 30)),
        ("April–June 2026", "month", date(2026, 6, 30)),
        ("between April and June 2026", "month", date(2026, 6, 30)),
        ("September 2026 to March 2027", "month", date(2027, 3, 31)),
        ("1st – 5th June 2026", "day", date(2026, 6, 5)),
        ("Q1-Q2 2026/27", "quarter", date(2026, 9, 30)),
        ("Q3 (December 2026)", "month", date(2026, 12, 31)),
        ("2026/27", "quarter", date(2027, 3, 31)),
        ("End FY 25/26", "quarter", date(2026, 3, 31)),
        ("end of 2026", "day", date(2026, 12, 31)),
        ("by Christmas 2026", "day", date(2026, 12, 25)),
    ],
)
def test_a_span_or_a_year_lasts_until_its_last_day(text, kind, last_day):
    understood = due.read(text)

    assert (understood.kind, understood.on) == (kind, last_day)


@pytest.mark.parametrize(
    ("text", "every", "on"),
    [
        ("quarterly until March 22", "P3M", date(2022, 3, 31)),
        ("Quarterly on an ongoing basis", "P3M", None),
        ("Monthly on ongoing basis", "P1M", None),
        ("every six months", "P6M", None),
        ("6-monthly", "P6M", None),
        ("annually", "P1Y", None),
        ("each week", "P1W", None),
        ("Ongoing", None, None),
        ("Every six weeks", "P6W", None),
        ("Reviewed quarterly", "P3M", None),
        ("Quarterly review", "P3M", None),
        ("Ongoing (monthly)", "P1M", None),
        ("Immediate and ongoing", None, None),
        ("Ongoing to March 2022", None, date(2022, 3, 31)),
        ("Ongoing – review March 2022", None, date(2022, 3, 31)),
        ("bi-monthly", None, None),
    ],
)
def test_what_recurs_keeps_its_rhythm_and_its_end(text, every, on):
    understood = due.read(text)

    assert understood == due.Due(text, "recurring", on, every)


@pytest.mark.parametrize(
    ("text", "every", "first"),
    [
        ("April 21 and every 3 months", "P3M", date(2021, 4, 30)),
        ("April 21 and then quarterly", "P3M", date(2021, 4, 30)),
        ("monthly from 1 May 2021", "P1M", date(2021, 5, 1)),
        ("June 21 and then as new staff arrive", None, date(2021, 6, 30)),
        ("Start April 21 and ongoing", None, date(2021, 4, 30)),
        ("From April 2021", None, date(2021, 4, 30)),
        ("1 May 2021 onwards", None, date(2021, 5, 1)),
        ("June 2021; then termly", None, date(2021, 6, 30)),
        ("April 2021 – ongoing", None, date(2021, 4, 30)),
        ("June 2021 (quarterly thereafter)", "P3M", date(2021, 6, 30)),
    ],
)
def test_what_starts_and_recurs_is_first_due_at_its_start(text, every, first):
    understood = due.read(text)

    assert understood == due.Due(text, "start_and_recurring", first, every)


def test_a_condition_has_no_day():
    understood = due.read("once PNC data is released")

    assert understood == due.Due("once PNC data is released", "conditional")


@pytest.mark.parametrize("text", ["Completed", "complete", "Done"])
def test_completed_is_a_kind_of_due_date(text):
    assert due.read(text) == due.Due(text, "completed")


@pytest.mark.parametrize("text", ["Completed March 22", "March 22 (complete)", "31/3/22 - completed"])
def test_completed_may_name_its_day(text):
    understood = due.read(text)

    assert (understood.kind, understood.on) == ("completed", date(2022, 3, 31))
    assert not understood.is_overdue(date(2023, 1, 1))


@pytest.mark.parametrize(
    "text",
    ["", "31/09/2019", "9/30/2019", "31 June 2022", "tbc", "asap", "not completed", "mid March 22", "after March 22",
     "Q4 2020", "Q4 2020-22", "Q5 2020-21", "March 1822", "June 22 / Sept 22", "in the spring", "2022", "22",
     "within 3 months", "Autumn 2026", "Summer term 2026", "before the board", "Q3 2026", "1/4",
     "Q2 (March 2026, TBC)"],
)  # fmt: skip
def test_what_cannot_be_told_is_unclear_and_never_guessed(text):
    assert due.read(text, PLAN_YEAR) == due.Due(text, "unclear")


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("31st July", date(2020, 7, 31)),
        ("18 th May", date(2020, 5, 18)),
        ("March 22nd", date(2021, 3, 22)),
        ("(Due date 31st July)", date(2020, 7, 31)),
        ("by end of Q3", date(2020, 12, 31)),
        ("4th quarter", date(2021, 3, 31)),
        ("w/c 4 May", date(2020, 5, 10)),
        ("by Christmas", date(2020, 12, 25)),
        ("April - June", date(2020, 6, 30)),
        ("from April", date(2020, 4, 30)),
        ("End of financial year", date(2021, 3, 31)),
        ("February", date(2021, 2, 28)),
    ],
)
def test_a_year_left_out_is_taken_from_the_period(text, on):
    assert due.read(text, PLAN_YEAR).on == on
    assert due.read(text) == due.Due(text, "unclear")


def test_a_day_that_the_period_holds_twice_is_unclear():
    two_years = Period("2020-22", date(2020, 4, 1), date(2022, 3, 31))

    assert due.read("31st July", two_years) == due.Due("31st July", "unclear")


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("30 Sept 2020 (Original due date 31st July)", date(2020, 9, 30)),
        ("Originally 31 July 2020, now Sept 2020", date(2020, 9, 30)),
        ("September 20 (was 31/07/2020)", date(2020, 9, 30)),
        ("(Original due date 31st July)", date(2020, 7, 31)),
        ("31/7/20, revised to 30/9/20", date(2020, 9, 30)),
        ("31/07/20 → 30/09/20", date(2020, 9, 30)),
        ("Sept 2020 (extended from 31/07/20)", date(2020, 9, 30)),
        ("30/9/20 – previously 31/7/20", date(2020, 9, 30)),
    ],
)
def test_an_original_date_is_kept_beside_the_present_one(text, on):
    understood = due.read(text, PLAN_YEAR)

    assert (understood.on, understood.original_on) == (on, date(2020, 7, 31))


def test_an_action_is_overdue_only_after_its_last_possible_day():
    march = due.read("March 22")

    assert not march.is_overdue(date(2022, 3, 31))
    assert march.is_overdue(date(2022, 4, 1))
    assert not due.read("ongoing").is_overdue(date(2099, 1, 1))


@given(days, some.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%Y-%m-%d", "%A %d %B %Y"]))
def test_any_day_written_out_reads_as_that_day(day, fashion):
    assert due.read(day.strftime(fashion)).on == day


@given(some.dates(date(2000, 1, 1), date(2099, 12, 31)), some.sampled_from(["%B %Y", "%b-%y", "%B %y", "%b %Y"]))
def test_any_month_reads_as_its_last_day(day, fashion):
    understood = due.read(day.strftime(fashion))

    assert understood.kind == "month"
    assert (understood.on.year, understood.on.month) == (day.year, day.month)
    assert (understood.on + timedelta(days=1)).day == 1


words = (
    "March|22|JUNE|2022|Q4|2020-21|/|-|(|)|.|,|original|due|date|until|from|every|and|then|3|30|31st|months|quarterly|"
    "completed|once|ongoing|0|99|'19|30/09/2019"
)
pieces = some.sampled_from(words.split("|"))


@given(some.text() | some.lists(pieces, max_size=6).map(" ".join))
def test_any_text_is_kept_word_for_word_and_has_no_date_unless_it_is_clear(text):
    understood = due.read(text, PLAN_YEAR)

    assert understood.text == text
    assert understood.kind != "unclear" or (understood.on, understood.every) == (None, None)
    assert understood.kind in {"unclear", "conditional", "completed", "recurring"} or understood.on
