"""What is said of an action while it is in its plan: each order's fact, what becomes true by it, what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from domain.refusals import ActionHasLeft, EffectiveBeforeExistence, EffectiveInFuture, NothingWouldChange
from tests.examples import (
    OBJECTIVE,
    OTHER_OBJECTIVE,
    PART_A,
    PART_B,
    an_action,
    completed,
    days,
    due,
    due_date_revised,
    happened,
    noted,
    on,
    part_added,
    rag_changed,
    rated,
    words,
)

SPEAKING = {
    "amend_wording": lambda action, stamp: action.amend_wording(stamp, words("Anew"), None, None),
    "note_progress": lambda action, stamp: action.note_progress(stamp, words("Going well")),
    "change_rag": lambda action, stamp: action.change_rag(stamp, rated("Green"), None),
    "revise_due_date": lambda action, stamp: action.revise_due_date(stamp, due("2022-06-30"), None, None, None),
    "name_leads": lambda action, stamp: action.name_leads(stamp, (words("DK"),)),
    "set_measure": lambda action, stamp: action.set_measure(stamp, words("All trained")),
    "serve_objectives": lambda action, stamp: action.serve_objectives(stamp, (OBJECTIVE,)),
    "add_sub_action": lambda action, stamp: action.add_sub_action(stamp, PART_B, "b", words("Another")),
    "close_sub_action": lambda action, stamp: action.close_sub_action(stamp, PART_A, "completed", None, None),
    "pause": lambda action, stamp: action.pause(stamp, words("Covid")),
    "resume": lambda action, stamp: action.resume(stamp, None),
}
LEAVING = {
    "complete": lambda action, stamp: action.complete(stamp, None),
    "embed": lambda action, stamp: action.embed(stamp, None, None),
    "carry_forward": lambda action, stamp: action.carry_forward(stamp, OBJECTIVE, PART_B, None, False),
    "transfer": lambda action, stamp: action.transfer(stamp, words("Training plan"), None, None),
    "merge": lambda action, stamp: action.merge(stamp, PART_B, None),
    "supersede": lambda action, stamp: action.supersede(stamp, words("Place Based Risk"), None, None),
    "withdraw": lambda action, stamp: action.withdraw(stamp, words("No money")),
}
LATER_TOO = {
    "tag_themes": lambda action, stamp: action.tag_themes(stamp, ("GOV",)),
    "attach_evidence": lambda action, stamp: action.attach_evidence(stamp, words("Minutes")),
}
ORDERS = SPEAKING | LEAVING | LATER_TOO


@pytest.mark.parametrize("order", ORDERS)
def test_nothing_happens_in_the_future(order):
    action = an_action(part_added("2021-04-02"))

    with pytest.raises(EffectiveInFuture, match=r"^1 April 2022 is in the future"):
        ORDERS[order](action, on("2022-04-01"))

    assert happened(action) == []


@pytest.mark.parametrize("order", ORDERS)
def test_nothing_happens_to_an_action_before_it_exists(order):
    action = an_action(part_added("2021-04-02"))

    said = r"^This action exists from 1 April 2021\. Give that day or a later one, not 31 March 2021\.$"
    with pytest.raises(EffectiveBeforeExistence, match=said):
        ORDERS[order](action, on("2021-03-31"))

    assert happened(action) == []


@pytest.mark.parametrize("order", SPEAKING | LEAVING)
def test_nothing_more_is_said_of_an_action_once_it_has_left(order):
    action = an_action(part_added("2021-04-02"), completed("2021-07-01"))

    with pytest.raises(ActionHasLeft, match=r"^This action was completed on 1 July 2021\.") as refused:
        ORDERS[order](action, on("2021-07-02"))

    assert happened(action) == []
    assert refused.value.details == {"status": "completed", "left_on": "2021-07-01"}


@pytest.mark.parametrize("order", LATER_TOO)
def test_themes_and_evidence_still_come_after_an_action_has_left(order):
    action = an_action(completed("2021-07-01"))

    ORDERS[order](action, on("2021-07-02"))

    assert len(happened(action)) == 1
    assert action.latest.status == "completed"


@pytest.mark.parametrize("order", sorted(set(SPEAKING) - {"resume"}))
def test_minutes_may_be_typed_up_after_an_action_has_left(order):
    action = an_action(part_added("2021-04-02"), completed("2021-07-01"))

    ORDERS[order](action, on("2021-06-30"))

    assert days(action) == [date(2021, 6, 30)]
    assert action.latest.status == "completed"


def test_progress_is_noted():
    action = an_action()

    action.note_progress(on("2021-07-01"), words("Two of nine trained"))

    assert happened(action) == [("ProgressNoted", {"note": words("Two of nine trained"), "says": ()})]
    assert action.latest.latest_note.text == words("Two of nine trained")


def test_notes_are_counted_and_the_latest_is_that_of_the_latest_day():
    action = an_action(noted("2021-08-01", "August"), noted("2021-06-01", "June, typed up late"))

    state = action.latest

    assert state.notes == 2
    assert (state.latest_note.text, state.latest_note.effective_on) == (words("August"), date(2021, 8, 1))


def test_of_two_notes_of_one_day_the_later_entry_is_the_latest():
    action = an_action(noted("2021-08-01", "Morning"), noted("2021-08-01", "Evening"))

    assert action.latest.latest_note.text == words("Evening")


def test_a_rating_changes_for_a_reason():
    action = an_action()

    action.change_rag(on("2021-07-01"), rated("Amber"), words("Two left"))

    assert happened(action) == [
        ("RagChanged", {"label": "Amber", "colour": "amber", "scale": "at_risk", "reason": words("Two left")})
    ]
    assert (action.latest.rag, action.latest.rag_reason) == (rated("Amber"), words("Two left"))


def test_a_rating_that_is_declared_already_is_refused():
    action = an_action(rag_changed("2021-05-01", "Amber"))

    with pytest.raises(NothingWouldChange, match=r"^The rating is “Amber” already on 1 July 2021\."):
        action.change_rag(on("2021-07-01"), rated("Amber"), None)

    assert happened(action) == []


def test_what_counts_for_a_back_dated_rating_is_the_rating_of_its_day():
    action = an_action(rag_changed("2021-05-01", "Red"), rag_changed("2021-09-01", "Amber"))

    action.change_rag(on("2021-07-01"), rated("Amber"), None)

    assert happened(action)[0][0] == "RagChanged"
    assert action.state_as_at(on("2021-08-01")).rag == rated("Amber")


def test_green_is_not_completed():
    action = an_action(rag_changed("2021-05-01", "Blue"))

    assert action.latest.rag.scale == "complete"
    assert action.latest.status == "open"


def test_a_due_date_moves_for_a_reason_approved_by_a_meeting():
    action = an_action(due=due("2021-09-30"))

    action.revise_due_date(on("2021-09-01"), due("2021-11-30"), words("Trainer ill"), words("Board"), date(2021, 8, 25))

    assert happened(action) == [
        (
            "DueDateRevised",
            {
                "due": due("2021-11-30"), "reason": words("Trainer ill"),
                "meeting": words("Board"), "meeting_on": date(2021, 8, 25),
            },
        )
    ]  # fmt: skip


def test_revisions_of_a_due_date_are_counted_and_the_original_stays():
    action = an_action(
        due_date_revised("2021-09-01", "2021-10-31"),
        due_date_revised("2021-10-20", "2021-11-30"),
        due=due("2021-09-30"),
    )

    state = action.latest

    assert (state.due, state.original_due, state.due_revisions) == (due("2021-11-30"), due("2021-09-30"), 2)
    assert state.days_slipped == state.days_slipped_in_all == 61


def test_a_first_due_date_is_no_revision():
    action = an_action(due_date_revised("2021-09-01", "2021-10-31"))

    assert action.latest.original_due == due("2021-10-31")
    assert action.latest.due_revisions == 0


def test_leads_are_named_all_of_them_each_time():
    action = an_action(lambda it: it.name_leads(on("2021-04-02"), (words("DK"), words("AL"))))

    action.name_leads(on("2021-07-01"), (words("All TM's"),))

    assert happened(action) == [("LeadsNamed", {"leads": (words("All TM's"),)})]
    assert action.latest.leads == (words("All TM's"),)


def test_a_measure_is_set():
    action = an_action()

    action.set_measure(on(), words("All trained"))

    assert happened(action) == [("MeasureSet", {"measure": words("All trained")})]
    assert action.latest.measure == words("All trained")


def test_themes_are_tagged():
    action = an_action()

    action.tag_themes(on(), ("GOV", "WORK"))

    assert happened(action) == [("ThemesTagged", {"themes": ("GOV", "WORK"), "proposed": None})]
    assert action.latest.themes == ("GOV", "WORK")


def test_what_was_proposed_is_kept_beside_what_a_person_decided():
    action = an_action()

    action.tag_themes(on(), ("WORK",), ("GOV", "WORK"))

    assert happened(action) == [("ThemesTagged", {"themes": ("WORK",), "proposed": ("GOV", "WORK")})]
    assert action.latest.themes == ("WORK",)


def test_the_same_themes_again_are_refused():
    action = an_action(lambda it: it.tag_themes(on("2021-05-01"), ("GOV",)))

    with pytest.raises(NothingWouldChange, match="exactly these themes already"):
        action.tag_themes(on(), ("GOV",))

    assert happened(action) == []


def test_an_action_serves_several_objectives():
    action = an_action()

    action.serve_objectives(on(), (OBJECTIVE, OTHER_OBJECTIVE))

    assert happened(action) == [("ObjectivesServed", {"objectives": (OBJECTIVE, OTHER_OBJECTIVE)})]
    assert action.latest.objectives == (OBJECTIVE, OTHER_OBJECTIVE)


def test_the_same_objectives_again_are_refused():
    action = an_action(objectives=(OBJECTIVE,))

    with pytest.raises(NothingWouldChange, match="exactly these objectives already"):
        action.serve_objectives(on(), (OBJECTIVE,))

    assert happened(action) == []


def test_evidence_gathers():
    action = an_action(lambda it: it.attach_evidence(on("2021-05-01"), words("Minutes of May")))

    action.attach_evidence(on("2021-07-01"), words("Minutes of July"))

    assert happened(action) == [("EvidenceAttached", {"evidence": words("Minutes of July")})]
    assert [each.text for each in action.latest.evidence] == [words("Minutes of May"), words("Minutes of July")]


def test_an_action_is_worded_anew():
    action = an_action()

    action.amend_wording(on(), words("Train everybody"), "1ii", words("The board asked"))

    assert happened(action) == [
        ("WordingAmended", {"title": words("Train everybody"), "reference": "1ii", "reason": words("The board asked")})
    ]
    assert (action.latest.title, action.latest.reference) == (words("Train everybody"), "1ii")


def test_a_new_reference_leaves_the_title():
    action = an_action()

    action.amend_wording(on(), None, "1ii", None)

    assert (action.latest.title, action.latest.reference) == (words("Train all managers"), "1ii")


@pytest.mark.parametrize("reference", [None, "1i"])
def test_a_wording_that_changes_nothing_is_refused(reference):
    action = an_action()

    with pytest.raises(NothingWouldChange, match="Give a new title or a new reference"):
        action.amend_wording(on(), None, reference, None)

    assert happened(action) == []


def test_what_counts_for_a_back_dated_reference_is_the_reference_of_its_day():
    action = an_action(lambda it: it.amend_wording(on("2021-09-01"), None, "1ii", None))

    action.amend_wording(on("2021-07-01"), None, "1ii", words("It was so from July"))

    assert action.state_as_at(on("2021-08-01")).reference == "1ii"


def test_an_entry_between_two_others_takes_its_place_by_its_day():
    action = an_action(rag_changed("2021-05-01", "Red"), rag_changed("2021-09-01", "Green"))

    action.change_rag(on("2021-07-01"), rated("Amber"), None)

    ratings = {day: action.state_as_at(on(day)).rag.label for day in ("2021-06-30", "2021-07-01", "2021-09-01")}
    assert ratings == {"2021-06-30": "Red", "2021-07-01": "Amber", "2021-09-01": "Green"}
    assert action.latest.rag == rated("Green")


def test_an_action_knows_when_it_was_last_spoken_of_and_when_it_last_heard():
    action = an_action(noted("2021-08-01"), noted("2021-06-01"))

    assert action.latest.last_effective_on == date(2021, 8, 1)
    assert action.latest.last_recorded_at == on().recorded_at
