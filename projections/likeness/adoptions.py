"""Who adopted what from whom, as the region sees it: from the side of the source and from that of the adopter."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from projections.region.reading import Counted, RegionReader

Action = dict[str, Any]

ADOPTERS = """
SELECT action FROM region.action_versions
 WHERE (state->'adopted_from'->0) IS NOT NULL AND valid @> %s::date AND known @> %s::timestamptz
   AND EXISTS (SELECT FROM json_array_elements(state->'adopted_from') named WHERE named->>'action' = ANY(%s))
"""


def sharer(reader: RegionReader, action: UUID) -> str | None:
    """The authority that shares this action."""
    return next((each.authority for each in reader.counted_as(Counted, [action])), None)


class Adoptions(NamedTuple):
    """Of one action: what it was adopted from, and who adopted it."""

    sources: list[Action]
    """Each as it was named, with the `source` where its service still shares it, and the `service`."""
    adopters: list[Action]
    """Actions, each with the day (`adopted_on`) and what was said (`adopted_note`)."""


def adoptions(reader: RegionReader, actions: Iterable[Mapping[str, Any]]) -> dict[UUID, Adoptions]:
    """Of each of these actions; those that have to do with none are left out."""
    asked = {each["id"]: each["adopted_from"] for each in actions}
    by = adopters_of(reader, asked)
    from_ = {named["action"] for every in asked.values() for named in every}
    found = {each["id"]: each for each in reader.actions(ids=from_)} if from_ else {}
    names = reader.names() if from_ else {}
    return {
        id: Adoptions([as_shared(each, found, names) for each in named], by.get(id, []))
        for id, named in asked.items() if named or id in by
    }  # fmt: skip


def called(reader: RegionReader, named: Collection[Action]) -> dict[str, str]:
    """What the services are called whose actions were named as a source, and those actions, where they are shared."""
    if not named:
        return {}
    found = reader.actions(ids={each["action"] for each in named})
    shared = {str(each["id"]): f"“{each['ref'] + ' ' if each['ref'] else ''}{each['title']}”" for each in found}
    authorities = {each["authority"] for each in named}
    return {slug: name for slug, name in reader.names().items() if slug in authorities} | shared


def as_shared(named: Action, found: Mapping[UUID, Action], names: Mapping[str, str]) -> Action:
    return named | {"service": names.get(named["authority"], ""), "source": found.get(named["action"])}


def adopters_of(reader: RegionReader, actions: Iterable[UUID]) -> dict[UUID, list[Action]]:
    asked, wanted = reader.asked, set(actions)
    ids = [row[0] for row in reader._rows(ADOPTERS, [asked.as_at, asked.known_on, list(map(str, wanted))])]
    found: dict[UUID, list[Action]] = {}
    for each in reader.actions(ids=ids) if ids else []:
        for named in each["adopted_from"]:
            if named["action"] in wanted:
                told = each | {"adopted_on": named["on"], "adopted_note": named["note"]}
                found.setdefault(named["action"], []).append(told)
    for several in found.values():
        several.sort(key=lambda each: (each["adopted_on"], each["service"], str(each["id"])))
    return found
