"""How long things took, in a sentence: what pages and reports say of it is the same."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from projections import called
from projections.region.theme_page import quarter

FEW = 4
"""Of fewer there are no quarters."""


def lasted(days: Sequence[int]) -> str:
    """What to expect: the middle, the range, and where most are; `days` in order."""
    if not days:
        return "None of them is done yet."
    half = round(median(days))
    middle = f"{called.days(half)}{about(half)}"
    if len(days) == 1:
        return f"One is done, after {middle}."
    told = f"{len(days)} are done: median {middle}, from {days[0]:,} to {called.days(days[-1])}"
    most = f", half of them between {quarter(days, 1):,} and {quarter(days, 3):,}" if len(days) >= FEW else ""
    return f"{told}{most}."


def about(days: int) -> str:
    """(about 7 months); nothing where days say it as well."""
    if days < 21:
        return ""
    count, unit = (round(days / 7), "weeks") if days < 92 else (round(days / 30.44), "months")
    return f" (about {count} {unit})"
