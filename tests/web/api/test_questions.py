"""Questions over the API: for two dates, page by page, only once if nothing changed."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from tests.web.api.programs import create_action, open_plan
from web.commands.plan import plan as plan_command


@pytest.fixture
def slipped(manager, action):
    """An action whose due date moved, recorded later than it was true."""
    manager.give(
        f"/actions/{action}/revise-due-date", due="31 December 2025", reason="Recruitment.", effective_on="2025-09-17"
    )
    return action


def test_the_list_of_authorities_is_that_of_your_roles(manager):
    answer = manager.client.get("/api/v1/authorities", headers=manager.with_token(None))

    assert [each["slug"] for each in answer.json["authorities"]] == [manager.slug]
    assert answer.json["authorities"][0]["name"] == "Apishire"


def test_a_plan_is_what_the_command_line_prints(manager, plan, slipped):
    asked = {"as_at": "2026-01-31", "known_on": "2099-01-01T00:00:00+00:00"}

    answer = manager.get(f"/plans/{plan}", **asked).json

    command = ["--plan", plan, "--as-at", asked["as_at"], "--known-on", asked["known_on"], "--format", "json"]
    printed = CliRunner().invoke(plan_command, [manager.slug, *command])
    assert answer == json.loads(printed.stdout)


def test_the_same_question_for_another_day_has_another_answer(manager, slipped):
    before = manager.get(f"/actions/{slipped}", as_at="2025-09-16").json["action"]
    after = manager.get(f"/actions/{slipped}", as_at="2025-09-17").json["action"]

    assert (before["due"]["on"], before["due"]["revisions"]) == ("2025-09-30", 0)
    assert (after["due"]["on"], after["due"]["revisions"]) == ("2025-12-31", 1)


def test_what_was_not_known_yet_is_not_in_the_answer(manager, slipped):
    answer = manager.get(f"/actions/{slipped}", known_on="2025-12-31")

    assert answer.status_code == 404
    assert answer.json["refusal"] == "UnknownAction"
    assert "31 December 2025" in answer.json["message"]


def test_a_history_says_what_was_before(manager, slipped):
    entries = manager.get(f"/actions/{slipped}/history").json["entries"]

    assert [each["event"] for each in entries] == ["ActionCreated", "LeadsNamed", "DueDateRevised"]
    assert entries[-1]["before"]["due"]["text"] == "30 September 2025"
    assert entries[-1]["late"] is True


def test_a_reference_is_a_label_that_two_may_carry(manager, plan, action):
    other = create_action(manager, plan, reference="3.16", title="Another with the same reference")

    answer = manager.get("/actions/3.16")
    found = manager.get("/actions", ref="3.16").json["actions"]

    assert answer.status_code == 409
    assert answer.json["refusal"] == "AmbiguousReference"
    assert {each["action"] for each in answer.json["details"]["candidates"]} == {action, other}
    assert {each["id"] for each in found} == {action, other}


def test_actions_are_found_by_plan_status_and_theme(manager, plan, action):
    other = create_action(manager, plan, reference="4", themes=["VIC"])
    manager.give(f"/actions/{other}/complete")

    def found(**query):
        return [each["id"] for each in manager.get("/actions", **query).json["actions"]]

    assert found(plan="Delivery plan") == [action, other]
    assert found(status="open") == [action]
    assert found(theme="vic", plan=plan) == [other]
    assert found(theme="QA") == []


def test_actions_come_page_by_page(manager, plan):
    for number in range(5):
        create_action(manager, plan, reference=str(number))

    pages = [manager.get("/actions", page=page, page_size=2).json for page in (1, 2, 3, 4)]

    assert [[each["ref"] for each in page["actions"]] for page in pages] == [["0", "1"], ["2", "3"], ["4"], []]
    assert pages[0]["pagination"] == {"page": 1, "page_size": 2, "pages": 3, "total": 5}


def test_plans_come_newest_first_with_their_counts(manager, plan, action):
    open_plan(manager, "Another plan")

    plans = manager.get("/plans").json["plans"]

    assert {each["title"]: each["counts"]["actions"] for each in plans} == {"Delivery plan": 1, "Another plan": 0}


def test_entries_come_in_order_and_go_on_where_they_stopped(manager, slipped):
    whole = manager.get("/entries").json["entries"]

    seen, after = [], 0
    while after is not None:
        answer = manager.get("/entries", after=after, limit=2)
        seen.extend(answer.json["entries"])
        after = answer.json["next_after"]
        assert ("Link" in answer.headers) == (after is not None)

    assert seen == whole
    assert [each["position"] for each in whole] == sorted(each["position"] for each in whole)


def test_entries_are_found_by_kind_and_by_what_they_are_about(manager, plan, slipped):
    found = manager.get("/entries", event="DueDateRevised", plan=plan, action=slipped).json["entries"]

    assert [each["body"]["due"]["text"] for each in found] == ["31 December 2025"]


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        ({"action": "3.16"}, {"ActionCreated", "LeadsNamed", "DueDateRevised"}),
        ({"late": 7, "event": "LeadsNamed"}, {"LeadsNamed"}),
        ({"late": 99_999}, set()),
        ({"effective_from": "2025-04-02", "effective_to": "2/4/2025"}, {"ActionCreated", "LeadsNamed"}),
        ({"recorded_from": "2199-01-01"}, set()),
        ({"recorded_to": "2001-01-01"}, set()),
        ({"announced": True}, set()),
        ({"announced": False, "event": "PlanOpened"}, {"PlanOpened"}),
        ({"person": "00000000-0000-4000-8000-000000000000"}, set()),
        ({"action": "9.99"}, set()),
    ],
)
def test_entries_have_the_filters_of_the_page(manager, slipped, filters, left):
    found = manager.get("/entries", **filters).json["entries"]

    assert {each["event"] for each in found} == left


def test_entries_of_a_person_and_what_was_entered_after_an_announcement(manager, slipped):
    manager.give("/announce-inspection", framework="Inspection of youth justice services", effective_on="2026-01-10")
    manager.give("/actions/3.16/note-progress", text="Typed up late.", effective_on="2026-01-09")

    found = manager.get("/entries", announced=True, person=str(manager.account), recorded_from="2026-01-10")

    assert "ProgressNoted" in {each["event"] for each in found.json["entries"]}
    assert {each["after_announcement"] for each in found.json["entries"]} == {True}


@pytest.mark.parametrize("filters", [{"late": -1}, {"recorded_from": "soon"}, {"plan": "x"}, {"announced": "perhaps"}])
def test_a_filter_that_can_not_be_read_is_refused(manager, filters):
    answer = manager.get("/entries", **filters)

    assert (answer.status_code, answer.json["title"]) == (422, "That question can’t be answered")
    assert set(answer.json["fields"]) == set(filters)


@pytest.mark.parametrize("path", ["", "/plans", "/plans/Delivery plan", "/actions", "/actions/3.16", "/entries"])
def test_what_you_have_already_is_not_sent_again(manager, action, path):
    first = manager.get(path)

    again = manager.get(path, headers={"If-None-Match": first.headers["ETag"]})
    manager.give("/actions/3.16/note-progress", text="News.")
    manager.give("/adopt-rag-scheme", ratings=[{"label": "Fine", "colour": "green", "scale": "on_track"}])
    manager.give("/open-plan", title="Another", kind="delivery_plan", period="2025-26")
    after_news = manager.get(path, headers={"If-None-Match": first.headers["ETag"]})

    assert (again.status_code, again.data) == (304, b"")
    assert after_news.status_code == 200


def test_a_past_question_has_a_tag_of_its_own(manager, slipped):
    now = manager.get(f"/actions/{slipped}").headers["ETag"]
    past = manager.get(f"/actions/{slipped}", as_at="2025-09-16").headers["ETag"]

    assert now != past


@pytest.mark.parametrize(
    ("query", "field", "sentence"),
    [
        ({"as_at": "soon"}, "as_at", "“soon” is not a date. Write it as 2021-03-31 or 31/3/2021."),
        ({"as_at": ""}, "as_at", "“” is not a date. Write it as 2021-03-31 or 31/3/2021."),
        ({"as_at": "2021-02-30"}, "as_at", "“2021-02-30” is not a date. Write it as 2021-03-31 or 31/3/2021."),
        ({"known_on": "1 o'clock"}, "known_on", None),
        ({"asat": "2021-03-31"}, "asat", "This question has no such parameter."),
        ({"page": "0"}, "page", "Pages are numbered from 1."),
        ({"page_size": "1000"}, "page_size", "A page has 1 to 200 of them."),
        ({"ref": "\x00"}, "ref", "This contains a control character."),
    ],
)
def test_a_question_that_can_not_be_read_is_not_answered_for_another_day(manager, query, field, sentence):
    answer = manager.get("/actions", **query)

    assert answer.status_code == 422
    assert answer.mimetype == "application/problem+json"
    assert answer.json["refusal"] == "InvalidQuestion"
    assert list(answer.json["fields"]) == [field]
    assert sentence is None or answer.json["fields"][field] == [sentence]


def test_dates_may_be_written_as_people_here_do(manager, slipped):
    assert manager.get(f"/actions/{slipped}", as_at="16/9/2025").json["as_at"] == "2025-09-16"


@pytest.mark.parametrize("path", ["/plans/Unheard of", "/plans/%00", "/actions/9.99", "/actions/%00", "/actions/%ff"])
def test_what_is_not_there_is_not_found(manager, action, path):
    assert manager.get(path).status_code == 404
