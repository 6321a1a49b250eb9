"""A plan in Word with colours of its own and a key that says what they mean, as a service would write it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

import docx

from workers.reading.reading import read

KEY = "Key: Amber at risk, Red off track, Green on track, Blue done"
HEADER = ("Ref", "Objective", "Action", "Lead", "By when", "Progress", "RAG")
ROWS = (
    ("R1", "Agree a protocol with the police", "RH", "Green"),
    ("R2", "Train every mentor twice a year", "LT", "Amber"),
    ("R3", "Publish the offer to victims", "TB", "Red"),
    ("R4", "Review the terms of the panel", "RH", "Green"),
    ("R5", "Map the support in each town", "LT", "Blue"),
    ("R6", "Test a shorter letter to families", "TB", "Green"),
)


def cells(ref: str, title: str, lead: str, rating: str, due: str = "30 September 2026", noted: str = "") -> list[str]:
    return [ref, "Children are heard", title, lead, due, noted or "Begun in May.", rating]


def in_word(rows: Iterable[Sequence[str]] = ROWS, key: str = KEY) -> bytes:
    document = docx.Document()
    document.add_heading("Youth justice plan 2026-27", 1)
    document.add_paragraph(key)
    table = document.add_table(rows=1, cols=len(HEADER), style="Table Grid")
    for texts in (HEADER, *(cells(*row) for row in rows)):
        line = table.rows[0] if texts is HEADER else table.add_row()
        for cell, text in zip(line.cells, texts, strict=True):
            cell.text = text
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def as_read(*rows: Sequence[str], key: str = KEY) -> list[dict[str, Any]]:
    """The lines of its reading."""
    return read(in_word(rows or ROWS, key), "Our plan.docx").lines
