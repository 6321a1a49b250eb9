"""`python -m benchmarks`: measures everything in an instance of its own, prints a table, writes results.json."""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks import (
    comparing,
    following,
    likeness,
    orders,
    pages,
    proving,
    reading_lines,
    rebuilding,
    region,
    regional,
    searching,
    themes,
    trail,
    two_dates,
)
from benchmarks.measuring import Line
from migrations.database import Database
from migrations.runner import migrate

RESULTS = Path(__file__).with_name("results.json")


def main() -> None:
    console = Console(stderr=True)
    with tempfile.TemporaryDirectory(prefix="throughline-bench-") as folder:
        os.environ["THROUGHLINE_HOME"] = folder
        os.environ.pop("DATABASE_URL", None)
        with Database.find() as database:
            migrate(database)
            lines = measured(console, database, Path(folder))
    Console(width=None if sys.stdout.isatty() else 200).print(as_table(lines))
    RESULTS.write_text(json.dumps(as_json(lines), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    sys.exit(1 if any(line.met is False for line in lines) else 0)


def measured(console: Console, database: Database, home: Path) -> list[Line]:
    with console.status("telling 120,000 entries of 10 authorities"):
        logs = region.fill(database)
    steps: list[tuple[str, Callable[[], list[Line]]]] = [
        ("the projector catches up", lambda: following.catching_up(database, logs, home)),
        ("plans at two dates", lambda: two_dates.measure(database, logs)),
        ("all views made anew", lambda: rebuilding.measure(database, logs)),
        ("the region", lambda: regional.measure(database, logs)),
        ("orders", lambda: orders.measure(database, logs)),
        ("from recorded to visible", lambda: following.becoming_visible(database, logs, home)),
        ("plan pages", lambda: pages.measure(logs, home)),
        ("two points compared", lambda: comparing.measure(database)),
        ("a trail of a million entries", lambda: trail.measure(database, logs, home)),
        ("search in 200,000 texts", lambda: searching.measure(database, logs)),
        ("sealed, packed and verified", lambda: proving.measure(database, logs)),
        ("documents read", reading_lines.lines),
        ("themes proposed", themes.lines),
        ("what is alike", lambda: likeness.measure(database)),
    ]
    lines = []
    for name, step in steps:
        began = time.perf_counter()
        with console.status(name):
            found = step()
        lines += found
        console.print(f"{name}: measured in {time.perf_counter() - began:.0f} s")
        for line in found:
            console.print(f"  {line.what}: {line.value:,.2f} {line.unit} {line.verdict}", highlight=False)
    return lines


def as_table(lines: list[Line]) -> Table:
    table = Table(title="Throughline, 10 authorities × 6 plans × 80 actions × 25 entries", title_justify="left")
    for heading, justify in (("measured", "left"), ("value", "right"), ("target", "left"), ("", "left")):
        table.add_column(heading, justify=justify)  # type: ignore[arg-type]
    table.add_column("beside", style="dim")
    for line in lines:
        digits = 0 if line.value >= 100 else 2
        style = {"met": "green", "MISSED": "bold red"}.get(line.verdict, "")
        verdict = f"[{style}]{line.verdict}[/]" if style else ""
        table.add_row(line.what, f"{line.value:,.{digits}f} {line.unit}", line.target, verdict, line.beside)
    return table


def as_json(lines: list[Line]) -> dict[str, object]:
    return {
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": {
            "cores": os.cpu_count(),
            "python": platform.python_version(),
            # What else the machine did meanwhile: above the number of cores, speeds are those of a busy machine.
            "load_average": [round(each, 1) for each in os.getloadavg()],
        },
        "lines": [line.as_json() for line in lines],
    }


if __name__ == "__main__":
    main()
