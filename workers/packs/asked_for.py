"""Packs that people asked for on a page are made here. The row is the record: what a dead worker left is made again."""

from __future__ import annotations

import tempfile
from pathlib import Path
from uuid import UUID

import psycopg
import structlog

from domain.refusals import Refusal
from migrations.broker import task_queue
from migrations.database import PROJECTOR, SEALER, Database, home
from migrations.runner import authorities
from projections.catching_up import catch_up
from projections.proof.keys import NoKey, SigningKey
from projections.proof.packs import MAKE, PackRow, Packs
from projections.proof.sealing import Contradiction, seal
from workers.packs import making

log = structlog.get_logger("throughline.workers")

LEASE = 120
"""Seconds after the last step when a pack is taken for left."""
EXPIRES = 60
TRIES = 3
LARGEST = 900_000_000
FAILED = f"Making this pack failed {TRIES} times. Tell whoever runs the registry; the logs say what happened."
TOO_LARGE = "With its documents this pack has more than 900 MB. Ask for it without them, or for one plan."
CONTRADICTS = (
    "The record contradicts what was sealed of it, so no pack is made: it would prove nothing. The page about the"
    " proof says what was found."
)


def make_one(database: Database, slug: str, id: UUID) -> str:
    """Make a pack that waits; says how that ended, or that none waited."""
    with psycopg.connect(database.conninfo(slug), autocommit=True) as connection:
        rows = Packs(connection, slug)
        row = rows.claim(id, LEASE)
        if row is None:
            return "not waiting"
        if row.attempts > TRIES:
            rows.refuse(row, FAILED)
            return "refused"
        try:
            return "ready" if made(database, slug, rows, row) else "to be made again"
        except Contradiction:
            rows.refuse(row, CONTRADICTS)
        except (Refusal, NoKey) as refusal:
            rows.refuse(row, str(refusal))
        return "refused"


def made(database: Database, slug: str, rows: Packs, row: PackRow) -> bool:
    key = SigningKey.find(home())
    bring_up_to_date(database, slug, key)
    with tempfile.TemporaryDirectory(prefix="throughline-pack-") as folder:
        file = Path(folder) / "pack.zip"
        with psycopg.connect(database.conninfo(slug)) as reading:
            reading.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            manifest = making.make(
                reading, slug, key, file, row.asked, row.plan, with_documents=row.with_documents,
                told=lambda step: rows.progress(row, step, LEASE),
            )  # fmt: skip
        if file.stat().st_size > LARGEST:
            raise Refusal(TOO_LARGE)
        return rows.finish(row, file.read_bytes(), manifest["leaves"])


def bring_up_to_date(database: Database, slug: str, key: SigningKey) -> None:
    """A pack ends with the newest checkpoint; what is recorded by now should be below it."""
    with psycopg.connect(database.conninfo(SEALER), autocommit=True) as sealer:
        seal(sealer, slug, key, whole=True)
    with psycopg.connect(database.conninfo(PROJECTOR), autocommit=True) as projector:
        catch_up(projector, slug)


def hand_out_again(database: Database) -> dict[str, int]:
    """Give a worker what waits, and let go of what is old; says how many wait, by authority."""
    with psycopg.connect(database.conninfo(PROJECTOR)) as connection:
        slugs = authorities(connection)
    found = {}
    for slug in slugs:
        with psycopg.connect(database.conninfo(slug), autocommit=True) as connection:
            rows = Packs(connection, slug)
            rows.let_go_of_old()
            waiting = rows.waiting()
        for id in waiting:
            task_queue().send_task(MAKE, args=[slug, str(id)], expires=EXPIRES)
        if waiting:
            found[slug] = len(waiting)
    return found
