"""What the desk asks of the region before it takes in that an action was adopted."""

from __future__ import annotations

from uuid import UUID

from projections.asked import Asked
from projections.likeness.adoptions import sharer
from projections.region.reading import RegionReader
from web.connections import reading_region


def shared_by(action: UUID) -> str | None:
    """The authority that shares this action with the region now, if one does."""
    return sharer(RegionReader(reading_region(), Asked.of()), action)
