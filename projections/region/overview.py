"""The services of the region side by side: of each plan, how many actions are open, and how they stand."""

from __future__ import annotations

from collections import Counter
from typing import Any
from uuid import UUID

from projections.region.reading import Counted, RegionReader

NOT_RATED = "not_rated"


def services(reader: RegionReader) -> list[dict[str, Any]]:
    """By name, each with its plans, newest first, in numbers."""
    by_plan: dict[UUID, list[Counted]] = {}
    for action in reader.counted():
        by_plan.setdefault(action.plan, []).append(action)
    plans = [in_numbers(plan, by_plan.get(plan["id"], []), reader) for plan in reader.plans()]
    return [
        service | {"plans": [plan for plan in plans if plan["authority"] == service["slug"]]}
        for service in reader.services()
    ]


def in_numbers(plan: dict[str, Any], actions: list[Counted], reader: RegionReader) -> dict[str, Any]:
    still_open = [action for action in actions if not action.has_left]
    return plan | {
        "signed_off_on": max(each["meeting_on"] for each in plan["sign_offs"]),
        "actions": len(actions),
        "open": len(still_open),
        "scales": dict(sorted(Counter(action.common or NOT_RATED for action in still_open).items())),
        "overdue": sum(action.overdue(reader.asked.as_at) for action in still_open),
    }
