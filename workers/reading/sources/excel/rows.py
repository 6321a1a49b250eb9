"""The rows of a sheet: cells as they are shown, with merges, fills, and doubts about what is hidden, wrong or coloured
by a rule."""

import re
from bisect import bisect_left
from dataclasses import replace
from datetime import datetime

from workers.reading import decisions
from workers.reading.document import Cell, Paragraph, Row, words
from workers.reading.sources import letters, sheets
from workers.reading.sources.excel import formats, places
from workers.reading.sources.excel.cells import Raw, Sheet
from workers.reading.sources.excel.formulas import Value
from workers.reading.sources.excel.strings import Said
from workers.reading.sources.excel.styles import Look, Styles

_FARTHEST = 2000
"""Rows that a merged cell goes down; and columns that a fill without a word may lie to the right."""
_EMPTY = Cell()


class Rows:
    """Reads the rows of one sheet."""

    def __init__(
        self, sheet: Sheet, styles: Styles, remarks: dict[str, list[str]], from_1904: bool = False, page: int = 1
    ) -> None:
        self.sheet, self.styles, self.remarks, self.from_1904 = sheet, styles, remarks, from_1904
        self.page = page
        self.beside: list[Paragraph] = []
        self.notes: list[str] = []
        self.looks: dict[str, sheets.Look] = {}
        self.spans, self.continued, self.covered = _merged(sheet)

    def read(self) -> list[Row]:
        """One empty row stands for all that are empty between two."""
        rows: list[Row] = []
        last = 0
        for number in sorted(self.sheet.rows):
            row = self._row(number, self.sheet.rows[number])
            if rows and (number > last + 1 or not row.cells) and rows[-1].cells:
                rows.append(Row((), f"sheet {self.sheet.name}, row {last + 1}"))
            if row.cells:
                rows.append(row)
            last = number
        self._note()
        return rows

    def _row(self, number: int, raws: dict[int, Raw]) -> Row:
        doubts: list[str] = []
        found = {column: self._cell(number, column, raw, doubts) for column, raw in raws.items()}
        found |= {column: Cell(continues=True) for column in self.continued.get(number, ()) if column not in found}
        last = max((c for c, cell in found.items() if cell or cell.fill or cell.continues), default=0)
        cells = [found.get(column, _EMPTY) for column in range(1, last + 1)]
        place = f"sheet {self.sheet.name}, row {number}"
        if (alone := [column for column, cell in found.items() if cell]) and len(alone) == 1:
            self.looks[place] = self._look(number, raws[alone[0]])
        if self.remarks:
            self._remark(number, cells, place, doubts)
        return Row(tuple(cells), place, hidden=number in self.sheet.hidden_rows, doubts=tuple(dict.fromkeys(doubts)))

    def _look(self, number: int, raw: Raw) -> sheets.Look:
        """How the only text of a row looks: it may be a paragraph."""
        look = self.styles.look(raw.style)
        said = raw.value.text if isinstance(raw.value, Said) else raw.value
        typed = (len(said) - len(said.lstrip())) // 2 if isinstance(said, str) else 0
        return sheets.Look(look.bold, look.indent or min(typed, 9), self.page + bisect_left(self.sheet.breaks, number))

    def _cell(self, number: int, column: int, raw: Raw, doubts: list[str]) -> Cell:
        look = self.styles.look(raw.style)
        place = f"{places.letters(column)}{number}"
        fill = self._fill(number, column, raw, look, doubts)
        if column in self.continued.get(number, ()):
            return Cell(continues=True, fill=fill)
        if raw.error:
            doubts.append(f"cell {place} shows the error {raw.error}")
        if raw.uncounted:
            doubts.append(f"cell {place} is a formula without a stored value: open the file in Excel and save it")
        if (number, column) in self.covered:
            return Cell(fill=fill) if raw.value is None else self._said(raw, look, fill, 1)
        cell = self._said(raw, look, fill, self.spans.get((number, column), 1))
        if cell and any(first <= column <= last for first, last in self.sheet.hidden_columns):
            doubts.append(f"column {places.letters(column)} is hidden in the document")
        return cell

    def _said(self, raw: Raw, look: Look, fill: str | None, span: int) -> Cell:
        text, struck, aside = self._text(raw, look)
        if (said := letters.answer(text) if len(text) <= 3 else None) is not None:
            text = said
        elif not text.isascii():
            fill = fill or letters.colour_in(text) or (look.colour if letters.is_blob(text) else None)
            text = "\n".join(letters.without_blobs(line) for line in text.split("\n"))
        lines = tuple(line for line in (" ".join(each.split()) for each in re.split(r"\n| {3,}", text)) if words(line))
        return Cell(lines, lines, struck, aside, fill, False, span)

    def _text(self, raw: Raw, look: Look) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        value = raw.value
        if isinstance(value, Said):
            return value.text, value.struck, value.aside
        text = self._shown(value, look.form)
        bare = " ".join(text.split())
        return text, (bare,) if look.struck and words(bare) else (), ()

    def _shown(self, value: float | str | datetime | bool | None, form: str) -> str:
        if value is None or isinstance(value, bool):
            return "" if value is None else "Yes" if value else "No"
        if isinstance(value, datetime):
            return formats.dated(value, form or "dd/mm/yyyy")
        return formats.shown(value, form, self.from_1904) if isinstance(value, float) else value

    def _fill(self, number: int, column: int, raw: Raw, look: Look, doubts: list[str]) -> str | None:
        if not self.sheet.rules.all:
            return look.fill
        fill, unknown = self.sheet.rules.fill(number, column, self._value)
        if unknown and raw.value is None:
            doubts.append(f"a rule may colour cell {places.letters(column)}{number}; it could not be worked out")
        return fill or look.fill

    def _value(self, row: int, column: int) -> Value:
        raw = self.sheet.rows.get(row, {}).get(column)
        value = raw.value if raw else None
        if isinstance(value, Said):
            return value.text
        return None if isinstance(value, datetime) else value

    def _remark(self, number: int, cells: list[Cell], place: str, doubts: list[str]) -> None:
        """A comment that decides goes with the row's longest text; others are left over, and doubted."""
        for column in range(1, len(cells) + 1):
            for said in self.remarks.pop(f"{places.letters(column)}{number}", []):
                if decisions.says_one(said) and len(words(said)) <= 25:
                    at = max(range(len(cells)), key=lambda n: len(words(cells[n].text)))
                    cell = cells[at]
                    cells[at] = replace(cell, pieces=(*cell.pieces, said), lines=(*cell.lines, said),
                                        aside=(*cell.aside, said))  # fmt: skip
                else:
                    doubts.append(f"a comment on this row says “{said[:200]}”")
                    self.beside.append(Paragraph(said, f"comment on {place}", furniture=True))

    def _note(self) -> None:
        """What a person should know of the sheet; and comments on cells that hold nothing."""
        for name, texts in self.remarks.items():
            for said in texts:
                self.beside.append(Paragraph(said, f"comment on sheet {self.sheet.name}, cell {name}", furniture=True))
        if self.beside:
            self.notes.append("the file has comments; what they say is left over")
        if self.sheet.rules.not_worked_out:
            self.notes.append(f"sheet {self.sheet.name} colours cells by rules that could not be worked out")
        hidden = len(self.sheet.hidden_rows & self.sheet.rows.keys())
        if hidden and self.sheet.is_filtered:
            self.notes.append(f"a filter hides {hidden} rows of sheet {self.sheet.name}; they were read")


def _merged(sheet: Sheet) -> tuple[dict[tuple[int, int], int], dict[int, set[int]], set[tuple[int, int]]]:
    """Where cells are merged: how wide from their first, in which columns of a row they go on from above, and which
    lie beside the first."""
    spans: dict[tuple[int, int], int] = {}
    continued: dict[int, set[int]] = {}
    covered: set[tuple[int, int]] = set()
    for area in sheet.merged:
        spans[(area.top, area.left)] = area.right - area.left + 1
        for row in range(area.top + 1, min(area.bottom, area.top + _FARTHEST) + 1):
            continued.setdefault(row, set()).add(area.left)
        if area.right - area.left < 100 and area.bottom - area.top < 200:
            beside = range(area.left + 1, area.right + 1)
            covered |= {(row, column) for row in range(area.top, area.bottom + 1) for column in beside}
    return spans, continued, covered
