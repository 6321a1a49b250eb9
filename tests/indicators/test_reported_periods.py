"""The periods that values are reported for, as services write them."""

from __future__ import annotations

from datetime import date

import pytest

from domain.reported import read


@pytest.mark.parametrize(("written", "kind", "first", "last"), [
    ("Q3 2022-23", "quarter", "2022-10-01", "2022-12-31"),
    ("2022/23 Q1", "quarter", "2022-04-01", "2022-06-30"),
    ("Quarter 4 2022/2023", "quarter", "2023-01-01", "2023-03-31"),
    ("Oct–Dec 2021", "quarter", "2021-10-01", "2021-12-31"),
    ("3 months ending December 2018", "quarter", "2018-10-01", "2018-12-31"),
    ("2021-22", "year", "2021-04-01", "2022-03-31"),
    ("2020", "calendar_year", "2020-01-01", "2020-12-31"),
    ("Apr 22 – Mar 23", "rolling_year", "2022-04-01", "2023-03-31"),
    ("Oct 2021 - Sep 2022", "rolling_year", "2021-10-01", "2022-09-30"),
    ("12 months ending December 2020", "rolling_year", "2020-01-01", "2020-12-31"),
    ("June 2022", "month", "2022-06-01", "2022-06-30"),
    ("Sept 22", "month", "2022-09-01", "2022-09-30"),
    ("Feb to Apr 2021", "span", "2021-02-01", "2021-04-30"),
    ("2022-04-01/2022-06-30", "quarter", "2022-04-01", "2022-06-30"),
    ("2022-04-02/2022-06-30", "span", "2022-04-02", "2022-06-30"),
])  # fmt: skip
def test_a_written_period_is_a_kind_and_two_days(written, kind, first, last):
    found = read(written)

    assert (found.kind, found.starts_on, found.ends_on) == (kind, date.fromisoformat(first), date.fromisoformat(last))


def test_a_cohort_is_told_from_a_period_of_the_same_days():
    cohort, year = read("Jan–Dec 2020 cohort"), read("Jan–Dec 2020")

    assert (cohort.cohort, year.cohort) == (True, False)
    assert not cohort.same(year)
    assert year.same(read("12 months to December 2020"))


@pytest.mark.parametrize("written", [
    "", "last year", "Marble 22", "Q5 2022-23", "2021-23", "Q1 2022-24", "Mar 22 – Apr 21", "Nov–Feb 2021",
    "2015-01-01/2022-12-31", "2022-02-30/2022-03-31", "Jan 2015 – Dec 2022",
])  # fmt: skip
def test_what_is_no_period_is_refused_with_how_to_write_it(written):
    with pytest.raises(ValueError, match="Write it such as"):
        read(written)
