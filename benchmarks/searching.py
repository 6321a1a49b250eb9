"""Search in 200,000 texts: rare and common words, phrases, beginnings, words spelt wrongly, for two dates.

The texts are those of a measured authority, told again with other words among them, each in an entry of its own.
"""

from __future__ import annotations

from random import Random

import psycopg
from psycopg.sql import SQL, Identifier

from benchmarks.measuring import Line, Times
from benchmarks.region import Log
from migrations.database import Database
from migrations.runner import add_authority
from projections.asked import Asked
from projections.reading import Reader
from projections.search.of_authority import search

SLUG, MANY, TIMES = "bench_search", 200_000, 60
FILL = """
WITH words AS (SELECT array_agg(word ORDER BY word) AS list FROM {told}.words),
made AS (SELECT n, gen_random_uuid() AS ref, (
    SELECT string_agg(list[1 + floor(power(random(), 2) * array_length(list, 1))::int + 0 * (g + n)], ' ')
    FROM generate_series(1, 3 + n %% 50) g) AS body FROM words, generate_series(1, %(many)s) n),
kept AS (INSERT INTO {new}.texts (ref, salt, body) SELECT ref, decode(repeat('00', 32), 'hex'), body FROM made)
INSERT INTO {new}.entries (position, entry, aggregate, kind, version, event, plan, action, effective_on, recorded_at,
    actor, command_id, body)
SELECT n, gen_random_uuid(), gen_random_uuid(), 'action', 1, 'ProgressNoted', gen_random_uuid(), gen_random_uuid(),
    date '2020-04-01' + n %% 2000, timestamptz '2020-04-01 12:00+00' + (n %% 2000) * interval '1 day',
    gen_random_uuid(), 'bench', jsonb_build_object('note', jsonb_build_object('ref', ref)) FROM made"""
BY_KEY = "SELECT * FROM {new}.entries WHERE position > %s ORDER BY position LIMIT 20"


def measure(database: Database, logs: list[Log]) -> list[Line]:
    fill(database, logs[0].slug)
    with psycopg.connect(database.conninfo("throughline_inspector"), autocommit=True) as connection:
        lines = asked(connection)
    with psycopg.connect(database.conninfo("owner"), autocommit=True) as owner:
        owner.execute(SQL("DROP SCHEMA {} CASCADE").format(Identifier(SLUG)))
    return lines


def fill(database: Database, told: str) -> None:
    add_authority(database, SLUG)
    with psycopg.connect(database.conninfo("owner"), autocommit=True) as owner:
        owner.execute(SQL(FILL).format(told=Identifier(told), new=Identifier(SLUG)), {"many": MANY})
        owner.execute(SQL("VACUUM ANALYZE {}, {}").format(Identifier(SLUG, "texts"), Identifier(SLUG, "entries")))


def asked(connection: psycopg.Connection) -> list[Line]:
    random, reader = Random(4), Reader(connection, SLUG)
    words = [word for (word,) in connection.execute(SQL("SELECT word FROM {}.words").format(Identifier(SLUG)))]
    reference = Times()
    for _ in range(TIMES):
        with reference.one():
            connection.execute(SQL(BY_KEY).format(new=Identifier(SLUG)), [random.randrange(MANY)]).fetchall()
    every = Times()
    for number in range(TIMES):
        with every.one():
            search(reader, Asked.of("2024-03-31", "2024-04-12"), typed(words, number, random))
    beside = f"{every}; {every.median / reference.median:.0f} × 20 entries by primary key ({reference})"
    return [Line.at_most(f"search in {MANY:,} texts, all ways of asking, p95", every.percentile(95), 100, "ms", beside)]


def typed(words: list[str], number: int, random: Random) -> str:
    """One word, two, a phrase, the beginning of one, one left out, one with two letters changed places."""
    one, two = random.choice(words), random.choice(words)
    ways = (one, f"{one} {two}", f'"{one} {two}"', one[:4], f"{one} -{two}", one[:2] + one[3] + one[2] + one[4:])
    return ways[number % len(ways)]
