"""`throughline findings`: what contradicts itself in an authority's plans, for people or as JSON for programs."""

from __future__ import annotations

import json

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from projections.asked import Asked
from projections.called import told_apart
from projections.findings.answer import Shown, counts, findings, findings_answer, waiting
from projections.findings.found import KINDS
from projections.in_words import STALE_AFTER
from web.commands.asking import format_option, two_dates
from web.commands.opening import opened, refusals_told


@click.command("findings")
@click.argument("slug")
@click.option("--kind", type=click.Choice(list(KINDS)), help="Only these.")
@click.option(
    "--quiet-after",
    metavar="DAYS",
    type=click.IntRange(1),
    default=STALE_AFTER.days,
    show_default=True,
    help="After how many days without news an owner or a plan is quiet.",
)
@two_dates
@format_option("table", "json")
@refusals_told
def findings_(
    slug: str, kind: str | None, quiet_after: int, as_at: str | None, known_on: str | None, fashion: str
) -> None:
    """Show what contradicts itself, or was left lying; those that were dismissed are in the JSON only."""
    asked = Asked.of(as_at, known_on)
    with opened(slug) as found:
        shown = [
            each for each in findings(found.reader, asked, quiet_after) if kind is None or each.finding.kind == kind
        ]
        if fashion == "json":
            click.echo(json.dumps(findings_answer(found.reader, asked, shown, quiet_after), ensure_ascii=False))
        else:
            show(shown, asked)


def show(shown: list[Shown], asked: Asked) -> None:
    console = Console()
    told = waiting(shown)
    called = told_apart({each.finding.plan["id"]: each.finding.plan for each in told if each.finding.plan}.values())
    dismissed = f", {len(shown) - len(told)} more dismissed" if len(shown) > len(told) else ""
    heading = f"{len(told)} finding{'' if len(told) == 1 else 's'}{dismissed}, {asked.in_words()}"
    console.print(heading, style="bold", markup=False)
    for code in counts(shown):
        kind = KINDS[code]
        table = Table("Plan", "What", title=f"{kind.heading} ({kind.severity})", title_justify="left", show_lines=True)
        for each in told:
            if each.finding.kind == code:
                plan = each.finding.plan
                table.add_row(escape(called[plan["id"]]) if plan else "–", escape(each.finding.sentence))
        console.print(table)
