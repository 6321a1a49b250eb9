"""Themes × authorities: how many actions are open, how they stand on the common scale, and how that has changed.

An action with several themes stands in several rows, and once in the bottom line; by first themes only, rows add up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from domain.theme import THEMES
from projections.region.covering import NO_PLAN, Covering, covering
from projections.region.overview import NOT_RATED
from projections.region.reading import Authorities, RegionReader
from projections.region.suppressing import SUM, suppress
from projections.region.themed import OnlyWorded, Themed, themed

WAYS = EVERY_THEME, FIRST_THEME = "every", "first"


@dataclass
class Cell:
    """The open actions of one theme in one authority; `before` is how many were open at the end of the last quarter.

    `hidden`: they are so few that no number is told (of a sum: there are `open` or more). `before_hidden`: they were so
    few then. `parts_hidden`: the number is told, but not how they stand. `lacks`, `lacked`: why what is shared does not
    cover the day asked for, or the end of the last quarter (`covering.LACKS`): no nought, and no change, is told then.
    """

    open: int = 0
    scales: Counter[str] = field(default_factory=Counter)
    overdue: int = 0
    proposed: int = 0
    before: int = 0
    hidden: bool = False
    before_hidden: bool = False
    parts_hidden: bool = False
    lacks: str = field(default="", compare=False)
    lacked: str = field(default="", compare=False)

    @property
    def untold(self) -> str:
        """Why there is no number: nothing that is shared covers the day."""
        return "" if self.open or self.hidden else self.lacks

    @property
    def unlike(self) -> str:
        """Why the two days can't be compared. From no plan at all to a first one can."""
        return self.lacks or ("" if self.lacked == NO_PLAN else self.lacked)

    @property
    def change(self) -> int | None:
        """How many more are open than were before; None where that is not told."""
        return None if self.hidden or self.before_hidden or self.unlike else self.open - self.before

    def add(self, scale: str, overdue: bool, proposed: bool) -> None:
        self.open += 1
        self.scales[scale] += 1
        self.overdue += overdue
        self.proposed += proposed

    def add_all(self, others: Iterable[Cell]) -> None:
        for each in others:
            self.open += each.open
            self.scales.update(each.scales)
            self.overdue += each.overdue
            self.proposed += each.proposed
            self.before += each.before


Row = dict[str, Cell]


@dataclass
class Matrix:
    """`rows`: theme code → authority → cell; "" stands for the whole of a row. `whole`: each action once."""

    authorities: list[str]
    since: date
    rows: dict[str, Row]
    whole: Row
    partly: list[str] = field(default_factory=list)
    """Services that withhold some of their plans."""

    def lacking(self) -> dict[str, str]:
        """Slug → why a service is not told, or not compared with what it was; only those of which that holds."""
        return {slug: why for slug in self.authorities if (why := self.whole[slug].unlike)}


def matrix(
    reader: RegionReader, by: str = EVERY_THEME, themes: Collection[str] = (), authorities: Authorities = None,
    least: int = 0,
) -> Matrix:  # fmt: skip
    """The matrix for the reader's dates. Fewer open actions than `least` (but some) are hidden; see `suppressing`."""
    since = quarter_end(reader.asked.as_at)
    earlier = RegionReader(reader.conn, replace(reader.asked, as_at=since))
    now, before = still_open(themed(reader, authorities)), still_open(themed(earlier, authorities, OnlyWorded))
    columns = [each["slug"] for each in reader.services() if authorities is None or each["slug"] in authorities]
    codes = [code for code in THEMES if not themes or code in themes]
    wanted = WAYS if least > 1 else [by]
    ways = {way: counted(now, before, columns, codes, since, reader.asked.as_at, way) for way in wanted}
    if least > 1:
        suppress(ways[EVERY_THEME], ways[FIRST_THEME], least)
    return marked(ways[by], covering(reader), reader.asked.as_at)


def marked(found: Matrix, covered: Covering, as_at: date) -> Matrix:
    """Says of each cell whether what is shared covers the two days; of sums, whether it does of all they hold."""
    for row in (*found.rows.values(), found.whole):
        for slug in found.authorities:
            row[slug].lacks, row[slug].lacked = covered.lacks(slug, as_at), covered.lacks(slug, found.since)
        row[SUM].lacked = next(
            (why for slug in found.authorities if (why := row[slug].unlike) not in ("", NO_PLAN)), ""
        )
    found.partly = [slug for slug in found.authorities if covered.is_partly_shared(slug)]
    return found


def counted(
    now: list[Themed], before: list[Themed], columns: list[str], codes: list[str], since: date, as_at: date, by: str
) -> Matrix:
    found = Matrix(columns, since, {code: empty(columns) for code in codes}, empty(columns))
    most = 1 if by == FIRST_THEME else None
    for each in now:
        how = (each.action.common or NOT_RATED, each.action.overdue(as_at), each.proposed)
        for cell in cells(found, each, most):
            cell.add(*how)
    for each in before:
        for cell in cells(found, each, most):
            cell.before += 1
    for row in (*found.rows.values(), found.whole):
        row[SUM].add_all([row[slug] for slug in columns])
    return found


def empty(columns: Iterable[str]) -> Row:
    return {slug: Cell() for slug in [*columns, SUM]}


def cells(found: Matrix, each: Themed, most: int | None) -> list[Cell]:
    """All in which an action counts; none if it has none of the themes in question."""
    rows = [found.rows[code] for code in each.themes[:most] if code in found.rows]
    return [row[each.action.authority] for row in (*rows, found.whole)] if rows else []


def still_open(actions: Iterable[Themed]) -> list[Themed]:
    return [each for each in actions if not each.action.has_left]


def quarter_end(day: date) -> date:
    """The last day of the quarter before the one that a day is in: 30 September for 22 November."""
    first = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    return first - timedelta(days=1)
