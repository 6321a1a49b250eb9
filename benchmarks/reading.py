"""How well documents are read: generated plans with known answers, in every layout and format we could think of.

    python -m benchmarks.reading --documents 200

Prints recall and precision of actions, how often each field is right, by format, layout and mishap, whether the
reader's confidence means what it says, and what goes wrong most. Misses count as misses.
"""

from __future__ import annotations

import json
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from statistics import quantiles
from typing import Any

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import track
from rich.table import Table

from benchmarks.reading_failures import failures
from tests.workers.generated import Generated, document, kind_of
from tests.workers.generated.headings import HELD_BACK
from tests.workers.generated.judging import FIELDS, Verdict, beside, judge
from workers.reading.reading import read
from workers.reading.refusals import DocumentRefused

RESULTS = Path(__file__).with_name("reading.json")
BANDS = [0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.01]


@dataclass
class Tally:
    """What a group of documents came to."""

    documents: int = 0
    expected: int = 0
    found: int = 0
    matched: int = 0
    whole: int = 0
    right: Counter[str] = field(default_factory=Counter)
    words: int = 0
    words_lost: int = 0
    refused: int = 0
    seconds: list[float] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        verdict = outcome.verdict
        self.documents += 1
        self.expected += verdict.expected
        self.found += verdict.found
        self.matched += verdict.matched
        for right in verdict.right:
            self.right.update(name for name in FIELDS if right[name])
            self.whole += all(right.values())
        self.words += verdict.document.words.total()
        self.words_lost += verdict.words_lost
        self.refused += outcome.trouble is not None
        self.seconds.append(outcome.seconds)

    def as_json(self) -> dict[str, Any]:
        accuracy = {name: _share(self.right[name], self.matched) for name in FIELDS}
        return {
            "documents": self.documents,
            "not_read": self.refused,
            "recall": _share(self.matched, self.expected),
            "precision": _share(self.matched, self.found),
            "wholly_right": _share(self.whole, self.expected),
            "fields": accuracy,
            "words_conserved": _share(self.words - self.words_lost, self.words),
            "seconds": {"median": round(_quantile(self.seconds, 50), 3), "p95": round(_quantile(self.seconds, 95), 3)},
        }


@dataclass(frozen=True)
class Outcome:
    """`trouble`: why there was no reading at all."""

    verdict: Verdict
    seconds: float
    trouble: str | None
    beside: dict[str, tuple[int, int]]


def outcome_of(generated: Generated) -> Outcome:
    began = time.perf_counter()
    actions: list[dict[str, Any]] = []
    leftovers: list[dict[str, Any]] = []
    trouble = None
    try:
        reading = read(generated.content, generated.name)
        actions, leftovers = reading.actions, [line for line in reading.lines if "source" in line]
    except DocumentRefused as refused:
        trouble = f"{refused.code}: {refused}"
    except Exception as error:  # a crash is a result here, not an end
        trouble = f"crashed: {type(error).__name__}: {error}"
    seconds = time.perf_counter() - began
    verdict = judge(generated, actions, leftovers)
    return Outcome(verdict, seconds, trouble, beside(generated, leftovers))


def measure(count: int, first: int = 0, only: str = "") -> list[Outcome]:
    """Reads documents one by one; `only` those of a format or layout."""
    wanted = [number for number in range(first, first + count) if not only or only in kind_of(number)]
    return [outcome_of(document(number)) for number in track(wanted, "Reading", console=Console(stderr=True))]


def summed(outcomes: list[Outcome]) -> dict[str, Any]:
    groups: dict[str, Callable[[Generated], Iterable[str]]] = {
        "format": lambda generated: [generated.format],
        "layout": lambda generated: [generated.layout],
        "mishap": lambda generated: generated.mishaps or ["none"],
    }
    whole = Tally()
    for outcome in outcomes:
        whole.add(outcome)
    summary: dict[str, Any] = {"all": whole.as_json()}
    for name, keys in groups.items():
        tallies: dict[str, Tally] = defaultdict(Tally)
        for outcome in outcomes:
            for key in keys(outcome.verdict.document):
                tallies[key].add(outcome)
        summary[f"by_{name}"] = {key: tallies[key].as_json() for key in sorted(tallies)}
    summary["calibration"] = calibration(outcomes)
    summary["beside"] = besides(outcomes)
    summary["not_read"] = dict(Counter(outcome.trouble for outcome in outcomes if outcome.trouble).most_common(20))
    summary["failures"] = [failure.as_json() for failure in failures([o.verdict for o in outcomes if not o.trouble])]
    return summary


def calibration(outcomes: list[Outcome]) -> list[dict[str, Any]]:
    """In each band of stated confidence: how sure the reader was on average, how often all fields were right."""
    stated = [each for outcome in outcomes for each in outcome.verdict.calibration()]
    rows = []
    for low, high in pairwise(BANDS):
        band = [each for each in stated if low <= each[0] < high]
        if band:
            sure, whole, essentials = (sum(column) / len(band) for column in zip(*band, strict=True))
            rows.append({"from": low, "to": min(high, 1.0), "actions": len(band), "stated": round(sure, 3),
                         "right": round(whole, 3), "essentials_right": round(essentials, 3)})  # fmt: skip
    return rows


def besides(outcomes: list[Outcome]) -> dict[str, dict[str, int]]:
    """Lines of the other kinds: how many there should be, how many of these were read, how many came too many."""
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    for outcome in outcomes:
        for kind, (expected, found) in outcome.beside.items():
            read = min(expected, found)
            sums[kind].update({"expected": expected, "read": read, "too_many": found - read})
    return {kind: dict(counts) for kind, counts in sums.items()}


def show(summary: dict[str, Any], console: Console) -> None:
    for name in ("format", "layout", "mishap"):
        console.print(_table(f"Reading, by {name}", summary[f"by_{name}"] | {"ALL": summary["all"]}))
    console.print(_calibration_table(summary["calibration"]))
    for kind, counts in summary["beside"].items():
        console.print(f"{kind}s: {counts['read']} of {counts['expected']} read, {counts['too_many']} too many")
    failing = Table("Times", "What goes wrong", "Document", "Expected", "Read", title="Most frequent failures")
    for each in summary["failures"][:15]:
        texts = [escape(str(each[name])[:110]) for name in ("times", "what", "document", "expected", "read")]
        failing.add_row(*texts)
    console.print(failing)
    for trouble, times in summary["not_read"].items():
        console.print(f"not read, {times} times: {trouble[:200]}", markup=False)


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


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.0%}" if share in (0, 1) else f"{share:.1%}"


def _quantile(values: list[float], percent: int) -> float:
    return quantiles(values, n=100)[percent - 1] if len(values) > 1 else values[0]


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
    """Measure, show, and keep. The figures of held-back documents say how the reader does on words it never saw."""
    summary = {"documents": documents, **summed(measure(documents, first, only))}
    unseen = measure(held_back, HELD_BACK, only)
    summary["held_back"] = {"documents": held_back, **summed(unseen)} if unseen else {}
    if write:
        RESULTS.write_text(json.dumps(summary, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    show(summary, Console(width=200))
    if unseen:
        rows = summary["held_back"]["by_format"] | {"ALL": summary["held_back"]["all"]}
        Console(width=200).print(_table("With rare names of columns, held back", rows))


if __name__ == "__main__":
    main()
