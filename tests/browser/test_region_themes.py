"""The region's themes in a real browser: for everybody, at a desk, on a phone and on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.web.reading import reading_app, story

__all__ = ["reading_app", "story"]

IN_MAY = "as_at=2025-05-10&known_on=2026-04-30"


@pytest.mark.parametrize("path", ["", "numbers/", "OOCD/", "OOCD/actions/"])
def test_the_pages_of_themes_are_for_everybody(look, sign_in, story, path):
    sign_in("regional_lead")

    look(f"/region/themes/{path}?{IN_MAY}&authority={story.slug}&least={3 if not path else ''}")


def test_every_picture_is_named_and_told_in_words(tab, sign_in, story):
    sign_in("regional_lead")
    for path in ("", "OOCD/"):
        tab.goto(f"/region/themes/{path}?{IN_MAY}&authority={story.slug}")
        pictures = tab.locator("svg[role=img]")
        expect(pictures).not_to_have_count(0)
        for picture in pictures.all():
            expect(picture.locator("title")).not_to_be_empty()
            expect(picture.locator("desc")).not_to_be_empty()


def test_the_matrix_is_on_paper_what_it_is_on_the_screen_without_its_controls(tab, sign_in, story):
    sign_in("regional_lead")
    tab.goto(f"/region/themes/?{IN_MAY}&authority={story.slug}")
    tab.emulate_media(media="print")

    expect(tab.locator(".tl-matrix")).to_be_visible()
    expect(tab.locator(".tl-steps"), "what the patterns mean").to_be_visible()
    expect(tab.locator(".tl-picks")).not_to_be_visible()


def test_without_scripts_a_service_is_chosen_from_the_list(without_scripts, story):
    plain = without_scripts("manager", story.slug)
    plain.goto(f"/region/themes/?{IN_MAY}&by=first")
    plain.locator("#authority").select_option(story.slug)
    plain.get_by_role("button", name="Show").last.click()

    asked = (f"authority={story.slug}", "by=first", "as_at=2025-05-10")
    plain.wait_for_url(lambda url: all(each in url for each in asked))
