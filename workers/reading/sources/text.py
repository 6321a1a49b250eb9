"""Text exports: a line with tabs or pipes is a row of a table, a line without is a paragraph or a list item.

Cells may hold HTML fragments. A blank line is a page break, and tears rows apart; a row of dashes only separates.
Other shapes of text (comma-separated, one cell a line, HTML) have modules of their own, chosen here.
"""

import re
from dataclasses import replace

from workers.reading import headers, markup, torn
from workers.reading.document import Block, Document, Paragraph, Row, Table
from workers.reading.sources import encodings, flat, mail, marked, separated, web

_BINARY_STARTS = (b"%PDF-", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"GIF8")
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_STRONG = re.compile(r"(\*\*|__)(?P<text>[^*_].*?)\1:?")
_ITEM = re.compile(
    r"(?P<before>\s*)(?:(?P<bullet>[-*•·▪●○–])|(?P<label>\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,5})[.)])|o(?=\s+[A-Z]))\s+(?P<text>\S.*)"
)
_PIPED = re.compile(r"[ \t]*\|.*\|?[ \t]*")
_BORDER = re.compile(r"[ \t]*\+(?:[-=: ]+\+)+[ \t]*")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})[ \t]*")


def recognises(content: bytes) -> bool:
    return not content.startswith(_BINARY_STARTS) and encodings.recognises(content)


def read(content: bytes, name: str = "") -> Document:
    if mail.is_mail(content) and (page := mail.page(content)):
        content = page
    raw, notes = encodings.decoded(_as_declared(content))
    document = _read(raw, name)
    return replace(document, notes=(*document.notes, *notes)) if notes else document


def _as_declared(content: bytes) -> bytes:
    """HTML may say which letters of old it was written with."""
    declared = re.search(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{3,20})", content[:4096], re.IGNORECASE)
    if declared and declared[1].lower() not in {b"utf-8", b"utf8"} and encodings.is_narrow(content):
        try:
            return content.decode(declared[1].decode()).encode()
        except (LookupError, ValueError):
            return content
    return content


def _read(raw: str, name: str) -> Document:
    if web.looks_like(raw):
        return web.read(raw)
    raw = re.sub(r"\r?\x07", "\t", raw) if "\x07" in raw else raw
    raw = raw.replace("\r\n", "\n").replace("\x0b", " ")
    one_a_line = "\r" in raw and "\n" not in raw and "\t" not in raw
    if one_a_line and (document := flat.read(raw.split("\r"), raw.replace("\r", "\n"))):
        return document
    raw = raw.replace("\r", "\t") if _lone_ends_cells(raw) else raw.replace("\r", "\n")
    if document := separated.read(raw, name):
        return document
    return _Lines(raw).document() if _has_rows(raw) else flat.read(raw.split("\n"), raw) or _Lines(raw).document()


def _lone_ends_cells(raw: str) -> bool:
    """Whether lone carriage returns end cells: there are other line ends, too, and rows of the same make."""
    lines = [line for line in raw.split("\n") if "\r" in line]
    return "\n" in raw and len(lines) > 1 and any(line.count("\r") >= 2 for line in lines)


def _has_rows(raw: str) -> bool:
    return bool(re.search(r"^[^\n]*\t[^\n]*\S", raw, re.MULTILINE) or re.search(r"^[ \t]*\|.*\|", raw, re.MULTILINE))


