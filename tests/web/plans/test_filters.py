"""Filters and orders, by address alone."""

import pytest

from domain.theme import THEMES

ALL = ["1.2", "1.10", "2.1", "2.2"]


def shown(client, path: str) -> list[str]:
    """The references of the rows, in their order."""
    text = client.get(path).text
    cells = text.split('class="tl-actions__ref tl-number">')[1:]
    return [cell.split("<")[0] for cell in cells]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ALL),
        ("rag=Moving", ["1.2"]),
        ("rag=Moving&rag=Done", ["1.2", "2.1"]),
        ("rag=Not+rated", ["1.10"]),
        ("lead=DK", ["1.2"]),
        ("lead=dk", ["1.2"]),
        ("lead=QX", ["1.10"]),
        ("theme=OOCD", ["1.2"]),
        ("theme=oocd", ["1.2"]),
        ("overdue=1", ["1.2", "2.1"]),
        ("open=1", ["1.2", "1.10", "2.1"]),
        ("no_news=1", ["1.10", "2.1"]),
        ("revised=1", ["1.2"]),
        ("carried=1", []),
        ("changed_since=2025-05-01", ["1.2", "2.2"]),
        ("changed_since=1/9/2025", ["1.2"]),
        ("q=protocol", ["1.2"]),
        ("q=PROTOCOL+dipa", ["1.2"]),
        ("q=august+minutes", ["1.2"]),
        ("q=victim", ["2.1"]),
        ("q=nobody+says+this", []),
        ("rag=Moving&lead=QX", []),
        ("rag=Moving&lead=DK&theme=OOCD&overdue=1&open=1&q=outcome", ["1.2"]),
        ("rag=Purple", []),
        ("lead=%27%3B--", []),
        ("sort=ref", ALL),
        ("sort=due", ["2.1", "1.2", "1.10", "2.2"]),
        ("sort=-due", ["1.2", "2.1", "2.2", "1.10"]),
        ("sort=rag", ["1.2", "2.1", "1.10", "2.2"]),
        ("sort=lead", ["1.2", "1.10", "2.1", "2.2"]),
        ("sort=last", ["1.10", "2.1", "1.2", "2.2"]),
        ("sort=-last", ["1.2", "2.2", "1.10", "2.1"]),
        ("sort=nonsense", ALL),
        ("open=1&sort=due", ["2.1", "1.2", "1.10"]),
    ],
)
def test_an_address_says_what_is_shown_and_in_which_order(board_member, story, query, found):
    assert shown(board_member, story.plan(f"?as_at=2025-10-10&{query}")) == found


def test_how_many_are_shown_and_why_is_said(board_member, story):
    board_member.get(story.plan("?as_at=2025-10-10&lead=DK&overdue=1"))

    words = board_member.page.words
    assert "1 of 4 actions" in words
    assert "Remove this filter: Lead: DK" in words
    assert "Remove this filter: Overdue" in words


def test_each_filter_can_be_taken_off_and_the_rest_stays(board_member, story):
    board_member.get(story.plan("?as_at=2025-10-10&lead=DK&overdue=1&sort=due"))

    assert "?as_at=2025-10-10&overdue=1&sort=due" in board_member.page.links()
    assert "?as_at=2025-10-10&lead=DK&sort=due" in board_member.page.links()
    assert "?as_at=2025-10-10&sort=due" in board_member.page.links()


def test_nothing_found_says_what_to_do(board_member, story):
    board_member.get(story.plan("?q=nobody+says+this"))

    assert "No action of this plan matches. Remove a filter above, or show all 4" in board_member.page.words


def test_the_form_shows_the_filters_in_force(board_member, story):
    answer = board_member.get(story.plan("?lead=DK&theme=OOCD&changed_since=2025-05-01&q=outcome&sort=due"))

    assert '<option value="DK" selected>DK, Dipa Kaur</option>' in answer.text
    assert '<option value="OOCD" selected>Out-of-court decisions</option>' in answer.text
    assert board_member.page.value("q") == "outcome"
    assert board_member.page.value("changed_since") == "2025-05-01"


def test_a_changed_since_that_cannot_be_read_is_said_and_kept(board_member, story):
    answer = board_member.get(story.plan("?changed_since=soon&lead=DK"))

    assert answer.status_code == 400
    assert "“soon” is not a date" in board_member.page.words
    assert board_member.page.value("changed_since") == "soon"
    assert '<option value="DK" selected>' in answer.text


def test_a_column_heading_sorts_and_says_so(board_member, story):
    answer = board_member.get(story.plan("?sort=due"))

    assert 'aria-sort="ascending"' in answer.text
    assert "Sorted by: due date, earliest first." in board_member.page.words
    assert "?sort=-due" in board_member.page.links()


def test_a_sorted_row_still_says_what_the_action_is_for(board_member, story):
    board_member.get(story.plan("?sort=due"))

    assert "1 Fewer children come to court" in board_member.page.words


def test_a_theme_that_is_only_proposed_is_offered_as_such_and_finds_its_actions(board_member, story):
    """Nobody has said what 2.1 is about: its row says what is proposed."""
    words = board_member.get(story.plan("?as_at=2025-10-10")).text
    code = next(each for each in THEMES if f'<option value="{each}">{THEMES[each]} (proposed)</option>' in words)

    found = shown(board_member, story.plan(f"?as_at=2025-10-10&theme={code}"))

    assert found
    assert board_member.page.words.count("Proposed theme") == len(found)
