"""Recommendations, ratings and audits in a real browser: for everybody, at both widths, and on paper."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import psycopg
import pytest
from playwright.sync_api import expect

from migrations.database import INSPECTOR
from projections.looks import Look, Looks
from tests.web.inspection.told import inspected
from tests.web.reading import account, reading_app, story

__all__ = ["reading_app", "story"]


@pytest.fixture(scope="module")
def told(story):
    inspected(story)
    return story


@pytest.fixture
def signed_in_tab(tab, sign_in, told):
    sign_in("manager", told.slug)
    return tab


@pytest.fixture(scope="module")
def looked_at(told, database):
    """Two inspectors looked at something, on the same day."""
    with psycopg.connect(database.conninfo(INSPECTOR), autocommit=True) as connection:
        looks = Looks(connection, told.slug)
        for name in ("An inspector", "Another inspector"):
            _, who = account(database, "inspector", told.slug, name)
            looks.record(Look(who, "page", "plans.show", plan=UUID(told.ids["plan"]), as_at=date(2026, 3, 31)))
            looks.record(Look(who, "page", "inspection.compare", from_as_at=date(2025, 4, 1), as_at=date(2026, 3, 31)))
            looks.record(Look(who, "api", "questions.show_action", action=UUID(told.ids["protocol"])))


def pages(told):
    area, core = f"/{told.slug}/inspection/", told.ids["core"]
    which = f"?recommendation={told.ids['recommendation 1']}"
    return {
        "index": area,
        "recommendations": f"{area}recommendations/",
        "then": f"{area}recommendations/?as_at=2025-12-01",
        "inspections": f"{area}inspections/",
        "inspection": f"{area}inspections/{core}/",
        "audits": f"{area}audits/",
        "audit": f"{area}audits/{told.ids['after']}/",
        "inspectors": f"{area}inspectors/",
        "looks": f"{area}looks/",
        "from a document": f"{area}inspections/{core}/from-document",
        "serving": f"/{told.slug}/inspections/{core}/serve-recommendation{which}",
        "answering": f"/{told.slug}/inspections/{core}/answer-recommendation{which}",
        "auditing": f"/{told.slug}/record-audit",
    }


@pytest.mark.parametrize("which", ["index", "recommendations", "then", "inspections", "inspection", "audits", "audit",
                                   "inspectors", "looks", "from a document", "serving", "answering",
                                   "auditing"])  # fmt: skip
def test_pages_of_inspections_are_for_everybody(look, signed_in_tab, told, looked_at, which):
    look(pages(told)[which])


def test_inspectors_are_told_that_their_reading_is_recorded_and_see_it(look, tab, sign_in, told):
    sign_in("inspector", told.slug)
    tab.goto(f"/{told.slug}/entries/?late=7")
    tab.get_by_role("link", name="What you have looked at").click()

    expect(tab.get_by_role("link", name="Audit trail", exact=True).first).to_be_visible()
    look(f"/{told.slug}/inspection/looks/")
