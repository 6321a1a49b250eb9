"""Pages in a real browser, over a real server; `look` finds what people with disabilities would stumble over."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import WSGIRequestHandler, make_server

from hatch_build import MODULES
from tests.web.conftest import app, client, signed_in, somebody

__all__ = ["app", "client", "signed_in", "somebody"]

AXE = MODULES / "axe-core" / "axe.min.js"
WIDTHS = (1280, 375)
PATIENCE = 30_000
"""Milliseconds: nothing is measured here, and the machine may be busy."""
expect.set_options(timeout=PATIENCE)


class Quiet(WSGIRequestHandler):
    def log(self, *_: Any) -> None:
        pass


@pytest.fixture
def site(app: Flask) -> Iterator[str]:
    """The address of a running server."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def tab(browser: Browser, site: str) -> Iterator[Page]:
    """An empty tab: `tab.goto("/sign-in")`. A script error or a blocked resource fails the test."""
    context = browser.new_context(base_url=site, locale="en-GB", timezone_id="Europe/London")
    context.set_default_timeout(PATIENCE)
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda said: wrong.append(said.text) if "Content Security Policy" in said.text else None)
    yield opened
    context.close()
    assert wrong == []


@pytest.fixture
def sign_in(tab: Page, somebody: Callable[..., Any]) -> Callable[..., Any]:
    """`sign_in("manager", "derby")`: by keyboard and form, as people do."""

    def do(role: str | None = None, authority: str | None = None) -> Any:
        person = somebody(role, authority)
        tab.goto("/sign-in")
        tab.get_by_label("Email address").fill(person.email)
        tab.get_by_label("Password", exact=True).fill(person.password)
        tab.keyboard.press("Enter")
        tab.wait_for_url(lambda url: "/sign-in" not in url)
        return person

    return do


@pytest.fixture
def without_scripts(browser: Browser, site: str, somebody: Callable[..., Any]) -> Iterator[Callable[..., Page]]:
    """`without_scripts("manager", "derby")`: a tab that runs no script, in which such a person has signed in."""
    with browser.new_context(base_url=site, java_script_enabled=False) as context:
        context.set_default_timeout(PATIENCE)

        def do(role: str, authority: str) -> Page:
            person, plain = somebody(role, authority), context.new_page()
            plain.goto("/sign-in")
            plain.locator("#email").fill(person.email)
            plain.locator("#password").fill(person.password)
            plain.get_by_role("main").get_by_role("button", name="Sign in").click()
            plain.wait_for_url(lambda url: "/sign-in" not in url)
            return plain

        yield do


@pytest.fixture
def look(tab: Page, tmp_path: Path) -> Callable[..., None]:
    """`look("/derby/")`: at both widths no axe violation, nothing wider than the screen; a picture is kept."""

    def do(path: str, widths: tuple[int, ...] = WIDTHS) -> None:
        for width in widths:
            tab.set_viewport_size({"width": width, "height": 900})
            tab.goto(path)
            name = path.strip("/").replace("/", "-") or "first"
            tab.screenshot(path=tmp_path / f"{name}-{width}.png", full_page=True)
            examine(tab, width)

    return do


@pytest.fixture
def check(tab: Page, tmp_path: Path) -> Callable[[str], None]:
    """`check("refused")`: what `look` does, for the page that is open."""

    def do(name: str) -> None:
        for width in WIDTHS:
            examine(tab, width)
            tab.screenshot(path=tmp_path / f"{name}-{width}.png", full_page=True)

    return do


def examine(tab: Page, width: int) -> None:
    """The page as it is: no axe violation, nothing wider than the screen."""
    tab.set_viewport_size({"width": width, "height": 900})
    tab.wait_for_load_state()
    tab.evaluate(AXE.read_text(encoding="utf-8"))
    found = tab.evaluate("axe.run().then(result => result.violations)")
    assert [_in_words(each) for each in found] == [], f"{tab.url} at {width}"
    assert tab.evaluate("document.documentElement.scrollWidth") <= width, f"{tab.url} scrolls sideways at {width}"


def _in_words(violation: dict[str, Any]) -> str:
    return f"{violation['id']}: {violation['help']}: {[node['html'][:200] for node in violation['nodes'][:3]]}"
