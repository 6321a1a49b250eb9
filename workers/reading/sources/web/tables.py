"""Tables of a page while they are read: cells with their spans, and those that reach down from above."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from workers.reading.document import Cell, Row, words
from workers.reading.sources import letters

_WIDEST = 1000
_FEW = 6
"""Words; more that are highlighted are a remark, and no rating."""


@dataclass
class OpenCell:
    """A cell that is being read. `marked`: the colours that words in it are highlighted with."""

    span: int = 1
    down: int = 1
    fill: str | None = None
    header: bool = False
    pieces: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    marked: set[str | None] = field(default_factory=set)
    hidden: bool = False

    def closed(self) -> Cell:
        whole = " ".join(self.pieces)
        fill = self.fill
        if fill is None and len(words(whole)) <= _FEW:
            fill = next(iter(self.marked)) if len(self.marked) == 1 else letters.colour_in(whole)
        if answer := letters.answer(whole) if len(whole) <= 3 else None:
            return Cell((answer,), (answer,), fill=fill, span=self.span)
        if chosen := letters.chosen(whole):
            ticked, _ = chosen
            if all(len(words(each)) <= 3 for part in chosen for each in part):
                return Cell(tuple(ticked), tuple(ticked), fill=fill, span=self.span)
        pieces = tuple(piece for piece in map(letters.without_blobs, self.pieces) if words(piece) or piece == "#")
        items = tuple(item for item in self.items if item in pieces)
        return Cell(pieces, pieces, tuple(self.struck), tuple(self.aside), fill, False, self.span, items)

    @property
    def left_out(self) -> str:
        """Of boxes to tick, the words that were not ticked."""
        chosen = letters.chosen(" ".join(self.pieces))
        if not chosen or not all(len(words(each)) <= 3 for part in chosen for each in part):
            return ""
        return " ".join(chosen[1])


@dataclass
class OpenTable:
    number: int = 0
    rows: list[Row] = field(default_factory=list)
    cells: list[OpenCell] | None = None
    below: dict[int, tuple[int, str | None]] = field(default_factory=dict)
    cell: OpenCell | None = None
    fill: str | None = None
    hidden: bool = False

    @property
    def place(self) -> str:
        return f"table {self.number}, row {len(self.rows) + 1}"

    def end_cell(self) -> None:
        if self.cell is not None and self.cells is not None:
            self.cells.append(self.cell)
        self.cell = None

    def end_row(self) -> None:
        self.end_cell()
        if self.cells is None:
            return
        cells: list[Cell] = []
        for given in self.cells:
            self._from_above(cells)
            if len(cells) >= _WIDEST:
                break
            if given.down > 1:
                self.below[len(cells)] = (given.down - 1, given.fill)
            cells.append(given.closed())
            cells += [Cell()] * (given.span - 1)
        self._from_above(cells)
        if cells:
            header = bool(self.cells) and all(cell.header for cell in self.cells)
            doubts = ("some words of this row are hidden in the document",) if any(c.hidden for c in self.cells) else ()
            self.rows.append(Row(tuple(cells), self.place, hidden=self.hidden, is_header=header, doubts=doubts))
        self.cells = None

    def _from_above(self, cells: list[Cell]) -> None:
        while len(cells) in self.below and len(cells) < _WIDEST:
            left, fill = self.below.pop(len(cells))
            if left > 1:
                self.below[len(cells)] = (left - 1, fill)
            cells.append(replace(Cell(), continues=True, fill=fill))


def count(given: Mapping[str, str], name: str) -> int:
    """A span, within reason."""
    value = given.get(name, "1").strip()
    return max(1, min(int(value), 200)) if value.isdigit() and value.isascii() and len(value) < 6 else 1
