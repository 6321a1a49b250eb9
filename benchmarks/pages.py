"""A plan page, and the region's matrix, over HTTP, signed in, at random dates, as a browser gets them."""

from __future__ import annotations

import http.cookiejar
import os
import re
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from random import Random

from benchmarks.following import THROUGHLINE
from benchmarks.measuring import Line, Times
from benchmarks.region import BEGAN, PLANS, Log

PAGES, MATRICES = 200, 40
PASSWORD = "a password for the benchmark"


def measure(logs: list[Log], home: Path) -> list[Line]:
    log, now, then, random = logs[0], Times(), Times(), Random(4)
    email = let_in(log.slug)
    with web(home) as address:
        browser = signed_in(address, email)
        for number in range(PAGES + 20):
            year = random.randrange(PLANS)
            page = f"{address}/{log.slug}/plans/{log.plans[year]}/"
            days = [BEGAN + timedelta(days=150 * year + random.randrange(2, 700)) for _ in range(2)]
            with now.one():
                get(browser, page)
            with then.one():
                get(browser, f"{page}?as_at={days[0].date()}&known_on={days[1].date()}")
            if number == 20:
                now.all.clear()
                then.all.clear()
        themes = matrix(browser, f"{address}/region/themes/", random)
    return [
        Line.at_most(
            "a plan page of 80 actions over HTTP, p95", now.percentile(95), 150, "ms", f"p50 {now.median:.0f} ms"
        ),
        Line.at_most("the same at two random dates, p95", then.percentile(95), 150, "ms", f"p50 {then.median:.0f} ms"),
        Line.at_most(
            "themes × services over HTTP, now and at random dates, p95", themes.percentile(95), 200, "ms",
            f"p50 {themes.median:.0f} ms, {themes.median / now.median:.1f} × the plan page",
        ),
    ]  # fmt: skip


def matrix(browser: urllib.request.OpenerDirector, page: str, random: Random) -> Times:
    """The region's matrix of all authorities: now, and as at random days."""
    found = Times()
    for number in range(MATRICES + 5):
        day = (BEGAN + timedelta(days=random.randrange(60, 1_200))).date()
        for address in (page, f"{page}?as_at={day}"):
            with found.one():
                get(browser, address)
        if number == 5:
            found.all.clear()
    return found


def let_in(slug: str) -> str:
    """The email of a manager of this authority, who may sign in now."""
    email = f"manager@{slug.replace('_', '-')}.example"
    role = ["--name", "A. Manager", "--role", "manager", "--authority", slug, "--password-stdin"]
    told = PASSWORD.encode() + b"\n"
    subprocess.run([THROUGHLINE, "account", "add", email, *role], input=told, check=True, capture_output=True)
    return email


@contextmanager
def web(home: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    with (home / "web.log").open("wb") as output:
        process = subprocess.Popen(
            [THROUGHLINE, "web", "--port", str(port)], stdout=output, stderr=output, env={**os.environ}
        )
    until = time.monotonic() + 60
    while not answers(address):
        if process.poll() is not None or time.monotonic() > until:
            raise RuntimeError((home / "web.log").read_text())
        time.sleep(0.1)
    yield address
    process.terminate()
    process.wait(30)


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/healthz", timeout=5):
            return True
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def signed_in(address: str, email: str) -> urllib.request.OpenerDirector:
    cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    browser = urllib.request.build_opener(cookies)
    form = get(browser, f"{address}/sign-in")
    fields = dict(re.findall(r'name="(csrf_token)"[^>]*value="([^"]+)"', form))
    given = urllib.parse.urlencode({**fields, "email": email, "password": PASSWORD}).encode()
    browser.open(urllib.request.Request(f"{address}/sign-in", given, {"Referer": f"{address}/sign-in"})).read()
    return browser


def get(browser: urllib.request.OpenerDirector, address: str) -> str:
    with browser.open(address, timeout=60) as answer:
        return str(answer.read().decode())
