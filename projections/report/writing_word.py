"""A report as a Word file: headings, tables whose heads repeat, A4 across, nothing told by colour."""

from __future__ import annotations

import io
from datetime import UTC
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from projections.documents.writing_word import HEADER, lay_across
from projections.report.blocks import Beside, Block, Cell, Chart, Heading, Lines, Table, Text
from projections.report.numbers import Number
from projections.report.report import Report
from projections.report.zipped import dated

ACROSS = 15_700
"""Twentieths of a point, between the margins."""
NEVER = dict.fromkeys(n for n in range(32) if n not in (9, 10, 13))
"""Characters that no XML can hold."""


def as_word(report: Report) -> bytes:
    document = docx.Document()
    lay_across(document)
    describe(document.core_properties, report)
    document.add_heading(report.title, level=0)
    document.add_paragraph(report.question[:1].upper() + report.question[1:])
    for place, section in enumerate(report.sections):
        heading = document.add_heading(section.heading, level=1)
        heading.paragraph_format.page_break_before = place > 1
        for block in section.blocks:
            write(document, block)
    content = io.BytesIO()
    document.save(content)
    return dated(content.getvalue(), report.choices.known_on)


def describe(properties: Any, report: Report) -> None:
    properties.title, properties.author, properties.comments = report.title, "Throughline", report.question
    properties.language = "en-GB"
    properties.created = properties.modified = report.choices.known_on.astimezone(UTC).replace(tzinfo=None)


def write(document: Any, block: Block) -> None:
    if isinstance(block, Heading):
        document.add_heading(block.text, level=block.level)
    elif isinstance(block, Text):
        document.add_paragraph(clean(block.text)).runs[0].font.size = Pt(11)
    elif isinstance(block, Table):
        write_table(document, block)
    elif not isinstance(block, Chart):  # the table after it says the same
        raise TypeError(block)


def write_table(document: Any, table: Table) -> None:
    """Straight to XML: python-docx looks for each cell among all, which takes minutes for thousands."""
    caption = document.add_paragraph(style="Caption")
    caption.add_run(table.caption)
    caption.paragraph_format.keep_with_next = True
    made = document.add_table(rows=0, cols=len(table.heads), style="Table Grid")
    made.autofit = False
    whole = sum(table.widths)
    widths = [round(ACROSS * width / whole) for width in table.widths]
    for column, width in zip(made._tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
        column.set(qn("w:w"), str(width))
    made._tbl.append(row_of([([head], False) for head in table.heads], widths, head=True))
    for row in table.rows:
        made._tbl.append(row_of([lines_of(cell) for cell in row], widths))
    document.add_paragraph()


def lines_of(cell: Cell) -> tuple[list[str], bool]:
    """What stands in a cell, and whether it is a number."""
    if isinstance(cell, Number):
        return [cell.words], True
    if isinstance(cell, Beside):
        return [cell.number.words, *([cell.words] if cell.words else [])], True
    if isinstance(cell, Lines):
        return [cell.words, *cell.under], False
    return [cell], False


def row_of(cells: list[tuple[list[str], bool]], widths: list[int], head: bool = False) -> Any:
    row = element("tr")
    properties = element("trPr", row)
    element("cantSplit", properties)
    if head:
        element("tblHeader", properties)
    for (lines, number), width in zip(cells, widths, strict=True):
        cell = element("tc", row)
        about = element("tcPr", cell)
        element("tcW", about, w=str(width), type="dxa")
        if head:
            element("shd", about, val="clear", color="auto", fill=HEADER)
        for place, line in enumerate(lines):
            paragraph(cell, line, number, small=place > 0, head=head)
    return row


def paragraph(cell: Any, line: str, number: bool, small: bool, head: bool) -> None:
    made = element("p", cell)
    if number:
        element("jc", element("pPr", made), val="right")
    run = element("r", made)
    about = element("rPr", run)
    if (head or number) and not small:
        element("b", about)
    if head:
        element("color", about, val="FFFFFF")
    if small:
        element("sz", about, val="15")
    text = element("t", run)
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    text.text = clean(line)


def element(name: str, within: Any = None, **attributes: str) -> Any:
    made = OxmlElement(f"w:{name}")
    for each, value in attributes.items():
        made.set(qn(f"w:{each}"), value)
    if within is not None:
        within.append(made)
    return made


def clean(text: str) -> str:
    return text.translate(NEVER)
