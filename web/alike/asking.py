"""What the pages, the form and the API ask the region about one action."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask_login import current_user

from domain.sharing import PROGRESS
from projections.asked import Asked
from projections.likeness.adoptions import Adoptions, adoptions, called
from projections.likeness.alike import Alike, alike
from projections.region.reading import RegionReader
from web.connections import reading_region
from web.permissions import may

FEW = 6
Action = dict[str, Any]


def offered_for(action: Action, own: str, chosen: UUID | None) -> list[Action]:
    """For the form that says whence it was adopted: the one that a link named, and those most like it."""
    region = RegionReader(reading_region(), Asked.of())
    named = region.actions(ids=[chosen]) if chosen else []
    found = [each.action for each in alike(region, action, own, most=FEW)]
    return named + [each for each in found if each["id"] != chosen]


def told_of(action: Action, asked: Asked) -> dict[str, Any]:
    """For the page of an action: what it was adopted from, and who adopted it, as far as whoever reads may see it."""
    if not may(current_user, None, "compare the region"):
        return {"sources": action["adopted_from"], "adopters": [], "elsewhere": False}
    region = RegionReader(reading_region(), asked)
    found = adoptions(region, [action]).get(action["id"], Adoptions([], []))
    return {**found._asdict(), "elsewhere": True}


def called_elsewhere(named: list[dict[str, Any]]) -> dict[str, str]:
    """Names of what other services share, and of the services, for whoever may compare them."""
    if not may(current_user, None, "compare the region"):
        return {}
    return called(RegionReader(reading_region(), Asked.of()), named)


def names(told: dict[str, Any]) -> dict[str, str]:
    """What the history calls the services and actions that it was adopted from."""
    found = {each["authority"]: each["service"] for each in told["sources"] if each.get("service")}
    shown = (each["source"] for each in told["sources"] if each.get("source"))
    return found | {str(each["id"]): f"“{each['title']}”" for each in shown}


def with_shares(region: RegionReader, found: list[Alike]) -> list[Alike]:
    """Each with `progress_shared`: whether its service lets the region read its notes."""
    services = {each["slug"]: each for each in region.services()} if found else {}
    for each in found:
        said = services[each.action["authority"]]
        each.action["progress_shared"] = PROGRESS in said["by_plan"].get(each.action["plan"], said["shares"])
    return found
