"""Indicators in a real browser: for everybody, at both widths, and on paper."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

import pytest
from playwright.sync_api import expect

from tests.web.reading import own_story, reading_app, story

__all__ = ["own_story", "reading_app", "story"]

VALUES = (
    ("Q2 2024-25", "41", "2024-12-01"), ("Q3 2024-25", "44", "2025-03-01"), ("Q4 2024-25", "58", "2025-06-01"),
    ("Jan–Dec 2024 cohort", "30", "2025-06-02"),
)  # fmt: skip


@pytest.fixture
def told(own_story):
    """An indicator with a changed definition and two kinds of period."""
    happens = own_story.happens
    made = happens("define_indicator", "2024-10-01", code="ETE", definition="Children with a place")
    id = own_story.ids["indicator"] = made.subjects["indicator"]
    for period, value, day in VALUES:
        happens("report_value", day, indicator=id, period=period, value=Decimal(value), national=52, published_on=day)
    happens("revise_definition", "2025-01-01", indicator=id, text="Children with a place of 18 hours")
    happens("report_value", "2025-09-01", indicator=id, period="Q3 2024-25", value="45")
    own_story.catch_up()
    assert UUID(id)
    return own_story


@pytest.mark.parametrize("which", ["all of them", "one", "reporting", "the region's"])
def test_every_page_is_for_everybody(told, look, sign_in, which):
    sign_in(*(["regional_lead"] if which == "the region's" else ["manager", told.slug]))
    one = f"/{told.slug}/indicators/{told.ids['indicator']}/"

    look({
        "all of them": f"/{told.slug}/indicators/", "one": one, "reporting": f"{one}report-value",
        "the region's": "/region/indicators/?indicator=ETE",
    }[which])  # fmt: skip


def test_a_changed_definition_is_said_and_what_was_told_before_is_there(told, tab, sign_in):
    sign_in("manager", told.slug)
    tab.goto(f"/{told.slug}/indicators/{told.ids['indicator']}/")

    words = tab.locator("main").inner_text()
    assert "Definition 2" in words
    assert "Reported earlier, since replaced" in words
    expect(tab.locator("svg.tl-ind desc").first).to_contain_text("Defined anew from 1 January 2025")
