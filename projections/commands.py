"""`throughline projector`, `rebuild` and `check`: the views kept up to date, made anew, and compared with the log."""

from __future__ import annotations

import gc
import logging
import signal
import sys
import threading
from collections.abc import Callable
from functools import wraps
from typing import Any

import click
import psycopg

from migrations import logs
from migrations.database import PROJECTOR, Database, NoDatabase
from migrations.embedded import CannotStart
from migrations.sign_of_life import SignOfLife
from projections import check as checking
from projections import rebuild as rebuilding
from projections.catalogue import VIEWS
from projections.projector import Projector, authorities

log = logging.getLogger("throughline.projector")

GARBAGE = 100_000
"""Facts and states hold no circles: looking for some after every 700 objects takes a third of the time of reading."""


def in_sentences(command: Callable[..., None]) -> Callable[..., None]:
    """A database that does not answer is said in a sentence, with exit code 1."""

    @wraps(command)
    def told(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
        except (NoDatabase, CannotStart) as refusal:
            raise click.ClickException(str(refusal)) from refusal
        except psycopg.OperationalError as error:
            raise click.ClickException(f"The database does not answer: {error}") from error

    return told


@click.command()
@in_sentences
def projector() -> None:
    """Keep the views of all authorities up to date, until stopped. One for an instance."""
    logs.configure()
    log.setLevel(logging.INFO)
    stop, alive = threading.Event(), SignOfLife("projector")

    def stopping() -> bool:
        alive.show()
        return stop.is_set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    gc.set_threshold(GARBAGE)
    with Database.find() as database:
        try:
            Projector(database.conninfo(PROJECTOR), stopping).run()
        except psycopg.OperationalError as error:
            log.error("the projector stops: the database does not answer: %s", str(error).strip())
            sys.exit(1)
        except Exception as error:
            log.error("the projector stops: %s", error, exc_info=error)
            sys.exit(1)


@click.command()
@click.argument("slug", required=False)
@click.option("--view", type=click.Choice(VIEWS), help="Only this view; otherwise all of them.")
@in_sentences
def rebuild(slug: str | None, view: str | None) -> None:
    """Make the views anew from the log, of all authorities or of SLUG. Pages go on meanwhile."""
    gc.set_threshold(GARBAGE)
    with Database.find() as database:
        for done in rebuilding.rebuild_all(database, asked_for(database, slug), view):
            click.echo(f"{done.slug}: {view or 'views'} made anew from {done.facts:,} entries")
            for difference in done.differences:
                click.echo(f"  differed: {shortened(difference)}")


@click.command()
@click.argument("slug", required=False)
@in_sentences
def check(slug: str | None) -> None:
    """Compare every view with the log, of all authorities or of SLUG. Exit code 1 if anything differs."""
    differing = 0
    with Database.find() as database:
        for each in asked_for(database, slug):
            found = 0
            with psycopg.connect(database.conninfo(PROJECTOR)) as conn:
                for difference in checking.check(conn, each):
                    click.echo(shortened(difference))
                    found += 1
            click.echo(f"{each}: {found:,} differences" if found else f"{each}: every view says what the log says")
            differing += found
    sys.exit(1 if differing else 0)


def asked_for(database: Database, slug: str | None) -> list[str]:
    with psycopg.connect(database.conninfo(PROJECTOR)) as conn:
        known = authorities(conn)
    if slug is not None and slug not in known:
        raise click.ClickException(f"There is no authority “{slug}” in this registry.")
    return known if slug is None else [slug]


def shortened(text: str, most: int = 400) -> str:
    return text if len(text) <= most else text[:most] + " …"
