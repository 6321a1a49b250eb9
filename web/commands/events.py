"""`throughline events`: the log of an authority in order, one entry on each line, with texts."""

from __future__ import annotations

import json

import click

from domain.fact import ALWAYS
from projections.answers import json_ready
from projections.trail import Wanted, onward
from web.commands.asking import format_option
from web.commands.opening import opened, refusals_told

AT_ONCE = 1_000


@click.command()
@click.argument("slug")
@click.option("--after", default=0, show_default=True, type=click.IntRange(0), help="Only entries after this position.")
@format_option("jsonl")
@refusals_told
def events(slug: str, after: int, fashion: str) -> None:
    """Print every entry of an authority's log in the order it was recorded, as JSON lines."""
    with opened(slug) as found:
        while told := onward(found.reader, Wanted(known_on=ALWAYS), AT_ONCE, after):
            for entry in told:
                click.echo(json.dumps(json_ready(entry), ensure_ascii=False))
            after = told[-1]["position"]
