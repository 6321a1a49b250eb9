"""Bytes in, a neutral document out. A module per format, chosen by what the bytes are, whatever the file is called."""

from workers.reading.document import Document
from workers.reading.refusals import (
    DocumentBroken,
    DocumentIsBinary,
    DocumentIsEmpty,
    DocumentTooLarge,
)
from workers.reading.sources import others

LIMIT = 25 * 1024 * 1024
"""Bytes. The longest plan we know has 60 KB of text; a scan in colour is what comes near this."""

MOST_ROWS = 50_000
"""To understand more takes longer than one document may take."""

_SIGNATURES = {
    b"PK\x05\x06": "an empty zip file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"BM": "a picture",
    b"II*\x00": "a picture",
    b"MM\x00*": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"7z\xbc\xaf": "a compressed file",
    b"Rar!": "a compressed file",
    b"\x7fELF": "a program",
    b"MZ": "a program",
}


def read(content: bytes, name: str = "") -> Document:
    """Refuses what is too large, empty or of a format that no module here reads."""
    refuse_too_large(len(content))
    document = _read(content, name)
    count = sum(len(table.rows) for table in document.tables)
    if count > MOST_ROWS:
        raise DocumentTooLarge(
            f"This document has {count:,} rows; no plan has so many. Save the part that is the plan in a file of its "
            "own and try that."
        )
    return document


def _read(content: bytes, name: str) -> Document:
    if not content.strip():
        raise DocumentIsEmpty("This document is empty.")
    if content.startswith(b"PK\x03\x04"):
        return _office(content)
    if b"%PDF-" in content[:1024] and not content.startswith((b"<", b"PK")):
        from workers.reading.sources import pdf

        return pdf.read(content)
    others.refuse(content)
    return _text(content, name)


def _office(content: bytes) -> Document:
    """Word and Excel, told apart by the parts of their package; each module is loaded only where it is needed."""
    from workers.reading.sources import package

    names = {name.casefold() for name in package.opened(content)[0].namelist()}
    if any(name.startswith("word/") for name in names):
        from workers.reading.sources import word

        return word.read(content)
    if any(name.startswith("xl/") for name in names):
        if "xl/workbook.bin" in names:
            raise DocumentIsBinary(
                "This is a binary Excel workbook (.xlsb). Open it in Excel, save it as .xlsx and upload that."
            )
        from workers.reading.sources import excel

        return excel.read(content)
    raise others.refusal_of(names)


def _text(content: bytes, name: str) -> Document:
    from workers.reading.sources import text

    if text.recognises(content):
        return text.read(content, name)
    known = next((kind for start, kind in _SIGNATURES.items() if content.startswith(start)), None)
    if known is None and content[:2] == b"PK":
        raise DocumentBroken("This file is broken: it is cut off or damaged. Ask for another copy.")
    raise DocumentIsBinary(
        f"This file is {known or 'not text'}, which can't be read. Save the plan as Word, Excel, PDF or text (UTF-8) "
        "and try that."
    )


def refuse_too_large(size: int) -> None:
    if size > LIMIT:
        raise DocumentTooLarge(
            f"This document has {size / 1024 / 1024:,.0f} MB; the limit is {LIMIT // 1024 // 1024} MB.",
            limit=LIMIT,
            size=size,
        )
