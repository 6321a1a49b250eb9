"""Accounts and grants: who may sign in and as what. Nothing is deleted; revoking and closing are dated facts.

Every function takes a connection of the role throughline_access; pages and the command line use the same ones.
A refusal is a sentence for whoever asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import NAMESPACE_DNS, UUID, uuid4, uuid5

import psycopg
from psycopg.rows import dict_row

from domain.refusals import in_words
from web.access.passwords import digest_of_password, password_matches, require_strength
from web.access.refused import AccountRefused
from web.access.roles import ROLES, ROLES_OF_AN_AUTHORITY

Connection = psycopg.Connection[Any]
LONGEST_EMAIL = 254
LONGEST_NAME = 100
TODAY = "(now() AT TIME ZONE 'Europe/London')::date"
COMMAND_LINE = uuid5(NAMESPACE_DNS, "command-line.throughline")
LIVE = f"g.revoked_at IS NULL AND (g.until IS NULL OR g.until >= {TODAY})"


@dataclass(frozen=True)
class Grant:
    """A role, on an authority where the role needs one, until a day or for good."""

    id: UUID
    role: str
    authority: str | None = None
    until: date | None = None

    def __str__(self) -> str:
        on = f" on {self.authority}" if self.authority else ""
        return ROLES[self.role] + on + (f" until {self.until}" if self.until else "")


@dataclass(frozen=True)
class Account:
    """Somebody signed in; `id` is the actor in what they record."""

    id: UUID
    email: str
    name: str
    grants: tuple[Grant, ...] = ()
    session: str = field(default="", repr=False)

    is_authenticated = is_active = True
    is_anonymous = False

    def get_id(self) -> str:
        """What the cookie holds: the session's secret, never the account's id."""
        return self.session

    def roles_in(self, authority: str | None) -> set[str]:
        """The roles held on this authority; with None, those held on the region."""
        return {grant.role for grant in self.grants if grant.authority == authority}

    @property
    def authorities(self) -> tuple[str, ...]:
        return tuple(sorted({grant.authority for grant in self.grants if grant.authority}))


def add_account(
    connection: Connection, email: str, name: str, password: str, by: UUID | None = None, account: UUID | None = None
) -> UUID:
    """A new account without any grant; refuses an address that has an open account already.

    `account` is its id where that must be known beforehand, as in the demo; otherwise it is random.
    """
    email, name = email.strip(), " ".join(name.split())
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", email) or len(email) > LONGEST_EMAIL:
        raise AccountRefused(f"“{email[:80]}” is not an email address, like name@example.org.", "email")
    if not name or len(name) > LONGEST_NAME:
        raise AccountRefused(f"Give the person’s name, in at most {LONGEST_NAME} characters.", "name")
    require_strength(password)
    account = account or uuid4()
    done = connection.execute(
        "INSERT INTO access.accounts (id, email, display_name, password_hash, added_by) VALUES (%s, %s, %s, %s, %s)"
        " ON CONFLICT DO NOTHING",
        (account, email, name, digest_of_password(password), by),
    )
    if not done.rowcount:
        raise AccountRefused(f"There is an account for {email} already.", "email")
    return account


def grant(
    connection: Connection,
    account: UUID,
    role: str,
    authority: str | None,
    until: date | None = None,
    by: UUID | None = None,
) -> UUID:
    """Give an account a role; given anew until another day, that day counts, earlier or later, and no other.

    Whether the authority exists is for the caller to know.
    """
    if role not in ROLES:
        raise AccountRefused(f"There is no role “{role}”. The roles are: {', '.join(ROLES)}.", "role")
    if role in ROLES_OF_AN_AUTHORITY and not authority:
        raise AccountRefused(f"Say which authority the role {ROLES[role].lower()} is for.", "authority")
    if role not in ROLES_OF_AN_AUTHORITY and authority:
        raise AccountRefused(
            f"The role {ROLES[role].lower()} is for the whole region, not for one authority.", "authority"
        )
    if role == "inspector" and until is None:
        raise AccountRefused("Say until which day: inspectors are let in for their inspection, not for good.", "until")
    if until is not None and until < today(connection):
        raise AccountRefused(f"{in_words(until)} has passed: a role can’t end before it begins.", "until")
    held = [g for g in grants_of(connection, account) if (g.role, g.authority) == (role, authority)]
    if [g.until for g in held] == [until]:
        raise AccountRefused("The account has that role already.", "role")
    if held:
        revoke(connection, held[0].id, by)
    new = uuid4()
    connection.execute(
        "INSERT INTO access.grants (id, account, role, authority, until, granted_by) VALUES (%s, %s, %s, %s, %s, %s)",
        (new, account, role, authority, until, by),
    )
    return new


def revoke(connection: Connection, grant_id: UUID, by: UUID | None = None) -> None:
    """End the role of a grant now, by whichever grants it is held there; who holds it notices with the next page."""
    done = connection.execute(
        "UPDATE access.grants g SET revoked_at = now(), revoked_by = %s FROM access.grants one WHERE one.id = %s"
        " AND (g.account, g.role) = (one.account, one.role) AND g.authority IS NOT DISTINCT FROM one.authority"
        f" AND one.revoked_at IS NULL AND {LIVE}",
        (by, grant_id),
    )
    if not done.rowcount:
        raise AccountRefused("That role has ended already.")


def close_account(connection: Connection, account: UUID, by: UUID | None = None) -> None:
    """Nobody signs in with this account again: sessions and tokens end now, grants are revoked."""
    done = connection.execute(
        "UPDATE access.accounts SET closed_at = now(), closed_by = %s WHERE id = %s AND closed_at IS NULL",
        (by, account),
    )
    if not done.rowcount:
        raise AccountRefused("That account is closed already.")
    connection.execute(
        "UPDATE access.grants SET revoked_at = now(), revoked_by = %s WHERE account = %s AND revoked_at IS NULL",
        (by, account),
    )
    end_everything(connection, account)


def require_an_administrator(connection: Connection) -> None:
    """Refuses when this transaction would leave nobody who may manage accounts; ask at its end."""
    # Two administrators who revoke each other at once take turns here, and the second sees what the first did.
    connection.execute("SELECT pg_advisory_xact_lock(hashtext('access.administrators'))")
    left = connection.execute(
        "SELECT 1 FROM access.grants g JOIN access.accounts a ON a.id = g.account"
        f" WHERE g.role = 'administrator' AND a.closed_at IS NULL AND {LIVE} LIMIT 1"
    )
    if left.fetchone() is None:
        raise AccountRefused(
            "Nobody else here is an administrator. Give somebody else the role first; then yours can end."
        )


def end_everything(connection: Connection, account: UUID) -> None:
    """Sign an account out everywhere and revoke its tokens."""
    connection.execute(
        "UPDATE access.sessions SET ended_at = now() WHERE account = %s AND ended_at IS NULL", (account,)
    )
    connection.execute(
        "UPDATE access.tokens SET revoked_at = now() WHERE account = %s AND revoked_at IS NULL", (account,)
    )


def set_password(connection: Connection, account: UUID, password: str) -> None:
    """A new password; every session and token of the account ends."""
    require_strength(password)
    connection.execute(
        "UPDATE access.accounts SET password_hash = %s WHERE id = %s", (digest_of_password(password), account)
    )
    end_everything(connection, account)


def change_password(connection: Connection, account: UUID, present: str, new: str) -> None:
    """A person's own new password, for whoever knows the present one; every session and token ends."""
    row = connection.cursor(row_factory=dict_row).execute(
        "SELECT password_hash FROM access.accounts WHERE id = %s AND closed_at IS NULL", (account,)
    )
    found = row.fetchone()
    if not password_matches(found and found["password_hash"], present):
        raise AccountRefused("This is not your present password. Check it and try again.", "present")
    if new == present:
        raise AccountRefused("This is the password that you have. Choose another.", "password")
    set_password(connection, account, new)


