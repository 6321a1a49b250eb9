"""The open actions of a theme in all services, side by side, each as far as its service shares it."""

from __future__ import annotations

from typing import Any

from domain.sharing import PROGRESS
from projections.region.reading import Authorities, RegionReader
from projections.region.themed import themed

Action = dict[str, Any]


def side_by_side(
    reader: RegionReader, code: str, first_only: bool = False, authorities: Authorities = None
) -> dict[str, list[Action]]:
    """Slug → its open actions with this theme (`first_only`: as their first), in the order of its plans.

    In the shape of `RegionReader.actions`, and `by_theme`, `proposed` (nobody confirmed them), `progress_shared`.
    """
    found = {
        each.action.id: each
        for each in themed(reader, authorities)
        if not each.action.has_left and code in (each.themes[:1] if first_only else each.themes)
    }
    shares = {each["slug"]: each for each in reader.services()}
    result: dict[str, list[Action]] = {}
    for action in reader.actions(ids=list(found)) if found else ():
        said = shares[action["authority"]]
        its = found[action["id"]]
        more = {
            "by_theme": its.themes,
            "proposed": its.proposed,
            "progress_shared": PROGRESS in said["by_plan"].get(action["plan"], said["shares"]),
        }
        result.setdefault(action["authority"], []).append(action | more)
    return result
