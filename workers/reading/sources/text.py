"""Text exports: a line with tabs is a row of a table, a line without is a paragraph.

Cells may hold HTML fragments. A blank line is a page break, and tears rows apart; a row of dashes only separates.
"""

import re

from workers.reading import markup
from workers.reading.document import Block, Cell, Document, Paragraph, Row, Table
from workers.reading.refusals import DocumentNotText

_NEVER_IN_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_BINARY_STARTS = (b"%PDF-", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"GIF8")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def recognises(content: bytes) -> bool:
    """Text has no control characters; UTF-16 has, and is recognised so that its refusal can name it."""
    if content.startswith(_UTF_16):
        return True
    return not (content.startswith(_BINARY_STARTS) or _NEVER_IN_TEXT.search(content))


def read(content: bytes) -> Document:
    raw = _decoded(content)
    blocks: list[Block] = []
    rows: list[Row] = []
    broken = False
    for number, line in enumerate(raw.split("\n"), start=1):
        if _separates(line):
            broken = broken or not line.strip()
        elif "\t" in line:
            rows.append(_row(line, number, after_break=broken and bool(rows)))
            broken = False
        else:
            _end_table(rows, blocks)
            blocks.append(Paragraph(markup.plain(line), f"line {number}"))
            broken = False
    _end_table(rows, blocks)
    return Document("text", tuple(blocks), raw)


def _decoded(content: bytes) -> str:
    if content.startswith(_UTF_16):
        raise DocumentNotText("This text is UTF-16, not UTF-8. Save it again as UTF-8.", byte=0)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        byte = error.start + (3 if content.startswith(b"\xef\xbb\xbf") else 0)
        line = content.count(b"\n", 0, byte) + 1
        raise DocumentNotText(
            f"This text is not UTF-8: byte {byte:,} (0x{content[byte]:02x}, on line {line}) is not part of it. "
            "Save it again as UTF-8.",
            byte=byte,
            line=line,
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _separates(line: str) -> bool:
    """Blank, or a row without a word that only holds dashes: "--	--"."""
    return not line.strip() or not re.search(r"[^\s\-–—_=|:+]", line)


def _row(line: str, number: int, after_break: bool) -> Row:
    cells = tuple(Cell(markup.pieces(cell)) for cell in line.split("\t"))
    return Row(cells, f"line {number}", after_break)


def _end_table(rows: list[Row], blocks: list[Block]) -> None:
    if rows:
        blocks.append(Table(tuple(rows)))
        rows.clear()
