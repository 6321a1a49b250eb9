"""PDFs with text: tables by their ruled lines, or by how words stand under each other; the rest as paragraphs.

A PDF has lost which line ends are wraps: one is a wrap if the next word would not have fitted.
"""

import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfplumber.utils.exceptions import PdfminerException

from workers.reading import colours
from workers.reading.document import Block, Cell, Document, Paragraph, Row, Table, words
from workers.reading.progress import tell
from workers.reading.refusals import DocumentBroken, DocumentIsProtected, DocumentIsScan, DocumentTooLarge
from workers.reading.sources import aligned

MOST_PAGES = 600
_BULLET = re.compile(r"[•▪●○·]|[-–](?=\s)|o(?=\s+[A-Z])|\uf0b7|\uf0a7|\(cid:\d+\)")
_LABEL = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)](?=\s)")

Word = dict[str, Any]
Box = tuple[float, float, float, float]


def read(content: bytes) -> Document:
    pages = _pages(content)
    if not any(page.words for page in pages):
        raise DocumentIsScan(
            "This PDF has no text in it: its pages are pictures, as a scanner makes them. Ask for the Word or Excel "
            "file that it was printed from."
        )
    _mark_furniture(pages)
    blocks = aligned.blocks(pages) if not any(page.tables for page in pages) else None
    blocks = blocks or [block for page in pages for block in page.blocks()]
    raw = "\n".join(" ".join(word["text"] for word in page.words) for page in pages)
    notes = [
        f"page {page.number} has no text; it may be a picture" for page in pages if not page.words and page.pictures
    ]
    return Document("pdf", tuple(_joined(blocks)), raw, tuple(notes))


def _pages(content: bytes) -> list["Page"]:
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            if len(pdf.pages) > MOST_PAGES:
                raise DocumentTooLarge(
                    f"This PDF has {len(pdf.pages):,} pages; no plan has so many. Save the pages that are the plan."
                )
            pages = []
            for page in pdf.pages:
                pages.append(Page(page))
                page.close()
                tell(len(pages), len(pdf.pages), "page")
            if not pages:
                raise DocumentBroken("This PDF has no pages. Ask for another copy.")
            return pages
    except (DocumentTooLarge, DocumentBroken, MemoryError):
        raise
    except Exception as error:
        if _is_protected(error):
            raise DocumentIsProtected(
                "This PDF is protected by a password. Save it without one and try that."
            ) from None
        if isinstance(
            error,
            (
                PDFException,
                PdfminerException,
                ValueError,
                TypeError,
                KeyError,
                IndexError,
                AttributeError,
                RecursionError,
                AssertionError,
                OSError,
            ),
        ) or type(error).__name__ in {"error", "PSException", "PSEOF"}:
            raise DocumentBroken(
                "This PDF is broken and can't be read. Ask for another copy, or for the Word file."
            ) from None
        raise


def _is_protected(error: BaseException | None) -> bool:
    kinds = (PDFPasswordIncorrect, PDFEncryptionError)
    return isinstance(error, kinds) or any(isinstance(each, kinds) for each in getattr(error, "args", ()))


@dataclass
class _Line:
    """Words side by side."""

    words: list[Word]

    @property
    def text(self) -> str:
        return " ".join(word["text"] for word in self.words)

    @property
    def top(self) -> float:
        return float(min(word["top"] for word in self.words))

    @property
    def bottom(self) -> float:
        return float(max(word["bottom"] for word in self.words))

    @property
    def left(self) -> float:
        return float(self.words[0]["x0"])

    @property
    def right(self) -> float:
        return float(self.words[-1]["x1"])

    @property
    def size(self) -> float:
        return float(max(word["size"] for word in self.words))

    @property
    def bold(self) -> bool:
        return all("bold" in str(word["fontname"]).casefold() for word in self.words)


