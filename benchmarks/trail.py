"""The audit trail of 1,000,000 entries: its first page, one in the middle, and each filter, also where little matches.

The entries are those of one measured authority, told again and again for ever earlier years, with ids of their own.
What is filtered for stands where it is hardest to find: at the other end of the trail.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import psycopg
from psycopg.sql import SQL, Identifier

from benchmarks import pages
from benchmarks.measuring import Line, Times
from benchmarks.region import Log
from domain.fact import LONDON
from migrations.database import Database
from migrations.runner import add_authority
from projections.asked import Asked
from projections.reading import Reader
from projections.trail import Wanted, page

SLUG, MANY, TIMES, ON_A_PAGE = "bench_trail", 1_000_000, 40, 51
EARLIER = timedelta(days=31)
"""How much earlier each repetition is told than the one after it."""
SOMEBODY, DOCUMENT = UUID(int=7), "7" * 64
ONCE_MORE = """
INSERT INTO {trail}.entries SELECT %(first)s + row_number() OVER (ORDER BY position), {id}, {aggregate}, kind, version,
    event, CASE WHEN plan IS NOT NULL THEN {plan} END, CASE WHEN action IS NOT NULL THEN {action} END,
    effective_on - %(days)s, recorded_at - make_interval(days => %(days)s), actor, command_id, source_document,
    source_place, body, corrected_at - make_interval(days => %(days)s), corrected_by FROM {told}.entries"""
HARD_TO_FIND = """
UPDATE {trail}.entries SET event = 'ActionResumed', body = jsonb_build_object('reason', body->'note'), actor = %s,
    source_document = %s, source_place = 'table 1', effective_on = effective_on - 700
    WHERE position IN (SELECT position FROM {trail}.entries WHERE event = 'ProgressNoted' ORDER BY position LIMIT 20)"""
ANNOUNCED = """
UPDATE {trail}.entries SET event = 'InspectionAnnounced', body = jsonb_build_object('framework', body->'note'),
    plan = NULL, action = NULL, effective_on = (recorded_at AT TIME ZONE 'Europe/London')::date
    WHERE position IN (SELECT position FROM {trail}.entries WHERE event = 'ProgressNoted'
    ORDER BY position DESC LIMIT 1)"""
COLUMNS = "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND attgenerated = ''"
BY_KEY = "SELECT * FROM {trail}.entries WHERE position > %s ORDER BY position LIMIT %s"


def measure(database: Database, logs: list[Log], home: Path) -> list[Line]:
    fill(database, logs[0])
    with psycopg.connect(database.conninfo("throughline_inspector"), autocommit=True) as connection:
        asked = questions(Reader(connection, SLUG))
        lines = [*read(connection, asked), *served(asked, home)]
    with psycopg.connect(database.conninfo("owner"), autocommit=True) as owner:
        owner.execute(SQL("DROP SCHEMA {} CASCADE").format(Identifier(SLUG)))
    return lines


def fill(database: Database, log: Log) -> None:
    """The views of the measured authority, and its entries over and over, oldest first."""
    add_authority(database, SLUG)
    names = {"trail": Identifier(SLUG), "told": Identifier(log.slug)}
    with psycopg.connect(database.admin_conninfo(), autocommit=True) as writer:
        for table in ("texts", "authority_versions", "plan_versions", "action_versions"):
            copied = SQL("INSERT INTO {trail}.{table} ({columns}) SELECT {columns} FROM {told}.{table}")
            columns = SQL(", ").join(Identifier(name) for (name,) in writer.execute(COLUMNS, [f"{SLUG}.{table}"]))
            writer.execute(copied.format(**names, table=Identifier(table), columns=columns))
        row = writer.execute(SQL("SELECT count(*) FROM {told}.entries").format(**names)).fetchone()
        assert row is not None
        rounds = -(-MANY // row[0])
        for number in range(rounds):
            ago = rounds - 1 - number
            ids = {name: told_for(name, ago) for name in ("entry", "aggregate", "plan", "action")}
            once_more = SQL(ONCE_MORE).format(**names, **ids, id=ids["entry"])
            writer.execute(once_more, {"first": number * row[0], "days": ago * EARLIER.days})
        writer.execute(SQL(HARD_TO_FIND).format(**names), [SOMEBODY, DOCUMENT])
        writer.execute(SQL(ANNOUNCED).format(**names))
        writer.execute(SQL("VACUUM ANALYZE {trail}.entries").format(**names))


def told_for(name: str, ago: int) -> Any:
    """The id as it is the last time, and another one each time before."""
    again = SQL("md5({name}::text || {ago})::uuid").format(name=Identifier(name), ago=str(ago))
    return again if ago else Identifier(name)


def questions(reader: Reader) -> dict[str, tuple[Wanted, str]]:
    """Each as the query is asked, and as a page is asked for."""
    now = Asked.of().known_on
    first = reader._rows("SELECT plan, action FROM {schema}.entries WHERE action IS NOT NULL ORDER BY position LIMIT 1")
    ((plan, action),) = first
    oldest, newest = reader._rows("SELECT min(recorded_at), max(recorded_at) FROM {schema}.entries")[0]
    early, late = oldest.astimezone(LONDON).date(), newest.astimezone(LONDON).date()
    return {
        "the first page": (Wanted(now), ""),
        "a kind that came 20 times, years ago": (Wanted(now, event="ActionResumed"), "event=ActionResumed"),
        "a kind of every tenth": (Wanted(now, event="RagChanged"), "event=RagChanged"),
        "later than 7 days": (Wanted(now, late=7), "late=7"),
        "later than 500 days, years ago": (Wanted(now, late=500), "late=500"),
        "a person of years ago": (Wanted(now, person=SOMEBODY), f"person={SOMEBODY}"),
        "a plan of years ago": (Wanted(now, plan=plan), f"plan={plan}"),
        "an action of years ago": (Wanted(now, actions=(action,)), f"action={action}"),
        "entered after an announcement, about before": (Wanted(now, announced=True), "announced=1"),
        "recorded in the first days": (Wanted(now, recorded_to=early), f"recorded_to={early}"),
        "recorded since the last day": (Wanted(now, recorded_from=late), f"recorded_from={late}"),
        "effective in the first days": (Wanted(now, effective_to=early), f"effective_to={early}"),
        "from a document of years ago": (Wanted(now, document=DOCUMENT), ""),
    }


def read(connection: psycopg.Connection[Any], asked: dict[str, tuple[Wanted, str]]) -> list[Line]:
    reader, random = Reader(connection, SLUG), Random(8)
    by_key = SQL(BY_KEY).format(trail=Identifier(SLUG))
    reference = timed(lambda: connection.execute(by_key, [random.randrange(MANY - 100), ON_A_PAGE]).fetchall())
    found = {name: timed(lambda wanted=wanted: page(reader, wanted, ON_A_PAGE)) for name, (wanted, _) in asked.items()}
    everything = asked["the first page"][0]
    found["a page in the middle"] = timed(lambda: page(reader, everything, ON_A_PAGE, before=random.randrange(MANY)))
    return [
        Line.at_most(
            f"of {MANY:,} entries: {name}, p95", times.percentile(95), 100, "ms",
            f"p50 {times.median:.1f} ms, {times.median / reference.median:.1f} × {ON_A_PAGE} rows by their key",
        )
        for name, times in found.items()
    ]  # fmt: skip


def served(asked: dict[str, tuple[Wanted, str]], home: Path) -> list[Line]:
    email = pages.let_in(SLUG)
    with pages.web(home) as address:
        browser = pages.signed_in(address, email)
        place = f"{address}/{SLUG}/entries/"
        found = {
            name: timed(lambda query=query: pages.get(browser, f"{place}?{query}"))
            for name, (_, query) in asked.items()
            if query or name == "the first page"
        }
    slowest = max(found, key=lambda name: found[name].percentile(95))
    first = found["the first page"]
    return [
        Line.at_most("its first page over HTTP, p95", first.percentile(95), 200, "ms", f"p50 {first.median:.0f} ms"),
        Line.at_most("the slowest of its filters over HTTP, p95", found[slowest].percentile(95), 400, "ms", slowest),
    ]


def timed(act: Callable[[], object]) -> Times:
    times = Times()
    for number in range(TIMES + 3):
        if number == 3:
            times.all.clear()
        with times.one():
            act()
    return times
