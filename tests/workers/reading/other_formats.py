"""A document that was read, written down again in other formats as people's programs would write it: rows that a page
break tore are whole, a page begins where one began, and a list item is as deep as it was."""

import html
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, zip_longest

import docx
from docx.enum.text import WD_BREAK
from docx.shared import Cm
from docx.table import _Cell
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.pagebreak import Break
from playwright.sync_api import Browser

from tests.browsing import apart
from workers.reading import rows, sources, stacked, torn
from workers.reading.document import Block, Cell, Paragraph, Row, Table

RULED = """table {border-collapse: collapse; width: 100%}
td {border: 1px solid black; vertical-align: top; padding: 3px}
body {font: 10pt Arial}"""
PLAIN = "table {width: 100%} td {vertical-align: top; padding: 6px} body {font: 9pt Arial}"
_BREAK = '<div style="page-break-after: always"></div>'


def blocks_of(path) -> list[Block]:
    """What stands in a text, with the rows whole that its page breaks tore, and levels of lists from nought on."""
    found = sources.read(path.read_bytes(), path.name).blocks
    tails = {row.locator for record in rows.mend(found).records for row in record.rows[1:] if _is_tail(row)}
    depths = {indent: n for n, indent in enumerate(sorted({b.indent for b in found if _is_item(b)}))}
    return [
        replace(block, rows=tuple(_whole(block.rows, tails)))
        if isinstance(block, Table)
        else replace(block, indent=depths.get(block.indent))
        for block in found
    ]


