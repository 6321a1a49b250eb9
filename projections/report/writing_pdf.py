"""A report as a tagged PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from projections.pdf.breaking import breaking
from projections.pdf.typesetting import Limits, typeset
from projections.report.blocks import Beside, Block, Cell, Chart, Heading, Lines, Table, Text
from projections.report.drawing import as_svg, in_words
from projections.report.numbers import Number
from projections.report.report import Report

TEMPLATE = Path(__file__).with_name("report.typ")
ACROSS = 27.0
"""Centimetres of a page."""
LETTERS = 5.0
"""Of a word, to a centimetre: what is longer may break anywhere."""


def as_pdf(report: Report) -> bytes:
    """Refuses `TooHardToTypeset`."""
    return typeset(TEMPLATE, as_said(report), report.choices.known_on, Limits(seconds=180))


def as_said(report: Report) -> dict[str, Any]:
    return {
        "title": report.title,
        "author": "Throughline",
        "running": report.title,
        "question": report.question,
        "sections": [
            {"heading": each.heading, "blocks": [block_of(block) for block in each.blocks]} for each in report.sections
        ],
    }


def block_of(block: Block) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"kind": "heading", "level": block.level, "words": block.text}
    if isinstance(block, Text):
        return {"kind": "text", "words": breaking(block.text, 40)}
    if isinstance(block, Chart):
        return {"kind": "chart", "svg": as_svg(block), "told": in_words(block)}
    return table_of(block)


def table_of(table: Table) -> dict[str, Any]:
    whole = sum(table.widths)
    most = [max(4, round(width / whole * ACROSS * LETTERS)) for width in table.widths]
    return {
        "kind": "table",
        "heads": table.heads,
        "widths": table.widths,
        "long": any(letters(cell) > 600 for row in table.rows for cell in row),
        "rows": [[cell_of(cell, room) for cell, room in zip(row, most, strict=True)] for row in table.rows],
    }


def letters(cell: Cell) -> int:
    if isinstance(cell, Lines):
        return sum(map(len, (cell.words, *cell.under)))
    return len(cell) if isinstance(cell, str) else 0


def cell_of(cell: Cell, room: int) -> Any:
    if isinstance(cell, Number):
        return {"number": cell.words, "words": ""}
    if isinstance(cell, Beside):
        return {"number": cell.number.words, "words": cell.words}
    if isinstance(cell, Lines):
        return {"words": breaking(cell.words, room), "under": [breaking(each, room) for each in cell.under]}
    return breaking(cell, room)
