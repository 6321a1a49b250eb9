"""What all facts have in common: when they were recorded, and that they never change."""

from __future__ import annotations

from copy import copy, deepcopy
from dataclasses import FrozenInstanceError
from datetime import timedelta

import pytest

from domain.fact import Source
from tests.examples import NOW, an_action, noted, on, words


def test_a_clock_that_steps_back_does_not_take_the_order_of_recording_back():
    action = an_action(noted("2021-05-01"))

    action.note_progress(on("2021-05-01", recorded=NOW - timedelta(hours=1)), words("Later, by a wrong clock"))
    action.note_progress(on("2021-05-01", recorded=NOW + timedelta(seconds=1)), words("By a right one"))

    recorded = [fact.recorded_at for fact in action.facts]
    assert recorded == sorted(recorded)
    assert recorded[-2:] == [NOW, NOW + timedelta(seconds=1)]


def test_the_day_of_a_wrong_clock_still_counts_for_what_is_in_the_future():
    action = an_action(noted("2021-05-01"))

    action.note_progress(on("2022-03-30", recorded=NOW - timedelta(days=1)), words("Yesterday, it said"))

    assert action.facts[-1].recorded_at == NOW


def test_a_fact_never_changes():
    fact = an_action().facts[0]

    with pytest.raises((FrozenInstanceError, AttributeError)):
        fact.reference = "2"

    assert deepcopy(fact) is fact


def test_a_copy_of_an_action_lives_its_own_life():
    action = an_action(noted("2021-05-01"))

    other = deepcopy(action)
    other.note_progress(on(), words("Only here"))

    assert (action.latest.notes, other.latest.notes) == (1, 2)
    assert copy(action).facts is action.facts


def test_an_entry_of_a_document_names_its_place():
    action = an_action()
    stamp = on(source=Source("ab" * 32, "whole document"))

    action.note_progress(stamp.at("table 2, row 7"), words("From there"))

    assert action.facts[-1].source == Source("ab" * 32, "table 2, row 7")


def test_an_entry_that_a_person_typed_has_no_place():
    assert on().at("table 2, row 7").source is None