class _Lines:
    """Line by line: rows gather to tables, a blank line is a page break, two of them begin a page."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.blocks: list[Block] = []
        self.rows: list[Row] = []
        self.blank = 0
        self.page = 1
        self.grid = self.drawn = False
        """Whether a grid is being read, and whether a border of it stands above what comes next."""

    def document(self) -> Document:
        for number, line in enumerate(self.raw.split("\n"), start=1):
            self._take(line, number)
        self._end_table()
        return Document("text", tuple(self.blocks), self.raw)

    def _take(self, line: str, number: int) -> None:
        if _BORDER.fullmatch(line):  # a grid: all lines between two borders are one row
            self.grid, self.drawn = self.grid or "|" not in line, True
            return
        if self.grid and self._goes_on_in_grid(line, number):
            return
        if _UNDERLINE.fullmatch(line) and self._underlines(line):
            return
        if "\f" in line:
            self.page += 1
            self.blank += 1
        if _separates(line):
            self.blank += not line.strip()
            self.page += self.blank == 2
            return
        if ("\t" in line and not self._is_set_in(line)) or (_PIPED.fullmatch(line) and line.count("|") >= 2):
            self.rows.append(_row(line, number, after_break=self.blank > 0 and bool(self.rows)))
        else:
            self._end_table()
            self._paragraph(line, number)
        self.blank = 0

    def _is_set_in(self, line: str) -> bool:
        """Whether its tabs only set a line in that names a field of what stands above it."""
        bare, last = line.strip(), self.blocks[-1] if self.blocks else None
        return "\t" not in bare and not self.rows and isinstance(last, Paragraph) and _names_a_field(bare)

    def _goes_on_in_grid(self, line: str, number: int) -> bool:
        """Whether the line goes on a row of a grid; else the grid is at its end, or a new row begins."""
        if not _PIPED.fullmatch(line):
            self.grid = False
            return False
        row = _row(line, number, False)
        if not self.drawn and self.rows and len(row.cells) == len(self.rows[-1].cells):
            cells = [
                torn.joined(a, b) if a and b else a or b for a, b in zip(self.rows[-1].cells, row.cells, strict=True)
            ]
            self.rows[-1] = replace(self.rows[-1], cells=tuple(cells))
        else:
            self.rows.append(row)
        self.drawn = False
        return True

    def _underlines(self, line: str) -> bool:
        """Whether the line makes the one above it a heading."""
        last = self.blocks[-1] if self.blocks else None
        if self.rows or self.blank or not isinstance(last, Paragraph) or last.indent is not None or last.level:
            return False
        if len(last.text.split()) > 20 or last.text[-1] in ".;":
            return False
        self.blocks[-1] = replace(last, level=1 if line.startswith("=") else 2)
        return True

    def _paragraph(self, line: str, number: int) -> None:
        last = self.blocks[-1] if self.blocks else None
        goes_on = line[:2].isspace() or markup.plain(line)[:1].islower()
        if (
            not self.blank
            and goes_on
            and isinstance(last, Paragraph)
            and last.indent is not None
            and not _ITEM.match(line)
            and not _names_a_field(line)
        ):
            text = f"{last.text} {markup.plain(line)}"
            self.blocks[-1] = Paragraph(text, last.locator, indent=last.indent, label=last.label, page=last.page)
            return
        self.blocks.append(paragraph(line, f"line {number}", self.page, self.blank > 0))

    def _end_table(self) -> None:
        if self.rows:
            self.blocks.append(Table(tuple(self.rows)))
            self.rows = []


def paragraph(line: str, locator: str, page: int = 0, after_break: bool = False) -> Paragraph:
    """One line: a heading, a list item or a paragraph."""
    struck, aside = markup.struck_in(line), markup.asides_in(line)
    if found := _HEADING.match(line):
        text = markup.plain(line[found.end() :])
        return Paragraph(text, locator, len(found[1]), page=page, struck=struck, after_break=after_break)
    strong = _STRONG.fullmatch(line.strip())
    if strong and len(strong["text"].split()) <= 15 and strong["text"][-1] not in ".;":
        return Paragraph(markup.plain(line), locator, 6, page=page, after_break=after_break)
    margin = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
    if item := _ITEM.fullmatch(line.rstrip()):
        return Paragraph(
            markup.plain(item["text"]),
            locator,
            0,
            margin,
            item["label"],
            page,
            struck,
            aside,
            after_break,
            margin=margin,
        )
    return Paragraph(markup.plain(line), locator, 0, None, None, page, struck, aside, after_break, margin=margin)


def _names_a_field(line: str) -> bool:
    """ "Lead: AB", "Update Sept: …": no line that another goes on with."""
    label, colon, _ = line.partition(":")
    return bool(colon) and len(label.split()) <= 4 and headers.kind_of(label.strip()) not in {None, "other", "action"}


def _separates(line: str) -> bool:
    """Blank, or a row without a word that only holds dashes: "--	--"."""
    return not line.strip() or not re.search(r"[^\s\-–—_=|:+]", line)


def _row(line: str, number: int, after_break: bool) -> Row:
    if "\t" in line:
        cells = [_unquoted(cell) for cell in line.split("\t")]
    else:
        cells = [cell.replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
    return Row(tuple(marked.cell(cell) for cell in cells), f"line {number}", after_break)


def _unquoted(cell: str) -> str:
    """Without the quotes that Excel puts around a cell with commas or quotes in it."""
    bare = cell.strip()
    if len(bare) > 1 and bare[0] == bare[-1] == '"' and '"' not in bare[1:-1].replace('""', ""):
        return bare[1:-1].replace('""', '"')
    return cell
