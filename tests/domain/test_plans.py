"""A plan: opened, given objectives, signed off, closed, combined."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from domain.plan import Plan
from domain.refusals import (
    CannotBeItself,
    EffectiveBeforeExistence,
    EffectiveInFuture,
    PlanHasOpenActions,
    PlanIsClosed,
    UnknownObjective,
)
from tests.examples import (
    NEXT_PLAN,
    OBJECTIVE,
    OTHER_OBJECTIVE,
    THIS_PLAN,
    a_plan,
    closed,
    days,
    happened,
    objective_set,
    on,
    words,
)

OTHER_PLAN = UUID(int=2023)


def test_a_plan_is_opened_for_a_period():
    plan = Plan.open(
        on("2021-04-01"), title=words("Delivery plan"), kind="delivery_plan", period="2021-22",
        starts_on=date(2021, 4, 1), ends_on=date(2022, 3, 31),
    )  # fmt: skip

    assert happened(plan) == [
        (
            "PlanOpened",
            {
                "title": words("Delivery plan"), "kind": "delivery_plan", "period": "2021-22",
                "starts_on": date(2021, 4, 1), "ends_on": date(2022, 3, 31),
            },
        )
    ]  # fmt: skip
    assert (plan.latest.status, plan.latest.opened_on) == ("open", date(2021, 4, 1))


def test_a_plan_is_not_opened_in_the_future_though_its_period_may_be():
    plan = a_plan(period="2030-31", starts_on=date(2030, 4, 1), ends_on=date(2031, 3, 31))
    assert plan.latest.starts_on == date(2030, 4, 1)

    with pytest.raises(EffectiveInFuture):
        a_plan(began="2022-04-01")


def test_objectives_are_set_and_keep_their_order():
    plan = a_plan()

    first = plan.set_objective(on(), title=words("Fewer entrants"), reference="1", section=words("People"))
    second = plan.set_objective(on(), title=words("Less custody"), kind="key performance indicator")

    assert [event for event, _ in happened(plan)] == ["ObjectiveSet", "ObjectiveSet"]
    assert [(each.id, each.place, each.kind) for each in plan.latest.objectives] == [
        (first, 0, "objective"),
        (second, 1, "key performance indicator"),
    ]


def test_an_objective_is_worded_anew_in_its_place():
    plan = a_plan(objective_set("2021-05-01"), objective_set("2021-05-01", OTHER_OBJECTIVE))

    plan.set_objective(on(), title=words("Far fewer"), objective=OBJECTIVE)

    assert [(each.id, each.title) for each in plan.latest.objectives] == [
        (OBJECTIVE, words("Far fewer")),
        (OTHER_OBJECTIVE, words("Fewer first-time entrants")),
    ]


def test_an_objective_that_the_plan_lacks_is_refused():
    plan = a_plan(objective_set("2021-05-01"))

    plan.refuse_unknown_objectives([OBJECTIVE])
    with pytest.raises(UnknownObjective, match="no such objective"):
        plan.refuse_unknown_objectives([OBJECTIVE, OTHER_OBJECTIVE])


def test_a_board_signs_a_plan_off():
    plan = a_plan()

    plan.sign_off(on("2021-06-01"), words("Management board"), date(2021, 5, 28), words("With thanks"))

    assert happened(plan) == [
        (
            "PlanSignedOff",
            {"meeting": words("Management board"), "meeting_on": date(2021, 5, 28), "note": words("With thanks")},
        )
    ]
    assert plan.latest.status == "signed_off"


def test_a_plan_may_be_signed_off_again():
    plan = a_plan(lambda it: it.sign_off(on("2021-06-01"), words("Board"), date(2021, 6, 1), None))

    plan.sign_off(on("2021-09-01"), words("Council"), date(2021, 9, 1), None)

    assert [each.meeting for each in plan.latest.sign_offs] == [words("Board"), words("Council")]


def test_a_plan_is_closed():
    plan = a_plan()

    plan.close(on(), words("A good year"), open_actions=0)

    assert happened(plan) == [("PlanClosed", {"note": words("A good year")})]
    assert (plan.latest.status, plan.latest.closed_on) == ("closed", date(2022, 3, 31))


@pytest.mark.parametrize(("left", "said"), [(1, "1 action is still open"), (3, "3 actions are still open")])
def test_a_plan_with_open_actions_is_not_closed(left, said):
    plan = a_plan()

    with pytest.raises(PlanHasOpenActions, match=said) as refused:
        plan.close(on(), None, open_actions=left)

    assert happened(plan) == []
    assert refused.value.details == {"open_actions": left}


ORDERS = {
    "set_objective": lambda plan, stamp: plan.set_objective(stamp, title=words("One more")),
    "sign_off": lambda plan, stamp: plan.sign_off(stamp, words("Board"), date(2021, 5, 1), None),
    "close": lambda plan, stamp: plan.close(stamp, None, 0),
    "combine": lambda plan, stamp: plan.combine(stamp, (THIS_PLAN, OTHER_PLAN), NEXT_PLAN),
}


@pytest.mark.parametrize("order", ORDERS)
def test_nothing_happens_to_a_plan_in_the_future(order):
    plan = a_plan()

    with pytest.raises(EffectiveInFuture):
        ORDERS[order](plan, on("2022-04-01"))

    assert happened(plan) == []


@pytest.mark.parametrize("order", ORDERS)
def test_nothing_happens_to_a_plan_before_it_exists(order):
    plan = a_plan()

    with pytest.raises(EffectiveBeforeExistence, match=r"^This plan exists from 1 April 2021"):
        ORDERS[order](plan, on("2021-03-31"))

    assert happened(plan) == []


@pytest.mark.parametrize("order", ORDERS)
def test_nothing_happens_to_a_plan_after_it_was_closed(order):
    plan = a_plan(closed("2021-12-31"))

    with pytest.raises(PlanIsClosed, match=r"^This plan was closed on 31 December 2021") as refused:
        ORDERS[order](plan, on("2022-01-01"))

    assert happened(plan) == []
    assert refused.value.details == {"closed_on": "2021-12-31"}


@pytest.mark.parametrize("order", ["set_objective", "sign_off"])
def test_entries_up_to_the_closing_day_may_come_late(order):
    plan = a_plan(closed("2021-12-31"))

    ORDERS[order](plan, on("2021-12-31"))

    assert days(plan) == [date(2021, 12, 31)]
    assert plan.latest.status == "closed"


@pytest.mark.parametrize("order", ["close", "combine"])
def test_a_plan_does_not_end_twice_not_even_on_an_earlier_day(order):
    plan = a_plan(closed("2021-12-31"))

    with pytest.raises(PlanIsClosed, match=r"^This plan was closed on 31 December 2021\.$"):
        ORDERS[order](plan, on("2021-11-30"))

    assert happened(plan) == []


def test_plans_are_combined_into_another():
    old, new = a_plan(), a_plan(id=NEXT_PLAN)

    for plan in (old, new):
        plan.combine(on(), (THIS_PLAN, OTHER_PLAN), NEXT_PLAN)

    assert happened(old) == happened(new) == [("PlansCombined", {"plans": (THIS_PLAN, OTHER_PLAN), "into": NEXT_PLAN})]
    assert (old.latest.status, old.latest.combined_into) == ("combined", NEXT_PLAN)
    assert (new.latest.status, new.latest.combined_from) == ("open", (THIS_PLAN, OTHER_PLAN))


def test_a_combined_plan_takes_no_more_entries():
    plan = a_plan(lambda it: it.combine(on("2021-12-31"), (THIS_PLAN, OTHER_PLAN), NEXT_PLAN))

    with pytest.raises(PlanIsClosed, match=r"^This plan was combined on 31 December 2021\."):
        plan.set_objective(on(), title=words("One more"))

    assert happened(plan) == []


def test_a_plan_is_not_combined_into_itself():
    plan = a_plan()

    with pytest.raises(CannotBeItself, match="combined into itself"):
        plan.combine(on(), (THIS_PLAN, OTHER_PLAN), THIS_PLAN)

    assert happened(plan) == []
