"""A program hands a document in, waits for it, says what is meant, and records it: as people do it on the pages."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from tests.web.api.documents import DECIDED, PLAN, ROWS, hand_in
from tests.workers.reading.formats import HEADER, as_excel, as_word, saved
from workers import documents as reading


@pytest.fixture
def read_by_a_worker(connect, slug):
    """Reads it as a worker would."""

    def read(id):
        reading.read_one(connect(slug), slug, UUID(id))
        return id

    return read


@pytest.fixture
def document(manager, read_by_a_worker):
    """The id of a document of three rows, which is read."""
    return read_by_a_worker(hand_in(manager).json["id"])


@pytest.fixture
def decided(manager, read_by_a_worker):
    """One whose rows say what was decided."""
    content = saved(as_word(DECIDED, [*HEADER, "Decision"]))
    return read_by_a_worker(hand_in(manager, content).json["id"])


def patch(program, path, headers=None, **body):
    return program.client.patch(program.base + path, json=body, headers=program.with_token(headers))


def items_of(program, document):
    return {item["item"]: item for item in program.get(f"/documents/{document}/proposals").json["items"]}


def test_a_document_that_is_handed_in_waits_to_be_read(manager):
    answer = hand_in(manager)

    assert answer.status_code == 202
    assert (answer.json["status"], answer.json["name"], answer.json["settings"]) == ("waiting", "plan.docx", PLAN)
    found = manager.client.get(answer.headers["Location"], headers=manager.with_token(None))
    assert found.json == answer.json
    assert [each["id"] for each in manager.get("/documents").json["documents"]] == [answer.json["id"]]


def test_the_record_says_that_it_came(manager):
    id = hand_in(manager).json["id"]

    (entry,) = manager.get("/entries", event="DocumentReceived").json["entries"]
    assert (entry["aggregate"], entry["body"]["name"]) == (id, "plan.docx")


def test_a_document_is_handed_in_once_under_one_key(manager):
    key, content = {"Idempotency-Key": "a-plan"}, saved(as_word(ROWS))

    first, again = (hand_in(manager, content, headers=key) for _ in range(2))
    other = hand_in(manager, saved(as_excel()[0]), "plan.xlsx", headers=key)

    assert first.json["id"] == again.json["id"]
    assert (other.status_code, other.json["refusal"]) == (409, "CommandIdReused")


@pytest.mark.parametrize(
    ("content", "where", "status", "refusal", "field"),
    [
        (b"", {}, 422, "InvalidOrder", "file"),
        (b"x" * (25 * 1024 * 1024 + 1), {}, 413, "DocumentTooLarge", None),
        (b"x" * (26 * 1024 * 1024), {}, 413, "TooLarge", None),
        (b"x", {"plan": str(uuid4())}, 404, "UnknownPlan", None),
        (b"x", {"plan": "mine"}, 422, "InvalidOrder", "plan"),
        (b"x", {"title": "Plan", "period": "soon"}, 422, "InvalidOrder", "period"),
        (b"x", {"colour": "red"}, 422, "InvalidOrder", "colour"),
    ],
)
def test_what_can_not_be_handed_in_is_refused_and_nothing_is_kept(manager, content, where, status, refusal, field):
    answer = hand_in(manager, content, **where)

    assert (answer.status_code, answer.json["refusal"]) == (status, refusal)
    assert field is None or field in answer.json["fields"]
    assert manager.get("/documents").json["documents"] == []
    assert manager.get("/entries", event="DocumentReceived").json["entries"] == []


def test_a_form_without_a_file_is_refused(manager):
    answer = manager.client.post(f"{manager.base}/documents", data=PLAN, headers=manager.with_token(None))

    assert (answer.status_code, answer.json["fields"]) == (422, {"file": ["Send the document as “file”."]})


def test_a_text_in_place_of_a_file_is_none(manager):
    answer = manager.client.post(
        f"{manager.base}/documents", data=PLAN | {"file": "a plan"}, headers=manager.with_token(None)
    )

    assert (answer.status_code, answer.json["fields"]) == (422, {"file": ["Send the document as “file”."]})


def test_names_of_files_lose_what_no_name_should_have(manager):
    assert hand_in(manager, name="plans/../our\u202e pl\tan.docx").json["name"] == "our plan.docx"


def test_why_a_document_can_not_be_read_is_told(manager, read_by_a_worker):
    id = read_by_a_worker(hand_in(manager, b"Dear all,\n\nplease come.\n", "letter.txt").json["id"])

    told = manager.get(f"/documents/{id}").json
    proposals = manager.get(f"/documents/{id}/proposals")

    assert (told["status"], "no table of actions" in told["refusal"]) == ("refused", True)
    assert (proposals.status_code, proposals.json["refusal"]) == (409, "DocumentIsNotInReview")


def test_proposals_say_what_each_row_would_change(manager, document):
    told = manager.get(f"/documents/{document}/proposals").json

    assert [change["sentence"] for change in told["opening"]] == ["Open the plan “Delivery plan” for 2025-26"]
    assert [item["proposal"]["ref"] for item in told["items"]] == ["1.1", "1.2", "2.1"]
    first = told["items"][0]
    assert (first["kind"], first["verdict"], first["version"], first["clear"]) == ("new", "open", 0, True)
    assert first["changes"][0]["order"] == "create_action"
    assert first["changes"][0]["fields"]["title"] == "Book rooms early"
    due = first["changes"][0]["fields"]["due"]
    assert (due["text"], due["kind"], due["on"]) == ("June 25", "month", "2025-06-30")
    assert (told["open"], told["summary"]["actions"]) == (3, 3)


def test_clear_rows_are_accepted_together_and_recorded_in_one_save(manager, document):
    accepted = manager.give(f"/documents/{document}/accept-clear")
    recorded = manager.give(f"/documents/{document}/record", leave_out_open=True)

    assert accepted.json["accepted"] == 3 - accepted.json["open"]
    assert recorded.status_code == 201, recorded.json
    plan = manager.client.get(recorded.headers["Location"], headers=manager.with_token(None)).json["plans"][0]
    assert [action["ref"] for action in plan["actions"]][: accepted.json["accepted"]]
    assert plan["title"] == "Delivery plan"
    told = manager.get(f"/documents/{document}").json
    assert (told["status"], told["plan"], told["position"]) == ("recorded", plan["id"], recorded.json["position"])
    (received, *_) = manager.get("/entries", event="ActionCreated").json["entries"]
    assert received["source"] == {"document": told["sha256"], "place": "table 1, row 2"}


def accept_all(program, document):
    for item in items_of(program, document):
        answer = patch(program, f"/documents/{document}/items/{item}", verdict="accepted")
        assert answer.status_code == 200, answer.json


def test_recorded_twice_it_is_answered_the_same(manager, document):
    accept_all(manager, document)
    first, again = (manager.give(f"/documents/{document}/record") for _ in range(2))

    assert first.status_code == again.status_code == 201
    assert again.json == first.json | {"repeated": True}
    assert len(manager.get("/entries", event="PlanOpened").json["entries"]) == 1


def test_the_same_document_again_proposes_nothing(manager, document, read_by_a_worker):
    accept_all(manager, document)
    plan = manager.give(f"/documents/{document}/record").json["plan"]

    again = read_by_a_worker(hand_in(manager, plan=plan).json["id"])

    assert {item["kind"] for item in items_of(manager, again).values()} == {"same"}
    assert manager.give(f"/documents/{again}/record").json["refusal"] == "NothingIsAccepted"


def test_open_rows_are_left_out_only_if_somebody_says_so(manager, document):
    first, *others = items_of(manager, document)
    patch(manager, f"/documents/{document}/items/{first}", verdict="accepted")

    refused = manager.give(f"/documents/{document}/record")
    recorded = manager.give(f"/documents/{document}/record", leave_out_open=True)

    assert (refused.status_code, refused.json["refusal"]) == (409, "RowsAreOpen")
    assert refused.json["details"]["items"] == others
    assert recorded.status_code == 201
    (entry,) = manager.get("/entries", event="DocumentRecorded").json["entries"]
    assert (entry["body"]["accepted"], entry["body"]["left_out"]) == (1, 2)


def test_of_two_who_answer_the_same_row_the_second_is_told(manager, program, document):
    colleague, path = program("editor"), f"/documents/{document}/items/line:1"
    first = patch(manager, path, {"If-Match": '"0"'}, verdict="accepted")

    second = patch(colleague, path, {"If-Match": '"0"'}, verdict="left_out")
    then = patch(colleague, path, {"If-Match": first.headers["ETag"]}, verdict="left_out")

    assert (first.status_code, first.json["version"]) == (200, 1)
    assert (second.status_code, second.json["details"]) == (412, {"seen": 0, "version": 1})
    assert (then.json["verdict"], then.json["version"]) == ("left_out", 2)
    assert then.json["by"] == str(colleague.account)


def test_a_row_that_asks_is_not_accepted_before_it_has_its_answer(manager, decided):
    path = f"/documents/{decided}/items/line:2"

    refused = patch(manager, path, verdict="accepted")
    strange = patch(manager, path, verdict="accepted", needs={"decision:1": {"into": "somewhere"}})
    without = patch(manager, path, verdict="accepted", without=["decision:1"])

    assert (refused.status_code, refused.json["refusal"]) == (409, "RowsAreOpen")
    assert refused.json["details"]["needs"][0]["field"] == "into"
    assert (strange.status_code, list(strange.json["fields"])) == (422, ["needs.decision:1.into"])
    assert (without.status_code, without.json["verdict"]) == (200, "accepted")
    assert [change["sentence"] for change in without.json["changes"] if change["order"] == "note_progress"] == [
        "Progress: “RETAIN FOR 2026-27”"
    ]


def test_a_row_is_put_in_other_words(manager, document):
    path = f"/documents/{document}/items/line:1"
    said = {"title": "Book rooms in time", "due": "30 June 2025", "leads": ["Rooms officer"],
            "progress": [{"on": "2025-05-02", "text": "Two booked"}]}  # fmt: skip

    answer = patch(manager, path, verdict="accepted", says=[said])

    assert answer.status_code == 200, answer.json
    (says,) = answer.json["says"]
    assert (says["title"], says["due"]["on"], says["ref"]) == ("Book rooms in time", "2025-06-30", "1.1")
    assert answer.json["proposal"]["title"] == "Book rooms early"
    sentences = [change["sentence"] for change in answer.json["changes"]]
    assert "New action “Book rooms in time”" in sentences
    assert "New progress of 2 May 2025: “Two booked”" in sentences
    assert patch(manager, path, says=[]).json["says"] == [answer.json["proposal"]]


def test_a_row_is_split_into_two_actions(manager, document):
    answer = patch(
        manager, f"/documents/{document}/items/line:1", says=[{"title": "Book rooms"}, {"title": "Book them early"}]
    )

    created = [change["fields"] for change in answer.json["changes"] if change["order"] == "create_action"]
    assert [each["title"] for each in created] == ["Book rooms", "Book them early"]
    assert created[0]["leads"] == created[1]["leads"] == ["Team Manager"]


def test_a_row_is_joined_with_another(manager, document):
    joined = patch(manager, f"/documents/{document}/items/line:2", joined_to="line:1")

    items = items_of(manager, document)
    assert (joined.json["verdict"], joined.json["changes"]) == ("joined", [])
    assert items["line:1"]["says"][0]["title"] == "Book rooms early Ask families what helps"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"says": [{"title": " "}]}, "says.0.title"),
        ({"says": [{"due": "31/02/2025"}]}, "says.0.due"),
        ({"says": [{"colour": "red"}]}, "says.0.colour"),
        ({"joined_to": "line:1"}, "joined_to"),
        ({"match": str(uuid4())}, "match"),
        ({"without": ["create"]}, "without"),
        ({"without": ["rags"]}, "without"),
        ({"needs": {"rag": {"rag": "Green"}}}, "needs.rag.rag"),
    ],
)
def test_what_can_not_be_meant_is_said_of_its_field(manager, document, said, field):
    answer = patch(manager, f"/documents/{document}/items/line:1", **said)

    assert (answer.status_code, list(answer.json["fields"])) == (422, [field])
    assert items_of(manager, document)["line:1"]["version"] == 0


def test_questions_about_the_whole_document_are_answered_by_its_settings(manager, decided):
    (need,) = manager.get(f"/documents/{decided}/proposals").json["needs"]
    assert need["field"] == "into:2026-27"

    settings = PLAN | {"into": {"2026-27": {"title": "Delivery plan", "period": "2026-27"}}}
    changed = patch(manager, f"/documents/{decided}", {"If-Match": '"1"'}, **settings)
    stale = patch(manager, f"/documents/{decided}", {"If-Match": '"1"'}, **PLAN)

    assert (changed.status_code, changed.json["version"]) == (200, 2)
    assert stale.status_code == 412
    told = manager.get(f"/documents/{decided}/proposals").json
    assert told["needs"] == []
    assert "Open the plan “Delivery plan” for 2026-27" in [change["sentence"] for change in told["opening"]]


def test_an_unclear_decision_stays_a_note_where_somebody_says_so(manager, decided):
    answer = patch(manager, f"/documents/{decided}/items/line:3", verdict="accepted", needs={"decision:1": {"how": ""}})

    assert answer.status_code == 200, answer.json
    assert answer.json["changes"][-1]["order"] == "note_progress"


def test_an_editor_reviews_but_records_no_decision_of_a_managers(manager, program, document):
    editor = program("editor")
    accept_all(editor, document)

    refused = editor.give(f"/documents/{document}/record")
    recorded = manager.give(f"/documents/{document}/record")

    assert (refused.status_code, refused.json["refusal"]) == (403, "NotAllowed")
    assert "“Open a plan”" in refused.json["message"]
    assert recorded.status_code == 201


@pytest.mark.parametrize(("role", "sees", "original"), [("board", 1, 403), ("inspector", 0, 404), ("editor", 1, 200)])
def test_who_sees_a_document_that_waits(program, document, role, sees, original):
    reader = program(role)

    assert len(reader.get("/documents").json["documents"]) == sees
    assert reader.get(f"/documents/{document}").status_code == (200 if sees else 404)
    assert reader.get(f"/documents/{document}/original").status_code == original
    assert hand_in(reader).status_code == (202 if role == "editor" else 403)


def test_an_inspector_sees_what_was_recorded_and_its_original(manager, program, document):
    accept_all(manager, document)
    manager.give(f"/documents/{document}/record")
    inspector = program("inspector")

    original = inspector.get(f"/documents/{document}/original")

    assert [each["status"] for each in inspector.get("/documents").json["documents"]] == ["recorded"]
    assert original.headers["Content-Disposition"] == "attachment; filename*=UTF-8''plan.docx"
    assert original.data[:2] == b"PK"


def test_a_document_of_another_authority_is_not_there(program, document, manager, database):
    from tests.web.api.programs import new_authority

    stranger = program("manager", new_authority(database))

    assert stranger.get(f"/documents/{document}").status_code == 404


def test_a_document_is_set_aside(manager, document):
    answer = manager.give(f"/documents/{document}/set-aside", reason="The board wants another draft")

    assert (answer.status_code, answer.json["status"]) == (200, "set_aside")
    assert manager.give(f"/documents/{document}/record").status_code == 409
    assert manager.get(f"/documents/{document}/proposals").status_code == 409
