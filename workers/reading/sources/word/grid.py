"""Columns of a table whose borders were dragged: cells that stand under one another, though their edges differ by a
little, are one column."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from workers.reading.document import Cell


@dataclass(frozen=True)
class Placed:
    """A cell and the columns of the grid that it begins and ends at."""

    cell: Cell
    begins: int
    ends: int


def straightened(rows: Sequence[Sequence[Placed]], widths: Sequence[int]) -> list[list[Cell]]:
    """The cells of each row, one for each column; a cell over several is followed by empty ones."""
    edges = _edges(widths, max((each.ends for row in rows for each in row), default=0))
    usual = _usual(rows)
    shapes = {tuple(each.begins for each in row) for row in rows if len(row) == usual}
    if usual < 2 or (len(shapes) == 1 and _all_meet(rows, shapes.pop())):
        return [_spread(row) for row in rows]
    starts = [median(edges[row[n].begins] for row in rows if len(row) == usual) for n in range(usual)]
    return [_spread(_snapped(row, edges, starts)) for row in rows]


def _all_meet(rows: Sequence[Sequence[Placed]], starts: Sequence[int]) -> bool:
    """Whether every cell begins where a column begins, or within one that a full row has undivided."""
    counts = Counter(each.begins for row in rows for each in row if each.cell)
    strays = sum(count for begins, count in counts.items() if begins not in starts)
    return strays == 0 or any(len(row) > len(starts) for row in rows)


def _usual(rows: Sequence[Sequence[Placed]]) -> int:
    """How many cells most rows have."""
    counts = Counter(len(row) for row in rows if len(row) > 1)
    return max(counts, key=lambda n: (counts[n], n), default=0)


def _edges(widths: Sequence[int], count: int) -> list[int]:
    edges = [0]
    for n in range(count):
        edges.append(edges[-1] + max(widths[n] if n < len(widths) else 1000, 1))
    return edges


def _snapped(row: Sequence[Placed], edges: Sequence[int], starts: Sequence[float]) -> list[Placed]:
    if len(row) == len(starts):
        return [Placed(replace(each.cell, span=1), n, n + 1) for n, each in enumerate(row)]
    found: list[Placed] = []
    for each in row:
        left = _nearest(edges[each.begins], starts)
        right = max(_nearest(edges[each.ends], [*starts, float(edges[-1])]), left + 1)
        left = max(left, found[-1].begins + 1 if found else 0)
        found.append(Placed(replace(each.cell, span=max(right - left, 1)), left, max(right, left + 1)))
    return found


def _nearest(edge: float, starts: Sequence[float]) -> int:
    return min(range(len(starts)), key=lambda n: abs(starts[n] - edge))


def _spread(row: Sequence[Placed]) -> list[Cell]:
    cells: list[Cell] = []
    for each in row:
        cells += [Cell()] * (each.begins - len(cells))
        cells.append(each.cell)
        cells += [Cell()] * (each.ends - each.begins - 1)
    return cells
