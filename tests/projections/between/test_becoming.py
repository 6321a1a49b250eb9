"""What became of every action: each is counted once, and bands are as thick as what they stand for."""

from __future__ import annotations

from random import Random

import pytest

from projections.asked import Asked
from projections.between.becoming import ORDER, flows, plans_of, what_became
from projections.reading import Reader
from tests.histories import a_history


@pytest.mark.parametrize("seed", range(3))
def test_every_action_of_the_plans_goes_one_way(views, seed):
    views.record(a_history(Random(seed), 150))
    views.catch_up()
    reader, asked = Reader(views.writer, views.slug), Asked.of()
    plans = [each["id"] for each in reader.plans(asked)]

    rows = what_became(reader, asked, plans)

    assert {each.action["id"] for each in rows} == {
        action["id"] for plan in reader.whole_plans(asked) for action in plan["actions"]
    }
    assert sum(each.actions for each in flows(rows)) == len(rows) == len({each.action["id"] for each in rows})
    assert {each.way for each in rows} <= set(ORDER)


def test_plans_of_a_period_are_all_of_them(views):
    views.record(a_history(Random(4), 150))
    views.catch_up()
    reader, asked = Reader(views.writer, views.slug), Asked.of()

    of_periods = [plans_of(reader, asked, None, period) for period in ("2021-22", "2022-23")]

    assert sorted(id for each in of_periods for id in each) == sorted(each["id"] for each in reader.plans(asked))
