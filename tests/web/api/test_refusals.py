"""Orders refused over the API: the sentence of the desk, a status, and nothing changed."""

from __future__ import annotations

import json
from uuid import UUID, uuid4

import pytest

from domain.refusals import InvalidOrder
from tests.web.api.programs import create_action, new_authority, new_program, open_plan
from tests.web.orders.malformed import ALL
from tests.web.orders.test_malformed import desk
from web.api.recording import PLACES
from web.orders import ORDERS

IN_HEADERS = ("command_id", "version")
NOWHERE = UUID(int=404)


def entries(program):
    return program.get("/entries", limit=1000).json["entries"]


@pytest.fixture(scope="module")
def one_manager(app, database):
    return new_program(app, database, new_authority(database), "manager")


@pytest.mark.parametrize("name", ORDERS)
def test_a_spoilt_order_is_refused_in_the_words_of_the_desk(one_manager, name):
    before = entries(one_manager)
    on = ORDERS[name].on
    path = PLACES.get(on, "").replace(f"<{on}>", str(uuid4())) + "/" + name.replace("_", "-")

    for order_name, field, way, order in ALL:
        if order_name != name or field in (*IN_HEADERS, *([on] if on in PLACES else [])):
            continue
        with pytest.raises(InvalidOrder) as refused:
            desk("manager").give({"order": name} | order)
        body = {key: value for key, value in order.items() if key not in (*IN_HEADERS, on if on in PLACES else None)}
        answer = one_manager.client.post(one_manager.base + path, json=body, headers=one_manager.with_token(None))
        assert answer.status_code == 422, (field, way, answer.json)
        assert answer.mimetype == "application/problem+json"
        assert answer.json["message"] == answer.json["detail"] == str(refused.value)
        assert answer.json["fields"] == refused.value.details["fields"]
        assert answer.json["refusal"] == "InvalidOrder"

    assert entries(one_manager) == before


@pytest.mark.parametrize("key", ["", "with space", "x" * 129, "ä"])
def test_a_malformed_key_is_refused(manager, action, key):
    answer = manager.give(f"/actions/{action}/note-progress", {"Idempotency-Key": key}, text="Once.")

    assert answer.status_code == 422
    assert list(answer.json["fields"]) == ["Idempotency-Key"]


REFUSED = [
    ("/actions/{action}/note-progress", {"text": "x", "effective_on": "2199-01-01"}, 422, "EffectiveInFuture",
     "1 January 2199 is in the future."),
    ("/actions/{action}/note-progress", {"text": "x", "effective_on": "2025-04-01"}, 422, "EffectiveBeforeExistence",
     "This action exists from 2 April 2025."),
    ("/actions/{action}/change-rag", {"rag": "Mauve", "reason": "x"}, 422, "UnknownRating",
     "“Mauve” is not a rating of this authority. Choose one of: "),
    ("/actions/{action}/tag-themes", {"themes": ["NOPE"]}, 422, "UnknownTheme", "“NOPE” is not a theme."),
    ("/actions/{action}/merge", {"into_action": "{action}"}, 422, "CannotBeItself", ""),
    ("/actions/{action}/resume", {}, 409, "ActionIsNotPaused", ""),
    ("/actions/{action}/reopen", {"reason": "x"}, 409, "ActionHasNotLeft", ""),
    ("/actions/{action}/close-sub-action", {"sub_action": "z", "disposition": "completed"}, 404, "UnknownSubAction",
     "This action has no part “z”."),
    ("/actions/{action}/serve-objectives", {"objectives": ["Nowhere"]}, 404, "UnknownObjective",
     "This plan has no objective “Nowhere”."),
    ("/actions/{action}/carry-forward", {"into": "No such plan"}, 404, "UnknownPlan",
     "This authority has no plan “No such plan”."),
    ("/actions/{action}/correct-entry", {"entry": str(uuid4()), "reason": "x"}, 404, "UnknownEntry", ""),
    ("/actions/9.99/complete", {}, 404, "UnknownAction", "This authority has no action with the reference “9.99”."),
    (f"/actions/{NOWHERE}/complete", {}, 404, "UnknownAction", "This authority has no such action."),
    (f"/plans/{NOWHERE}/close-plan", {}, 404, "UnknownPlan", "This authority has no such plan."),
    ("/plans/{plan}/close-plan", {}, 409, "PlanHasOpenActions", "1 action is still open in this plan."),
    ("/plans/{plan}/sign-off-plan", {"meeting": "Board", "meeting_on": "2025-06-02", "effective_on": "2025-06-01"},
     422, "InvalidOrder", "The meeting is after the day from which the sign-off counts."),
    ("/open-plan", {"title": "Delivery plan", "kind": "delivery_plan", "period": "2025-26"}, 409, "PlanAlreadyOpened",
     "A plan “Delivery plan” for 2025-26 is in the registry already."),
    ("/open-plan", {"title": "New", "kind": "delivery_plan", "period": "next year"}, 422, "InvalidOrder",
     '"next year" is not a period.'),
    ("/combine-plans", {"plans": ["{plan}", "{plan}"], "title": "J", "kind": "delivery_plan", "period": "2026-27"}, 422,
     "InvalidOrder", "Name at least two different plans to combine."),
    ("/adopt-rag-scheme", {"ratings": [{"label": "A", "colour": "red", "scale": "off_track"},
                                       {"label": "a", "colour": "green", "scale": "on_track"}]}, 422, "InvalidOrder",
     "Two ratings of this RAG scheme have the same label."),
    ("/start-fieldwork", {"inspection": str(uuid4())}, 404, "UnknownInspection",
     "This authority has no such inspection."),
]  # fmt: skip


