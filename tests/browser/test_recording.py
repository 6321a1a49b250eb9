"""The forms in a browser: for everybody, by keyboard alone, without scripts, and by two people at once."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.web.recording.conftest import module_projector, projector, service
from tests.web.recording.test_every_order import FORMS, prepare
from web.orders import ORDERS

__all__ = ["module_projector", "projector", "service"]


def address(service, order):
    about = FORMS[order][0]
    prepare(service, about)
    kebab = order.replace("_", "-")
    return service.path(about, kebab) if about else f"/{service.slug}/{kebab}"


@pytest.mark.parametrize("order", ORDERS)
def test_every_form_is_for_everybody(order, look, sign_in, service):
    sign_in("manager", service.slug)

    look(address(service, order))
    if order == "correct_entry":
        look(address(service, order) + f"?entry={service.ids['rag entry']}")


def test_so_is_the_table_of_what_becomes_of_open_actions(look, sign_in, service, projector):
    sign_in("manager", service.slug)

    look(service.path("plan", "open-actions"))


def test_a_form_goes_by_keyboard_alone(tab, sign_in, service, projector):
    sign_in("editor", service.slug)
    tab.goto(service.path("action", "change-rag"))

    press(tab, "Tab", until="input[name=rag]")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowDown")
    press(tab, "Tab", until="#reason")
    tab.keyboard.type("The reviewer left")
    press(tab, "Tab", until="button.govuk-button:not([name])")
    tab.keyboard.press("Enter")

    tab.wait_for_url("**" + service.path("action"))
    tab.get_by_text("RAG changed to “Amber”").wait_for()


def press(tab, key, until):
    """Presses a key until what has the focus is that."""
    for _ in range(60):
        if tab.evaluate("wanted => document.activeElement.matches(wanted)", until):
            return
        tab.keyboard.press(key)
    raise AssertionError(f"{key} does not lead to {until}")


def test_an_error_is_focused_and_leads_to_its_field(tab, sign_in, service, projector):
    sign_in("editor", service.slug)
    tab.goto(service.path("action", "note-progress"))

    tab.get_by_role("button", name="Note progress").press("Enter")

    summary = tab.locator(".govuk-error-summary")
    summary.wait_for()
    expect(summary).to_be_focused()
    summary.get_by_role("link", name="Write the note.").press("Enter")
    expect(tab.locator("#text")).to_be_focused()


def test_enter_in_a_row_does_not_add_rows(tab, sign_in, service, projector):
    sign_in("manager", service.slug)
    tab.goto(f"/{service.slug}/set-lead-glossary")

    tab.locator("#entries-0-initials").fill("DK")
    tab.locator("#entries-0-name").fill("Dana Kerr")
    tab.keyboard.press("Enter")

    tab.get_by_text("Glossary of leads set").wait_for()


def test_forms_go_without_scripts(without_scripts, service, projector):
    tab = without_scripts("manager", service.slug)
    tab.goto(service.path("action", "carry-forward"))
    tab.get_by_role("button", name="Carry forward").click()
    tab.get_by_text("Action carried forward, effective").wait_for()

    tab.goto(f"/{service.slug}/adopt-rag-scheme")
    tab.get_by_role("button", name="Add rows").click()
    tab.locator("#ratings-7-label").fill("Purple")
    tab.get_by_role("button", name="Adopt a RAG scheme").click()
    tab.get_by_role("link", name="Row 6: Colour: choose one.").click()
    tab.locator("#ratings-5-colour").select_option("blue")
    tab.locator("#ratings-5-scale").select_option("complete")
    tab.get_by_role("button", name="Adopt a RAG scheme").click()
    tab.get_by_text("RAG scheme adopted").wait_for()


def test_only_taking_an_entry_back_hides_what_would_be_right(tab, sign_in, service):
    sign_in("editor", service.slug)
    tab.goto(service.path("action", "correct-entry") + f"?entry={service.ids['note']}")
    expect(tab.locator("#instead-text")).to_be_visible()

    tab.get_by_label("Only take it back").check()

    expect(tab.locator("#instead-text")).not_to_be_visible()


def test_a_refused_and_a_changed_form_are_for_everybody(tab, sign_in, service, projector, check):
    """By the second of two people: what the first changed, and everything typed."""
    sign_in("editor", service.slug)
    tab.goto(service.path("action", "note-progress"))
    tab.get_by_role("button", name="Note progress").click()
    tab.locator(".govuk-error-summary").wait_for()
    check("refused")

    tab.goto(service.path("action", "change-rag"))
    service.happens("change_rag", "2026-04-11", action=str(service.ids["action"]), rag="Blue", reason="All done")
    tab.get_by_label("Red", exact=True).check()
    tab.get_by_label("Reason").fill("The reviewer left")
    tab.get_by_role("button", name="Change the RAG").click()

    tab.get_by_text("Rating changed from Green to Blue").wait_for()
    check("changed")
    expect(tab.get_by_label("Reason")).to_have_value("The reviewer left")
    tab.get_by_role("button", name="Record it all the same").click()
    tab.get_by_text("RAG changed to “Red”").wait_for()


def test_a_form_sent_after_a_sign_out_loses_nothing(tab, sign_in, service, projector, check):
    person = sign_in("editor", service.slug)
    tab.goto(service.path("action", "note-progress"))
    tab.get_by_label("Progress", exact=True).fill("First line\nsecond line")
    other = tab.context.new_page()
    other.goto("/places")
    other.get_by_role("button", name="Sign out").click()
    tab.get_by_role("button", name="Note progress").click()
    tab.get_by_role("heading", name="You have been signed out").wait_for()
    check("signed-out")

    with tab.context.expect_page() as opened:
        tab.get_by_role("link", name="Sign in (opens in a new tab)").click()
    again = opened.value
    again.get_by_label("Email address").fill(person.email)
    again.get_by_label("Password", exact=True).fill(person.password)
    again.keyboard.press("Enter")
    again.wait_for_url(lambda url: "/sign-in" not in url)
    tab.get_by_role("button", name="Go on with the form").click()
    expect(tab.get_by_label("Progress", exact=True)).to_have_value("First line\nsecond line")
    tab.get_by_role("button", name="Note progress").click()

    tab.get_by_text("Progress noted, effective").wait_for()
