"""Rebuilding: the views of an authority made anew from its whole log, compared with the old, and put in their place.

The new tables grow in a schema beside, while the old ones are read and kept up to date as ever. Only at the end, under
the lock that everybody takes who changes views, both are brought to the same position, compared and exchanged, in one
transaction: no reader ever sees half of it.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import Any, Protocol, TypeVar

import psycopg
from psycopg import Connection, IsolationLevel
from psycopg.rows import tuple_row
from psycopg.sql import SQL, Identifier

from projections import entries
from projections.catalogue import VERSIONS, VIEWS
from projections.catching_up import Memory, lock_key, move_to, one_batch, position_of, trail_of
from projections.recorded import by_aggregate
from projections.rectangles import History
from projections.region.rebuilding import tell_anew
from projections.tables import copy_of, finish, rows_only_in

PATIENCE, TRIES = "5s", 12
"""How long the exchange waits for readers to finish (new ones wait behind it), and how often it tries."""


AT_ONCE = 2
T = TypeVar("T")


class UnknownView(Exception):
    """There is no view of that name."""


class Entrances(Protocol):
    """Where the database is; `migrations.database.Database` is one."""

    def conninfo(self, role: str) -> str: ...


@dataclass(frozen=True)
class Owner:
    """Where the database is, as it is told to another process."""

    address: str

    def conninfo(self, role: str) -> str:
        return self.address


@dataclass
class Rebuilt:
    slug: str
    facts: int = 0
    differences: list[str] = field(default_factory=list)


def rebuild(database: Entrances, slug: str, view: str | None = None) -> Rebuilt:
    """Make the views of an authority (or one of them) anew. Says in what the old ones differed."""
    if view is not None and view not in VIEWS:
        raise UnknownView(f"There is no view {view}. The views are: {', '.join(VIEWS)}.")
    beside, done = f"throughline_rebuild_{slug}", Rebuilt(slug)
    with psycopg.connect(database.conninfo("owner"), autocommit=True) as conn, only_one(conn, slug):
        prepare(conn, slug, beside)
        try:
            done.facts = fill(database, conn, slug, beside)
            for table in VIEWS:
                finish(conn, slug, beside, table)
            exchange(conn, slug, beside, [view] if view else list(VIEWS), done)
        finally:
            conn.execute(SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(Identifier(beside)))
    return done


def rebuild_all(database: Entrances, slugs: list[str], view: str | None = None) -> Iterator[Rebuilt]:
    """Several authorities, two at once: while the database makes the indexes of one, the next is folded."""
    if len(slugs) == 1:
        yield rebuild(database, slugs[0], view)
    else:
        yield from at_once(rebuild, database, slugs, view)


def at_once(work: Callable[..., T], database: Entrances, slugs: list[str], *more: Any) -> Iterator[T]:
    """What is done to each authority, in processes of their own: in threads only one would fold at a time."""
    owner, many = Owner(database.conninfo("owner")), len(slugs)
    with ProcessPoolExecutor(
        AT_ONCE, get_context("spawn"), initializer=gc.set_threshold, initargs=gc.get_threshold()
    ) as workers:
        yield from workers.map(work, [owner] * many, slugs, *([each] * many for each in more))


@contextmanager
def only_one(conn: Connection[Any], slug: str) -> Iterator[None]:
    """A second rebuild of the same authority waits for the first."""
    key = lock_key(f"rebuild {slug}")
    conn.execute("SELECT pg_advisory_lock(%s)", [key])
    try:
        yield
    finally:
        conn.execute("SELECT pg_advisory_unlock(%s)", [key])


def prepare(conn: Connection[Any], slug: str, beside: str) -> None:
    """Empty tables like those that are there, without what slows writing down."""
    with conn.transaction():
        conn.execute(SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(Identifier(beside)))
        conn.execute(SQL("CREATE SCHEMA {}").format(Identifier(beside)))
        for table in (*VIEWS, "positions"):
            copy_of(conn, slug, beside, table)
        conn.execute(SQL("ALTER TABLE {} ADD PRIMARY KEY (view)").format(Identifier(beside, "positions")))


def fill(database: Entrances, conn: Connection[Any], slug: str, beside: str) -> int:
    """The log as it stands, thing by thing, through the same rectangles and rows as always, into the new tables."""
    facts = 0
    with ExitStack() as stack:
        log = stack.enter_context(psycopg.connect(database.conninfo("owner")))
        log.isolation_level = IsolationLevel.REPEATABLE_READ
        row = log.execute(
            SQL("SELECT coalesce(max(notification_id), 0) FROM {}").format(Identifier(slug, "stored_events"))
        ).fetchone()
        position = row[0] if row else 0
        write = {table: stack.enter_context(Copying(database, statement)) for table, statement in copies(beside)}
        for together in by_aggregate(log, slug, position):
            facts += len(together)
            versions, history = together[0].versions, History()
            change = history.tell([each.fact for each in together])
            write[versions.table].lines(versions.lines(together[0].fact.originator_id, history, change.new))
            write[entries.TABLE].lines([line for _, line in trail_of(together, history)])
    if position:
        with conn.cursor(row_factory=tuple_row) as cursor:
            move_to(cursor, beside, position)
    return facts


def copies(schema: str) -> list[tuple[str, Any]]:
    return [*((each.table, each.copying(schema)) for each in VERSIONS), (entries.TABLE, entries.copying(schema))]


class Copying:
    """A table being filled through a connection of its own, in large pieces."""

    PIECE = 1_000_000

    def __init__(self, database: Entrances, statement: Any) -> None:
        self.database, self.statement = database, statement
        self.waiting: list[bytes] = []
        self.size = 0

    def __enter__(self) -> Copying:
        with ExitStack() as stack:
            conn = stack.enter_context(psycopg.connect(self.database.conninfo("owner")))
            self.copy = stack.enter_context(conn.cursor().copy(self.statement))
            self.stack = stack.pop_all()
        return self

    def __exit__(self, *error: Any) -> None:
        if error[0] is None:
            self.flush()
        self.stack.__exit__(*error)

    def lines(self, lines: list[bytes]) -> None:
        self.waiting.extend(lines)
        self.size += sum(map(len, lines))
        if self.size > self.PIECE:
            self.flush()

    def flush(self) -> None:
        self.copy.write(b"".join(self.waiting))
        self.waiting, self.size = [], 0


def exchange(conn: Connection[Any], slug: str, beside: str, views: list[str], done: Rebuilt) -> None:
    for attempt in range(1, TRIES + 1):
        try:
            with conn.transaction():
                exchange_now(conn, slug, beside, views, done)
            return
        except psycopg.errors.LockNotAvailable:
            if attempt == TRIES:
                raise


def exchange_now(conn: Connection[Any], slug: str, beside: str, views: list[str], done: Rebuilt) -> None:
    conn.execute("SELECT pg_advisory_xact_lock(%s)", [lock_key(slug)])
    done.differences = []
    to_the_end(conn, slug, beside)
    try:
        with conn.transaction():
            to_the_end(conn, slug, slug)
    except Exception as error:
        done.differences.append(f"{slug}: the old views could not be brought up to date: {error}")
        views = list(VIEWS)  # one view alone must not go on beside others that can't
    for view in views:
        done.differences.extend(rows_only_in(conn, slug, beside, view))
    conn.execute(SQL("SET LOCAL lock_timeout = {}").format(PATIENCE))
    for view in views:
        conn.execute(SQL("DROP TABLE {}").format(Identifier(slug, view)))
        conn.execute(SQL("ALTER TABLE {} SET SCHEMA {}").format(Identifier(beside, view), Identifier(slug)))
    conn.execute(
        SQL("INSERT INTO {} SELECT * FROM {} ON CONFLICT (view) DO UPDATE SET position = excluded.position").format(
            Identifier(slug, "positions"), Identifier(beside, "positions")
        )
    )
    if views == list(VIEWS):
        with conn.cursor(row_factory=tuple_row) as cursor:
            done.differences.extend(tell_anew(cursor, slug, position_of(cursor, slug)))


def to_the_end(conn: Connection[Any], slug: str, views: str) -> None:
    memory = Memory()
    while one_batch(conn, slug, memory, views)[1]:
        pass
