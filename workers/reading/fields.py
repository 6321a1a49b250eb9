"""The cells of a row by what their columns hold."""

from dataclasses import dataclass, field

from workers.reading import columns, headers, prose
from workers.reading.columns import Columns
from workers.reading.document import Cell, Row, words
from workers.reading.headers import Kind
from workers.reading.record import Note


@dataclass
class Fields:
    """`extra`: the words of cells under no known column. `notes`: of columns that each say when they were written.
    `marked`: the months or quarters whose cells are marked."""

    cells: dict[Kind, Cell] = field(default_factory=dict)
    extra: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    marked: list[str] = field(default_factory=list)


def sorted_out(row: Row, known: Columns) -> Fields:
    """The cells of a row by kind."""
    found = Fields()
    cells = found.cells
    days: list[str] = []
    for n, cell in enumerate(row.cells):
        kind = known.kinds.get(n)
        name = known.names[n] if n < len(known.names) else ""
        if kind == "mark" and (cell.text.strip() or cell.fill):
            found.marked.append(name)
        if not cell and not (kind == "rag" and cell.fill):
            continue
        if kind is None or kind in {"other", "mark"}:
            found.extra.append(cell.text)
        elif kind == "progress" and headers.said_when(name):
            found.notes.append(Note("", cell.text, said=name))
        elif kind == "progress" and headers.is_day_of_note(name) and columns.is_due(cell.text):
            days.append(cell.text)
        elif kind == "lead+due":
            who_and_when(cell, cells)
        elif kind == "rag" and kind in cells:  # the latest counts
            found.extra += [cells[kind].text] if cells[kind] else []
            cells[kind] = cell
        elif kind in cells:
            cells[kind] = both(cells[kind], cell)
        else:
            cells[kind] = cell
    _dated(days, found)
    return found


def _dated(days: list[str], found: Fields) -> None:
    """The note of a row is of the day that stands in a column of its own."""
    text = found.cells["progress"].text if "progress" in found.cells else ""
    if len(days) == 1 and text and not found.notes:
        found.notes.append(Note(days[0], text))
        del found.cells["progress"]
        return
    found.extra += days


def both(one: Cell, other: Cell) -> Cell:
    return Cell(
        one.pieces + other.pieces, one.shown + other.shown, one.struck + other.struck, one.aside + other.aside,
        one.fill or other.fill, items=one.items + other.items,
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
