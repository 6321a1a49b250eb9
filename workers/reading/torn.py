"""Cells that a page break tore apart, put together again."""

import re

from workers.reading.document import Cell, Row
from workers.reading.headers import Kind
from workers.reading.record import Record

_MIDWAY = re.compile(
    r"(?:,|[-–—&/]|\b(?:of|and|or|the|an?|to|for|with|by|from|that|which|their|our|its|your|this|these|into|between))\s*$"
)


def join(record: Record, cells: dict[Kind, Cell], row: Row) -> None:
    """Each cell goes on where it stopped."""
    before = record.cells.get("action")
    if "action" in cells and before:
        record.new_sentence_after_break = starts_afresh(before.pieces[-1], cells["action"].pieces[0])
    for kind, cell in cells.items():
        record.cells[kind] = joined(record.cells[kind], cell) if kind in record.cells else cell
    record.objective = record.text("objective") or record.objective
    record.rows.append(row)
    record.torn = True


def joined(before: Cell, after: Cell) -> Cell:
    """The first piece after the break goes on with the last before it, unless a new sentence starts there."""
    if not before.pieces or not after.pieces:  # a shade without words
        return _with(before, after, before.pieces + after.pieces, before.shown + after.shown)
    if starts_afresh(before.pieces[-1], after.pieces[0]) and (len(before.pieces) > 1 or len(after.pieces) > 1):
        return _with(before, after, before.pieces + after.pieces, before.shown + after.shown)
    middle = f"{before.pieces[-1]} {after.pieces[0]}"
    pieces = (*before.pieces[:-1], middle, *after.pieces[1:])
    first, second = before.shown, after.shown
    goes_on = second[0][:1].islower() or first[-1][-1:] not in ".!?"
    lines = (*first[:-1], f"{first[-1]} {second[0]}", *second[1:]) if goes_on else first + second
    return _with(before, after, pieces, lines)


def _with(before: Cell, after: Cell, pieces: tuple[str, ...], lines: tuple[str, ...]) -> Cell:
    return Cell(
        pieces,
        lines,
        before.struck + after.struck,
        before.aside + after.aside,
        before.fill or after.fill,
        before.continues,
        before.span,
        before.items + after.items,
    )


def stops_midway(text: str) -> bool:
    """Whether a text can't end so: "and the", "in line with", or with a comma."""
    return bool(_MIDWAY.search(text))


def starts_afresh(before: str, after: str) -> bool:
    return before.rstrip()[-1:] in ".!?" and after[:1].isupper()
