"""Documents that people handed in are read here, each in a process of its own, and what they say is kept for review.

The row of a reading is the record, the broker is not: a reading whose worker died is handed out again.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import structlog
from psycopg import Connection

from domain import period as periods
from domain.period import Period
from migrations.broker import task_queue
from migrations.database import PROJECTOR, Database
from migrations.runner import authorities
from projections.documents.store import Documents, ReadingRow
from workers.reading import confined
from workers.reading.refusals import DocumentRefused

Lines = list[dict[str, Any]]
log = structlog.get_logger("throughline.workers")

READ = "read-document"
LEASE = 20
"""Seconds after the last sign of life when a reading is taken for dead. There is one every five."""
EXPIRES = 60
TRIES = 3
FAILED = (
    f"Reading this document failed {TRIES} times, and nobody can say why. Save it in another format (Word, Excel, PDF "
    "or text), or save the part that is the plan as a file of its own, and hand that in."
)
OUR_FAULT = (
    "This document could not be read, for a reason that lies with Throughline and not with you. Save it in another "
    "format (Word, Excel, PDF or text) and hand that in; the logs say what happened."
)


def read_one(connection: Connection[Any], slug: str, id: UUID) -> str:
    """Read a document that waits, and keep what it says or why it can't be read; says which, or that none waited."""
    documents = Documents(connection, slug)
    with connection.transaction():
        row = documents.claim(id, LEASE)
    if row is None:
        return "not waiting"
    lines, refusal = _read(connection, documents, row)
    with connection.transaction():
        if refusal:
            documents.refuse(id, refusal)
        else:
            documents.finish(id, lines)
    return "refused" if refusal else "ready"


def _read(connection: Connection[Any], documents: Documents, row: ReadingRow) -> tuple[Lines, str | None]:
    """What it says, or the sentence that says why that can't be told."""
    if row.attempts > TRIES:
        return [], FAILED

    def still_at_it(done: int, total: int, unit: str) -> None:
        with connection.transaction():
            documents.progress(row.id, done, total, unit, LEASE)

    try:
        with as_file(*_file(documents, row)) as path:
            reading = confined.read(path, within_of(row), listener=still_at_it)
    except DocumentRefused as refusal:
        return [], str(refusal)
    except RuntimeError as crash:
        log.error("reading crashed", document=row.document, error=str(crash))
        return [], OUR_FAULT
    return reading.lines, None if reading.actions else str(confined.not_a_plan(reading))


def _file(documents: Documents, row: ReadingRow) -> tuple[str, bytes]:
    name, _, content = documents.content(row.document)
    return name, content


def within_of(row: ReadingRow) -> Period | None:
    """The period that whoever handed it in named, for days without a year."""
    try:
        return periods.read(str(row.asked.get("period") or ""))
    except ValueError:
        return None


@contextmanager
def as_file(name: str, content: bytes) -> Iterator[Path]:
    """The document as a file that a process can open, under the name it came with; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix=f"throughline-{hashlib.sha256(content).hexdigest()[:12]}-") as folder:
        path = Path(folder) / (Path(name).name or "document")
        path.write_bytes(content)
        yield path


def hand_out_again(database: Database) -> dict[str, int]:
    """Give a worker what waits, or whose reader fell silent; says how many, by authority."""
    with psycopg.connect(database.conninfo(PROJECTOR)) as connection:
        slugs = authorities(connection)
    found = {slug: waiting for slug in slugs if (waiting := _waiting(database, slug))}
    for slug, waiting in found.items():
        for id in waiting:
            task_queue().send_task(READ, args=[slug, str(id)], expires=EXPIRES)
        log.info("readings handed out again", authority=slug, readings=len(waiting))
    return {slug: len(waiting) for slug, waiting in found.items()}


def _waiting(database: Database, slug: str) -> list[UUID]:
    with opened(database, slug) as connection:
        return Documents(connection, slug).waiting()


@contextmanager
def opened(database: Database, slug: str) -> Iterator[Connection[Any]]:
    """As the authority's own role, which sees no other's."""
    with psycopg.connect(database.conninfo(slug), autocommit=True) as connection:
        yield connection
