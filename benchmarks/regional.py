"""What the region sees of all authorities: made anew from their views, and read for two dates."""

from __future__ import annotations

import time
from random import Random

import psycopg

from benchmarks.measuring import Line, Times
from benchmarks.region import Log
from migrations.database import REGION, Database
from projections.asked import Asked
from projections.catching_up import position_of
from projections.rebuild import Entrances, at_once
from projections.region.reading import RegionReader
from projections.region.rebuilding import tell_anew

QUESTIONS = 40


def measure(database: Database, logs: list[Log]) -> list[Line]:
    """The authorities' own views are there already."""
    return [making_anew(database, logs), reading(database, logs)]


def making_anew(database: Database, logs: list[Log]) -> Line:
    """As a rebuild does it: every row written anew beside, and compared with what is there."""
    began = time.perf_counter()
    differences = [each for found in at_once(one, database, [log.slug for log in logs]) for each in found]
    if differences:
        raise RuntimeError(f"The region differs from what the projector told it: {differences[0]}")
    speed = sum(len(log.facts) for log in logs) / (time.perf_counter() - began)
    return Line.at_least("what the region sees, made anew", speed, 30_000, "events/s", "rows equal")


def one(database: Entrances, slug: str) -> list[str]:
    with psycopg.connect(database.conninfo("owner")) as conn, conn.cursor() as cursor:
        return list(tell_anew(cursor, slug, position_of(cursor, slug)))


def reading(database: Database, logs: list[Log]) -> Line:
    """Every action of the region at two random dates, as matrix and pictures count them."""
    times, random = Times(), Random(7)
    with psycopg.connect(database.conninfo(REGION), autocommit=True) as conn:
        for _ in range(QUESTIONS):
            asked = Asked.of(f"20{random.randrange(19, 23)}-{random.randrange(1, 13):02}-15")
            with times.one():
                RegionReader(conn, asked).counted()
    return Line.at_most(
        "all actions of the region counted at two dates, p95", times.percentile(95), 100, "ms", str(times)
    )
