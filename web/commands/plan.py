"""`throughline plan`: an authority's plans for two dates, as a table for people or as JSON for programs."""

from __future__ import annotations

import json
from typing import Any

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from domain.plan import KINDS
from domain.refusals import in_words
from projections.answers import plans_answer
from projections.asked import Asked
from projections.called import STATUSES
from projections.finding import find_plan
from projections.reading import Reader
from web.commands.asking import format_option, two_dates
from web.commands.opening import opened, refusals_told

COLOURS = {"red": "red", "amber": "yellow", "green": "green", "blue": "blue", "grey": "bright_black"}


@click.command()
@click.argument("slug")
@click.option("--plan", "named", metavar="TITLE|ID", help="Only this plan.")
@click.option("--period", help="Of this period, where several plans have the title.")
@two_dates
@format_option("table", "json")
@refusals_told
def plan(
    slug: str, named: str | None, period: str | None, as_at: str | None, known_on: str | None, fashion: str
) -> None:
    """Show the plans of an authority, as at one day and as known on another."""
    asked = Asked.of(as_at, known_on)
    with opened(slug) as found:
        only = find_plan(found.reader, named, period) if named else None
        if fashion == "json":
            click.echo(json.dumps(plans_answer(found.reader, asked, only), ensure_ascii=False))
        else:
            show(found.reader, asked, found.reader.whole_plans(asked, only))


def show(reader: Reader, asked: Asked, plans: list[dict[str, Any]]) -> None:
    console = Console()
    console.print(f"{reader.authority(asked)['name']}, {asked.in_words()}", style="bold", markup=False)
    if not plans:
        console.print("No plan had been opened.")
    for each in plans:
        console.print()
        console.print(heading(each), markup=False, soft_wrap=True)
        if each["actions"]:
            console.print(as_table(each))


def heading(plan: dict[str, Any]) -> str:
    counts = plan["counts"]
    kind, status = KINDS.get(plan["kind"], plan["kind"]), plan["status"].replace("_", " ")
    said = f"{plan['title']} {plan['period']} ({kind}, {status})"
    actions = f"{counts['actions']} action{'' if counts['actions'] == 1 else 's'}"
    return f"{said}: {actions}, {counts['open']} open, {counts['overdue']} overdue"


def as_table(plan: dict[str, Any]) -> Table:
    table = Table("Ref", "Action", "Leads", "Due", "RAG", "Status", "Latest progress", show_lines=True)
    for action in plan["actions"]:
        latest = action["progress"][-1] if action["progress"] else None
        table.add_row(
            escape(action["ref"] or "–"),
            escape(action["title"]),
            escape(", ".join(lead["name"] or lead["text"] for lead in action["leads"])),
            escape(due_in_short(action)),
            rag_in_short(action["rag"]),
            STATUSES[action["status"]],
            escape(f"{in_words(latest['effective_on'])}: {latest['text']}") if latest else "",
        )
    return table


def due_in_short(action: dict[str, Any]) -> str:
    due = action["due"]
    if due is None:
        return ""
    was = f" (was {due['original_text']})" if due["revisions"] else ""
    late = f", {action['computed']['days_overdue']} days overdue" if action["computed"]["overdue"] else ""
    return f"{due['text']}{was}{late}"


def rag_in_short(rag: dict[str, Any] | None) -> str:
    return f"[{COLOURS[rag['colour']]}]●[/] {escape(rag['label'])}" if rag else ""
