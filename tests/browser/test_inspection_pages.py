"""Recommendations, ratings and audits in a real browser: for everybody, at both widths, and on paper."""

from __future__ import annotations

import pytest

from tests.web.inspection.told import inspected
from tests.web.reading import reading_app, story

__all__ = ["reading_app", "story"]


@pytest.fixture(scope="module")
def told(story):
    inspected(story)
    return story


@pytest.fixture
def signed_in_tab(tab, sign_in, told):
    sign_in("manager", told.slug)
    return tab


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
        "from a document": f"{area}inspections/{core}/from-document",
        "serving": f"/{told.slug}/inspections/{core}/serve-recommendation{which}",
        "answering": f"/{told.slug}/inspections/{core}/answer-recommendation{which}",
        "auditing": f"/{told.slug}/record-audit",
    }


@pytest.mark.parametrize("which", ["index", "recommendations", "then", "inspections", "inspection", "audits", "audit",
                                   "inspectors", "from a document", "serving", "answering", "auditing"])  # fmt: skip
def test_pages_of_inspections_are_for_everybody(look, signed_in_tab, told, which):
    look(pages(told)[which])
