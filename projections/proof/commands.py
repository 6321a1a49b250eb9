"""`throughline seal`: sign how far the logs have come, and look whether anything that was sealed was changed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

import click
import psycopg

from migrations.database import SEALER, Database, home
from migrations.runner import authorities, migrate
from projections.commands import in_sentences
from projections.proof.asking import WitnessRefuses, hear, witnesses
from projections.proof.keys import NoKey, SigningKey
from projections.proof.restoring import Lost, NotOfThisLog, lost
from projections.proof.sealed import Checkpoint, Sealed
from projections.proof.sealing import SAID, Contradiction, begin_anew, unresolved
from projections.proof.sealing import looked_into as end_alarms
from projections.proof.sealing import seal as seal_one


@click.command()
@click.argument("slug", required=False)
@click.option("--whole", is_flag=True, help="Hash every entry anew and compare it with what was sealed.")
@click.option("--restored", is_flag=True, help="A backup was restored and entries were lost: begin a new epoch.")
@click.option("--checkpoint", "kept", type=click.File(), help="With --restored: one that somebody kept from before it.")
@click.option("--even-so", is_flag=True, help="With --restored: begin a new epoch though nothing contradicts.")
@click.option("--looked-into", is_flag=True, help="What raised the alarms is found out and put right: end them.")
@click.option("--key", "show_key", is_flag=True, help="Print the public key by which checkpoints are verified.")
@in_sentences
def seal(
    slug: str | None,
    whole: bool,
    restored: bool,
    kept: TextIO | None,
    even_so: bool,
    looked_into: bool,
    show_key: bool,
) -> None:
    """Seal the log of SLUG, or of all authorities. Exit code 1 if a log contradicts what was sealed of it, or what a
    witness saw of it, and as long as an alarm stands."""
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
                if restored:
                    click.echo(f"{each}: {begun_anew(connection, each, key, kept.read() if kept else None, even_so)}")
                else:
                    checkpoint = seal_as_told(connection, each, key, whole, looked_into)
                    refuse_alarms(connection, each)
                    click.echo(f"{each}: {outcome(checkpoint, whole or looked_into)}")
            except Contradiction as contradiction:
                click.secho(str(contradiction), fg="red", err=True)
                wrong = True
            except WitnessRefuses as refusal:
                click.secho(f"{each}: {refusal} {UNTIL}", fg="red", err=True)
                wrong = True
    sys.exit(1 if wrong else 0)


def seal_as_told(
    connection: psycopg.Connection[Any], slug: str, key: SigningKey, whole: bool, looked_into: bool
) -> Checkpoint | None:
    if looked_into:
        return end_alarms(connection, slug, key, witnesses())
    checkpoint = seal_one(connection, slug, key, whole)
    if whole:
        hear(Sealed(connection, slug), witnesses())
    return checkpoint


def refuse_alarms(connection: psycopg.Connection[Any], slug: str) -> None:
    """All may be well here by now: as long as nobody has looked into an alarm, it is not well."""
    if standing := unresolved(connection, slug):
        said = "; ".join(SAID.get(each, each.replace("_", " ")) for each in standing)
        raise WitnessRefuses(f"An alarm stands: {said}.")


def begun_anew(connection: psycopg.Connection[Any], slug: str, key: SigningKey, kept: str | None, even_so: bool) -> str:
    try:
        gone = lost(connection, slug, key, witnesses(), kept)
    except NotOfThisLog as reason:
        raise click.ClickException(str(reason)) from None
    if gone is None and not even_so:
        raise click.ClickException(NOTHING_LOST)
    return f"{outcome(begin_anew(connection, slug, key), False)} {loss(gone)}"


def loss(gone: Lost | None) -> str:
    if gone is None:
        return "Nothing says that entries were lost."
    entries = "1 entry that was" if gone.entries == 1 else f"{gone.entries:,} entries that were"
    said = f"{entries} sealed before {'is' if gone.entries == 1 else 'are'} not there any more."
    return said if gone.like_a_restore else f"{said} {NO_RESTORE}"


NOTHING_LOST = (
    "Nothing contradicts what was sealed, so nothing was lost that is known of, and no new epoch begins. If a backup"
    " was restored, give a checkpoint that somebody kept from before: --checkpoint FILE. If nobody kept one: --even-so."
)
NO_RESTORE = (
    "Later ones are: no backup that is restored leaves that, somebody changed history. Every evidence pack will say so."
)
UNTIL = (
    "Find out why before you rely on this log. Once it is put right: --looked-into; if a backup was restored:"
    " --restored."
)


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
