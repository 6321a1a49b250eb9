"""`throughline account`: who may sign in, and as what."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

import click
import psycopg
from rich.console import Console
from rich.table import Table

from migrations.commands.refusing import refusals_as_sentences
from migrations.database import ACCESS, Database
from migrations.runner import authorities, migrate
from web.access import accounts, sessions
from web.access.passwords import made_up_password
from web.access.refused import AccountRefused
from web.access.roles import ROLES

DAY = click.DateTime(["%Y-%m-%d"])
WIDE = 1_000
role_option = click.option("--role", type=click.Choice(list(ROLES)), help="What the account may do.")
authority_option = click.option("--authority", metavar="SLUG", help="Where; not for the roles of the whole region.")
until_option = click.option("--until", type=DAY, help="The last day of it, as in 2026-03-31.")


@click.group()
def account() -> None:
    """Who may sign in, and as what. Everything given and revoked stays on record."""


@account.command()
@click.argument("email")
@click.option("--name", required=True, help="As it stands beside what this person records.")
@role_option
@authority_option
@until_option
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input; otherwise one is made up.")
@refusals_as_sentences
def add(
    email: str, name: str, role: str | None, authority: str | None, until: datetime | None, password_stdin: bool
) -> None:
    """Add an account, and give it a role."""
    password = sys.stdin.readline().rstrip("\n") if password_stdin else made_up_password()
    with _accounts() as connection:
        new = accounts.add_account(connection, email, name, password)
        if role or authority or until:
            _grant(connection, new, role, authority, until)
    click.echo(f"{name} may sign in as {email}.")
    if not password_stdin:
        click.echo(f"Password, shown this once: {password}")


@account.command("list")
@refusals_as_sentences
def list_() -> None:
    """Every account, and what it may do today."""
    table = Table("email", "name", "roles", "since", box=None, pad_edge=False, header_style="bold")
    with _accounts() as connection:
        for person in accounts.all_accounts(connection):
            closed = f"closed on {person['closed_at']:%Y-%m-%d}" if person["closed_at"] else ""
            roles = closed or "\n".join(map(str, person["grants"])) or "none"
            table.add_row(person["email"], person["name"], roles, f"{person['added_at']:%Y-%m-%d}")
    # Into a file or another program, a line each, however long: only a terminal has an edge to break at.
    Console(width=None if sys.stdout.isatty() else WIDE).print(table)


@account.command()
@click.argument("email")
@role_option
@authority_option
@until_option
@refusals_as_sentences
def grant(email: str, role: str | None, authority: str | None, until: datetime | None) -> None:
    """Give an account one more role."""
    with _accounts() as connection:
        _grant(connection, accounts.account_named(connection, email), role, authority, until)
    click.echo(f"{email} has the role from now.")


@account.command()
@click.argument("email")
@role_option
@authority_option
@refusals_as_sentences
def revoke(email: str, role: str | None, authority: str | None) -> None:
    """Revoke roles; without --role and --authority, close the account. It holds from the next page."""
    with _accounts() as connection:
        person = accounts.account_named(connection, email)
        if not role and not authority:
            accounts.close_account(connection, person)
            click.echo(f"The account {email} is closed, and signed out everywhere.")
            return
        held = [g for g in accounts.grants_of(connection, person) if role in (None, g.role)]
        ending = [g for g in held if authority in (None, g.authority)]
        if not ending:
            raise AccountRefused(f"{email} does not have that role.")
        for each in {(g.role, g.authority): g for g in ending}.values():
            accounts.revoke(connection, each.id)
            click.echo(f"Revoked: {each}")


@account.command()
@click.argument("email")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input; otherwise one is made up.")
@refusals_as_sentences
def password(email: str, password_stdin: bool) -> None:
    """Set a new password; sessions and tokens of the account end."""
    new = sys.stdin.readline().rstrip("\n") if password_stdin else made_up_password()
    with _accounts() as connection:
        accounts.set_password(connection, accounts.account_named(connection, email), new)
    click.echo(f"{email} has a new password" + ("." if password_stdin else f", shown this once: {new}"))


@account.command()
@click.argument("email")
@until_option
@refusals_as_sentences
def token(email: str, until: datetime | None) -> None:
    """Make a token with which a program uses the API in this account's name."""
    with _accounts() as connection:
        made = sessions.make_token(connection, accounts.account_named(connection, email), _day(until))
    click.echo(made)


def _grant(connection: Any, person: Any, role: str | None, authority: str | None, until: datetime | None) -> None:
    if role is None:
        raise AccountRefused(f"Name the role with --role. The roles are: {', '.join(ROLES)}.")
    if authority and authority not in authorities(connection):
        raise AccountRefused(f"There is no authority “{authority}” here. See: throughline authority list")
    accounts.grant(connection, person, role, authority, _day(until))


def _day(given: datetime | None) -> date | None:
    return given.date() if given else None


@contextmanager
def _accounts() -> Iterator[Any]:
    """One transaction on the accounts; a refusal changes nothing and is told as a sentence."""
    with Database.find() as database:
        migrate(database)
        try:
            with psycopg.connect(database.conninfo(ACCESS)) as connection:
                yield connection
        except AccountRefused as refused:
            raise click.ClickException(str(refused)) from refused
