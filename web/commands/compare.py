"""`throughline compare`: what became of every action between two points, each with two dates."""

from __future__ import annotations

import json
from dataclasses import replace

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from projections.asked import Asked
from projections.between.answer import compared_answer
from projections.between.comparing import Comparison, compare_points, point
from projections.between.counting import counts
from projections.finding import find_plan
from projections.likeness.adoptions import called
from web.between import GROUPS, group_of, in_numbers, plainly
from web.commands.asking import format_option
from web.commands.opening import opened, refusals_told
from web.commands.similar import region_of


@click.command()
@click.argument("slug")
@click.option(
    "--from", "first", metavar="AS_AT[,KNOWN_ON]", required=True, help="The first point; known now if left out."
)
@click.option("--to", "second", metavar="AS_AT[,KNOWN_ON]", default="", help="The second point; default now.")
@click.option("--plan", "named", metavar="TITLE|ID", help="Only this plan.")
@click.option("--period", help="Of this period, where several plans have the title.")
@format_option("table", "json")
@refusals_told
def compare(slug: str, first: str, second: str, named: str | None, period: str | None, fashion: str) -> None:
    """Show what changed between two points, and that nothing is left out."""
    before, after = point(first), point(second)
    with opened(slug) as found:
        only = find_plan(found.reader, named, period) if named else None
        compared = compare_points(found.reader, before, after, only)
        with region_of(found, Asked.of()) as region:
            compared = replace(compared, elsewhere=called(region, compared.adopted()))
        if fashion == "json":
            click.echo(json.dumps(compared_answer(found.reader, compared), ensure_ascii=False))
        else:
            show(compared, Console())


def show(found: Comparison, console: Console) -> None:
    console.print(f"From {found.before.in_words()} to {found.after.in_words()}", style="bold", markup=False)
    numbers = in_numbers(counts(found.compared.plans, found.compared.actions))
    console.print(", ".join(f"{number} {words}" for number, words in numbers), markup=False)
    for key, heading in GROUPS.items():
        rows = [each for each in found.compared.actions if group_of(each) == key]
        if rows and key != "unchanged":
            table = Table("Ref", "Action", "What", title=heading, title_justify="left", show_lines=True)
            for each in rows:
                said = "\n".join(plainly(each, found))
                table.add_row(escape(each.last["ref"] or "–"), escape(each.last["title"]), escape(said))
            console.print(table)
