"""Texts, joined to what refers to them when it is read. A text that was erased leaves a mark in its place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from psycopg import Connection
from psycopg.rows import tuple_row

from domain.text import TextRef

ERASED = "[text erased]"


def bodies_of(conn: Connection[Any], schema: str, refs: list[UUID]) -> dict[UUID, str]:
    """Those that are still there, by where they stand."""
    with conn.cursor(row_factory=tuple_row) as cursor:
        cursor.execute(f'SELECT ref, body FROM "{schema}".texts WHERE ref = ANY(%s)', [refs])
        return dict(cursor.fetchall())


class Texts:
    """The texts of one authority that a page needs, fetched at once."""

    def __init__(self, conn: Connection[Any], schema: str, refs: Iterable[TextRef | None]) -> None:
        wanted = list({ref.ref for ref in refs if ref is not None})
        self.bodies = bodies_of(conn, schema, wanted) if wanted else {}

    def __call__(self, ref: TextRef) -> str:
        return self.bodies.get(ref.ref, ERASED)

    def maybe(self, ref: TextRef | None) -> str | None:
        return None if ref is None else self(ref)
