"""The projector: one process that keeps the views of all authorities up to date with their logs.

It wakes by NOTIFY and looks by itself as well. It stops, with an error, at a fact that it does not know: a view that
lacks something in silence would be worse than one that is late. Whoever supervises it starts it again; where it
stopped is in the database.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import psycopg
from psycopg import Connection
from psycopg.sql import SQL, Identifier

from domain.log import CHANNEL
from projections.catching_up import Memory, one_batch

POLL = 1.0
"""Seconds after which it looks even though nobody called: a NOTIFY may be lost."""

log = logging.getLogger("throughline.projector")


class Projector:
    def __init__(self, conninfo: str, stopping: Callable[[], bool] = lambda: False) -> None:
        self.conninfo = conninfo
        self.stopping = stopping
        self.memory = Memory()

    def run(self) -> None:
        """Until `stopping` says so. Raises what went wrong; the views then stand where the last batch left them."""
        with (
            psycopg.connect(self.conninfo, autocommit=True, application_name="projector") as heard,
            psycopg.connect(self.conninfo, autocommit=True, application_name="projector") as work,
        ):
            heard.execute(SQL("LISTEN {}").format(Identifier(CHANNEL)))
            # A view that a crash throws back goes back together with its position, and is told again.
            work.execute("SET synchronous_commit = off")
            log.info("the projector runs")
            behind = set(with_news(work))
            while not self.stopping():
                behind = self.one_round(work, behind)
                behind |= self.news(heard, work, patience=0 if behind else POLL)
            log.info("the projector stops")

    def news(self, heard: Connection[Any], work: Connection[Any], patience: float) -> set[str]:
        """Who was called out; if nobody was, or somebody unknown, every log is looked at."""
        names = set(called(heard, patience))
        known = names & self.memory.positions.keys()
        return known if known == names and (names or not patience) else known | set(with_news(work))

    def one_round(self, work: Connection[Any], behind: set[str]) -> set[str]:
        """A batch for each authority in turn, so that a long import of one keeps no other waiting."""
        still = set()
        for slug in sorted(behind):
            position, more = one_batch(work, slug, self.memory)
            log.debug("%s: the views are at position %s", slug, position)
            if more:
                still.add(slug)
        return still


def called(heard: Connection[Any], patience: float) -> list[str]:
    """The authorities that were called out meanwhile."""
    first = [notice.payload for notice in heard.notifies(timeout=patience, stop_after=1)]
    return first and [*first, *(notice.payload for notice in heard.notifies(timeout=0))]


def with_news(conn: Connection[Any]) -> list[str]:
    """The authorities whose logs go on beyond their views; those added while it runs are among them."""
    look = SQL(
        "SELECT coalesce((SELECT max(notification_id) FROM {}), 0)"
        " > coalesce((SELECT position FROM {} WHERE view = 'views'), 0)"
    )
    found = []
    for slug in authorities(conn):
        row = conn.execute(look.format(Identifier(slug, "stored_events"), Identifier(slug, "positions"))).fetchone()
        if row and row[0]:
            found.append(slug)
    return found


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
