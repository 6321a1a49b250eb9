"""Excel: sheets, merged cells, fills, real dates and numbers; often a title above and an empty column before."""

import io
from random import Random

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from tests.workers.generated.blocks import Block, Bullets, Cell, Heading, PageBreak, Paragraph, Sheet, Table


def write(blocks: list[Block], chance: Random) -> bytes:
    book = openpyxl.Workbook()
    sheet, left = book.active, chance.choice([1, 1, 2])
    sheet.title = chance.choice(["Plan", "Sheet1", "Action plan"])
    row = 1
    for block in blocks:
        if isinstance(block, Sheet):
            sheet, row = book.create_sheet(block.name[:31]), 1
        elif isinstance(block, Table):
            row = _table(sheet, block, row, left) + (chance.random() < 0.8)
        else:
            for text in _texts(block):
                sheet.cell(row, left, text)
                row += 1
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _texts(block: Block) -> list[str]:
    if isinstance(block, Heading | Paragraph):
        return [block.text]
    if isinstance(block, Bullets):
        return ["• " + "".join(run.text for run in item) for item in block.items]
    return [block.furniture] if isinstance(block, PageBreak) and block.furniture else []


def _table(sheet: Worksheet, table: Table, top: int, left: int) -> int:
    """The row below it."""
    for r, row in enumerate(table.rows, start=top):
        for c, each in enumerate(row.cells, start=left):
            if each is None:
                continue
            if each.across > 1 or each.down > 1:
                last = min(r + each.down - 1, top + len(table.rows) - 1)
                sheet.merge_cells(start_row=r, end_row=last, start_column=c, end_column=c + each.across - 1)
            _fill(sheet.cell(r, c), each)
    return top + len(table.rows)


def _fill(place: "openpyxl.cell.cell.Cell", each: Cell) -> None:
    place.value = each.day or each.number or _text(each) or None
    if each.shown_as and (each.day or each.number):
        place.number_format = each.shown_as
    if each.shade:
        place.fill = PatternFill("solid", fgColor=each.shade)
    runs = [run for runs in each.paragraphs for run in runs]
    if runs and all(run.bold for run in runs):
        place.font = Font(bold=True)
    place.alignment = Alignment(wrap_text=True, vertical="top")


def _text(each: Cell) -> "str | CellRichText":
    """Rich text where only some of the words are struck, italic or coloured."""
    if not any(run.struck or run.italic or run.colour for runs in each.paragraphs for run in runs):
        return "\n".join(each.texts)
    parts: list[str | TextBlock] = []
    for n, runs in enumerate(each.paragraphs):
        for run in runs:
            text = ("\n" if n and run is runs[0] else "") + run.text
            marked = run.struck or run.italic or run.colour
            font = InlineFont(strike=run.struck or None, i=run.italic or None, color=run.colour)
            parts.append(TextBlock(font, text) if marked else text)
    return CellRichText(parts)
