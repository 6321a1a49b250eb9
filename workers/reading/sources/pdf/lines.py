"""Words in lines, lines in paragraphs, and the pieces of a cell.

A PDF has lost which line ends are wraps: one is a wrap if the next word would not have fitted.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workers.reading.document import Cell, words
from workers.reading.sources.pdf.device import Box
from workers.reading.sources.pdf.words import SOFT_HYPHEN, Word, upright

BULLET = re.compile(r"[•▪●○·■□❖➢➤►✓✔◦\ufffd](?=\s|\w|$)|[-–](?=\s)|o(?=\s+[A-Z])")
LABEL = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)](?=\s)")
_GOES_ON = re.compile(r"(?:&|\b(?:of|and|the|for|to|in|with|by|or|a|an))$")
"""A text does not end so."""


@dataclass(slots=True)
class Line:
    """Words side by side, measured as they are read: of turned text, as if the page were turned."""

    words: list[Word]
    left: float
    top: float
    right: float
    bottom: float

    @property
    def text(self) -> str:
        return said(self.words)

    @property
    def size(self) -> float:
        return max(word.size for word in self.words)

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def said(found: Sequence[Word]) -> str:
    return " ".join(word.text for word in found if word.text)


def lines_of(found: Sequence[Word]) -> list[Line]:
    """Words in lines, from the top down and from left to right; turned text after what is upright."""
    lines: list[Line] = []
    for turn in sorted({word.turn for word in found}, key=lambda turn: (turn != 0, turn)):
        mine = [(upright(_box(word), turn), word) for word in found if word.turn == turn]
        lines += _lines(mine)
    return lines


def _lines(mine: list[tuple[Box, Word]]) -> list[Line]:
    lines: list[Line] = []
    for box, word in sorted(mine, key=lambda each: (round(each[0][1], 1), each[0][0])):
        middle = (box[1] + box[3]) / 2
        last = next((line for line in reversed(lines[-3:]) if line.top < middle < line.bottom
                     and box[1] < line.middle < box[3]), None)  # fmt: skip
        if last:
            last.words.append(word)
            last.left, last.right = min(last.left, box[0]), max(last.right, box[2])
        else:
            lines.append(Line([word], box[0], box[1], box[2], box[3]))
    for line in lines:
        turn = line.words[0].turn
        line.words.sort(key=lambda each: upright(_box(each), turn)[0])
    lines.sort(key=lambda line: (line.top + line.bottom) / 2)
    return lines


def _box(word: Word) -> Box:
    return word.x0, word.top, word.x1, word.bottom


def is_wrap(before: Line, line: Line, edge: float) -> bool:
    """Whether a line goes on with the one before: the first word of it would not have fitted above."""
    if line.top - before.bottom > (before.bottom - before.top) * 0.9 or line.words[0].turn != before.words[0].turn:
        return False
    if before.words[-1].text.endswith((SOFT_HYPHEN, "\u2010")):
        return True
    if _GOES_ON.search(before.text) or before.text.count("(") > before.text.count(")") or line.text.startswith("&"):
        return True
    first = line.words[0]
    width = first.x1 - first.x0 if first.turn == 0 else abs(first.bottom - first.top)
    return before.right + before.size * 0.3 + width > edge - before.size * 0.6 or line.text[:1].islower()


def pieces_of(lines: Sequence[Line], edge: float, mend: Callable[[Word, Word], None]) -> list[list[Word]]:
    """The words of lines, cut where a line end is none of a wrap."""
    pieces: list[list[Word]] = []
    for n, line in enumerate(lines):
        if n and not _begins_item(lines[n - 1], line, edge) and is_wrap(lines[n - 1], line, edge):
            mend(pieces[-1][-1], line.words[0])
            pieces[-1] += line.words
        else:
            pieces.append(list(line.words))
    return bullets_joined(pieces)


def _begins_item(before: Line, line: Line, edge: float) -> bool:
    """A dash may begin an item, or a line that goes on."""
    if not BULLET.match(line.text):
        return False
    full = before.right > edge - before.size * 3
    return line.words[0].text not in {"-", "–"} or before.text[-1:] in ".;:" or not full


def bullets_joined(pieces: list[list[Word]]) -> list[list[Word]]:
    """A bullet that stands alone belongs to the text after it."""
    joined: list[list[Word]] = []
    for piece in pieces:
        if joined and len(joined[-1]) == 1 and BULLET.fullmatch(joined[-1][0].text):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


def cell(pieces: Sequence[Sequence[Word]], fill: str | None = None, continues: bool = False, span: int = 1) -> Cell:
    texts = tuple(text for piece in pieces if (text := said(piece)))
    struck = tuple(runs(pieces, lambda word: word.struck))
    aside = tuple(runs(pieces, lambda word: word.colour is not None))
    return Cell(texts, texts, struck, aside, fill, continues, span)


def runs(pieces: Sequence[Sequence[Word]], test: Callable[[Word], bool]) -> list[str]:
    """Texts of words in a row that pass a test."""
    found = []
    for piece in pieces:
        current: list[str] = []
        for word in [*piece, None]:
            if word is not None and test(word):
                current.append(word.text)
            elif current:
                found.append(" ".join(current))
                current = []
    return [text for text in found if words(text)]
