"""The page of themes in a real browser: by keyboard, at both widths, and without scripts."""

from __future__ import annotations

from tests.web.recording.conftest import module_projector, projector, service

__all__ = ["module_projector", "projector", "service"]


def test_themes_are_decided_by_keys_alone(service, projector, sign_in, tab, look):
    sign_in("editor", service.slug)
    page = f"/{service.slug}/themes/?at={service.ids['third action']}"
    look(page)

    tab.keyboard.press("o")
    assert tab.locator(".tl-themes__others").get_attribute("open") is not None
    tab.locator("h1").click()
    tab.keyboard.press("a")
    tab.get_by_text("Recorded: Disproportionality, identity, girls.").wait_for()

    look(f"/{service.slug}/themes/")


def test_next_goes_on_without_recording(service, projector, sign_in, tab):
    sign_in("editor", service.slug)
    tab.goto(f"/{service.slug}/themes/")
    before = tab.locator("#what").inner_text()

    tab.keyboard.press("n")
    tab.wait_for_url("**/themes/?at=*")

    assert tab.locator("#what").inner_text() != before
    assert service.facts().count("ThemesTagged") == 1
