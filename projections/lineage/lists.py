"""Lists that a board asks for: what was carried more than once, and what is quietly gone.

Pure functions over plans as `Reader.whole_plans` gives them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

Record = Mapping[str, Any]
RUNNING = ("open", "paused")


def quietly_gone(plans: Sequence[Record], as_at: date) -> list[dict[str, Any]]:
    """Actions of plans that are over which nobody ended: in no later plan, with no disposition, though a later plan of
    the same kind was opened. Each with `plan` and the `later` plan in which it is missed."""
    went_on = {origin for plan in plans for action in plan["actions"] for origin in action["origins"]}
    found = []
    for plan in plans:
        later = next_of_its_kind(plan, plans)
        if later is None or not is_over(plan, as_at):
            continue
        for action in plan["actions"]:
            if action["status"] in RUNNING and action["id"] not in went_on:
                found.append(dict(action) | {"plan": head(plan), "later": head(later)})
    return found


def carried_more_than_once(plans: Iterable[Record]) -> list[dict[str, Any]]:
    """The present end of each line that was carried twice or more, the most often first, then the most slipped."""
    plans = list(plans)
    went_on = {origin for plan in plans for action in plan["actions"] for origin in action["origins"]}
    found = [
        dict(action) | {"plan": head(plan)}
        for plan in plans
        for action in plan["actions"]
        if action["times_carried"] > 1 and action["id"] not in went_on
    ]
    return sorted(found, key=lambda each: (-each["times_carried"], -each["days_slipped_in_all"]))


def next_of_its_kind(plan: Record, plans: Iterable[Record]) -> Record | None:
    later = [each for each in plans if each["kind"] == plan["kind"] and each["starts_on"] > plan["starts_on"]]
    return min(later, key=lambda each: (each["starts_on"], each["opened_on"]), default=None)


def is_over(plan: Record, as_at: date) -> bool:
    return plan["status"] in ("closed", "combined") or plan["ends_on"] < as_at


def head(plan: Record) -> dict[str, Any]:
    return {name: plan[name] for name in ("id", "title", "period")}
