"""The cells of a row by what their columns hold."""

from workers.reading import prose
from workers.reading.columns import Columns
from workers.reading.document import Cell, Row, words
from workers.reading.headers import Kind


def sorted_out(row: Row, known: Columns) -> tuple[dict[Kind, Cell], str]:
    """The cells by kind, and the words of cells under no known column."""
    cells: dict[Kind, Cell] = {}
    extra = []
    for n, cell in enumerate(row.cells):
        kind = known.kinds.get(n)
        if not cell and not (kind == "rag" and cell.fill):
            continue
        if kind is None or kind == "other":
            extra.append(cell.text)
        elif kind == "lead+due":
            who_and_when(cell, cells)
        elif kind in cells:
            cells[kind] = both(cells[kind], cell)
        else:
            cells[kind] = cell
    return cells, " | ".join(extra)


def both(one: Cell, other: Cell) -> Cell:
    return Cell(
        one.pieces + other.pieces, one.shown + other.shown, one.struck + other.struck, one.aside + other.aside,
        one.fill or other.fill,
    )  # fmt: skip


def who_and_when(cell: Cell, cells: dict[Kind, Cell]) -> None:
    """Who and when of a column that holds both."""
    lines = cell.shown
    when = [line for line in lines if prose.is_when(line)]
    if when and len(when) < len(lines):
        who = [line for line in lines if line not in when]
    else:
        one, other = prose.who_and_when(cell.text)
        who, when = [one] if words(one) else [], [other] if words(other) else []
    if who:
        cells["lead"] = Cell(tuple(line.strip(" ,;–—-") for line in who))
    if when:
        cells["due"] = Cell((" ".join(line.strip() for line in when),))


def texts(cells: dict[Kind, Cell]) -> str:
    return " | ".join(cell.text for cell in cells.values() if cell)
