"""The tables of a page: between ruled lines, between rules across or stripes of shade, or by how words stand under
each other."""

from collections.abc import Sequence
from itertools import pairwise

from workers.reading.sources.pdf import bare, lattice, rows, striped
from workers.reading.sources.pdf.columns import columns
from workers.reading.sources.pdf.grid import Found, Mend, filled, inside, within
from workers.reading.sources.pdf.lattice import Grid
from workers.reading.sources.pdf.lines import lines_of
from workers.reading.sources.pdf.page import Page
from workers.reading.sources.pdf.rules import Rule, merged
from workers.reading.sources.pdf.words import Word


def find(page: Page, before: Found | None, mend: Mend) -> list[Found]:
    """From the top down. `before` is the last table of the page before, if nothing but furniture stands under it."""
    free = page.text_words
    found: list[Found] = []
    for grid in _ruled(page):
        if not any(inside(grid.box, each.box) for each in found) and _parts_text(grid, free):
            table = filled(page, _with_rows(grid, free), free, mend, ruled=True)
            if _is_table(table):
                found.append(table)
                free = _without(free, table.words)
    for table in striped.find(page, free, [each.box for each in found], before, mend):
        found.append(table)
        free = _without(free, table.words)
    found += bare.find(page, free, [each.box for each in found], before if not found else None, mend)
    return sorted(found, key=lambda each: each.box[1])


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
