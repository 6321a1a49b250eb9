"""What the key of a number means, in words: M-DISP-alderbrook-open is what a program reads, not a person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from domain.theme import THEMES
from projections.called import STATUSES, plan_year
from projections.region.theme_page import SLIP_CLASSES
from projections.report.blocks import STEPS

EVERY, ONCE = "all", "ONCE"
"""In keys, for all services together, and for the row that counts each action once."""
OPEN, OVERDUE, BEFORE, CHANGE, DONE = "open", "overdue", "before", "change", "done"
COUNTED = STEPS | STATUSES | {
    OPEN: "Open", OVERDUE: "Overdue", BEFORE: "Open at the end of the last quarter", CHANGE: "Change since then",
    DONE: "Done", "stalled": "No news for 90 days", "actions": "Actions with this theme",
}  # fmt: skip
DAYS = {
    "shortest": "Days after which the first was done",
    "quarter": "Days within which a quarter of them were done",
    "half": "Days within which half of them were done (median)",
    "three_quarters": "Days within which three quarters of them were done",
    "longest": "Days after which the last was done",
}
PARTS = {
    EVERY: "all services",
    "days": "time to complete",
    "slip": "latest due date against the first",
}


def meaning(key: str, names: Mapping[str, str]) -> tuple[str, str]:
    """The row and the column of a number, in words. `names`: what the services are called."""
    row, _, column = key.rpartition("-")
    _, code, *rest = row.split("-", 2)
    of, theme = "".join(rest), THEMES.get(code, "Each action once")
    counted = SLIP_CLASSES.get(column, column) if of == "slip" else COUNTED.get(column, column)
    return f"{theme}: {which(of, names)}" if of else theme, DAYS.get(column, counted) if of == "days" else counted


def which(row: str, names: Mapping[str, str]) -> str:
    """A service, a part of a theme, a day or a plan year."""
    if row in names or row in PARTS:
        return names.get(row) or PARTS[row]
    try:
        return f"on {date.fromisoformat(row):%-d %B %Y}"
    except ValueError:
        return f"plan year {plan_year(row)}"
