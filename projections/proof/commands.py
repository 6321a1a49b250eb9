"""`throughline seal`: sign how far the logs have come, and look whether anything that was sealed was changed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click
import psycopg

from migrations.database import SEALER, Database, home
from migrations.runner import authorities, migrate
from projections.commands import in_sentences
from projections.proof.keys import NoKey, SigningKey
from projections.proof.sealed import Checkpoint
from projections.proof.sealing import Contradiction, begin_anew
from projections.proof.sealing import looked_into as end_alarms
from projections.proof.sealing import seal as seal_one


@click.command()
@click.argument("slug", required=False)
@click.option("--whole", is_flag=True, help="Hash every entry anew and compare it with what was sealed.")
@click.option("--restored", is_flag=True, help="A backup was restored and entries were lost: begin a new epoch.")
@click.option("--looked-into", is_flag=True, help="What raised the alarms is found out and put right: end them.")
@click.option("--key", "show_key", is_flag=True, help="Print the public key by which checkpoints are verified.")
@in_sentences
def seal(slug: str | None, whole: bool, restored: bool, looked_into: bool, show_key: bool) -> None:
    """Seal the log of SLUG, or of all authorities. Exit code 1 if a log contradicts what was sealed of it."""
    if restored and not slug:
        raise click.UsageError("--restored begins a new epoch of one log: name its authority.")
    if looked_into and not slug:
        raise click.UsageError("--looked-into ends the alarms of one log: name its authority.")
    key = signing_key()
    if show_key:
        click.echo(key.verifier())
        return
    wrong = False
    with sealer() as connection:
        known = authorities(connection)
        if slug and slug not in known:
            names = ", ".join(known) or "none yet"
            raise click.ClickException(f"There is no authority “{slug}” in this registry. There are: {names}.")
        for each in [slug] if slug else known:
            try:
                checkpoint = seal_as_told(connection, each, key, whole, restored, looked_into)
            except Contradiction as contradiction:
                click.secho(str(contradiction), fg="red", err=True)
                wrong = True
            else:
                click.echo(f"{each}: {outcome(checkpoint, whole or looked_into)}")
    sys.exit(1 if wrong else 0)


def seal_as_told(
    connection: psycopg.Connection[Any], slug: str, key: SigningKey, whole: bool, restored: bool, looked_into: bool
) -> Checkpoint | None:
    if restored:
        return begin_anew(connection, slug, key)
    return end_alarms(connection, slug, key) if looked_into else seal_one(connection, slug, key, whole)


@contextmanager
def sealer() -> Iterator[psycopg.Connection[Any]]:
    with Database.find() as database:
        migrate(database)
        with psycopg.connect(database.conninfo(SEALER), autocommit=True) as connection:
            yield connection


def outcome(checkpoint: Checkpoint | None, whole: bool) -> str:
    if checkpoint:
        entries = checkpoint.size - 1  # the first leaf says which epoch it is
        return f"{entries:,} {'entry is' if entries == 1 else 'entries are'} sealed, in epoch {checkpoint.epoch}."
    return "nothing new" + (", and everything is as it was sealed." if whole else ".")


def signing_key() -> SigningKey:
    try:
        return SigningKey.find(home())
    except NoKey as reason:
        raise click.ClickException(str(reason)) from None
