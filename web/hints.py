"""What the system computes beside what is declared, in words. Neither overwrites the other: a reader sees both."""

from __future__ import annotations

from datetime import date
from typing import Any

from projections.findings import declared
from web.layout import on_day
from web.wording import later, times

Action = dict[str, Any]

EVERY = {
    "P1D": "every day", "P1W": "every week", "P2W": "every two weeks", "P1M": "every month", "P2M": "every two months",
    "P3M": "every three months", "P4M": "every four months", "P6M": "every six months", "P1Y": "every year",
}  # fmt: skip


def contradictions(action: Action) -> list[str]:
    """Where what is declared and what is recorded do not go together: what Findings lists, in a few words."""
    return [each.words for each in declared.contradictions(action)]


def slip(action: Action) -> str:
    """ "revised twice, 61 days later" """
    due = action["due"]
    if not due or not due["revisions"]:
        return ""
    return f"revised {times(due['revisions'])}" + (f", {later(due['days_slipped'])}" if due["days_slipped"] else "")


def carried(action: Action) -> str:
    """ "Carried twice, due 365 days later in all" """
    if not action["times_carried"]:
        return ""
    in_all = action["days_slipped_in_all"]
    own = action["due"]["days_slipped"] if action["due"] else 0
    slipped = f", due {later(in_all)} in all" if in_all and in_all != own else ""
    return f"Carried {times(action['times_carried'])}{slipped}"


def meaning(due: dict[str, Any]) -> str:
    """What a due date means, where its words leave that to the reader: "June 25" is 30 June 2025."""
    on: date | None = due["on"]
    if due["kind"] == "unclear":
        return "no day can be told"
    if due["kind"] == "conditional":
        return "no day, a condition"
    if due["kind"] in ("recurring", "start_and_recurring"):
        often = EVERY.get(due["every"] or "", "")
        joint = "until" if due["kind"] == "recurring" else "from"
        return f"{often} {joint} {on_day(on)}".strip() if on else often
    return "" if on is None or str(due["text"]).strip() in as_written(on) else f"by {on_day(on)}"


def as_written(on: date) -> set[str]:
    return {
        f"{on.day} {on:%B %Y}",
        f"{on.day} {on:%b %Y}",
        on.isoformat(),
        f"{on:%d/%m/%Y}",
        f"{on.day}/{on.month}/{on.year}",
    }
