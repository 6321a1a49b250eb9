"""Lineage as JSON: the shape that the command line prints and the API returns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from projections.answers import json_ready
from projections.asked import Asked
from projections.lineage.lists import carried_more_than_once, quietly_gone
from projections.lineage.threads import Station, Thread, threads
from projections.reading import Reader


def lineage_answer(reader: Reader, asked: Asked, action: UUID | None = None) -> dict[str, Any]:
    """Every thread, what was carried more than once, what is quietly gone; or what of these is about one action."""
    plans = reader.whole_plans(asked, every_note=False)
    found = [each for each in threads(plans) if action is None or each.passes(action)]
    about = {action, *(one.action["id"] for each in found for one in each.stations)}
    more, gone = (
        [listed(each) for each in those if action is None or each["id"] in about]
        for those in (carried_more_than_once(plans), quietly_gone(plans, asked.as_at))
    )
    head = {"authority": reader.slug, "as_at": asked.as_at, "known_on": asked.known_on, "position": reader.position()}
    lists = {"carried_more_than_once": more, "quietly_gone": gone}
    return json_ready(head | {"threads": [whole(each) for each in found]} | lists)  # type: ignore[no-any-return]


def named(action: Mapping[str, Any]) -> dict[str, Any]:
    return {name: action[name] for name in ("id", "ref", "title")}


def listed(action: Mapping[str, Any]) -> dict[str, Any]:
    counted = {name: action[name] for name in ("times_carried", "days_slipped_in_all")}
    return named(action) | counted | {"plan": action["plan"]["id"]}


def whole(thread: Thread) -> dict[str, Any]:
    return {
        "times_carried": thread.times,
        "days_slipped_in_all": thread.slipped,
        "stations": [station(each) for each in thread.stations],
        "links": [{"before": each.before, "after": each.after, "how": each.how} for each in thread.links],
    }


def station(each: Station) -> dict[str, Any]:
    told = ("times_carried", "days_slipped_in_all", "status", "origins")
    own = {name: each.action[name] for name in told}
    return named(each.action) | own | {"plan": each.plan, "slipped": each.slipped, "reworded": each.reworded}
