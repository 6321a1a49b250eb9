"""Progress against recommendations: each with its answer, its actions and their state, on any two dates."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from uuid import UUID

import pytest

from tests.web.inspection.told import inspected
from web.inspection.beside import against


@pytest.fixture(scope="module")
def told(story):
    inspected(story)
    return story


@pytest.fixture
def page(board_member, told):
    def open_(query: str = "", path: str = "recommendations/") -> str:
        assert board_member.get(f"/{told.slug}/inspection/{path}{query}").status_code == 200
        return board_member.page.words

    return open_


def test_each_has_its_answer_and_what_serves_it(page):
    words = page()

    assert "1. Hear every victim" in words
    assert "Partly agreed on 20 October 2025 by The chair : “In part”" in words.replace(": In part", " : “In part”")
    assert "2. Meet every month" in words
    assert "not answered yet" in words
    assert "No action serves it yet." in words


def test_an_action_that_was_carried_forward_goes_on_serving(page, board_member, told):
    page()

    assert f"/{told.slug}/actions/{told.ids['carried']}/" in board_member.page.links()
    assert "carried once" in board_member.page.words


def test_on_earlier_days_it_was_not_there_or_served_by_what_it_was(page, board_member, told):
    assert "No recommendation had been recorded then" in page("?as_at=2025-09-15")

    page("?as_at=2025-12-01")
    assert f"/{told.slug}/actions/{told.ids['protocol']}/?as_at=2025-12-01" in board_member.page.links()


def test_an_answer_that_was_recorded_late_was_not_known_before(page):
    assert "Partly agreed" in page("?as_at=2025-10-31")
    assert "Partly agreed" not in page("?as_at=2025-10-31&known_on=2025-11-01")


def test_everything_that_serves_an_objective_serves_the_recommendation(page):
    assert "by its objective" in page()


def test_an_action_says_which_recommendations_it_serves(board_member, told):
    for name in ("protocol", "carried"):
        board_member.get(told.action(name))

        assert "Serves Recommendation 1. Hear every victim Core inspection" in board_member.page.words


def test_counts_stand_on_top(page):
    words = page()

    assert "3 recommendations 1 partly agreed 2 not answered yet" in words


def test_an_inspection_has_a_page_with_its_ratings_beside_audits(page, board_member, told):
    words = page(path=f"inspections/{told.ids['core']}/")

    assert "Edition 2025." in words
    assert "2.2 Planning Requires improvement 50.0% Requires improvement 40 of 80 70.0% Good 56 of 80" in words
    assert "Staffing Good – –" in words
    assert "Core inspection" in page(path="inspections/")


def test_one_that_was_not_announced_yet_is_not_found(board_member, told):
    path = f"/{told.slug}/inspection/inspections/{told.ids['core']}/?as_at=2025-08-01"

    assert board_member.get(path).status_code == 404


def test_one_that_was_taken_back_says_so_and_when(own_story, signed_in):
    made = own_story.happens("announce_inspection", "2025-09-01", framework="Core inspection", edition="2025")
    id = made.subjects["inspection"]
    own_story.happens(
        "correct_inspection", "2025-09-03", inspection=id, entry=str(made.event_ids[0]), reason="Ours was later"
    )
    own_story.catch_up()
    board, path = signed_in("board", own_story.slug), f"/{own_story.slug}/inspection/inspections/{id}/"

    assert board.get(path).status_code == 404
    assert "This inspection was taken back, as recorded wrongly, on 3 September 2025." in board.page.words
    assert board.get(path + "?known_on=2025-09-02").status_code == 200


def test_what_was_never_there_is_said_in_the_tense_of_the_question(board_member, told):
    for query, said in (
        ("", "has no such inspection now"),
        ("?as_at=2025-12-01", "had no such inspection as at 1 December"),
    ):
        board_member.get(f"/{told.slug}/inspection/inspections/{UUID(int=5)}/{query}")

        assert f"This authority {said}" in board_member.page.words


def test_for_now_nothing_has_been_recorded_and_for_then_nothing_had(own_story, signed_in):
    board = signed_in("board", own_story.slug)
    for page, what in (("audits", "audit"), ("recommendations", "recommendation")):
        board.get(f"/{own_story.slug}/inspection/{page}/")
        assert f"No {what} has been recorded yet." in board.page.words
        board.get(f"/{own_story.slug}/inspection/{page}/?as_at=2025-08-01")
        assert f"No {what} had been recorded then." in board.page.words


# Audits


def test_the_picture_says_in_words_what_it_shows(page, board_member):
    page(path="audits/")

    assert (
        "2.2 Planning: rated Requires improvement by the inspectorate, baseline audit of 3 November 2025 50.0%, "
        in (board_member.page.words)
    )


def test_what_does_not_add_up_is_said_and_the_table_stands(page, told):
    words = page(path=f"audits/{told.ids['after']}/")

    assert "Overall: the lines add up to 56 of 80 (70%); the table says 58 of 80 (73%)." in words
    assert "58 of 80" in words
    assert "What does not add up" not in page(path=f"audits/{told.ids['baseline']}/")


def test_beside_the_ratings_both_halves_of_what_does_not_add_up_stand_in_the_cell(page):
    assert "58 of 80 does not add up its lines add up to 70.0% Good (56 of 80)" in page(path="audits/")


def test_a_rating_that_the_table_says_otherwise_stands_beside_the_one_that_it_earns():
    audit = {"scores": [], "cut_offs": [{"rating": "Good", "least": Decimal(65)}]}
    score = {"standard": "Planning", "group": None, "overall": False, "points": Decimal(40), "maximum": Decimal(80),
             "percent_said": Decimal(60), "rating": None, "rating_said": "Good"}  # fmt: skip

    assert against(score | {"findings": ["…"]}, audit) == ["the table says 60% Good"]
    assert against(score | {"findings": []}, audit) == []


def test_an_audit_was_not_there_before_it_was_carried_out(page, told):
    assert "Audit, after" not in page("?as_at=2026-01-01", path="audits/")


# Who may record


def test_buttons_lead_to_the_forms_for_who_may_record(manager, editor, board_member, told):
    form = f"/{told.slug}/inspections/{told.ids['core']}/"
    which = f"?recommendation={told.ids['recommendation 2']}"

    def offered(client):
        client.get(f"/{told.slug}/inspection/recommendations/")
        return {link for link in client.page.links() if link.startswith(form)}

    assert {f"{form}answer-recommendation{which}", f"{form}serve-recommendation{which}"} <= offered(manager)
    assert f"{form}serve-recommendation{which}" in offered(editor)
    assert f"{form}answer-recommendation{which}" not in offered(editor)
    assert offered(board_member) == set()


def test_a_form_shows_what_serves_it_already(manager, told):
    which = f"?recommendation={told.ids['recommendation 1']}"

    manager.get(f"/{told.slug}/inspections/{told.ids['core']}/serve-recommendation{which}")

    chosen = [each.get("value") for each in manager.page.all("input") if "checked" in each]
    assert told.ids["victims"] in chosen


def test_entries_name_what_they_are_about_and_lead_there(board_member, told):
    inspection, audit = (f"/{told.slug}/inspection/{place}/" for place in (
        f"inspections/{told.ids['core']}", f"audits/{told.ids['baseline']}",
    ))  # fmt: skip
    for page in (f"/{told.slug}/entries/", f"/{told.slug}/inspection/since/?since=2025-09-09&show=all"):
        board_member.get(page)

        words = board_member.page.words
        assert "Core inspection, edition 2025" in words
        assert "Recommendation 1 answered by The chair: partly agreed" in words
        assert {inspection, audit} <= set(board_member.page.links())


def test_so_do_files_of_them(board_member, told):
    content = board_member.get(f"/{told.slug}/entries/entries.csv").data.decode("utf-8-sig")
    found = {(row["kind"], row["about"]) for row in csv.DictReader(io.StringIO(content, newline=""))}

    assert {
        ("Recommendation answered", "Core inspection, edition 2025"),
        ("Audit scored", "Audit, baseline"),
        ("Plan opened", "Delivery Plan 2026-27"),
    } <= found
    assert all(about for _, about in found)
