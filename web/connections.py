"""Connections of the web process: for each database role a small pool, and for each request what it borrows.

A page reads an authority's plans as that authority's own role (an inspector as the inspectors' role), in one
read-only snapshot for the whole request, so two views on a page never disagree.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from flask import Flask, current_app, g
from flask_login import current_user
from psycopg.rows import dict_row
from psycopg_pool import ConnectionPool

from domain.registry import Registry
from projections.waiting import wait_for

ACCESS = "throughline_access"
INSPECTOR = "throughline_inspector"
REGION = "throughline_region"
WAIT_FOR_CONNECTION = 5.0


class Connections:
    """Pools and registries, made when first asked for, so that a forked worker shares none with its parent."""

    def __init__(self, database: Any) -> None:
        self.database = database
        self._pools: dict[str, ConnectionPool] = {}
        self._registries: dict[str, Registry] = {}
        self._lock = threading.Lock()

    def pool(self, role: str) -> ConnectionPool:
        with self._lock:
            if role not in self._pools:
                self._pools[role] = ConnectionPool(
                    self.database.conninfo(role),
                    min_size=0,
                    max_size=8,
                    timeout=WAIT_FOR_CONNECTION,
                    check=ConnectionPool.check_connection,
                    kwargs={"row_factory": dict_row, "connect_timeout": 5},
                    open=True,
                    name=role,
                )
            return self._pools[role]

    @contextmanager
    def transaction(self, role: str) -> Iterator[psycopg.Connection[dict[str, Any]]]:
        """One short transaction, committed at the end of the block."""
        with self.pool(role).connection() as connection:
            yield connection

    def registry(self, authority: str) -> Registry:
        with self._lock:
            if authority not in self._registries:
                self._registries[authority] = Registry(self.database.environment(authority))
            return self._registries[authority]

    def close(self) -> None:
        """Gives all connections back to the database; what is asked for afterwards is made anew."""
        with self._lock:
            while self._registries:
                self._registries.popitem()[1].close()
            while self._pools:
                self._pools.popitem()[1].close()


def install(app: Flask, database: Any) -> None:
    app.extensions["connections"] = Connections(database)
    app.teardown_appcontext(_give_back)


def connections() -> Connections:
    return current_app.extensions["connections"]


def access() -> Any:
    """`with access() as connection:` a transaction on accounts, grants and sessions."""
    return connections().transaction(ACCESS)


def registry(authority: str) -> Registry:
    """The authority's registry, for recording; reading goes through `reading`."""
    return connections().registry(authority)


def reading(authority: str) -> psycopg.Connection[dict[str, Any]]:
    """This request's snapshot of one authority's views, as the role that the reader's grants allow."""
    own = current_user.roles_in(authority) - {"inspector"}
    return _snapshot(authority if own else INSPECTOR, authority)


def reading_region() -> psycopg.Connection[dict[str, Any]]:
    """This request's snapshot of what authorities have published."""
    return _snapshot(REGION, "region")


def wait_until(authority: str, position: int) -> bool:
    """Between a POST and its redirect: whether the views hold what was just recorded."""
    with connections().transaction(authority) as connection:
        return wait_for(connection, authority, position)


def read_afresh() -> None:
    """Ends this request's snapshots, so that what was recorded meanwhile is seen."""
    _give_back()


def _snapshot(role: str, schema: str) -> psycopg.Connection[dict[str, Any]]:
    borrowed = g.setdefault("borrowed", {})
    if (role, schema) not in borrowed:
        pool = connections().pool(role)
        connection = pool.getconn()
        borrowed[role, schema] = (pool, connection)
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        connection.execute("SELECT set_config('search_path', %s, true)", (schema,))
    return borrowed[role, schema][1]


def _give_back(_error: BaseException | None = None) -> None:
    for pool, connection in g.pop("borrowed", {}).values():
        try:
            connection.rollback()
        finally:
            pool.putconn(connection)
