"""A real Chromium for tests: one for each run of them, which all share, and one apart for what prints documents."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

import pytest
from playwright.sync_api import Browser, sync_playwright

QUIETLY = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
Made = TypeVar("Made")


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium. Playwright allows one of these in a thread: tests ask for the fixture `browser`."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=list(QUIETLY))
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a process; it stays open, so nobody else may open one in this thread."""
    with chromium() as opened:
        yield opened


def apart(make: Callable[[Browser], Made]) -> Made:
    """What `make` makes with a browser of its own, in a thread of its own: the tests' may be open in theirs."""

    def with_one() -> Made:
        with chromium() as opened:
            return make(opened)

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(with_one).result()
