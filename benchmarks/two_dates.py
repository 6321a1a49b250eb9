"""The query of a plan page at two random dates, beside reading as many such rows by a range of a primary key."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import psycopg

from benchmarks.measuring import Line, Times
from benchmarks.region import BEGAN, PLANS, Log
from migrations.database import Database

MANY, WARM_UP = 2_000, 200

PAGE = "SELECT state::text FROM {}.action_versions WHERE plan = %s AND valid @> %s::date AND known @> %s::timestamptz"
BY_KEY = "SELECT state::text FROM {}.by_key WHERE id BETWEEN %s AND %s"


def measure(database: Database, logs: list[Log]) -> list[Line]:
    rows = {log.slug: make_reference(database, log.slug) for log in logs}
    page, by_key, random = Times(), Times(), Random(2)
    with psycopg.connect(database.conninfo("throughline_inspector"), autocommit=True) as conn:
        for number in range(MANY + WARM_UP):
            log = random.choice(logs)
            year = random.randrange(PLANS)
            as_at, known_on = (
                BEGAN + timedelta(days=150 * year + random.randrange(2, 700), minutes=random.randrange(1440))
                for _ in range(2)
            )
            asked = [log.plans[year], as_at.date(), known_on]
            with page.one():
                found = conn.execute(PAGE.format(log.slug), asked, prepare=True).fetchall()
            start = random.randrange(1, rows[log.slug] - len(found))
            span = [start, start + len(found) - 1]
            with by_key.one():
                as_many = conn.execute(BY_KEY.format(log.slug), span, prepare=True).fetchall()
            assert len(as_many) == len(found) > 0
            if number == WARM_UP:
                page.all.clear()
                by_key.all.clear()
    take_away(database, logs)
    return [
        Line.at_most(
            "a plan at two random dates, against as many rows by a range of a primary key",
            page.median / by_key.median, 2.5, "×", f"{page} / {by_key}",
        ),
        Line.at_most("a plan at two random dates, p99", page.percentile(99), 5, "ms"),
    ]  # fmt: skip


def make_reference(database: Database, slug: str) -> int:
    """The same rows, plan by plan, under a number."""
    with psycopg.connect(database.conninfo("owner"), autocommit=True) as owner:
        owner.execute(f"CREATE TABLE {slug}.by_key (id bigint, LIKE {slug}.action_versions INCLUDING STORAGE)")
        owner.execute(f"ALTER TABLE {slug}.by_key SET (toast_tuple_target = 8160)")
        made = owner.execute(
            f"INSERT INTO {slug}.by_key SELECT row_number() OVER (ORDER BY plan, action, known, valid), *"
            f" FROM {slug}.action_versions"
        )
        owner.execute(f"ALTER TABLE {slug}.by_key ADD PRIMARY KEY (id)")
        owner.execute(f"GRANT SELECT ON {slug}.by_key TO throughline_inspector")
        owner.execute(f"VACUUM ANALYZE {slug}.by_key")
        owner.execute(f"VACUUM ANALYZE {slug}.action_versions")
        return made.rowcount


def take_away(database: Database, logs: list[Log]) -> None:
    with psycopg.connect(database.conninfo("owner"), autocommit=True) as owner:
        for log in logs:
            owner.execute(f"DROP TABLE {log.slug}.by_key")
