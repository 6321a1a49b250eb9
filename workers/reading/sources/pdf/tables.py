"""The tables of a page: between ruled lines, between rules across or stripes of shade, or by how words stand under
each other."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from workers.reading.sources.pdf import bare, lattice, pairs, rows, striped
from workers.reading.sources.pdf.columns import columns, phrases
from workers.reading.sources.pdf.grid import Found, Mend, cell_of, filled, inside, within
from workers.reading.sources.pdf.lattice import Grid
from workers.reading.sources.pdf.lines import Line, lines_of
from workers.reading.sources.pdf.page import Page
from workers.reading.sources.pdf.rules import Rule, merged
from workers.reading.sources.pdf.words import Word


def find(page: Page, before: Found | None, mend: Mend) -> list[Found]:
    """From the top down. `before` is the last table of the page before, if nothing but furniture stands under it."""
    free = page.text_words
    found: list[Found] = []
    for grid in _ruled(page):
        if not any(inside(grid.box, each.box) for each in found) and _parts_text(grid, free):
            table = filled(page, _with_rows(grid, free), free, mend, True, None if found else before)
            if _is_table(table):
                found.append(table)
                free = _without(free, table.words)
    for table in striped.find(page, free, [each.box for each in found], before, mend):
        found.append(table)
        free = _without(free, table.words)
    for table in bare.find(page, free, [each.box for each in found], before if not found else None, mend):
        found.append(table)
        free = _without(free, table.words)
    found += pairs.find(page, free, mend)
    free = _without(free, [word for table in found for word in table.words])
    found.sort(key=lambda each: each.box[1])
    if before is not None and (before.headed or before.ruled) and (tail := _tail(page, before, free, found, mend)):
        found.insert(0, tail)
    return found


def _tail(page: Page, before: Found, free: Sequence[Word], found: Sequence[Found], mend: Mend) -> Found | None:
    """The rest of a row that the page break tore: lines at the top that keep to the columns of the page before."""
    end = found[0].box[1] if found else page.height
    usual = median(word.size for word in before.words)
    lines: list[Line] = []
    for line in lines_of([w for w in free if w.turn == 0 and w.bottom <= end + 2]):
        apart = lines and line.top - lines[-1].bottom > line.size * 1.3
        if apart or line.size > usual + 0.6 or line.bold or not _keeps_to(line, before.lefts):
            break
        lines.append(line)
    mine = [word for line in lines for word in line.words]
    if not mine or len(lines) > 14 or (found and any(len(t.rows[0]) != len(before.rows[0]) for t in found[:1])):
        return None
    by_column: list[list[Word]] = [[] for _ in before.lefts[1:]]
    for word in mine:
        by_column[_column_at(word.x0 + 1, before.lefts)].append(word)
    if not any(by_column[1:]) or len(by_column) != len(before.rows[0]):
        return None
    box = (before.lefts[0], mine[0].top, before.lefts[-1], max(word.bottom for word in mine))
    cells = [
        cell_of(page, words, (left, box[1], right, box[3]), mend)
        for words, (left, right) in zip(by_column, pairwise(before.lefts), strict=True)
    ]
    return Found(page, box, [cells], mine, before.ruled, before.lefts)


def _keeps_to(line: Line, lefts: Sequence[float]) -> bool:
    return all(_column_at(phrase[0].x0 + 1, lefts) == _column_at(phrase[-1].x1 - 2, lefts) for phrase in phrases(line))


def _column_at(x: float, lefts: Sequence[float]) -> int:
    return max((n for n, left in enumerate(lefts[:-1]) if left - 1 <= x), default=0)


def between_lines(page: Page) -> list[Found]:
    """The tables between drawn lines, without mending words."""
    grids = [filled(page, grid, page.text_words, lambda last, first: None, True) for grid in _ruled(page)]
    return [each for each in grids if _is_table(each)]


def _without(free: Sequence[Word], used: Sequence[Word]) -> list[Word]:
    gone = {id(word) for word in used}
    return [word for word in free if id(word) not in gone]


def _is_table(found: Found) -> bool:
    return len([cell for row in found.rows for cell in row if cell.pieces]) > 1


def _ruled(page: Page) -> list[Grid]:
    """Grids of drawn lines first, the largest before those within; then grids of shades."""
    drawn = [grid for grid in lattice.grids(page.across, page.down) if grid.closed and len(grid.cells) > 1]
    drawn.sort(key=lambda grid: -(grid.box[2] - grid.box[0]) * (grid.box[3] - grid.box[1]))
    across, down = striped.edges_of_shades(page, [grid.box for grid in drawn])
    with_shades = lattice.grids(merged([*_outside(page.across, drawn), *across]), merged([*page.down, *down]))
    shaded = [grid for grid in with_shades if grid.closed and len(grid.xs) > 2 and len(grid.ys) > 2
              and not any(inside(grid.box, other.box) or inside(other.box, grid.box) for other in drawn)]  # fmt: skip
    return drawn + shaded


def _parts_text(grid: Grid, free: Sequence[Word]) -> bool:
    """Whether lines part all columns of words, not only a shaded one from the others."""
    lines = lines_of([word for word in free if within(word, grid.box) and word.turn == 0])
    mine = len(grid.xs) - 1
    return mine > 4 or len(columns(lines, grid.box[0], grid.box[2])) < mine + 2


def _with_rows(grid: Grid, free: Sequence[Word]) -> Grid:
    """The grid; where lines part only the columns, with the rows that the words make."""
    if len(grid.ys) > 4 or len(grid.xs) < 4:
        return grid
    ys = list(grid.ys)
    for top, bottom in pairwise(grid.ys):
        band = [w for w in free if top <= w.middle[1] < bottom and grid.xs[0] <= w.middle[0] <= grid.xs[-1]]
        by_column = [[w for w in band if left <= w.middle[0] < right] for left, right in pairwise(grid.xs)]
        more = rows.cuts(by_column)
        if len(more) >= 2 or (more and rows.begun_at(by_column, more[0]) >= 3):
            ys += [y - 0.5 for y in more]
    if len(ys) == len(grid.ys):
        return grid
    ys.sort()
    last = len(grid.xs) - 2
    whole = {place[0] for place in grid.cells if place[3] - place[1] == last}  # a title over the whole width stays one
    tops = {grid.ys[row] for row in whole}
    cells = [
        (row, column, row, column) if ys[row] not in tops else (row, 0, row, last)
        for row in range(len(ys) - 1)
        for column in (range(last + 1) if ys[row] not in tops else [0])
    ]
    return Grid(grid.xs, ys, cells)


def _outside(across: Sequence[Rule], found: Sequence[Grid]) -> list[Rule]:
    return [
        rule for rule in across
        if not any(g.box[1] - 3 <= rule[0] <= g.box[3] + 3 and g.box[0] - 3 <= rule[1] <= g.box[2] + 3 for g in found)
    ]  # fmt: skip
