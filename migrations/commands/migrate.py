"""`throughline migrate`: brings the database up to date."""

from __future__ import annotations

import click

from migrations.commands.refusing import refusals_as_sentences
from migrations.database import Database
from migrations.runner import Step
from migrations.runner import migrate as bring_up_to_date


@click.command()
@refusals_as_sentences
def migrate() -> None:
    """Bring the database up to date: roles, schemas, tables. Runs what has not run yet."""
    ran: list[Step] = []
    with Database.find() as database:
        bring_up_to_date(database, ran.append)
    for step in ran:
        click.echo(f"{step.schema}: {step.file.stem}")
    click.echo("The database is up to date.")
