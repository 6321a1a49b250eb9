"""Actions on cards: a small table for each, with the names of fields in its first column."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from workers.reading import colours, fields, headers
from workers.reading.columns import Columns, from_header
from workers.reading.document import Cell, Row, Table, words
from workers.reading.headers import Kind
from workers.reading.record import Record, Unused

Card = list[tuple[Kind, Row]]
_NUMBERED = re.compile(
    r"(?:action|task|step|commitment) (?P<ref>\d{1,3}(?:\.\d+)*[a-z]?)\s*[:.–—-]\s*(?=\S)", re.IGNORECASE
)


Alike = dict[tuple[str, ...], dict[int, Kind]]


def alike(tables: Sequence[Table]) -> Alike:
    """Small tables with the same first column, and what their fields hold: turned on its side, that column is the
    header and each table a row."""
    found: dict[tuple[str, ...], list[Row]] = {}
    for table in tables:
        rows = [row for row in table.rows if row.filled]
        if 3 <= len(rows) <= 14 and all(len(row.cells) >= 2 and len(row.filled) <= 2 and row.cells[0] for row in rows):
            values = tuple(row.cells[1] for row in rows)
            found.setdefault(labels_of(table), []).append(Row(values, rows[0].locator))
    kinds: Alike = {}
    for labels, rows in found.items():
        header = Row(tuple(Cell((label,)) for label in labels), "")
        if len(rows) > 1 and (columns := from_header(header, rows)):
            kinds[labels] = columns.kinds
    return kinds


def labels_of(table: Table) -> tuple[str, ...]:
    return tuple(row.cells[0].text for row in table.rows if row.filled and row.cells)


def flattened(table: Table) -> Table | None:
    """A card with several names and values side by side on its rows, as one with a pair on each row."""
    rows = [row for row in table.rows if row.filled]
    pairs = [(_own_cells(row), row) for row in rows]
    if len(rows) < 2 or not any(len(cells) >= 4 for cells, _ in pairs) or any(len(cells) % 2 for cells, _ in pairs):
        return None
    labels = [cell.text for cells, _ in pairs for cell in cells[::2]]
    known = [kind for label in labels if (kind := headers.kind_of(label))]
    values = [cell.text for cells, _ in pairs for cell in cells[1::2] if cell]
    if (
        not all(labels)
        or len(known) * 5 < len(labels) * 4
        or sum(1 for v in values if headers.kind_of(v)) * 3 > len(values)
    ):
        return None
    made = [Row((cells[n], cells[n + 1]), row.locator) for cells, row in pairs for n in range(0, len(cells), 2)]
    return replace(table, rows=tuple(made))


def titled(table: Table) -> list[Card] | None:
    """Cards that each begin with a row of one cell, which is what is to be done: the names below say who and when."""
    rows = [row for row in table.rows if row.filled]
    heads = [n for n, row in enumerate(rows) if len(_own_cells(row)) == 1]
    if not heads or heads[0] != 0:
        return None
    below = Table(tuple(row for n, row in enumerate(rows) if n not in heads))
    pairs = (flattened(below) or below).rows
    found = []
    for n, end in pairwise([*heads, len(rows)]):
        places = {row.locator for row in rows[n + 1 : end]}
        found.append(_titled(rows[n], [pair for pair in pairs if pair.locator in places]))
    return [card for card in found if card] if all(found) else None


def _titled(head: Row, pairs: Sequence[Row]) -> Card | None:
    kinds = [headers.kind_of(row.cells[0].text) for row in pairs]
    known = [kind for kind in kinds if kind]
    alone = all(len(row.filled) <= 2 and row.filled[0] == 0 for row in pairs)
    if not alone or not 3 <= len(kinds) <= 14 or len(words(head.text)) < 3 or len(known) * 5 < len(kinds) * 4:
        return None
    if {"action", "objective", "parts"} & set(known) or not {"lead", "due"} & set(known):
        return None
    title = Row((Cell(), _own_cells(head)[0]), head.locator)
    return [("action", title), *zip((kind or "other" for kind in kinds), pairs, strict=True)]


def _own_cells(row: Row) -> list[Cell]:
    """The cells that are not covered by one that spans them."""
    cells, n = [], 0
    while n < len(row.cells):
        cells.append(row.cells[n])
        n += max(row.cells[n].span, 1)
    return cells


def find(table: Table, known_cards: Alike | None = None) -> list[Card] | None:
    """The cards of a table, or None where its first column does not name fields of an action."""
    rows = [row for row in table.rows if row.filled]
    told = (known_cards or {}).get(labels_of(table))
    if told:
        return [[(told.get(n, "other"), row) for n, row in enumerate(rows)]]
    if len(rows) < 3 or any(len(row.filled) > 2 for row in rows):
        return None
    elsewhere = _by_label(known_cards or {})
    named = [(_kind_of(row.cells[row.filled[0]].text, elsewhere) if len(row.cells) > 1 else None, row) for row in rows]
    known = [kind for kind, _ in named if kind]
    if len(known) * 5 < len(rows) * 3 or any(row.filled[0] != 0 for row in rows if row.filled):
        return None
    kinds = set(known) - {"other"}
    if not {"action", "objective", "parts"} & kinds or len(kinds) < 3 or not {"lead", "due", "rag", "lead+due"} & kinds:
        return None
    return _apart(named)


def _by_label(known_cards: Alike) -> dict[str, Kind]:
    """What the fields of other cards hold, by their names."""
    return {labels[n]: kind for labels, kinds in known_cards.items() for n, kind in kinds.items()}


def _kind_of(label: str, elsewhere: dict[str, Kind]) -> Kind | None:
    return elsewhere.get(label) or headers.kind_of(label)


def _apart(named: Sequence[tuple[Kind | None, Row]]) -> list[Card]:
    """A field that comes again begins the next card."""
    cards: list[Card] = [[]]
    first = next(kind for kind, _ in named if kind)
    for kind, row in named:
        if kind == first and any(each == first for each, _ in cards[-1]):
            cards.append([])
        cards[-1].append((kind or "other", row))
    return [card for card in cards if card]


def record(card: Card, section: str | None) -> tuple[Record, list[Unused]]:
    """The action of a card; and what is left over: the names of its fields, and what stands under unknown ones."""
    cells: dict[Kind, Cell] = {}
    made = Record(cells, [], Columns({n: kind for n, (kind, _) in enumerate(card)}, "header"), section)
    left: list[Unused] = []
    for kind, row in card:
        value = row.cells[row.filled[-1]] if row.filled[-1] > 0 else Cell()
        made.rows.append(row)
        left.append(Unused(row.cells[0].text, "header_row", row.locator))
        if kind == "lead+due" and value:
            fields.who_and_when(value, cells)
        elif kind == "other" and value:
            left.append(Unused(value.text, "unplaced", row.locator))
        elif kind == "status" and "rag" not in cells and value.text.casefold() in colours.NAMES:
            cells["rag"] = value
        elif value or value.fill:
            cells[kind] = fields.both(cells[kind], value) if kind in cells else value
    made.objective = made.text("objective") or None
    if "action" in cells and not made.has_reference and (number := _NUMBERED.match(made.text("action"))):
        made.reference = number["ref"]
        made.whole = tuple(cell.text for cell in cells.values())
        cells["action"] = replace(cells["action"], pieces=(made.text("action")[number.end() :],), lines=())
    return made, left
