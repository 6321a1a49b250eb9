"""Two random points compared, of an authority with 2,000 actions: all of its plans, with every text and every note."""

from __future__ import annotations

import gc
from datetime import timedelta
from random import Random

import psycopg

from benchmarks.log import copy_into
from benchmarks.measuring import Line, Times
from benchmarks.region import ACTIONS, BEGAN, Log, Writer
from domain.authority import Authority
from migrations.database import PROJECTOR, Database
from migrations.runner import add_authority
from projections.asked import Asked
from projections.between.comparing import compare_points
from projections.catching_up import catch_up
from projections.commands import GARBAGE
from projections.reading import Reader

SLUG, PLANS, TIMES = "bench_compared", 25, 20


def measure(database: Database) -> list[Line]:
    log = told()
    add_authority(database, SLUG)
    with psycopg.connect(database.conninfo(SLUG)) as connection:
        copy_into(connection, log)
    with psycopg.connect(database.conninfo(PROJECTOR), autocommit=True) as connection:
        catch_up(connection, SLUG)
    gc.set_threshold(GARBAGE)  # as wherever pages are served
    every, one = compared(database, log)
    beside = f"{PLANS * ACTIONS:,} actions; {every}"
    return [
        Line.at_most("two points of all plans compared, 2,000 actions", every.median, 1_000, "ms", beside),
        Line.at_most("two points of one plan compared, 80 actions", one.median, 100, "ms", str(one)),
    ]


def told() -> Log:
    """As in `benchmarks.region`, with as many plans of two years as make 2,000 actions."""
    log = Log(SLUG)
    writer = Writer(log, Random(5))
    joined = Authority.join(writer.stamp(BEGAN), SLUG, writer.text(), "04-01")
    log.facts.extend(joined.collect_events())  # type: ignore[arg-type]
    plans = [fact for number in range(PLANS) for fact in writer.plan(BEGAN + timedelta(days=14 * number))]
    log.facts.extend(sorted(plans, key=lambda fact: fact.timestamp))
    return log


def compared(database: Database, log: Log) -> tuple[Times, Times]:
    every, one, random = Times(), Times(), Random(6)
    with psycopg.connect(database.conninfo("throughline_inspector"), autocommit=True) as connection:
        reader = Reader(connection, SLUG)
        for _ in range(TIMES):
            before, after = (point(random) for _ in range(2))
            with every.one():
                found = compare_points(reader, before, after)
            assert len(found.compared.actions) == PLANS * ACTIONS
            with one.one():
                compare_points(reader, before, after, random.choice(log.plans))
    return every, one


def point(random: Random) -> Asked:
    """When all plans had been opened: every action is on either side."""
    opened = BEGAN + timedelta(days=14 * PLANS + 2)
    day = opened + timedelta(days=random.randrange(500))
    return Asked(day.date(), day + timedelta(days=random.randrange(60)), True, True)
