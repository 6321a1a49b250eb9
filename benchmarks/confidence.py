"""Fits the weights of the reader's confidence to documents with known answers, and shows whether it means it.

    python -m benchmarks.confidence

Prints the table for `workers/reading/sureness.py`. Fitted to generated plans and to documents that nobody had mended
on, each set weighing the same. The latter are the examined half held back, and documents of the half for development
as they were read at first sight, before anything was mended: FIRST_SIGHT keeps what was seen of each action then, and
whether all of it was right, for since then that half says nothing of unseen documents. So that the table shown for
them is honest all the same, each document is shown by weights that were fitted without it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from math import exp
from pathlib import Path
from typing import Any
from unittest.mock import patch

import click
import msgspec
from rich.console import Console
from rich.table import Table

from benchmarks.reading_outcomes import BANDS, Outcome, outcome_of
from tests.workers.examined import examined
from tests.workers.generated import combinations, document
from tests.workers.generated.headings import HELD_BACK
from workers.reading import sureness

Signs = dict[str, float]
Case = tuple[Signs, bool]
Told = tuple[float, bool]
ALWAYS = "always"
FIRST_SIGHT = Path(__file__).with_name("first_sight.jsonl")
"""A line for each action read: its document, its signs, and whether all fields were right."""
FOLDS = 11
LEAST = 0.05
SOFT = 4.0
"""How strongly weights are kept near nothing, so that what was seen a few times says little."""


def cases(documents: Iterable[Any]) -> list[Case]:
    """The signs of each action that was read, and whether all of it is right; what was made up is not."""
    return [case for each in documents for case in _cases(each)]


def _cases(made: Any) -> list[Case]:
    seen: dict[int, Signs] = {}
    signs = sureness.signs

    def noted(record: Any, action: Any, common: Signs) -> Signs:
        seen[id(action)] = signs(record, action, common)
        return seen[id(action)]

    with patch.object(sureness, "signs", noted):
        outcome: Outcome = outcome_of(made)
    verdict = outcome.verdict
    right = [(found, all(each.values())) for (_, found), each in zip(verdict.pairs, verdict.right, strict=True)]
    told = [*right, *((found, False) for found in verdict.invented)]
    return [(seen[id(found)], whole) for found, whole in told if id(found) in seen]


def at_first_sight() -> list[list[Case]]:
    """The cases of each document."""
    lines = [msgspec.json.decode(line) for line in FIRST_SIGHT.read_bytes().splitlines()]
    by_document = groupby(lines, key=lambda line: line["document"])
    return [[(line["signs"], line["whole"]) for line in each] for _, each in by_document]


def fitted(sets: Sequence[Sequence[Case]]) -> dict[str, float]:
    """Weights that only ever speak against an action: what speaks for one in so few documents is chance."""
    names = sorted({name for each in sets for signs, _ in each for name in signs} - {ALWAYS})
    while True:
        weights = _newton(sets, [ALWAYS, *names])
        kept = [name for name in names if weights[name] < -LEAST]
        if len(kept) == len(names):
            return weights
        names = kept


def _newton(sets: Sequence[Sequence[Case]], names: Sequence[str]) -> dict[str, float]:
    """A logistic regression; each set of cases weighs the same."""
    least = min(len(each) for each in sets)
    rows = [([s.get(n, 0.0) for n in names], whole, least / len(each)) for each in sets for s, whole in each]
    weights = [0.0] * len(names)
    for _ in range(12):
        slope = [-SOFT * w * (name != ALWAYS) for name, w in zip(names, weights, strict=True)]
        bend = [[SOFT * (i == j) + 1e-9 for j in range(len(names))] for i in range(len(names))]
        for values, whole, weight in rows:
            filled = [n for n, value in enumerate(values) if value]
            sure = 1 / (1 + exp(-sum(weights[n] * values[n] for n in filled)))
            for i in filled:
                slope[i] += weight * (whole - sure) * values[i]
                for j in filled:
                    bend[i][j] += weight * sure * (1 - sure) * values[i] * values[j]
        step = _solved(bend, slope)
        weights = [w + s for w, s in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-3:
            break
    return dict(zip(names, weights, strict=True))


def _solved(matrix: list[list[float]], wanted: list[float]) -> list[float]:
    """Gauss, with the largest pivot."""
    size = len(wanted)
    rows = [[*row, value] for row, value in zip(matrix, wanted, strict=True)]
    for i in range(size):
        pivot = max(range(i, size), key=lambda n: abs(rows[n][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for n in range(size):
            if n != i:
                factor = rows[n][i] / rows[i][i]
                rows[n] = [a - factor * b for a, b in zip(rows[n], rows[i], strict=True)]
    return [row[-1] / row[n] for n, row in enumerate(rows)]


class Unseen:
    """Documents that nobody mended on, each with weights that were fitted without it, a few documents at a time."""

    def __init__(self, documents: Sequence[Sequence[Case]], besides: Sequence[Case]) -> None:
        self.parts: list[tuple[dict[str, float], list[Case]]] = []
        for part in range(FOLDS):
            seen = [case for n, each in enumerate(documents) if n % FOLDS != part for case in each]
            left_out = [case for each in documents[part::FOLDS] for case in each]
            self.parts.append((fitted([besides, seen]), left_out))

    def told(self, caution: float) -> list[Told]:
        return [each for weights, cases in self.parts for each in stated(cases, lowered(weights, caution))]

    @property
    def caution(self) -> float:
        """How much all weights together say too much: with it, as many are right as is stated."""
        for tenths in range(30):
            told = self.told(tenths / 10)
            if sum(sure for sure, _ in told) <= sum(whole for _, whole in told):
                return tenths / 10
        return 3.0


def lowered(weights: dict[str, float], caution: float) -> dict[str, float]:
    return weights | {ALWAYS: weights[ALWAYS] - caution}


def stated(told: Sequence[Case], weights: dict[str, float]) -> list[Told]:
    with patch.object(sureness, "WEIGHTS", weights):
        return [(sureness.of(signs), whole) for signs, whole in told]


def show(name: str, told: Sequence[Told], console: Console) -> None:
    table = Table("Confidence", "Actions", "Stated", "All fields right", title=name)
    for low, high in pairwise(BANDS):
        band = [each for each in told if low <= each[0] < high]
        if band:
            sure, right = (sum(column) / len(band) for column in zip(*band, strict=True))
            table.add_row(f"{low:.2f} to {min(high, 1):.2f}", str(len(band)), f"{sure:.1%}", f"{right:.1%}")
    console.print(table)


@click.command()
def main() -> None:
    """Fit, print, show."""
    console = Console()
    count = len(combinations())
    generated = cases(map(document, [*range(count), *range(HELD_BACK, HELD_BACK + count // 2)]))
    held_back = [_cases(each) for each in examined("held_back")]
    unmended = [*held_back, *at_first_sight()]
    unseen = Unseen(unmended, generated)
    caution = unseen.caution
    weights = lowered(fitted([generated, [case for each in unmended for case in each]]), caution)
    weights = {name: round(weight, 2) for name, weight in weights.items()}
    for name, weight in sorted(weights.items(), key=lambda each: (each[0] != "always", -abs(each[1]))):
        console.print(f'    "{name}": {weight:.2f},', markup=False)
    show("generated", stated(generated, weights), console)
    show("for development", stated(cases(examined("for_development")), weights), console)
    show("held back or at first sight, each unseen", unseen.told(caution), console)


if __name__ == "__main__":
    main()
