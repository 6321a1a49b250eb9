"""The declared rating of an action: by a word, a heading or a cell's shading, and what the document's key calls it."""

import re
from collections.abc import Mapping, Sequence

from workers.reading import colours, columns
from workers.reading.document import Cell, words
from workers.reading.record import Record

_LETTERS = {"r": "red", "a": "amber", "g": "green", "b": "blue"}
_THRESHOLD = re.compile(r"[<>≤≥=%]")

Key = Mapping[str, str]


def of(record: Record, key: Key, shaded: frozenset[str]) -> tuple[str | None, str | None]:
    """The colour and the words for it. `shaded`: the colours that cells of this document rate with."""
    if record.rag:
        return record.rag, record.rag_label or key.get(record.rag)
    cell = record.cells.get("rag", Cell())
    if is_threshold(cell.text):
        return None, None
    colour = of_word(cell.text)
    label: str | None = cell.text or None
    if not colour and label:
        colour = colours.from_label(label, key)
    if colour and (not label or of_word(label) == colour):
        label = _own_label(label, colour, key)
    fill = cell.fill or _row_fill(record, shaded)
    if not colour and fill:
        colour, label = fill, label or key.get(fill)
    return colour, label


def _own_label(label: str | None, colour: str, key: Key) -> str | None:
    plain = " ".join(words((label or "").casefold()))
    bare = plain in colours.NAMES or plain in _LETTERS
    return key.get(colour, label) if bare else label


def of_word(text: str) -> str | None:
    """ "Amber", "A", "G - complete"."""
    plain = text.casefold().strip(" .()")
    if plain in colours.NAMES or plain in _LETTERS:
        return colours.NAMES.get(plain) or _LETTERS.get(plain)
    if len(words(plain)) > 8:
        return None
    named = colours.in_words(plain)
    if not named and (found := re.match(r"([ragb])\s*[-–—:]\s*\w", plain)):
        return _LETTERS[found[1]]
    return named[0] if len(named) == 1 else None


def is_threshold(text: str) -> bool:
    """ "G= <313": what would be green, not that it is."""
    return bool(re.search(r"\b[RAGB]\w*\s*[=:]?\s*[<>≤≥]?\s*=?\s*\d", text)) and bool(_THRESHOLD.search(text))


def _row_fill(record: Record, shaded: frozenset[str]) -> str | None:
    """The one rating colour that a cell of the row has, where there is no column of ratings."""
    if record.columns.of("rag") or not shaded:
        return None
    fills = {cell.fill for row in record.rows for cell in row.cells if cell.fill in shaded}
    return fills.pop() if len(fills) == 1 else None


def shades(records: Sequence[Record]) -> frozenset[str]:
    """The colours that rows are shaded with so that they tell rows apart; a colour on every row alike says nothing."""
    per_row = [{cell.fill for row in record.rows for cell in row.cells if cell.fill} for record in records]
    every = {colour for fills in per_row for colour in fills if colour != "grey"}
    constant = {colour for colour in every if len(every) == 1 and all(colour in fills for fills in per_row)}
    several = len(every) >= 2 or "red" in every or "amber" in every
    return frozenset(every - constant) if several else frozenset()


def doubts(record: Record, key: Key) -> list[str]:
    cell = record.cells.get("rag", Cell())
    found = []
    named = colours.in_words(cell.text)
    if len(named) > 1:
        found.append(f"the rating names {' and '.join(named)}")
    if cell.fill and (colour := of_word(cell.text)) and colour != cell.fill:
        found.append(f"the rating says {colour}, but its cell is {cell.fill}")
    if is_threshold(cell.text):
        found.append(f"“{cell.text}” is a threshold, not a rating")
    elif (
        cell.text
        and not columns.is_rating(cell.text)
        and not of_word(cell.text)
        and not colours.from_label(cell.text, key)
    ):
        found.append(f"“{cell.text[:60]}” is no known rating")
    return found
