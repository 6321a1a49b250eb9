"""The body of a Word document in its order: paragraphs with their levels, numbers and indents, and tables."""

from dataclasses import replace
from typing import Any

from workers.reading import progress
from workers.reading.document import Block, Document, Paragraph, Row, Table, words
from workers.reading.sources.word import margins, shades, styles, tables
from workers.reading.sources.word.inline import Text
from workers.reading.sources.word.names import AROUND, W, is_on, value
from workers.reading.sources.word.whole import TYPED, Whole

_SHORT = 15
_EVERY = 50
"""Blocks between two words about progress."""
_DEEPEST = 40


class Body:
    def __init__(self, whole: Whole, depth: int = 0) -> None:
        self.whole, self.depth = whole, depth
        self.tables = tables.Tables(whole)
        self.blocks: list[Block] = []
        self.count = 0
        self.paragraphs = 0
        self.page = 1
        self.broken = False
        """A page break stands above what comes next."""

    def read(self, element: Any) -> None:
        """All blocks of the body, telling how far it has come."""
        for n, child in enumerate(element):
            if n % _EVERY == 0:
                progress.tell(n, len(element), "part")
            self._block(child)
        progress.tell(len(element), len(element), "part")

    def blocks_of(self, element: Any) -> None:
        for child in element:
            self._block(child)

    def _block(self, child: Any) -> None:
        if child.tag == f"{W}p":
            self._paragraph(child)
        elif child.tag == f"{W}tbl":
            self._table(child)
        elif child.tag == f"{W}altChunk":
            self._chunk(child)
        elif child.tag == f"{W}sdt" and is_on(child.find(f"{W}sdtPr"), "showingPlcHdr"):
            self.whole.leave("".join(t.text or "" for t in child.iter(f"{W}t")), "where the document asks to type")
        elif child.tag in AROUND:
            self.blocks_of(child)

    def _paragraph(self, element: Any) -> None:
        self.paragraphs += 1
        place = f"paragraph {self.paragraphs}"
        breaks = sum(br.get(f"{W}type") == "page" for br in element.iter(f"{W}br"))
        before = bool(is_on(element.find(f"{W}pPr"), "pageBreakBefore"))
        text = self.whole.text(element, place)
        self.page += before
        self.broken = self.broken or before
        for box in text.boxes:
            self.blocks_of(box)
        for remark in text.remarks:
            self.whole.remark(remark, place)
        self._add(element, text, place)
        self.page += breaks
        section = element.find(f"{W}pPr/{W}sectPr")
        ends = section is not None and value(section, "type") != "continuous"
        self.broken = self.broken or bool(breaks) or ends

    def _add(self, element: Any, text: Text, place: str) -> None:
        if not words(text.text):
            return
        level, indent, label, content = self._shape(element, text)
        self.whole.raw.append(f"{label or ''} {content}")
        style = self.whole.styles.paragraph(element)
        self.blocks.append(
            Paragraph(
                content, place, level, indent, label, self.page, tuple(text.struck()), tuple(text.aside()),
                after_break=self.broken, furniture=styles.is_contents(style.name),
            )
        )  # fmt: skip
        self.broken = False

    def _shape(self, element: Any, text: Text) -> tuple[int, int | None, str | None, str]:
        """The level of a heading, the indent of a list item, the number before it, and the words after that."""
        style, marked = self.whole.styles.paragraph(element), self.whole.marked(element)
        level = styles.outline_level(element)
        level = style.level if level is None else level
        level = styles.level_without_style(style.name) if level is None else level
        label = marked.label if marked else None
        if level:
            return level, None, None, f"{label} {text.text}" if label else text.text
        if marked:
            return 0, self.whole.depth_of(marked), label, text.text
        if (depth := styles.depth_of_list(style.name)) is not None:
            return 0, depth, None, text.text
        strong = [run for run in text.runs if words(run.text)]
        if strong and all(run.bold for run in strong) and len(words(text.text)) <= _SHORT and text.text[-1] not in ".;":
            return 6, None, None, text.text
        if found := TYPED.match(text.text):
            label = found["mark"] if words(found["mark"]) else None
            return 0, self.whole.typed(element), label, text.text[found.end() :]
        return 0, None, None, text.text

    def _table(self, element: Any) -> None:
        if (alone := _only_cell(element)) is not None:
            self._box(alone)
            return
        self.count += 1
        rows, nested = self.tables.read(element, self.count)
        if rows and self.broken:
            rows[0] = replace(rows[0], after_break=True)
        self.broken = False
        done = 0
        for after, table in nested:
            self._add_table(rows[done : after + 1])
            done = after + 1
            self._table(table)
        self._add_table(rows[done:])

    def _add_table(self, rows: list[Row]) -> None:
        if rows and any(row.filled or any(cell.fill for cell in row.cells) for row in rows):
            self.blocks.append(Table(tuple(rows)))

    def _box(self, cell: Any) -> None:
        """A table of one cell is a frame around what stands in it; a shaded line in it is a heading."""
        before = len(self.blocks)
        self.blocks_of(cell)
        added = self.blocks[before:]
        shaded = shades.of_shading(cell.find(f"{W}tcPr/{W}shd"), self.whole.theme) is not None
        if shaded and len(added) == 1 and isinstance(line := added[0], Paragraph):
            short = len(words(line.text)) <= _SHORT and line.text[-1] not in ".;"
            self.blocks[-1] = replace(line, level=line.level or (6 if short and line.indent is None else 0))

    def _chunk(self, element: Any) -> None:
        """A document within the document, as programs that merge files leave it."""
        found = margins.chunk(self.whole, element, self.depth)
        if isinstance(found, Document):
            self.blocks += found.blocks
            self.whole.raw.append(found.raw)
            self.whole.notes |= dict.fromkeys(found.notes)


def _only_cell(table: Any) -> Any:
    rows = list(tables.rows_of(table))
    cells = list(tables.cells_of(rows[0])) if len(rows) == 1 else []
    return cells[0] if len(cells) == 1 else None
