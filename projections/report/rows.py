"""The rows of reports that people asked for: what each is about, how far it is, and its files once they are made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from psycopg import Connection
from psycopg.rows import class_row, tuple_row
from psycopg.types.json import Json

from domain.refusals import NotFound
from projections.report.choices import Choices

MAKE = "make-report"
"""The task that makes one."""
KEPT_FOR = 30
"""Days for which the files of a report can be downloaded; what it is made again from stays."""
FILES = ("docx", "xlsx", "pdf")
TO_BE_MADE = "(status = 'waiting' OR status = 'making' AND leased_until < clock_timestamp())"
ROW = (
    "SELECT id, themes, authorities, as_at, known_on, least, status, done, attempts, refusal, gone_because,"
    " answer IS NOT NULL AS has_numbers, asked_by, asked_at, finished_at, repeats, differs FROM region.reports"
)


class UnknownReport(NotFound):
    """There is no such report."""


@dataclass(frozen=True)
class ReportRow:
    """A report without its files. `status`: waiting, making, ready, refused or gone; `done` counts its themes.

    `repeats`: the report that it is made again after; `differs`: sentences on how it is another one.
    """

    id: UUID
    themes: list[str]
    authorities: list[str]
    as_at: date
    known_on: datetime
    least: int
    status: str
    done: int
    attempts: int
    refusal: str | None
    gone_because: str | None
    has_numbers: bool
    asked_by: UUID
    asked_at: datetime
    finished_at: datetime | None
    repeats: UUID | None
    differs: list[str]

    @property
    def first(self) -> UUID | None:
        """What is compared with when it is made again: the report as it was first made."""
        return self.repeats or (self.id if self.has_numbers else None)

    @property
    def choices(self) -> Choices:
        return Choices(tuple(self.themes), tuple(self.authorities), self.as_at, self.known_on, self.least)

    @property
    def steps(self) -> int:
        """The themes, and then the three files."""
        return len(self.themes) + 3


class Reports:
    """Whoever makes one owns its transaction."""

    def __init__(self, conn: Connection[Any]) -> None:
        self.conn = conn

    def ask(self, id: UUID, choices: Choices, by: UUID, repeats: UUID | None = None) -> None:
        """A report that waits to be made; asked for again under the same id, it stays as it is."""
        self._do(
            "INSERT INTO region.reports (id, themes, authorities, as_at, known_on, least, asked_by, repeats)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT (id) DO NOTHING",
            [id, list(choices.themes), list(choices.authorities), choices.as_at, choices.known_on, choices.least, by,
             repeats],
        )  # fmt: skip

    def one(self, id: UUID, by: UUID | None = None) -> ReportRow:
        """`by`: only if it is theirs."""
        found = self._rows(ROW + " WHERE id = %s AND asked_by = coalesce(%s, asked_by)", [id, by])
        if not found:
            raise UnknownReport("There is no such report of yours.", report=str(id))
        return found[0]

    def newest(self, by: UUID, limit: int = 20) -> list[ReportRow]:
        return self._rows(ROW + " WHERE asked_by = %s ORDER BY asked_at DESC, id LIMIT %s", [by, limit])

    def file(self, id: UUID, kind: str) -> bytes:
        """Refuses `UnknownReport`, also for one that is not made, or gone."""
        if kind in FILES:
            with self.conn.cursor(row_factory=tuple_row) as cursor:
                query = f"SELECT {kind} FROM region.reports WHERE id = %s AND {kind} IS NOT NULL"
                if row := cursor.execute(query, [id]).fetchone():
                    return bytes(row[0])
        raise UnknownReport("This report is not there: it is not made yet, or gone.", report=str(id))

    def answer(self, id: UUID) -> dict[str, Any]:
        """What it is made again from, and its numbers. Refuses `UnknownReport` where it never was made."""
        with self.conn.cursor(row_factory=tuple_row) as cursor:
            row = cursor.execute("SELECT answer FROM region.reports WHERE id = %s", [id]).fetchone()
        if row is None or row[0] is None:
            raise UnknownReport("There is no such report, or it was never made.", report=str(id))
        return dict(row[0])

    # What workers do

    def waiting(self) -> list[UUID]:
        """What is to be made: it waits, or whoever was making it has fallen silent."""
        with self.conn.cursor(row_factory=tuple_row) as cursor:
            query = "SELECT id FROM region.reports WHERE " + TO_BE_MADE + " ORDER BY asked_at"
            return [id for (id,) in cursor.execute(query).fetchall()]

    def claim(self, id: UUID, seconds: float) -> ReportRow | None:
        """Take it, for a while; None if there is nothing to be made or somebody else makes it."""
        reached = self._do(
            "UPDATE region.reports SET status = 'making', attempts = attempts + 1, done = 0,"
            " leased_until = clock_timestamp() + make_interval(secs => %s) WHERE id = %s AND " + TO_BE_MADE,
            [seconds, id],
        )
        return self.one(id) if reached else None

    def progress(self, row: ReportRow, done: int, seconds: float) -> None:
        self._do(
            "UPDATE region.reports SET done = %s, leased_until = clock_timestamp() + make_interval(secs => %s)"
            " WHERE id = %s AND status = 'making' AND attempts = %s",
            [done, seconds, row.id, row.attempts],
        )

    def finish(
        self, row: ReportRow, answer: dict[str, Any], files: dict[str, bytes], differs: Sequence[str] = (),
        read_up_to: Mapping[str, int] | None = None,
    ) -> bool:  # fmt: skip
        """It is made. False, and it is made anew, where a text was erased or sharing changed meanwhile.

        `read_up_to`: how far each log had come for it, where its answer says how far it had come at first.
        """
        read = Json(dict(read_up_to)) if read_up_to else None
        return bool(
            self._do(
                "UPDATE region.reports SET status = 'ready', answer = %s, docx = %s, xlsx = %s, pdf = %s,"
                " differs = %s, read_up_to = %s, leased_until = NULL, finished_at = clock_timestamp()"
                " WHERE id = %s AND status = 'making' AND attempts = %s",
                [Json(answer), *(files[kind] for kind in FILES), list(differs), read, row.id, row.attempts],
            )
        )

    def refuse(self, row: ReportRow, sentence: str) -> None:
        """It can't be made; the sentence says why and what to do."""
        self._do(
            "UPDATE region.reports SET status = 'refused', refusal = %s, leased_until = NULL,"
            " finished_at = clock_timestamp() WHERE id = %s AND status = 'making' AND attempts = %s",
            [sentence, row.id, row.attempts],
        )

    def let_go_of_old(self) -> int:
        return self._do(
            "UPDATE region.reports SET status = 'gone', gone_because = 'old', docx = NULL, xlsx = NULL, pdf = NULL"
            " WHERE status = 'ready' AND finished_at < clock_timestamp() - make_interval(days => %s)",
            [KEPT_FOR],
        )

    def _rows(self, query: str, params: list[Any]) -> list[ReportRow]:
        with self.conn.cursor(row_factory=class_row(ReportRow)) as cursor:
            return cursor.execute(query, params).fetchall()

    def _do(self, statement: str, params: list[Any]) -> int:
        with self.conn.cursor() as cursor:
            return cursor.execute(statement, params).rowcount
