"""Who adopted what from whom, as the region sees it: from the side of the source and from that of the adopter."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from projections.region.reading import Counted, RegionReader

ADOPTERS = """
SELECT action FROM region.action_versions
 WHERE (state->'adopted_from'->0) IS NOT NULL AND valid @> %s::date AND known @> %s::timestamptz
   AND EXISTS (SELECT FROM json_array_elements(state->'adopted_from') named WHERE named->>'action' = %s)
"""


def sharer(reader: RegionReader, action: UUID) -> str | None:
    """The authority that shares this action."""
    return next((each.authority for each in reader.counted_as(Counted, [action])), None)


def sources(reader: RegionReader, action: dict[str, Any]) -> list[dict[str, Any]]:
    """What the action was adopted from: each as it was named, with the `source` where its service still shares it."""
    named = action["adopted_from"]
    found = {each["id"]: each for each in reader.actions(ids=[each["action"] for each in named])} if named else {}
    names = reader.names() if named else {}
    return [each | {"service": names.get(each["authority"], ""), "source": found.get(each["action"])} for each in named]


def adopters(reader: RegionReader, action: UUID) -> list[dict[str, Any]]:
    """The actions that were adopted from it, each with the day (`adopted_on`) and what was said (`adopted_note`)."""
    asked = reader.asked
    ids = [row[0] for row in reader._rows(ADOPTERS, [asked.as_at, asked.known_on, str(action)])]
    told = []
    for each in reader.actions(ids=ids) if ids else []:
        named = next(one for one in each["adopted_from"] if one["action"] == action)
        told.append(each | {"adopted_on": named["on"], "adopted_note": named["note"]})
    return sorted(told, key=lambda each: (each["adopted_on"], each["service"], str(each["id"])))
