"""Proof: one new entry sealed in a log of a million, a pack of ten thousand made, and checked as anybody would."""

from __future__ import annotations

import hashlib
import json
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from benchmarks.measuring import Line, Times
from benchmarks.region import Log
from domain.proof.leaves import entry_leaf
from migrations.database import SEALER, Database
from migrations.runner import add_authority
from projections.proof.keys import SigningKey
from projections.proof.sealing import seal
from workers.packs import verify
from workers.packs.making import make

KEY = SigningKey(bytes(range(32)), "bench.example")
SLUG, MANY, OF_A_PACK, TIMES = "bench_sealed", 1_000_000, 10_000, 50
NOTED = (
    "INSERT INTO bench_sealed.stored_events (originator_id, originator_version, topic, state)"
    " SELECT gen_random_uuid(), 1, 'domain.action:Action.ProgressNoted', convert_to(format('{\"timestamp\":"
    '"2026-05-01T09:00:00.%%sZ","entry":"%%s","effective_on":"2026-05-01","actor":"%%s","command":"%%s",'
    '"source":null,"note":{"ref":"%%s","commitment":"%%s"}}\', lpad((n %% 1000000)::text, 6, \'0\'),'
    " gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), repeat(md5(n::text), 2)), 'UTF8')"
    " FROM generate_series(1, %s) n"
)


def measure(database: Database, logs: list[Log]) -> list[Line]:
    return [*sealed(database), *packed(database, logs[0])]


def sealed(database: Database) -> list[Line]:
    add_authority(database, SLUG)
    each = Times()
    with (
        psycopg.connect(database.admin_conninfo(), autocommit=True) as writer,
        psycopg.connect(database.conninfo(SEALER), autocommit=True) as sealer,
    ):
        writer.execute(NOTED, [MANY])
        with took() as first:
            seal(sealer, SLUG, KEY)
        for _ in range(TIMES):
            writer.execute(NOTED, [1])
            with each.one():
                assert seal(sealer, SLUG, KEY) is not None
        with took() as whole:
            seal(sealer, SLUG, KEY, whole=True)
        writer.execute(f"DROP SCHEMA {SLUG} CASCADE")
    return [
        Line.at_most(f"one new entry of {MANY:,} sealed", each.median, 25, "ms", str(each)),
        Line.at_least("entries sealed for the first time", MANY / first[0], 5_000, "1/s", f"{MANY:,} entries"),
        Line.at_least("entries looked at anew each hour", MANY / whole[0], 5_000, "1/s", f"{MANY:,} entries"),
    ]


def packed(database: Database, log: Log) -> list[Line]:
    with psycopg.connect(database.conninfo(SEALER), autocommit=True) as sealer:
        seal(sealer, log.slug, KEY)
    with tempfile.TemporaryDirectory() as folder, psycopg.connect(database.conninfo(log.slug)) as connection:
        pack = Path(folder) / "pack.zip"
        with took() as making:
            entries = make(connection, log.slug, KEY, pack)["leaves"] - 1
        with took() as checking:
            assert verify.verify(pack, KEY.verifier()).good
        with took() as hashing:
            hashed(pack, log.slug)
    scaled, size = OF_A_PACK / entries, f"a pack of {entries:,} entries"
    return [
        Line.at_most(f"a pack of {OF_A_PACK:,} entries made", making[0] * scaled, 10, "s", size),
        Line("verify.py, for each 1,000,000 entries", checking[0] * MANY / entries, "s", beside=size),
        Line.at_most(
            "verify.py, beside merely hashing the entries", checking[0] / hashing[0], 12, "×",
            f"{hashing[0] * MANY / entries:.1f} s for 1,000,000",
        ),
    ]  # fmt: skip


def hashed(pack: Path, slug: str) -> bytes:
    """The least that whoever checks entries has to do: unpack them, and hash each as its leaf."""
    with zipfile.ZipFile(pack) as file:
        lines = file.read("entries.jsonl").splitlines()
    last = b""
    for entry in map(json.loads, lines):
        leaf = entry_leaf(slug, entry["id"], entry["version"], entry["topic"], entry["state"].encode())
        last = hashlib.sha256(last + leaf).digest()
    return last


@contextmanager
def took() -> Iterator[list[float]]:
    """The seconds of a block, once it has ended."""
    seconds, began = [0.0], time.perf_counter()
    yield seconds
    seconds[0] = time.perf_counter() - began
