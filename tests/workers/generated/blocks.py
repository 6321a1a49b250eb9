"""A document between its layout and its bytes: headings, paragraphs, lists, tables and breaks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

SHADES = {"red": ["FF0000", "C00000", "FF7C80"], "amber": ["FFC000", "F79646", "FFD966"],
          "green": ["00B050", "92D050", "A9D08E"], "blue": ["0070C0", "00B0F0", "9DC3E6"],
          "grey": ["BFBFBF", "A6A6A6"]}  # fmt: skip
HEADER_SHADE = "1F3864"


@dataclass(frozen=True)
class Run:
    text: str
    bold: bool = False
    italic: bool = False
    struck: bool = False
    colour: str | None = None


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Cell:
    """`number` and `day` are what Excel stores in place of the text, `shown_as` its number format."""

    paragraphs: tuple[Runs, ...] = ()
    shade: str | None = None
    across: int = 1
    down: int = 1
    listed: bool = False
    number: float | None = None
    day: date | None = None
    shown_as: str | None = None

    @property
    def texts(self) -> list[str]:
        return ["".join(run.text for run in runs) for runs in self.paragraphs]

    @property
    def text(self) -> str:
        return " ".join(self.texts)

    def with_text(self, text: str) -> Cell:
        return replace(self, paragraphs=((Run(text),),) if text else (), listed=False)


def cell(*texts: str, **how: object) -> Cell:
    """A cell of plain paragraphs."""
    return Cell(tuple((Run(text),) for text in texts if text), **how)  # type: ignore[arg-type]


@dataclass
class Row:
    """`None` stands where a cell merged across or down covers the place. `group` rows share their objective."""

    cells: list[Cell | None]
    header: bool = False
    title: bool = False
    group: int | None = None

    def __getitem__(self, n: int) -> Cell:
        return self.cells[n] or Cell()


@dataclass
class Table:
    rows: list[Row]
    widths: list[float] = field(default_factory=list)

    @property
    def width(self) -> int:
        return max(len(row.cells) for row in self.rows)


@dataclass(frozen=True)
class Heading:
    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    runs: Runs

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Bullets:
    items: tuple[Runs, ...]
    numbered: bool = False


@dataclass(frozen=True)
class PageBreak:
    """Furniture: what stands at the foot of the page that ends here."""

    furniture: str = ""


@dataclass(frozen=True)
class Sheet:
    """What follows is on a sheet of this name; elsewhere it is a heading."""

    name: str


Block = Heading | Paragraph | Bullets | Table | PageBreak | Sheet


def says(text: str, **how: object) -> Paragraph:
    return Paragraph((Run(text, **how),))  # type: ignore[arg-type]


def title_row(text: str, width: int) -> Row:
    """One cell merged over the whole width."""
    merged = Cell(((Run(text, bold=True),),), across=width)
    return Row([merged, *[None] * (width - 1)], title=True)


def header_row(names: list[str]) -> Row:
    cells: list[Cell | None] = [Cell(((Run(name, bold=True),),) if name else (), shade=HEADER_SHADE) for name in names]
    return Row(cells, header=True)


def all_texts(blocks: list[Block]) -> list[str]:
    """Every text of a document, in order, as far as a reader can see it in any format."""
    texts: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            texts += [text for row in block.rows for each in row.cells if each for text in each.texts]
        elif isinstance(block, Bullets):
            texts += ["".join(run.text for run in item) for item in block.items]
        elif isinstance(block, Heading | Paragraph):
            texts.append(block.text)
        elif isinstance(block, PageBreak):
            texts.append(block.furniture)
    return [text for text in texts if text]
