"""Whether a hidden number can be worked out from the sums that are told beside it.

In a table of rows and columns with their sums, one more in a cell is one fewer in another of its row, and so on, until
the circle closes; a sum that is hidden closes it, too. Where no such circle of hidden numbers leads through a hidden
number, it can only be what it is. Each step of a circle goes from a row to a column (one more) or back (one fewer).
"""

from __future__ import annotations

from collections import defaultdict

Place = tuple[str, str]
"""A row's code and a column's slug; "" is the bottom line, or the column of sums."""


class Circles:
    """What may be changed, and whether a circle of changes leads through a place."""

    def __init__(self) -> None:
        self.leads: dict[Place, set[Place]] = defaultdict(set)

    def may(self, place: Place, there: bool, back: bool) -> None:
        """`there`: one more in a cell (one fewer in a sum of a row or column); `back`: the other way round."""
        row, column = ends(place)
        if there:
            self.leads[row].add(column)
        if back:
            self.leads[column].add(row)

    def through(self, place: Place) -> bool:
        row, column = ends(place)
        return self.closes(row, column) or self.closes(column, row)

    def closes(self, start: Place, end: Place) -> bool:
        """Whether the step from `start` to `end` can be taken, and a way back be found that is not the same step."""
        if end not in self.leads[start]:
            return False
        seen, waiting = {end}, [each for each in self.leads[end] if each != start]
        while waiting:
            here = waiting.pop()
            if here == start:
                return True
            if here not in seen:
                seen.add(here)
                waiting.extend(self.leads[here] - seen)
        return False


def ends(place: Place) -> tuple[Place, Place]:
    return ("row", place[0]), ("column", place[1])
