"""A log that can be added to, and its views."""

from __future__ import annotations

from random import Random

import psycopg
import pytest

from projections.catching_up import catch_up
from projections.check import check
from tests.histories import a_history, record

TABLES = (
    "action_versions",
    "plan_versions",
    "authority_versions",
    "inspection_versions",
    "audit_versions",
    "indicator_versions",
    "reading_versions",
    "entries",
    "positions",
)


class Views:
    """One authority: add facts to its log, bring its views up to date, and look at their rows."""

    def __init__(self, database, slug, connect):
        self.database, self.slug, self.connect = database, slug, connect
        self.conn = connect("throughline_projector")
        self.writer = connect(slug)

    def record(self, facts):
        record(self.writer, self.slug, facts)

    def record_history(self, length=200, seed=1):
        facts = a_history(Random(seed), length)
        self.record(facts)
        return facts

    def catch_up(self, memory=None):
        return catch_up(self.conn, self.slug, memory)

    def rows(self, table):
        return self.writer.execute(f"SELECT t::text FROM {self.slug}.{table} t ORDER BY 1").fetchall()

    def all_rows(self):
        return {table: self.rows(table) for table in TABLES}

    def position(self):
        row = self.writer.execute(f"SELECT position FROM {self.slug}.positions").fetchone()
        return row[0] if row else 0

    def last_position(self):
        return self.writer.execute(f"SELECT max(notification_id) FROM {self.slug}.stored_events").fetchone()[0]

    def differences(self):
        with psycopg.connect(self.database.conninfo("throughline_projector")) as conn:
            return list(check(conn, self.slug))

    def state(self, kind, id, as_at, known_on):
        """What the table answers: every row that does, as text."""
        return [
            state
            for (state,) in self.writer.execute(
                f"SELECT state::text FROM {self.slug}.{kind}_versions"
                f" WHERE {kind} = %s AND valid @> %s::date AND known @> %s::timestamptz",
                [id, as_at, known_on],
            )
        ]


@pytest.fixture
def views(database, authority, connect):
    return Views(database, authority, connect)
