"""Rows mended: what a page break tore apart is one again; sections and objectives carry down.

A row without a reference, in a table whose rows have references, is either the tail of the row above or an
action of its own. What stands above it decides: after a page break it is a tail; with no break it is another
action under the same outcome, because nothing tore it off.
"""

import itertools
from dataclasses import dataclass, field

from workers.reading import columns
from workers.reading.columns import Columns, Kind
from workers.reading.document import Block, Cell, Paragraph, Row, Table, words

LONGEST_TITLE = 40
"""Words. A paragraph above a table that is longer is narrative, not the table's title."""


@dataclass
class Record:
    """One row of a plan as it was before any page break, and what it takes over from rows above."""

    cells: dict[Kind, Cell]
    rows: list[Row]
    columns: Columns
    section: str | None = None
    objective: str | None = None
    torn: bool = False
    new_sentence_after_break: bool = False

    def text(self, kind: Kind) -> str:
        cell = self.cells.get(kind)
        return cell.text if cell else ""

    @property
    def has_reference(self) -> bool:
        return bool(self.text("ref"))

    @property
    def ends_its_sentence(self) -> bool:
        return self.text("action")[-1:] in {"", ".", "!", "?"}


@dataclass
class Unused:
    """Words that no record holds, and the reason."""

    text: str
    reason: str
    locator: str


@dataclass
class Mended:
    records: list[Record] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)
    keys: list[Row] = field(default_factory=list)


def mend(blocks: tuple[Block, ...]) -> Mended:
    mended = Mended()
    known: Columns | None = None
    above: Paragraph | None = None
    for block in blocks:
        if isinstance(block, Table):
            known = _Tables(mended, known, above).read(block) or known
            above = None
        elif words(block.text):
            above = block if len(words(block.text)) <= LONGEST_TITLE and block.text[-1] not in ".;" else None
    return mended


class _Tables:
    """Reads one table: which of its rows are headers, titles, actions or tails."""

    def __init__(self, mended: Mended, known: Columns | None, above: Paragraph | None) -> None:
        self.mended, self.known = mended, known
        self.section = above.text if above else None
        self.columns: Columns | None = None
        self.last: Record | None = None

    def read(self, table: Table) -> Columns | None:
        rows = self._without_key(table.rows)
        self.columns = self._without_header(rows)
        for row, following in itertools.zip_longest(rows, rows[1:]):
            self._place(row, following)
        return self.columns

    def _without_key(self, rows: tuple[Row, ...]) -> list[Row]:
        """The rows but for a key: from a cell that says "Key" to the next break; it explains words or colours."""
        others: list[Row] = []
        in_key = False
        for row in rows:
            in_key = _begins_key(row) or (in_key and not row.after_break)
            (self.mended.keys if in_key else others).append(row)
        return others

    def _without_header(self, rows: list[Row]) -> Columns | None:
        """The columns for rows above the first header: those of the table before, or what the cells show."""
        above = [row for row in itertools.takewhile(lambda row: not columns.from_header(row), rows) if row.filled]
        if not any(len(row.filled) > 1 for row in above):
            return None
        if self.known and columns.fits(self.known, above):
            return Columns(self.known.kinds, "table before")
        return columns.from_cells(above)

    def _place(self, row: Row, following: Row | None) -> None:
        header = columns.from_header(row)
        if header:
            self.columns, self.last = header, None
            self._unused(row, "header_row")
        elif self._is_title(row, following):
            self.section, self.last = row.text, None
            self._unused(row, "heading")
        elif self.columns is None:
            self._unused(row, "unplaced")
        elif row.filled:
            self._record(row, self.columns)

    def _is_title(self, row: Row, following: Row | None) -> bool:
        """A text alone in the first cell: above a header, or where a reference should be and is none."""
        if row.filled != [0]:
            return False
        if following and columns.from_header(following):
            return True
        references = self.columns.of("ref") if self.columns else []
        return 0 in references and not columns.looks_like_reference(row.cells[0].text)

    def _record(self, row: Row, known: Columns) -> None:
        cells, extra = _sorted_out(row, known)
        if extra:
            self.mended.unused.append(Unused(extra, "unplaced", row.locator))
        if self.last and self._is_tail(row, cells, known):
            _join(self.last, cells, row)
            return
        objective = cells["objective"].text if "objective" in cells else None
        if objective is None and self.last:
            objective = self.last.objective
        self.last = Record(cells, [row], known, self.section, objective)
        self.mended.records.append(self.last)

    def _is_tail(self, row: Row, cells: dict[Kind, Cell], known: Columns) -> bool:
        if "ref" in cells:
            return False
        if "action" not in cells or (known.have_references and row.after_break):
            return True
        return cells["action"].text[0].islower() and self.last is not None and not self.last.ends_its_sentence

    def _unused(self, row: Row, reason: str) -> None:
        self.mended.unused.append(Unused(row.text, reason, row.locator))


def _begins_key(row: Row) -> bool:
    first = words(row.cells[0].text.casefold())
    return first[:1] == ["key"] and len(first) <= 3 and len(row.filled) <= 3


def _sorted_out(row: Row, known: Columns) -> tuple[dict[Kind, Cell], str]:
    """The cells by kind, and the words of cells under no known column."""
    cells: dict[Kind, Cell] = {}
    extra = []
    for n in row.filled:
        kind = known.kinds.get(n)
        if kind is None:
            extra.append(row.cells[n].text)
        elif kind in cells:
            cells[kind] = Cell(cells[kind].pieces + row.cells[n].pieces)
        else:
            cells[kind] = row.cells[n]
    return cells, " | ".join(extra)


def _join(record: Record, cells: dict[Kind, Cell], row: Row) -> None:
    """Put a torn row together again: each cell goes on where it stopped."""
    before = record.cells.get("action")
    if "action" in cells and before:
        record.new_sentence_after_break = _starts_afresh(before.pieces[-1], cells["action"].pieces[0])
    for kind, cell in cells.items():
        record.cells[kind] = _joined(record.cells[kind], cell) if kind in record.cells else cell
    record.objective = record.text("objective") or record.objective
    record.rows.append(row)
    record.torn = True


def _joined(before: Cell, after: Cell) -> Cell:
    """The first piece after the break goes on with the last before it, unless a new sentence starts there."""
    if _starts_afresh(before.pieces[-1], after.pieces[0]) and (len(before.pieces) > 1 or len(after.pieces) > 1):
        return Cell(before.pieces + after.pieces)
    middle = f"{before.pieces[-1]} {after.pieces[0]}"
    return Cell((*before.pieces[:-1], middle, *after.pieces[1:]))


def _starts_afresh(before: str, after: str) -> bool:
    return before.rstrip()[-1:] in ".!?" and after[:1].isupper()
