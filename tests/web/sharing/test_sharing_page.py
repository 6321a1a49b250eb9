"""What the region sees, for the service itself: what is shared now, plan by plan, and what was said before."""

from __future__ import annotations

import re

import pytest

from domain.refusals import InvalidOrder, NothingWouldChange


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
    assert "Delivery Plan 2025-26 As the service does: plans" in words
    assert "Nobody has changed it since this service joined." in words


def test_what_was_said_is_there_with_its_day_and_its_author(page, own_story):
    own_story.happens("share_with_region", "2026-04-10", shares=["plans", "roles"])
    own_story.happens("share_with_region", "2026-04-11", shares=[], plan=own_story.ids["plan"])

    words = page().replace(" ,", ",")

    assert "Its own rule: nothing" in words
    latest_first = ["Only Delivery Plan 2025-26: nothing", "All plans: plans and roles of leads"]
    assert words.index(latest_first[0]) < words.index(latest_first[1])
    assert words.count("Holds now. Recorded") == 2


def test_the_form_names_the_plan_that_the_link_chose(manager, own_story):
    form = manager.get(f"/{own_story.slug}/share-with-region?plan={own_story.ids['plan']}")

    assert "Only Delivery Plan 2025-26" in manager.page.words
    assert re.findall(r'value="(\w+)"[^>]*\bchecked\b', form.text) == ["plans"]


def test_of_a_plan_no_indicators_are_offered_nor_taken(manager, own_story):
    form = manager.get(f"/{own_story.slug}/share-with-region?plan={own_story.ids['plan']}")

    assert 'value="indicators"' not in form.text
    assert "may be in the past" not in form.text, "a rule counts for everything, at once"
    with pytest.raises(InvalidOrder, match="Indicators are of no plan"):
        own_story.happens("share_with_region", "2026-04-10", shares=["plans", "indicators"], plan=own_story.ids["plan"])


def test_a_plan_goes_as_the_service_does_again_also_when_that_changes(manager, page, own_story):
    plan = own_story.ids["plan"]
    own_story.happens("share_with_region", "2026-04-10", shares=[], plan=plan)
    address = f"/{own_story.slug}/share-with-region?plan={plan}"
    own_story.catch_up()
    manager.get(address)
    assert "As the service does" in manager.page.words

    own_story.happens("share_with_region", "2026-04-11", shares=["plans", "as_service"], plan=plan)
    own_story.happens("share_with_region", "2026-04-12", shares=["plans", "evidence"])

    words = page()
    assert "Its own rule" not in words
    assert "Delivery Plan 2025-26 As the service does: plans and evidence" in words
    with pytest.raises(NothingWouldChange):
        own_story.happens("share_with_region", "2026-04-13", shares=["as_service"], plan=plan)


def test_what_a_later_day_outweighs_is_refused_lest_somebody_think_it_withdrawn(own_story):
    own_story.happens("share_with_region", "2026-04-11", shares=["plans"])

    with pytest.raises(InvalidOrder, match="11 April 2026 would outweigh this"):
        own_story.happens("share_with_region", "2026-04-10", shares=[])


def test_only_a_plan_can_go_as_the_service_does(own_story):
    with pytest.raises(InvalidOrder, match="Say which one"):
        own_story.happens("share_with_region", "2026-04-10", shares=["as_service"])


def test_a_board_member_reads_it_and_is_offered_no_change(signed_in, own_story):
    board = signed_in("board", own_story.slug)

    board.get(f"/{own_story.slug}/sharing/")

    assert "Change what the region sees" not in board.page.words


def test_what_can_not_be_shared_alone_is_refused(own_story):
    with pytest.raises(InvalidOrder, match="Without its plans"):
        own_story.happens("share_with_region", "2026-04-10", shares=["roles"])
