"""The dates at which a plan is signed off, in few rectangles: the same dates, however they were cut before."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from projections.rectangles import Rectangle
from projections.region.signed_off import merged, within

DAY, MOMENT = date(2025, 4, 1), datetime(2025, 4, 1, tzinfo=UTC)


def area(valid_from, days, known_from, moments):
    day, moment = DAY + timedelta(days=valid_from), MOMENT + timedelta(hours=known_from)
    until = day + timedelta(days=days) if days else None
    return Rectangle(day, until, moment, moment + timedelta(hours=moments) if moments else None, b"")


numbers = st.integers(min_value=0, max_value=6)
areas = st.lists(st.builds(area, numbers, numbers, numbers, numbers), max_size=6)


def holds(rectangles, day, moment):
    return sum(
        each.valid_from <= day
        and (each.valid_to is None or day < each.valid_to)
        and each.known_from <= moment
        and (each.known_to is None or moment < each.known_to)
        for each in rectangles
    )


EVERY_PAIR = [(DAY + timedelta(days=d), MOMENT + timedelta(hours=h)) for d in range(14) for h in range(14)]


@given(areas)
def test_they_cover_the_same_dates_and_each_once(found):
    few = merged(found)

    assert [holds(few, *pair) for pair in EVERY_PAIR] == [min(1, holds(found, *pair)) for pair in EVERY_PAIR]


@given(areas, st.builds(area, numbers, numbers, numbers, numbers))
def test_what_lies_within_them_is_in_both(found, one):
    pieces = within(one, merged(found))

    expected = [min(1, holds(found, *pair)) * holds([one], *pair) for pair in EVERY_PAIR]
    assert [holds(pieces, *pair) for pair in EVERY_PAIR] == expected


def test_a_plan_that_only_changed_its_objectives_is_signed_off_in_one_piece():
    cut = [area(0, 3, 0, 0), area(3, 0, 0, 4), area(3, 0, 4, 0)]

    assert merged(cut) == [area(0, 0, 0, 0)]


def test_nothing_is_covered_by_nothing():
    assert merged([]) == []
