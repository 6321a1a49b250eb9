"""Sessions and tokens live in the database, so a revoked account is out with its next request.

The cookie (or the Authorization header) holds a random secret; the database holds its SHA-256 and nothing else.
A request that brings an Authorization header is judged by it alone: a cookie beside it counts for nothing, which
is why such a request needs no CSRF token.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import psycopg
from flask import Request
from flask_login import LoginManager
from psycopg.rows import dict_row

from web.access.accounts import TODAY, Account, grants_of
from web.access.passwords import password_matches
from web.connections import access

Connection = psycopg.Connection[Any]
LONGEST_SESSION = timedelta(hours=12)
LONGEST_SILENCE = timedelta(hours=3)
BETWEEN_NOTES = timedelta(minutes=5)
TOKEN_PREFIX = "tl_"

login_manager = LoginManager()


def start_session(connection: Connection, email: str, password: str) -> Account | None:
    """The account whose password this is, with a new session; None says neither which was wrong nor why."""
    row = _one(
        connection,
        "SELECT id, password_hash FROM access.accounts WHERE lower(email) = lower(%s) AND closed_at IS NULL",
        email.strip(),
    )
    if not password_matches(row and row["password_hash"], password) or row is None:
        return None
    secret = secrets.token_urlsafe(32)
    connection.execute("INSERT INTO access.sessions (digest, account) VALUES (%s, %s)", (digest(secret), row["id"]))
    return _account(connection, row["id"], secret)


def end_session(connection: Connection, secret: str) -> None:
    connection.execute("UPDATE access.sessions SET ended_at = now() WHERE digest = %s", (digest(secret),))


def make_token(connection: Connection, account: UUID, until: date | None = None) -> str:
    """A token for programs, shown this once."""
    token = TOKEN_PREFIX + secrets.token_urlsafe(32)
    connection.execute(
        "INSERT INTO access.tokens (digest, account, until) VALUES (%s, %s, %s)", (digest(token), account, until)
    )
    return token


def digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()


def uses_token(request: Request) -> bool:
    return "Authorization" in request.headers


@login_manager.request_loader
def account_of_request(request: Request) -> Account | None:
    """By token; called only when the cookie named no session, see `account_of_session`."""
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer" or not token.startswith(TOKEN_PREFIX):
        return None
    with access() as connection:
        row = _one(
            connection,
            "SELECT t.account FROM access.tokens t JOIN access.accounts a ON a.id = t.account WHERE t.digest = %s"
            f" AND t.revoked_at IS NULL AND a.closed_at IS NULL AND (t.until IS NULL OR t.until >= {TODAY})",
            digest(token.strip()),
        )
        return _account(connection, row["account"]) if row else None


@login_manager.user_loader
def account_of_session(secret: str) -> Account | None:
    """By cookie; asked of the database with every request."""
    from flask import request

    if uses_token(request):
        return account_of_request(request)
    with access() as connection:
        row = _one(
            connection,
            "SELECT s.account, s.seen_at < now() - %s AS stale FROM access.sessions s"
            " JOIN access.accounts a ON a.id = s.account WHERE s.digest = %s AND s.ended_at IS NULL"
            " AND a.closed_at IS NULL AND s.started_at > now() - %s AND s.seen_at > now() - %s",
            BETWEEN_NOTES,
            digest(secret),
            LONGEST_SESSION,
            LONGEST_SILENCE,
        )
        if row is None:
            return None
        if row["stale"]:
            connection.execute("UPDATE access.sessions SET seen_at = now() WHERE digest = %s", (digest(secret),))
        return _account(connection, row["account"], secret)


def _account(connection: Connection, account: UUID, secret: str = "") -> Account | None:
    row = _one(connection, "SELECT id, email, display_name AS name FROM access.accounts WHERE id = %s", account)
    return Account(**row, grants=grants_of(connection, account), session=secret) if row else None


def _one(connection: Connection, query: str, *values: Any) -> dict[str, Any] | None:
    return connection.cursor(row_factory=dict_row).execute(query, values).fetchone()  # type: ignore[arg-type]
