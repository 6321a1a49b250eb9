"""The page of themes in a real browser: by keyboard, at both widths, and without scripts."""

from __future__ import annotations

from tests.web.recording.conftest import module_projector, projector, service

__all__ = ["module_projector", "projector", "service"]

FOCUSED = "document.activeElement.id"


def test_themes_are_decided_by_keys_alone(service, projector, sign_in, tab, look):
    sign_in("editor", service.slug)
    page = f"/{service.slug}/themes/?at={service.ids['third action']}"
    look(page)
    assert tab.evaluate(FOCUSED) == "card"

    tab.keyboard.press("1")
    assert not tab.locator("#theme-DISP").is_checked()
    tab.keyboard.press("Shift+1")
    assert tab.locator("#theme-DISP").is_checked()
    assert tab.locator("#first-DISP").is_checked()
    tab.keyboard.press("o")
    assert tab.locator(".tl-themes__others").get_attribute("open") is not None
    tab.keyboard.press("o")
    tab.keyboard.press("a")
    tab.get_by_text(": Disproportionality, identity, girls.").wait_for()
    assert tab.evaluate(FOCUSED) == "card"

    look(f"/{service.slug}/themes/")


def test_keys_do_nothing_outside_the_card(service, projector, sign_in, tab):
    sign_in("editor", service.slug)
    tab.goto(f"/{service.slug}/themes/?at={service.ids['third action']}")
    tab.locator("header a").first.focus()

    tab.keyboard.press("a")
    tab.keyboard.press("1")

    assert tab.locator("#theme-DISP").is_checked()
    assert service.facts().count("ThemesTagged") == 1


def test_a_second_press_does_not_accept_what_was_unticked(service, projector, sign_in, tab, look):
    sign_in("editor", service.slug)
    tab.goto(f"/{service.slug}/themes/?at={service.ids['third action']}")
    for tick in tab.locator(".tl-themes__proposal input[type=checkbox]").all():
        tick.uncheck()
    tab.locator("#card").focus()

    tab.keyboard.press("a")
    tab.locator(".govuk-error-summary:focus").wait_for()
    tab.keyboard.press("a")
    tab.get_by_role("link", name="Tick at least one theme").click()

    assert str(tab.evaluate(FOCUSED)).startswith("theme-")
    assert tab.locator("[name=themes]:checked").count() == 0
    assert service.facts().count("ThemesTagged") == 1


def test_what_is_first_is_chosen_without_scripts_and_only_of_what_is_ticked(service, projector, without_scripts):
    plain = without_scripts("editor", service.slug)
    plain.goto(f"/{service.slug}/themes/?at={service.ids['third action']}")
    assert not plain.locator("#first-VIC").is_visible()

    plain.locator("#others").click()
    plain.locator("#theme-VIC").check()
    plain.locator("#first-VIC").check()
    plain.get_by_role("button", name="Accept what is ticked").click()

    plain.get_by_text(": Victims and restorative justice; Disproportionality").wait_for()
    assert not plain.locator(".tl-themes__keys").is_visible()


def test_next_goes_on_without_recording(service, projector, sign_in, tab):
    sign_in("editor", service.slug)
    tab.goto(f"/{service.slug}/themes/")
    before = tab.locator("#what").inner_text()

    tab.keyboard.press("n")
    tab.wait_for_url("**/themes/?at=*")

    assert tab.locator("#what").inner_text() != before
    assert tab.evaluate(FOCUSED) == "card"
    assert service.facts().count("ThemesTagged") == 1
