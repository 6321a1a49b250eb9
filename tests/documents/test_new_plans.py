"""A document that begins a plan: every row becomes an action, and nothing is recorded that nobody accepted."""

from __future__ import annotations

from datetime import date

from projections.finding import find_plan
from tests.documents.conftest import A_PLAN
from tests.documents.rows import a_document, a_row, decided
from tests.examples import BEGAN

WHOLE = a_row(
    "Train all managers", ref="1i", section="Quality", objective="Better assessments", leads=["DK", "A. Ferrand"],
    due="Sept 21", measure="All are trained", progress=["Begun in May", {"on": "2021-09-01", "text": "Half are"}],
    rag="green", rag_label="G", sub_actions=["Find a trainer", {"label": "b", "title": "Book a room", "done": True}],
)  # fmt: skip


def test_all_that_a_row_says_is_recorded_of_its_action(service):
    plan = service.plan(service.takes_in(a_document(WHOLE, glossary={"DK": "D. Kerrow"})))

    (action,) = plan["actions"]
    assert (action["ref"], action["title"], action["measure"]) == ("1i", "Train all managers", "All are trained")
    assert (action["section"], action["objectives"][0]["title"]) == ("Quality", "Better assessments")
    assert [lead["text"] for lead in action["leads"]] == ["DK", "A. Ferrand"]
    assert action["leads"][0]["name"] == "D. Kerrow"
    assert (action["due"]["text"], action["due"]["on"]) == ("Sept 21", date(2021, 9, 30))
    assert [note["text"] for note in action["progress"]] == ["Half are", "Begun in May"]
    assert action["rag"]["label"] == "Green"
    assert [(part["title"], part["status"]) for part in action["sub_actions"]] == [
        ("Find a trainer", "open"), ("Book a room", "completed"),
    ]  # fmt: skip


def test_actions_count_from_the_beginning_of_the_plan_and_what_is_undated_is_of_the_day_of_the_document(service):
    plan = service.plan(service.takes_in(a_document(WHOLE), **A_PLAN, as_at="2021-12-31"))

    (action,) = plan["actions"]
    assert (plan["opened_on"], action["created_on"]) == (BEGAN, BEGAN)
    assert [note["effective_on"] for note in action["progress"]] == [date(2021, 9, 1), date(2021, 12, 31)]


def test_rows_under_one_heading_serve_one_objective(service):
    rows = [a_row(f"Action {n}", section="Quality", objective="Better assessments") for n in range(3)]

    plan = service.plan(service.takes_in(a_document(*rows)))

    assert [each["title"] for each in plan["objectives"]] == ["Better assessments"]
    assert {action["objectives"][0]["id"] for action in plan["actions"]} == {plan["objectives"][0]["id"]}


def test_only_what_was_accepted_is_recorded(service):
    id = service.receives(a_document(a_row("Keep this", objective="One"), a_row("Not this", objective="Two")))
    service.answers(id, "line:1", "accepted")
    service.answers(id, "line:2", "left_out")

    service.records(id)

    plan = service.plan_named("2021-22")
    assert [action["title"] for action in plan["actions"]] == ["Keep this"]
    assert [each["title"] for each in plan["objectives"]] == ["One"]


def test_a_document_without_a_period_asks_for_it(service):
    found = service.review(service.receives(a_document(WHOLE), title="Delivery plan"))

    assert [(need.field, need.question) for need in found.needs] == [("period", "For which period is the plan?")]


def test_a_rating_that_the_scheme_lacks_is_asked_once(service):
    rows = [a_row(f"Action {n}", rag=None, rag_label="Purple") for n in range(3)]
    id = service.receives(a_document(*rows))

    (need,) = service.review(id).needs
    assert need.field == "ratings:Purple"
    assert ("Amber", "Amber") in need.offered

    service.documents.ask_differently(id, {**A_PLAN, "ratings": {"Purple": "Amber"}}, service.review(id).version)
    assert not service.review(id).needs
    assert all(item.clear for item in service.review(id).items)


def test_the_original_date_beside_a_later_one_is_kept_as_the_first_promise(service):
    due = {"text": "30 Sept 2021 (original due date 31 July)", "kind": "day", "on": "2021-09-30", "every": None,
           "original_on": "2021-07-31"}  # fmt: skip

    (action,) = service.plan(service.takes_in(a_document(a_row("Slip", due=due))))["actions"]

    assert (action["due"]["original_on"], action["due"]["on"]) == (date(2021, 7, 31), date(2021, 9, 30))
    assert action["due"]["days_slipped"] == 61


