"""Rows that are news of the action above them: "Progress – 21.4.21", with a decision where the date stands."""

import re
from collections.abc import Sequence
from dataclasses import replace

from workers.reading import columns, stacked
from workers.reading.document import Cell, Row, words
from workers.reading.fields import texts
from workers.reading.headers import Kind
from workers.reading.record import Note, Record


def of(row: Row, cells: dict[Kind, Cell]) -> Note | None:
    """The note that a row is; None where it is none."""
    first = row.cells[row.filled[0]].text
    label = stacked.NEWS.fullmatch(first)
    if not label or len(row.filled) < 2 or len(words(first)) > 6 or row.filled[0] > 1:
        return None
    if label["on"] and not re.search(r"\d", label["on"]):
        return None
    if not label["on"] and {"action", "lead", "due"} <= set(cells):  # an area that is called so
        return None
    rest = {kind: cell for kind, cell in cells.items() if cell.text != first}
    told = [rest.pop(kind) for kind in ("action", "progress", "objective", "measure", "parts") if kind in rest]
    due = rest.pop("due", Cell()).text
    is_decision = bool(due) and not columns.is_due(due)
    note = Note(first, " ".join(cell.text for cell in told), due if is_decision else "", "" if is_decision else due)
    if "decision" in rest:
        note.decision = f"{note.decision} {rest.pop('decision').text}".strip()
    note.others = texts(rest)
    return note


_COMMENTED = re.compile(
    r"(?P<label>(?:comment|note|commentary|position|latest)s?\b[^:]{0,20}:)\s*(?P<text>\S.*)", re.IGNORECASE
)
_TYPED_IN = re.compile(r"(?P<label>(?:progress|update)s?\b[^:]{0,30}:)\s*(?P<text>\S.*)", re.IGNORECASE)


def across(row: Row) -> Note | None:
    """The news that a row of one cell tells of the action above it ("Update July: …")."""
    text = row.cells[row.filled[0]].text if len(row.filled) == 1 else ""
    found = _TYPED_IN.fullmatch(text) or _COMMENTED.fullmatch(text)
    return Note(found["label"], found["text"]) if found else None


def typed_in(cell: Cell) -> tuple[Cell, list[Note]]:
    """A cell without the news that somebody typed below what it says ("Update 3 June: …"), and these."""
    found = [(piece, _TYPED_IN.fullmatch(piece)) for piece in cell.pieces]
    told = [Note(match["label"], match["text"]) for piece, match in found[1:] if match]
    if not told:
        return cell, []
    own = tuple(piece for n, (piece, match) in enumerate(found) if n == 0 or not match)
    return replace(cell, pieces=own, lines=tuple(line for line in cell.lines if line in own)), told


def go_on(note: Note, cells: dict[Kind, Cell]) -> None:
    """A note torn by a page break."""
    rest = dict(cells)
    if "due" in rest and note.decision:
        note.decision = f"{note.decision} {rest.pop('due').text}"
    text = " ".join(rest.pop(kind).text for kind in ("action", "progress", "parts") if kind in rest)
    note.text = f"{note.text} {text}".strip()
    note.others = f"{note.others} {texts(rest)}".strip()


def add(record: Record, found: Sequence[Note]) -> None:
    """Notes of columns on a row that a page break tore off: each goes on the note of its column."""
    for note in found:
        before = next((each for each in record.notes if each.said and each.said == note.said), None)
        if before:
            before.text = f"{before.text} {note.text}"
        else:
            record.notes.append(note)
