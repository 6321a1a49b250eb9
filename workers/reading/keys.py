"""Keys: small tables that say what colours or words of a rating mean."""

import re
from collections.abc import Sequence

from workers.reading import colours
from workers.reading.document import Row, words

_NAME = re.compile(r"(?:b?rag|colou?r|ratings?|status)?\s*key(?: to (?:\w+ ?){1,3})?\s*:?", re.IGNORECASE)
_SHORT = 6
"""Words. What a colour means, where many stand in one row."""


def lines_of(row: Row) -> list[tuple[str, str]]:
    """The colours and their meanings that a row of a key tells: one, or each shaded cell's."""
    if is_row_of_colours(row):
        return [(cell.fill, cell.text) for cell in row.cells if cell and cell.fill]
    line = key_of(row)
    return [line] if line else []


def is_row_of_colours(row: Row) -> bool:
    """Words in cells that are shaded each in a colour of its own, and nothing else but what calls it a key."""
    told = [cell for cell in row.cells if cell]
    if told and not told[0].fill and _NAME.fullmatch(told[0].text.strip()):
        told = told[1:]
    fills = [cell.fill for cell in told if cell.fill]
    plain = [cell.text.casefold().strip() for cell in told]
    return (
        len(fills) == len(told) >= 3
        and len(set(fills)) == len(fills)
        and len(set(fills) & {"red", "amber", "green", "blue"}) >= 2
        and all(1 <= len(words(text)) <= _SHORT and re.search(r"[a-z]{2}", text) for text in plain)
        and not any(text in colours.NAMES for text in plain)
    )


def begins_key(row: Row) -> bool:
    first = row.cells[0].text.strip() if row.cells else ""
    return bool(_NAME.fullmatch(first)) and len(row.filled) <= 3


def is_key_of_colours(rows: Sequence[Row]) -> bool:
    """A small table that says what colours mean: by words ("Green – done") or by shaded cells beside words."""
    filled = [row for row in rows if row.filled]
    if not 2 <= len(filled) <= 8 or any(len(row.filled) > 2 for row in filled):
        return False
    lines = sum(1 for row in filled if key_of(row))
    return lines * 2 >= len(filled) and lines >= 2


def key_of(row: Row) -> tuple[str, str] | None:
    """The colour and its meaning, where a row of a key tells them."""
    texts = [cell.text for cell in row.cells if cell]
    if len(texts) == 2 and texts[0].casefold() in colours.NAMES:
        return colours.NAMES[texts[0].casefold()], texts[1]
    for text in texts:
        if line := colours.key_line(text):
            return line
    fill = next((cell.fill for cell in row.cells if cell.fill), None)
    labels = [text for text in texts if text.casefold() not in {"key", "key:"} and len(words(text)) <= 12]
    return (fill, labels[-1]) if fill and labels else None
