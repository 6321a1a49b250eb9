"""How much a row of a document is like an action: by its wording, and by all that stands beside it."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz

from projections.documents.face import Face

ALIKE = 0.6
"""Wordings from here on may be the same action, amended; below, only what stands beside it can tell."""
CLEARLY_ALIKE = 0.75
SURE = 0.85
BESIDE = 0.4
"""The weight of everything but the wording."""


@dataclass(frozen=True)
class Likeness:
    """From 0 to 1: of the wordings, and of what stands beside them (None where neither has anything beside it)."""

    wording: float
    beside: float | None
    weight: float
    same_reference: bool

    @property
    def score(self) -> float:
        beside = self.wording if self.beside is None else self.beside
        return (1 - BESIDE) * self.wording + BESIDE * beside

    @property
    def enough(self) -> bool:
        """Whether they may be the same action. Rows of plans of different services are alike by 0.6 at the most."""
        if self.wording >= CLEARLY_ALIKE:
            return True
        if self.wording >= ALIKE:
            return self.beside is None or self.beside >= 0.4
        beside = self.beside or 0
        return (self.wording >= 0.35 and beside >= 0.6 and self.weight >= 0.3) or (
            beside >= 0.75 and self.weight >= 0.35
        )

    @property
    def doubtful(self) -> bool:
        if self.wording >= SURE:
            return False
        return not (self.same_reference and self.wording >= ALIKE and (self.beside or 0) >= ALIKE)


def likeness(row: Face, held: Face) -> Likeness:
    agreed = [(weight, same) for weight, same in beside(row, held) if same is not None]
    weight = sum(each for each, _ in agreed)
    together = sum(each * same for each, same in agreed if same is not None)
    same_reference = bool(row.reference) and row.reference == held.reference
    return Likeness(wordings(row.words, held.words), together / weight if weight else None, together, same_reference)


def wordings(one: str, other: str) -> float:
    """Of two texts in bare words; that one holds all the words of the other counts, if those are a few."""
    if one == other:
        return 1.0
    best = max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other))
    if min(one.count(" "), other.count(" ")) >= 3:
        best = max(best, 0.85 * fuzz.token_set_ratio(one, other))
    return best / 100


def beside(row: Face, held: Face) -> list[tuple[float, float | None]]:
    """Each field with its weight, and how far both agree on it: None where neither says anything."""
    notes = 1.0 if row.noted & held.noted else 0.0
    return [
        (0.20, same(row.reference, held.reference)),
        (0.15, same(row.objective, held.objective)),
        (
            0.15,
            wordings(row.measure, held.measure) if row.measure and held.measure else same(row.measure, held.measure),
        ),
        (0.10, same(row.leads, held.leads)),
        (0.10, same(row.due, held.due)),
        (0.15, notes if row.notes and held.notes else None),
        (0.10, shared(row.parts, held.parts)),
    ]


def shared(one: frozenset[str], other: frozenset[str]) -> float | None:
    """How much of what either has is of both."""
    return len(one & other) / len(one | other) if one or other else None


def same(one: object, other: object) -> float | None:
    if not one and not other:
        return None
    return 1.0 if one == other else 0.0
