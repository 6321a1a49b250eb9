"""What the region sees, for the service itself: what is shared now, plan by plan, and what was said before."""

from __future__ import annotations

import re

import pytest

from domain.refusals import InvalidOrder


@pytest.fixture
def manager(signed_in, own_story):
    return signed_in("manager", own_story.slug)


@pytest.fixture
def page(manager, own_story):
    def look():
        own_story.catch_up()
        assert manager.get(f"/{own_story.slug}/sharing/").status_code == 200
        return manager.page.words

    return look


def test_a_service_that_said_nothing_shares_its_signed_off_plans(page):
    words = page()

    assert "What every service shares that has not said otherwise" in words
    assert "Delivery Plan 2025-26 Plans and indicators" in words
    assert "Nobody has changed it since this service joined." in words


def test_what_was_said_is_there_with_its_day_and_its_author(page, own_story):
    own_story.happens("share_with_region", "2026-04-10", shares=["plans", "roles"])
    own_story.happens("share_with_region", "2026-04-11", shares=[], plan=own_story.ids["plan"])

    words = page().replace(" ,", ",")

    assert "Its own rule: nothing" in words
    assert "All plans: plans and roles of leads From 10 Apr 2026, recorded 10 Apr 2026" in words
    assert "Only Delivery Plan 2025-26: nothing From 11 Apr 2026" in words


def test_the_form_names_the_plan_that_the_link_chose(manager, own_story):
    form = manager.get(f"/{own_story.slug}/share-with-region?plan={own_story.ids['plan']}")

    assert "Only Delivery Plan 2025-26" in manager.page.words
    assert re.findall(r'value="(\w+)"[^>]*\bchecked\b', form.text) == ["plans", "indicators"]


def test_a_board_member_reads_it_and_is_offered_no_change(signed_in, own_story):
    board = signed_in("board", own_story.slug)

    board.get(f"/{own_story.slug}/sharing/")

    assert "Change what the region sees" not in board.page.words


def test_what_can_not_be_shared_alone_is_refused(own_story):
    with pytest.raises(InvalidOrder, match="Without its plans"):
        own_story.happens("share_with_region", "2026-04-10", shares=["roles"])
