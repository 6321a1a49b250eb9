"""Every order has a form, and goes through it: opened, filled in, sent, recorded once, and said in words."""

import pytest

from tests.alike.neighbours import neighbour
from tests.web.recording.filling_in import filled_in, opened
from web.orders import ORDERS
from web.recording.said import SAID

__all__ = ["neighbour"]

NOTE = "Agreed by the board"

# Where the form is, what to type, and the first word of what the next page says; {…} is an id of the service.
FORMS = {
    "open_plan": ("", {"title": "Improvement Plan", "kind": "improvement_plan", "period": "2026-27"}),
    "combine_plans": ("", {
        "plans": ["{plan}", "{next plan}"], "title": "Joint Plan", "kind": "delivery_plan", "period": "2026-27",
    }),
    "adopt_rag_scheme": ("", {"ratings-0-label": "Not yet begun"}),
    "set_lead_glossary": ("", {"entries-0-initials": "DK", "entries-0-name": "Dana Kerr"}),
    "share_with_region": ("", {"shares": ["plans", "roles"]}),
    "dismiss_finding": ("", {"reason": NOTE}),
    "take_back_dismissal": ("", {"reason": "They are numbered anew after all"}),
    "erase_text": ("", {"field": "note", "basis": "by_mistake"}),
    "announce_inspection": ("", {
        "framework": "Inspection of youth justice services 2025", "effective_on": "8/4/2026",
    }),
    "start_fieldwork": ("inspection", {}),
    "publish_inspection": ("inspection", {"ratings-0-standard": "Planning", "ratings-0-rating": "Good"}),
    "make_recommendation": ("inspection", {"text": "Plan for every victim", "addressed_to": "The board\r\nThe police"}),
    "reword_recommendation": ("inspection", {"text": "Keep every victim safe"}),
    "answer_recommendation": ("inspection", {"response": "partly_agreed", "answered_by": "The chair"}),
    "serve_recommendation": ("inspection", {"objectives": ["{objective}"], "actions": ["{action}", "{third action}"]}),
    "record_audit": ("", {
        "title": "Spring audit", "framework": "Our framework", "scores-0-standard": "Planning",
        "scores-0-points": "52.5", "scores-0-maximum": "80", "scores-0-percent": "66%",
    }),
    "score_audit": ("audit", {"scores-0-points": "44", "scores-1-standard": "Overall", "scores-1-points": "44",
                              "scores-1-maximum": "80", "scores-1-overall": "True"}),
    "define_indicator": ("", {"code": "FTE", "definition": "Children with a first caution or conviction"}),
    "revise_definition": ("indicator", {"text": "Children with a first outcome of any kind"}),
    "report_value": ("indicator", {
        "period": "Q1 2025-26", "value": "148", "national": "161.5", "published_on": "1/4/2026", "definition": "1",
    }),
    "correct_value": ("indicator", {"reason": "Two figures were swapped", "value": "184"}),
    "correct_inspection": ("inspection", {"reason": "Of another report"}),
    "correct_audit": ("audit", {"reason": "Of another audit"}),
    "set_objective": ("plan", {"title": "Girls are seen", "section": "Who we work with"}),
    "sign_off_plan": ("plan", {"meeting": "Management Board", "meeting_on": "2026-04-10"}),
    "close_plan": ("empty plan", {"note": "All done"}),
    "create_action": ("plan", {
        "title": "Meet every girl", "leads": "DK\r\nAll TM's\r\n", "due": "Q3 2026-27", "rag": "Red",
        "themes": ["DISP"], "objectives": ["{objective}"], "measure": "All met", "reference": "4a",
    }),
    "amend_wording": ("action", {"title": "Review each exit plan"}),
    "note_progress": ("action", {"text": "Two thirds\r\nare reviewed"}),
    "change_rag": ("action", {"rag": "Red", "reason": "The reviewer left"}),
    "revise_due_date": ("action", {"due": "30/9/2026", "reason": NOTE, "meeting": "Board", "meeting_on": "10/4/2026"}),
    "name_leads": ("action", {"leads": "DK\r\nRemedi"}),
    "set_measure": ("action", {"measure": "Nine of ten are reviewed"}),
    "tag_themes": ("action", {"themes": ["QA", "WORK"]}),
    "serve_objectives": ("action", {"objectives": ["{objective}", "{second objective}"]}),
    "add_sub_action": ("action", {"title": "Agree the form", "label": "C)"}),
    "close_sub_action": ("action", {"sub_action": "{part A)}", "disposition": "embedded"}),
    "attach_evidence": ("action", {"evidence": "Minutes of 10 April"}),
    "complete": ("action", {"note": "All reviewed"}),
    "embed": ("action", {"check_on": "2027-04-01"}),
    "carry_forward": ("action", {
        "into": "{next plan}", "title": "Review exit plans", "objectives": ["{objective there}"],
    }),
    "name_origin": ("third action", {"from_actions": ["{second action}"], "decision": NOTE}),
    "name_adoption": ("action", {"from_action": "{shared action}", "note": NOTE}),
    "transfer": ("action", {"to": "Training plan", "to_plan": "{next plan}"}),
    "merge": ("action", {"into_action": "{second action}"}),
    "supersede": ("action", {"by": "The new offer", "by_action": "{third action}"}),
    "withdraw": ("action", {"reason": "Outside our influence"}),
    "pause": ("action", {"reason": "The court is closed"}),
    "resume": ("paused action", {"reason": "The court is open"}),
    "reopen": ("completed action", {"reason": "Not done after all"}),
    "correct_entry": ("action", {"reason": "Wrong word", "instead-text": "A third are reviewed"}),
}  # fmt: skip


