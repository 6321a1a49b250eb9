"""The region follows an authority's views, batch by batch, in the transaction that moves them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
TABLES = {
    "plan_versions": "plan, valid, known, state::text",
    "action_versions": "plan, action, lineage, created_on, themes, valid, known, state::text",
    "indicator_versions": "indicator, valid, known, state::text",
    "texts": "plan, thing, ref, body",
    "sharing": "position, entry, effective_on, recorded_at, shares, plan",
    "positions": "position",
    "services": "name",
}
"""The region's tables, and what each says of an authority."""


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


def tell_anew(cursor: Cursor[Any], slug: str, position: int) -> Iterator[str]:
    """Everything from the views as they are now; in what it differed before, in a sentence each."""
    before = sums(cursor, slug)
    Region(cursor, slug).tell_all()
    if position:
        move_to(cursor, slug, position)
    after = sums(cursor, slug)
    for table in TABLES:
        if before[table] != after[table]:
            had, has = before[table][0], after[table][0]
            yield f"region.{table}: what it held of {slug} ({had} rows) differed from the log (which says {has} rows)"


def sums(cursor: Cursor[Any], slug: str) -> dict[str, tuple[Any, ...]]:
    """How many rows each table has of an authority, and a sum of their contents in which their order plays no part."""
    found = {}
    for table, says in TABLES.items():
        whose = Identifier("slug" if table == "services" else "authority")
        cursor.execute(
            SQL(
                f"SELECT count(*), bit_xor(hash_record_extended(ROW({says}), 0)) FROM region.{{}} WHERE {{}} = %s"
            ).format(Identifier(table), whose),
            [slug],
        )
        found[table] = cursor.fetchall()[0]
    return found


def position_of(cursor: Cursor[Any], slug: str) -> int | None:
    """The last entry of an authority that the region knows."""
    cursor.execute("SELECT position FROM region.positions WHERE authority = %s", [slug])
    row = cursor.fetchone()
    return row[0] if row else None


def move_to(cursor: Cursor[Any], slug: str, position: int) -> None:
    cursor.execute(
        "INSERT INTO region.positions (authority, position) VALUES (%s, %s)"
        " ON CONFLICT (authority) DO UPDATE SET position = excluded.position",
        [slug, position],
    )