def account_named(connection: Connection, email: str) -> UUID:
    """The open account of an address, or a refusal."""
    row = connection.cursor(row_factory=dict_row).execute(
        "SELECT id FROM access.accounts WHERE lower(email) = lower(%s) AND closed_at IS NULL", (email.strip(),)
    )
    found = row.fetchone()
    if found is None:
        raise AccountRefused(f"There is no open account for {email}.", "email")
    return found["id"]


def grants_of(connection: Connection, account: UUID) -> tuple[Grant, ...]:
    """The grants that hold today."""
    rows = connection.cursor(row_factory=dict_row).execute(
        f"SELECT g.id, g.role, g.authority, g.until FROM access.grants g WHERE g.account = %s AND {LIVE}"
        " ORDER BY g.authority NULLS FIRST, g.role",
        (account,),
    )
    return tuple(Grant(**row) for row in rows)


def all_accounts(connection: Connection) -> list[dict[str, Any]]:
    """Every account, open ones first, each with its live grants."""
    rows = connection.cursor(row_factory=dict_row).execute(
        "SELECT id, email, display_name AS name, added_at, closed_at FROM access.accounts"
        " ORDER BY closed_at IS NOT NULL, lower(display_name)"
    )
    return [row | {"grants": grants_of(connection, row["id"])} for row in rows.fetchall()]


