"""PDF: structures that loop, encryption, scans without text, very many pages."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from functools import cache

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from tests.workers.hostile.cases import Made, hostile
from tests.workers.hostile.parts import LISTENER, sound

TEXT = b"BT /F1 12 Tf 50 700 Td (Plan of actions) Tj ET"


def _pdf(objects: dict[int, bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF of these objects, with a right table of where they are."""
    content, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in objects.items():
        places[number] = len(content)
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (max(objects) + 1)
    for number in range(1, max(objects) + 1):
        content += b"%010d 00000 n \n" % places.get(number, 0)
    content += b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (max(objects) + 1, trailer, start)
    return bytes(content)


def _stream(content: bytes, extra: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), extra, content)


def _one_page(content: bytes = TEXT, **changes: bytes) -> bytes:
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
           b"/Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>",
        4: _stream(content),
        5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        6: _stream(b"/X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>"),
    }  # fmt: skip
    return _pdf(objects | {int(name.removeprefix("n")): body for name, body in changes.items()})


@hostile("PDFs that loop")
def _loops() -> Made:
    page = (b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %s "
            b"/Resources << /Font << /F1 5 0 R >> >> >>")  # fmt: skip
    yield "pages-within-themselves.pdf", _one_page(n2=b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>")
    yield "parents-in-a-circle.pdf", _one_page(n2=b"<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 3 0 R >>")
    yield "form-draws-itself.pdf", _one_page(b"/X Do")
    yield "length-of-itself.pdf", _one_page(n4=b"<< /Length 4 0 R >>\nstream\n" + TEXT + b"\nendstream")
    yield "contents-in-a-circle.pdf", _one_page(n3=page % b"7 0 R", n7=b"[7 0 R 4 0 R]")
    yield "table-before-itself.pdf", _one_page().replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev 9")
    yield "an-object-is-itself.pdf", _one_page(n5=b"5 0 R")
    yield "ten-thousand-saved-states.pdf", _one_page(b"q " * 10_000 + TEXT)
    yield "ten-thousand-brackets.pdf", _one_page(b"[" * 10_000)
    yield "font-of-itself.pdf", _one_page(n5=b"<< /Type /Font /Subtype /Type0 /BaseFont /X /DescendantFonts [5 0 R] >>")


def _locked(user: str, owner: str) -> Callable[[], bytes]:
    def make() -> bytes:
        buffer = io.BytesIO()
        canvas = Canvas(buffer, pagesize=A4, encrypt=StandardEncryption(user, owner, canCopy=0, strength=128))
        canvas.drawString(50, 700, "Ref Action Lead")
        canvas.save()
        return buffer.getvalue()

    return make


@hostile("encrypted PDFs")
def _encrypted() -> Made:
    yield "password.pdf", _locked("secret", "secret"), "refused"
    yield "may-not-be-copied.pdf", _locked("", "secret"), "either"
    yield (
        "unknown-lock.pdf",
        lambda: _one_page().replace(b"/Root 1 0 R", b"/Root 1 0 R /ID [(a)(a)] /Encrypt << /Filter /Nobody /V 99 >>"),
    )
    yield "lock-is-missing.pdf", lambda: _one_page().replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 99 0 R")
    yield (
        "lock-without-key.pdf",
        lambda: _one_page().replace(
            b"/Root 1 0 R", b"/Root 1 0 R /Encrypt << /Filter /Standard /V 2 /R 3 /O () /U () /P -4 >>"
        ),
    )


@cache
def _pages(count: int, text: str, lines: int = 1) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for number in range(count):
        for line in range(lines if text else 0):
            canvas.drawString(50, 780 - 14 * line, f"{text} {number}.{line}")
        if text == "ruled":
            canvas.grid([50, 150, 300, 500], [700, 650, 600, 550])
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@hostile("PDFs of 200 pages")
def _many_pages() -> Made:
    yield "prose.pdf", lambda: _pages(200, "Our service works with partners.", 20)
    yield "tables.pdf", lambda: _pages(200, "ruled", 4)
    yield "blank.pdf", lambda: _pages(200, ""), "refused"
    yield "a-thousand.pdf", lambda: _pages(1000, "One line.")
    yield "says-a-million.pdf", _one_page(n2=b"<< /Type /Pages /Kids [3 0 R] /Count 1000000 >>")


@hostile("scans")
def _scans() -> Made:
    pixel = _stream(
        b"\x80", b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    )
    vast = _stream(
        b"\x80",
        b"/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 8 /ColorSpace /DeviceGray",
    )
    yield "one-picture.pdf", _one_page(b"q 500 0 0 700 50 50 cm /X Do Q", n6=pixel), "refused"
    yield "a-vast-picture.pdf", _one_page(b"q 500 0 0 700 50 50 cm /X Do Q", n6=vast), "refused"
    yield "lines-only.pdf", _one_page(b"50 50 m 500 50 l S " * 500), "refused"
    yield "no-pages.pdf", _one_page(n2=b"<< /Type /Pages /Kids [] /Count 0 >>"), "either"
    yield "a-page-without-contents.pdf", _one_page(n4=b"null"), "refused"
    yield "words-nobody-sees.pdf", _one_page(b"BT 3 Tr /F1 12 Tf 50 700 Td (Hidden plan) Tj ET")


@hostile("broken PDFs")
def _broken() -> Made:
    bomb = zlib.compress(b" " * 200_000_000, 9)
    yield "header-only.pdf", b"%PDF-1.7\n", "refused"
    yield "no-table-of-objects.pdf", _one_page().partition(b"xref")[0]
    yield "wrong-table-of-objects.pdf", _one_page().replace(b"00000 n", b"99999 n")
    yield "unpacks-to-200-megabytes.pdf", lambda: _one_page(n4=_stream(bomb, b"/Filter /FlateDecode"))
    yield "packed-wrongly.pdf", _one_page(n4=_stream(b"not packed", b"/Filter /FlateDecode"))
    yield "packed-a-hundred-times.pdf", _one_page(n4=_stream(TEXT, b"/Filter [" + b"/FlateDecode " * 100 + b"]"))
    yield (
        "runs-a-program.pdf",
        _one_page(n1=b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch /F (/bin/touch) >> >>"),
    )
    yield (
        "calls-home.pdf",
        _one_page(n1=b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /URI /URI (%s) >> >>" % LISTENER.encode()),
    )
    yield "a-page-of-no-size.pdf", _one_page(n3=b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 0 0] /Contents 4 0 R >>")
    yield "rubbish-behind.pdf", lambda: sound("pdf, ruled") + b"\x00\xff" * 5000