class Page:
    """What is kept of a page, so that the page itself can be let go."""

    def __init__(self, page: Any) -> None:
        self.number = page.page_number
        self.width, self.height = float(page.width), float(page.height)
        self.words: list[Word] = page.extract_words(
            x_tolerance_ratio=0.2, use_text_flow=False, extra_attrs=["fontname", "size", "non_stroking_color"]
        )
        self.words = [word for word in self.words if word["text"].strip()]
        self.pictures = len(page.images)
        self.fills = [(rect, name) for rect in page.rects if (name := _colour(rect)) and rect["height"] > 4]
        self.strokes = [
            (float(each["x0"]), float(each["x1"]), float(each["top"] + each["bottom"]) / 2)
            for each in [*page.lines, *page.rects]
            if abs(float(each["bottom"] - each["top"])) < 2 and each["x1"] - each["x0"] > 3
        ]
        self.tables: list[_Grid] = []
        for found in page.find_tables():
            grid = _Grid(self, found)
            if 1 < len(grid.cells) < 20_000:
                self.tables.append(grid)
        self.furniture: set[str] = set()

    def blocks(self) -> list[Block]:
        """Tables and paragraphs from the top down."""
        placed: list[tuple[float, Block]] = [
            (grid.box[1], Table(tuple(grid.rows(n)))) for n, grid in enumerate(self.tables, start=1)
        ]
        placed += [(top, paragraph) for top, paragraph in self.paragraphs()]
        return [block for _, block in sorted(placed, key=lambda each: each[0])]

    def paragraphs(self) -> list[tuple[float, Paragraph]]:
        outside = [word for word in self.words if not any(_within(word, grid.box) for grid in self.tables)]
        return _paragraphs(lines_of(outside), self)

    def is_struck(self, word: Word) -> bool:
        height = word["bottom"] - word["top"]
        return any(
            word["top"] + height * 0.35 < y < word["top"] + height * 0.75
            and min(x1, word["x1"]) - max(x0, word["x0"]) > (word["x1"] - word["x0"]) * 0.7
            for x0, x1, y in self.strokes
        )

    def cell(
        self, words_in: Sequence[Word], box: Box, fill: str | None = None, continues: bool = False, span: int = 1
    ) -> Cell:
        """The words of a cell as pieces: a line end is a wrap where the next word would not have fitted."""
        pieces: list[list[Word]] = []
        lines = lines_of(words_in)
        for n, line in enumerate(lines):
            if n and not _begins_item(line.text) and _is_wrap(lines[n - 1], line, box[2]):
                pieces[-1] += line.words
            else:
                pieces.append(list(line.words))
        texts = tuple(" ".join(word["text"] for word in piece) for piece in pieces)
        struck = tuple(_runs(pieces, self.is_struck))
        aside = tuple(_runs(pieces, lambda word: _of(word.get("non_stroking_color")) is not None))
        return Cell(texts, texts, struck, aside, fill, continues, span)


def _is_wrap(before: _Line, line: _Line, edge: float) -> bool:
    gap = line.top - before.bottom
    if gap > (before.bottom - before.top) * 0.9:
        return False
    first = line.words[0]
    space = before.size * 0.3
    return before.right + space + (first["x1"] - first["x0"]) > edge - before.size * 0.6 or line.text[:1].islower()


def _begins_item(text: str) -> bool:
    return bool(_BULLET.match(text))


def _runs(pieces: Sequence[Sequence[Word]], test: Any) -> list[str]:
    found = []
    for piece in pieces:
        current: list[str] = []
        for word in [*piece, None]:
            if word is not None and test(word):
                current.append(word["text"])
            elif current:
                found.append(" ".join(current))
                current = []
    return [text for text in found if words(text)]


def lines_of(found: Sequence[Word]) -> list[_Line]:
    """Words in lines, from the top down and from left to right."""
    lines: list[_Line] = []
    for word in sorted(found, key=lambda each: (round(each["top"], 1), each["x0"])):
        middle = (word["top"] + word["bottom"]) / 2
        if lines and lines[-1].top <= middle <= lines[-1].bottom:
            lines[-1].words.append(word)
        else:
            lines.append(_Line([word]))
    for line in lines:
        line.words.sort(key=lambda each: each["x0"])
    return lines


