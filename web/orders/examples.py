"""An example of each order as somebody would give it: for docs/orders.md and the API's description."""

from __future__ import annotations

from typing import Any

PLAN = "Youth Justice Plan"
ACTION = "3.16"
AN_ID = "5f0e9c1a-3b7d-4c59-9a51-0d6f4b1f2e88"
ANOTHER_ID = "c1b7a5d2-88f4-4a0e-8d35-6f2f0a4f7b10"
A_REASON = "Agreed with the partnership manager."

EXAMPLES: dict[str, dict[str, Any]] = {
    "open_plan": {"title": PLAN, "kind": "youth_justice_plan", "period": "2026-27", "effective_on": "2026-04-01"},
    "set_objective": {"plan": PLAN, "title": "Fewer children are held in custody overnight", "kind": "priority"},
    "sign_off_plan": {"plan": PLAN, "meeting": "Partnership board", "meeting_on": "2026-06-18",
                      "effective_on": "2026-06-18"},
    "close_plan": {"plan": PLAN, "effective_on": "2027-03-31"},
    "combine_plans": {"plans": [PLAN, "Improvement Plan"], "title": "Joint plan", "kind": "youth_justice_plan",
                      "period": "2027-28"},
    "create_action": {"plan": PLAN, "title": "Offer every victim a contact within five working days",
                      "reference": ACTION, "leads": ["Restorative justice lead"], "due": "30 September 2026",
                      "measure": "Nine in ten contacts are in time.", "themes": ["VIC"], "rag": "Not started"},
    "note_progress": {"action": ACTION, "effective_on": "2026-07-09", "text": "Two officers are trained."},
    "change_rag": {"action": ACTION, "rag": "Amber", "reason": "The rota started three weeks late."},
    "revise_due_date": {"action": ACTION, "due": "Dec 2026", "reason": "Recruitment took longer.",
                        "meeting": "Partnership board", "meeting_on": "2026-09-17", "effective_on": "2026-09-17"},
    "amend_wording": {"action": ACTION, "title": "Offer every victim a contact within three working days"},
    "name_leads": {"action": ACTION, "leads": ["Restorative justice lead", "Operations manager"]},
    "set_measure": {"action": ACTION, "measure": "Nineteen in twenty contacts are in time."},
    "tag_themes": {"action": ACTION, "themes": ["VIC", "QA"]},
    "serve_objectives": {"action": ACTION, "objectives": ["Victims are heard"]},
    "add_sub_action": {"action": ACTION, "title": "Agree the rota", "label": "a)"},
    "close_sub_action": {"action": ACTION, "sub_action": "a)", "disposition": "completed", "note": "Agreed in June."},
    "attach_evidence": {"action": ACTION, "evidence": "https://intranet.example.org/board/2026-09/paper-4"},
    "complete": {"action": ACTION, "note": "In time for 19 of 20 victims since July."},
    "embed": {"action": ACTION, "note": "Part of the induction now.", "check_on": "2027-09-30"},
    "carry_forward": {"action": ACTION, "into": "Youth Justice Plan 2027-28", "due": "Q2 2027-28",
                      "decision": "Carried forward by the board: two posts are still vacant."},
    "name_origin": {"action": ACTION, "from_actions": [AN_ID], "how": "reworded", "effective_on": "2026-04-01"},
    "name_adoption": {"action": ACTION, "from_action": AN_ID, "note": "Their form, with our own guidance."},
    "transfer": {"action": ACTION, "to": "Community safety partnership", "reason": A_REASON},
    "merge": {"action": ACTION, "into_action": "3.2", "reason": "Both asked for the same rota."},
    "supersede": {"action": ACTION, "by": "National standards for victims, 2026", "reason": A_REASON},
    "withdraw": {"action": ACTION, "reason": "The scheme it depended on has ended."},
    "pause": {"action": ACTION, "reason": "Waits for the new case system."},
    "resume": {"action": ACTION, "reason": "The case system is in use."},
    "reopen": {"action": ACTION, "reason": "The audit found contacts missing."},
    "correct_entry": {"action": ACTION, "entry": AN_ID, "reason": "Typed on the wrong action's line.",
                      "instead": {"text": "Three officers trained.", "effective_on": "2026-07-10"}},
    "adopt_rag_scheme": {"ratings": [
        {"label": "Off track", "colour": "red", "scale": "off_track"},
        {"label": "On track", "colour": "amber", "scale": "on_track"},
        {"label": "Done", "colour": "green", "scale": "complete"},
    ]},
    "set_lead_glossary": {"entries": [{"initials": "RJ", "name": None, "role": "Restorative justice lead"}]},
    "share_with_region": {"shares": ["plans", "indicators", "roles"]},
    "dismiss_finding": {
        "finding": "reference-twice-1f0c7d2e-9b1a-5c53-8f0e-6a1b7c2d3e4f",
        "fingerprint": "9f86d081884c7d659a2feaa0c55ad015",
        "reason": "The board numbers them anew in April.",
    },
    "take_back_dismissal": {"entry": AN_ID, "reason": "The board wants each action to have a number of its own."},
    "erase_text": {"entry": AN_ID, "field": "note", "basis": "by_mistake", "note": "Data protection officer, case 14."},
    "announce_inspection": {"framework": "Youth justice inspection, March 2027", "edition": "2021",
                            "effective_on": "2027-03-01"},
    "start_fieldwork": {"inspection": AN_ID},
    "publish_inspection": {"inspection": AN_ID, "ratings": {"Governance and leadership": "Good"}},
    "make_recommendation": {"inspection": AN_ID, "reference": "2", "addressed_to": ["The management board"],
                            "text": "Make sure that every plan says how victims are kept safe."},
    "reword_recommendation": {"inspection": AN_ID, "recommendation": ANOTHER_ID, "reference": "2",
                              "text": "Make sure that every plan says how actual and likely victims are kept safe."},
    "answer_recommendation": {"inspection": AN_ID, "recommendation": ANOTHER_ID, "response": "partly_agreed",
                              "answered_by": "Chair of the management board", "words": "From autumn, for new plans."},
    "serve_recommendation": {"inspection": AN_ID, "recommendation": ANOTHER_ID, "objectives": [AN_ID],
                             "actions": [ACTION]},
    "record_audit": {"title": "Case audit, spring 2027", "framework": "Youth justice inspection", "edition": "2021",
                     "stage": "baseline", "scores": [
        {"standard": "Assessment", "points": 61.5, "maximum": 80, "percent": 77, "rating": "Good"},
        {"standard": "Planning", "points": 40, "maximum": 80, "percent": 50, "rating": "Requires improvement"},
        {"standard": "Overall", "points": 101.5, "maximum": 160, "percent": 63, "rating": "Requires improvement",
         "overall": True},
    ]},
    "score_audit": {"audit": AN_ID, "scores": [{"standard": "Planning", "points": 58, "maximum": 80}]},
    "correct_inspection": {"inspection": AN_ID, "entry": ANOTHER_ID, "reason": "The board answered otherwise."},
    "correct_audit": {"audit": AN_ID, "entry": ANOTHER_ID, "reason": "These are the scores of another audit."},
    "define_indicator": {"code": "FTE", "definition": "Children with a first caution or conviction, by area of home.",
                         "effective_on": "2026-04-01"},
    "revise_definition": {"indicator": "FTE", "text": "As before, with children who got a community resolution.",
                          "effective_on": "2027-04-01"},
    "report_value": {"indicator": "FTE", "period": "Q1 2026-27", "value": 148, "national": 161.5, "family": 152,
                     "published_on": "2026-08-20"},
    "correct_value": {"indicator": "FTE", "entry": AN_ID, "reason": "Two figures were swapped.", "value": 184},
}  # fmt: skip

