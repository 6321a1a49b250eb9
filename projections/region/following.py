"""The region follows an authority's views, batch by batch, in the transaction that moves them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from psycopg import Cursor
from psycopg.sql import SQL, Identifier

from domain.authority import Authority
from domain.sharing import ROLES
from projections.recorded import Recorded
from projections.rectangles import Change
from projections.region.telling import Region

CHANGES_EVERYTHING = (Authority.AuthorityJoined, Authority.SharingAdopted)
CHANGES_ROLES = (Authority.LeadGlossarySet, Authority.TextErased)


def follow(
    cursor: Cursor[Any], slug: str, batch: list[Recorded], actions: Mapping[UUID, Mapping[UUID, Change]]
) -> None:
    """Tell the region what a batch changed (`actions`: plan → action → its rectangles); everything, if it is new."""
    region = Region(cursor, slug)
    if position_of(cursor, slug) is None or any(changes_everything(each, region) for each in batch):
        region.tell_all()
    else:
        plans = {each.fact.originator_id for each in batch if each.versions.kind == "plan"}
        anew = {plan for plan in plans if region.tell_plan(plan)}
        if ids := {each.fact.originator_id for each in batch if each.versions.kind == "indicator"}:
            region.tell_indicators(ids)
        region.tell_actions({plan: changes for plan, changes in actions.items() if plan not in anew})
    move_to(cursor, slug, batch[-1].position)


def changes_everything(recorded: Recorded, region: Region) -> bool:
    """A policy holds for what was recorded before it; and so, where roles are shared, does what initials stand for."""
    if isinstance(recorded.fact, CHANGES_EVERYTHING):
        return True
    return isinstance(recorded.fact, CHANGES_ROLES) and region.shares_anywhere(ROLES)


def position_of(cursor: Cursor[Any], slug: str) -> int | None:
    """The last entry of an authority that the region knows."""
    cursor.execute("SELECT position FROM region.positions WHERE authority = %s", [slug])
    row = cursor.fetchone()
    return row[0] if row else None


def move_to(cursor: Cursor[Any], slug: str, position: int, schema: str = "region") -> None:
    cursor.execute(
        SQL(
            "INSERT INTO {} (authority, position) VALUES (%s, %s)"
            " ON CONFLICT (authority) DO UPDATE SET position = excluded.position"
        ).format(Identifier(schema, "positions")),
        [slug, position],
    )
