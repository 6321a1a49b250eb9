"""`throughline authority`: the youth justice services of this instance."""

from __future__ import annotations

import sys
from contextlib import suppress

import click
import psycopg
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from domain.refusals import UnknownAuthority
from migrations.commands.refusing import refusals_as_sentences
from migrations.database import PROJECTOR, Database
from migrations.joining import Service, join, known
from migrations.runner import migrate
from projections.asked import Asked
from projections.catching_up import catch_up
from projections.naming import plans_named
from projections.reading import Reader
from projections.recorded import UnknownFact
from projections.versions import ViewsDiffer


@click.group()
def authority() -> None:
    """The youth justice services of this instance."""


@authority.command()
@click.argument("slug")
@click.argument("name")
@click.option(
    "--plan-year-start", default="04-01", show_default=True, metavar="MM-DD", help="When its plan years begin."
)
@refusals_as_sentences
def add(slug: str, name: str, plan_year_start: str) -> None:
    """Let a service join: SLUG stands in addresses and commands (derby), NAME on pages."""
    service = Service(slug, name.strip(), plan_year_start)
    with Database.find() as database:
        migrate(database)
        join(database, service)
    click.echo(f"{service.name} has joined as {slug}.")


@authority.command("list")
@refusals_as_sentences
def list_() -> None:
    """Every service: its slug, its name, and how many plans it has."""
    table = Table("slug", "name", "plans", box=None, pad_edge=False, header_style="bold")
    with Database.find() as database:
        migrate(database)
        with psycopg.connect(database.conninfo(PROJECTOR), autocommit=True) as connection:
            for slug in known(database):
                with suppress(UnknownFact, ViewsDiffer):  # then what stands there is shown; `check` says more
                    catch_up(connection, slug)
                table.add_row(slug, *_name_and_plans(Reader(connection, slug)))
    # Into a file or another program, a line each, however long: only a terminal has an edge to break at.
    Console(width=None if sys.stdout.isatty() else 1_000).print(table)


def _name_and_plans(reader: Reader) -> tuple[str, str]:
    try:
        name = reader.authority(Asked.of())["name"]
    except UnknownAuthority:
        return "(its joining was cut short: add it again)", ""
    statuses = [plan["status"] for plan in plans_named(reader, Asked.of()).values()]
    ended = sum(status in ("closed", "combined") for status in statuses)
    counts = {"running": len(statuses) - ended, "ended": ended}
    return escape(name), ", ".join(f"{count} {what}" for what, count in counts.items() if count) or "none yet"
