"""A PDF opened: page after page, told to whoever waits, and refused in a sentence where it can't be read."""

import io
import time
from collections.abc import Callable, Iterator
from typing import Any

from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.psexceptions import PSException

from workers.reading.refusals import DocumentBroken, DocumentIsProtected, DocumentTooHard, DocumentTooLarge
from workers.reading.sources.pdf import structure
from workers.reading.sources.pdf.device import Device, Interpreter
from workers.reading.sources.pdf.page import Page

MOST_PAGES = 600
LONGEST = 50.0
"""Seconds after which reading gives up in a sentence of its own, before it is stopped from outside."""

Progress = Callable[[int, int], None]


def pages(content: bytes, progress: Progress) -> tuple[list[Page], structure.Node | None]:
    """Every page, and the structure of the whole, where the file has one."""
    try:
        return _pages(content, progress)
    except (DocumentTooLarge, DocumentBroken, DocumentTooHard, MemoryError):
        raise
    except Exception as error:
        if _is_protected(error):
            raise DocumentIsProtected(
                "This PDF is protected by a password. Save it without one and try that."
            ) from None
        if isinstance(error, _TROUBLES) or type(error).__name__ == "error":
            raise DocumentBroken(
                "This PDF is broken and can't be read. Ask for another copy, or for the Word file."
            ) from None
        raise


_TROUBLES = (
    PDFException, PSException, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError,
    AssertionError, ArithmeticError, OSError,
)  # fmt: skip


def _pages(content: bytes, progress: Progress) -> tuple[list[Page], structure.Node | None]:
    began = time.monotonic()
    document = PDFDocument(PDFParser(io.BytesIO(content)))
    sheets = list(_sheets(document))
    resources = PDFResourceManager()
    device = Device(resources)
    interpreter = Interpreter(resources, device)
    found = []
    for number, sheet in enumerate(sheets, start=1):
        if time.monotonic() - began > LONGEST:
            raise DocumentTooHard(
                f"This PDF could not be read: after {LONGEST:.0f} seconds only {number - 1} of its {len(sheets)} pages "
                "were read. Save the pages that are the plan and try those."
            )
        interpreter.process_page(sheet)
        found.append(Page(number, device.drawn))
        progress(number, len(sheets))
    if not found:
        raise DocumentBroken("This PDF has no pages. Ask for another copy.")
    return found, _structure(document, sheets)


def _sheets(document: PDFDocument) -> Iterator[PDFPage]:
    for number, page in enumerate(PDFPage.create_pages(document), start=1):
        if number > MOST_PAGES:
            raise DocumentTooLarge(
                f"This PDF has more than {MOST_PAGES} pages; no plan has so many. Save the pages that are the plan."
            )
        yield page


def _structure(document: PDFDocument, sheets: list[PDFPage]) -> structure.Node | None:
    try:
        return structure.read(document.catalog, {page.pageid: n for n, page in enumerate(sheets)})
    except _TROUBLES:
        return None


def _is_protected(error: Any) -> bool:
    kinds = (PDFPasswordIncorrect, PDFEncryptionError)
    return isinstance(error, kinds) or any(isinstance(each, kinds) for each in getattr(error, "args", ()))
