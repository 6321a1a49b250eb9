"""A plan as a Word file: a table that people know, to work on, print, and hand in again."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from projections.documents.layout import COLUMNS, SHADES, ActionRow, Heading, Layout

WIDTHS = {"ref": 1.3, "title": 5.2, "sub_actions": 3.6, "leads": 2.4, "due": 2.2, "measure": 3.8, "progress": 5.2,
          "rag": 1.7, "status": 2.3}  # fmt: skip
"""Centimetres, on A4 across."""
HEADER, LEVELS = "1F3A4D", {1: "C9D6DF", 2: "E6EDF2"}


def as_word(plan: Layout) -> bytes:
    document = docx.Document()
    lay_across(document)
    describe(document.core_properties, plan)
    document.add_heading(plan.title, level=1)
    for line in plan.told:
        document.add_paragraph(line)
    write_table(document, plan)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def describe(properties: Any, plan: Layout) -> None:
    """What the file says of itself, instead of what its template says."""
    properties.title, properties.author, properties.comments = plan.title, plan.author, ""
    properties.language = "en-GB"
    properties.created = properties.modified = datetime.now(UTC)


def lay_across(document: Any) -> None:
    page = document.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(page, side, Cm(1))
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(9)
    style.paragraph_format.space_after = Pt(2)


def write_table(document: Any, plan: Layout) -> None:
    table = document.add_table(rows=1, cols=len(COLUMNS), style="Table Grid")
    table.autofit = False
    header = table.rows[0]
    mark(header, "tblHeader")
    for cell, name in zip(header.cells, COLUMNS.values(), strict=True):
        write(cell, [name], bold=True, white=True)
        shade(cell, HEADER)
    for each in plan.rows:
        row = table.add_row()
        mark(row, "cantSplit")
        if isinstance(each, Heading):
            write_heading(row, each)
        else:
            write_action(row, each)
    for column, width in zip(table.columns, WIDTHS.values(), strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for place, width in zip(row._tr.tc_lst, row_widths(row), strict=True):
            place.width = Cm(width)


def row_widths(row: Any) -> list[float]:
    """A heading is as wide as all columns."""
    return [sum(WIDTHS.values())] if len(row._tr.tc_lst) == 1 else list(WIDTHS.values())


def write_heading(row: Any, heading: Heading) -> None:
    cells = row.cells
    whole = cells[0].merge(cells[-1])
    write(whole, [heading.text], bold=True)
    whole.paragraphs[0].paragraph_format.keep_with_next = True
    shade(whole, LEVELS[heading.level])


def write_action(row: Any, action: ActionRow) -> None:
    for cell, name in zip(row.cells, COLUMNS, strict=True):
        write(cell, action.cells[name], struck=action.done if name == "sub_actions" else frozenset())
        if name == "rag" and action.colour:
            shade(cell, SHADES[action.colour])


def write(
    cell: Any, lines: Iterable[str], bold: bool = False, white: bool = False, struck: frozenset[str] = frozenset()
) -> None:
    """Each line a paragraph."""
    for number, line in enumerate(lines):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        run = paragraph.add_run(line)
        run.bold, run.font.strike = bold or None, (line in struck) or None
        if white:
            run.font.color.rgb = docx.shared.RGBColor(0xFF, 0xFF, 0xFF)


def shade(cell: Any, colour: str) -> None:
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shading.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shading)


def mark(row: Any, what: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(f"w:{what}"))