@pytest.fixture
def path(service, request):
    def of(order):
        about = FORMS[order][0]
        prepare(service, about)
        if order == "name_adoption":
            service.ids["shared action"] = request.getfixturevalue("neighbour").ids["action"]
        kebab = order.replace("_", "-")
        query = f"?entry={service.ids['note']}" if order in ("correct_entry", "erase_text") else ""
        if order == "dismiss_finding":
            query = f"?finding={a_finding(request)['key']}"
        if order == "take_back_dismissal":
            query = f"?entry={dismissed(request, service)}"
        if order == "correct_value":
            query = f"?entry={service.ids['value']}"
        if order in ("correct_inspection", "correct_audit"):
            query = f"?entry={recorded_wrongly(service, about)}"
        if order in ("reword_recommendation", "answer_recommendation", "serve_recommendation"):
            query = f"?recommendation={service.ids['recommendation']}"
        return (service.path(about, kebab) if about else f"/{service.slug}/{kebab}") + query

    return of


def a_finding(request):
    """Two actions of the service carry one reference."""
    manager, service = request.getfixturevalue("manager"), request.getfixturevalue("service")
    return manager.get(f"/api/v1/authorities/{service.slug}/findings?kind=reference_twice").json["findings"][0]


def dismissed(request, service):
    """The entry by which somebody dismissed it."""
    filled_in(
        request.getfixturevalue("manager"),
        f"/{service.slug}/dismiss-finding?finding={a_finding(request)['key']}",
        reason=NOTE,
    )
    return a_finding(request)["dismissed"]["entry"]


def recorded_wrongly(service, about):
    """An entry on the inspection, or on the audit, that may be taken back."""
    order, fields = {
        "inspection": ("start_fieldwork", {}),
        "audit": ("score_audit", {"scores": [{"standard": "Planning", "points": 4, "maximum": 80}]}),
    }[about]
    return service.happens(order, **{about: str(service.ids[about])}, **fields).event_ids[0]


def prepare(service, about):
    """What some orders need to have happened before."""
    action = str(service.ids["action"])
    if about == "paused action":
        service.happens("pause", action=action, reason="The court is closed")
    if about == "completed action":
        service.happens("complete", action=action)
    service.ids["paused action"] = service.ids["completed action"] = service.ids["action"]
    if about == "empty plan":
        made = service.happens("open_plan", title="Old Plan", kind="delivery_plan", period="2024-25")
        service.ids["empty plan"] = made.subjects["plan"]


def typed(service, order):
    def with_ids(value):
        return [with_ids(each) for each in value] if isinstance(value, list) else value.format_map(service.ids)

    return {name: with_ids(value) for name, value in FORMS[order][1].items()}


def test_every_order_is_told_in_this_test_and_in_words():
    assert set(FORMS) == set(ORDERS)
    assert set(SAID) == set(ORDERS)


@pytest.mark.parametrize("order", ORDERS)
def test_an_order_goes_through_its_form(order, service, manager, path):
    before = service.facts()

    answer = filled_in(manager, path(order), **typed(service, order))

    assert answer.status_code == 303, manager.page.words
    assert len(service.facts()) > len(before)
    assert manager.get(answer.location).status_code == 200
    assert SAID[order].partition("“")[0] in manager.page.words


@pytest.mark.parametrize("order", ORDERS)
def test_a_form_sent_twice_is_one_fact(order, service, manager, path):
    at = path(order)
    form = opened(manager, at)
    fields, to = form.values | typed(service, order), at.partition("?")[0]

    first = manager.post(to, data=fields)
    once = service.facts()
    second = manager.post(to, data=fields)

    assert (first.status_code, second.status_code) == (303, 303)
    assert second.location == first.location
    assert service.facts() == once


@pytest.mark.parametrize("order", sorted(set(ORDERS) - {"share_with_region"}))  # there, nothing ticked is an answer
def test_an_order_with_nothing_typed_says_what_is_missing_and_records_nothing(order, service, manager, path):
    at = path(order).partition("?")[0]
    manager.get("/places")
    before = service.facts()
    token = manager.page.value("csrf_token")

    answer = manager.post(at, data={"csrf_token": token, "effective_on": "2199-01-01"})

    assert answer.status_code in (422, 404)
    assert service.facts() == before
    if answer.status_code == 422:
        assert "Error:" in manager.page.title
