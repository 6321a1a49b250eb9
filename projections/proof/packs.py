"""The rows of evidence packs that people asked for: what each is of, how far it is, and the file once it is made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from psycopg import Connection
from psycopg.rows import class_row, tuple_row
from psycopg.sql import SQL, Identifier

from domain.refusals import NotFound
from projections.asked import Asked

MAKE = "make-pack"
"""The task that makes one."""
STEPS = (
    "Everything is looked at anew, and sealed",
    "The entries are read",
    "What people typed is put beside them",
    "The plans are worked out for the two dates",
    "It is written and signed",
)
KEPT_FOR = 30
"""Days for which a pack that was made can be downloaded."""
TO_BE_MADE = "(status = 'waiting' OR status = 'making' AND leased_until < clock_timestamp())"


class UnknownPack(NotFound):
    """There is no such pack."""


@dataclass(frozen=True)
class PackRow:
    """A pack without its bytes. `status`: waiting, making, ready, refused or gone; `done` counts `STEPS`."""

    id: UUID
    plan: UUID | None
    as_at: date
    known_on: datetime
    with_documents: bool
    status: str
    done: int
    attempts: int
    refusal: str | None
    gone_because: str | None
    size: int | None
    leaves: int | None
    asked_by: UUID
    asked_at: datetime
    finished_at: datetime | None

    @property
    def asked(self) -> Asked:
        return Asked(self.as_at, self.known_on, True, True)


ROW = (
    "SELECT id, plan, as_at, known_on, with_documents, status, done, attempts, refusal, gone_because,"
    " octet_length(content) AS size, leaves, asked_by, asked_at, finished_at FROM {packs}"
)


class Packs:
    """Whoever makes one owns its transaction."""

    def __init__(self, conn: Connection[Any], slug: str) -> None:
        self.conn, self.slug = conn, slug

    def ask(self, id: UUID, plan: UUID | None, asked: Asked, with_documents: bool, by: UUID) -> None:
        """A pack that waits to be made; asked for again under the same id, it stays as it is."""
        self._do(
            "INSERT INTO {packs} (id, plan, as_at, known_on, with_documents, asked_by) VALUES (%s, %s, %s, %s, %s, %s)"
            " ON CONFLICT (id) DO NOTHING",
            [id, plan, asked.as_at, asked.known_on, with_documents, by],
        )

    def one(self, id: UUID) -> PackRow:
        found = self._rows(ROW + " WHERE id = %s", [id])
        if not found:
            raise UnknownPack("This authority has no such evidence pack.", pack=str(id))
        return found[0]

    def newest(self, limit: int = 20) -> list[PackRow]:
        return self._rows(ROW + " ORDER BY asked_at DESC, id LIMIT %s", [limit])

    def content(self, id: UUID) -> bytes:
        """The file. Refuses `UnknownPack`, also for one that is not made, or gone."""
        with self.conn.cursor(row_factory=tuple_row) as cursor:
            row = cursor.execute(
                self._sql("SELECT content FROM {packs} WHERE id = %s AND content IS NOT NULL"), [id]
            ).fetchone()
        if row is None:
            raise UnknownPack("This evidence pack is not there: it is not made yet, or gone.", pack=str(id))
        return bytes(row[0])

    # What workers do

    def waiting(self) -> list[UUID]:
        """What is to be made: it waits, or whoever was making it has fallen silent."""
        with self.conn.cursor(row_factory=tuple_row) as cursor:
            query = "SELECT id FROM {packs} WHERE " + TO_BE_MADE + " ORDER BY asked_at"
            return [id for (id,) in cursor.execute(self._sql(query)).fetchall()]

    def claim(self, id: UUID, seconds: float) -> PackRow | None:
        """Take it, for a while; None if there is nothing to be made or somebody else makes it."""
        reached = self._do(
            "UPDATE {packs} SET status = 'making', attempts = attempts + 1, done = 0,"
            " leased_until = clock_timestamp() + make_interval(secs => %s) WHERE id = %s AND " + TO_BE_MADE,
            [seconds, id],
        )
        return self.one(id) if reached else None

    def progress(self, row: PackRow, done: int, seconds: float) -> None:
        self._do(
            "UPDATE {packs} SET done = %s, leased_until = clock_timestamp() + make_interval(secs => %s)"
            " WHERE id = %s AND status = 'making' AND attempts = %s",
            [done, seconds, row.id, row.attempts],
        )

    def finish(self, row: PackRow, content: bytes, leaves: int) -> bool:
        """It is made. False, and it is made anew, where a text was erased while it was being made."""
        return bool(
            self._do(
                "UPDATE {packs} SET status = 'ready', content = %s, leaves = %s, leased_until = NULL,"
                " finished_at = clock_timestamp() WHERE id = %s AND status = 'making' AND attempts = %s",
                [content, leaves, row.id, row.attempts],
            )
        )

    def refuse(self, row: PackRow, sentence: str) -> None:
        """It can't be made; the sentence says why and what to do."""
        self._do(
            "UPDATE {packs} SET status = 'refused', refusal = %s, leased_until = NULL, finished_at = clock_timestamp()"
            " WHERE id = %s AND status = 'making' AND attempts = %s",
            [sentence, row.id, row.attempts],
        )

    def let_go_of_old(self) -> int:
        """Packs hold what people typed: nobody keeps that longer than it is needed."""
        return self._do(
            "UPDATE {packs} SET status = 'gone', gone_because = 'old', content = NULL"
            " WHERE status = 'ready' AND finished_at < clock_timestamp() - make_interval(days => %s)",
            [KEPT_FOR],
        )

    def _rows(self, query: str, params: list[Any]) -> list[PackRow]:
        with self.conn.cursor(row_factory=class_row(PackRow)) as cursor:
            return cursor.execute(self._sql(query), params).fetchall()

    def _do(self, statement: str, params: list[Any]) -> int:
        with self.conn.cursor() as cursor:
            return cursor.execute(self._sql(statement), params).rowcount

    def _sql(self, query: str) -> Any:
        return SQL(query).format(packs=Identifier(self.slug, "packs"))
