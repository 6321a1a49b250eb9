"""The thread of one action, for its page: the same as on the page of all threads."""

from __future__ import annotations

from typing import Any

from projections.asked import Asked
from projections.lineage.kin import plans_of_thread
from projections.lineage.threads import in_time, threads
from projections.reading import Reader
from web.lineage.picture import picture


def of_action(ask: Reader, action: dict[str, Any], asked: Asked) -> dict[str, Any] | None:
    """Its thread with its picture; None for an action that stands alone. Reads only the plans that it passes."""
    id, passed = action["id"], plans_of_thread(ask, action["id"], asked)
    if not passed:
        return None
    plans = in_time(ask.plan(plan, asked, every_note=False) for plan in passed)
    thread = next(each for each in threads(plans) if each.passes(id))
    return {
        "thread": thread, "picture": picture([thread], plans, "line"), "plans": {plan["id"]: plan for plan in plans},
        "goes_on": [each for each in thread.ends(id) if each.action["id"] != id],
        "slipped_by_carrying": thread.slipped_by_carrying(id),
    }  # fmt: skip
