"""How well documents are read: generated plans with known answers, in every layout and format we could think of,
and plans written by hand as other services write them.

    python -m benchmarks.reading --documents 200

Prints recall and precision of actions, how often each field is right, by format, layout and mishap, whether the
reader's confidence means what it says, and what goes wrong most. Misses count as misses.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from benchmarks.reading_examined import examination
from benchmarks.reading_outcomes import measure, summed
from tests.workers.generated.headings import HELD_BACK
from tests.workers.generated.judging import FIELDS

RESULTS = Path(__file__).with_name("reading.json")


def show(summary: dict[str, Any], console: Console) -> None:
    for name in ("format", "layout", "mishap"):
        console.print(_table(f"Reading, by {name}", summary[f"by_{name}"] | {"ALL": summary["all"]}))
    console.print(_calibration_table(summary["calibration"]))
    _print_beside(summary["beside"], console)
    failing = Table("Times", "What goes wrong", "Document", "Expected", "Read", title="Most frequent failures")
    for each in summary["failures"][:15]:
        texts = [escape(str(each[name])[:110]) for name in ("times", "what", "document", "expected", "read")]
        failing.add_row(*texts)
    console.print(failing)
    for trouble, times in summary["not_read"].items():
        console.print(f"not read, {times} times: {trouble[:200]}", markup=False)


def _print_beside(beside: dict[str, dict[str, int]], console: Console) -> None:
    for kind, counts in beside.items():
        console.print(f"{kind}s: {counts['read']} of {counts['expected']} read, {counts['too_many']} too many")


def _table(title: str, rows: dict[str, dict[str, Any]]) -> Table:
    names = [name[:6] for name in FIELDS]
    table = Table("", "docs", "recall", "prec.", "whole", *names, "words", "p95 s", title=title)
    for key, row in rows.items():
        fields = [_percent(row["fields"][name]) for name in FIELDS]
        shares = [_percent(row[name]) for name in ("recall", "precision", "wholly_right")]
        words = _percent(row["words_conserved"])
        table.add_row(key, str(row["documents"]), *shares, *fields, words, f"{row['seconds']['p95']:.2f}")
    return table


def _calibration_table(rows: list[dict[str, Any]]) -> Table:
    table = Table(
        "Confidence", "Actions", "Stated", "All fields right", "Essentials right", title="Does confidence mean it?"
    )
    for row in rows:
        shares = [_percent(row[name]) for name in ("stated", "right", "essentials_right")]
        table.add_row(f"{row['from']:.2f} to {row['to']:.2f}", str(row["actions"]), *shares)
    return table


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.0%}" if share in (0, 1) else f"{share:.1%}"


@click.command()
@click.option("--documents", default=200, show_default=True, help="How many; the first 178 are one of each kind.")
@click.option("--held-back", default=100, show_default=True, help="How many with rare names of columns beside them.")
@click.option("--first", default=0, show_default=True, help="The number of the first.")
@click.option("--only", default="", help="Only documents of this format or layout.")
@click.option("--write/--no-write", default=True, help="Keep the results in benchmarks/reading.json.")
def main(documents: int, held_back: int, first: int, only: str, write: bool) -> None:
    """Read generated plans and compare with what they say."""
    run(documents, held_back, first, only, write)


def run(documents: int = 200, held_back: int = 100, first: int = 0, only: str = "", write: bool = True) -> None:
    """Measure, show, and keep. The figures of `examined`, held back, say how the reader does on what it never saw."""
    summary = {"documents": documents, **summed(measure(documents, first, only))}
    unseen = measure(held_back, HELD_BACK, only)
    summary["held_back"] = {"documents": held_back, **summed(unseen)} if unseen else {}
    summary["examined"] = {} if only else examination()
    if write:
        RESULTS.write_text(json.dumps(summary, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    show(summary, Console(width=200))
    if unseen:
        rows = summary["held_back"]["by_format"] | {"ALL": summary["held_back"]["all"]}
        Console(width=200).print(_table("With rare names of columns", rows))
    for half, told in summary["examined"].items():
        show_examined(half.replace("_", " "), told, Console(width=200))


def show_examined(half: str, told: dict[str, Any], console: Console) -> None:
    """Plans written by hand; of those held back, only numbers."""
    console.rule(f"Examined, {half}")
    for name in ("format", "layout"):
        console.print(_table(f"Examined, {half}, by {name}", told[f"by_{name}"] | {"ALL": told["all"]}))
    console.print(_calibration_table(told["calibration"]))
    _print_beside(told["beside"], console)
    empty = told["without_actions"]
    console.print(f"{empty['documents']} documents without actions: {empty['actions_made_up']} made up")


if __name__ == "__main__":
    main()
