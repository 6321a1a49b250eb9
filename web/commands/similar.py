"""`throughline similar`: what other services do that is like an action, for people or as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

import click
import psycopg
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from migrations.database import REGION
from projections.asked import Asked
from projections.called import plan_name
from projections.finding import find_action
from projections.likeness.adoptions import Adoptions, adoptions
from projections.likeness.alike import Alike, alike
from projections.likeness.answers import alike_answer
from projections.region.reading import RegionReader
from web.commands.asking import format_option, two_dates
from web.commands.opening import Opened, opened, refusals_told
from web.wording import action_name, day


@click.command()
@click.argument("slug")
@click.argument("action")
@click.option("--plan", metavar="TITLE|ID", help="The plan that the action is in, where several use the reference.")
@click.option("--period", help="Of this period, where several plans have the title.")
@two_dates
@format_option("table", "json")
@refusals_told
def similar(
    slug: str, action: str, plan: str | None, period: str | None, as_at: str | None, known_on: str | None, fashion: str
) -> None:
    """Show the actions of other services most like ACTION (its reference or id), of what they share, and why."""
    asked = Asked.of(as_at, known_on)
    with opened(slug) as found, region_of(found, asked) as region:
        own = found.reader.action(find_action(found.reader, action, plan, period), asked)
        every = alike(region, own, slug)
        if fashion == "json":
            click.echo(json.dumps(alike_answer(region, slug, own, every), ensure_ascii=False))
        else:
            show(own["title"], every, asked, adoptions(region, [own]).get(own["id"]))


@contextmanager
def region_of(found: Opened, asked: Asked) -> Iterator[RegionReader]:
    """The region as its own role reads it."""
    with psycopg.connect(found.database.conninfo(REGION), autocommit=True) as conn:
        yield RegionReader(conn, asked)


def titles(each: Alike) -> list[str]:
    """The other action's, and which part is meant, there and here, if not the whole."""
    meant = (("Its part", each.part), ("Like the part here", each.own_part))
    told = [f"{words} {part['label'] or ''}".strip() + f": {part['title']}" for words, part in meant if part]
    return [each.action["title"], *told]


def told(found: Adoptions) -> Iterator[str]:
    """What it was adopted from, and who adopted it."""
    for each in found.sources:
        source = action_name(each["source"]) if each["source"] else "an action that is not shared any more"
        yield f"Adopted from {each['service'] or each['authority']}: {source}, {day(each['on'])}"
    for each in found.adopters:
        yield f"Adopted by {each['service']}: {action_name(each)}, {day(each['adopted_on'])}"


def show(title: str, found: list[Alike], asked: Asked, adopted: Adoptions | None) -> None:
    console = Console()
    console.print(f"Like “{title}”, {asked.in_words()}", style="bold", markup=False)
    for line in told(adopted) if adopted else ():
        console.print(line, markup=False)
    if not found:
        console.print("Nothing alike: no action that other services share says nearly enough of the same.")
        return
    table = Table("Alike", "Service", "Ref", "Action", "Both say", show_lines=True)
    for each in found:
        other = each.action
        where = f"{other['service']}\n{plan_name({'title': other['plan_title'], 'period': other['period']})}"
        said = ", ".join(here if here.lower() == there.lower() else f"{here} / {there}" for here, there in each.words)
        words = [f"{each.score:.2f}", where, other["ref"] or "–", "\n".join(titles(each)), said]
        table.add_row(*map(escape, words))
    console.print(table)
