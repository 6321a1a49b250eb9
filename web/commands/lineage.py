"""`throughline lineage`: actions through plan years, for people or as JSON for programs."""

from __future__ import annotations

import json
from typing import Any

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from projections.asked import Asked
from projections.called import later, plan_name, times
from projections.finding import find_action
from projections.lineage.answer import lineage_answer
from projections.reading import Reader
from web.commands.asking import format_option, two_dates
from web.commands.opening import opened, refusals_told


@click.command("lineage")
@click.argument("slug")
@click.argument("action", required=False)
@click.option("--plan", metavar="TITLE|ID", help="The plan that the action is in, where several use the reference.")
@click.option("--period", help="Of this period, where several plans have the title.")
@two_dates
@format_option("table", "json")
@refusals_told
def lineage_(
    slug: str,
    action: str | None,
    plan: str | None,
    period: str | None,
    as_at: str | None,
    known_on: str | None,
    fashion: str,
) -> None:
    """Show how actions went on from plan to plan, how often and how far they slipped; or only ACTION's line."""
    asked = Asked.of(as_at, known_on)
    with opened(slug) as found:
        wanted = find_action(found.reader, action, plan, period) if action else None
        told = lineage_answer(found.reader, asked, wanted)
        if fashion == "json":
            click.echo(json.dumps(told, ensure_ascii=False))
        else:
            show(found.reader, told, asked)


def show(reader: Reader, told: dict[str, Any], asked: Asked) -> None:
    console = Console()
    plans = {str(each["id"]): plan_name(each) for each in reader.plans(asked)}
    console.print(f"Lineage, {asked.in_words()}", style="bold", markup=False)
    table = Table("Plan", "Ref", "Action", "Carried", "Slipped here", "In all", show_lines=False)
    for thread in told["threads"]:
        for one in thread["stations"]:
            carried = times(one["times_carried"]) if one["times_carried"] else "–"
            slips = (later(one[name]) if one[name] else "–" for name in ("slipped", "days_slipped_in_all"))
            table.add_row(*map(escape, (plans[one["plan"]], one["ref"] or "–", one["title"], carried, *slips)))
        table.add_section()
    console.print(table if told["threads"] else "Nothing went on from one plan into another.")
    for name, heading in (("carried_more_than_once", "Carried more than once"), ("quietly_gone", "Quietly gone")):
        for each in told[name]:
            where = f"{each['ref'] or ''} {each['title']} ({plans[each['plan']]})".strip()
            console.print(f"{heading}: {where}", markup=False)
