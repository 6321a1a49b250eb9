"""The seven ways in which an action leaves its plan, and how it comes back."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from domain.refusals import ActionHasLeft, ActionHasNotLeft, CannotBeItself, EffectiveInFuture
from tests.domain.test_action_orders import LEAVING
from tests.examples import (
    NEXT_ACTION,
    NEXT_PLAN,
    THIS_ACTION,
    THIS_PLAN,
    an_action,
    carried_forward,
    completed,
    happened,
    noted,
    on,
    paused,
    reopened,
    withdrawn,
    words,
)

WAYS = {
    "completed": (
        lambda action: action.complete(on("2021-07-01"), words("In place")),
        ("ActionCompleted", {"note": words("In place")}),
        {"outcome": words("In place")},
    ),
    "embedded": (
        lambda action: action.embed(on("2021-07-01"), words("Now BAU"), date(2022, 1, 1)),
        ("ActionEmbedded", {"note": words("Now BAU"), "check_on": date(2022, 1, 1)}),
        {"outcome": words("Now BAU"), "check_on": date(2022, 1, 1)},
    ),
    "carried_forward": (
        lambda action: action.carry_forward(on("2021-07-01"), NEXT_PLAN, NEXT_ACTION, words("Retain"), True),
        (
            "ActionCarriedForward",
            {"into_plan": NEXT_PLAN, "into_action": NEXT_ACTION, "decision": words("Retain"), "reworded": True},
        ),
        {"outcome": words("Retain"), "carried_to": NEXT_ACTION},
    ),
    "transferred": (
        lambda action: action.transfer(on("2021-07-01"), words("Training plan"), NEXT_PLAN, words("Belongs there")),
        (
            "ActionTransferred",
            {"to": words("Training plan"), "to_plan": NEXT_PLAN, "reason": words("Belongs there")},
        ),
        {"outcome": words("Training plan"), "to_plan": NEXT_PLAN},
    ),
    "merged": (
        lambda action: action.merge(on("2021-07-01"), NEXT_ACTION, words("There already")),
        ("ActionMerged", {"into_action": NEXT_ACTION, "reason": words("There already")}),
        {"outcome": words("There already"), "to_action": NEXT_ACTION},
    ),
    "superseded": (
        lambda action: action.supersede(on("2021-07-01"), words("A new model"), NEXT_ACTION, words("Better")),
        ("ActionSuperseded", {"by": words("A new model"), "by_action": NEXT_ACTION, "reason": words("Better")}),
        {"outcome": words("A new model"), "to_action": NEXT_ACTION},
    ),
    "withdrawn": (
        lambda action: action.withdraw(on("2021-07-01"), words("Outside our influence")),
        ("ActionWithdrawn", {"reason": words("Outside our influence")}),
        {"outcome": words("Outside our influence")},
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_an_action_leaves_its_plan(way):
    leave, fact, shown = WAYS[way]
    action = an_action()

    leave(action)

    assert happened(action) == [fact]
    state = action.latest
    assert (state.status, state.left_on, state.has_left) == (way, date(2021, 7, 1), True)
    assert {name: getattr(state, name) for name in shown} == shown


@pytest.mark.parametrize("way", WAYS)
def test_before_it_left_it_was_open(way):
    leave, _, _ = WAYS[way]
    action = an_action()

    leave(action)

    assert action.state_as_at(on("2021-06-30")).status == "open"
    assert action.state_as_at(on("2021-07-01")).status == way


@pytest.mark.parametrize("order", LEAVING)
def test_an_action_does_not_leave_twice_not_even_on_an_earlier_day(order):
    action = an_action(completed("2021-07-01"))

    with pytest.raises(ActionHasLeft, match=r"it can't leave the plan twice\. If that entry is wrong, correct it\."):
        LEAVING[order](action, on("2021-06-30"))

    assert happened(action) == []


def test_an_action_may_leave_before_what_was_noted_of_it_later():
    action = an_action(noted("2021-08-01"))

    action.complete(on("2021-07-01"), None)

    assert action.latest.status == "completed"
    assert action.latest.notes == 1


def test_a_paused_action_may_leave():
    action = an_action(paused("2021-05-01"))

    action.withdraw(on("2021-07-01"), words("Never resumed"))

    assert action.latest.status == "withdrawn"


def test_an_action_is_not_carried_into_the_plan_it_is_in():
    action = an_action()

    with pytest.raises(CannotBeItself, match="this is the plan it is in"):
        action.carry_forward(on(), THIS_PLAN, NEXT_ACTION, None, False)

    assert happened(action) == []


def test_an_action_is_not_merged_into_itself():
    action = an_action()

    with pytest.raises(CannotBeItself, match="merged into itself"):
        action.merge(on(), THIS_ACTION, None)

    assert happened(action) == []


def test_an_action_does_not_supersede_itself():
    action = an_action()

    with pytest.raises(CannotBeItself, match="supersede itself"):
        action.supersede(on(), words("This"), THIS_ACTION, None)

    assert happened(action) == []


def test_an_action_may_be_replaced_by_something_that_is_no_action():
    action = an_action()

    action.supersede(on(), words("A national scheme"), None, None)

    assert (action.latest.status, action.latest.to_action) == ("superseded", None)


# Back again


def test_an_action_that_left_is_reopened():
    action = an_action(completed("2021-07-01"))

    action.reopen(on("2021-09-01"), words("Staff left"))

    assert happened(action) == [("ActionReopened", {"reason": words("Staff left")})]
    assert (action.latest.status, action.latest.left_on, action.latest.outcome) == ("open", None, None)
    assert action.state_as_at(on("2021-08-31")).status == "completed"


def test_an_action_reopened_says_no_more_where_it_had_gone():
    gone = an_action(lambda it: it.embed(on("2021-07-01"), None, date(2022, 1, 1)), reopened("2021-08-01"))
    merged = an_action(lambda it: it.merge(on("2021-07-01"), UUID(int=9), None), reopened("2021-08-01"))

    assert gone.latest.check_on is None
    assert merged.latest.to_action is None


def test_an_action_may_leave_again_once_it_is_reopened():
    action = an_action(completed("2021-07-01"), reopened("2021-08-01"), withdrawn("2021-09-01"))

    assert (action.latest.status, action.latest.left_on) == ("withdrawn", date(2021, 9, 1))


def test_an_action_reopened_on_the_day_it_left_is_open_on_that_day():
    action = an_action(completed("2021-07-01"), reopened("2021-07-01"))

    assert action.state_as_at(on("2021-07-01")).status == "open"


def test_an_open_action_is_not_reopened():
    action = an_action()

    with pytest.raises(ActionHasNotLeft, match="there is nothing to reopen"):
        action.reopen(on(), words("Why not"))

    assert happened(action) == []


def test_an_action_is_not_reopened_before_it_left():
    action = an_action(completed("2021-07-01"))

    with pytest.raises(
        ActionHasNotLeft, match=r"was completed on 1 July 2021\. It can be reopened on that day or later"
    ):
        action.reopen(on("2021-06-30"), words("Too early"))

    assert happened(action) == []


def test_an_action_is_not_reopened_in_the_future():
    action = an_action(completed("2021-07-01"))

    with pytest.raises(EffectiveInFuture):
        action.reopen(on("2022-04-01"), words("Tomorrow"))

    assert happened(action) == []


def test_an_action_that_was_carried_forward_goes_on_there():
    action = an_action(carried_forward("2021-07-01"))

    with pytest.raises(ActionHasLeft, match="goes on in the next plan"):
        action.reopen(on(), words("Here again"))

    assert happened(action) == []
