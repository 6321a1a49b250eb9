"""A document as every format is read into: paragraphs and rows, in order, each with its place.

Texts are the document's own words, markup removed and white space collapsed.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """One cell of a table, as its paragraphs or list items."""

    pieces: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return " ".join(self.pieces)

    def __bool__(self) -> bool:
        return any(words(piece) for piece in self.pieces)


@dataclass(frozen=True)
class Row:
    """One row of a table. `after_break`: a page break or a blank line stands above it."""

    cells: tuple[Cell, ...]
    locator: str
    after_break: bool = False

    @property
    def filled(self) -> list[int]:
        return [n for n, cell in enumerate(self.cells) if cell]

    @property
    def text(self) -> str:
        return " | ".join(cell.text for cell in self.cells).rstrip(" |")


@dataclass(frozen=True)
class Paragraph:
    """Text between tables."""

    text: str
    locator: str


@dataclass(frozen=True)
class Table:
    """Rows with nothing but page breaks between them."""

    rows: tuple[Row, ...]


Block = Paragraph | Table


@dataclass(frozen=True)
class Document:
    """`raw` is the text with its markup, from which the conservation law counts for itself."""

    format: str
    blocks: tuple[Block, ...]
    raw: str

    @property
    def tables(self) -> list[Table]:
        return [block for block in self.blocks if isinstance(block, Table)]

    @property
    def paragraphs(self) -> list[Paragraph]:
        return [block for block in self.blocks if isinstance(block, Paragraph)]


def words(text: str) -> list[str]:
    """The words that the conservation law counts: runs of letters and digits."""
    return re.findall(r"\w+", text.replace("_", " "))


def count_words(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in words(text))
