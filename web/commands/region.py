"""`throughline region`: themes across the services for two dates, as a table for people or as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click
import psycopg
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from domain.theme import THEMES
from migrations.database import PROJECTOR, REGION, Database
from migrations.runner import authorities, migrate
from projections.asked import Asked
from projections.catching_up import catch_up
from projections.region.answers import matrix_answer, theme_answer
from projections.region.covering import LACKS
from projections.region.matrix import WAYS
from projections.region.reading import RegionReader
from web.commands.asking import format_option, two_dates
from web.commands.opening import refusals_told


@click.command("region")
@click.option("--theme", type=click.Choice(list(THEMES), case_sensitive=False), help="This theme, with its actions.")
@click.option("--by", type=click.Choice(WAYS), default=WAYS[0], show_default=True, help="By every theme, or the first.")
@click.option("--least", type=click.IntRange(0, 100), default=0, help="Hide smaller numbers.")
@two_dates
@format_option("table", "json")
@refusals_told
def region_(theme: str | None, by: str, least: int, as_at: str | None, known_on: str | None, fashion: str) -> None:
    """Show what services share: open actions by theme, or one theme."""
    asked = Asked.of(as_at, known_on)
    with reading() as conn:
        reader = RegionReader(conn, asked)
        answer = theme_answer(reader, theme) if theme else matrix_answer(reader, by, least)
    if fashion == "json":
        click.echo(json.dumps(answer, ensure_ascii=False))
    else:
        console = Console()
        console.print(f"The region, {asked.in_words()}", style="bold", markup=False)
        console.print(of_theme(answer) if theme else of_matrix(answer))


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
    for row in answer["themes"]:
        table.add_row(row["code"], row["name"], *map(in_short, [*row["cells"], row["all"]]))
    whole = answer["each_action_once"]
    table.add_section()
    table.add_row("", "Each action once", *map(in_short, [*whole["cells"], whole["all"]]), style="bold")
    table.caption = f"Open actions; + and − since {answer['since']}"
    if answer["partly_shared"]:
        withhold = ", ".join(names[slug] for slug in answer["partly_shared"])
        table.caption += f". Some plans are not shared: {withhold}"
    return table


def in_short(cell: dict[str, Any]) -> str:
    """12 (+2), 3 overdue; 4 (between plans); not shared"""
    if cell["open"] is None and cell["lacks"]:
        return LACKS[cell["lacks"]]
    if cell["open"] is None:
        return f"{cell['at_least']} or more" if cell["at_least"] else "hidden"
    unlike = cell["change"] is None and cell["lacks"]
    change = f" ({cell['change']:+})".replace("-", "−") if cell["change"] else f" ({LACKS[unlike]})" if unlike else ""
    overdue = f", {cell['overdue']} overdue" if cell["overdue"] else ""
    return f"{cell['open']}{change}{overdue}" if cell["open"] or change else ""


def of_theme(answer: dict[str, Any]) -> Table:
    table = Table("Service", "Ref", "Action", "Due", "Stands", "Status", title=answer["name"], show_lines=True)
    for action in answer["actions"]:
        table.add_row(
            escape(action["service"]), escape(action["ref"] or "–"), escape(action["title"]),
            escape(action["due"]["text"] if action["due"] else ""), (action["common"] or "").replace("_", " "),
            action["status"].replace("_", " "),
        )  # fmt: skip
    return table
