"""The demo region of an instance that starts for the first time, and who may sign in to it."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import Any

import psycopg
from psycopg import sql
from rich.console import Console
from rich.table import Table

from migrations.database import Database
from migrations.joining import known

DEMO = "throughline.demo"
FILLING, FILLED = "demo region: being filled", "demo region: filled"


def fill_once(database: Database) -> None:
    """Fills an empty instance; goes on where an earlier start was interrupted (every order has its command id)."""
    if (_noted(database) or (FILLING if not known(database) else FILLED)) == FILLED:
        return
    _note(database, FILLING)
    _load("fill")(database)
    _note(database, FILLED)


def tell_sign_ins(console: Console, database: Database) -> None:
    """The demo's accounts; for a real region, how to add the first."""
    if _noted(database) != FILLED:
        console.print("Accounts: throughline account add --help")
        return
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True)
    for person in _load("people").values():
        where = ", ".join(person.authorities) if len(person.authorities) == 1 else "all authorities"
        table.add_row(person.email, f"{person.role.replace('_', ' ')}, {where}")
    console.print("Sign in as")
    console.print(table)
    console.print(f"with the password {_load('password')}")


def _load(name: str) -> Any:
    (found,) = entry_points(group=DEMO, name=name)
    return found.load()


def _noted(database: Database) -> str:
    with psycopg.connect(database.conninfo("owner")) as connection:
        row = connection.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
        ).fetchone()
    return str(row[0] or "") if row else ""


def _note(database: Database, words: str) -> None:
    with psycopg.connect(database.conninfo("owner")) as connection:
        dbname = sql.Identifier(database.address["dbname"])
        connection.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(dbname, sql.Literal(words)))
