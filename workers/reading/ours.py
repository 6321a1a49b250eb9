"""Documents that the registry wrote itself, perhaps edited since: read back cell by cell, with nothing to be guessed.

Their table is known by the names of its columns, each and all. What such a cell says is taken at its word: a comma in a
lead's name ends no lead there, and "Completed." at the end of a note completes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from domain import due
from domain.period import Period
from domain.plan import OBJECTIVE_KINDS
from projections.documents.layout import (
    COLUMNS,
    HEADINGS,
    NO_OBJECTIVE,
    NO_SECTION,
    SECTION,
    note_of,
    part_of,
    status_of,
)
from workers.reading import decisions, ratings
from workers.reading.document import Cell, Document, Paragraph, Row, Table, words
from workers.reading.record import Unused

SURE = 0.97
_NAMES = {name.casefold(): what for what, name in (HEADINGS | COLUMNS).items()}
_KINDS = "|".join(kind.capitalize() for kind in OBJECTIVE_KINDS)
_SECTION = re.compile(rf"{SECTION}: (.+)")
_OBJECTIVE = re.compile(rf"(?:{_KINDS})(?: [^:]{{1,40}})?: (.+)")

Proposal = dict[str, Any]


@dataclass
class Ours:
    """What such a document says: actions, the words that they hold, and the words that they do not."""

    actions: list[Proposal] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)


def read(document: Document, within: Period | None) -> Ours | None:
    """None unless the document is one of ours: its one table of actions has all our columns."""
    if not any(columns_of(row) for table in document.tables for row in table.rows):
        return None
    found = Ours()
    reader = _Reader(found, within)
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.unused += [Unused(block.whole, "heading" if block.level else "narrative", block.locator)]
        else:
            reader.table(block)
    found.unused = [each for each in found.unused if words(each.text)]
    return found


def columns_of(row: Row) -> dict[int, str]:
    """What each column holds, if this is the header of a table of ours; columns that were added hold nothing."""
    names = {n: _NAMES[cell.text.casefold()] for n, cell in enumerate(row.cells) if cell.text.casefold() in _NAMES}
    return names if set(COLUMNS) <= set(names.values()) and len(set(names.values())) == len(names) else {}


class _Reader:
    def __init__(self, found: Ours, within: Period | None) -> None:
        self.found, self.within = found, within
        self.columns: dict[int, str] = {}
        self.section: str | None = None
        self.objective: str | None = None

    def table(self, table: Table) -> None:
        for row in table.rows:
            if columns := columns_of(row):
                self.columns = columns
                self._left(row, "header_row")
            elif not self.columns:
                self._left(row, "heading")
            elif row.filled == [0] and self._is_heading(row):
                self._under(row.cells[0].text)
                self._left(row, "heading")
            else:
                self._row(row)

    def _is_heading(self, row: Row) -> bool:
        return row.cells[0].span > 1 or self.columns.get(0) == "section"

    def _left(self, row: Row, reason: str) -> None:
        self.found.unused.append(Unused(row.text, reason, row.locator))

    def _under(self, text: str) -> None:
        """What the rows below are for."""
        if text == NO_SECTION:
            self.section = self.objective = None
        elif found := _SECTION.fullmatch(text):
            self.section, self.objective = found[1], None
        elif text == NO_OBJECTIVE:
            self.objective = None
        else:
            found = _OBJECTIVE.fullmatch(text)
            self.objective = found[1] if found else text

    def _row(self, row: Row) -> None:
        cells = {self.columns[n]: cell for n, cell in enumerate(row.cells) if cell and n in self.columns}
        if "title" not in cells:
            self._left(row, "unplaced")
            return
        shaded = next(
            (row.cells[n].fill for n, what in self.columns.items() if what == "rag" and n < len(row.cells)), None
        )
        section, objective = self._served(cells)
        self.found.actions.append(
            _action(row, cells, self.within, shaded) | {"section": section, "objective": objective}
        )
        self.found.held.append(row.text)

    def _served(self, cells: dict[str, Cell]) -> tuple[str | None, str | None]:
        if set(HEADINGS) & set(self.columns.values()):
            return _text(cells, "section"), _text(cells, "objective")
        return self.section, self.objective


def _action(row: Row, cells: dict[str, Cell], within: Period | None, shaded: str | None) -> Proposal:
    label, due_text, stands = _text(cells, "rag"), _text(cells, "due"), _text(cells, "status")
    status, decided = _standing(stands)
    doubts = [*row.doubts, *_doubts(cells, label, shaded, decided)]
    return {
        "kind": "action",
        "ref": _text(cells, "ref"),
        "section": None,
        "objective": None,
        "title": _text(cells, "title"),
        "sub_actions": [_part(line, cells["sub_actions"]) for line in _lines(cells, "sub_actions")],
        "leads": [{"text": line, "name": None, "role": None} for line in _lines(cells, "leads")],
        "due": _due(due_text, within) if due_text else None,
        "measure": _text(cells, "measure"),
        "progress": [{"on": day, "text": text} for day, text in map(note_of, _lines(cells, "progress"))],
        "rag": ratings.of_word(label) if label else None,  # the shading is ours; whoever types another word leaves it
        "rag_label": label,
        "status": status,
        "decisions": [{"text": each.text, "disposition": each.disposition, "to": each.to} for each in decided],
        "source": {"locator": row.locator, "text": row.text},
        "confidence": SURE if not doubts else SURE - 0.05 * len(doubts),
        "doubts": doubts,
    }


def _text(cells: dict[str, Cell], what: str) -> str | None:
    return (cells[what].text or None) if what in cells else None


def _lines(cells: dict[str, Cell], what: str) -> Sequence[str]:
    return [line for line in cells[what].shown if words(line)] if what in cells else []


def _part(line: str, cell: Cell) -> Proposal:
    part = part_of(line)
    return part | {"done": part["done"] or line in cell.struck}


def _standing(text: str | None) -> tuple[str | None, list[decisions.Decision]]:
    """How it stands, in our words; what a person wrote instead is a decision."""
    if not text:
        return None, []
    if status := status_of(text):
        return status, []
    decided = decisions.read(text)
    kinds = {each.disposition for each in decided} - {"unclear"}
    return (kinds.pop() if len(kinds) == 1 else None), decided


def _due(text: str, within: Period | None) -> Proposal:
    found = due.read(text, within)
    original = found.original_on.isoformat() if found.original_on else None
    return {
        "text": text, "kind": found.kind, "on": found.on.isoformat() if found.on else None, "every": found.every,
        "original_on": original,
    }  # fmt: skip


def _doubts(
    cells: dict[str, Cell], label: str | None, shaded: str | None, decided: Sequence[decisions.Decision]
) -> Iterable[str]:
    if shaded and not label:
        yield f"no rating is written, but the cell is {shaded}"
    for each in decided:
        if each.disposition == "unclear":
            yield f"“{each.text}” does not say what became of it"
