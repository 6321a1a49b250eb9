"""PDFs whose streams are written in other ways than ReportLab's own: gaps for spaces, letters drawn twice, lines as
thin rectangles or in pieces, pages that are turned."""

from __future__ import annotations

import io
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from tests.workers.generated.blocks import Block
from tests.workers.generated.writing.pdf import parts

HOWS = ("gaps for spaces", "letters twice", "thin rectangles", "lines in pieces", "turned page", "turned text",
        "a recognised scan")  # fmt: skip


class _Text(PDFTextObject):
    def _formatText(self, text: Any) -> str:
        if (
            self._canvas.how != "gaps for spaces"
            or isinstance(text, bytes)
            or not self._canvas._fontname.startswith("Helv")
        ):
            return super()._formatText(text)
        parts = [_escaped(part.encode("cp1252", "replace")) for part in text.split(" ")]
        return "[" + " -278 ".join(f"({part})" for part in parts) + "] TJ"


def _escaped(text: bytes) -> str:
    return "".join(f"\\{byte:03o}" if byte > 126 or byte in b"()\\" else chr(byte) for byte in text)


class Drawing(Canvas):
    """A canvas with a manner of its own, `how`."""

    how = ""

    def beginText(self, x: float = 0, y: float = 0, *rest: Any, **named: Any) -> Any:
        text = _Text(self, x, y, *rest, **named)
        if self.how == "a recognised scan":
            text.setTextRenderMode(3)
        return text

    def drawText(self, text: Any) -> None:
        super().drawText(text)
        if self.how == "letters twice":
            self.saveState()
            self.translate(0.3, 0)
            super().drawText(text)
            self.restoreState()

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        if self.how == "thin rectangles":
            self.rect(min(x1, x2) - 0.25, min(y1, y2) - 0.25, abs(x2 - x1) + 0.5, abs(y2 - y1) + 0.5, stroke=0, fill=1)
        elif self.how == "lines in pieces":
            for n in range(20):
                a, b = n / 20, (n + 0.9) / 20
                super().line(x1 + (x2 - x1) * a, y1 + (y2 - y1) * a, x1 + (x2 - x1) * b, y1 + (y2 - y1) * b)
        else:
            super().line(x1, y1, x2, y2)


def drawn(blocks: list[Block], how: str, lines: bool = True) -> bytes:
    buffer = io.BytesIO()
    manner = type("Manner", (Drawing,), {"how": how})
    width, height = A4[1], A4[0]
    frame = Frame(30, 30, width - 60, height - 60, 0, 0, 0, 0)
    size = A4 if how.startswith("turned") else (width, height)
    template = BaseDocTemplate(buffer, pagesize=size, invariant=1)
    template.addPageTemplates([PageTemplate("all", [frame], onPage=_turned if how.startswith("turned") else _nothing)])
    template.build([part for block in blocks for part in parts(block, lines)], canvasmaker=manner)
    return buffer.getvalue()


def _nothing(canvas: Any, document: Any) -> None:
    if canvas.how == "a recognised scan":
        canvas.setFillGray(0.9)


def _turned(canvas: Any, document: Any) -> None:
    """A page on its side; the viewer turns it back, or not."""
    if canvas.how == "turned page":
        canvas.setPageRotation(90)
    canvas.translate(A4[0], 0)
    canvas.rotate(90)
