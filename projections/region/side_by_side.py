"""The actions of a theme in all services, side by side, each as far as its service shares it."""

from __future__ import annotations

from typing import Any

from domain.sharing import PROGRESS
from projections.region.news import with_news
from projections.region.reading import Authorities, RegionReader
from projections.region.theme_page import days_slipped
from projections.region.themed import themed
from projections.region.which import OPEN, picked

Action = dict[str, Any]


def side_by_side(
    reader: RegionReader, code: str, first_only: bool = False, authorities: Authorities = None, which: str = OPEN,
    period: str = "",
) -> dict[str, list[Action]]:  # fmt: skip
    """Slug → its actions with this theme (`first_only`: as their first), in the order of its plans; `which` of them.

    In the shape of `RegionReader.actions`, and `by_theme`, `proposed` (nobody confirmed them), `progress_shared`,
    `days_slipped` (None where no one day is promised), and what `with_news` adds.
    """
    found = {
        each.action.id: each
        for each in themed(reader, authorities)
        if code in (each.themes[:1] if first_only else each.themes) and not (which == OPEN and each.action.has_left)
    }
    shares = {each["slug"]: each for each in reader.services()}
    result: dict[str, list[Action]] = {}
    for action in with_news(reader, picked(reader.actions(ids=list(found)) if found else (), which, period)):
        said = shares[action["authority"]]
        its = found[action["id"]]
        more = {
            "by_theme": its.themes,
            "proposed": its.proposed,
            "progress_shared": PROGRESS in said["by_plan"].get(action["plan"], said["shares"]),
            "days_slipped": days_slipped(action),
        }
        result.setdefault(action["authority"], []).append(action | more)
    return result
