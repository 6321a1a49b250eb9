"""Creating an action."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from domain.action import Action
from domain.fact import Source
from domain.refusals import EffectiveInFuture
from tests.examples import (
    CARRIED,
    NOW,
    OBJECTIVE,
    SOMEBODY,
    THIS_ACTION,
    THIS_PLAN,
    an_action,
    due,
    happened,
    on,
    words,
)


def test_an_action_enters_a_plan_with_what_is_said_of_it():
    action = Action.create(
        on("2021-04-01"), id=THIS_ACTION, plan=THIS_PLAN, title=words("Train"), reference="3.16",
        objectives=(OBJECTIVE,), due=due("2021-09-30"), place=4,
    )  # fmt: skip

    assert happened(action) == [
        (
            "ActionCreated",
            {
                "plan": THIS_PLAN, "reference": "3.16", "title": words("Train"), "objectives": (OBJECTIVE,),
                "due": due("2021-09-30"), "place": 4, "carried": None,
            },
        )
    ]  # fmt: skip
    assert action.id == THIS_ACTION
    assert action.plan == THIS_PLAN


def test_every_fact_says_who_when_of_which_day_by_which_command_and_from_where():
    source = Source("ab" * 32, "table 2, row 7")

    action = Action.create(on("2021-04-01", source=source), plan=THIS_PLAN, title=words("Train"))

    (fact,) = action.pending_events
    assert (fact.actor, fact.command, fact.effective_on) == (SOMEBODY, "a-command", date(2021, 4, 1))
    assert (fact.recorded_at, fact.source) == (NOW, source)
    assert fact.entry.version == 4


def test_an_action_without_a_given_id_gets_one_of_its_own():
    one, other = (Action.create(on(), plan=THIS_PLAN, title=words("Train")) for _ in range(2))

    assert one.id != other.id


def test_two_actions_may_carry_one_reference():
    one, other = an_action(id=THIS_ACTION, reference="3.16"), an_action(id=OBJECTIVE, reference="3.16")

    assert one.latest.reference == other.latest.reference == "3.16"
    assert one.id != other.id


def test_a_new_action_is_open_begins_its_own_lineage_and_its_due_date_is_the_original():
    state = an_action(due=due("2021-09-30")).latest

    assert (state.status, state.has_left, state.lineage) == ("open", False, THIS_ACTION)
    assert state.due == state.original_due == due("2021-09-30")
    assert (state.due_revisions, state.days_slipped, state.days_slipped_in_all) == (0, 0, 0)
    assert state.created_on == date(2021, 4, 1)


def test_a_carried_action_belongs_to_the_lineage_of_the_first():
    state = an_action(carried=CARRIED).latest

    assert state.lineage == CARRIED.lineage
    assert (state.carried.times, state.days_slipped_in_all) == (2, 40)


def test_an_action_can_not_be_created_tomorrow():
    with pytest.raises(EffectiveInFuture, match=r"^1 April 2022 is in the future\. .* give today \(31 March 2022\)"):
        Action.create(on("2022-04-01"), plan=THIS_PLAN, title=words("Train"))


def test_after_midnight_in_a_london_summer_it_is_the_new_day():
    half_past_midnight = datetime(2021, 6, 30, 23, 30, tzinfo=UTC)

    action = Action.create(on("2021-07-01", recorded=half_past_midnight), plan=THIS_PLAN, title=words("Train"))

    assert action.latest.created_on == date(2021, 7, 1)


def test_before_midnight_in_a_london_winter_the_new_day_is_still_in_the_future():
    half_past_eleven = datetime(2021, 12, 31, 23, 30, tzinfo=UTC)

    with pytest.raises(EffectiveInFuture, match="1 January 2022 is in the future"):
        Action.create(on("2022-01-01", recorded=half_past_eleven), plan=THIS_PLAN, title=words("Train"))
