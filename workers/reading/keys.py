"""Keys: small tables that say what colours or words of a rating mean."""

import re
from collections.abc import Sequence

from workers.reading import colours
from workers.reading.document import Row, words


def begins_key(row: Row) -> bool:
    first = row.cells[0].text.strip() if row.cells else ""
    named = re.fullmatch(r"(?:b?rag|colou?r|ratings?|status)?\s*key(?: to (?:\w+ ?){1,3})?\s*:?", first, re.IGNORECASE)
    return bool(named) and len(row.filled) <= 3


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
