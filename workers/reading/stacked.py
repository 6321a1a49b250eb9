"""Headers of one row, or of two: the lower names parts of what the upper names."""

import re
from collections.abc import Sequence
from dataclasses import replace

from workers.reading import columns, headers
from workers.reading.columns import Columns
from workers.reading.document import Cell, Row, Table, words

NEWS = re.compile(
    r"(?:progress|updates?|comments?|position|latest position|current position|status|review|outturn)\b"
    r"(?:\s+(?:update|to date|note|as at|as of|at|on))*[\s:–—-]*(?P<on>.{0,30})",
    re.IGNORECASE,
)
"""Begins a row that is news of the row above: "Progress – 21.4.21"."""


def header(row: Row, following: Sequence[Row], later: bool = False) -> tuple[Columns | None, int]:
    """The columns that a row tells, or a row and the one below it together; and how many rows more it took."""
    if NEWS.fullmatch(row.cells[row.filled[0]].text if row.filled else "") and len(row.filled) < 4:
        return None, 0
    below = following[1:] if following else ()
    second = following[0] if following else None
    if second and _is_second_header(row, second):
        both = columns.from_header(_stacked(row, second), below, later)
        if both:
            return both, 1
    alone = columns.from_header(row, following, later)
    return alone, 0


def turned(table: Table) -> Table | None:
    """A table whose first column names the fields and whose other columns are the actions, turned round."""
    rows = [row for row in table.rows if row.filled]
    width = max((len(row.cells) for row in rows), default=0)
    if not 3 <= len(rows) <= 20 or width < 3 or any(not row.cells[0] for row in rows):
        return None
    kinds = [headers.kind_of(row.cells[0].text) for row in rows]
    known = {kind for kind in kinds if kind} - {"other"}
    across = [headers.kind_of(cell.text) for cell in rows[0].cells if cell and not headers.is_period(cell.text)]
    named = sum(1 for kind in kinds if kind) * 5 >= len(kinds) * 4 and len(set(kinds)) * 5 >= len(kinds) * 4
    heads = sum(1 for kind in across if kind) == len(rows[0].filled)
    if not named or "action" not in known or not {"lead", "due"} & known or heads:
        return None
    columns_of = [tuple(row.cells[n] if n < len(row.cells) else Cell() for row in rows) for n in range(width)]
    made = [Row(cells, f"{rows[0].locator}, column {n + 1}") for n, cells in enumerate(columns_of)]
    return replace(table, rows=tuple(made))


def _is_second_header(row: Row, second: Row) -> bool:
    """A row under a header that names parts of its columns ("Lead", "Partner" under "Responsibility")."""
    if len(row.filled) < 2 or not second.filled or len(second.filled) >= len(row.cells) or _says_one_thing(second):
        return False
    if _is_under_a_wide_name(row, second):
        return True
    texts = [second.cells[n].text for n in second.filled]
    known = sum(1 for text in texts if headers.kind_of(text))
    if not all(len(words(text)) <= 6 and headers.is_label(text) for text in texts) or known * 2 < len(texts):
        return False
    if known < len(texts) and sum(1 for n in row.filled if headers.kind_of(row.cells[n].text)) < 3:
        return False
    first = [row.cells[n].text for n in row.filled]
    if not all(headers.is_label(text.rstrip(".")) for text in first) or any(
        columns.looks_like_reference(t) and not headers.kind_of(t) for t in texts
    ):
        return False
    under = [n for n in second.filled if n < len(row.cells) and not row.cells[n]]
    merged = any(second.cells[n].continues for n in range(min(len(second.cells), len(row.cells))))
    return bool(under) or merged


def _says_one_thing(row: Row) -> bool:
    """One text across the table, or a name and what it says."""
    across = len(row.filled) == 1 and row.cells[row.filled[0]].span >= max(len(row.cells) - 1, 2)
    return across or columns.says_one_thing(row)


def _is_under_a_wide_name(row: Row, second: Row) -> bool:
    """Whether every name of the second row stands under a name of the first that is several columns wide, and the
    other names of the first go on downwards."""
    wide = {n + k for n in row.filled if row.cells[n].span > 1 for k in range(row.cells[n].span)}
    width = min(len(row.cells), len(second.cells))
    if not wide or set(second.filled) != {n for n in wide if n < width}:
        return False
    goes_on = all(second.cells[n].continues for n in row.filled if n not in wide and n < width)
    return goes_on and all(headers.is_label(second.cells[n].text) for n in second.filled)


def _stacked(row: Row, second: Row) -> Row:
    """One header of two rows: the lower name where there is one, else the upper."""
    cells = []
    wide = max((n + 1 for n in second.filled), default=0)
    row = replace(row, cells=(*row.cells, *[Cell()] * (wide - len(row.cells))))
    for n, cell in enumerate(row.cells):
        under = second.cells[n] if n < len(second.cells) else Cell()
        beside = n + 1 < len(row.cells) and not row.cells[n + 1] and n + 1 in second.filled
        over_several = (cell.span > 1 or beside) and bool(headers.kind_of(second.cells[n + 1].text) if beside else True)
        cells.append(under if under else Cell() if over_several else cell)
    return Row(tuple(cells), row.locator)
