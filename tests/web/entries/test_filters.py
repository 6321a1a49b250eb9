"""Filters of the audit trail: by address, shown as tags that can be taken off, the same after new entries."""

import re

import pytest


def trail(client, story, query):
    text = client.get(f"/{story.slug}/entries/{query}").text
    return [int(each) for each in re.findall(r'id="entry-(\d+)"', text)]


@pytest.mark.parametrize(
    ("query", "there", "not_there"),
    [
        ("recorded_from=2025-09-09&recorded_to=2025-09-11", "Typed up from the August", "Inspection announced"),
        ("effective_from=2025-08-01&effective_to=1/8/2025", "Typed up from the August", "Evidence attached"),
        ("late=40", "Typed up from the August", "Inspection announced"),
        ("announced=1", "Typed up from the August", "Inspection announced"),
        ("action=2.2", "Nobody reads them", "Typed up from the August"),
        ("event=PlanOpened", "Delivery plan opened", "Typed up from the August"),
    ],
)
def test_entries_are_filtered_by_address(board_member, story, query, there, not_there):
    board_member.get(f"/{story.slug}/entries/?{query}")

    assert there in board_member.page.words
    assert not_there not in board_member.page.words.partition("Remove this filter")[2]


def test_entries_of_a_person_are_told_with_the_role(board_member, story):
    board_member.get(f"/{story.slug}/entries/?person={story.by}&event=PlanOpened")

    words = board_member.page.words
    assert words.count("Delivery plan opened for") == 2
    assert "Maud Ives, manager" in words
    assert "Remove this filter: Recorded by Maud Ives" in words


def test_each_filter_is_a_tag_that_can_be_taken_off(board_member, story):
    path = f"/{story.slug}/entries/"
    board_member.get(f"{path}?late=7&recorded_from=9/9/2025&as_at=2025-12-31")

    words, links = board_member.page.words, board_member.page.links()
    assert "Remove this filter: Recorded from 9 September 2025" in words
    assert "Remove this filter: More than 7 days late" in words
    assert f"{path}?as_at=2025-12-31&recorded_from=2025-09-09" in links
    assert f"{path}?as_at=2025-12-31&late=7" in links
    assert f"{path}?as_at=2025-12-31" in links


@pytest.mark.parametrize(
    ("query", "problem"), [("recorded_from=soon", "“soon” is not a date"), ("late=-1", "“-1” is not a number of days")]
)
def test_a_filter_that_can_not_be_read_is_said_and_nothing_shown(board_member, story, query, problem):
    answer = board_member.get(f"/{story.slug}/entries/?{query}")

    assert answer.status_code == 400
    assert problem in board_member.page.words
    assert "Nothing is shown until every filter can be read" in board_member.page.words


@pytest.mark.parametrize("query", ["person=nobody", "action=9.99", "plan=x", "late=9999", "action=%27%3B--"])
def test_a_filter_that_matches_nothing_shows_nothing(board_member, story, query):
    assert trail(board_member, story, f"?{query}") == []
    assert "No entries of this kind" in board_member.page.words


def test_the_filters_say_how_many_entries_they_leave(board_member, story, monkeypatch):
    left = trail(board_member, story, "?event=ProgressNoted")
    assert f"{len(left)} entries Download" in board_member.page.words

    monkeypatch.setattr("web.entries.routes.ON_A_PAGE", 2)
    trail(board_member, story, f"?event=ProgressNoted&before={left[0]}")
    assert f"2 of {len(left)} entries Download" in board_member.page.words

    monkeypatch.setattr("web.entries.routes.COUNTED", 2)
    monkeypatch.setattr("projections.trail.COUNTED", 2)
    trail(board_member, story, "?event=ProgressNoted")
    assert "2 of more than 2 entries" in board_member.page.words


def test_without_filters_nothing_is_counted(board_member, story):
    trail(board_member, story, "")

    assert "entries Download" not in board_member.page.words.replace("Filter the entries Download", "")


def test_newer_and_older_pages_hold_the_same_entries_both_ways(board_member, story, monkeypatch):
    monkeypatch.setattr("web.entries.routes.ON_A_PAGE", 4)
    pages, query = [], ""
    while query is not None:
        pages.append(trail(board_member, story, query))
        query = next((f"?before={each.rpartition('before=')[2]}" for each in board_member.page.links()
                      if "before=" in each), None)  # fmt: skip
    every = [each for page in pages for each in page]

    back = trail(board_member, story, f"?after={pages[2][0]}")

    assert every == sorted(every, reverse=True)
    assert back == pages[1]
    assert trail(board_member, story, f"?after={every[0]}") == []


def test_a_correction_is_shown_with_both_versions(board_member, story):
    board_member.get(f"/{story.slug}/entries/?event=EntryCorrected")

    words = board_member.page.words
    assert "Corrected, as recorded wrongly: “Progress noted: ‘Signed by 3 of 4 inspectors.’”" in words
    assert "Recorded instead: Progress noted: “Signed by 2 of 4 inspectors.”" in words


def test_each_entry_has_its_position_its_command_and_an_address_of_its_own(board_member, story):
    newest = trail(board_member, story, "")[0]
    words, links = board_member.page.words, board_member.page.links()

    own = f"/{story.slug}/entries/?after={newest - 3}#entry-{newest - 2}"

    assert own in links
    assert f"Entry {newest - 2} Command of entry {newest - 2}" in words
    assert trail(board_member, story, f"?after={newest - 3}")[-1] == newest - 2
