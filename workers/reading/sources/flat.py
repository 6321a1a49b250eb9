"""Word's plain text export: every cell a line of its own, so that only the header tells how many make a row.

Where a lone carriage return ends a cell, empty cells are empty lines, and rows can be counted off.
"""

import re
from collections.abc import Sequence

from workers.reading import headers, markup
from workers.reading.document import Block, Document, Paragraph, Row, Table, words

_FEWEST = 3
"""Names of columns in a row, before lines are believed to be a header."""


def read(lines: Sequence[str], raw: str) -> Document | None:
    """The document, or None where no run of lines heads a table of actions."""
    found = _header(lines)
    if not found:
        return None
    start, width = found
    blocks: list[Block] = [
        Paragraph(markup.plain(line), f"line {n}") for n, line in enumerate(lines[:start], start=1) if line.strip()
    ]
    rows = _rows(lines, start, width)
    blocks.append(Table(tuple(rows)))
    return Document("text", tuple(blocks), raw)


def _header(lines: Sequence[str]) -> tuple[int, int] | None:
    """Where a header begins and how many columns it names: a run of lines that each head a column."""
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and _names(lines[end]):
            end += 1
        kinds = {headers.kind_of(line.strip()) for line in lines[start:end]}
        if (
            end - start >= _FEWEST
            and "action" in kinds
            and {"lead", "due", "rag"} & kinds
            and _rows_fit(lines, start, end - start)
        ):
            return start, end - start
        start = max(end, start + 1)
    return None


def _names(line: str) -> bool:
    text = line.strip()
    return bool(text) and headers.is_label(text) and headers.kind_of(text) is not None and len(words(text)) <= 10


def _rows_fit(lines: Sequence[str], start: int, width: int) -> bool:
    """Whether the lines below come in rows of this width: what stands in the first column looks alike."""
    from workers.reading import columns

    kinds = [headers.kind_of(lines[start + n].strip()) for n in range(width)]
    checks = 0
    right = 0
    for n, kind in enumerate(kinds):
        texts = [line.strip() for line in lines[start + width + n :: width] if line.strip()]
        if kind in {"ref", "due"} and texts:
            looks = columns.looks_like_reference if kind == "ref" else columns.is_due
            checks += len(texts)
            right += sum(1 for text in texts if looks(text) or re.match(r"[A-Za-z ]{2,20}$", text))
    return checks > 0 and right * 3 >= checks * 2


def _rows(lines: Sequence[str], start: int, width: int) -> list[Row]:
    rows = []
    for at in range(start, len(lines), width):
        cells = tuple(markup.cell(line) for line in lines[at : at + width])
        if any(cells):
            rows.append(Row(cells, f"line {at + 1}"))
    return rows
