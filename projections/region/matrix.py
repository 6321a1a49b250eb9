"""Themes × authorities: how many actions are open, how they stand on the common scale, and how that has changed.

An action with several themes stands in several rows, and once in the bottom line; by first themes only, rows add up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from domain.theme import THEMES
from projections.region.overview import NOT_RATED
from projections.region.reading import Authorities, RegionReader
from projections.region.themed import Themed, themed

EVERY_THEME, FIRST_THEME = "every", "first"


@dataclass
class Cell:
    """The open actions of one theme in one authority; `before` is how many were open at the end of the last quarter.

    `hidden`: it was so few that no number is told. `parts_hidden`: the number is told, but not how they stand.
    """

    open: int = 0
    scales: Counter[str] = field(default_factory=Counter)
    overdue: int = 0
    proposed: int = 0
    before: int = 0
    hidden: bool = False
    parts_hidden: bool = False

    @property
    def change(self) -> int:
        return self.open - self.before

    def add(self, each: Themed, as_at: date) -> None:
        self.open += 1
        self.scales[each.action.common or NOT_RATED] += 1
        self.overdue += each.action.overdue(as_at)
        self.proposed += each.proposed

    def hide_parts(self) -> None:
        self.scales, self.overdue, self.proposed, self.parts_hidden = Counter(), 0, 0, True

    def hide(self) -> None:
        self.hide_parts()
        self.open, self.before, self.hidden = 0, 0, True


Row = dict[str, Cell]


@dataclass
class Matrix:
    """`rows`: theme code → authority → cell; "" stands for the whole of a row. `whole`: each action once."""

    authorities: list[str]
    since: date
    rows: dict[str, Row]
    whole: Row


def matrix(
    reader: RegionReader, by: str = EVERY_THEME, themes: Collection[str] = (), authorities: Authorities = None,
    least: int = 0,
) -> Matrix:  # fmt: skip
    """The matrix for the reader's dates. Fewer open actions than `least` (but some) are suppressed, and with them so
    many others that nobody can work them out from the sums."""
    since = quarter_end(reader.asked.as_at)
    earlier = RegionReader(reader.conn, replace(reader.asked, as_at=since))
    now, before = still_open(themed(reader, authorities), by), still_open(themed(earlier, authorities), by)
    columns = [each["slug"] for each in reader.services() if authorities is None or each["slug"] in authorities]
    codes = [code for code in THEMES if not themes or code in themes]
    found = Matrix(
        columns, since, {code: row(code, columns, now, before, reader.asked.as_at) for code in codes},
        row("", columns, of_any(now, codes), of_any(before, codes), reader.asked.as_at),
    )  # fmt: skip
    if least > 1:
        suppress(found, least)
    return found


def still_open(actions: Iterable[Themed], by: str) -> list[Themed]:
    kept = [each for each in actions if not each.action.has_left]
    return [each._replace(themes=each.themes[:1]) for each in kept] if by == FIRST_THEME else kept


def of_any(actions: Iterable[Themed], codes: Collection[str]) -> list[Themed]:
    return [each for each in actions if set(codes) & set(each.themes)]


def row(code: str, columns: Sequence[str], now: list[Themed], before: list[Themed], as_at: date) -> Row:
    """The cells of a theme, or of the bottom line (without a code), and of all authorities together."""
    cells = {slug: Cell() for slug in [*columns, ""]}
    for each in now:
        if not code or code in each.themes:
            cells[each.action.authority].add(each, as_at)
            cells[""].add(each, as_at)
    for each in before:
        if not code or code in each.themes:
            for cell in (cells[each.action.authority], cells[""]):
                cell.before += 1
    return cells


def quarter_end(day: date) -> date:
    """The last day of the quarter before the one that a day is in: 30 September for 22 November."""
    first = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    return first - timedelta(days=1)


def suppress(found: Matrix, least: int) -> None:
    """Take out small numbers, then whatever a sum would give away."""
    rows = [*found.rows.values(), found.whole]
    for cell in (cell for each in rows for cell in each.values()):
        if small(least, cell.open, cell.before):
            cell.hide()
        elif small(least, *cell.scales.values(), cell.overdue):
            cell.hide_parts()
    lines = [list(each.values()) for each in rows]
    lines += [[each[slug] for each in rows] for slug in [*found.authorities, ""]]
    while sum(map(hide_one_more, lines)):
        continue


def small(least: int, *numbers: int) -> bool:
    return any(0 < number < least for number in numbers)


def hide_one_more(line: list[Cell]) -> bool:
    """A line in which one number alone is missing tells it by its sum: the smallest beside it goes as well."""
    shown = [cell for cell in line if cell.open]
    if sum(cell.hidden for cell in line) == 1 and shown:
        min(shown, key=lambda cell: cell.open).hide()
        return True
    return False
