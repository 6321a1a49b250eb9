"""Bytes in, a neutral document out. A module per format; the first that recognises the bytes reads them."""

from workers.reading.document import Document
from workers.reading.refusals import DocumentIsBinary, DocumentIsEmpty, DocumentTooLarge
from workers.reading.sources import text

LIMIT = 25 * 1024 * 1024
"""Bytes. The longest plan we know has 60 KB of text; a scan in colour is what comes near this."""

_SIGNATURES = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a Word, Excel or other zipped file",
    b"PK\x05\x06": "an empty zip file",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"\x7fELF": "a program",
    b"MZ": "a program",
}


def read(content: bytes, name: str = "") -> Document:
    """Refuses what is too large, empty or of a format that no module here reads."""
    refuse_too_large(len(content))
    if not content.strip():
        raise DocumentIsEmpty("This document is empty.")
    if text.recognises(content):
        return text.read(content, name)
    kind = next((kind for start, kind in _SIGNATURES.items() if content.startswith(start)), "not text")
    raise DocumentIsBinary(f"This file is {kind}, which can't be read yet. Save the plan as text (UTF-8) and try that.")


def refuse_too_large(size: int) -> None:
    if size > LIMIT:
        raise DocumentTooLarge(
            f"This document has {size / 1024 / 1024:,.0f} MB; the limit is {LIMIT // 1024 // 1024} MB.",
            limit=LIMIT,
            size=size,
        )