def _paragraphs(lines: Sequence[_Line], page: Page) -> list[tuple[float, Paragraph]]:
    usual = Counter(round(line.size) for line in lines).most_common(1)[0][0] if lines else 0
    right = max((line.right for line in lines), default=page.width)
    groups: list[list[_Line]] = []
    for line in lines:
        last = groups[-1][-1] if groups else None
        if (
            last
            and _continues(last, line, right)
            and line.text not in page.furniture
            and last.text not in page.furniture
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [(group[0].top, _paragraph(group, page, n, usual)) for n, group in enumerate(groups, start=1)]


def _continues(last: _Line, line: _Line, right: float) -> bool:
    if (
        _begins_item(line.text)
        or _LABEL.match(line.text)
        or round(last.size) != round(line.size)
        or last.bold != line.bold
    ):
        return False
    gap = line.top - last.bottom
    if gap > (last.bottom - last.top) * 0.75:
        return False
    first = line.words[0]
    return last.right + last.size * 0.3 + first["x1"] - first["x0"] > right - 24 or line.text[:1].islower()


def _paragraph(group: Sequence[_Line], page: Page, number: int, usual: float) -> Paragraph:
    text = " ".join(line.text for line in group)
    level = 0
    if len(words(text)) <= 20 and text[-1] not in ".;" and len(group) <= 2:
        level = 2 if round(group[0].size) > usual else 6 if group[0].bold and len(words(text)) <= 15 else 0
    indent, label = None, None
    if not level and (found := _BULLET.match(text)):
        indent, text = int(group[0].left), text[found.end() :].strip()
    elif not level and (found := _LABEL.match(text)):
        indent, label, text = int(group[0].left), found[0], text[found.end() :].strip()
    furniture = any(line.text in page.furniture for line in group)
    all_words = [[word for line in group for word in line.words]]
    return Paragraph(
        text, f"page {page.number}, paragraph {number}", level, indent, label, page.number,
        tuple(_runs(all_words, page.is_struck)), (), furniture=furniture,
    )  # fmt: skip


def _mark_furniture(pages: Sequence[Page]) -> None:
    """Lines at the top or the bottom that come on most pages, but for their numbers."""
    seen: Counter[str] = Counter()
    per_page: list[dict[str, str]] = []
    for page in pages:
        edges = [
            line.text for line in lines_of(page.words)
            if line.bottom < page.height * 0.09 or line.top > page.height * 0.91
        ]  # fmt: skip
        plain = {text: re.sub(r"\d+", "#", text) for text in edges}
        per_page.append(plain)
        seen.update(set(plain.values()))
    for page, plain in zip(pages, per_page, strict=True):
        for text, bare in plain.items():
            if (seen[bare] >= 2 and seen[bare] * 2 >= len(pages)) or re.fullmatch(
                r"\W*(?:page )?#(?: of #)?\W*", bare, re.I
            ):
                page.furniture.add(text)


class _Grid:
    """A ruled table: its cells by rows and columns."""

    def __init__(self, page: Page, found: Any) -> None:
        self.page = page
        self.box: Box = found.bbox
        self.cells: list[Box] = [tuple(cell) for cell in found.cells if cell[2] - cell[0] > 5 and cell[3] - cell[1] > 4]
        self.lefts = _edges([cell[0] for cell in self.cells])
        self.tops = _edges([cell[1] for cell in self.cells])

    def rows(self, number: int) -> list[Row]:
        width = len(self.lefts)
        grid = [[Cell() for _ in range(width)] for _ in self.tops]
        by_cell = self._words_by_cell()
        for cell in self.cells:
            self._put(cell, by_cell.get(cell, []), grid)
        return [
            Row(tuple(row), f"page {self.page.number}, table {number}, row {n}", after_break=n == 1)
            for n, row in enumerate(grid, start=1)
        ]

    def _words_by_cell(self) -> dict[Box, list[Word]]:
        """Each word in one cell; one that no cell has goes to the nearest."""
        found: dict[Box, list[Word]] = {}
        for word in self.page.words:
            if not _within(word, self.box):
                continue
            x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
            cell = next((c for c in self.cells if c[0] <= x <= c[2] and c[1] <= y <= c[3]), None)
            if cell is None:
                cell = min(self.cells, key=lambda c: _far(c, x, y))
            found.setdefault(cell, []).append(word)
        return found

    def _put(self, cell: Box, mine: list[Word], grid: list[list[Cell]]) -> None:
        row, column = _at(self.tops, cell[1]), _at(self.lefts, cell[0])
        last_row = max(row, _at(self.tops, cell[3] - 1))
        last_column = max(column, _at(self.lefts, cell[2] - 1))
        fill = self._fill(cell)
        grid[row][column] = self.page.cell(mine, cell, fill, span=last_column - column + 1)
        for below in range(row + 1, last_row + 1):
            grid[below][column] = Cell(continues=True, fill=fill)

    def _fill(self, cell: Box) -> str | None:
        x, y = (cell[0] + cell[2]) / 2, (cell[1] + cell[3]) / 2
        names = [
            name for rect, name in self.page.fills
            if rect["x0"] <= x <= rect["x1"] and rect["top"] <= y <= rect["bottom"]
        ]  # fmt: skip
        return names[-1] if names else None


def _far(cell: Box, x: float, y: float) -> float:
    return max(cell[0] - x, 0, x - cell[2]) + max(cell[1] - y, 0, y - cell[3])


def _edges(values: Sequence[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > 3:
            edges.append(value)
    return edges


def _at(edges: Sequence[float], value: float) -> int:
    return max((n for n, edge in enumerate(edges) if edge <= value + 3), default=0)


def _within(word: Word, box: Box) -> bool:
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1


def _colour(rect: Any) -> str | None:
    return _of(rect.get("non_stroking_color")) if rect.get("fill") else None


def _of(value: Any) -> str | None:
    """The name of a colour in grey, RGB or CMYK parts."""
    if value is None or isinstance(value, (str, bytes)):
        return None
    parts = list(value) if isinstance(value, (tuple, list)) else [value]
    if not parts or not all(isinstance(part, int | float) for part in parts):
        return None
    parts = [max(0.0, min(1.0, float(part))) for part in parts]
    if len(parts) == 3:
        return colours.of(*parts)
    if len(parts) == 4:
        cyan, magenta, yellow, black = parts
        return colours.of(*((1 - part) * (1 - black) for part in (cyan, magenta, yellow)))
    return None


def _joined(blocks: Sequence[Block]) -> list[Block]:
    """A table that goes on over a page break is one."""
    joined: list[Block] = []
    for block in blocks:
        last = next((each for each in reversed(joined) if not (isinstance(each, Paragraph) and each.furniture)), None)
        if isinstance(block, Table) and isinstance(last, Table) and _same_width(last, block):
            at = joined.index(last)
            first = block.rows[0]
            tail = (Row(first.cells, first.locator, True, first.hidden, first.is_header), *block.rows[1:])
            joined[at] = Table(last.rows + tail)
        elif isinstance(block, Table):
            first = block.rows[0]
            joined.append(Table((Row(first.cells, first.locator), *block.rows[1:])))
        else:
            joined.append(block)
    return joined


def _same_width(one: Table, other: Table) -> bool:
    return len(one.rows[-1].cells) == len(other.rows[0].cells)
