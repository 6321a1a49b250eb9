"""The first page, signing in and accounts: for everybody, at a desk and on a phone."""

import pytest
from playwright.sync_api import expect

from migrations.runner import add_authority
from tests.conftest import leave


@pytest.fixture
def widest(database):
    """An authority whose name takes as much room as one can."""
    add_authority(database, slug := "w" * 31)
    yield slug
    leave(database, slug)


def test_the_first_pages_are_for_everybody(look):
    for path in ("/", "/sign-in", "/nothing/here"):
        look(path)


def test_the_administrators_pages_are_for_everybody(look, sign_in, widest):
    person = sign_in("administrator")

    for path in ("/places", "/change-password", "/accounts/", "/accounts/add", f"/accounts/{person.id}/"):
        look(path)


def test_signing_in_goes_by_keyboard_alone(tab, somebody):
    person = somebody("administrator")
    tab.goto("/")

    tab.keyboard.press("Tab")
    expect(tab.get_by_role("link", name="Skip to main content")).to_be_focused()
    tab.get_by_role("main").get_by_role("button", name="Sign in").press("Enter")
    tab.wait_for_url("**/sign-in")
    tab.get_by_label("Email address").focus()
    tab.keyboard.type(person.email)
    tab.keyboard.press("Tab")
    tab.keyboard.type(person.password)
    tab.keyboard.press("Enter")

    tab.get_by_role("heading", name="Accounts", level=1).wait_for()


def test_signing_in_goes_without_scripts(browser, site, somebody):
    person = somebody("administrator")
    with browser.new_context(base_url=site, java_script_enabled=False) as context:
        tab = context.new_page()
        tab.goto("/sign-in")
        tab.locator("#email").fill(person.email)
        tab.locator("#password").fill(person.password)
        tab.get_by_role("main").get_by_role("button", name="Sign in").click()

        tab.wait_for_url("**/accounts/")
