"""The projector, as a process: catching up with everything, and making visible what was just recorded."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from uuid import uuid4

import psycopg
from eventsourcing.persistence import JSONTranscoder, StoredEvent

from benchmarks.measuring import Line, Times
from benchmarks.region import Log, last_position
from domain.fact import Occasion
from domain.log import FactMapper
from domain.registry import Registry
from migrations.database import PROJECTOR, Database
from projections.commands import GARBAGE
from projections.waiting import wait_for

THROUGHLINE = str(Path(sys.executable).with_name("throughline"))
RUNS, ENDED = "the projector runs", "the projector stops"
SAMPLES, BATCH = 300, 2_000


@contextmanager
def projector(home: Path) -> Iterator[float]:
    """Running; yields the moment at which it said so."""
    output = home / "projector.log"
    with output.open("wb") as log:
        process = subprocess.Popen([THROUGHLINE, "projector"], stdout=log, stderr=log, env={**os.environ})
    while RUNS not in output.read_text():
        if process.poll() is not None:
            raise RuntimeError(output.read_text())
        time.sleep(0.002)
    yield time.perf_counter()
    process.terminate()
    process.wait(30)


def catching_up(database: Database, logs: list[Log], home: Path) -> list[Line]:
    reading = reading_through_the_mapper(database, logs)
    facts = sum(len(log.facts) for log in logs)
    with projector(home) as began, psycopg.connect(database.conninfo(PROJECTOR), autocommit=True) as conn:
        for log in logs:
            while not wait_for(conn, log.slug, last_position(conn, log), timeout=10):
                if ENDED in (home / "projector.log").read_text():
                    raise RuntimeError((home / "projector.log").read_text())
        seconds = time.perf_counter() - began
    speed = facts / seconds
    beside = f"merely reading the log through the mapper: {reading:,.0f} events/s"
    return [
        Line.at_least("the projector catching up", speed, 10_000, "events/s", beside),
        Line("its share of merely reading the log through the mapper", speed / reading, "×", beside=beside),
    ]


def reading_through_the_mapper(database: Database, logs: list[Log]) -> float:
    """Facts a second, read in batches as the projector reads them, and made facts, and forgotten."""
    gc.set_threshold(GARBAGE)
    mapper, read, began = FactMapper(transcoder=JSONTranscoder()), 0, time.perf_counter()
    with psycopg.connect(database.conninfo(PROJECTOR), autocommit=True) as conn:
        cursor = conn.cursor(binary=True)
        for log in logs:
            position = 0
            while rows := cursor.execute(
                "SELECT notification_id, originator_id, originator_version, topic, state"
                f" FROM {log.slug}.stored_events WHERE notification_id > %s ORDER BY 1 LIMIT %s",
                [position, BATCH],
            ).fetchall():
                read += len([mapper.to_domain_event(StoredEvent(*row[1:])) for row in rows])
                position = rows[-1][0]
    return read / (time.perf_counter() - began)


def becoming_visible(database: Database, logs: list[Log], home: Path) -> list[Line]:
    """From the moment an order is answered to the moment a page would show it."""
    delays, random = Times(), Random(3)
    registries = [Registry(database.environment(log.slug)) for log in logs[:3]]
    with projector(home), psycopg.connect(database.conninfo(PROJECTOR), autocommit=True) as conn:
        for number in range(SAMPLES + 20):
            log, registry = random.choice(list(zip(logs[:3], registries, strict=True)))
            occasion = Occasion(uuid4(), str(uuid4()))
            receipt = registry.note_progress(occasion, random.choice(log.actions), text="Agreed the next steps.")
            with delays.one():
                assert wait_for(conn, log.slug, receipt.position, timeout=10)
            if number == 20:
                delays.all.clear()
            time.sleep(random.random() / 50)
    for registry in registries:
        registry.close()
    return [Line.at_most("from recorded to visible, p99", delays.percentile(99), 150, "ms", str(delays))]
