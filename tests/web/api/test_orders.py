"""Orders over the API: recorded once, seen at once, refused in a sentence."""

from __future__ import annotations

import json
from uuid import UUID, uuid4


def entries(program, **query):
    return program.get("/entries", **query).json["entries"]


def test_an_order_is_recorded_and_the_next_question_sees_it(manager, action):
    answer = manager.give(f"/actions/{action}/note-progress", text="Two officers trained.", effective_on="2025-07-09")

    assert answer.status_code == 201
    assert answer.json["ok"] is True
    assert answer.json["action"] == action
    assert len(answer.json["event_ids"]) == 1
    shown = manager.client.get(answer.headers["Location"], headers=manager.with_token(None)).json
    assert [note["text"] for note in shown["action"]["progress"]] == ["Two officers trained."]
    assert shown["position"] >= answer.json["position"]


def test_an_action_may_be_called_by_its_reference(manager, action):
    assert manager.give("/actions/3.16/note-progress", text="By its label.").json["action"] == action


def test_a_plan_may_be_called_by_its_title(manager, plan):
    assert manager.give("/plans/Delivery plan/set-objective", title="Victims are heard").json["plan"] == plan


def test_the_same_key_records_one_fact(manager, action):
    key = {"Idempotency-Key": str(uuid4())}

    first = manager.give(f"/actions/{action}/note-progress", key, text="Once.")
    second = manager.give(f"/actions/{action}/note-progress", key, text="Once.")

    assert (first.status_code, second.status_code) == (201, 200)
    assert second.json == first.json | {"repeated": True}
    assert [each["event"] for each in entries(manager, action=action)].count("ProgressNoted") == 1


def test_the_same_key_is_refused_for_another_order(manager, action):
    key = {"Idempotency-Key": str(uuid4())}
    manager.give(f"/actions/{action}/note-progress", key, text="Once.")

    answer = manager.give(f"/actions/{action}/note-progress", key, text="Something else.")

    assert answer.status_code == 409
    assert answer.json["refusal"] == "CommandIdReused"


def test_whoever_saw_the_newest_version_may_change_it(manager, action):
    tag = manager.get(f"/actions/{action}").headers["ETag"]

    assert manager.give(f"/actions/{action}/set-measure", {"If-Match": tag}, measure="In time.").status_code == 201


def test_whoever_saw_an_older_version_is_told_what_changed_since(manager, action):
    tag = manager.get(f"/actions/{action}").headers["ETag"]
    manager.give(f"/actions/{action}/note-progress", text="Meanwhile.")

    answer = manager.give(f"/actions/{action}/set-measure", {"If-Match": tag}, measure="In time.")

    assert answer.status_code == 412
    assert answer.mimetype == "application/problem+json"
    assert answer.json["refusal"] == "SomeoneChangedThis"
    assert [each["body"]["note"] for each in answer.json["changes"]] == ["Meanwhile."]
    assert "MeasureSet" not in [each["event"] for each in entries(manager, action=action)]


def test_a_tag_that_is_of_something_else_does_not_match(manager, action):
    answer = manager.give(f"/actions/{action}/set-measure", {"If-Match": '"something-else"'}, measure="In time.")

    assert answer.status_code == 412


def test_a_plan_that_was_changed_since_takes_no_new_action(manager, plan):
    tag = manager.get(f"/plans/{plan}").headers["ETag"]
    manager.give(f"/plans/{plan}/set-objective", title="Victims are heard")

    stale = manager.give(f"/plans/{plan}/create-action", {"If-Match": tag}, title="A new action")
    fresh = manager.give(
        f"/plans/{plan}/create-action",
        {"If-Match": manager.get(f"/plans/{plan}").headers["ETag"]},
        title="A new action",
    )

    assert (stale.status_code, fresh.status_code) == (412, 201)
    assert [each["event"] for each in stale.json["changes"]] == ["ObjectiveSet"]


def test_any_version_will_do_for_an_asterisk(manager, action):
    assert manager.give(f"/actions/{action}/complete", {"If-Match": "*"}).status_code == 201


def test_a_carried_action_is_found_where_it_went(manager, action):
    later = manager.give("/open-plan", title="Next plan", kind="delivery_plan", period="2026-27").json["plan"]

    answer = manager.give(f"/actions/{action}/carry-forward", into=later)

    assert answer.status_code == 201
    assert answer.headers["Location"].endswith(answer.json["new_action"])
    assert manager.get(f"/actions/{answer.json['new_action']}").json["action"]["carried_from"] == action


def test_any_order_can_be_given_as_the_command_line_takes_it(manager, action):
    answer = manager.give("/orders", order="note_progress", action="3.16", command_id="a-script-1", text="By script.")

    assert answer.status_code == 201
    assert entries(manager, action=action)[-1]["command_id"] == "a-script-1"


def test_the_rag_scheme_and_the_glossary_are_orders_too(manager):
    manager.give("/adopt-rag-scheme", ratings=[{"label": "Fine", "colour": "green", "scale": "on_track"}])
    manager.give("/set-lead-glossary", entries=[{"initials": "RJ", "name": "Rae Jones"}])

    shown = manager.get().json

    assert [each["label"] for each in shown["scheme"]] == ["Fine"]
    assert shown["glossary"] == [{"initials": "RJ", "name": "Rae Jones", "role": None}]


def test_an_inspection_is_announced_visited_and_published(manager):
    id = manager.give("/announce-inspection", framework="Inspection 2026", effective_on="2026-01-10").json["inspection"]
    manager.give("/start-fieldwork", inspection=id)
    manager.give("/publish-inspection", inspection=id, ratings={"Governance": "Good"})

    assert manager.get().json["inspections"][0]["ratings"] == {"Governance": "Good"}


def test_an_id_of_your_own_is_kept(manager, plan):
    mine = str(uuid4())

    assert manager.give(f"/plans/{plan}/create-action", title="Mine", action=mine).json["action"] == mine
    assert UUID(manager.get(f"/actions/{mine}").json["action"]["id"]) == UUID(mine)


def test_who_gave_an_order_is_on_record(manager, action):
    manager.give(f"/actions/{action}/note-progress", text="Signed by its author.")

    assert entries(manager, action=action)[-1]["by"].startswith("Program ")


def test_the_requests_id_goes_into_the_entry_so_that_logs_and_log_tell_of_each_other(manager, action, connect, slug):
    manager.give(f"/actions/{action}/note-progress", {"X-Request-ID": "friday-before-the-board"}, text="Nearly there.")

    stored = (
        connect(slug)
        .execute(f"SELECT state FROM {slug}.stored_events ORDER BY notification_id DESC LIMIT 1")
        .fetchone()
    )
    assert json.loads(stored[0])["request"] == "friday-before-the-board"
