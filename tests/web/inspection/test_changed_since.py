"""What was recorded since a day or an announcement, and what of it is about days before."""

from __future__ import annotations


def since(story, query=""):
    return f"/{story.slug}/inspection/since/{query}"


def test_without_a_day_it_is_asked_since_the_inspection_was_announced(board_member, story):
    board_member.get(since(story))

    words = board_member.page.words
    assert "What was recorded since 8 September 2025" in words
    assert "1 of them about days before 41 days late at most, of those" in words
    assert "Progress noted: “Typed up from the August minutes.”" in words
    assert "41 days late after the announcement" in words


def test_who_recorded_late_is_named_with_how_late(board_member, story):
    board_member.get(since(story))

    assert "Maud Ives 1 41 41" in board_member.page.words


def test_all_entries_since_are_a_link_away(board_member, story):
    board_member.get(since(story, "?since=2026-03-01&show=all"))

    assert "All entries recorded since" in board_member.page.words
    assert "Carried forward" in board_member.page.words
    assert "Typed up from the August minutes" not in board_member.page.words


def test_a_question_as_known_then_does_not_know_what_was_recorded_later(board_member, story):
    board_member.get(since(story, "?since=2025-09-08&known_on=2025-09-10"))

    assert "0 of them about days before" in board_member.page.words
    assert "Nothing that was recorded since is about an earlier day." in board_member.page.words


def test_each_month_says_how_many_entries_were_how_late_as_a_picture_and_as_a_table(board_member, story):
    board_member.get(since(story))

    words = board_member.page.words
    assert "Recorded in In time (within 7 days) 8 to 30 days late 31 to 90 days late Later than 90 days All" in words
    assert "September 2025 4 1 5" in words
    assert "September 2025: 4 in time (within 7 days), 1 31 to 90 days late." in words


def test_a_day_that_cannot_be_read_is_said_beside_its_field(board_member, story):
    assert board_member.get(since(story, "?since=soon")).status_code == 400

    assert "“soon” is not a date" in board_member.page.words
    assert board_member.page.value("since") == "soon"


def test_a_day_still_to_come_is_said_and_not_answered_with_nothing(board_member, story):
    assert board_member.get(since(story, "?since=2199-01-01")).status_code == 400

    assert "This day is still to come" in board_member.page.words
