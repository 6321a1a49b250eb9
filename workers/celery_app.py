"""The tasks that workers carry out, and when the clock gives them out by itself.

A task takes ids, may run twice without harm, and has a name of its own that stays when its function is renamed.
"""

from __future__ import annotations

import logging
from typing import Any
from uuid import UUID

import psycopg
import structlog
from celery.signals import setup_logging, task_postrun, task_prerun
from psycopg import sql

from migrations import logs
from migrations.broker import REQUEST_ID, task_queue
from migrations.database import PROJECTOR, Database
from migrations.runner import authorities
from projections.proof.packs import MAKE
from projections.report.rows import MAKE as MAKE_REPORT
from workers import documents, sealing
from workers.packs import asked_for
from workers.reports import asked_for as reports

log = structlog.get_logger("throughline.workers")

app = task_queue()
app.conf.beat_schedule = {
    "every-minute": {"task": "notice-lag", "schedule": 60.0, "options": {"expires": 60}},
    "every-minute-again": {"task": "seal-logs", "schedule": 60.0, "options": {"expires": 60}},
    "every-quarter-minute": {"task": "hand-out-readings", "schedule": 15.0, "options": {"expires": 15}},
    "every-quarter-minute-again": {"task": "hand-out-packs", "schedule": 15.0, "options": {"expires": 15}},
    "every-quarter-minute-for-reports": {"task": "hand-out-reports", "schedule": 15.0, "options": {"expires": 15}},
}


@app.task(name="notice-lag")  # type: ignore[untyped-decorator]
def notice_lag() -> dict[str, int]:
    """Says in the log for which authorities the views are behind, and by how many positions."""
    with Database.find() as database, psycopg.connect(database.conninfo(PROJECTOR)) as connection:
        behind = {slug: lag for slug in authorities(connection) if (lag := _lag(connection, slug)) > 0}
    for slug, lag in behind.items():
        log.warning("views behind", authority=slug, positions=lag)
    return behind


@app.task(name="seal-logs")  # type: ignore[untyped-decorator]
def seal_logs() -> dict[str, int]:
    """Signs how far every log has come, and has it witnessed; says how many entries are sealed anew."""
    with Database.find() as database:
        return sealing.seal_all(database)


@app.task(name=documents.READ)  # type: ignore[untyped-decorator]
def read_document(slug: str, reading: str) -> str:
    """Reads a document that was handed in. Does nothing for one that is read, or being read."""
    with Database.find() as database, documents.opened(database, slug) as connection:
        ended = documents.read_one(connection, slug, UUID(reading))
    log.info("document read", authority=slug, reading=reading, ended=ended)
    return ended


@app.task(name="hand-out-readings")  # type: ignore[untyped-decorator]
def hand_out_readings() -> dict[str, int]:
    """Gives workers the documents that wait, and those whose reading stopped in the middle."""
    with Database.find() as database:
        return documents.hand_out_again(database)


@app.task(name=MAKE)  # type: ignore[untyped-decorator]
def make_pack(slug: str, pack: str) -> str:
    """Makes an evidence pack that somebody asked for. Does nothing for one that is made, or being made."""
    with Database.find() as database:
        ended = asked_for.make_one(database, slug, UUID(pack))
    log.info("pack made", authority=slug, pack=pack, ended=ended)
    return ended


@app.task(name="hand-out-packs")  # type: ignore[untyped-decorator]
def hand_out_packs() -> dict[str, int]:
    """Gives workers the packs that wait, and lets go of old ones."""
    with Database.find() as database:
        return asked_for.hand_out_again(database)


@app.task(name=MAKE_REPORT)  # type: ignore[untyped-decorator]
def make_report(report: str) -> str:
    """Makes a report of the region that somebody asked for. Does nothing for one that is made, or being made."""
    with Database.find() as database:
        ended = reports.make_one(database, UUID(report))
    log.info("report made", report=report, ended=ended)
    return ended


@app.task(name="hand-out-reports")  # type: ignore[untyped-decorator]
def hand_out_reports() -> int:
    """Gives workers the reports that wait, and lets go of old ones."""
    with Database.find() as database:
        return reports.hand_out_again(database)


def _lag(connection: psycopg.Connection[Any], slug: str) -> int:
    schema = sql.Identifier(slug)
    query = sql.SQL(
        "SELECT coalesce((SELECT max(notification_id) FROM {0}.stored_events), 0)"
        " - coalesce((SELECT min(position) FROM {0}.positions), 0)"
    ).format(schema)
    row = connection.execute(query).fetchone()
    return int(row[0]) if row else 0


@setup_logging.connect
def log_as_everywhere(**_: object) -> None:
    logs.configure()
    logging.getLogger("kombu.connection").setLevel(logging.ERROR)  # warns that folders have no host name


@task_prerun.connect
def begin(task: Any, task_id: str, **_: object) -> None:
    structlog.contextvars.clear_contextvars()
    bound = {"task": task.name, "task_id": task_id}
    if request_id := getattr(task.request, REQUEST_ID, None) or (task.request.headers or {}).get(REQUEST_ID):
        bound["request_id"] = request_id
    structlog.contextvars.bind_contextvars(**bound)
    log.info("task begins")


@task_postrun.connect
def end(state: str | None = None, **_: object) -> None:
    log.info("task ended", state=state)
    structlog.contextvars.clear_contextvars()