@pytest.mark.parametrize(("path", "order", "status", "refusal", "sentence"), REFUSED)
def test_each_refusal_has_its_code_its_sentence_and_its_status(
    manager, plan, action, path, order, status, refusal, sentence
):
    before = entries(manager)
    filled = json.loads(json.dumps(order).replace("{plan}", plan).replace("{action}", action))

    answer = manager.client.post(
        manager.base + path.format(plan=plan, action=action), json=filled, headers=manager.with_token(None)
    )

    assert (answer.status_code, answer.json["refusal"]) == (status, refusal), answer.json
    assert answer.json["message"].startswith(sentence)
    assert answer.json["message"] == answer.json["detail"]
    assert entries(manager) == before


def test_nothing_happens_in_a_closed_plan_but_late_entries(manager, plan, action):
    manager.give(f"/actions/{action}/complete", effective_on="2026-03-30")
    manager.give(f"/plans/{plan}/close-plan", effective_on="2026-03-31")

    late = manager.give(f"/actions/{action}/note-progress", text="Late.", effective_on="2026-03-29")
    after = manager.give(f"/actions/{action}/note-progress", text="After.", effective_on="2026-04-01")

    assert late.status_code in (201, 409)
    assert (after.status_code, after.json["refusal"]) == (409, "PlanIsClosed")
    assert after.json["message"].startswith("This plan was closed on 31 March 2026.")


def other_plan(program):
    return open_plan(program, title="Another plan")


@pytest.mark.parametrize(
    ("beside", "status", "refusal"),
    [
        ({"plan": "No such plan"}, 404, "UnknownPlan"),
        ({"plan": str(uuid4())}, 404, "UnknownPlan"),
        ({"plan": "Another plan"}, 404, "UnknownAction"),
        ({"period": "1999-00"}, 404, "UnknownAction"),
    ],
)
def test_a_plan_beside_an_action_that_is_named_by_id_must_be_the_one_it_is_in(
    manager, plan, action, beside, status, refusal
):
    other_plan(manager)

    by_path = manager.give(f"/actions/{action}/note-progress", text="Some news.", **beside)
    by_name = manager.give("/orders", order="note_progress", action=str(action), text="Some news.", **beside)

    for answer in (by_path, by_name):
        assert (answer.status_code, answer.json["refusal"]) == (status, refusal), answer.json


def test_the_right_plan_may_stand_beside_an_action_that_is_named_by_id(manager, plan, action):
    answer = manager.give(f"/actions/{action}/note-progress", text="Some news.", plan=str(plan))

    assert answer.status_code == 201, answer.json


def test_an_ambiguous_reference_lists_who_carries_it(manager, plan, action):
    other = create_action(manager, plan, reference="3.16")

    answer = manager.give("/actions/3.16/complete")

    assert (answer.status_code, answer.json["refusal"]) == (409, "AmbiguousReference")
    assert {each["action"] for each in answer.json["details"]["candidates"]} == {action, other}


def test_a_plan_narrows_a_reference(manager, plan, action):
    elsewhere = create_action(manager, open_plan(manager, "Another plan"), reference="3.16")

    assert manager.give("/actions/3.16/complete", plan="Another plan").json["action"] == elsewhere


DEEP = b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
BODIES = [
    (b"", "application/json", 400),
    (b"{", "application/json", 400),
    (b"\xff\xfe", "application/json", 400),
    (b'{"text": NaN}', "application/json", 400),
    (DEEP, "application/json", 400),
    (b'{"text": ' + b"[" * 50 + b"]" * 50 + b"}", "application/json", 422),
    (b'{"text": "a", "text": "b"}', "application/json", 422),
    (b"[]", "application/json", 422),
    (b'"text"', "application/json", 422),
    (b"null", "application/json", 422),
    (b'{"text": 1' + b"0" * 5_000 + b"}", "application/json", 400),
    (b'{"text": "a\\u0000b"}', "application/json", 422),
    (b'{"text": "a\\ud800b"}', "application/json", 422),
    (b'{"a\\ud800b": 1}', "application/json", 422),
    (b"text=x", "application/x-www-form-urlencoded", 415),
    (b"<text/>", "application/xml", 415),
    (b'{"text": "x"}', "", 415),
    (b'{"text": "' + b"x" * 1_100_000 + b'"}', "application/json", 413),
]


@pytest.mark.parametrize(("body", "kind", "status"), BODIES, ids=range(len(BODIES)))
def test_a_body_that_is_no_order_is_refused(manager, action, body, kind, status):
    before = entries(manager)

    answers = [
        manager.client.post(manager.base + path, data=body, content_type=kind, headers=manager.with_token(None))
        for path in (f"/actions/{action}/note-progress", "/orders")
    ]

    assert [each.status_code for each in answers] == [status, status], [each.json for each in answers]
    assert {each.mimetype for each in answers} == {"application/problem+json"}
    assert all(each.json["refusal"] and each.json["message"] == each.json["detail"] for each in answers)
    assert entries(manager) == before
