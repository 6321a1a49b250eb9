"""Cells between ruled lines: where lines cross they make a grid, and where one is missing two cells are one."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from workers.reading.sources.pdf.device import Box
from workers.reading.sources.pdf.rules import Rule

TOUCH = 3.5
NARROW = 4.5
MOST = 1500
"""Lines one way; more are a drawing."""

Place = tuple[int, int, int, int]
"""First row, first column, last row, last column."""


@dataclass
class Grid:
    """`xs` and `ys` are the edges of columns and rows; `closed`: lines part the columns in most rows."""

    xs: list[float]
    ys: list[float]
    cells: list[Place] = field(default_factory=list)
    closed: bool = True

    @property
    def box(self) -> Box:
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def box_of(self, place: Place) -> Box:
        return self.xs[place[1]], self.ys[place[0]], self.xs[place[3] + 1], self.ys[place[2] + 1]


def grids(across: Sequence[Rule], down: Sequence[Rule]) -> list[Grid]:
    """The grids of lines that hang together."""
    if not across or not down or len(across) > MOST or len(down) > MOST:
        return []
    found = []
    for hs, vs in _components(across, down):
        if len(hs) >= 2 and len(vs) >= 2 and (grid := _grid(hs, vs)):
            found.append(grid)
    return found


def _components(across: Sequence[Rule], down: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    parents = list(range(len(across) + len(down)))

    def top(n: int) -> int:
        while parents[n] != n:
            parents[n] = parents[parents[n]]
            n = parents[n]
        return n

    order = sorted(range(len(down)), key=lambda n: down[n][0])
    places = [down[n][0] for n in order]
    for h, (y, x0, x1) in enumerate(across):
        for at in range(bisect_left(places, x0 - TOUCH), bisect_right(places, x1 + TOUCH)):
            _, y0, y1 = down[order[at]]
            if y0 - TOUCH <= y <= y1 + TOUCH:
                parents[top(h)] = top(len(across) + order[at])
    groups: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for h, rule in enumerate(across):
        groups[top(h)][0].append(rule)
    for v, rule in enumerate(down):
        groups[top(len(across) + v)][1].append(rule)
    return list(groups.values())


def edges(values: Sequence[float], apart: float = NARROW) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > apart:
            found.append(value)
    return found


def _grid(hs: Sequence[Rule], vs: Sequence[Rule]) -> Grid | None:
    left, right = min(rule[1] for rule in hs), max(rule[2] for rule in hs)
    upper, lower = min(rule[1] for rule in vs), max(rule[2] for rule in vs)
    xs, ys = edges([rule[0] for rule in vs]), edges([rule[0] for rule in hs])
    xs = _opened(xs, left, right)  # no line at the left or the right of a table is common
    ys = _opened(ys, upper, lower)
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > 40_000:
        return None
    parted = _cover(vs, xs, ys)
    ended = _cover(hs, ys, xs)
    grid = Grid(xs, ys)
    grid.cells = _cells(parted, ended, len(ys) - 1, len(xs) - 1)
    inner = len(xs) - 2
    rows = [sum(parted[n + 1][r] for n in range(inner)) for r in range(len(ys) - 1)]
    well = 1 if _is_boxed(parted, ended) else inner / 2
    grid.closed = inner > 0 and sum(1 for count in rows if count >= well) * 2 >= len(rows)
    return grid


def _is_boxed(parted: Sequence[Sequence[bool]], ended: Sequence[Sequence[bool]]) -> bool:
    """Lines all around, and between all rows over the whole width: cells that are wider than others are meant so."""
    return all(parted[0]) and all(parted[-1]) and all(all(row) for row in ended)


def _opened(found: list[float], first: float, last: float) -> list[float]:
    return [*([first] if found[0] - first > 10 else []), *found, *([last] if last - found[-1] > 10 else [])]


def _cover(rules: Sequence[Rule], at: Sequence[float], along: Sequence[float]) -> list[list[bool]]:
    """For each edge of `at` and each stretch of `along`: whether a rule lies there over most of it."""
    covered = [[0.0] * (len(along) - 1) for _ in at]
    for place, start, end in rules:
        n = min(range(len(at)), key=lambda n: abs(at[n] - place))
        for m in range(max(0, bisect_right(along, start) - 1), len(along) - 1):
            if along[m] >= end:
                break
            covered[n][m] += max(0.0, min(end, along[m + 1]) - max(start, along[m]))
    return [[part >= (along[m + 1] - along[m]) * 0.5 for m, part in enumerate(row)] for row in covered]


def _cells(parted: list[list[bool]], ended: list[list[bool]], rows: int, columns: int) -> list[Place]:
    """Stretches of a row without a line between, as far down as no line ends them."""
    taken = [[False] * columns for _ in range(rows)]
    found: list[Place] = []
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            last = column
            while last + 1 < columns and not parted[last + 1][row] and not taken[row][last + 1]:
                last += 1
            low = row
            while low + 1 < rows and _goes_down(parted, ended, low, column, last):
                low += 1
            for r in range(row, low + 1):
                for c in range(column, last + 1):
                    taken[r][c] = True
            found.append((row, column, low, last))
    return found


def _goes_down(parted: list[list[bool]], ended: list[list[bool]], row: int, first: int, last: int) -> bool:
    if any(ended[row + 1][n] for n in range(first, last + 1)):
        return False
    return not any(parted[n][row + 1] for n in range(first + 1, last + 1))
