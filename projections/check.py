"""Checking: every view of an authority, compared with the log it is made from, by the definition and nothing else.

Slow on purpose. The projector and the rebuild share code that makes rectangles; here each state is folded anew from
the facts that two dates show, for every day and moment at which anything could have changed, and for just before all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import msgspec
from psycopg import Connection, IsolationLevel
from psycopg.rows import tuple_row
from psycopg.sql import SQL, Identifier

from projections import entries
from projections.by_definition import Row, check_one
from projections.catalogue import VERSIONS
from projections.catching_up import corrections, position_of
from projections.recorded import Recorded, by_aggregate
from projections.region.checking import Checked
from projections.versions import Versions


def check(conn: Connection[Any], slug: str) -> Iterator[str]:
    """What differs between the views and the log, a sentence for each; nothing if nothing does.

    Looks at one moment of the database, so that it may run while entries are recorded. Needs a connection of its own.
    """
    conn.isolation_level = IsolationLevel.REPEATABLE_READ
    conn.read_only = True
    with conn.transaction(), conn.cursor(row_factory=tuple_row) as cursor:
        position = position_of(cursor, slug)
        facts: dict[str, dict[UUID, list[Recorded]]] = defaultdict(dict)
        for together in by_aggregate(conn, slug, position):
            facts[together[0].versions.kind][together[0].fact.originator_id] = together
        for versions in VERSIONS:
            yield from check_versions(conn, slug, versions, facts[versions.kind])
        yield from check_entries(conn, slug, [each for kind in facts.values() for each in kind.values()])
        yield from Checked(cursor, slug, facts).differences(position)


def check_versions(
    conn: Connection[Any], slug: str, versions: Versions, facts: dict[UUID, list[Recorded]]
) -> Iterator[str]:
    rows = rows_of(conn, slug, versions)
    for id in rows.keys() - facts.keys():
        yield f"{slug}.{versions.table}: has rows of {versions.kind} {id}, of which the log knows nothing"
    for id, together in facts.items():
        for difference in check_one([each.fact for each in together], rows.get(id, [])):
            yield f"{slug}.{versions.table}: {versions.kind} {id}, {difference}"


def check_entries(conn: Connection[Any], slug: str, facts: list[list[Recorded]]) -> Iterator[str]:
    expected = {}
    for together in facts:
        taken = corrections(together)
        created: Any = together[0].fact
        for versions, fact, position in ((each.versions, each.fact, each.position) for each in together):
            plan = created.plan if versions.kind == "action" else None
            expected[position] = entries.row(versions.kind, position, fact, plan, taken)
    with conn.cursor(name="entries", row_factory=tuple_row) as cursor:
        columns = SQL(", ").join(map(Identifier, entries.COLUMNS))
        cursor.execute(SQL("SELECT {} FROM {}").format(columns, Identifier(slug, entries.TABLE)))
        for row in cursor:
            wanted = expected.pop(row[0], None)
            if wanted is None:
                yield f"{slug}.entries: has position {row[0]}, which the log lacks"
                continue
            for name, has, said in zip(entries.COLUMNS, row, wanted, strict=True):
                if has != (msgspec.json.decode(said) if name == "body" else said):
                    yield f"{slug}.entries: position {row[0]}, {name} is {has!r}, and the log says {said!r}"
    for position in sorted(expected):
        yield f"{slug}.entries: lacks position {position}"


def rows_of(conn: Connection[Any], slug: str, versions: Versions) -> dict[UUID, list[Row]]:
    rows: dict[UUID, list[Row]] = defaultdict(list)
    with conn.cursor(name="versions", row_factory=tuple_row, binary=True) as cursor:
        cursor.execute(
            SQL("SELECT {}, lower(valid), upper(valid), lower(known), upper(known), state::text FROM {}").format(
                Identifier(versions.kind), Identifier(slug, versions.table)
            )
        )
        for id, valid_from, valid_to, known_from, known_to, state in cursor:
            rows[id].append(Row(valid_from, valid_to, known_from, known_to, state.encode()))
    return rows
