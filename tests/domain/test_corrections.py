"""Corrections: an entry recorded wrongly no longer counts from then on, and the history keeps both."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from domain.fact import visible
from domain.folding import fold
from domain.refusals import EffectiveInFuture, EntryAlreadyCorrected, EntryCannotBeCorrected, UnknownEntry
from tests.domain.test_leaving import WAYS
from tests.examples import (
    NOW,
    an_action,
    completed,
    days,
    due,
    due_date_revised,
    happened,
    noted,
    on,
    rag_changed,
    rated,
    reopened,
    words,
)


def entry(action, event):
    return next(fact.entry for fact in action.facts if type(fact).__name__ == event)


def test_an_entry_is_taken_back_on_its_own_day():
    action = an_action(noted("2021-07-01"))
    wrong = entry(action, "ProgressNoted")

    action.correct_entry(on("2021-09-01"), wrong, words("Another action was meant"))

    assert happened(action) == [("EntryCorrected", {"corrected": wrong, "reason": words("Another action was meant")})]
    assert days(action) == [date(2021, 7, 1)]
    assert (action.latest.notes, action.latest.latest_note) == (0, None)


def test_the_entry_taken_back_is_handed_over_with_the_fields_of_its_order():
    action = an_action(rag_changed("2021-07-01", "Amber"))

    wrong = action.correct_entry(on(), entry(action, "RagChanged"), words("It was red"))

    assert wrong.as_order() == {"rag": "Amber", "reason": None}


def test_what_was_known_before_the_correction_stays_known_then():
    earlier, later = NOW + timedelta(hours=1), NOW + timedelta(hours=2)
    action = an_action()
    action.change_rag(on("2021-07-01", recorded=earlier), rated("Green"), None)
    action.correct_entry(on("2021-07-01", recorded=later), entry(action, "RagChanged"), words("Too rosy"))

    known_on = {moment: fold(visible(action.facts, date(2021, 7, 1), moment)).rag for moment in (NOW, earlier, later)}

    assert known_on == {NOW: None, earlier: rated("Green"), later: None}


def test_what_the_entry_had_replaced_holds_again():
    action = an_action(rag_changed("2021-05-01", "Red"), rag_changed("2021-07-01", "Green"))

    action.correct_entry(on(), action.facts[-1].entry, words("Too rosy"))

    assert action.latest.rag == rated("Red")


def test_a_revision_taken_back_is_not_counted():
    action = an_action(due_date_revised("2021-07-01", "2021-12-31"), due=due("2021-09-30"))

    action.correct_entry(on(), entry(action, "DueDateRevised"), words("Not approved"))

    state = action.latest
    assert (state.due, state.due_revisions, state.days_slipped) == (due("2021-09-30"), 0, 0)


def test_the_first_due_date_taken_back_makes_the_next_one_the_original():
    action = an_action(due_date_revised("2021-05-01", "2021-06-30"), due_date_revised("2021-07-01", "2021-12-31"))

    action.correct_entry(on(), action.facts[1].entry, words("Of another action"))

    assert action.latest.original_due == due("2021-12-31")
    assert action.latest.due_revisions == 0


@pytest.mark.parametrize("way", WAYS)
def test_an_action_that_left_by_mistake_is_open_again(way):
    leave, (event, _), _ = WAYS[way]
    action = an_action(leave)

    action.correct_entry(on(), entry(action, event), words("A slip of the mouse"))

    assert (action.latest.status, action.latest.left_on) == ("open", None)
    assert action.state_as_at(on("2021-07-01")).status == "open"


def test_an_action_open_again_by_a_correction_may_leave_rightly():
    action = an_action(completed("2021-07-01"))

    action.correct_entry(on(), entry(action, "ActionCompleted"), words("It was withdrawn"))
    action.withdraw(on("2021-07-01"), words("No money"))

    assert action.latest.status == "withdrawn"


def test_a_reopening_taken_back_leaves_the_action_as_it_had_left():
    action = an_action(completed("2021-07-01"), reopened("2021-08-01"))

    action.correct_entry(on(), entry(action, "ActionReopened"), words("Another was meant"))

    assert (action.latest.status, action.latest.left_on) == ("completed", date(2021, 7, 1))


def test_an_entry_of_an_action_that_left_is_taken_back():
    action = an_action(noted("2021-05-01"), completed("2021-07-01"))

    action.correct_entry(on(), entry(action, "ProgressNoted"), words("Another was meant"))

    assert (action.latest.status, action.latest.notes) == ("completed", 0)


def test_the_entry_that_created_the_action_is_not_taken_back():
    action = an_action()

    with pytest.raises(EntryCannotBeCorrected, match="created the action can't be taken back"):
        action.correct_entry(on(), entry(action, "ActionCreated"), words("Never was"))

    assert happened(action) == []


def test_a_correction_is_not_corrected():
    action = an_action(noted("2021-07-01"))
    action.correct_entry(on(), entry(action, "ProgressNoted"), words("Wrong"))
    action.collect_events()

    with pytest.raises(EntryCannotBeCorrected, match="A correction can't be corrected"):
        action.correct_entry(on(), entry(action, "EntryCorrected"), words("Right after all"))

    assert happened(action) == []


def test_an_entry_is_not_corrected_twice():
    action = an_action(noted("2021-07-01"))
    action.correct_entry(on(), entry(action, "ProgressNoted"), words("Wrong"))
    action.collect_events()

    with pytest.raises(EntryAlreadyCorrected, match="corrected already"):
        action.correct_entry(on(), entry(action, "ProgressNoted"), words("Wrong"))

    assert happened(action) == []


def test_an_entry_of_another_action_is_not_corrected_here():
    action, other = an_action(), an_action(noted("2021-07-01"))

    with pytest.raises(UnknownEntry, match="no such entry"):
        action.correct_entry(on(), entry(other, "ProgressNoted"), words("Wrong"))

    assert happened(action) == []


def test_nothing_is_corrected_as_of_tomorrow():
    action = an_action(noted("2021-07-01"))

    with pytest.raises(EffectiveInFuture):
        action.correct_entry(on("2022-04-01"), entry(action, "ProgressNoted"), words("Wrong"))

    assert happened(action) == []


def test_only_a_correction_corrects():
    action = an_action(noted("2021-07-01"))

    assert {fact.corrects for fact in action.facts} == {None}
    assert entry(action, "ProgressNoted") != UUID(int=0)
