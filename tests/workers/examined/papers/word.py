"""A Word document, by python-docx: its own styles, numbering, merged and shaded cells."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table, _Cell

from tests.workers.examined.papers.cells import C, Row, cell, texts


class Word:
    suffix = "docx"

    def __init__(self, landscape: bool = True) -> None:
        self.document = Document()
        self.words: list[str] = []
        self.title: str | None = None
        if landscape:
            section = self.document.sections[0]
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = section.page_height, section.page_width

    def heading(self, text: str, level: int = 1) -> None:
        self.title = self.title or text
        self.words.append(text)
        self.document.add_heading(text, level)

    def bold(self, text: str) -> None:
        """What people use as headings: a paragraph in bold."""
        self.words.append(text)
        self.document.add_paragraph().add_run(text).bold = True

    def say(self, *paragraphs: str) -> None:
        for text in paragraphs:
            self.words.append(text)
            self.document.add_paragraph(text)

    def bullets(self, *items: str, style: str = "List Bullet") -> None:
        for text in items:
            self.words.append(text)
            self.document.add_paragraph(text, style=style)

    def numbered(self, *items: str) -> None:
        """By Word's own numbering: the numbers are no text."""
        self.bullets(*items, style="List Number")

    def furniture(self, header: str = "", footer: str = "") -> None:
        self.document.sections[0].header.paragraphs[0].text = header
        self.document.sections[0].footer.paragraphs[0].text = footer

    def new_page(self) -> None:
        self.document.add_page_break()

    def table(self, rows: list[Row], repeat: int = 0, style: str = "Table Grid", auto: int | None = None) -> Table:
        """`repeat`: header rows that come again on each page; `auto`: a column that Word itself numbers."""
        self.words += texts(rows)
        table = self.document.add_table(len(rows), len(rows[0]), style=style)
        for r, row in enumerate(rows):
            places = table.rows[r].cells
            for c, given in enumerate(row):
                if given is not ...:
                    self._fill(places[c], cell(given), "List Number" if c == auto and r >= max(repeat, 1) else None)
        for r, row in enumerate(rows):
            for c, given in enumerate(row):
                if given is not ... and (cell(given).across > 1 or cell(given).down > 1):
                    last = table.cell(r + cell(given).down - 1, c + cell(given).across - 1)
                    table.cell(r, c).merge(last)
        for row in table.rows[:repeat]:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        self.document.add_paragraph()
        return table

    def _fill(self, place: _Cell, given: C, style: str | None) -> None:
        first = place.paragraphs[0]
        if style:
            first.style = self.document.styles[style]
        for n, line in enumerate(given.text.split("\n") if given.text else []):
            run = (first if n == 0 else place.add_paragraph()).add_run(line)
            run.bold, run.font.strike = given.bold or None, given.struck or None
        for n, text in enumerate(given.items):
            paragraph = place.add_paragraph(style="List Bullet" if given.bulleted else None)
            paragraph.add_run(text).font.strike = n in given.struck_items or None
        if given.shade:
            shading = OxmlElement("w:shd")
            for name, value in (("val", "clear"), ("color", "auto"), ("fill", given.shade)):
                shading.set(qn(f"w:{name}"), value)
            place._tc.get_or_add_tcPr().append(shading)

    def content(self) -> bytes:
        buffer = io.BytesIO()
        self.document.save(buffer)
        return buffer.getvalue()

    def raw(self) -> Any:
        return self.document
