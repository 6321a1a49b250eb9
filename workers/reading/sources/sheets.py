"""A sheet taken apart: titles and notes in single cells are paragraphs, and what stands between them are tables."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from workers.reading import columns, headers, keys
from workers.reading.document import Block, Paragraph, Row, Table, words

_LONGEST_KEY, _FARTHEST = 12, 60
"""Rows of a key; columns in which one is looked for."""
_MANY, _SHORT = 4, 15
_BULLET = re.compile(r"[-•·▪●○–]\s+(?=\S)")
_ITEM = re.compile(r"(?P<mark>[-•·▪●○–]|\(?(?:\d{1,2}|[a-z])[.)])\s+(?=\S)")


@dataclass(frozen=True)
class Look:
    """How a row looks that may be a paragraph. `page` counts where a person let pages begin."""

    bold: bool = False
    indent: int = 0
    page: int = 0


Looks = Mapping[str, Look]
_PLAIN = Look()


def blocks(
    rows: Sequence[Row], name: str | None = None, doubt: str | None = None, looks: Looks | None = None
) -> list[Block]:
    """Rows may be empty: a table ends at an empty row, or at a text alone, where what follows begins anew."""
    rows, key = _key_beside(_without_margin(rows))
    found: list[Block] = [Table(tuple(key), name, doubt=doubt)] if key else []
    current: list[Row] = []
    width = 0
    following = _next_full(rows)
    for n, row in enumerate(rows):
        count = len(row.filled)
        filled = bool(count) or any(cell.fill or cell.continues for cell in row.cells)
        ends = current and (not filled or _is_alone(row))
        if ends and (_begins_anew(row, following[n], width) or _is_prose(rows[n:], current)):
            _end(current, width, found, name, doubt, looks or {})
            width = 0
        if not filled:
            continue
        if not current and _is_alone(row):
            found.append(_paragraph(row, looks or {}))
        else:
            current.append(row)
            width = max(width, count)
    _end(current, width, found, name, doubt, looks or {})
    return found


def _key_beside(rows: Sequence[Row]) -> tuple[Sequence[Row], list[Row]]:
    """The rows, and a key of colours that stands to the right of them, beyond an empty column."""
    used = {n for row in rows for n, cell in enumerate(row.cells) if cell or cell.fill or cell.continues}
    gaps = [n for n in range(min(max(used, default=0), _FARTHEST)) if n not in used]
    for gap in reversed(gaps):
        beside = [replace(row, cells=row.cells[gap + 1 :]) for row in rows if any(row.cells[gap + 1 :])]
        if 2 <= len(beside) <= _LONGEST_KEY and (keys.is_key_of_colours(beside) or keys.begins_key(beside[0])):
            return [replace(row, cells=row.cells[:gap]) for row in rows], beside
    return rows, []


def _next_full(rows: Sequence[Row]) -> list[Row | None]:
    """For each row the next, from itself on, with more than one text."""
    found: list[Row | None] = []
    following: Row | None = None
    for row in reversed(rows):
        following = row if len(row.filled) > 1 else following
        found.append(following)
    return found[::-1]


def _without_margin(rows: Sequence[Row]) -> list[Row]:
    """The rows without columns at the left that are empty throughout."""
    margin = min((row.filled[0] for row in rows if row.filled), default=0)
    if not margin:
        return list(rows)
    return [replace(row, cells=row.cells[margin:]) for row in rows]


def _is_alone(row: Row) -> bool:
    """One text in the first cell, and nothing beside it; a title merged over the width belongs to its table."""
    return row.filled == [0] and row.cells[0].span == 1 and not row.cells[0].continues


def _begins_anew(row: Row, following: Row | None, width: int) -> bool:
    """Whether the next full row heads another table, or none follows."""
    if following is None:
        return True
    if width <= 2:  # a card ends at an empty row; a field left empty is no end
        return not row.filled or headers.kind_of(row.cells[0].text) is None
    texts = [following.cells[n].text for n in following.filled]
    if len(texts) == 2 and headers.kind_of(texts[0]):
        return True
    if any(_is_data(text) for text in texts if headers.kind_of(text) is None):
        return len(following.filled) == 2 and width > 3
    labels = all(headers.is_label(text) and len(words(text)) <= 7 for text in texts)
    return labels and (
        width <= 2 or len(following.filled) != width or _heads(following) or columns.from_header(following) is not None
    )


def _is_data(text: str) -> bool:
    """A date or a number; "Q1" heads a column."""
    return columns.is_due(text) or (bool(re.search(r"\d", text)) and not re.match(r"(?:Q[1-4]|20\d\d)\b", text))


def _heads(row: Row) -> bool:
    return all(row.cells[n].fill for n in row.filled) and len(row.filled) > 1


def _end(current: list[Row], width: int, found: list[Block], name: str | None, doubt: str | None, looks: Looks) -> None:
    tail: list[Row] = []
    while current and width > 2 and _is_alone(current[-1]):
        tail.append(current.pop())
    if current:
        found.append(Table(tuple(current), name, doubt=doubt))
    found += [_paragraph(row, looks) for row in reversed(tail)]
    current.clear()


def _is_prose(rows: Sequence[Row], above: Sequence[Row]) -> bool:
    """Whether texts alone, one below the other, are paragraphs under a table: so many, or with bullets, or above a
    table that is wider. Titles within a table are fewer."""
    alone = list(takewhile(_is_alone, rows[:_MANY]))
    if len(alone) >= _MANY or any(_BULLET.match(row.cells[0].text) for row in alone):
        return True
    after = rows[len(alone)] if len(rows) > len(alone) else None
    width = max(len(row.cells) for row in above)
    return len(alone) > 1 and after is not None and len(after.cells) > width + 1


def _paragraph(row: Row, looks: Looks) -> Paragraph:
    cell, look = row.cells[0], looks.get(row.locator, _PLAIN)
    text = cell.text.strip()
    level = 6 if look.bold and len(words(text)) <= _SHORT and text[-1] not in ".;" else 0
    item = None if level else _ITEM.match(text)
    label = item["mark"] if item and words(item["mark"]) else None
    indent = look.indent if item or (look.indent and not level) else None
    text = text[item.end() :] if item else text
    return Paragraph(text, row.locator, level, indent, label, look.page, cell.struck, cell.aside)
