"""Small numbers kept back, so that nobody can work them out from what is told.

A number from 1 to `least` − 1 is not told, nor is any sum that holds one; what is told instead is the sum of the rest
(“12 or more”). So nothing that is told rests on what is hidden: were a hidden number another small one, the very same
would be told. Of how actions stand (on the scale, overdue) the same holds by itself.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from projections.region.matrix import Cell, Matrix

SUM = ""
"""Where the sum of a row stands among its authorities."""


def suppress(every: Matrix, first: Matrix, least: int) -> None:
    """The same actions counted by every theme and by the first. The bottom line of both is one, so it must not give
    away what is hidden in either."""
    ways = (every, first)
    for way in ways:
        for row in way.rows.values():
            hide_row(row, way.authorities, least)
    for way in ways:
        for slug in way.authorities:
            told = column(first, slug)
            hide_small(way.whole[slug], least)
            hide_sum(way.whole[slug], column(every, slug) + told, sum(each.open for each in told))
        hide_sum(way.whole[SUM], [way.whole[slug] for slug in way.authorities])


def hide_row(row: dict[str, Cell], authorities: list[str], least: int) -> None:
    for slug in authorities:
        hide_small(row[slug], least)
    parts = [row[slug] for slug in authorities]
    hide_sum(row[SUM], parts, sum(each.open or each.hidden for each in parts))


def column(way: Matrix, slug: str) -> list[Cell]:
    return [row[slug] for row in way.rows.values()]


def hide_small(cell: Cell, least: int) -> None:
    if small(least, cell.open):
        hide(cell)
    if small(least, cell.before):
        cell.before, cell.before_hidden = 0, True
    if small(least, *cell.scales.values(), cell.overdue):
        hide_parts(cell)


def hide_sum(cell: Cell, of: list[Cell], surely: int | None = None) -> None:
    """What holds a hidden number is hidden; it keeps how many there surely are, told without it."""
    if cell.hidden or any(each.hidden for each in of):
        hide(cell)
        cell.open = sum(each.open for each in of) if surely is None else surely
    if any(each.before_hidden for each in of):
        cell.before, cell.before_hidden = 0, True
    if any(each.parts_hidden for each in of):
        hide_parts(cell)


def hide(cell: Cell) -> None:
    hide_parts(cell)
    cell.open, cell.before, cell.hidden, cell.before_hidden = 0, 0, True, True


def hide_parts(cell: Cell) -> None:
    cell.scales, cell.overdue, cell.proposed, cell.parts_hidden = Counter(), 0, 0, True


def small(least: int, *numbers: int) -> bool:
    return any(0 < number < least for number in numbers)
