"""Several people at once: no entry is lost, nobody overwrites what they have not seen, the log stays in order."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from threading import Barrier, Event, Thread

import pytest

from domain.refusals import Refusal, SomeoneChangedThis
from tests.registry.conftest import an_order


def together(*orders):
    """Give orders at the same moment; what each answered or how it was refused."""
    moment = Barrier(len(orders))

    def give(order):
        moment.wait()
        try:
            return order()
        except Refusal as refusal:
            return refusal

    with ThreadPoolExecutor(len(orders)) as threads:
        return list(threads.map(give, orders))


def test_a_form_that_is_stale_is_refused_and_says_so(registry, log, action):
    seen = registry.any_action(action).version
    registry.note_progress(an_order(), action, "Meanwhile")
    before = log.sizes()

    with pytest.raises(SomeoneChangedThis, match="Someone changed this action since you opened it") as refused:
        registry.note_progress(an_order(seen=seen), action, "Typed in an old form")

    assert refused.value.details == {"seen": seen, "version": seen + 1}
    assert log.sizes() == before


def test_a_form_that_is_fresh_is_taken(registry, action):
    seen = registry.any_action(action).version

    assert registry.note_progress(an_order(seen=seen), action, "Typed in time").position


def test_a_stale_form_of_a_plan_is_refused(registry, plan):
    seen = registry.plan_of(plan).version
    registry.set_objective(an_order(), plan, "Meanwhile")

    with pytest.raises(SomeoneChangedThis, match="Someone changed this plan"):
        registry.set_objective(an_order(seen=seen), plan, "Typed in an old form")


def test_of_two_fresh_forms_at_the_same_moment_one_is_told_what_the_other_did(registry, action):
    seen = registry.any_action(action).version

    answers = together(*(lambda: registry.note_progress(an_order(seen=seen), action, "Mine") for _ in range(2)))

    assert sorted(type(answer).__name__ for answer in answers) == ["Receipt", "SomeoneChangedThis"]


def test_orders_that_name_no_version_all_succeed(registry, log, action):
    before = len(log.events())

    answers = together(
        *(lambda number=number: registry.note_progress(an_order(), action, f"Note {number}") for number in range(4))
    )

    assert [type(answer).__name__ for answer in answers] == ["Receipt"] * 4
    assert len(log.events()) - before == 4
    assert registry.any_action(action).latest.notes == 4


def test_an_action_leaves_once_though_several_order_it_at_the_same_moment(registry, action):
    answers = together(
        lambda: registry.complete(an_order(), action),
        lambda: registry.withdraw(an_order(), action, "No money"),
        lambda: registry.embed(an_order(), action),
    )

    assert sorted(type(answer).__name__ for answer in answers) == ["ActionHasLeft", "ActionHasLeft", "Receipt"]
    assert len(registry.any_action(action).facts) == 2


@pytest.mark.parametrize("_", range(5))
def test_a_plan_is_opened_once_though_two_order_it_at_the_same_moment(registry, _):
    answers = together(*repeat(lambda: registry.open_plan(an_order(), "Twice", "delivery_plan", "2021-22"), 2))

    assert sorted(type(answer).__name__ for answer in answers) == ["PlanAlreadyOpened", "Receipt"]


@pytest.mark.parametrize("_", range(5))
def test_a_plan_does_not_close_over_an_action_that_comes_at_the_same_moment(registry, plan, _):
    closed, created = together(
        lambda: registry.close_plan(an_order(effective_on="2022-03-30"), plan),
        lambda: registry.create_action(an_order(effective_on="2022-03-31"), plan, "At the last moment"),
    )

    refused = [type(answer).__name__ for answer in (closed, created) if isinstance(answer, Refusal)]
    assert refused in (["PlanHasOpenActions"], ["PlanIsClosed"])


@pytest.mark.parametrize("_", range(5))
def test_a_plan_does_not_close_over_an_action_that_comes_back_at_the_same_moment(registry, plan, action, _):
    registry.complete(an_order(effective_on="2022-03-01"), action)

    closed, back = together(
        lambda: registry.close_plan(an_order(effective_on="2022-03-30"), plan),
        lambda: registry.reopen(an_order(effective_on="2022-03-31"), action, "Too early"),
    )

    refused = [type(answer).__name__ for answer in (closed, back) if isinstance(answer, Refusal)]
    assert refused in (["PlanHasOpenActions"], ["PlanIsClosed"])


def test_who_reads_the_log_passes_over_nothing(registry, database, log, plan, connect):
    """Positions become visible in order, so that a reader that is at a position has seen all before it."""
    reader, seen, done = connect("throughline_projector"), [0], Event()
    position = len(log.events())

    def read():
        rows = [()]
        while not done.is_set() or rows:
            rows = reader.execute(
                f"SELECT notification_id FROM {registry.slug}.stored_events WHERE notification_id > %s"
                " ORDER BY notification_id", [seen[-1]],
            ).fetchall()  # fmt: skip
            seen.extend(position for (position,) in rows)

    follower = Thread(target=read)
    follower.start()
    with ThreadPoolExecutor(4) as writers:
        list(writers.map(lambda number: registry.create_action(an_order(), plan, f"Action {number}"), range(80)))
    done.set()
    follower.join()

    assert len(seen) - 1 == position + 80
    assert len(set(seen)) == len(seen)
