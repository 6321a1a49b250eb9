"""What the pages and the form ask the region about one action."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from projections.asked import Asked
from projections.likeness.alike import alike
from projections.region.reading import RegionReader
from web.connections import reading_region

FEW = 6


def offered_for(action: dict[str, Any], own: str, chosen: UUID | None) -> list[dict[str, Any]]:
    """For the form that says whence it was adopted: the one that a link named, and those most like it."""
    region = RegionReader(reading_region(), Asked.of())
    named = region.actions(ids=[chosen]) if chosen else []
    found = [each.action for each in alike(region, action, own, most=FEW)]
    return named + [each for each in found if each["id"] != chosen]