ANSWERED: dict[str, Any] = {
    "ok": True,
    "position": 812,
    "event_ids": [ANOTHER_ID],
    "recorded_at": "2026-10-01T09:14:03.120000+00:00",
}


def answer_to(order: str, on: str) -> dict[str, Any]:
    """What the example is answered; the ids are of what it is about."""
    subjects: dict[str, str] = {}
    if on == "action" or order == "create_action":
        subjects["action"] = AN_ID
    elif on == "plan" or order in ("open_plan", "combine_plans"):
        subjects["plan"] = AN_ID
    elif on == "inspection" or order == "announce_inspection":
        subjects["inspection"] = AN_ID
    elif on == "indicator" or order == "define_indicator":
        subjects["indicator"] = AN_ID
    elif order.endswith("audit"):
        subjects["audit"] = AN_ID
    if order == "carry_forward":
        subjects["new_action"] = ANOTHER_ID
    if order.endswith("recommendation"):
        subjects["recommendation"] = ANOTHER_ID
    if order == "set_objective":
        subjects["objective"] = ANOTHER_ID
    return ANSWERED | subjects


REFUSED: dict[str, Any] = {
    "ok": False,
    "refusal": "PlanIsClosed",
    "message": "This plan was closed on 31 March 2026. Late entries need an effective date up to that day.",
    "details": {"closed_on": "2026-03-31"},
}
