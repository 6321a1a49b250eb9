"""A question's dates, and orders' dates, are read as due dates are, where they say one day."""

from datetime import date

import pytest

from projections.asked import NotADate, day


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2026-03-31", date(2026, 3, 31)),
        ("31 March 2026", date(2026, 3, 31)),
        ("31st Mar 26", date(2026, 3, 31)),
        ("12/4/26", date(2026, 4, 12)),
        ("12.4.2026", date(2026, 4, 12)),
    ],
)
def test_a_day_as_people_write_it(typed, read):
    assert day(typed) == read


@pytest.mark.parametrize("typed", ["March 2026", "31 March", "Q1 2026-27", "30/2/2026", "3 May 2200", "soon", ""])
def test_what_says_no_one_day_is_no_date(typed):
    with pytest.raises(NotADate):
        day(typed)
