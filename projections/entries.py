"""The view `entries`: the audit trail, one row for each fact of the log, in its order."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any
from uuid import UUID

import msgspec
from psycopg import Cursor
from psycopg.sql import SQL, Identifier

from domain.fact import Fact
from projections.copying import NULL, escaped, line

TABLE = "entries"
COLUMNS = (
    "position", "entry", "aggregate", "kind", "version", "event", "plan", "action", "effective_on", "recorded_at",
    "actor", "command_id", "source_document", "source_place", "body", "corrected_at", "corrected_by",
)  # fmt: skip
OF_EVERY_FACT = {"originator_id", "originator_version", "originator_topic", "timestamp", *Fact.__annotations__}

Taken = tuple[Any, UUID]
"""When an entry was taken back, and by which entry."""
NOT_TAKEN = (None, None)


def row(kind: str, position: int, fact: Fact, plan: UUID | None, taken: Mapping[UUID, Taken]) -> tuple[Any, ...]:
    """One entry, with what two dates, its author and its source it has; `body` is what only this kind of fact says."""
    of_plan, of_action = fact.about
    return (
        position,
        fact.entry,
        fact.originator_id,
        kind,
        fact.originator_version,
        type(fact).__name__,
        fact.originator_id if kind == "plan" else plan or of_plan,
        fact.originator_id if kind == "action" else of_action,
        fact.effective_on,
        fact.timestamp,
        fact.actor,
        fact.command,
        fact.source.document if fact.source else None,
        fact.source.place if fact.source else None,
        body(fact),
        *(taken.get(fact.entry, NOT_TAKEN) if taken else NOT_TAKEN),
    )


def body(fact: Fact) -> bytes:
    said = vars(fact)
    return msgspec.json.encode({name: said[name] for name in own_fields(type(fact))})


@cache
def own_fields(kind: type[Fact]) -> list[str]:
    return [name for name in kind.__dataclass_fields__ if name not in OF_EVERY_FACT]


def as_line(row: tuple[Any, ...]) -> bytes:
    """A row as a line for COPY; ids, days and moments need no escaping."""
    position, entry, aggregate, kind, version, event, plan, action, day, moment, actor, *rest = row
    command, document, place, said, corrected_at, corrected_by = rest
    return line(
        f"{position}\t{entry}\t{aggregate}\t{kind}\t{version}\t{event}\t{plan or NULL}\t{action or NULL}\t{day}"
        f"\t{moment}\t{actor}\t{escaped(command)}\t{escaped(document)}\t{escaped(place)}".encode(),
        said.replace(b"\\", b"\\\\"),
        f"{corrected_at or NULL}\t{corrected_by or NULL}".encode(),
    )


def add(cursor: Cursor[Any], schema: str, lines: list[bytes]) -> None:
    with cursor.copy(copying(schema)) as copy:
        copy.write(b"".join(lines))


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
