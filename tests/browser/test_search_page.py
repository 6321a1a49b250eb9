"""Searching in a real browser: by keyboard, on a phone, without scripts."""

from playwright.sync_api import expect

from tests.browser.conftest import WIDTHS, examine
from tests.web.reading import reading_app, story

__all__ = ["reading_app", "story"]


def test_a_search_is_typed_and_read_by_everybody(look, sign_in, tab, story):
    sign_in("editor", story.slug)
    look(f"/{story.slug}/search/")

    tab.get_by_label("Words to look for").fill("police")
    tab.keyboard.press("Enter")
    tab.get_by_role("heading", name="texts").wait_for()

    for width in WIDTHS:
        examine(tab, width)


def test_it_needs_no_scripts(without_scripts, story):
    page = without_scripts("board", story.slug)
    page.goto(f"/{story.slug}/search/")

    page.locator("#q").fill("police")
    page.locator(".tl-search button").first.click()
    page.locator("select#kind").select_option(label="Leads named (1)")
    page.get_by_role("button", name="Narrow").click()

    expect(page.locator(".tl-search__hits li")).to_have_count(1)
