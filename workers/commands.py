"""Commands for documents: `throughline read` shows what a plan says, `throughline import` records it.

Exit codes: 0 done, 1 refused (with the reason), 2 used wrongly.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import click
import psycopg
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from domain import period as periods
from domain.plan import KINDS
from domain.refusals import Refusal, UnknownAuthority
from domain.registry import Registry
from migrations.commands.refusing import refusals_as_sentences
from migrations.database import PROJECTOR, Database
from migrations.joining import known
from migrations.runner import migrate
from projections.catching_up import catch_up
from projections.documents.store import Documents
from projections.reading import Reader
from workers import importing, telling
from workers.reading import confined
from workers.reading.progress import Listener

told = Console(stderr=True)
DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("file", type=click.Path())
@click.option("--format", "fashion", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
def read(file: str, fashion: str) -> None:
    """Show what a plan document says, and what is doubtful in it. Stores nothing."""
    with refusals_told():
        reading = confined.read(file)
        if fashion == "jsonl":
            for line in reading.lines:
                click.echo(json.dumps(line, ensure_ascii=False))
        elif reading.actions:
            telling.shown(reading)
        if not reading.actions:
            raise confined.not_a_plan(reading)


@click.command("import")
@click.argument("file", type=click.Path())
@click.option("--authority", "slug", required=True, metavar="SLUG", help="Whose plan it is.")
@click.option("--plan", "title", required=True, metavar="TITLE", help="Opened if there is none of this title.")
@click.option("--period", required=True, help='The plan year, "2022-23", or two dates with a slash between.')
@click.option("--kind", type=click.Choice(list(KINDS)), default="delivery_plan", show_default=True)
@click.option(
    "--effective-on",
    type=DAY,
    metavar="DATE",
    help="The day from which a new plan and its actions count; the first day of its period if not given.",
)
@click.option("--as-at", type=DAY, metavar="DATE", help="The day of which it speaks; its own if not given.")
@click.option(
    "--into",
    multiple=True,
    metavar="YEAR=TITLE",
    help="Which plan its decisions mean by a year, such as 2026-27=“Delivery plan”; opened if there is none.",
)
@click.option(
    "--rating",
    "ratings",
    multiple=True,
    metavar="WORD=RATING",
    help="What a word or colour of the document is in your RAG scheme, such as Amber=“At risk”; “completed” where "
    "those actions are completed; nothing after = to leave it out.",
)
@click.option(
    "--accept",
    type=click.Choice(["all", "clear"]),
    default="all",
    show_default=True,
    help="Whether to record what is doubtful, too.",
)
@click.option("--dry-run", is_flag=True, help="Only show what would be recorded.")
@click.option("--even-so", is_flag=True, help="Record it even if the document looks hardly like a plan.")
@refusals_as_sentences
def import_(
    file: str, slug: str, title: str, period: str, kind: str, effective_on: datetime | None, as_at: datetime | None,
    into: tuple[str, ...], ratings: tuple[str, ...], accept: importing.How, dry_run: bool, even_so: bool,
) -> None:  # fmt: skip
    """Record all that a plan document says, in one piece; importing it again records nothing but what was left out.

    A later version of a plan that is there already is compared with it: only what changed is recorded. What was
    recorded before a later version is not recorded again: that would undo the later one.
    """
    within = _period(period)
    wanted = importing.Wanted(
        title.strip(), kind, period.strip(), _day(effective_on), _day(as_at), _years(into), accept, _ratings(ratings)
    )
    with refusals_told():
        with _progress() as progress:
            reading = confined.read_plan(file, within, even_so, _bar(progress, "Reading the document"))
        with _opened(slug) as (rows, reader, registry):
            outcome = importing.outcome(rows, reader, registry, reading, Path(file).read_bytes(), wanted, dry_run)
    telling.told(outcome, reading, wanted)


@contextmanager
def refusals_told() -> Iterator[None]:
    """A refusal is told in its own sentence and ends the command with exit code 1."""
    try:
        yield
    except Refusal as refusal:
        told.print(str(refusal), style="red", markup=False, highlight=False, soft_wrap=True)
        raise SystemExit(1) from None


@contextmanager
def _opened(slug: str) -> Iterator[tuple[Documents, Reader, Registry]]:
    """An authority's documents, views and registry; of its rows nothing stays unless all went well."""
    with Database.find() as database:
        migrate(database)
        slugs = known(database)
        if slug not in slugs:
            names = ", ".join(slugs) or "none yet"
            raise UnknownAuthority(f"There is no authority “{slug}” in this registry. There are: {names}.")
        with psycopg.connect(database.conninfo(PROJECTOR), autocommit=True) as projector:
            catch_up(projector, slug)
        with (
            psycopg.connect(database.conninfo(slug)) as connection,
            Registry(database.environment(slug)) as registry,
        ):
            yield Documents(connection, slug), Reader(connection, slug), registry


def _period(text: str, option: str = "--period") -> periods.Period:
    try:
        return periods.read(text)
    except ValueError as unclear:
        raise click.BadParameter(str(unclear), param_hint=option) from None


def _day(given: datetime | None) -> date | None:
    return given.date() if given else None


def _years(given: tuple[str, ...]) -> dict[str, str]:
    """What --into says: a year and the title of the plan that it means."""
    pairs = [each.partition("=") for each in given]
    for year, equals, title in pairs:
        if not (equals and title.strip()):
            raise click.BadParameter("Write it as YEAR=TITLE, such as 2026-27=Delivery plan.", param_hint="--into")
        _period(year, "--into")
    return {year.strip(): title.strip() for year, _, title in pairs}


def _ratings(given: tuple[str, ...]) -> dict[str, str]:
    """What --rating says: a word of the document, and what it is here."""
    pairs = [each.partition("=") for each in given]
    if any(not (equals and word.strip()) for word, equals, _ in pairs):
        raise click.BadParameter("Write it as WORD=RATING, such as Amber=At risk.", param_hint="--rating")
    return {word.strip(): label.strip() for word, _, label in pairs}


def _progress() -> Progress:
    columns = (SpinnerColumn(finished_text="✓"), TextColumn("{task.description}"), TimeElapsedColumn())
    return Progress(*columns, console=told, transient=True, disable=not told.is_terminal)


def _bar(progress: Progress, description: str) -> Listener:
    """Shows how far the reading has come."""
    task = progress.add_task(description, total=None)

    def show(done: int, total: int, unit: str) -> None:
        named = f"{description}: {unit} {done} of {total}" if total else description
        progress.update(task, description=named, completed=done, total=total or None)

    return show
