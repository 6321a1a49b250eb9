"""What a table is made of, whatever the format: rows of texts and cells; `...` where a merged cell covers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

RED, AMBER, GREEN, BLUE, GREY = "FF0000", "FFC000", "92D050", "00B0F0", "BFBFBF"


@dataclass(frozen=True)
class C:
    """`items` are bullets (or further paragraphs) below the text; `on` is a real date in a spreadsheet."""

    text: str = ""
    items: tuple[str, ...] = ()
    shade: str | None = None
    across: int = 1
    down: int = 1
    bold: bool = False
    struck: bool = False
    struck_items: frozenset[int] = frozenset()
    bulleted: bool = True
    on: date | float | None = None
    shown: str = ""


Row = list[Any]


def cell(given: Any) -> C:
    return given if isinstance(given, C) else C("" if given is None else str(given))


def texts(rows: list[Row]) -> list[str]:
    return [
        text for row in rows for given in row if given is not ... for text in (cell(given).text, *cell(given).items)
    ]


def band(text: str, width: int, shade: str | None = None) -> Row:
    """A row whose one cell goes across the table."""
    return [C(text, across=width, bold=True, shade=shade), *[...] * (width - 1)]


def downwards(rows: list[Row], column: int) -> list[Row]:
    """A column whose cell is merged down over the rows where it would say the same again."""
    first = 0
    for n in range(1, len(rows) + 1):
        if n == len(rows) or rows[n][column] != rows[first][column]:
            rows[first][column] = C(cell(rows[first][column]).text, down=n - first)
            for covered in rows[first + 1 : n]:
                covered[column] = ...
            first = n
    return rows