def history_of(connection: Connection, account: UUID) -> list[dict[str, Any]]:
    """Every grant that an account ever had: by whom, when, and how it ended."""
    rows = connection.cursor(row_factory=dict_row).execute(
        f"SELECT g.id, g.role, g.authority, g.until, g.granted_at, giver.display_name AS granted_by, g.revoked_at,"
        f" taker.display_name AS revoked_by, {LIVE} AS live FROM access.grants g"
        " LEFT JOIN access.accounts giver ON giver.id = g.granted_by"
        " LEFT JOIN access.accounts taker ON taker.id = g.revoked_by"
        " WHERE g.account = %s ORDER BY g.granted_at DESC, g.id",
        (account,),
    )
    return rows.fetchall()


def ended_on(connection: Connection, account: UUID, authority: str) -> date | None:
    """The last day of somebody who had a role on an authority and has none now."""
    row = connection.cursor(row_factory=dict_row).execute(
        "SELECT max(LEAST(g.until, (g.revoked_at AT TIME ZONE 'Europe/London')::date)) AS day FROM access.grants g"
        " WHERE g.account = %s AND g.authority = %s",
        (account, authority),
    )
    found = row.fetchone()
    return found["day"] if found else None


def let_in(connection: Connection, authority: str) -> list[dict[str, Any]]:
    """Every inspector who was ever let in to an authority: until when, by whom, and how it ended; the latest first."""
    rows = connection.cursor(row_factory=dict_row).execute(
        f"SELECT g.id, g.account, a.display_name AS name, a.email, g.until, g.granted_at,"
        f" giver.display_name AS granted_by, g.revoked_at, taker.display_name AS revoked_by, {LIVE} AS live"
        " FROM access.grants g JOIN access.accounts a ON a.id = g.account"
        " LEFT JOIN access.accounts giver ON giver.id = g.granted_by"
        " LEFT JOIN access.accounts taker ON taker.id = g.revoked_by"
        " WHERE g.role = 'inspector' AND g.authority = %s ORDER BY g.granted_at DESC, g.id",
        (authority,),
    )
    return rows.fetchall()


def names_of(connection: Connection, actors: Iterable[UUID]) -> dict[UUID, str]:
    """Display names for the actors of entries; an actor without an account is left out."""
    rows = connection.cursor(row_factory=dict_row).execute(
        "SELECT id, display_name FROM access.accounts WHERE id = ANY(%s)", (list(actors),)
    )
    return {COMMAND_LINE: "the command line"} | {row["id"]: row["display_name"] for row in rows}


def today(connection: Connection) -> date:
    """The day it is in London, by the database's clock, which also decides whether a grant has ended."""
    row = connection.cursor(row_factory=dict_row).execute(f"SELECT {TODAY} AS today").fetchone()
    return row["today"] if row else datetime.now().date()
