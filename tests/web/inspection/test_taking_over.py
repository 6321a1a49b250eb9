"""Recommendations and scores of a document become those of an inspection, each entry with its place."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from projections.asked import Asked
from projections.documents.store import Documents
from projections.inspecting.audits import audits
from projections.inspecting.from_documents import understood
from projections.inspecting.recommendations import inspections
from projections.reading import Reader
from tests.web.inspection.told import inspected

READING, CORE = UUID(int=1), UUID(int=2)


def asked_for(title: str, ref: str | None = None, row: int = 1, to: str | None = None) -> dict:
    source = {"locator": f"table 1, row {row}", "text": title}
    return {"kind": "recommendation", "ref": ref, "title": title, "addressed_to": to, "source": source}


def scored(standard: str, points: float | None, maximum: float | None, place: str = "table 2, row 2", **more) -> dict:
    line = {"kind": "score", "standard": standard, "points": points, "maximum": maximum, "percent": None}
    return line | {"rating": None, "source": {"locator": place, "text": standard}} | more


LINES = [
    asked_for("Hear every victim", "1", row=2),
    asked_for("Train every officer", "2", row=3, to="The head of service"),
    asked_for("Train every  officer", "2", row=9),
    {"kind": "leftover", "reason": "prose", "text": "Nothing", "source": {"locator": "line 1", "text": "Nothing"}},
    scored("Planning", 51.5, 80.0, percent=64.0, rating="requires improvement"),
    scored("Overall", 60, 80, place="table 2, row 3"),
    scored("Staffing", None, None, rating="Good"),
]


def test_each_recommendation_is_found_once_and_one_that_is_known_is_said_to_be():
    inspection = {"id": CORE, "recommendations": [{"text": "hear every victim"}]}

    found = understood(READING, LINES, inspection).recommendations

    assert [(each.text, each.known, each.place) for each in found] == [
        ("Hear every victim", True, "table 1, row 2"), ("Train every officer", False, "table 1, row 3"),
    ]  # fmt: skip


def test_scores_are_taken_as_they_are_and_lines_without_points_counted():
    found = understood(READING, LINES, {"id": CORE, "recommendations": []})

    planning, overall = found.scores
    assert (planning.points, planning.maximum, planning.rating) == (
        Decimal("51.5"),
        Decimal(80),
        "Requires improvement",
    )
    assert (overall.overall, overall.group) == (True, None)
    assert found.without_points == 1


def test_tables_of_a_document_are_parts_of_the_audit():
    lines = [scored("Planning", 1, 2), scored("Planning", 1, 2, place="table 3, row 2")]

    assert [each.group for each in understood(READING, lines, {"id": CORE, "recommendations": []}).scores] == [
        "table 2", "table 3",
    ]  # fmt: skip


# The page


@pytest.fixture
def told(own_story, connect):
    inspected(own_story)
    rows = Documents(connect(own_story.slug), own_story.slug)
    own_story.ids["reading"] = uuid4()
    document = rows.keep(b"a report", "Report.docx", "application/octet-stream")
    rows.begin(own_story.ids["reading"], document, {}, own_story.by)
    rows.claim(own_story.ids["reading"])
    rows.finish(own_story.ids["reading"], LINES)
    return own_story


@pytest.fixture
def chief(told, signed_in):
    return signed_in("manager", told.slug)


@pytest.fixture
def page(told):
    return f"/{told.slug}/inspection/inspections/{told.ids['core']}/from-document"


def take_over(chief, told, page, **typed):
    chief.get(f"{page}?reading={told.ids['reading']}")
    fields = {"csrf_token": chief.page.value("csrf_token"), "reading": told.ids["reading"], "made_on": "2025-10-01"}
    return chief.post(
        page, data=fields | {"title": "Our audit", "framework": "Core", "audited_on": "2026-01-05"} | typed
    )


def test_documents_that_were_read_are_offered(chief, told, page):
    chief.get(page)
    assert f"?reading={told.ids['reading']}" in chief.page.links()

    chief.get(f"{page}?reading={told.ids['reading']}")
    assert "table 1, row 2; the inspection has it already" in chief.page.words
    assert "1 more line has no points and is left out." in chief.page.words


def test_what_is_ticked_is_recorded_with_its_place(chief, told, page, connect):
    chief.get(f"{page}?reading={told.ids['reading']}")
    ticks = [each["value"] for each in chief.page.all("input") if each.get("name") == "take" and "disabled" not in each]

    assert take_over(chief, told, page, take=ticks).status_code == 303
    told.catch_up()

    reader = Reader(connect(told.slug), told.slug)
    core = next(each for each in inspections(reader, Asked.of()) if str(each["id"]) == told.ids["core"])
    assert core["recommendations"][-1]["text"] == "Train every officer"
    assert core["recommendations"][-1]["addressed_to"] == ["The head of service"]
    ours = next(each for each in audits(reader, Asked.of()) if each["title"] == "Our audit")
    assert ours["findings"] == [
        "Overall: the lines add up to 51.5 of 80 (64%); the table says 60 of 80 (75%).",
    ]
    places = reader._rows("SELECT source_place FROM {schema}.entries WHERE source_place IS NOT NULL ORDER BY position")
    assert [place for (place,) in places] == ["table 1, row 3", "table 2, row 2", "table 2, row 2"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Tick at least one thing to take over."),
        ({"take": "scores", "title": ""}, "Say what the audit is called"),
        ({"take": "scores", "audited_on": "2099-01-01"}, "is in the future"),
    ],
)
def test_what_is_missing_is_said_and_nothing_recorded(chief, told, page, typed, said):
    before = told.registry.recorder.max_notification_id()

    assert take_over(chief, told, page, **typed).status_code in (400, 422)

    assert said in chief.page.words
    assert told.registry.recorder.max_notification_id() == before
