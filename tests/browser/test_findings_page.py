"""Findings in a real browser: for everybody, at both widths; dismissed by keyboard and form."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.web.reading import reading_app, story

__all__ = ["reading_app", "story"]


@pytest.fixture
def signed_in_tab(tab, sign_in, story):
    sign_in("manager", story.slug)
    return tab


@pytest.mark.parametrize("query", ["", "?kind=year_over", "?as_at=2025-12-01"])
def test_findings_are_for_everybody(look, signed_in_tab, story, query):
    look(f"/{story.slug}/findings/{query}")


def test_a_finding_is_dismissed_where_it_stands(look, signed_in_tab, story):
    signed_in_tab.goto(f"/{story.slug}/findings/")
    signed_in_tab.get_by_role("link", name="Dismiss this finding").first.click()
    form = signed_in_tab.url
    look(form.partition(signed_in_tab.evaluate("location.origin"))[2])

    signed_in_tab.get_by_label("Why it may stay as it is").fill("The board knows.")
    signed_in_tab.get_by_role("button", name="Dismiss a finding").click()

    signed_in_tab.wait_for_url("**/findings/")
    expect(signed_in_tab.get_by_text("Finding dismissed")).to_be_visible()
