"""PDF with text: tables with lines around the cells, or none but the white space between columns."""

import io
from random import Random
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    Flowable,
    LongTable,
    SimpleDocTemplate,
    Spacer,
    TableStyle,
)
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Paragraph as Said

from tests.workers.generated.blocks import Block, Bullets, Cell, Heading, PageBreak, Paragraph, Row, Runs, Sheet, Table

WIDTH = landscape(A4)[0] - 60
BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=7, leading=9)
WHITE = ParagraphStyle("white", parent=BODY, textColor=colors.white)
HEADINGS = [ParagraphStyle(f"h{n}", parent=BODY, fontName="Helvetica-Bold", fontSize=18 - 3 * n, leading=22 - 3 * n)
            for n in range(1, 5)]  # fmt: skip


def ruled(blocks: list[Block], chance: Random) -> bytes:
    return _written(blocks, lines=True)


def unruled(blocks: list[Block], chance: Random) -> bytes:
    return _written(blocks, lines=False)


def _written(blocks: list[Block], lines: bool) -> bytes:
    buffer = io.BytesIO()
    template = SimpleDocTemplate(buffer, pagesize=landscape(A4), leftMargin=30, rightMargin=30, topMargin=30,
                                 bottomMargin=30, invariant=1)  # fmt: skip
    template.build([part for block in blocks for part in parts(block, lines)])
    return buffer.getvalue()


def parts(block: Block, lines: bool) -> list[Flowable]:
    if isinstance(block, Heading):
        return [Spacer(1, 8), Said(escape(block.text), HEADINGS[min(block.level, 4) - 1]), Spacer(1, 4)]
    if isinstance(block, Sheet):
        return [Spacer(1, 8), Said(escape(block.name), HEADINGS[1]), Spacer(1, 4)]
    if isinstance(block, Paragraph):
        return [Said(_marked(block.runs), BODY), Spacer(1, 5)]
    if isinstance(block, Bullets):
        return [Said(_marked(item), BODY, bulletText="•") for item in block.items] + [Spacer(1, 5)]
    if isinstance(block, PageBreak):
        return [Spacer(1, 8), *([Said(block.furniture, BODY)] if block.furniture else []), NewPage()]
    return [_table(block, lines), Spacer(1, 6)]


def _table(table: Table, lines: bool) -> LongTable:
    widths = table.widths or [10] * table.width
    style: list[tuple[object, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    if lines:
        style.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
    for r, row in enumerate(table.rows):
        for c, each in enumerate(row.cells):
            if each and (each.across > 1 or each.down > 1):
                last = min(r + each.down, len(table.rows)) - 1
                style.append(("SPAN", (c, r), (c + each.across - 1, last)))
            if each and each.shade and lines:
                style.append(("BACKGROUND", (c, r), (c, r), colors.HexColor(f"#{each.shade}")))
    return LongTable([_row(row, lines) for row in table.rows], [WIDTH * w / sum(widths) for w in widths],
                     style=TableStyle(style), repeatRows=_headers(table.rows))  # fmt: skip


def _headers(rows: list[Row]) -> int:
    """Header rows at the top come again on each page, as print settings do."""
    count = 0
    while count < len(rows) - 1 and rows[count].header:
        count += 1
    return count


def _row(row: Row, lines: bool) -> list[object]:
    return [_said(each, WHITE if row.header and each and each.shade and lines else BODY) for each in row.cells]


def _said(each: Cell | None, style: ParagraphStyle) -> object:
    return [Said(_marked(runs), style) for runs in each.paragraphs] if each and each.paragraphs else ""


def _marked(runs: Runs) -> str:
    return "".join(f"<b>{escape(run.text)}</b>" if run.bold else escape(run.text) for run in runs)
