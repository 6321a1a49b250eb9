"""The banner that stands on every page of an authority as long as an alarm of its proof is not looked into."""

from __future__ import annotations

import psycopg

from projections.proof.standing import alarmed
from web.connections import INSPECTOR, connections


def alarm_of(authority: str) -> bool:
    """In a transaction of its own: a page that says what went wrong says this, too."""
    try:
        with connections().transaction(INSPECTOR) as connection:
            return alarmed(connection, authority)
    except (psycopg.errors.UndefinedTable, psycopg.errors.InsufficientPrivilege):
        return False  # its schema is being made, or has just left
