"""`throughline pack` writes an evidence pack, `throughline verify` checks one as verify.py does."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import psycopg

from domain.refusals import Refusal
from migrations.commands.refusing import refusals_as_sentences
from migrations.database import Database, home
from migrations.joining import known
from migrations.runner import migrate
from projections.asked import Asked
from projections.finding import find_plan
from projections.proof.keys import NoKey, SigningKey
from projections.proof.sealing import Contradiction
from projections.reading import Reader
from workers.packs import making, verify
from workers.packs.asked_for import bring_up_to_date


@click.command()
@click.argument("slug")
@click.option("--plan", "named", metavar="TITLE|ID", help="Only this plan; the others stay hashes.")
@click.option("--period", help="Of this period, where several plans have the title.")
@click.option("--as-at", metavar="DATE", help="What was true on this day; default today.")
@click.option("--known-on", metavar="TIMESTAMP", help="As the registry had been told by then; default now.")
@click.option("--documents", is_flag=True, help="With the documents that entries were read from.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="pack.zip")
@refusals_as_sentences
def pack(
    slug: str,
    named: str | None,
    period: str | None,
    as_at: str | None,
    known_on: str | None,
    documents: bool,
    output: Path,
) -> None:
    """Write all that proves an authority's plans into one file that can be checked anywhere."""
    with Database.find() as database:
        migrate(database)
        if slug not in known(database):
            raise click.ClickException(f"There is no authority “{slug}” in this registry.")
        try:
            key, asked = SigningKey.find(home()), Asked.of(as_at, known_on)
            bring_up_to_date(database, slug, key)
            with psycopg.connect(database.conninfo(slug)) as connection:
                connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
                plan = find_plan(Reader(connection, slug), named, period) if named else None
                manifest = making.make(connection, slug, key, output, asked, plan, documents)
        except (Refusal, Contradiction, NoKey) as refusal:
            raise click.ClickException(str(refusal)) from None
    witnesses = len(manifest["keys"]) - 1
    click.echo(f"{output}: {witnesses} witness{'' if witnesses == 1 else 'es'}, signed with the key")
    click.echo(manifest["keys"][0])


@click.command("verify")
@click.argument("pack", type=click.Path(exists=True))
@click.option("--key", help="The registry's public key, as you got it from elsewhere.")
@click.option("--witness", "witnesses", multiple=True, help="A witness's public key, as you got it from elsewhere.")
@click.option("--checkpoint", "kept", multiple=True, type=click.Path(exists=True), help="A checkpoint that you kept.")
@click.option("--receipt", "receipts", multiple=True, type=click.Path(exists=True), help="A receipt that you kept.")
def verify_(
    pack: str, key: str | None, witnesses: tuple[str, ...], kept: tuple[str, ...], receipts: tuple[str, ...]
) -> None:
    """Check an evidence pack, or a receipt. Exit code 0 only if it is complete and as it was sealed.

    2 if what is given to check by is no key, checkpoint or receipt: then nothing is said about the pack.
    """
    found = verify.verify(pack, key, kept, receipts, witnesses)
    click.echo(verify.report(found))
    sys.exit(verify.exit_code(found))
