"""Actions on cards: a small table for each, with the names of fields in its first column."""

from collections.abc import Sequence

from workers.reading import headers
from workers.reading.document import Row, Table
from workers.reading.headers import Kind

Card = list[tuple[Kind, Row]]


def find(table: Table) -> list[Card] | None:
    """The cards of a table, or None where its first column does not name fields of an action."""
    rows = [row for row in table.rows if row.filled]
    if len(rows) < 3 or any(len(row.filled) > 2 for row in rows):
        return None
    named = [(headers.kind_of(row.cells[row.filled[0]].text) if len(row.cells) > 1 else None, row) for row in rows]
    known = [kind for kind, _ in named if kind]
    if len(known) * 5 < len(rows) * 3 or any(row.filled[0] != 0 for row in rows if row.filled):
        return None
    kinds = set(known) - {"other"}
    if not {"action", "objective", "parts"} & kinds or len(kinds) < 3 or not {"lead", "due", "rag", "lead+due"} & kinds:
        return None
    return _apart(named)


def _apart(named: Sequence[tuple[Kind | None, Row]]) -> list[Card]:
    """A field that comes again begins the next card."""
    cards: list[Card] = [[]]
    first = next(kind for kind, _ in named if kind)
    for kind, row in named:
        if kind == first and any(each == first for each, _ in cards[-1]):
            cards.append([])
        cards[-1].append((kind or "other", row))
    return [card for card in cards if card]
