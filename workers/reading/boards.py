"""A plan on a page: a column for each priority, with lists of what will be done below its name."""

from collections.abc import Sequence

from workers.reading import headers, parts, prose
from workers.reading.columns import Columns
from workers.reading.document import Cell, Row, Table, words
from workers.reading.headers import Kind
from workers.reading.record import Record, Unused

DOUBT = "one of the actions listed under “{}”; what else stands there is said of all of them"
_LONGEST_NAME = 12
"""Words in the name of a priority."""
_OF_ALL: tuple[Kind, ...] = ("measure", "lead", "due")
"""What may be said of all actions of a column."""


def find(table: Table, section: str | None = None) -> tuple[list[Record], list[Unused]] | None:
    """The actions of such a table, or None where its first column does not name what is in its rows."""
    rows = [row for row in table.rows if row.filled]
    if not _is_board(rows):
        return None
    kinds = [headers.kind_of(row.cells[0].text) for row in rows[1:]]
    lists = [row for row, kind in zip(rows[1:], kinds, strict=True) if kind == "action"]
    width = len(rows[0].cells)
    items = [[item for row in lists for item in _items(row, n)] for n in range(1, width)]
    if len(lists) != 1 or sum(1 for each in items if len(each) > 1) * 2 <= len(items):
        return None
    told = [(row, kind) for row, kind in zip(rows[1:], kinds, strict=True) if kind in _OF_ALL]
    records = [each for n in range(1, width) for each in _column(n, rows[0], lists[0], told, section)]
    return records, _left(rows, [lists[0], *(row for row, _ in told)])


def _is_board(rows: Sequence[Row]) -> bool:
    """Names of priorities above, and names of what is said of each at the left."""
    if not 2 <= len(rows) <= 8 or not 3 <= len(rows[0].cells) <= 8 or any(not row.cells[0] for row in rows[1:]):
        return False
    names = [cell.text for cell in rows[0].cells[1:]]
    if not all(0 < len(words(name)) <= _LONGEST_NAME and headers.is_label(name) for name in names):
        return False
    across = sum(1 for name in names if headers.kind_of(name))
    return across * 3 < len(names) and all(len(row.cells) == len(rows[0].cells) for row in rows)


def _items(row: Row, n: int) -> list[str]:
    cell = row.cells[n]
    listed = list(cell.items) if cell.items and len(cell.items) == len(cell.pieces) else []
    return listed or [part["title"] for part in parts.of(cell.pieces)] or ([cell.text] if cell else [])


def _column(
    n: int, names: Row, actions: Row, told: Sequence[tuple[Row, Kind | None]], section: str | None
) -> list[Record]:
    """The first holds the words of all."""
    name = names.cells[n].text
    of_all: dict[Kind, Cell] = {kind: row.cells[n] for row, kind in told if kind and row.cells[n]}
    whole = (name, actions.cells[n].text, *(cell.text for cell in of_all.values()))
    made = []
    for item in _items(actions, n):
        said = prose.apart(item)
        row = Row((Cell((name,)), actions.cells[n], *of_all.values()), f"{actions.locator}, column {n + 1}")
        record = Record({**of_all, **said.cells()}, [row], Columns({}, "prose"), section, objective=name)
        record.reference, record.whole, record.counted = said.reference, whole, not made
        record.doubts = [DOUBT.format(name), *said.doubts]
        made.append(record)
    return made


def _left(rows: Sequence[Row], held: Sequence[Row]) -> list[Unused]:
    """Names of rows, and rows that say something else."""
    left = [Unused(rows[0].cells[0].text, "header_row", rows[0].locator)]
    for row in rows[1:]:
        known = any(row is each for each in held)
        left.append(
            Unused(row.cells[0].text if known else row.text, "header_row" if known else "unplaced", row.locator)
        )
    return [each for each in left if words(each.text)]
