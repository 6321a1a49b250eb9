"""The projector: one process that keeps the views of all authorities up to date with their logs.

It wakes by NOTIFY and looks by itself as well. It stops, with an error, at a fact that it does not know: a view that
lacks something in silence would be worse than one that is late. Whoever supervises it starts it again; where it
stopped is in the database.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from typing import Any
from zlib import crc32

import psycopg
from psycopg import Connection
from psycopg.errors import InvalidSchemaName, UndefinedTable
from psycopg.sql import SQL, Identifier

from domain.log import CHANNEL
from projections.catching_up import Memory, one_batch

POLL = 1.0
"""Seconds after which it looks even though nobody called: a NOTIFY may be lost."""

log = logging.getLogger("throughline.projector")


HANDS = 2
"""How many authorities it tells at once: while the database writes for one, the next is folded for another."""


class Projector:
    def __init__(self, conninfo: str, stopping: Callable[[], bool] = lambda: False) -> None:
        self.conninfo = conninfo
        self.stopping = stopping
        self.known: set[str] = set()

    def run(self) -> None:
        """Until `stopping` says so. Raises what went wrong; the views then stand where the last batch left them."""
        with ExitStack() as stack:
            heard = stack.enter_context(self.connect())
            heard.execute(SQL("LISTEN {}").format(Identifier(CHANNEL)))
            hands = [Hand(stack.enter_context(self.connect())) for _ in range(HANDS)]
            workers = stack.enter_context(ThreadPoolExecutor(HANDS))
            log.info("the projector runs")
            behind = self.look(hands[0].conn)
            while not self.stopping():
                behind = one_round(workers, hands, behind)
                behind |= self.news(heard, hands[0].conn, patience=0 if behind else POLL)
            log.info("the projector stops")

    def connect(self) -> Connection[Any]:
        conn = psycopg.connect(self.conninfo, autocommit=True, application_name="projector")
        # A view that a crash throws back goes back together with its position, and is told again.
        conn.execute("SET synchronous_commit = off")
        return conn

    def news(self, heard: Connection[Any], conn: Connection[Any], patience: float) -> set[str]:
        """Who was called out; if nobody was, or somebody unknown, every log is looked at."""
        names = set(called(heard, patience))
        if names <= self.known and (names or not patience):
            return names
        return self.look(conn) | names & self.known

    def look(self, conn: Connection[Any]) -> set[str]:
        self.known = set(authorities(conn))
        return set(with_news(conn, self.known))


class Hand:
    """Does a share of the work, with a connection and a memory of its own; an authority always falls to the same."""

    def __init__(self, conn: Connection[Any]) -> None:
        self.conn = conn
        self.memory = Memory()

    def tell(self, slugs: list[str]) -> set[str]:
        """A batch for each in turn, so that a long import of one keeps no other waiting; says who has more."""
        more = set()
        for slug in slugs:
            with unless_it_left(self.conn, slug):
                if one_batch(self.conn, slug, self.memory)[1]:
                    more.add(slug)
        return more


def one_round(workers: ThreadPoolExecutor, hands: list[Hand], behind: set[str]) -> set[str]:
    shares: list[list[str]] = [[] for _ in hands]
    for slug in sorted(behind):
        shares[crc32(slug.encode()) % len(hands)].append(slug)
    return set().union(*workers.map(Hand.tell, hands, shares))


def called(heard: Connection[Any], patience: float) -> list[str]:
    """The authorities that were called out meanwhile."""
    first = [notice.payload for notice in heard.notifies(timeout=patience, stop_after=1)]
    return first and [*first, *(notice.payload for notice in heard.notifies(timeout=0))]


def with_news(conn: Connection[Any], slugs: Iterable[str]) -> list[str]:
    """Those authorities whose logs go on beyond their views."""
    look = SQL(
        "SELECT coalesce((SELECT max(notification_id) FROM {}), 0)"
        " > coalesce((SELECT position FROM {} WHERE view = 'views'), 0)"
    )
    found = []
    for slug in slugs:
        with unless_it_left(conn, slug):
            row = conn.execute(look.format(Identifier(slug, "stored_events"), Identifier(slug, "positions"))).fetchone()
            if row and row[0]:
                found.append(slug)
    return found


@contextmanager
def unless_it_left(conn: Connection[Any], slug: str) -> Iterator[None]:
    """An authority may leave with its schema at any moment; that is no fault of the others' views."""
    try:
        yield
    except (UndefinedTable, InvalidSchemaName):
        if slug in authorities(conn):
            raise
        log.info("%s has left", slug)


def authorities(conn: Connection[Any]) -> list[str]:
    """The slugs of all authorities whose schemas hold a log and views that this role may read."""
    found = conn.execute(
        "SELECT n.nspname FROM pg_namespace n"
        " JOIN pg_class log ON log.relnamespace = n.oid AND log.relname = 'stored_events' AND log.relkind = 'r'"
        " JOIN pg_class views ON views.relnamespace = n.oid AND views.relname = 'positions' AND views.relkind = 'r'"
        " WHERE has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(log.oid, 'SELECT')"
        " AND has_table_privilege(views.oid, 'SELECT') ORDER BY 1"
    )
    return [slug for (slug,) in found.fetchall()]
