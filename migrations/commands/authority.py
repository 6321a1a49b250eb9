"""`throughline authority`: the youth justice services of this instance."""

from __future__ import annotations

import click

from migrations.commands.refusing import refusals_as_sentences
from migrations.database import Database
from migrations.joining import Service, join, known
from migrations.runner import migrate


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
    """The slugs of all authorities."""
    with Database.find() as database:
        migrate(database)
        for slug in known(database):
            click.echo(slug)
