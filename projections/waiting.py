"""Waiting, briefly, until the views hold what was just recorded: what a page does between POST and redirect."""

from __future__ import annotations

import time
from typing import Any

from psycopg import Connection
from psycopg.rows import tuple_row
from psycopg.sql import SQL, Identifier

STEP = 0.003
"""Seconds between two looks; one look takes about a tenth of a millisecond."""


def wait_for(conn: Connection[Any], slug: str, position: int, timeout: float = 2.0) -> bool:
    """Whether the views of an authority came as far as this position in time. Any role that reads them may wait.

    Not for use within a transaction that sees one snapshot for all its statements.
    """
    until = time.monotonic() + timeout
    look = SQL("SELECT position FROM {} WHERE view = 'views'").format(Identifier(slug, "positions"))
    with conn.cursor(row_factory=tuple_row) as cursor:
        while True:
            row = cursor.execute(look).fetchone()
            if row and row[0] >= position:
                return True
            if time.monotonic() >= until:
                return False
            time.sleep(STEP)
