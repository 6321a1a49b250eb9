"""The view `entries`: the audit trail, one row for each fact of the log, in its order."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any
from uuid import UUID

import msgspec
from psycopg import Cursor
from psycopg.sql import SQL, Identifier

from domain.fact import Fact
from projections.copying import escaped, line, plain

TABLE = "entries"
COLUMNS = (
    "position", "entry", "aggregate", "kind", "version", "event", "plan", "action", "effective_on", "recorded_at",
    "actor", "command_id", "source_document", "source_place", "body", "corrected_at", "corrected_by",
)  # fmt: skip
OF_EVERY_FACT = {"originator_id", "originator_version", "originator_topic", "timestamp", *Fact.__annotations__}

Taken = tuple[Any, UUID]
"""When an entry was taken back, and by which entry."""


def row(kind: str, position: int, fact: Fact, plan: UUID | None, taken: Taken | None) -> tuple[Any, ...]:
    """One entry, with what two dates, its author and its source it has; `body` is what only this kind of fact says."""
    return (
        position,
        fact.entry,
        fact.originator_id,
        kind,
        fact.originator_version,
        type(fact).__name__,
        fact.originator_id if kind == "plan" else plan,
        fact.originator_id if kind == "action" else None,
        fact.effective_on,
        fact.timestamp,
        fact.actor,
        fact.command,
        fact.source.document if fact.source else None,
        fact.source.place if fact.source else None,
        body(fact),
        *(taken or (None, None)),
    )


def body(fact: Fact) -> bytes:
    said = vars(fact)
    return msgspec.json.encode({name: said[name] for name in own_fields(type(fact))})


@cache
def own_fields(kind: type[Fact]) -> list[str]:
    return [name for name in kind.__dataclass_fields__ if name not in OF_EVERY_FACT]


def as_line(row: tuple[Any, ...]) -> bytes:
    position, entry, aggregate, kind, version, event, plan, action, day, moment, actor, *rest = row
    command, document, place, said, corrected_at, corrected_by = rest
    ids = f"{position}\t{entry}\t{aggregate}\t{kind}\t{version}\t{event}".encode()
    return line(
        ids, plain(plan), plain(action), plain(day), plain(moment), plain(actor), escaped(command),
        escaped(document), escaped(place), said.replace(b"\\", b"\\\\"), plain(corrected_at), plain(corrected_by),
    )  # fmt: skip


def add(cursor: Cursor[Any], schema: str, rows: Iterable[tuple[Any, ...]]) -> None:
    with cursor.copy(copying(schema)) as copy:
        copy.write(b"".join(as_line(each) for each in rows))


def copying(schema: str) -> Any:
    return SQL("COPY {} ({}) FROM STDIN").format(Identifier(schema, TABLE), SQL(", ").join(map(Identifier, COLUMNS)))


def take_back(cursor: Cursor[Any], schema: str, corrections: dict[UUID, Taken]) -> None:
    """Mark entries that stood before and are said to be wrong now."""
    if not corrections:
        return
    cursor.execute(
        SQL(
            "UPDATE {} AS e SET corrected_at = c.at, corrected_by = c.by"
            " FROM unnest(%s::uuid[], %s::timestamptz[], %s::uuid[]) AS c (entry, at, by)"
            " WHERE e.entry = c.entry AND e.corrected_at IS NULL"
        ).format(Identifier(schema, TABLE)),
        [list(corrections), [at for at, _ in corrections.values()], [by for _, by in corrections.values()]],
    )
