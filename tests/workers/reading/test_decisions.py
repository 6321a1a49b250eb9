"""Decisions in few words: what they mean, and where they mean two things, both."""

from __future__ import annotations

import pytest

from workers.reading import decisions


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("No longer needed – superseded by 2c", [("withdrawn", None), ("superseded", "2c")]),
        ("Superseded by 2c", [("superseded", "2c")]),
        ("No longer needed", [("withdrawn", None)]),
        ("No longer proceeding; board 14 May 2026.", [("withdrawn", None)]),
        ("Complete – REMOVE", [("completed", None)]),
        ("Not complete, remove", [("withdrawn", None)]),
    ],
)
def test_a_decision_means_what_it_says(text, meant):
    assert [(each.disposition, each.to) for each in decisions.read(text)] == meant
