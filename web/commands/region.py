"""`throughline region`: themes across the services for two dates, as a table for people or as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import click
import psycopg
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from domain.action_state import DISPOSITIONS
from domain.refusals import in_words
from domain.theme import THEMES
from migrations.database import PROJECTOR, REGION, Database
from migrations.runner import authorities, migrate
from projections.asked import Asked
from projections.called import STATUSES, hidden
from projections.catching_up import catch_up
from projections.region.answers import matrix_answer, theme_answer
from projections.region.covering import LACKS
from projections.region.matrix import WAYS
from projections.region.overview import NOT_RATED
from projections.region.reading import RegionReader
from projections.region.suppressing import RULE, fits
from web.commands.asking import format_option, two_dates
from web.commands.opening import refusals_told
from web.region.scale import STEPS


@click.command("region")
@click.option("--theme", type=click.Choice(list(THEMES), case_sensitive=False), help="This theme, with its actions.")
@click.option("--by", type=click.Choice(WAYS), default=WAYS[0], show_default=True, help="By every theme, or the first.")
@click.option("--least", type=int, default=0, help="Hide smaller numbers (3 to 100).")
@two_dates
@format_option("table", "json")
@refusals_told
def region_(theme: str | None, by: str, least: int, as_at: str | None, known_on: str | None, fashion: str) -> None:
    """Show what services share: open actions by theme, or one theme."""
    if not fits(least):
        raise click.BadParameter(RULE, param_hint="--least")
    if theme and least:
        raise click.UsageError("A theme is told with its actions, so nothing can be hidden there: leave --least out.")
    asked = Asked.of(as_at, known_on)
    with reading() as conn:
        reader = RegionReader(conn, asked)
        answer = theme_answer(reader, theme) if theme else matrix_answer(reader, by, least)
    if fashion == "json":
        click.echo(json.dumps(answer, ensure_ascii=False))
    else:
        console = Console()
        console.print(f"The region, {asked.in_words()}", style="bold", markup=False)
        for table in of_theme(answer) if theme else [of_matrix(answer)]:
            console.print(table)


@contextmanager
def reading() -> Iterator[psycopg.Connection[Any]]:
    """As the role that sees only what is shared; all services' views have caught up with their logs."""
    with Database.find() as database:
        migrate(database)
        with psycopg.connect(database.conninfo(PROJECTOR), autocommit=True) as projector:
            for slug in authorities(projector):
                catch_up(projector, slug)
        with psycopg.connect(database.conninfo(REGION), autocommit=True) as conn:
            yield conn


def of_matrix(answer: dict[str, Any]) -> Table:
    names = {each["slug"]: each["name"] for each in answer["services"]}
    columns = [cell["authority"] for cell in answer["each_action_once"]["cells"]]
    table = Table("", "Theme", *(escape(names[slug]) for slug in columns), "All services")
    least = answer["least"]
    for row in answer["themes"]:
        cells = [in_short(cell, least, alone=True) for cell in row["cells"]]
        table.add_row(row["code"], row["name"], *cells, in_short(row["all"], least))
    whole = answer["each_action_once"]
    table.add_section()
    cells = [in_short(cell, least) for cell in (*whole["cells"], whole["all"])]
    table.add_row("", "Each action once", *cells, style="bold")
    table.caption = f"Open actions; + and − since {answer['since']}"
    if answer["partly_shared"]:
        withhold = ", ".join(names[slug] for slug in answer["partly_shared"])
        table.caption += f". Some plans are not shared: {withhold}"
    return table


def in_short(cell: dict[str, Any], least: int, alone: bool = False) -> str:
    """12 (+2), 3 overdue; 4 (between plans); not shared; 1 to 4"""
    if cell["open"] is None and cell["lacks"]:
        return LACKS[cell["lacks"]]
    if cell["open"] is None:
        return hidden(cell["at_least"], least, alone)
    unlike = cell["change"] is None and cell["lacks"]
    change = f" ({cell['change']:+})".replace("-", "−") if cell["change"] else f" ({LACKS[unlike]})" if unlike else ""
    overdue = f", {cell['overdue']} overdue" if cell["overdue"] else ""
    return f"{cell['open']}{change}{overdue}" if cell["open"] or change else ""


def of_theme(answer: dict[str, Any]) -> Iterator[Table]:
    """Those that are open, and apart from them those that have left their plans."""
    for title, gone in ((f"{answer['name']}: open", False), (f"{answer['name']}: have left their plans", True)):
        found = [action for action in answer["actions"] if (action["status"] in DISPOSITIONS) == gone]
        if found or not gone:
            table = Table("Service", "Ref", "Action", "Due", "Stands", "Status", title=title, show_lines=True)
            for action in found:
                table.add_row(*map(escape, of_action(action)))
            yield table


def of_action(action: dict[str, Any]) -> list[str]:
    left = f" on {in_words(date.fromisoformat(action['left_on']))}" if action["left_on"] else ""
    due = action["due"]["text"] if action["due"] else ""
    stands = called(action["common"] or NOT_RATED)
    return [action["service"], action["ref"] or "–", action["title"], due, stands, STATUSES[action["status"]] + left]


def called(step: str) -> str:
    """A step of the common scale."""
    return next(name for each, (name, _) in STEPS.items() if each == step)
