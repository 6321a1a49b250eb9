"""A grid of places becomes rows of cells: which words stand in which cell, and on what colour."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from workers.reading.document import Cell, Row
from workers.reading.sources.pdf.device import Box
from workers.reading.sources.pdf.lattice import Grid, Place
from workers.reading.sources.pdf.lines import BULLET, cell, lines_of, pieces_of
from workers.reading.sources.pdf.page import Page
from workers.reading.sources.pdf.words import Word

Mend = Callable[[Word, Word], None]
_SAME = 3.0
_SHORT = 3
"""Words in a cell whose colour may be a rating."""


@dataclass
class Found:
    """A table on a page: its rows without places, where it is, and how its columns lie, so that the next page may go
    on in them."""

    page: Page
    box: Box
    rows: list[list[Cell]]
    words: list[Word]
    ruled: bool
    lefts: list[float] = field(default_factory=list)
    headed: bool = True
    starts: list[float] = field(default_factory=list)
    rights: list[float] = field(default_factory=list)
    """Where the words of each column end, at the farthest, if no lines part them."""
    kept: frozenset[int] = frozenset()
    """Which of the columns between lines are in the rows: those with something in them."""

    def numbered(self, number: int) -> list[Row]:
        return [
            Row(tuple(row), f"page {self.page.number}, table {number}, row {n}", after_break=n == 1)
            for n, row in enumerate(self.rows, start=1)
        ]


def filled(
    page: Page, grid: Grid, words: Sequence[Word], mend: Mend, ruled: bool, before: Found | None = None
) -> Found:
    """The table that a grid makes of words that stand in it; one in no cell goes to the nearest. Where it has the lines
    of the one `before`, it goes on in all the columns of that."""
    inside = [word for word in words if within(word, grid.box)]
    grid.cells = [part for place in grid.cells for part in _parted(place, grid, inside)]
    by_place = _by_place(grid, inside)
    rows = [[Cell() for _ in range(len(grid.xs) - 1)] for _ in range(len(grid.ys) - 1)]
    for place in grid.cells:
        _put(page, grid, place, by_place.get(place, []), rows, mend)
    rows, kept = _without_empty(rows, before.kept if before and _has_lines_of(before, grid) else frozenset())
    return Found(page, grid.box, rows, inside, ruled, grid.xs, kept=kept)


def _has_lines_of(before: Found, grid: Grid) -> bool:
    same = len(before.lefts) == len(grid.xs)
    return same and all(abs(a - b) < _SAME for a, b in zip(before.lefts, grid.xs, strict=True))


def _parted(place: Place, grid: Grid, words: Sequence[Word]) -> list[Place]:
    """A cell over several columns, as so many cells where its words keep apart at the edges of the columns: in stripes
    only every other row is shaded cell by cell."""
    first, last = place[1], place[3]
    if first == last:
        return [place]
    mine = [word for word in words if within(word, grid.box_of(place))]
    edges = grid.xs[first + 1 : last + 1]
    crossing = any(word.x0 < x - 1 < x + 1 < word.x1 for word in mine for x in edges)
    kept = [phrase for line in lines_of(mine) for phrase in _phrases(line.words)]
    across = any(phrase[0].x0 < x - 1 and phrase[-1].x1 > x + 1 for phrase in kept for x in edges)
    columns = {_stretch(grid.xs, word.middle[0]) for word in mine}
    if crossing or across or len(columns) < 2:
        return [place]
    return [(place[0], n, place[2], n) for n in range(first, last + 1)]


def _phrases(words: Sequence[Word]) -> list[list[Word]]:
    found: list[list[Word]] = []
    for word in words:
        if found and word.x0 - found[-1][-1].x1 < word.size * 0.7:
            found[-1].append(word)
        else:
            found.append([word])
    return found


def inside(box: Box, other: Box) -> bool:
    """Whether the middle of a box lies in another."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return other[0] <= x <= other[2] and other[1] <= y <= other[3]


def within(word: Word, box: Box) -> bool:
    x, y = word.middle
    return box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1


def _by_place(grid: Grid, words: Sequence[Word]) -> dict[Place, list[Word]]:
    at: dict[tuple[int, int], Place] = {}
    for place in grid.cells:
        for row in range(place[0], place[2] + 1):
            for column in range(place[1], place[3] + 1):
                at[row, column] = place
    found: dict[Place, list[Word]] = defaultdict(list)
    for word in words:
        x, y = word.middle
        row, column = _stretch(grid.ys, y), _stretch(grid.xs, x)
        found[at[row, column]].append(word)
    return found


def _stretch(edges: Sequence[float], value: float) -> int:
    return max((n for n in range(len(edges) - 1) if edges[n] <= value), default=0)


def _put(page: Page, grid: Grid, place: Place, mine: list[Word], rows: list[list[Cell]], mend: Mend) -> None:
    row, column, last_row, last_column = place
    box = grid.box_of(place)
    made = cell_of(page, mine, box, mend, last_column - column + 1)
    rows[row][column] = made
    for below in range(row + 1, last_row + 1):
        rows[below][column] = Cell(continues=True, fill=made.fill)


def cell_of(page: Page, mine: Sequence[Word], box: Box, mend: Mend, span: int = 1) -> Cell:
    pieces = pieces_of(lines_of(mine), box[2], mend)
    fill = page.fill_at((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    if not fill and mine:
        fill = page.fill_at(*mine[0].middle)
    return coloured(cell(pieces, fill, span=span), mine, page, box)


def coloured(made: Cell, mine: Sequence[Word], page: Page, box: Box) -> Cell:
    """The cell with the colour of a blob in it, or of the few words that it has, where it has no shade."""
    fill = made.fill
    if len(mine) <= _SHORT:
        told = {word.colour for word in mine}
        blob = page.blob_in(box)
        inked = next(iter(told)) if len(told) == 1 else None
        only_signs = bool(mine) and all(BULLET.fullmatch(word.text) for word in mine)
        fill = blob or (inked if only_signs else None) or fill or inked
        if only_signs and fill:
            return Cell(fill=fill, continues=made.continues, span=made.span)
    return Cell(made.pieces, made.lines, made.struck, made.aside, fill, made.continues, made.span)


def _without_empty(rows: list[list[Cell]], before: frozenset[int]) -> tuple[list[list[Cell]], frozenset[int]]:
    """Without rows and columns in which nothing stands: where lines are doubled, there is one between them; and which
    columns are left. Those of the page before stay."""
    rows = [row for row in rows if any(cell.pieces or cell.fill or cell.continues for cell in row)]
    width = len(rows[0]) if rows else 0
    full = (n for n in range(width) if any(row[n].pieces or row[n].fill or row[n].continues for row in rows))
    kept = sorted({*full, *before})
    return [[row[n] for n in kept if n < width] for row in rows], frozenset(kept)
