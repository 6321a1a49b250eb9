"""Lines below an action of a plan without a table."""

import pytest

from tests.workers.reading.examples import reading_of

HEAD = ["Delivery plan 2026-27", "", "Priority A - Rooms"]
FIRST = "A1. Appoint a keeper for the small rooms. Lead: Halls. Due: Nov 26. Amber"
SECOND = "A2. Buy a diary for every one of the rooms. Lead: Office. Due: ongoing"
THIRD = "A3) Paint the doors of both houses - Lead Painters - by 31 March 27 - RED"


def actions_of(*lines):
    reading = reading_of("\n".join(lines))
    summary = reading.summary
    assert summary["words"] == summary["words_in_proposals"] + summary["words_in_leftovers"]
    return reading.actions


@pytest.mark.parametrize("before", [" ", "    ", "\t", ""])
def test_news_below_an_action_is_its_progress_and_no_heading_of_the_next(before):
    first, second, third = actions_of(*HEAD, FIRST, f"{before}Update Sept: interviews 3rd Oct", SECOND, THIRD)

    assert first["progress"] == [{"on": "2026-09-30", "text": "interviews 3rd Oct"}]
    assert any("is taken from the plan" in doubt for doubt in first["doubts"])
    assert {first["section"], second["section"], third["section"]} == {"Priority A - Rooms"}
    assert not any(each["objective"] for each in (first, second, third))


def test_a_colour_alone_at_the_end_of_an_action_rates_it():
    first, second, third = actions_of(*HEAD, FIRST, SECOND, THIRD)

    assert (first["rag"], first["progress"], first["due"]["text"]) == ("amber", [], "Nov 26")
    assert second["rag"] is None
    assert (third["rag"], third["title"], third["due"]["on"]) == ("red", "Paint the doors of both houses", "2027-03-31")
    assert [lead["text"] for lead in third["leads"]] == ["Painters"]


def test_fields_that_stand_below_an_action_are_its_own():
    first, second = actions_of(
        *HEAD, "A1. Appoint a keeper for the small rooms of both houses", "  Lead: Halls", "  Amber", SECOND
    )

    assert ([lead["text"] for lead in first["leads"]], first["rag"]) == (["Halls"], "amber")
    assert second["rag"] is None


def test_a_line_of_no_name_that_is_set_in_is_read_as_progress_and_doubted():
    first, _ = actions_of(*HEAD, FIRST, "  Two people came to see the rooms", SECOND)

    assert [note["text"] for note in first["progress"]] == ["Two people came to see the rooms"]
    assert "“Two people came to see the rooms” stands below the action: read as its progress" in first["doubts"]


def test_a_field_that_is_said_twice_is_doubted():
    first, _ = actions_of(*HEAD, FIRST, "  Lead: Gardens", SECOND)

    assert [lead["text"] for lead in first["leads"]] == ["Halls"]
    assert "“Gardens” stands below the action, which says “Halls”" in first["doubts"]


def test_news_below_a_bullet_is_its_progress():
    first, second = actions_of(
        *HEAD,
        "1. Appoint a keeper. Lead: Halls. Due: Nov 26",
        "   Progress 3 Oct: two came",
        "2. Buy a diary. Lead: CD. Due: May 26",
    )

    assert first["progress"] == [{"on": "2026-10-03", "text": "two came"}]
    assert second["progress"] == []


def test_a_heading_that_is_not_set_in_begins_a_new_section():
    _, second = actions_of(*HEAD, FIRST, "", "Priority B - Diaries", SECOND)

    assert second["section"] == "Priority B - Diaries"
