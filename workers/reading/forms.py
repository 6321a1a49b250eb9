"""Rows of a table that are none of its actions: titles with a number, names of fields with what they say, totals."""

import re
from collections.abc import Sequence

from workers.reading import headers, prose
from workers.reading.columns import Columns
from workers.reading.document import Cell, Row, words
from workers.reading.headers import Kind
from workers.reading.record import Record


def is_numbered_heading(columns: Columns | None, row: Row, following: Sequence[Row]) -> bool:
    """A number and a title alone, above a row whose number goes on from it: "1.1" above "1.1.1"."""
    if not columns or len(row.filled) != 2 or not following:
        return False
    at = columns.of("ref")[:1] + columns.of("action")[:1]
    number, below = ((each.cells[at[0]].text if at and at[0] < len(each.cells) else "") for each in (row, following[0]))
    return row.filled == sorted(at) and bool(number) and below.startswith(f"{number.rstrip('.')}.")


def names_a_field(last: Record | None, row: Row) -> bool:
    """A row under an action that names one more field of it, and what it says across the other columns."""
    if not last or not row.filled or row.filled[0] != 0 or len(row.filled) > 2 or len(row.cells) < 3:
        return False
    kind = headers.kind_of(row.cells[0].text)
    known = kind in {"measure", "progress", "status", "lead", "due"} and not last.text(kind)
    across = row.cells[1].span >= len(row.cells) - 1 or (len(row.filled) == 2 and row.cells[1].span > 2)
    return known and kind not in last.columns.known and across


def told_across(last: Record | None, row: Row) -> tuple[Kind, Cell] | None:
    """One more field of the action above, named and told in a row of one cell: "Success measure: …"."""
    told = prose.labelled(row.cells[row.filled[0]].text) if last and len(row.filled) == 1 else None
    if not told or not last or told[0] not in {"measure", "lead", "due"}:
        return None
    return None if last.text(told[0]) or told[0] in last.columns.known else told


def names_across(row: Row) -> bool:
    """A name and, across the other columns, what it says."""
    if len(row.filled) != 2 or row.filled[0] != 0 or len(row.cells) < 4:
        return False
    value = row.cells[row.filled[1]]
    return row.filled[1] == 1 and value.span >= len(row.cells) - 2 and len(words(row.cells[0].text)) <= 8


def is_total(row: Row) -> bool:
    texts = [row.cells[n].text for n in row.filled]
    numbers = sum(1 for text in texts[1:] if re.fullmatch(r"[£$€]?[\d,.% ]+", text))
    return (
        bool(texts)
        and bool(re.match(r"(?:sub-?|grand )?total\b", texts[0], re.IGNORECASE))
        and (len(texts) == 1 or numbers > 0)
    )
