"""A browser prints pages as PDF, with the size that their own style asks for."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.browsing import apart


def printed(pages: dict[str, str]) -> dict[str, bytes]:
    """Pages by name, as PDF."""
    return apart(lambda browser: {name: _printed(page, browser) for name, page in pages.items()})


def _printed(markup: str, browser: Browser) -> bytes:
    page = browser.new_page()
    page.set_content(markup)
    content = page.pdf(prefer_css_page_size=True, print_background=True)
    page.close()
    return content
