"""Words without a break, however long, make no page wider than the screen."""

import pytest

from tests.browser.conftest import WIDTHS
from tests.web.recording.conftest import module_projector, projector, service

__all__ = ["module_projector", "projector", "service"]


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_becomes_wider(width, tab, sign_in, service, projector):
    action, long = str(service.ids["action"]), "x" * 600
    service.happens("note_progress", "2026-04-11", action=action, text=long)
    service.happens("attach_evidence", "2026-04-11", action=action, evidence=f"https://example.org/{long}")
    service.happens("revise_due_date", "2026-04-11", action=action, due=long[:200], reason=long)
    sign_in("manager", service.slug)
    tab.set_viewport_size({"width": width, "height": 800})

    forms = [service.path("action", order) for order in ("", "note-progress", "correct-entry")]
    for path in (*forms, service.path("plan"), f"/{service.slug}/entries/"):
        tab.goto(path)
        assert tab.evaluate("document.documentElement.scrollWidth") == width, path
