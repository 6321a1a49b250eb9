"""Pausing and resuming."""

from __future__ import annotations

import pytest

from domain.refusals import ActionIsNotPaused, ActionIsPaused
from tests.examples import an_action, completed, happened, noted, on, paused, resumed, words


def test_an_action_waits_for_a_reason():
    action = an_action()

    action.pause(on("2021-07-01"), words("Suspended during Covid"))

    assert happened(action) == [("ActionPaused", {"reason": words("Suspended during Covid")})]
    assert (action.latest.status, action.latest.outcome) == ("paused", words("Suspended during Covid"))
    assert not action.latest.has_left


def test_an_action_goes_on_after_a_pause():
    action = an_action(paused("2021-05-01"))

    action.resume(on("2021-07-01"), words("Doors are open"))

    assert happened(action) == [("ActionResumed", {"reason": words("Doors are open")})]
    assert (action.latest.status, action.latest.outcome) == ("open", None)
    assert action.state_as_at(on("2021-06-30")).status == "paused"


def test_an_action_that_waits_can_be_spoken_of():
    action = an_action(paused("2021-05-01"), noted("2021-06-01"))

    assert (action.latest.status, action.latest.notes) == ("paused", 1)


def test_an_action_that_waits_is_not_paused_again():
    action = an_action(paused("2021-05-01"))

    with pytest.raises(ActionIsPaused, match="paused already"):
        action.pause(on(), words("Still"))

    assert happened(action) == []


def test_an_action_that_waits_now_was_not_waiting_twice():
    action = an_action(paused("2021-05-01"))

    with pytest.raises(ActionIsPaused):
        action.pause(on("2021-04-15"), words("Earlier already"))

    assert happened(action) == []


def test_a_pause_that_is_over_may_be_recorded_late():
    action = an_action(noted("2021-09-01"))

    action.pause(on("2021-05-01"), words("Covid"))
    action.resume(on("2021-07-01"), None)

    assert action.state_as_at(on("2021-06-01")).status == "paused"
    assert action.latest.status == "open"


def test_an_action_that_does_not_wait_is_not_resumed():
    action = an_action()

    with pytest.raises(ActionIsNotPaused, match="not paused on 31 March 2022"):
        action.resume(on(), None)

    assert happened(action) == []


def test_an_action_is_not_resumed_before_its_pause():
    action = an_action(paused("2021-05-01"))

    with pytest.raises(ActionIsNotPaused, match="not paused on 30 April 2021"):
        action.resume(on("2021-04-30"), None)

    assert happened(action) == []


def test_an_action_does_not_go_on_twice():
    action = an_action(paused("2021-05-01"), resumed("2021-07-01"))

    with pytest.raises(
        ActionIsNotPaused, match=r"^The pause of this action is over already\. If the day is wrong, correct"
    ):
        action.resume(on("2021-06-01"), None)

    assert happened(action) == []


def test_that_an_action_went_on_before_it_left_may_be_recorded_late():
    action = an_action(paused("2021-05-01"), completed("2021-09-01"))

    action.resume(on("2021-07-01"), None)

    assert action.state_as_at(on("2021-08-01")).status == "open"
    assert action.latest.status == "completed"
