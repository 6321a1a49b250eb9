"""A document as every format is read into: paragraphs and rows, in order, each with its place.

Texts are the document's own words, markup removed and white space collapsed. What markup said beyond words
(struck through, set apart by colour, a cell's shading) is kept beside them.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

BREAK = re.compile(r" {2,}|\n")
"""Inside a piece: where a line ended, or several spaces stand for the end of one."""

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Cell:
    """One cell of a table, as its paragraphs or list items.

    `lines` are the pieces cut further where the document shows an end of line. `struck` are words struck through,
    `aside` words set apart by colour, slant or a link. `fill` is the colour of the cell's shading, by name.
    `continues`: the cell is merged with the one above. `span`: how many columns it covers.
    """

    pieces: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    struck: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    fill: str | None = None
    continues: bool = False
    span: int = 1
    items: tuple[str, ...] = ()
    """Those of `pieces` that are items of a list, where the format tells."""

    @property
    def text(self) -> str:
        return " ".join(self.pieces)

    @property
    def shown(self) -> tuple[str, ...]:
        """Its lines; its pieces where no lines were told apart."""
        return self.lines or self.pieces

    def __bool__(self) -> bool:
        return any(_WORD.search(piece) or piece.strip() == "#" for piece in self.pieces)


@dataclass(frozen=True)
class Row:
    """One row of a table. `after_break`: a page break or a blank line stands above it. `doubts`: what the file says of
    the row beside its words that a person should look at, say that some of them are hidden."""

    cells: tuple[Cell, ...]
    locator: str
    after_break: bool = False
    hidden: bool = False
    is_header: bool = False
    doubts: tuple[str, ...] = ()

    @cached_property
    def filled(self) -> list[int]:
        return [n for n, cell in enumerate(self.cells) if cell]

    @property
    def text(self) -> str:
        return " | ".join(cell.text for cell in self.cells).rstrip(" |")


@dataclass(frozen=True)
class Paragraph:
    """Text between tables. `level`: of a heading, 1 to 6, else 0. `indent`: of a list item, else None.

    `label` is the number or letter before a list item. `page` counts pages or slides, where the document tells.
    """

    text: str
    locator: str
    level: int = 0
    indent: int | None = None
    label: str | None = None
    page: int = 0
    struck: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    after_break: bool = False
    furniture: bool = False
    margin: int = 0
    """How far a line of plain text is set in."""

    @property
    def whole(self) -> str:
        return f"{self.label} {self.text}" if self.label else self.text


@dataclass(frozen=True)
class Table:
    """Rows with nothing but page breaks between them. `name`: of the sheet it stands on."""

    rows: tuple[Row, ...]
    name: str | None = None
    continues: bool = False
    doubt: str | None = None


Block = Paragraph | Table


@dataclass(frozen=True)
class Document:
    """`raw` is the text with its markup, from which the conservation law counts for itself.

    `notes` are what a person should know about the file: macros, hidden sheets.
    """

    format: str
    blocks: tuple[Block, ...]
    raw: str
    notes: tuple[str, ...] = ()

    @property
    def tables(self) -> list[Table]:
        return [block for block in self.blocks if isinstance(block, Table)]

    @property
    def paragraphs(self) -> list[Paragraph]:
        return [block for block in self.blocks if isinstance(block, Paragraph)]


def words(text: str) -> list[str]:
    """The words that the conservation law counts: runs of letters and digits."""
    return _WORD.findall(text)


def count_words(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in words(text))
