"""Reports that people asked for are made here. The row is the record: what a dead worker left is made again."""

from __future__ import annotations

from uuid import UUID

import psycopg

from domain.refusals import Refusal
from migrations.broker import task_queue
from migrations.database import PROJECTOR, REGION, Database
from migrations.runner import authorities
from projections.catching_up import catch_up
from projections.region.reading import RegionReader
from projections.report.making import FORMATS
from projections.report.report import report_of
from projections.report.rows import FILES, MAKE, ReportRow, Reports

LEASE = 240
"""Seconds after the last step when a report is taken for left; a long PDF may take three minutes."""
EXPIRES = 60
TRIES = 3
FAILED = f"Making this report failed {TRIES} times. Tell whoever runs the registry; the logs say what happened."


def make_one(database: Database, id: UUID) -> str:
    """Make a report that waits; says how that ended, or that none waited."""
    with psycopg.connect(database.conninfo(REGION), autocommit=True) as connection:
        rows = Reports(connection)
        row = rows.claim(id, LEASE)
        if row is None:
            return "not waiting"
        if row.attempts > TRIES:
            rows.refuse(row, FAILED)
            return "refused"
        try:
            return "ready" if made(database, rows, row) else "to be made again"
        except Refusal as refusal:
            rows.refuse(row, str(refusal))
        return "refused"


def made(database: Database, rows: Reports, row: ReportRow) -> bool:
    bring_up_to_date(database, row.authorities)
    with psycopg.connect(database.conninfo(REGION)) as reading:
        reading.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        choices, before = row.choices, rows.answer(row.repeats) if row.repeats else None
        report = report_of(
            RegionReader(reading, choices.asked), choices, before, lambda done: rows.progress(row, done, LEASE)
        )
    files = {}
    for done, kind in enumerate(FILES, len(row.themes) + 1):
        files[kind] = FORMATS[kind](report)
        rows.progress(row, done, LEASE)
    return rows.finish(row, report.as_json(), files, report.differs, report.read_up_to)


def bring_up_to_date(database: Database, slugs: list[str] | tuple[str, ...]) -> None:
    """What was recorded before the question's moment must be seen now, or the report would be another one later."""
    with psycopg.connect(database.conninfo(PROJECTOR), autocommit=True) as projector:
        for slug in authorities(projector):
            if slug in slugs:
                catch_up(projector, slug)


def hand_out_again(database: Database) -> int:
    """Give a worker what waits, and let go of what is old; says how many wait."""
    with psycopg.connect(database.conninfo(REGION), autocommit=True) as connection:
        rows = Reports(connection)
        rows.let_go_of_old()
        waiting = rows.waiting()
    for id in waiting:
        task_queue().send_task(MAKE, args=[str(id)], expires=EXPIRES)
    return len(waiting)