def test_recommendations_become_objectives_and_scores_stay_beside(service):
    score = {"kind": "score", "standard": "Court", "points": 1, "maximum": 2, "percent": 50, "rating": None}
    lines = a_document({"kind": "recommendation", "ref": "1", "title": "Review the panel"}, score, a_row("Do it"))
    id = service.receives(lines)

    service.accepts_all(id)
    service.records(id)

    assert [each["kind"] for each in service.plan_named("2021-22")["objectives"]] == ["recommendation"]
    assert [item.kind for item in service.review(id).items] == ["recommendation", "beside", "new"]


def test_a_recommendation_that_was_split_becomes_two_objectives(service):
    line = {"kind": "recommendation", "ref": "1", "title": "Review the panel and the letters"}
    id = service.receives(a_document(line, a_row("Do it")))
    (whole,) = service.review(id).items[0].says
    service.answers(id, "line:1", says=[whole | {"title": "Review the panel"}, whole | {"title": "Review the letters"}])

    service.accepts_all(id)
    plan = service.records(id).subjects["plan"]

    assert [each["title"] for each in service.plan(plan)["objectives"]] == ["Review the panel", "Review the letters"]


def test_what_a_column_says_of_the_status_is_recorded_but_a_rating_called_completed_is_not_an_end(service):
    rows = [
        a_row("Over", status="completed"),
        a_row("Rated", rag="blue", rag_label="Completed", status="completed"),
        a_row("Going on", status="open"),
    ]
    plan = service.plan(service.takes_in(a_document(*rows), **A_PLAN, ratings={"Completed": "Blue"}))

    assert {action["title"]: action["status"] for action in plan["actions"]} == {
        "Over": "completed", "Rated": "open", "Going on": "open",
    }  # fmt: skip


def test_recorded_again_it_is_recorded_once(service):
    id = service.receives(a_document(WHOLE))
    service.accepts_all(id)

    first = service.records(id)
    second = service.registry.record_document(service.on(command=f"record-{id}"), id, first.subjects["plan"], [])

    assert second.repeated
    assert second.position == first.position


def test_a_decision_is_the_order_that_it_means(service):
    rows = [
        a_row("Gone", decisions=[decided("Outside our influence", "withdrawn")]),
        a_row("Elsewhere", decisions=[decided("Moved to training plan", "transferred", "training plan")]),
        a_row("Daily", decisions=[decided("Done - BAU", "embedded"), decided("In place", "completed")]),
        a_row("Replaced", decisions=[decided("Replaced by the new panel", "superseded", "the new panel")]),
        a_row("Waiting", decisions=[decided("On hold", "paused")]),
    ]
    plan = service.plan(service.takes_in(a_document(*rows)))

    assert [(action["status"], action["outcome"]) for action in plan["actions"]] == [
        ("withdrawn", "Outside our influence"), ("transferred", "training plan"),
        ("embedded", "Done - BAU; In place"), ("superseded", "the new panel"), ("paused", "On hold"),
    ]  # fmt: skip


def test_a_plan_year_is_the_same_whichever_way_it_is_typed(service):
    plan = service.takes_in(a_document(WHOLE), **{**A_PLAN, "period": "2021/22"})
    service.plan(plan)

    assert find_plan(service.reader, "Delivery plan", "2021-22") == plan
    assert find_plan(service.reader, "Delivery plan 2021-22") == plan


def a_heading(text):
    return {"kind": "leftover", "text": text, "reason": "heading", "source": {"locator": "paragraph 1", "text": text}}


def test_what_the_document_calls_itself_is_proposed_as_title_and_period_and_asked(service):
    lines = [*a_document(WHOLE), a_heading("Testshire"), a_heading("Delivery Plan 2021/22")]

    found = service.review(service.receives(lines, kind="delivery_plan"))

    assert found.proposed == {"title": "Delivery Plan 2021/22", "period": "2021/22"}
    assert {need.field: need.answer for need in found.needs} == dict(found.proposed)
    assert not found.opening


def test_what_somebody_typed_counts_before_what_the_document_calls_itself(service):
    found = service.review(service.receives([*a_document(WHOLE), a_heading("Delivery Plan 2020/21")]))

    assert not found.needs
    assert [each.becomes for each in found.opening] == ["Delivery plan"]
