"""Small numbers kept back, so that nobody can work them out from what is told.

A number from 1 to `least` − 1 is not told. A sum that holds one is told only where every hidden number could still be
another one (`working_out`); else there stands how many there surely are (“12 or more”), which the numbers beside it
tell anyway. Of how actions stand (on the scale, overdue) and how many there were, a sum with a hidden part is hidden.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from projections.region.working_out import Circles, Place

if TYPE_CHECKING:
    from projections.region.matrix import Cell, Matrix

SUM = ""
"""Where the sum of a row stands among its authorities; among codes, the bottom line."""
OFFERED = (0, 3, 5, 10)
"""From which number on numbers are told, as pages offer it."""
FEWEST, MOST = 3, 100
"""With 2, what is hidden could only be 1."""
RULE = f"Numbers can be hidden below {FEWEST} to {MOST}, or not at all (0)."


def fits(least: int) -> bool:
    return least == 0 or FEWEST <= least <= MOST


def suppress(every: Matrix, first: Matrix, least: int) -> None:
    """The same actions counted by every theme and by the first. The bottom line of both is one, so it must not give
    away what is hidden in either."""
    tables = [Table(every, least, adds_up=False), Table(first, least, adds_up=True)]
    for table in tables:
        for cell in table.cells.values():
            hide_small(cell, least)
    settle(tables)
    for slug in every.authorities:
        parts = [table.cells[place] for table in tables for place in table.cells if place[0] and place[1] == slug]
        for table in tables:
            hide_parts_of_sum(table.cells[SUM, slug], parts)
    for table in tables:
        table.tell()


def settle(tables: list[Table]) -> None:
    """Hides sums until nothing hidden can be worked out: those of rows, then the bottom line, then the sum of all."""
    for which in ("row", "column", "all"):
        for table in tables:
            for place in table.sums_beside(table.worked_out(), which):
                for each in tables if not place[0] else [table]:
                    each.hidden.add(place)
    bottom = {place for table in tables for place in table.hidden if not place[0]}
    if len(bottom) == 1:
        bottom.add((SUM, SUM))
    for table in tables:
        table.hidden |= bottom


class Table:
    """One way of counting: its cells and sums by place, what they truly are, and which of them are hidden.

    `adds_up`: the bottom line is the sum of its column; else a column may count an action several times.
    """

    def __init__(self, way: Matrix, least: int, adds_up: bool) -> None:
        self.authorities, self.codes, self.least, self.adds_up = way.authorities, list(way.rows), least, adds_up
        rows = {**way.rows, SUM: way.whole}
        self.cells = {(code, slug): row[slug] for code, row in rows.items() for slug in (*way.authorities, SUM)}
        self.true = {place: cell.open for place, cell in self.cells.items()}
        self.hidden = {place for place, count in self.true.items() if small(least, count)}

    def worked_out(self) -> list[Place]:
        """Small numbers that can only be what they are, from all that is told beside them."""
        circles = Circles()
        for place in self.hidden if self.adds_up else self.hidden | {(SUM, slug) for slug in (*self.authorities, SUM)}:
            circles.may(place, *self.may_change(place))
        wanted = [each for each in self.hidden if small(self.least, self.true[each]) and self.rests_on_hidden(each)]
        return [each for each in wanted if not circles.through(each)]

    def may_change(self, place: Place) -> tuple[bool, bool]:
        """Whether it could be one more, and one fewer, for all that is told of it alone (of sums: the other way)."""
        code, slug = place
        if code and slug:
            bounded = not self.adds_up and (SUM, SUM) not in self.hidden
            most = min(self.least - 1, self.true[SUM, slug]) if bounded else self.least - 1
            return self.true[place] < most, self.true[place] > 1
        if self.adds_up or code or not slug:
            return True, True
        return self.has_slack(slug), True

    def has_slack(self, slug: str) -> bool:
        """By every theme, a column holds as many as the bottom line or more: whether it could hold one fewer."""
        unknown = {(SUM, slug), (SUM, SUM)} <= self.hidden
        return unknown or sum(self.true[code, slug] for code in self.codes) > self.true[SUM, slug]

    def rests_on_hidden(self, place: Place) -> bool:
        """What by every theme stands in the bottom line is no sum: that it can't be worked out, the other way says."""
        return bool(place[0]) or (self.adds_up and bool(self.cells_of(place)))

    def cells_of(self, place: Place) -> list[Place]:
        """The hidden cells of a row or column (or of all), or the one itself."""
        return [
            each for each in self.hidden if all(each) and all(a in (b, SUM) for a, b in zip(place, each, strict=True))
        ]

    def sums_beside(self, places: Iterable[Place], which: str) -> set[Place]:
        cells = {each for place in places for each in self.cells_of(place)}
        if which == "row":
            return {(code, SUM) for code, _ in cells}
        return {(SUM, slug if which == "column" else SUM) for _, slug in cells}

    def tell(self) -> None:
        """Empties what is hidden; of sums, there stays how many there surely are."""
        surely = {place: self.surely(place) for place in self.hidden if not all(place)}
        for (code, slug), cell in self.cells.items():
            if not slug:
                hide_parts_of_sum(cell, [self.cells[code, each] for each in self.authorities])
        for place in self.hidden:
            hide(self.cells[place])
            self.cells[place].open = surely.get(place, 0)

    def surely(self, place: Place) -> int:
        """How many there are in all for all that is told in this table, one for each that is hidden."""
        code, slug = place
        if place not in self.hidden:
            return self.true[place]
        if code and slug:
            return 1
        across = sum(self.surely((code, each)) for each in self.authorities) if not slug else 0
        down = [self.surely((each, slug)) for each in self.codes] if not code else [0]
        return max(across, sum(down) if self.adds_up else max(down, default=0))


def hide_small(cell: Cell, least: int) -> None:
    if small(least, cell.open):
        hide(cell)
    if small(least, cell.before):
        cell.before, cell.before_hidden = 0, True
    if small(least, *cell.scales.values(), cell.overdue):
        hide_parts(cell)


def hide_parts_of_sum(cell: Cell, of: list[Cell]) -> None:
    """How those of a sum stand, and how many there were, is told where it is told of each part."""
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
