"""Each kind of finding, and beside it what looks like one and is none."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from projections.findings.declared import contradictions
from tests.findings.made_up import (
    BLUE,
    ENDS,
    GREEN,
    TODAY,
    a_lead,
    a_plan,
    an_action,
    an_entry,
    an_id,
    an_objective,
    findings,
    kinds,
)

GLOSSARY = [{"initials": "DK", "name": "Dipa Kaur", "role": None}]
LAST_MONTH = TODAY - timedelta(days=30)


def test_a_plan_in_order_has_no_findings():
    assert kinds(a_plan(an_action(rag=GREEN, due=ENDS, ref="1.1"), an_action("Train ten volunteers", ref="1.2"))) == []


def decided(*says, then=()):
    note = an_entry("ProgressNoted", says=says, text="We will supersede this; RETAIN FOR NEXT YEAR")
    return an_action("Open a safe space", note, *then, ref="5vi")


def test_a_document_that_decides_two_things_at_once_is_shown_with_both():
    (found,) = findings(a_plan(decided("superseded", "carried_forward")))

    assert found.kind == "decided_twice"
    assert "5vi “Open a safe space”: the document says both “superseded” and “carried forward”" in found.sentence
    assert "Its words: “We will supersede this; RETAIN FOR NEXT YEAR”" in found.sentence


@pytest.mark.parametrize("event", ["ActionReopened", "ActionPaused", "ActionResumed"])
def test_whoever_decided_since_has_settled_it(event):
    assert kinds(a_plan(decided("superseded", "carried_forward", then=[an_entry(event)]))) == []


def test_done_and_business_as_usual_is_no_contradiction_but_not_recorded_either():
    (found,) = findings(a_plan(decided("completed", "embedded")))

    assert found.kind == "decision_open"


def test_what_a_document_decides_alike_of_several_actions_is_one_finding():
    (found,) = findings(a_plan(decided("carried_forward"), decided("carried_forward") | {"ref": "7v", "title": "Ask"}))

    assert found.kind == "decision_open"
    assert found.sentence.startswith("2 actions are “carried forward” by the words of the document")


@pytest.mark.parametrize("words", ["This has not started yet.", "Work is yet to begin", "It hasn’t been started."])
def test_green_but_not_started(words):
    (found,) = findings(a_plan(an_action(rag=GREEN, note=f"Delayed by leave. {words}")))

    assert found.kind == "green_not_started"
    assert words.rstrip(".") in found.sentence


def test_a_rating_later_than_the_note_knows_better():
    action = an_action("Review plans", an_entry("RagChanged", TODAY), rag=GREEN, note="Not started.")

    assert kinds(a_plan(action)) == []


def test_green_but_only_begun_once_its_day_is_past():
    past = an_action(rag=GREEN, due=LAST_MONTH, note="The panel met. This was due last month and has started.")
    in_time = an_action("Train ten volunteers", rag=GREEN, due=ENDS, note="This has started.")

    (found,) = findings(a_plan(past, in_time))

    assert found.kind == "green_only_begun"
    assert "says only: “This was due last month and has started.”" in found.sentence


def test_green_though_its_due_date_is_past():
    (found,) = findings(a_plan(an_action(rag=GREEN, due=LAST_MONTH)))

    assert (found.kind, "30 days ago" in found.sentence) == ("overdue_green", True)


def test_rated_complete_and_open():
    assert kinds(a_plan(an_action(rag=BLUE, due=LAST_MONTH))) == ["complete_but_open"]
    assert kinds(a_plan(an_action(rag=BLUE, status="completed", left_on=TODAY))) == []


NOT_STARTED = {"label": "White", "colour": "grey", "scale": "not_started", "reason": None}


def test_rated_not_started_with_progress():
    (found,) = findings(a_plan(an_action(ref="R3", rag=NOT_STARTED)))

    assert found.kind == "not_started_noted"
    assert "is rated “White” (not started), but has 1 progress note" in found.sentence
    assert found.sentence.endswith("“Half are reviewed.”")
    assert kinds(a_plan(an_action(rag=NOT_STARTED, note="Not started: the post is vacant."))) == []
    assert kinds(a_plan(an_action(rag=NOT_STARTED, note="Still no start. Legal asks what it is."))) == []
    assert kinds(a_plan(an_action(rag=NOT_STARTED, note=None), an_action("Train ten volunteers"))) == []


def test_a_due_date_that_says_done_while_the_action_is_open():
    said = {"due": {"text": "Completed March 26", "kind": "completed", "on": None}}

    assert kinds(a_plan(an_action() | said)) == ["due_says_done"]
    assert kinds(a_plan(an_action(status="completed", left_on=TODAY) | said)) == []


@pytest.mark.parametrize("written", ["30/13/2026", "31 June 2026", "2026-02-30", "by 31st September", "13/2026"])
def test_a_due_date_that_is_no_day(written):
    (found,) = findings(a_plan(an_action() | {"due": {"text": written, "kind": "unclear", "on": None}}))

    assert found.kind == "due_no_day"
    assert f"is due on “{written}”. There is no such day." in found.sentence


@pytest.mark.parametrize("written", ["TBC", "Summer 2026", "29 February", "31 June or 31 July 2026"])
def test_what_is_no_date_at_all_is_no_day_that_is_wrong(written):
    assert kinds(a_plan(an_action() | {"due": {"text": written, "kind": "unclear", "on": None}})) == []


def test_done_but_rated_as_if_it_were_not_is_one_finding_for_the_plan():
    done = [an_action(title, ref=ref, rag=NOT_STARTED, status="completed", left_on=TODAY) for title, ref in
            (("Train ten", "1.1"), ("Ask landlords", "1.2"))]  # fmt: skip

    (found,) = findings(a_plan(*done))

    assert found.kind == "done_rated_otherwise"
    assert found.sentence == "2 actions are done, but last rated “White” (not started): 1.1 and 1.2."


def test_done_but_a_part_of_it_is_open():
    part = {"id": an_id(), "label": "A)", "title": "Agree the form", "status": "open"}

    (found,) = findings(a_plan(an_action(ref="1.1", status="completed", left_on=TODAY, sub_actions=[part])))

    assert found.kind == "done_part_open"
    assert found.sentence == "1 action is done, but 1 sub-action of it is open: 1.1."


def test_what_a_plans_page_says_beside_a_rating_is_a_finding_about_that_action():
    done = {"label": "Red", "colour": "red", "scale": "off_track", "reason": None}
    actions = [
        an_action("Train ten", rag=GREEN, due=LAST_MONTH),
        an_action("Ask landlords", rag=BLUE),
        an_action("Find homes", rag=NOT_STARTED),
        an_action("Write to courts", rag=done, status="completed", left_on=TODAY),
        an_action("Meet schools") | {"due": {"text": "Done", "kind": "completed", "on": None}},
    ]
    found = findings(a_plan(*actions))

    for action in actions:
        told = {each.kind for each in contradictions(action)}
        assert told
        assert told <= {each.kind for each in found if action in each.actions}


def test_due_after_the_end_of_the_plan():
    assert kinds(a_plan(an_action(due=date(2027, 6, 30)))) == ["due_after_end"]
    assert kinds(a_plan(an_action(due=date(2027, 6, 30), status="withdrawn", left_on=TODAY))) == []


def test_a_reference_used_twice():
    (found,) = findings(a_plan(an_action(ref="3.16"), an_action("Train ten volunteers", ref="3.16 ")))

    assert found.kind == "reference_twice"
    assert found.sentence.startswith("Reference 3.16 stands for 2 actions: “Review every exit plan” and “Train ten")


def test_each_objective_may_number_its_own():
    actions = [
        an_action(f"{number} {objective['title']}", ref=number, objectives=[objective])
        for objective in (an_objective("Victims"), an_objective("Courts"))
        for number in ("1", "2")
    ]
    assert kinds(a_plan(*actions)) == []

    actions[0]["ref"] = "2"
    assert kinds(a_plan(*actions)) == ["reference_twice"]


def test_a_lead_nobody_knows():
    action = an_action(ref="3.6", leads=[a_lead("LH", unknown=True), a_lead("DK"), a_lead("CPS", unknown=True)])

    (found,) = findings(a_plan(action, glossary=GLOSSARY))

    assert found.sentence == "The glossary explains 1 lead; LH (of 3.6) is not among them."
    assert kinds(a_plan(action)) == []  # without a glossary nobody promised to explain


def test_the_same_action_with_two_progress_texts():
    one, other = an_action("Offer contact to every victim"), an_action("Offer contact to every victim", note="None yet")

    (found,) = findings(a_plan(one, other))

    assert found.kind == "two_progress_texts"
    assert "“Half are reviewed.”; “None yet”" in found.sentence


def test_the_same_action_under_several_objectives_with_what_differs():
    actions = [
        an_action(title, objectives=[an_objective(objective)], due=due)
        for title, objective, due in (
            ("Develop a strategy and resources with partners for violence in families", "Fewer first offences", ENDS),
            ("Develop strategy and resources with partners for violence in families", "Healthy families", None),
        )
    ]

    (found,) = findings(a_plan(*actions))

    assert found.kind == "said_twice"
    assert (
        "twice, in nearly the same words, under “Fewer first offences” and under “Healthy families”" in found.sentence
    )
    assert found.sentence.endswith(": due “2027-03-31” and “no date”.")


def test_short_titles_that_are_a_little_alike_are_two_actions():
    assert kinds(a_plan(an_action("Case reviews"), an_action("Attendance and case reviews"))) == []


def embedded(check_on, *entries, left_on=LAST_MONTH):
    return an_action("Weekly panel", *entries, noted_on=left_on, status="embedded", left_on=left_on, check_on=check_on)


def test_business_as_usual_that_nobody_checked():
    assert kinds(a_plan(embedded(TODAY - timedelta(days=8)))) == ["check_missed"]
    assert kinds(a_plan(embedded(TODAY + timedelta(days=8)))) == []
    assert kinds(a_plan(embedded(TODAY - timedelta(days=8), an_entry("EvidenceAttached")))) == []


def test_business_as_usual_for_over_a_year_with_no_day_to_check():
    assert kinds(a_plan(embedded(None, left_on=date(2025, 1, 1)))) == ["never_checked"]
    assert kinds(a_plan(embedded(None))) == []


def test_an_owner_of_whom_nothing_was_heard():
    silent = {"note": None, "leads": [a_lead("Placements")]}
    quiet, other = an_action("Find homes", ref="3i", **silent), an_action("Ask landlords", ref="3ii", **silent)

    (found,) = findings(a_plan(quiet, other, an_action(leads=[a_lead("DK")])))

    assert found.sentence == (
        "Placements leads 3i and 3ii; the latest news of any of them is of 1 April 2026, 233 days ago."
    )
    assert found.leads == ("Placements",)
    assert kinds(a_plan(quiet, other, an_action(leads=[a_lead("DK")])), quiet_after=400) == []


def test_an_owner_whose_actions_are_all_findings_already_is_not_said_to_be_quiet_as_well():
    late = an_action("Find homes", note=None, leads=[a_lead("Placements")], rag=GREEN, due=LAST_MONTH)

    assert kinds(a_plan(late, an_action(leads=[a_lead("DK")]))) == ["overdue_green"]


def test_an_owner_who_told_of_one_action_is_not_quiet():
    led = [a_lead("Placements")]

    assert kinds(a_plan(an_action("Find homes", note=None, leads=led), an_action(leads=led))) == []


def test_a_plan_of_which_nothing_was_heard_is_one_finding():
    actions = [an_action(title, note=None, leads=[a_lead(title)]) for title in ("Find homes", "Ask landlords")]

    assert kinds(a_plan(*actions)) == ["plan_quiet"]


def test_a_plan_that_is_over_with_open_actions():
    plan = a_plan(an_action(), an_action("Train ten", status="completed", left_on=ENDS))

    (found,) = findings(plan, as_at=date(2027, 6, 30))

    assert found.sentence.startswith("The plan ended on 31 March 2027; 1 of 2 actions is still open")
    assert kinds(plan, as_at=date(2027, 5, 1)) == []  # the board has yet to meet


def test_of_a_plan_from_the_archive_nobody_expects_more():
    action = an_action()
    action["entries"] = [each._replace(recorded_at=datetime(2028, 6, 1, tzinfo=UTC)) for each in action["entries"]]

    assert kinds(a_plan(action), as_at=date(2028, 6, 30)) == []


def test_quietly_gone_says_so_instead():
    plan = a_plan(an_action(ref="3ii"))
    later = a_plan(title="Delivery plan", period="2027-28", starts_on=date(2027, 4, 1), ends_on=date(2028, 3, 31))

    (found,) = findings(plan, later, as_at=date(2027, 8, 30))

    assert found.kind == "quietly_gone"
    assert "1 action is not in “Delivery plan 2027-28”, which came after this plan" in found.sentence


def test_carried_again_and_again():
    assert kinds(a_plan(an_action(times_carried=3))) == ["carried_often"]
    assert kinds(a_plan(an_action(times_carried=2))) == []


def test_completed_without_a_word():
    bare = an_action(note=None, status="completed", left_on=LAST_MONTH)

    assert kinds(a_plan(bare, an_action("Train", status="completed", left_on=TODAY))) == ["done_without_a_word"]


# What a finding is called and what it rests on


def test_a_finding_keeps_its_key_and_changes_its_fingerprint_with_its_facts():
    action = an_action(rag=GREEN, due=LAST_MONTH)
    (before,) = findings(a_plan(action))
    (tomorrow,) = findings(a_plan(action), as_at=TODAY + timedelta(days=1))
    action["entries"] = [*action["entries"], an_entry("DueDateRevised")]
    (after,) = findings(a_plan(action))

    assert before.key == after.key == tomorrow.key
    assert before.fingerprint == tomorrow.fingerprint != after.fingerprint
    assert before.key.startswith("overdue-green-")


def test_neither_key_nor_fingerprint_is_made_of_words():
    """They are recorded when a finding is dismissed, and entries hold no personal data, not even scrambled."""
    plan = a_plan(an_action(ref="1", leads=[a_lead("LH", unknown=True)], note="Not started."), glossary=GLOSSARY)
    (one,) = findings(plan)
    plan["actions"][0] |= {"leads": [a_lead("QX", unknown=True)], "title": "Another title"}
    (other,) = findings(plan)

    assert (one.key, one.fingerprint) == (other.key, other.fingerprint)
