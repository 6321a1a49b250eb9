"""What the region holds of an authority, made anew: written beside, compared, and put in place where it differs.

What is equal stays as it lies: nobody who reads waits for it, and no row is written to be the same as before.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from psycopg import Cursor
from psycopg.sql import SQL, Composable, Identifier

from projections.region.following import move_to
from projections.region.telling import OF_AN_AUTHORITY, Region

THERE, BESIDE = "region", "pg_temp"
TABLES = {
    "plan_versions": ("authority", "plan", "valid", "known", "state"),
    "action_versions": ("authority", "plan", "action", "lineage", "created_on", "themes", "valid", "known", "state"),
    "indicator_versions": ("authority", "indicator", "valid", "known", "state"),
    "texts": ("authority", "plan", "thing", "ref", "body"),
    "sharing": ("authority", "position", "entry", "effective_on", "recorded_at", "shares", "plan"),
    "positions": ("authority", "position"),
    "services": ("slug", "name"),
}
"""The region's tables, and what each says; whose it is comes first."""


def tell_anew(cursor: Cursor[Any], slug: str, position: int) -> Iterator[str]:
    """Everything from the authority's views as they are now; in what it differed before, in a sentence each."""
    make_beside(cursor)
    Region(cursor, slug, BESIDE).tell_all()
    if position:
        move_to(cursor, slug, position, BESIDE)
    for table in TABLES:
        (had, before), (has, after) = (sum_of(cursor, schema, table, slug) for schema in (THERE, BESIDE))
        if (had, before) != (has, after):
            put_in_place(cursor, table, slug)
            yield f"region.{table}: what it held of {slug} ({had} rows) differed from the log (which says {has} rows)"
        cursor.execute(SQL("DROP TABLE {}").format(Identifier(BESIDE, table)))


def make_beside(cursor: Cursor[Any]) -> None:
    """Without indexes, but where one row takes the place of another."""
    for table in TABLES:
        how = SQL("" if table in OF_AN_AUTHORITY else " INCLUDING INDEXES")
        cursor.execute(
            SQL("CREATE TEMPORARY TABLE {} (LIKE {}{}) ON COMMIT DROP").format(
                Identifier(table), Identifier(THERE, table), how
            )
        )


def sum_of(cursor: Cursor[Any], schema: str, table: str, slug: str) -> tuple[int, int | None]:
    """How many rows a table has of an authority, and a sum of their contents in which their order plays no part."""
    # Of json PostgreSQL knows no hash; as it was written is how it is compared.
    says = [SQL("state::text") if name == "state" else Identifier(name) for name in TABLES[table]]
    cursor.execute(
        SQL("SELECT count(*), bit_xor(hash_record_extended(ROW({}), 0)) FROM {} WHERE {} = %s").format(
            SQL(", ").join(says), Identifier(schema, table), Identifier(TABLES[table][0])
        ),
        [slug],
    )
    ((rows, contents),) = cursor.fetchall()
    return rows, contents


def put_in_place(cursor: Cursor[Any], table: str, slug: str) -> None:
    there: Composable = Identifier(THERE, table)
    columns = SQL(", ").join(map(Identifier, TABLES[table]))
    cursor.execute(SQL("DELETE FROM {} WHERE {} = %s").format(there, Identifier(TABLES[table][0])), [slug])
    cursor.execute(
        SQL("INSERT INTO {} ({}) SELECT {} FROM {}").format(there, columns, columns, Identifier(BESIDE, table))
    )
