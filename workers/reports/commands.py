"""`throughline report` writes a report of the region, and makes one again that was made before."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import click
import psycopg

from domain.refusals import InvalidOrder, Refusal
from migrations.commands.refusing import refusals_as_sentences
from migrations.database import REGION, Database
from migrations.joining import known
from migrations.runner import migrate
from projections.asked import Asked
from projections.region.reading import RegionReader
from projections.report.choices import LEAST, Choices
from projections.report.making import FORMATS
from projections.report.report import FORMATS_KNOWN, report_of
from projections.report.rows import Reports
from workers.reports.asked_for import bring_up_to_date


@click.command()
@click.option("--themes", metavar="CODES", default="", help="With commas between: DISP,VIC. All, if not given.")
@click.option("--authorities", metavar="SLUGS", default="", help="With commas between. All, if not given.")
@click.option("--as-at", metavar="DATE", help="What was true on this day; default today.")
@click.option("--known-on", metavar="TIMESTAMP", help="As the registry had been told by then; default now.")
@click.option("--least", type=click.Choice([str(each) for each in LEAST]), default="0", help="Hide smaller numbers.")
@click.option("--from", "before", metavar="FILE|ID", help="Make this report again: its JSON, or the id of a kept one.")
@click.option("--format", "fashion", type=click.Choice(list(FORMATS)), help="Default: what the file is called.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True)
@refusals_as_sentences
def report(
    themes: str, authorities: str, as_at: str | None, known_on: str | None, least: str, before: str | None,
    fashion: str | None, output: Path,
) -> None:  # fmt: skip
    """Write a report of chosen themes and services as Word, Excel, PDF, or JSON, from which it is made again."""
    kind = fashion or output.suffix[1:].lower()
    if kind not in FORMATS:
        raise click.ClickException(f"Say a --format, or give the file one of these endings: {', '.join(FORMATS)}.")
    with refusals_told(), Database.find() as database:
        migrate(database)
        slugs = known(database)
        bring_up_to_date(database, list(slugs))
        with psycopg.connect(database.conninfo(REGION)) as conn:
            conn.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            was = read(conn, before) if before else None
            given = (each.split(",") if each else [] for each in (themes, authorities))
            choices = (
                Choices.from_json(was)
                if was
                else Choices.of(*given, Asked.of(as_at, known_on), int(least), list(slugs))
            )
            made = report_of(RegionReader(conn, choices.asked), choices, was)
        output.write_bytes(FORMATS[kind](made))
    click.echo(f"{output}: {len(made.numbers.by_key):,} numbers of {len(made.known.actions):,} actions")
    for sentence in made.differs:
        click.echo(sentence, err=True)


def read(conn: psycopg.Connection[Any], before: str) -> Mapping[str, Any]:
    """A report as it was made before: from its file, or from what the region keeps of it."""
    if not Path(before).exists():
        try:
            return Reports(conn).answer(UUID(before))
        except ValueError:
            raise InvalidOrder(f"“{before}” is neither a file nor the id of a report.") from None
    try:
        said = json.loads(Path(before).read_text())
        Choices.from_json(said)
        if said["format"] in FORMATS_KNOWN and isinstance(said["numbers"], dict):
            return dict(said)
    except (ValueError, KeyError, TypeError, UnicodeDecodeError):
        pass  # the sentence below says it for all
    raise InvalidOrder(f"“{before}” is not a report’s JSON, as `throughline report -o report.json` writes it.")


@contextmanager
def refusals_told() -> Iterator[None]:
    try:
        yield
    except Refusal as refusal:
        raise click.ClickException(str(refusal)) from None
