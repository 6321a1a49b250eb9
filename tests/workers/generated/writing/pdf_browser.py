"""PDFs as programs print them: a browser's own print, in the many looks that tables of plans have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from playwright.sync_api import Browser

from tests.browsing import apart
from tests.workers.generated.blocks import Block, Bullets, Cell, Heading, PageBreak, Paragraph, Row, Sheet, Table
from tests.workers.generated.writing.web import inner, marked

PLAIN = """body { font: 8pt/1.25 'Liberation Sans'; margin: 0 } table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: 4px 6px } p { margin: 0 0 4px } h1 { font-size: 16pt }
h2 { font-size: 12pt } td p { margin: 0 }"""
BLOB = "<span style='display: inline-block; width: 11px; height: 11px; border-radius: 50%; background: #{}'></span>"
LONG = "In this part we look back on the year and say with whom we worked. " * 14


@dataclass(frozen=True)
class Look:
    """`css` comes after the plain rules; `ground`: shades of cells are printed; `blobs`: shades of cells without text
    are printed as circles."""

    css: str
    tagged: bool = False
    blobs: bool = False
    ground: bool = True
    repeated: bool = True
    prose: bool = False
    furniture: bool = False
    watermark: str = ""
    page: dict[str, Any] = field(default_factory=lambda: {"format": "A4", "landscape": True})


RULES = "td, th { border: 1px solid #555 }"
LOOKS = {
    "rules across": Look("td, th { border-bottom: 1px solid #888; vertical-align: middle }"),
    "stripes": Look("thead th { background: #1f3864; color: white } "
                    "tbody tr:nth-child(even) td { background: #eef2f7 }"),
    "nothing": Look("td, th { padding: 5px 8px }"),
    "nothing, centred": Look("td, th { padding: 5px 8px; vertical-align: middle }"),
    "tagged": Look(RULES, tagged=True),
    "tagged, nothing": Look("td, th { padding: 3px 5px }", tagged=True),
    "one rule": Look("thead tr:last-child th { border-bottom: 1.5px solid black } "
                     "table { border-top: 1.5px solid black; border-bottom: 1.5px solid black }"),
    "narrow": Look(RULES + " body { hyphens: auto; font-size: 7pt } td { text-align: justify }", page={"format": "A4"}),
    "blobs": Look("td, th { border-bottom: 1px dashed #999 }", blobs=True),
    "slides": Look("body { font-size: 11pt } td, th { border: 2px solid white; background: #dce6f1 } "
                   "th { background: #1f3864; color: white }", repeated=False,
                   page={"width": "13.33in", "height": "7.5in"}),
    "doubled": Look("table { border-collapse: separate; border-spacing: 2px; border: 1px solid black } " + RULES),
    "dashed": Look("td, th { border: 1px dashed #333 }"),
    "upright names": Look(RULES + " th.short { writing-mode: vertical-rl; transform: rotate(180deg) }"),
    "set wide": Look("td, th { border-bottom: 1px solid #ccc } "
                     "thead th { letter-spacing: 2px; text-transform: uppercase }"),
    "with prose": Look("td, th { border-top: 1px solid #aaa } .prose { column-count: 2; text-align: justify }",
                       prose=True,
                       furniture=True, watermark="DRAFT"),
    "tagged, merged": Look(RULES + " td, th { vertical-align: middle }", tagged=True, furniture=True,
                           watermark="DRAFT"),
    "columns only": Look("td, th { border-left: 1px solid #777; border-right: 1px solid #777 } "
                         "table { border: 1px solid #777 } thead th { border-bottom: 1px solid #777 } "
                         "td { padding: 6px }"),
    "open sides": Look("td, th { border: 1px solid #777 } tr > :first-child { border-left: none } "
                       "tr > :last-child { border-right: none }", furniture=True),
}  # fmt: skip


def printed(documents: Sequence[tuple[list[Block], Look]]) -> list[bytes]:
    """Each document printed."""
    return apart(lambda opened: [_one(blocks, look, opened) for blocks, look in documents])


def _one(blocks: list[Block], look: Look, opened: Browser) -> bytes:
    page = opened.new_page()
    page.set_content(document(blocks, look))
    margins = {"top": "18mm", "bottom": "18mm", "left": "12mm", "right": "12mm"}
    small = "<span style='font-size: 7px; margin-left: 12mm'>{}</span>"
    content = page.pdf(
        print_background=look.ground, tagged=look.tagged, margin=margins, display_header_footer=look.furniture,
        header_template=small.format("Service plan, for the board"),
        footer_template=small.format("Page <span class=pageNumber></span> of <span class=totalPages></span>"),
        **look.page,
    )  # fmt: skip
    page.close()
    return content


def document(blocks: list[Block], look: Look) -> str:
    body = "\n".join(_block(block, look) for block in blocks)
    prose = f"<div class=prose><p>{LONG}</p><p>{LONG}</p></div>" if look.prose else ""
    mark = ("<div style='position: fixed; top: 40%; left: 30%; font-size: 90pt; color: #eee; "
            "transform: rotate(-35deg); z-index: -1'>{}</div>")  # fmt: skip
    watermark = mark.format(look.watermark) if look.watermark else ""
    return (f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><style>{PLAIN} {look.css}</style></head>"
            f"<body>{watermark}{prose}{body}</body></html>")  # fmt: skip


def _block(block: Block, look: Look) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
    if isinstance(block, Sheet):
        return f"<h2>{escape(block.name)}</h2>"
    if isinstance(block, Paragraph):
        return f"<p>{marked(block.runs)}</p>"
    if isinstance(block, Bullets):
        return "<ul>" + "".join(f"<li>{marked(item)}</li>" for item in block.items) + "</ul>"
    if isinstance(block, PageBreak):
        return f"<p style='break-after: page'>{escape(block.furniture)}</p>"
    return _table(block, look)


def _table(table: Table, look: Look) -> str:
    count = 0
    while count < len(table.rows) - 1 and table.rows[count].header:
        count += 1
    head = "".join(_row(row, look) for row in table.rows[:count])
    body = "".join(_row(row, look) for row in table.rows[count:])
    total = sum(table.widths)
    columns = "".join(f"<col style='width: {100 * width / total:.1f}%'>" for width in table.widths) if total else ""
    fixed = " style='table-layout: fixed'" if columns else ""
    group = "thead" if look.repeated else "tbody"
    return f"<table{fixed}>{columns}<{group}>{head}</{group}><tbody>{body}</tbody></table>"


def _row(row: Row, look: Look) -> str:
    return "<tr>" + "".join(_cell(each, "th" if row.header else "td", look) for each in row.cells if each) + "</tr>"


def _cell(each: Cell, tag: str, look: Look) -> str:
    spans = f" colspan={each.across}" if each.across > 1 else ""
    spans += f" rowspan={each.down}" if each.down > 1 else ""
    short = " class=short" if tag == "th" and len(each.text) <= 10 else ""
    if look.blobs and each.shade and tag == "td" and not each.text:
        return f"<{tag}{spans}>{BLOB.format(each.shade)}</{tag}>"
    shade = f" style='background: #{each.shade}'" if each.shade and tag == "td" else ""
    return f"<{tag}{spans}{shade}{short}>{inner(each)}</{tag}>"
