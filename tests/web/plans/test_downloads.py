"""A plan downloaded for Word, for Excel and as PDF: as it stands, or as it was on two dates."""

from __future__ import annotations

import pytest

from workers.reading import reading

FILES = ["plan.docx", "plan.xlsx", "plan.pdf"]
HANDED_IN = FILES[:2]
"""Those that people edit and hand in again."""


def actions_of(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return reading.read(answer.data, address.partition("?")[0]).actions


def ratings(actions):
    return {action["title"]: action["rag_label"] for action in actions}


def test_the_page_offers_all_files_for_its_two_dates(board_member, story):
    board_member.get(story.plan("?as_at=2025-06-30"))

    links = board_member.page.links()
    assert [story.plan(f"{name}?as_at=2025-06-30") in links for name in FILES] == [True, True, True]


@pytest.mark.parametrize("name", HANDED_IN)
def test_the_file_says_what_the_page_says(board_member, story, name):
    board_member.get(story.plan())
    shown = board_member.page.words

    actions = actions_of(board_member, story.plan(name))

    assert actions
    assert all(action["title"] in shown for action in actions)


@pytest.mark.parametrize("name", HANDED_IN)
def test_an_earlier_day_is_another_file(board_member, story, name):
    now = actions_of(board_member, story.plan(name))
    then = actions_of(board_member, story.plan(f"{name}?as_at=2025-04-29&known_on=2025-04-29"))

    assert [action["progress"] for action in then] != [action["progress"] for action in now]


def test_the_file_is_named_by_plan_and_day(board_member, story):
    answer = board_member.get(story.plan("plan.docx?as_at=2025-06-30"))

    named = answer.headers["Content-Disposition"]
    assert named.startswith("attachment")
    assert "2025-06-30.docx" in named


@pytest.mark.parametrize("name", FILES)
def test_a_date_that_can_not_be_read_is_said(board_member, story, name):
    assert board_member.get(story.plan(f"{name}?as_at=yesterday")).status_code == 400


@pytest.mark.parametrize("name", FILES)
def test_strangers_get_no_file(reading_app, story, name):
    assert reading_app.test_client().get(story.plan(name)).status_code in (302, 303, 401, 404)
