"""Tables of a Word document: rows and cells with their spans, shades, numbers, ticks and remarks."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from workers.reading import columns, headers
from workers.reading.document import Cell, Row, words
from workers.reading.sources import letters
from workers.reading.sources.word import grid, shades
from workers.reading.sources.word.grid import Placed
from workers.reading.sources.word.inline import Run, Text
from workers.reading.sources.word.names import AROUND, W, is_on, number, value
from workers.reading.sources.word.whole import Whole

_WIDEST = 200
_SHORT = 3
"""Words of a choice that can be ticked; what is longer is something to do."""


@dataclass
class Read:
    """A table as it is read: cells in place, and what each row says beside its words."""

    rows: list[list[Placed]] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    doubts: list[list[str]] = field(default_factory=list)
    hidden: list[bool] = field(default_factory=list)
    headers: list[bool] = field(default_factory=list)
    nested: list[tuple[int, Any]] = field(default_factory=list)
    """Tables of actions within a cell, and after which row they come."""


class Tables:
    """Reads tables of one document."""

    def __init__(self, whole: Whole) -> None:
        self.whole = whole

    def read(self, element: Any, number_of: int) -> tuple[list[Row], list[tuple[int, Any]]]:
        """The rows, and the tables of actions within them."""
        read = Read()
        for n, tr in enumerate(rows_of(element), start=1):
            place = f"table {number_of}, row {n}"
            if tr.find(f"{W}trPr/{W}del") is not None:
                self.whole.deleted(" ".join(t.text or "" for t in tr.iter(f"{W}t", f"{W}delText")), place)
                continue
            self._row(tr, place, read)
        widths = [number(each.get(f"{W}w"), 1000) for each in element.iterfind(f"{W}tblGrid/{W}gridCol")]
        straight = _without_stray_numbers(grid.straightened(read.rows, widths))
        rows = [
            Row(tuple(cells), read.places[n], hidden=read.hidden[n], is_header=read.headers[n],
                doubts=tuple(dict.fromkeys(read.doubts[n])))
            for n, cells in enumerate(straight)
        ]  # fmt: skip
        self.whole.raw += [cell.text for row in rows for cell in row.cells if cell.text]
        return rows, read.nested

    def _row(self, tr: Any, place: str, read: Read) -> None:
        doubts: list[str] = []
        at = max(0, min(number(value(tr, "trPr/gridBefore")), _WIDEST))
        cells: list[Placed] = []
        for tc in cells_of(tr):
            cell, nested = self._cell(tc, place, doubts)
            if cell.fill is None and (exception := tr.find(f"{W}tblPrEx/{W}shd")) is not None:
                cell = replace(cell, fill=shades.of_shading(exception, self.whole.theme))
            cells.append(Placed(cell, at, at + cell.span))
            at += cell.span
            read.nested += [(len(read.rows), table) for table in nested]
        read.rows.append(cells)
        read.places.append(place)
        read.doubts.append(doubts)
        read.hidden.append(bool(is_on(tr.find(f"{W}trPr"), "hidden")))
        read.headers.append(bool(is_on(tr.find(f"{W}trPr"), "tblHeader")))

    def _cell(self, tc: Any, place: str, doubts: list[str]) -> tuple[Cell, list[Any]]:
        span = max(1, min(number(value(tc, "tcPr/gridSpan"), 1), _WIDEST))
        merge = tc.find(f"{W}tcPr/{W}vMerge")
        continues = merge is not None and merge.get(f"{W}val") != "restart"
        read = _Inside(self, place, doubts)
        read.take(tc)
        fill = shades.of_cell(tc, read.texts, self.whole.theme)
        cell = read.cell()
        cell = self._chosen(cell, place) or _answered(cell)
        return replace(cell, fill=fill, continues=continues, span=span), read.nested

    def _chosen(self, cell: Cell, place: str) -> Cell | None:
        """Of a few words with boxes before them, those that are ticked; longer ones are parts, some of them done."""
        if not (found := letters.chosen(" ".join(cell.pieces))):
            return None
        ticked, others = found
        if all(len(words(each)) <= _SHORT for each in (*ticked, *others)):
            self.whole.leave(" ".join(others), f"not ticked in {place}")
            return replace(cell, pieces=tuple(ticked), lines=tuple(ticked))
        both = [piece.strip(letters.TICKED + letters.UNTICKED + " \ufe0f") for piece in cell.pieces]
        return replace(cell, pieces=tuple(both), lines=tuple(both), struck=(*cell.struck, *ticked))


class _Inside:
    """What stands in a cell: paragraphs, text boxes, and tables, which are its text unless they hold actions."""

    def __init__(self, tables: Tables, place: str, doubts: list[str]) -> None:
        self.tables, self.whole, self.place, self.doubts = tables, tables.whole, place, doubts
        self.texts: list[Text] = []
        self.labels: list[str | None] = []
        self.items: list[str] = []
        self.nested: list[Any] = []
        self.remarks: list[str] = []

    def take(self, element: Any) -> None:
        joins = False
        for child in content_of(element):
            if child.tag == f"{W}tbl":
                self._table(child)
                continue
            text = self.whole.text(child, self.place)
            for box in text.boxes:
                self.take(box)
            self._beside(text)
            if joins and self.texts:
                self.texts[-1].runs += text.runs
            elif words(text.text) or text.text or self.whole.label_of(child):
                self.texts.append(text)
                self.labels.append(self.whole.label_of(child))
                if self.whole.marked(child):
                    self.items.append(text.text)
            joins = child.find(f"{W}pPr/{W}rPr/{W}del") is not None

    def _beside(self, text: Text) -> None:
        self.doubts += ["some words of this row are hidden in the document"] if text.is_hidden else []
        self.doubts += ["words that tracked changes delete are left out of this row"] if text.deleted else []
        for remark in text.remarks:
            said = self.whole.remark(remark, self.place)
            if said and self.whole.decides(said):
                self.remarks.append(said)
            elif said:
                self.doubts.append(f"a comment on this row says “{said[:200]}”")

    def _table(self, table: Any) -> None:
        rows = [[self.tables._cell(tc, self.place, self.doubts)[0] for tc in cells_of(tr)] for tr in rows_of(table)]
        if _is_plan(rows):
            self.nested.append(table)
            return
        for row in rows:
            self.texts.append(_as_text([cell.text for cell in row if cell]))
            self.labels.append(None)

    def cell(self) -> Cell:
        pieces, lines = [], []
        for text, label in zip(self.texts, self.labels, strict=True):
            piece, cut = text.text, text.lines or ([text.text] if text.text else [])
            if label and (piece or len(self.texts) == 1):
                bare = label.strip("().") if not piece else label
                piece, cut = f"{bare} {piece}".strip(), [f"{bare} {cut[0]}" if cut else bare, *cut[1:]]
            pieces += [piece] if piece else []
            lines += cut
        only_number = len(self.texts) == 1 and self.labels[0] is not None and not self.texts[0].text
        aside = [each for text in self.texts for each in text.aside()] + self.remarks
        return Cell(
            (*pieces, *self.remarks),
            (*lines, *self.remarks),
            tuple(each for text in self.texts for each in text.struck()),
            (*aside, _STRAY) if only_number else tuple(aside),
            items=tuple(piece for piece in pieces if any(item and piece.endswith(item) for item in self.items)),
        )


_STRAY = "\x00number"
"""Marks, while a table is read, a cell that holds a number of a list and no word."""


def _without_stray_numbers(rows: list[list[Cell]]) -> list[list[Cell]]:
    """Cells with a number alone: references in the first column, and where a column has nothing else or is called so;
    elsewhere somebody left an empty item of a list behind."""
    stray = {m for row in rows for m, cell in enumerate(row) if _STRAY in cell.aside}
    dropped = {m for m in stray if m and not _is_of_numbers([row[m] for row in rows if m < len(row) and row[m]])}
    return [[_settled(cell, m in dropped) for m, cell in enumerate(row)] for row in rows]


def _is_of_numbers(column: list[Cell]) -> bool:
    named = any(headers.kind_of(cell.text) == "ref" for cell in column[:3])
    others = sum(1 for cell in column if _STRAY not in cell.aside)
    return named or others <= 2 < len(column)


def _settled(cell: Cell, dropped: bool) -> Cell:
    if _STRAY not in cell.aside:
        return cell
    return Cell(fill=cell.fill, continues=cell.continues, span=cell.span) if dropped else replace(cell, aside=())


def _answered(cell: Cell) -> Cell:
    """A tick alone says yes. What has no word says nothing, once its colour is known."""
    said = letters.answer(cell.text) if cell.text and len(cell.text) <= 3 else None
    if said:
        return replace(cell, pieces=(said,), lines=(said,))
    kept = [letters.without_blobs(piece) for piece in cell.pieces]
    kept = [piece for piece in kept if words(piece)]
    return replace(cell, pieces=tuple(kept), lines=tuple(letters.without_blobs(line) for line in cell.lines))


def _as_text(texts: list[str]) -> Text:
    return Text([Run(" ".join(texts))])


def _is_plan(rows: list[list[Cell]]) -> bool:
    return any(columns.from_header(Row(tuple(row), "")) for row in rows[:3]) and len(rows) > 1


def rows_of(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == f"{W}tr":
            yield child
        elif child.tag in AROUND:
            yield from rows_of(child)


def cells_of(tr: Any) -> Iterator[Any]:
    for child in tr:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in AROUND:
            yield from cells_of(child)


def content_of(element: Any) -> Iterator[Any]:
    for child in element:
        if child.tag in {f"{W}p", f"{W}tbl"}:
            yield child
        elif child.tag in AROUND:
            yield from content_of(child)
