"""`throughline history`: everything that was ever recorded about one action."""

from __future__ import annotations

import json

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from domain.fact import LONDON
from projections.answers import json_ready
from projections.asked import Asked
from projections.finding import find_action
from projections.history import history as history_of
from web.commands.asking import format_option, two_dates
from web.commands.opening import opened, refusals_told
from web.wording import sentence


@click.command()
@click.argument("slug")
@click.argument("action", metavar="ACTION_ID|REF")
@click.option("--plan", metavar="TITLE|ID", help="The plan whose reference it is.")
@click.option("--period", help="Of this period, where several plans have the title.")
@two_dates
@format_option("table", "json")
@refusals_told
def history(
    slug: str,
    action: str,
    plan: str | None,
    period: str | None,
    as_at: str | None,
    known_on: str | None,
    fashion: str,
) -> None:
    """Show what happened to an action: when it was true, when and by whom it was recorded."""
    asked = Asked.of(as_at, known_on)
    with opened(slug) as found:
        id = find_action(found.reader, action, plan, period)
        about = found.reader.action(id, asked)
        told = history_of(found.reader, id, asked.known_on, asked.as_at)
    if fashion == "json":
        answer = {"authority": slug, "action": id, "as_at": asked.as_at, "known_on": asked.known_on, "entries": told}
        click.echo(json.dumps(json_ready(answer), ensure_ascii=False))
        return
    console = Console()
    console.print(f"{about['ref'] or ''} {about['title']}".strip(), style="bold", markup=False)
    table = Table("Effective on", "Recorded", "By", "What", show_lines=True)
    for entry in told:
        recorded = f"{entry['recorded_at'].astimezone(LONDON):%Y-%m-%d %H:%M}"
        late = f"\n{entry['days_late']} days late" if entry["late"] else ""
        what = escape(sentence(entry))
        table.add_row(
            str(entry["effective_on"]),
            recorded + late,
            escape(entry["by"]),
            f"[strike]{what}[/strike] (corrected)" if entry["corrected"] else what,
        )
    console.print(table)
