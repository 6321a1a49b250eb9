"""Replay: a plan as on any day, as it was known then or as we know it now; and it is what the entries make of it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from random import Random

import pytest

from projections.between.happening import days_of_change, marks, point
from projections.reading import Reader


def replay(story, query=""):
    return f"/{story.slug}/inspection/replay/{query}"


def test_a_plan_is_shown_as_it_was_known_on_that_day(board_member, story):
    board_member.get(replay(story, f"?plan={story.ids['plan']}&on=2025-08-20"))

    words = board_member.page.words
    assert "Delivery Plan 2025-26 on 20 August 2025" in words
    assert "Signed by 2 of 4 inspectors." in words
    assert "Typed up from the August minutes." not in words


def test_on_paper_it_says_whose_it_is_and_when_it_was_printed(board_member, story):
    board_member.get(replay(story, f"?plan={story.ids['plan']}&on=2025-08-20"))

    assert re.search(
        r"Testshire Youth Justice Service\. Printed from the page of \d+ \w+ \d{4}", board_member.page.words
    )


def test_as_we_know_it_now_what_was_back_dated_is_there(board_member, story):
    board_member.get(replay(story, f"?plan={story.ids['plan']}&on=2025-08-20&mode=now"))

    assert "Typed up from the August minutes." in board_member.page.words


def test_what_changed_in_the_last_step_is_marked(board_member, story):
    board_member.get(replay(story, f"?plan={story.ids['plan']}&on=2025-07-03"))

    words = board_member.page.words
    assert "1 action changed since 24 June 2025" in words
    assert "Changed: due" in words


def test_links_lead_from_event_to_event_and_say_where_they_came_from(board_member, story):
    board_member.get(replay(story, f"?plan={story.ids['plan']}&on=2025-07-03"))

    links = board_member.page.links()
    assert replay(story, f"?plan={story.ids['plan']}&on=2025-09-08&since=2025-07-03") in links
    assert replay(story, f"?plan={story.ids['plan']}&on=2025-06-24&since=2025-07-03") in links
    assert "8 September 2025; Inspection announced" in board_member.page.words


def test_the_slider_counts_days_from_the_first(board_member, story):
    answer = board_member.get(replay(story, f"?plan={story.ids['plan']}&day=30&since=2025-04-02"))

    day = replay(story, f"?plan={story.ids['plan']}&on=2025-05-01&since=2025-04-02")
    assert answer.headers["Location"] == day, "an address to cite names the day, whenever the time line began"
    board_member.get(day)
    assert "Delivery Plan 2025-26 on 1 May 2025" in board_member.page.words


def test_steps_lead_to_changes_and_no_further(board_member, story):
    board_member.get(replay(story, f"?plan={story.ids['plan']}&on=2026-03-31"))

    assert "Next change none" in board_member.page.words


def test_coming_from_a_later_day_nothing_is_said_to_have_changed_since(board_member, story):
    board_member.get(replay(story, f"?plan={story.ids['plan']}&on=2025-06-24&since=2025-07-03"))

    assert "differs from 3 July 2025" in board_member.page.words
    assert "changed since" not in board_member.page.words


def test_an_event_that_was_not_known_on_its_day_says_since_when_it_is(board_member, story):
    board_member.get(replay(story, "?on=2025-06-24"))
    assert "YJMB met (recorded on 3 July 2025)" in board_member.page.words

    board_member.get(replay(story, "?on=2025-06-24&mode=now"))
    assert "(recorded on" not in board_member.page.words


def test_a_day_before_the_plan_was_opened_says_so(board_member, story):
    board_member.get(replay(story, f"?plan={story.ids['next plan']}&on=2025-05-01"))

    assert "This plan had not been opened and recorded by 1 May 2025." in board_member.page.words


def test_of_all_plans_the_numbers_and_what_changed_are_shown(board_member, story):
    board_member.get(replay(story, "?on=2026-03-31"))

    words = board_member.page.words
    assert "All plans on 31 March 2026" in words
    assert "Carried forward into another plan" in words
    assert "Delivery Plan 2026-27 1 1 0 0" in words


def test_a_day_that_cannot_be_read_is_said(board_member, story):
    assert board_member.get(replay(story, "?on=soon")).status_code == 400

    assert "“soon” is not a date" in board_member.page.words


@pytest.mark.parametrize("mode", ["then", "now"])
def test_between_two_stops_nothing_changes(story, reading_app, database, mode, connect):
    reader, random = Reader(connect(story.slug), story.slug), Random(7)
    stops = {on for on, _ in days_of_change(reader, mode)}

    for _ in range(25):
        on = date(2025, 3, 21) + timedelta(days=random.randrange(420))
        if on in stops:
            continue
        before, after = (titles(reader, point(each, mode)) for each in (on - timedelta(days=1), on))
        assert before == after


def titles(reader, asked):
    """Everything that a plan says, but for what is worked out from the day itself."""
    return [
        [{name: value for name, value in action.items() if name != "computed"} for action in plan["actions"]]
        for plan in reader.whole_plans(asked)
    ]


def test_marks_are_meetings_sign_offs_inspections_and_year_ends(story, connect):
    found = marks(Reader(connect(story.slug), story.slug), date(2025, 3, 1), date(2026, 4, 1), "04-01")

    assert [(mark.on.isoformat(), mark.text) for mark in found if mark.kind != "plan"] == [
        ("2025-03-31", "Year end, 31 March 2025"),
        ("2025-04-29", "YJMB signed off"),
        ("2025-06-24", "YJMB met"),
        ("2025-09-08", "Inspection announced"),
        ("2026-03-31", "Year end, 31 March 2026"),
    ]


def test_a_meeting_of_which_several_entries_tell_is_one_event_known_since_the_first(own_story, connect):
    for text, recorded in (("One", "2025-06-26"), ("Two", "2025-07-04")):
        own_story.happens(
            "revise_due_date", "2025-06-24", recorded, action=own_story.ids["contact"], due="Dec 25",
            reason=text, meeting="YJMB", meeting_on="2025-06-24",
        )  # fmt: skip
    own_story.catch_up()

    found = marks(
        Reader(connect(own_story.slug), own_story.slug), date(2025, 6, 1), date(2025, 7, 1), "04-01", mode="then"
    )

    assert [mark.text for mark in found] == ["YJMB met (recorded on 26 June 2025)"]
