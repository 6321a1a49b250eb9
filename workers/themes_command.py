"""`throughline themes`: what the actions of a document, or of an authority, are about."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import psycopg
from rich.console import Console
from rich.table import Table

from domain.theme import THEMES
from migrations.database import Database
from migrations.joining import known
from projections import themes
from projections.asked import Asked
from projections.reading import Reader
from projections.themes.standing import standing
from workers.commands import refusals_told
from workers.reading import confined

out = Console()


@click.command("themes")
@click.argument("of", metavar="FILE|SLUG")
@click.option("--format", "fashion", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
def themes_(of: str, fashion: str) -> None:
    """Show what each action of a plan document, or of an authority, is about.

    Themes that people confirmed are said as such; for the others the themes that are proposed, with scores and the
    words that spoke for them. Stores nothing.
    """
    with refusals_told():
        lines = list(_of_authority(of) if _is_authority(of) else _of_document(of))
    if fashion == "jsonl":
        for line in lines:
            click.echo(json.dumps(line, ensure_ascii=False, default=str))
    else:
        out.print(_table(lines))


def _is_authority(of: str) -> bool:
    """A name without a dot or a stroke, of no file here."""
    return not Path(of).exists() and of.isidentifier()


def _of_document(file: str) -> Iterator[dict[str, Any]]:
    reading = confined.read(file)
    if not reading.actions:
        raise confined.not_a_plan(reading)
    actions = [as_action(line) for line in reading.actions]
    for line, action in zip(reading.actions, themes.added(actions), strict=True):
        yield {"ref": line.get("ref"), "title": action["title"], "source": line.get("source")} | _said(action)


def as_action(line: dict[str, Any]) -> dict[str, Any]:
    """What was read of an action, in the shape that proposals are made from."""
    parts = [part.get("title") or part.get("text") or "" for part in line.get("sub_actions") or ()]
    return {
        "title": line.get("title") or "",
        "measure": line.get("measure"),
        "sub_actions": [{"title": part} for part in parts],
        "objectives": [{"title": line["objective"]}] if line.get("objective") else [],
        "section": line.get("section"),
        "themes": [],
    }


def _of_authority(slug: str) -> Iterator[dict[str, Any]]:
    with Database.find() as database:
        if slug not in known(database):
            raise click.UsageError(f"There is neither a file nor an authority “{slug}” here.")
        with psycopg.connect(database.conninfo(slug)) as connection:
            actions = standing(Reader(connection, slug), Asked.of())
    for action in themes.added(actions):
        about = {name: action[name] for name in ("id", "ref", "title", "plan_title", "period")}
        yield about | _said(action)


def _said(action: dict[str, Any]) -> dict[str, Any]:
    return {"themes": action["themes"], "proposed": action["proposed"]}


def _table(lines: list[dict[str, Any]]) -> Table:
    table = Table("Ref", "Action", "About", "Because of")
    for line in lines:
        best = [each["code"] for each in line["proposed"]]
        about = "\n".join(THEMES[code] for code in line["themes"] or best) + ("" if line["themes"] else "\n(proposed)")
        words = "confirmed" if line["themes"] else ", ".join(f"“{word}”" for word in line["proposed"][0]["words"])
        table.add_row(line["ref"] or "", line["title"], about, words)
    return table
