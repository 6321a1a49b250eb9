"""What reading documents with known answers came to: found, right, made up, kept, and how sure the reader was."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import quantiles
from typing import Any

from rich.console import Console
from rich.progress import track

from benchmarks.reading_failures import failures
from tests.workers.generated import Generated, document, kind_of
from tests.workers.generated.judging import FIELDS, Verdict, beside, judge
from workers.reading.reading import read
from workers.reading.refusals import DocumentRefused

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
        accuracy = {name: share(self.right[name], self.matched) for name in FIELDS}
        return {
            "documents": self.documents,
            "not_read": self.refused,
            "recall": share(self.matched, self.expected),
            "precision": share(self.matched, self.found),
            "wholly_right": share(self.whole, self.expected),
            "fields": accuracy,
            "words_conserved": share(self.words - self.words_lost, self.words),
            "seconds": {"median": round(quantile(self.seconds, 50), 3), "p95": round(quantile(self.seconds, 95), 3)},
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


def share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def quantile(values: list[float], percent: int) -> float:
    return quantiles(values, n=100)[percent - 1] if len(values) > 1 else values[0]
