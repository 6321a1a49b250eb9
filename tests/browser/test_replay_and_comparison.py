"""Replay, comparison, what changed since and the flow: for everybody, by keyboard, without scripts, and on paper."""

import pytest
from playwright.sync_api import expect

from tests.web.reading import reading_app, story

__all__ = ["reading_app", "story"]


@pytest.fixture
def signed_in_tab(tab, sign_in, story):
    sign_in("board", story.slug)
    return tab


def page(story, name, query=""):
    return f"/{story.slug}/inspection/{name}/{query}"


PAGES = {
    "compare": "?from_as_at=2025-04-02&to_as_at=2026-04-30",
    "since": "",
    "flow": "?of=2025-26",
    "replay": "?on=2025-07-03",
}


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_of_the_inspection_area_are_for_everybody(look, signed_in_tab, story, name):
    look(page(story, name, PAGES[name]))


def test_a_plan_replayed_is_for_everybody(look, signed_in_tab, story):
    look(page(story, "replay", f"?plan={story.ids['plan']}&on=2025-07-03"))


def test_a_replay_goes_on_by_keyboard_and_says_where_it_is(signed_in_tab, story):
    tab = signed_in_tab
    tab.goto(page(story, "replay", f"?plan={story.ids['plan']}&on=2025-06-24"))

    tab.locator("#step-next").focus()
    tab.keyboard.press("Enter")

    tab.get_by_role("heading", name="on 3 July 2025").wait_for()
    tab.wait_for_url("**on=2025-07-03**")
    expect(tab.locator("#replay-said")).to_contain_text("3 July 2025")
    expect(tab.locator("#step-next")).to_be_focused()


def test_the_slider_moves_the_day(signed_in_tab, story):
    tab = signed_in_tab
    tab.goto(page(story, "replay", f"?plan={story.ids['plan']}&on=2025-07-03"))

    tab.locator("#slider").focus()
    tab.keyboard.press("ArrowLeft")

    tab.get_by_role("heading", name="on 2 July 2025").wait_for()
    expect(tab.locator("#slider")).to_have_attribute("aria-valuetext", "2 July 2025")


def test_play_goes_from_change_to_change_until_it_is_paused(signed_in_tab, story):
    tab = signed_in_tab
    tab.goto(page(story, "replay", f"?plan={story.ids['plan']}&on=2025-07-03"))

    tab.get_by_role("button", name="Play").press("Enter")
    tab.get_by_role("heading", name="on 15 July 2025").wait_for()
    tab.get_by_role("button", name="Pause").press("Enter")

    expect(tab.get_by_role("button", name="Play")).to_be_enabled()
    paused_at = tab.get_by_role("heading", level=1).inner_text()
    expect(tab.locator("#replay-said")).to_contain_text(paused_at)


def test_play_at_the_end_begins_again_at_the_first_day(signed_in_tab, story):
    tab = signed_in_tab
    tab.goto(page(story, "replay", f"?plan={story.ids['plan']}"))

    tab.get_by_role("button", name="Play").press("Enter")

    tab.wait_for_url("**/replay/?*on=2025-04-01*")


def test_without_scripts_the_slider_and_the_steps_lead_on(without_scripts, story):
    tab = without_scripts("board", story.slug)
    tab.goto(page(story, "replay", f"?plan={story.ids['plan']}&on=2025-07-03"))

    tab.locator("#slider").press("ArrowLeft")
    tab.get_by_role("button", name="Go to the slider’s day").click()
    expect(tab.get_by_role("heading", name="on 2 July 2025")).to_be_visible()

    tab.get_by_role("link", name="Next change").click()
    expect(tab.get_by_role("heading", name="on 3 July 2025")).to_be_visible()


def test_on_paper_a_comparison_is_a_board_paper(signed_in_tab, story):
    tab = signed_in_tab
    tab.emulate_media(media="print")
    tab.goto(page(story, "compare", PAGES["compare"]))

    expect(tab.get_by_text("From", exact=True).first).to_be_visible()
    expect(tab.get_by_text("Unchanged (2):")).to_be_visible()
    for control in ("Compare other points, or one plan", "Since last year end"):
        expect(tab.get_by_text(control).filter(visible=True)).to_have_count(0)
