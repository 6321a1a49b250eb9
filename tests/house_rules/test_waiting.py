"""A test in a browser waits for what it expects: a look at once, after a click, sees the page that was there before."""

from __future__ import annotations

import re
from pathlib import Path

LOOKS = "is_visible|is_checked|is_enabled|input_value|inner_text|all_inner_texts|text_content|get_attribute"
AT_ONCE = re.compile(rf"assert .*\.({LOOKS})\(")
TESTS = sorted((Path(__file__).parents[1] / "browser").glob("test_*.py"))


def test_what_a_browser_shows_is_waited_for():
    at_once = [
        f"{path.name}:{number}: {line.strip()}"
        for path in TESTS
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if AT_ONCE.search(line)
    ]

    assert TESTS
    assert at_once == [], "ask with Playwright's expect(…), which waits"
