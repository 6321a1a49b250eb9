"""Comparing two points of a log as it stands in the tables: what is told, applied to the first, makes the second."""

from __future__ import annotations

from random import Random

import pytest

from projections.asked import Asked
from projections.between.answer import compared_answer
from projections.between.applying import applied
from projections.between.comparing import compare_points, point
from projections.naming import plans_named
from projections.reading import Reader
from tests.histories import a_history
from tests.projections.questions import anywhere


def at(question):
    return Asked(*question, as_at_given=True, known_on_given=True)


def plans_at(reader, asked):
    """Each plan read by itself, for this point alone."""
    return [reader.plan(id, asked) for id in reversed(plans_named(reader, asked))]


@pytest.mark.parametrize("seed", range(3))
def test_between_random_points_the_differences_make_the_second_of_the_first(views, seed):
    random = Random(seed)
    facts = a_history(random, 150)
    views.record(facts)
    views.catch_up()
    reader = Reader(views.writer, views.slug)

    for first, second in zip(anywhere(facts, random, 12), anywhere(facts, random, 12), strict=True):
        before, after = at(first), at(second)
        found = compare_points(reader, before, after)

        assert applied(plans_at(reader, before), found.compared) == plans_at(reader, after)
        assert len(compared_answer(reader, found)["actions"]) == len(found.compared.actions)


def test_a_point_is_one_day_or_two():
    assert point("2026-03-31").parameters() == {"as_at": "2026-03-31"}
    assert point("2026-03-31, 2026-04-12").parameters() == {"as_at": "2026-03-31", "known_on": "2026-04-12"}
    assert point("").is_now