def _is_item(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.indent is not None


def _is_tail(row: Row) -> bool:
    return row.after_break and not stacked.NEWS.fullmatch(row.cells[row.filled[0]].text)


def _whole(every: Sequence[Row], tails: set[str]) -> list[Row]:
    whole: list[Row] = []
    for row in every:
        if row.locator in tails:
            pairs = zip_longest(whole[-1].cells, row.cells, fillvalue=Cell())
            cells = tuple(torn.joined(a, b) if a and b else a or b for a, b in pairs)
            whole[-1] = replace(whole[-1], cells=cells)
        else:
            whole.append(row)
    return whole


def _pages(blocks: Sequence[Block]) -> Iterator[tuple[Block, bool]]:
    """Each block, and whether a new page begins with it."""
    last = None
    for block in blocks:
        begins = isinstance(block, Paragraph) and last is not None and block.page != last
        last = block.page if isinstance(block, Paragraph) else last
        yield block, begins


def _width(table: Table) -> int:
    return max(sum(cell.span for cell in row.cells) for row in table.rows)


def _runs(line: str, cell: Cell) -> list[tuple[str, str]]:
    """A line of a cell in pieces, each with "s" where it is struck through, "i" where it is set apart, else ""."""
    looks = [""] * len(line)
    for texts, look in ((cell.aside, "i"), (cell.struck, "s")):
        for text in texts:
            part = line if line in text else text
            if (at := line.find(part)) >= 0:
                looks[at : at + len(part)] = look * len(part)
    groups = (list(group) for _, group in groupby(zip(line, looks, strict=True), key=lambda each: each[1]))
    return [("".join(letter for letter, _ in group), group[0][1]) for group in groups]


def as_word(blocks: Sequence[Block]) -> bytes:
    document = docx.Document()
    for block, begins in _pages(blocks):
        if begins:
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        if isinstance(block, Table):
            _table_in_word(document, block)
        elif block.level:
            document.add_heading(block.text, min(block.level, 6))
        elif block.indent is not None and not block.label:
            document.add_paragraph(block.text, style=f"List Bullet {block.indent + 1}".removesuffix(" 1"))
        else:
            paragraph = document.add_paragraph(block.whole)
            paragraph.paragraph_format.left_indent = Cm(1.27 * (block.indent + 1)) if block.label else None
    return _saved(document)


def _table_in_word(document, block: Table) -> None:
    table = document.add_table(rows=0, cols=_width(block))
    table.style = "Table Grid"
    for row in block.rows:
        places = list(table.add_row()._tr.tc_lst)
        at = 0
        for cell in row.cells:
            written = _Cell(places[at], table)
            written = written.merge(_Cell(places[at + cell.span - 1], table)) if cell.span > 1 else written
            at += cell.span
            _cell_in_word(written, cell)


def _cell_in_word(written: _Cell, cell: Cell) -> None:
    for n, line in enumerate(cell.shown):
        paragraph = written.add_paragraph() if n else written.paragraphs[0]
        for text, look in _runs(line, cell):
            run = paragraph.add_run(text)
            run.font.strike, run.italic = (look == "s" or None), (look == "i" or None)


def as_excel(blocks: Sequence[Block]) -> bytes:
    """As text pasted into a sheet: paragraphs in the first column, bullets typed before them, headings in bold."""
    book = Workbook()
    sheet = book.active
    for block, begins in _pages(blocks):
        if begins:
            sheet.row_breaks.append(Break(id=sheet.max_row))
        if isinstance(block, Table):
            for row in block.rows:
                cells = [[_one_cell(cell), *[None] * (cell.span - 1)] for cell in row.cells]
                sheet.append([text for every in cells for text in every])
            continue
        sheet.append([f"• {block.text}" if block.indent is not None and not block.label else block.whole])
        written = sheet.cell(sheet.max_row, 1)
        written.alignment = Alignment(indent=block.indent or 0)
        written.font = Font(bold=bool(block.level))
    return _saved(book)


def _one_cell(cell: Cell) -> CellRichText | str | None:
    runs = [[*_runs(line, cell), ("\n", "")] for line in cell.shown]
    pieces = [run for line in runs for run in line][:-1]
    if all(not look for _, look in pieces):
        return "".join(text for text, _ in pieces) or None
    fonts = {"s": InlineFont(strike=True), "i": InlineFont(i=True), "": InlineFont()}
    return CellRichText(*(TextBlock(fonts[look], text) for text, look in pieces))


def as_html(blocks: Sequence[Block], css: str = RULED) -> bytes:
    parts = [f"<!doctype html><html><head><meta charset=utf-8><style>{css}</style></head><body>"]
    groups = ((listed, list(group)) for listed, group in groupby(_pages(blocks), key=lambda each: _is_item(each[0])))
    for listed, group in groups:
        parts += _list(group) if listed else [_in_html(*each) for each in group]
    return "\n".join([*parts, "</body></html>"]).encode()


def _in_html(block: Block, begins: bool) -> str:
    if isinstance(block, Table):
        return "<table>" + "\n".join(f"<tr>{_row(row)}</tr>" for row in block.rows) + "</table>"
    tag = f"h{min(block.level, 6)}" if block.level else "p"
    return f"{_BREAK if begins else ''}<{tag}>{html.escape(block.text)}</{tag}>"


def _list(items: Sequence[tuple[Paragraph, bool]]) -> list[str]:
    """Lists within lists; a number is that of its list, and other labels are typed."""
    parts: list[str] = []
    opened: list[str] = []
    for item, begins in items:
        number = (item.label or "").strip("().")
        tag = "ol" if number.isdigit() else "ul"
        while opened and (begins or len(opened) > item.indent + 1 or (len(opened) > item.indent and opened[-1] != tag)):
            parts.append(f"</{opened.pop()}>")
        parts += [_BREAK] * begins
        while len(opened) <= item.indent:
            opened.append(tag)
            parts.append(f"<{tag}{f' start={number}' if number.isdigit() else ''}>")
        text = item.text if number.isdigit() else item.whole
        parts.append(f"<li>{html.escape(text)}</li>")
    return [*parts, *(f"</{tag}>" for tag in reversed(opened))]


def _row(row: Row) -> str:
    return "".join(f"<td{f' colspan={c.span}' * (c.span > 1)}>{_lines(c)}</td>" for c in row.cells)


def _lines(cell: Cell) -> str:
    return "".join(f"<p>{''.join(_marked(*run) for run in _runs(line, cell))}</p>" for line in cell.shown)


def _marked(text: str, look: str) -> str:
    return f"<{look}>{html.escape(text)}</{look}>" if look else html.escape(text)


def as_pdfs(pages: Sequence[bytes]) -> list[bytes]:
    """Each page of HTML as a browser prints it, without the structure that some programs write into a PDF."""
    return apart(lambda opened: [_printed(markup, opened) for markup in pages])


def _printed(markup: bytes, browser: Browser) -> bytes:
    page = browser.new_page()
    page.set_content(markup.decode())
    margin = dict.fromkeys(("top", "bottom", "left", "right"), "15mm")
    content = page.pdf(format="A4", landscape=True, margin=margin, tagged=False)
    page.close()
    return content


def _saved(document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
