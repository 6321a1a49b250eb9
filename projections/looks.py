"""What inspectors looked at: written as they look, read by the service's manager, and by inspectors of themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from psycopg import Connection
from psycopg.rows import class_row, tuple_row
from psycopg.sql import SQL, Composed, Identifier, Placeholder

from domain.fact import LONDON

THINGS = ("plan", "action", "document", "pack", "inspection", "audit", "entry")
"""What a look may be at, each by its id."""
AT_ONCE = 1_000


@dataclass(frozen=True)
class Look:
    """That somebody was given a page, an answer or a file, and for which dates; never what was typed to find it."""

    account: UUID
    way: str
    what: str
    plan: UUID | None = None
    action: UUID | None = None
    document: UUID | None = None
    pack: UUID | None = None
    inspection: UUID | None = None
    audit: UUID | None = None
    entry: UUID | None = None
    as_at: date | None = None
    known_on: datetime | None = None
    from_as_at: date | None = None
    from_known_on: datetime | None = None


@dataclass(frozen=True)
class Looked(Look):
    """A look as it was recorded."""

    number: int = 0
    looked_at: datetime = datetime.min

    @property
    def local(self) -> datetime:
        return self.looked_at.astimezone(LONDON)


SAID = tuple(field.name for field in fields(Look))


class Looks:
    """The looks at one authority. Recording and reading are the business of different roles."""

    def __init__(self, conn: Connection[Any], slug: str) -> None:
        self.conn, self.slug = conn, slug

    def record(self, look: Look) -> None:
        query = "INSERT INTO {looks} ({columns}) VALUES ({values})"
        columns, values = SQL(", ").join(map(Identifier, SAID)), SQL(", ").join(Placeholder() * len(SAID))
        self.conn.execute(self._over(query, columns=columns, values=values), [getattr(look, name) for name in SAID])

    def newest(self, limit: int, account: UUID | None = None, before: int | None = None) -> list[Looked]:
        """Newest first, of one account or of all; `before`: those that were recorded before that one."""
        given = [("account = %s", account), ("number < %s", before)]
        held = [(condition, value) for condition, value in given if value is not None]
        where = SQL(" AND ").join([SQL("TRUE"), *(SQL(condition) for condition, _ in held)])
        query = self._over("SELECT * FROM {looks} WHERE {where} ORDER BY number DESC LIMIT %s", where=where)
        return self.conn.cursor(row_factory=class_row(Looked)).execute(
            query, [*(value for _, value in held), limit]
        ).fetchall()  # fmt: skip

    def everything(self, account: UUID | None = None) -> Iterator[list[Looked]]:
        """All of them newest first, piece by piece."""
        before = None
        while piece := self.newest(AT_ONCE, account, before):
            yield piece
            before = piece[-1].number

    def accounts(self) -> set[UUID]:
        """Everybody who looked."""
        cursor = self.conn.cursor(row_factory=tuple_row)
        return {row[0] for row in cursor.execute(self._over("SELECT DISTINCT account FROM {looks}"))}

    def _over(self, query: Any, **parts: Any) -> Composed:
        return SQL(query).format(looks=Identifier(self.slug, "looks"), **parts)


def told_once(looks: list[Looked]) -> list[tuple[Looked, int]]:
    """Looks at the same thing within a minute told as one, with how many they were."""
    groups = [list(group) for _, group in groupby(looks, key=same)]
    return [(group[0], len(group)) for group in groups]


def same(look: Looked) -> tuple[Any, ...]:
    minute = look.looked_at.replace(second=0, microsecond=0)
    return (minute, *(getattr(look, name) for name in SAID))
