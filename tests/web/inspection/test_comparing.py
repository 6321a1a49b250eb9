"""Two points compared: for people, for programs and on the command line."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from web.cli import throughline


def compare(story, query=""):
    return f"/{story.slug}/inspection/compare/{query}"


def test_every_action_is_counted_once_under_what_became_of_it(board_member, story):
    board_member.get(compare(story, "?from_as_at=2025-04-02&to_as_at=2026-04-30"))

    words = board_member.page.words
    assert "5 actions in all 1 carried here 1 carried forward 1 withdrawn 2 unchanged" in words
    assert "Withdrawn on 20 May 2025" in words
    assert "Carried forward on 31 March 2026, into 1.2 Agree and sign an Outcome 22 protocol (Delivery Plan" in words


def test_what_changed_of_an_action_is_told_word_by_word(board_member, story):
    board_member.get(compare(story, "?from_as_at=2025-04-02&to_as_at=2025-07-31"))

    words = board_member.page.words
    assert "Wording Agree added: and sign an Outcome 22 protocol" in words
    assert "Due removed: June 25 added: Sept 25 (92 days later)" in words
    assert "1 due date slipped (92 days in all)" in words
    assert "Signed by 2 of 4 inspectors." in words


def test_as_known_then_against_as_known_now_shows_what_was_back_dated(board_member, story):
    board_member.get(compare(story, "?from_as_at=2025-09-01&from_known_on=2025-09-01&to_as_at=2025-09-01"))

    words = board_member.page.words
    assert "From as at 1 September 2025, as known on 1 September 2025" in words
    assert "Typed up from the August minutes." in words
    assert "Offer contact to every victim" in words.split("Unchanged")[1]


def test_without_dates_it_is_what_changed_since_the_board_signed_off(board_member, story):
    board_member.get(compare(story))

    assert "From as at 29 April 2025, as known on 29 April 2025 To now" in board_member.page.words
    assert any("from_as_at=2025-09-07&from_known_on=2025-09-07" in link for link in board_member.page.links())


def test_one_plan_may_be_asked_for(board_member, story):
    plan = story.ids["next plan"]

    board_member.get(compare(story, f"?from_as_at=2026-03-01&to_as_at=2026-04-30&plan={plan}"))

    assert "Delivery Plan 2026-27: what changed" in board_member.page.words
    assert "1 action in all 1 carried here" in board_member.page.words
    assert "Train ten volunteers" not in board_member.page.words


def test_a_date_that_cannot_be_read_is_said_beside_its_field(board_member, story):
    assert board_member.get(compare(story, "?from_as_at=soon&to_as_at=2025-07-31")).status_code == 400

    assert "“soon” is not a date" in board_member.page.words
    assert board_member.page.value("to_as_at") == "2025-07-31"


def test_a_plan_that_there_never_was_is_not_found(board_member, story):
    query = "?from_as_at=2025-04-02&plan=00000000-0000-4000-8000-000000000000"

    assert board_member.get(compare(story, query)).status_code == 404


@pytest.mark.parametrize("fashion", ["table", "json"])
def test_the_command_says_the_same(board_member, story, fashion):
    asked = ["--from", "2025-04-02", "--to", "2026-04-30,2026-05-01", "--format", fashion]

    ended = CliRunner().invoke(throughline, ["compare", story.slug, *asked])

    assert ended.exit_code == 0, ended.output
    if fashion == "table":
        assert "5 actions in all, 1 carried here, 1 carried forward, 1 withdrawn, 2 unchanged" in ended.output
        return
    api = board_member.get(
        f"/api/v1/authorities/{story.slug}/compare"
        "?from_as_at=2025-04-02&to_as_at=2026-04-30&to_known_on=2026-05-01&from_known_on=2027-01-01"
    ).json
    printed = json.loads(ended.output)
    assert {each["title"]: each["kind"] for each in printed["actions"]}["Print a leaflet"] == "left"
    assert api["counts"] == printed["counts"]
    assert api["after"] == printed["after"]


def test_what_was_split_names_each_action_that_it_became(signed_in, own_story):
    old, into = own_story.ids["protocol"], own_story.ids["next plan"]
    made = own_story.happens("create_action", "2026-04-01", plan=into, title="Publish what was decided", reference="9z")
    new = made.subjects["action"]
    own_story.happens("name_origin", "2026-04-02", action=str(new), from_actions=[str(old)], how="split")
    own_story.catch_up()

    board = signed_in("board", own_story.slug)
    board.get(compare(own_story, "?from_as_at=2026-03-01&to_as_at=2026-04-30"))

    assert "and into 9z Publish what was decided" in board.page.words
