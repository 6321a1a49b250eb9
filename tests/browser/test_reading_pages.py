"""Plans, actions and entries in a real browser: for everybody, by keyboard alone, without scripts, and on paper."""

import pytest
from playwright.sync_api import expect

from tests.web.reading import reading_app, story

__all__ = ["reading_app", "story"]


@pytest.fixture
def signed_in_tab(tab, sign_in, story):
    sign_in("manager", story.slug)
    return tab


def pages(story):
    return {
        "plans": f"/{story.slug}/",
        "plan": story.plan(),
        "past": story.plan("?as_at=2025-10-10&known_on=2025-10-12&overdue=1&sort=due"),
        "nothing found": story.plan("?q=nobody+says+this"),
        "action": story.action("protocol"),
        "open action": story.action("contact"),
        "carried": story.action("carried"),
        "entries": f"/{story.slug}/entries/",
        "filtered entries": f"/{story.slug}/entries/?late=7&announced=1&recorded_from=2025-09-01",
        "unclear filter": f"/{story.slug}/entries/?late=x&effective_from=soon",
        "unclear": story.plan("?as_at=soon"),
        "not there then": story.plan("?as_at=2025-05-05", name="next plan"),
    }


@pytest.mark.parametrize("which", ["plans", "plan", "past", "nothing found", "action", "open action", "carried",
                                   "entries", "filtered entries", "unclear filter", "unclear",
                                   "not there then"])  # fmt: skip
def test_reading_pages_are_for_everybody(look, signed_in_tab, story, which):
    look(pages(story)[which])


@pytest.mark.parametrize("width", [1280, 375])
def test_what_is_folded_is_for_everybody_too(look, signed_in_tab, story, width):
    tab = signed_in_tab
    tab.set_viewport_size({"width": width, "height": 900})
    for path in (story.plan(), story.action("contact")):
        tab.goto(path)
        tab.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")

        assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_the_dates_are_asked_for_by_keyboard_alone(signed_in_tab, story):
    tab = signed_in_tab
    tab.goto(story.plan("?lead=DK"))

    tab.get_by_text("Ask about another date").focus()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    tab.keyboard.type("30/6/2025")
    tab.keyboard.press("Tab")
    tab.keyboard.type("1/7/2025")
    tab.keyboard.press("Enter")

    tab.get_by_text("The plan as at 30 June 2025, as known on 1 July 2025.").first.wait_for()
    assert "lead=DK" in tab.url
    tab.get_by_role("link", name="Back to now").press("Enter")
    tab.get_by_text("The plan as it stands now").first.wait_for()
    assert tab.url.endswith("?lead=DK")


def test_filters_work_without_scripts(without_scripts, story):
    tab = without_scripts("board", story.slug)
    tab.goto(story.plan("?as_at=2025-10-10"))

    tab.get_by_label("Words").fill("victim")
    tab.get_by_role("button", name="Show these").click()

    expect(tab.get_by_role("heading", name="1 of 4 actions")).to_be_visible()
    tab.wait_for_url("**as_at=2025-10-10**")


def test_the_trail_is_filtered_and_turned_over_without_scripts(without_scripts, story, monkeypatch):
    monkeypatch.setattr("web.entries.routes.ON_A_PAGE", 5)
    tab = without_scripts("board", story.slug)
    tab.goto(f"/{story.slug}/entries/")

    tab.get_by_role("link", name="Older entries").click()
    tab.wait_for_url("**before=**")
    tab.get_by_label("Late by more than").fill("40")
    tab.get_by_role("button", name="Show these").click()

    expect(tab.get_by_text("Typed up from the August minutes.")).to_be_visible()
    tab.get_by_role("link", name="More than 40 days late").click()
    tab.wait_for_url(lambda url: "late" not in url)


def test_on_a_phone_the_filters_are_folded_until_they_are_asked_for(signed_in_tab, story):
    tab = signed_in_tab
    tab.set_viewport_size({"width": 375, "height": 900})
    tab.goto(story.plan())

    expect(tab.get_by_label("Words")).not_to_be_visible()
    tab.get_by_text("Filter and sort").click()
    expect(tab.get_by_label("Words")).to_be_visible()


def test_on_paper_there_is_the_question_and_no_control(signed_in_tab, story):
    tab = signed_in_tab
    tab.emulate_media(media="print")
    tab.goto(story.plan("?as_at=2025-10-10&overdue=1"))

    expect(tab.get_by_text("The plan as at 10 October 2025, as known now.").filter(visible=True).first).to_be_visible()
    for control in ("Create an action", "Show these", "Ask about another date", "Back to now"):
        expect(tab.get_by_text(control).filter(visible=True)).to_have_count(0)
    expect(tab.locator(".tl-actions thead")).to_have_css("display", "table-header-group")
