"""The thread of one action, for its page."""

from __future__ import annotations

from typing import Any

from projections.asked import Asked
from projections.lineage.threads import in_time, threads
from projections.naming import actions_named
from projections.reading import Reader
from web.lineage.picture import picture


def of_action(ask: Reader, action: dict[str, Any], asked: Asked) -> dict[str, Any] | None:
    """Its thread with its picture; None for an action that stands alone. Reads only the plans it passes through."""
    onwards = actions_named(ask, [action["to_action"]], asked) if action["to_action"] else {}
    if len(action["lineage"]) < 2 and not onwards:
        return None
    passed = {each["plan"] for each in (*action["lineage"], *onwards.values())} | {action["plan_id"]}
    plans = in_time(ask.plan(plan, asked, every_note=False) for plan in passed)
    thread = next(each for each in threads(plans) if any(s.action["id"] == action["id"] for s in each.stations))
    through = {station.plan for station in thread.stations}
    columns = [plan for plan in plans if plan["id"] in through]
    return {
        "thread": thread, "picture": picture([thread], columns, "line"),
        "plans": {plan["id"]: plan for plan in plans},
    }  # fmt: skip
