"""A cell of dates: what it leaves likely is read, with a doubt."""

from __future__ import annotations

from datetime import date

import pytest

from domain import due_in_documents
from domain.period import Period

PLAN_YEAR = Period("2026-27", date(2026, 4, 1), date(2027, 3, 31))


def test_of_two_dates_without_anything_between_them_the_last_is_due_and_the_first_the_original():
    told = due_in_documents.read("June 26 Sept 26", PLAN_YEAR)

    assert (told.due.kind, told.due.on) == ("month", date(2026, 9, 30))
    assert (told.due.text, told.due.original_on) == ("June 26 Sept 26", date(2026, 6, 30))
    assert told.doubts == ("two dates: “June 26” and “Sept 26”",)


@pytest.mark.parametrize("text", ["June 26 / Sept 26", "June 26; Sept 26", "June 26 and Sept 26"])
def test_of_two_dates_with_something_between_them_the_later_is_due_and_none_is_called_original(text):
    told = due_in_documents.read(text)

    assert (told.due.on, told.due.original_on) == (date(2026, 9, 30), None)


def test_a_year_that_is_left_out_is_the_periods_and_said_to_be():
    told = due_in_documents.read("September", PLAN_YEAR)

    assert told.due.on == date(2026, 9, 30)
    assert told.doubts == ("the year of September is taken from the document",)


def test_what_says_nothing_stays_unclear_with_its_doubt():
    assert due_in_documents.read("in due course").doubts == ("due date in due course is unclear",)
    assert due_in_documents.read("31/09/2026").doubts == ("due date 31/09/2026 is no day of any calendar",)
