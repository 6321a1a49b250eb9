"""The page of themes in a real browser: by keyboard, at both widths, and without scripts."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.web.recording.conftest import module_projector, projector, service

__all__ = ["module_projector", "projector", "service"]


def test_themes_are_decided_by_keys_alone(service, projector, sign_in, tab, look):
    sign_in("editor", service.slug)
    page = f"/{service.slug}/themes/?at={service.ids['third action']}"
    look(page)
    expect(tab.locator("#card")).to_be_focused()

    tab.keyboard.press("1")
    expect(tab.locator("#theme-DISP")).not_to_be_checked()
    tab.keyboard.press("Shift+1")
    expect(tab.locator("#theme-DISP")).to_be_checked()
    expect(tab.locator("#first-DISP")).to_be_checked()
    tab.keyboard.press("o")
    expect(tab.locator(".tl-themes__others[open]")).to_be_visible()
    tab.keyboard.press("o")
    tab.keyboard.press("a")
    tab.get_by_text(": Disproportionality, identity, girls.").wait_for()
    expect(tab.locator("#card")).to_be_focused()

    look(f"/{service.slug}/themes/")


def test_keys_do_nothing_outside_the_card(service, projector, sign_in, tab):
    sign_in("editor", service.slug)
    tab.goto(f"/{service.slug}/themes/?at={service.ids['third action']}")
    tab.locator("header a").first.focus()

    tab.keyboard.press("a")
    tab.keyboard.press("1")

    expect(tab.locator("#theme-DISP")).to_be_checked()
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

    expect(tab.locator("[id^=theme-]:focus")).to_be_visible()
    expect(tab.locator("[name=themes]:checked")).to_have_count(0)
    assert service.facts().count("ThemesTagged") == 1


def test_what_is_first_is_chosen_without_scripts_and_only_of_what_is_ticked(service, projector, without_scripts):
    plain = without_scripts("editor", service.slug)
    plain.goto(f"/{service.slug}/themes/?at={service.ids['third action']}")
    expect(plain.locator("#first-VIC")).not_to_be_visible()

    plain.locator("#others").click()
    plain.locator("#theme-VIC").check()
    plain.locator("#first-VIC").check()
    plain.get_by_role("button", name="Accept what is ticked").click()

    plain.get_by_text(": Victims and restorative justice; Disproportionality").wait_for()
    expect(plain.locator(".tl-themes__keys")).not_to_be_visible()


def test_next_goes_on_without_recording(service, projector, sign_in, tab):
    sign_in("editor", service.slug)
    tab.goto(f"/{service.slug}/themes/")
    before = tab.locator("#what").inner_text()

    tab.keyboard.press("n")
    tab.wait_for_url("**/themes/?at=*")

    expect(tab.locator("#what")).not_to_have_text(before)
    expect(tab.locator("#card")).to_be_focused()
    assert service.facts().count("ThemesTagged") == 1
