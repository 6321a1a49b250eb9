"""Which column holds what, decided for all columns at once: of all consistent ways to say it, the likeliest.

Each column brings weights: how much its name and its cells speak for each kind. A kind that a table has once goes to
one column only; where a column stands beside the action says something too: what an action is for stands before it,
how it is known afterwards stands behind it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workers.reading.headers import Kind

Weights = Mapping[Kind, float]

_MANY: dict[Kind, float] = {"lead": 0.0, "progress": 0.3, "measure": 3.0, "rag": 1.0, "mark": 0.0, "other": 0.0}
"""Kinds that several columns may hold, and what each column after the first costs."""
_BEFORE: dict[Kind, float] = {
    "objective": 1.0,
    "section": 0.5,
    "measure": -1.0,
    "parts": -1.0,
    "progress": -1.0,
    "ref": 0.3,
}
_BEHIND: dict[Kind, float] = {"objective": -0.5, "section": -0.5, "measure": 0.5, "progress": 0.3}
_OTHER = 0.6
"""What speaks for a column holding something else."""
_WIDEST = 40
_KEPT = 150
"""Ways that are followed up at each column."""


@dataclass(frozen=True)
class _Way:
    kinds: tuple[Kind, ...]
    used: frozenset[Kind]
    score: float


def best(columns: Sequence[Weights]) -> dict[int, Kind]:
    """The kind of each column, one of them the action; empty where none can be that."""
    columns = columns[:_WIDEST]
    candidates = [n for n, weights in enumerate(columns) if weights.get("action", 0) > 0]
    ways = [_best_around(columns, action) for action in candidates]
    chosen = max(ways, key=lambda way: way.score, default=None)
    return dict(enumerate(chosen.kinds)) if chosen else {}


def _best_around(columns: Sequence[Weights], action: int) -> _Way:
    ways = [_Way((), frozenset({"action"}), columns[action]["action"])]
    for n, weights in enumerate(columns):
        if n == action:
            ways = [_Way((*way.kinds, "action"), way.used, way.score) for way in ways]
            continue
        options = _options(weights, n, action)
        following = [each for way in ways for kind, weight in options.items() for each in _with(way, kind, weight)]
        ways = _likeliest(following)
    return max(ways, key=lambda way: way.score)


def _options(weights: Weights, n: int, action: int) -> dict[Kind, float]:
    """What a column may hold where it stands. Of two alike, the left is the wider."""
    beside = _BEFORE if n < action else _BEHIND
    told = {kind: weight + beside.get(kind, 0) for kind, weight in weights.items() if kind != "action" and weight > 0}
    if "section" in told:
        told["section"] -= 0.01 * n
    return {kind: weight for kind, weight in told.items() if weight > 0} | {"other": told.get("other", _OTHER)}


def _with(way: _Way, kind: Kind, weight: float) -> list[_Way]:
    if kind in way.used and kind not in _MANY:
        return []
    cost = _MANY.get(kind, 0.0) if kind in way.used else 0.0
    return [_Way((*way.kinds, kind), way.used | {kind}, way.score + weight - cost)]


def _likeliest(ways: Sequence[_Way]) -> list[_Way]:
    """Of those that have used the same kinds, the best; of all, not more than a few."""
    found: dict[frozenset[Kind], _Way] = {}
    for way in ways:
        if way.used not in found or found[way.used].score < way.score:
            found[way.used] = way
    return sorted(found.values(), key=lambda way: -way.score)[:_KEPT]
