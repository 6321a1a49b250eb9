"""Rows that belong to the action above them, because a page break tore them off it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workers.reading import torn
from workers.reading.columns import Columns
from workers.reading.document import Cell, Row, words
from workers.reading.headers import Kind
from workers.reading.record import Record
from workers.reading.shapes import INLINE_REFERENCE

Cells = Mapping[Kind, Cell]


@dataclass(frozen=True)
class Above:
    """What stands above a row: `last` is the action, `mine` all of its table; `noted`: news of it came between."""

    last: Record
    mine: Sequence[Record]
    columns: Columns
    noted: bool


def is_tail(row: Row, cells: Cells, above: Above) -> bool:
    """Whether a row is what a page break tore off the action above it."""
    if "ref" in cells and words(cells["ref"].text):
        return False
    if "action" not in cells:
        return not _is_new_objective_alone(row, cells)
    if not {"lead", "due"} & set(cells) and torn.stops_midway(above.last.text("action")):
        return True
    if above.columns.have_references and row.after_break:
        return True
    text = cells["action"].text
    if _have_references_inside(above.mine):
        return row.after_break and not INLINE_REFERENCE.match(text)
    if row.after_break and len(cells) == 1 and _always_begin_in_the_first_column(row, above.mine):
        return True
    if above.noted and text[0].islower():
        return True
    return text[0].islower() and not above.last.ends_its_sentence


def says_that_nothing_is_done(row: Row, cells: Cells) -> bool:
    """A row of a wider table that has all but an action, a lead and a date: a question that was answered well."""
    told = {"section", "objective", "measure", "progress"} & set(cells)
    begun = [cells[kind].text[:1] for kind in ("section", "objective") if kind in cells]
    whole = not row.after_break and len(told) >= 3 and bool(begun) and all(each.isupper() for each in begun)
    return whole and not {"action", "parts", "lead", "due", "ref", "rag", "status"} & set(cells)


def _is_new_objective_alone(row: Row, cells: Cells) -> bool:
    """An objective with its measures, owner and date, but the action not written yet."""
    return (
        not row.after_break and {"objective", "lead", "due"} <= set(cells) and not cells["objective"].text[0].islower()
    )


def _have_references_inside(mine: Sequence[Record]) -> bool:
    return len(mine) > 0 and sum(record.inline_reference for record in mine) * 2 >= len(mine)


def _always_begin_in_the_first_column(row: Row, mine: Sequence[Record]) -> bool:
    begun = [record for record in mine if 0 in record.rows[0].filled]
    return 0 not in row.filled and len(mine) >= 3 and len(begun) * 10 >= len(mine) * 9
