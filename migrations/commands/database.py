"""`throughline database`: how to look into the database with psql."""

from __future__ import annotations

import click

from migrations.commands.refusing import refusals_as_sentences
from migrations.database import INSPECTOR, OWNER, SERVICE_ROLES, Database
from migrations.joining import known


@click.command()
@click.option(
    "--as", "role", default=INSPECTOR, show_default=True, metavar="ROLE", help="An authority or a service role."
)
@refusals_as_sentences
def database(role: str) -> None:
    """Print a connection string, for psql and other tools.

    The embedded database runs while something of Throughline does: keep `throughline up` running beside psql.
    """
    with Database.find() as found:
        roles = [*known(found), *SERVICE_ROLES, OWNER]
        if role not in roles:
            raise click.ClickException(f"There is no role {role}. There are: {', '.join(roles)}.")
        click.echo(found.conninfo(role))
