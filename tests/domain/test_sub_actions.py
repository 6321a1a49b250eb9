"""Sub-actions: lettered parts with a life of their own."""

from __future__ import annotations

import pytest

from domain.action_state import DISPOSITIONS
from domain.refusals import EffectiveBeforeExistence, InvalidOrder, SubActionHasLeft, UnknownSubAction
from tests.examples import NEXT_ACTION, PART_A, PART_B, an_action, happened, on, part_added, part_closed, words


def test_a_part_is_added():
    action = an_action()

    action.add_sub_action(on(), PART_A, "a", words("Managers"))

    assert happened(action) == [("SubActionAdded", {"sub_action": PART_A, "label": "a", "title": words("Managers")})]
    (part,) = action.latest.sub_actions
    assert (part.id, part.label, part.status) == (PART_A, "a", "open")


def test_a_part_that_is_there_already_is_not_added_again():
    action = an_action(part_added("2021-05-01", PART_A))

    with pytest.raises(InvalidOrder, match="This action has a part with this id already"):
        action.add_sub_action(on(), PART_A, "b", words("Managers"))

    assert happened(action) == []


def test_a_part_is_closed():
    action = an_action(part_added("2021-05-01"))

    action.close_sub_action(on(), PART_A, "carried_forward", words("Next year"), NEXT_ACTION)

    assert happened(action) == [
        (
            "SubActionClosed",
            {
                "sub_action": PART_A, "disposition": "carried_forward",
                "note": words("Next year"), "to_action": NEXT_ACTION,
            },
        )
    ]  # fmt: skip


def test_parts_go_different_ways_and_the_action_stays():
    action = an_action(
        part_added("2021-05-01", PART_A, "a"), part_added("2021-05-01", PART_B, "b"),
        part_closed("2021-07-01", PART_A, "embedded"), part_closed("2021-08-01", PART_B, "withdrawn"),
    )  # fmt: skip

    assert [(part.label, part.status) for part in action.latest.sub_actions] == [("a", "embedded"), ("b", "withdrawn")]
    assert action.latest.status == "open"


@pytest.mark.parametrize("disposition", DISPOSITIONS)
def test_a_part_leaves_once_however_it_left(disposition):
    action = an_action(part_added("2021-05-01"), part_closed("2021-07-01", disposition=disposition))

    with pytest.raises(SubActionHasLeft, match=r"^Part a (was|became) .* already\.$"):
        action.close_sub_action(on(), PART_A, "completed", None, None)

    assert happened(action) == []


def test_a_part_that_is_not_there_is_refused():
    action = an_action(part_added("2021-05-01", PART_A))

    with pytest.raises(UnknownSubAction, match="no such part"):
        action.close_sub_action(on(), PART_B, "completed", None, None)

    assert happened(action) == []


def test_a_part_is_not_closed_before_it_was_added():
    action = an_action(part_added("2021-07-01"))

    with pytest.raises(
        EffectiveBeforeExistence, match=r"^Part a exists from 1 July 2021\. Give that day or a later one"
    ):
        action.close_sub_action(on("2021-06-30"), PART_A, "completed", None, None)

    assert happened(action) == []


def test_a_part_closed_by_mistake_is_open_again_once_that_is_taken_back():
    action = an_action(part_added("2021-05-01"), part_closed("2021-07-01"))
    mistake = action.facts[-1].entry

    action.correct_entry(on(), mistake, words("It was part b"))

    assert [part.status for part in action.latest.sub_actions] == ["open"]


def test_closing_a_part_whose_adding_is_taken_back_says_nothing():
    action = an_action(part_added("2021-05-01"), part_closed("2021-07-01"))

    action.correct_entry(on(), action.facts[1].entry, words("There was no such part"))

    assert action.latest.sub_actions == []
