"""All views made anew, beside merely streaming the log out of the database."""

from __future__ import annotations

import time

import psycopg

from benchmarks.measuring import Line
from benchmarks.region import Log
from migrations.database import PROJECTOR, Database
from projections.rebuild import rebuild_all


def measure(database: Database, logs: list[Log]) -> list[Line]:
    streaming = merely_streaming(database, logs)
    began = time.perf_counter()
    done = list(rebuild_all(database, [log.slug for log in logs]))
    speed = sum(each.facts for each in done) / (time.perf_counter() - began)
    differences = [difference for each in done for difference in each.differences]
    if differences:
        raise RuntimeError(f"The rebuilt views differ from those that the projector made: {differences[0]}")
    beside = f"merely streaming the log: {streaming:,.0f} events/s"
    return [
        Line.at_least("rebuild of all views", speed, 30_000, "events/s", beside),
        Line("its share of merely streaming the log", speed / streaming, "×", beside=beside),
    ]


def merely_streaming(database: Database, logs: list[Log]) -> float:
    began, rows = time.perf_counter(), 0
    with psycopg.connect(database.conninfo(PROJECTOR)) as conn, conn.cursor() as cursor:
        for log in logs:
            query = f"SELECT * FROM {log.slug}.stored_events ORDER BY originator_id, originator_version"
            with cursor.copy(f"COPY ({query}) TO STDOUT (FORMAT BINARY)") as copy:
                for _ in copy:
                    pass
            rows += cursor.rowcount
    return rows / (time.perf_counter() - began)
