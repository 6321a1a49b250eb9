"""How well documents are read that were written by hand, as other services write them: see tests/workers/examined.

Of the half for development, what goes wrong is told with its documents; of the half held back, only numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from benchmarks.reading_outcomes import Outcome, outcome_of, summed
from tests.workers.examined import HALVES, Examined, examined

OTHERS = ("score", "indicator", "recommendation")


def examination() -> dict[str, Any]:
    return {half: told(half) for half in HALVES}


def told(half: str) -> dict[str, Any]:
    outcomes = outcomes_of(half)
    summary = summed(outcomes)
    summary.pop("by_mishap")
    if half == "held_back":
        summary.pop("failures")
    empty = [outcome for outcome in outcomes if not outcome.verdict.expected]
    made_up = sum(outcome.verdict.found for outcome in empty)
    return {**summary, "without_actions": {"documents": len(empty), "actions_made_up": made_up}}


def outcomes_of(half: str) -> list[Outcome]:
    return [outcome_of_examined(document) for document in examined(half)]


def outcome_of_examined(document: Examined) -> Outcome:
    outcome = outcome_of(document)
    read = {kind: found for kind, (_, found) in outcome.beside.items()}
    return replace(outcome, beside=_others(document, Counter(read)))


def _others(document: Examined, read: Counter[str]) -> dict[str, tuple[int, int]]:
    """Where several numbers are fair, the one nearest to what was read is the one expected."""
    fair = {kind: document.others.get(kind, {0}) for kind in OTHERS}
    expected = {kind: min(numbers, key=lambda n: (abs(n - read[kind]), n)) for kind, numbers in fair.items()}
    return {kind: (expected[kind], read[kind]) for kind in OTHERS if expected[kind] or read[kind]}
