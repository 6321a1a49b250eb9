"""Word: styles, lists, tables with merged cells, shades and struck words."""

import io
from random import Random

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor

from tests.workers.generated.blocks import Block, Bullets, Cell, Heading, PageBreak, Paragraph, Runs, Sheet, Table


def write(blocks: list[Block], chance: Random) -> bytes:
    document = docx.Document()
    if chance.random() < 0.5:
        section = document.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    for block in blocks:
        _add(document, block)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _add(document: "docx.document.Document", block: Block) -> None:
    if isinstance(block, Heading):
        document.add_heading(block.text, min(block.level, 4))
    elif isinstance(block, Sheet):
        document.add_heading(block.name, 2)
    elif isinstance(block, Paragraph):
        _say(document.add_paragraph(), block.runs)
    elif isinstance(block, Bullets):
        for item in block.items:
            _say(document.add_paragraph(style="List Number" if block.numbered else "List Bullet"), item)
    elif isinstance(block, PageBreak):
        document.add_paragraph(block.furniture).add_run().add_break(WD_BREAK.PAGE)
    else:
        _table(document, block)


def _table(document: "docx.document.Document", table: Table) -> None:
    made = document.add_table(rows=len(table.rows), cols=table.width)
    made.style = "Table Grid"
    grid = [list(row.cells) for row in made.rows]
    for r, row in enumerate(table.rows):
        for c, each in enumerate(row.cells):
            if each is None:
                continue
            place = grid[r][c]
            if each.across > 1 or each.down > 1:
                place = place.merge(grid[min(r + each.down, len(grid)) - 1][c + each.across - 1])
            _fill(place, each)


def _fill(place: "docx.table._Cell", each: Cell) -> None:
    for n, runs in enumerate(each.paragraphs):
        _say(place.paragraphs[0] if n == 0 else place.add_paragraph(), runs)
    if each.shade:
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", each.shade)):
            shade.set(qn(f"w:{name}"), value)
        place._tc.get_or_add_tcPr().append(shade)


def _say(paragraph: "docx.text.paragraph.Paragraph", runs: Runs) -> None:
    for run in runs:
        said = paragraph.add_run(run.text)
        said.bold, said.italic = run.bold or None, run.italic or None
        said.font.strike = run.struck or None
        if run.colour:
            said.font.color.rgb = RGBColor.from_string(run.colour)
