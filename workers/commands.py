"""Commands for documents: `throughline read` shows what a plan says, `throughline import` records it.

Exit codes: 0 done, 1 refused (with the reason), 2 used wrongly.
"""

import json
from collections.abc import Iterator, Sized
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from domain import period as periods
from domain.fact import LONDON
from domain.plan import KINDS
from domain.refusals import Refusal, UnknownAuthority, in_words
from domain.registry import Registry
from migrations.commands.refusing import refusals_as_sentences
from migrations.database import Database
from migrations.joining import COMMAND_LINE, known
from workers import importing
from workers.reading import confined
from workers.reading.reading import Reading

told = Console(stderr=True)


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
            _show(reading)
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
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day from which what the document says was true; today if not given.",
)
@click.option("--even-so", is_flag=True, help="Record it even if the document looks hardly like a plan.")
@refusals_as_sentences
def import_(
    file: str, slug: str, title: str, period: str, kind: str, effective_on: datetime | None, even_so: bool
) -> None:
    """Record all that a plan document says, in one piece; importing it again records nothing."""
    within = _period(period)
    with refusals_told(), _progress() as progress:
        reading = _step(progress, "Reading the document", lambda: confined.read_plan(file, within, even_so))
        plan = importing.as_plan(reading, title.strip(), kind, period)
        with _registry(slug) as registry:
            day = effective_on.date() if effective_on else None
            receipt = _step(
                progress,
                f"Recording {_count(plan.actions, 'action')}",
                lambda: importing.record(registry, reading, plan, COMMAND_LINE, day),
            )
    if receipt is None:
        click.echo(f"This document was imported into “{plan.title}” before. Nothing was recorded.")
        return
    _show_doubts(reading)
    click.echo(
        f"Recorded {_count(plan.actions, 'action')} under {_count(plan.objectives, 'objective')} "
        f"in “{plan.title}” ({plan.period}): {len(receipt.event_ids)} entries, up to position {receipt.position}."
    )
    _show_leftovers(reading)
    if effective_on is None:
        _notice_past(within)


@contextmanager
def refusals_told() -> Iterator[None]:
    """A refusal is told in its own sentence and ends the command with exit code 1."""
    try:
        yield
    except Refusal as refusal:
        told.print(str(refusal), style="red", markup=False, highlight=False, soft_wrap=True)
        raise SystemExit(1) from None


@contextmanager
def _registry(slug: str) -> Iterator[Registry]:
    with Database.find() as database:
        slugs = known(database)
        if slug not in slugs:
            names = ", ".join(slugs) or "none yet"
            raise UnknownAuthority(f"There is no authority “{slug}” in this registry. There are: {names}.")
        with Registry(database.environment(slug)) as registry:
            yield registry


def _period(text: str) -> periods.Period:
    try:
        return periods.read(text)
    except ValueError as unclear:
        raise click.BadParameter(str(unclear), param_hint="--period") from None


def _progress() -> Progress:
    columns = (SpinnerColumn(finished_text="✓"), TextColumn("{task.description}"), TimeElapsedColumn())
    return Progress(*columns, console=told, transient=True, disable=not told.is_terminal)


def _notice_past(within: periods.Period) -> None:
    """A plan of an earlier year recorded as of today reads as if nothing had been true before."""
    today = datetime.now(LONDON).date()
    if within.ends_on < today:
        notice = (
            f"All these entries are effective today, {in_words(today)}, although the period ended on "
            f"{in_words(within.ends_on)}. To record a plan as of its own day, give the day when you import it, "
            f"such as --effective-on {within.starts_on}."
        )
        told.print(notice, style="yellow", markup=False, highlight=False, soft_wrap=True)


def _step(progress: Progress, description: str, work: Any) -> Any:
    task = progress.add_task(description, total=1)
    result = work()
    progress.advance(task)
    return result


def _show(reading: Reading) -> None:
    table = Table("Ref", "Action", "Leads", "Due", "Sure", "To look at", show_lines=True)
    for action in reading.actions:
        leads = ", ".join(lead["name"] or lead["text"] for lead in action["leads"])
        table.add_row(
            escape(action["ref"] or "–"),
            escape(action["title"]),
            escape(leads),
            escape(_due(action["due"])),
            f"{action['confidence']:.0%}",
            escape("; ".join(action["doubts"])),
        )
    Console().print(table)
    click.echo(f"{_count(reading.actions, 'action')}.")
    _show_leftovers(reading)


def _due(due: dict[str, Any] | None) -> str:
    if due is None:
        return ""
    return f"{due['text']} ({due['on'] or due['kind']})"


def _count(things: Sized, noun: str) -> str:
    return f"{len(things)} {noun}" + ("" if len(things) == 1 else "s")


def _show_doubts(reading: Reading) -> None:
    doubtful = [action for action in reading.actions if action["doubts"]]
    if doubtful:
        click.echo(f"To look at, in {_count(doubtful, 'action')}:")
    for action in doubtful:
        name = action["ref"] or f"“{' '.join(action['title'].split()[:6])} …”"
        click.echo(f"  {name} ({action['source']['locator']}): {'; '.join(action['doubts'])}")


def _show_leftovers(reading: Reading) -> None:
    """How much of the document no action holds, and why; the words themselves only with --format jsonl."""
    summary = reading.summary
    reasons: dict[str, int] = {}
    for leftover in reading.leftovers:
        reasons[leftover["reason"]] = reasons.get(leftover["reason"], 0) + 1
    named = ", ".join(f"{count} {reason.replace('_', ' ')}" for reason, count in sorted(reasons.items()))
    click.echo(
        f"Of {summary['words']:,} words {summary['words_in_proposals']:,} are in actions, "
        f"{summary['words_in_leftovers']:,} are not: {named or 'nothing'}."
    )
