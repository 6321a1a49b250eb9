"""A workbook, by openpyxl: real dates, filled cells, merged titles, hidden columns and sheets."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from tests.workers.examined.papers.cells import Row, cell, texts


class Excel:
    suffix = "xlsx"

    def __init__(self) -> None:
        self.book = Workbook()
        self.book.remove(self.book.active)
        self.words: list[str] = []
        self.title: str | None = None
        self.sheet: Worksheet

    def start(self, name: str) -> Worksheet:
        self.sheet = self.book.create_sheet(name)
        return self.sheet

    def rows(self, rows: list[Row], gap: int = 0) -> int:
        """Puts rows below what there is; says in which row the first stands."""
        self.words += texts(rows)
        self.title = self.title or (
            str(cell(rows[0][0]).text) if len([each for each in rows[0] if each is not ...]) == 1 else None
        )
        first = (self.sheet.max_row if self.sheet.max_row > 1 or self.sheet["A1"].value else 0) + 1 + gap
        for r, row in enumerate(rows, start=first):
            for c, given in enumerate(row, start=1):
                if given is not ...:
                    self._fill(r, c, given)
        return first

    def _fill(self, r: int, c: int, given: Any) -> None:
        place = self.sheet.cell(r, c)
        if isinstance(given, date | int | float):
            place.value = given
            place.number_format = "DD/MM/YYYY" if isinstance(given, date) else "General"
            return
        said = cell(given)
        text = "\n".join([*([said.text] if said.text else []), *(f"• {item}" for item in said.items)])
        place.value = said.on if said.on is not None else text or None
        if said.shown:
            place.number_format = said.shown
        place.alignment = Alignment(wrap_text=True, vertical="top")
        place.font = Font(bold=said.bold, strike=said.struck)
        if said.shade:
            place.fill = PatternFill("solid", fgColor=said.shade)
        if said.across > 1 or said.down > 1:
            self.sheet.merge_cells(
                start_row=r, start_column=c, end_row=r + said.down - 1, end_column=c + said.across - 1
            )

    def content(self) -> bytes:
        buffer = io.BytesIO()
        self.book.save(buffer)
        return buffer.getvalue()
