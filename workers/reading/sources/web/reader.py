"""A page read from its first tag to its last: paragraphs, list items and tables."""

import re
from html.parser import HTMLParser

from workers.reading.document import BREAK, Block, Paragraph, Table, words
from workers.reading.sources import letters
from workers.reading.sources.counting import written
from workers.reading.sources.web.css import Look, Sheet
from workers.reading.sources.web.marks import Marks
from workers.reading.sources.web.tables import OpenCell, OpenTable, count

_SILENT = {"script", "style", "title", "template", "noscript", "svg", "iframe", "object", "xml", "head"}
_VOID = {"br", "img", "hr", "meta", "link", "input", "col", "area", "base", "wbr", "embed", "source"}
_BLOCKS = {
    "p", "div", "section", "article", "header", "footer", "main", "li", "blockquote", "pre", "h1", "h2",
    "h3", "h4", "h5", "h6", "caption", "figcaption", "body", "ul", "ol", "tr", "td", "th", "address", "center",
}  # fmt: skip
_NAMED = {"dl": "table", "dt": "td", "dd": "td"}
"""A list of names and what they say is a table of two columns."""
_MARKED = {
    "span", "font", "u", "ins", "mark", "small", "label", "b", "strong", "em", "i", "a", "del", "s", "strike", "p",
    "div", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table",
}  # fmt: skip
_ITEM = re.compile(r"(?P<mark>[-•·▪●○–]|\(?(?:\d{1,2}|[a-z])[.)])\s+(?=\S)")
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES = {"lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i",
           "upper-roman": "I"}  # fmt: skip
_SLIDE = re.compile(r"(?:^|\s)(?:slide|page)(?:[-_]?\d+)?(?:\s|$)", re.IGNORECASE)
_DEEPEST = 400


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.raw: list[str] = []
        self.notes: list[str] = []
        self.beside: list[Paragraph] = []
        self.sheet = Sheet()
        self.marks = Marks()
        self.tables: list[OpenTable] = []
        self.silent: list[str] = []
        self.text: list[str] = []
        self.level = 0
        self.lists: list[tuple[str, int]] = []
        self.item: tuple[int, str | None] | None = None
        self.count = self.paragraphs = self.frames = 0
        self.page = 1
        self.ending: list[list[str]] = []
        """Elements after which a page ends, each with those of its name that are open within it."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _SILENT:
            self.silent += [tag] if tag not in _VOID else []
            if tag == "script":
                self.notes.append("the page holds scripts; they were not run")
            return
        if tag == "body" or (self.silent == ["head"] and (tag in _BLOCKS or tag == "table")):
            self.silent.clear()
        if self.silent:
            return
        if tag == "dt":
            self.handle_starttag("tr", [])
        tag = _NAMED.get(tag, tag)
        if tag == "br":
            self.text.append("\n")
        elif tag == "input" and given.get("type", "").casefold() in {"checkbox", "radio"}:
            self.text.append("☒ " if "checked" in given else "☐ ")
        elif tag in _BLOCKS or tag == "table":
            self._end_text()
        self._open(tag, given)

    def _open(self, tag: str, given: dict[str, str]) -> None:
        look = self.sheet.look(tag, given)
        self._turn(tag, given, look)
        if tag in _MARKED:
            self.marks.begin(tag, look, tag in _BLOCKS or tag == "table")
        if tag == "table" and len(self.tables) < _DEEPEST:
            self.count += 1
            self.tables.append(OpenTable(number=self.count))
        elif tag == "tr" and self.tables:
            self.tables[-1].end_row()
            self.tables[-1].cells, self.tables[-1].fill, self.tables[-1].hidden = [], look.fill, look.is_hidden
        elif tag in {"td", "th"} and self.tables:
            self._open_cell(OpenCell(count(given, "colspan"), count(given, "rowspan"), look.fill, tag == "th"))
        elif tag in {"ul", "ol"}:
            start = given.get("start", "")
            form = _STYLES.get(look.styles.get("list-style-type", ""), given.get("type", ""))
            number = int(start) if start.isdigit() and start.isascii() and len(start) < 6 else 1
            self.lists.append((_FORMS.get(form, "decimal") if tag == "ol" else "", number))
        elif tag == "li":
            self._open_item(given)
        elif re.fullmatch(r"h[1-6]", tag):
            self.level = int(tag[1])
        elif tag == "frame":
            self.frames += 1

    def _turn(self, tag: str, given: dict[str, str], look: Look) -> None:
        """A page, or a slide, begins where styles say so, at a rule across, and with an element that is called so."""
        named = tag in {"div", "section", "article"} and _SLIDE.search(given.get("class", ""))
        if tag == "hr" or named or look.breaks("before"):
            self._end_text()
            self.page += 1
        if self.ending and self.ending[-1][0] == tag:
            self.ending[-1].append(tag)
        elif look.breaks("after"):
            self.page += tag in _VOID
            self.ending += [[tag]] if tag not in _VOID else []

    def _open_cell(self, cell: OpenCell) -> None:
        table = self.tables[-1]
        if table.cells is None:
            table.cells = []
        table.end_cell()
        cell.fill = cell.fill or table.fill
        table.cell = cell

    def _open_item(self, given: dict[str, str]) -> None:
        form, number = self.lists[-1] if self.lists else ("", 1)
        told = given.get("value", "")
        number = int(told) if told.isdigit() and told.isascii() and len(told) < 6 else number
        self.item = (max(len(self.lists) - 1, 0), f"{written(number, form)}." if form else None)
        if self.lists:
            self.lists[-1] = (form, number + 1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            if tag in self.silent:
                del self.silent[self.silent.index(tag) :]
            return
        if self.silent:
            return
        tag = _NAMED.get(tag, tag)
        if tag in _BLOCKS or tag == "table":
            self._end_text()
        if tag == "table" and self.tables:
            self._end_table()
        elif tag == "tr" and self.tables:
            self._end_row()
        elif tag in {"td", "th"} and self.tables:
            self.tables[-1].end_cell()
        elif tag in {"ul", "ol"} and self.lists:
            self.lists.pop()
        elif re.fullmatch(r"h[1-6]", tag):
            self.level = 0
        if tag in _MARKED:
            self.marks.end(tag)
        self._end_page(tag)

    def _end_page(self, tag: str) -> None:
        if self.ending and self.ending[-1][0] == tag:
            self.ending[-1].pop()
            if not self.ending[-1]:
                self.ending.pop()
                self.page += 1

    def handle_data(self, data: str) -> None:
        if self.silent:
            if self.silent[-1] == "style":
                self.sheet.add(data)
            return
        flat = letters.clean(re.sub(r"[\t\r\n ]+", " ", data))
        self.text.append(flat)
        self.marks.take(flat)

    def handle_comment(self, data: str) -> None:
        """A sheet of styles may stand in a comment."""
        if self.silent and self.silent[-1] == "style":
            self.sheet.add(data)

    def finish(self) -> None:
        self._end_text()
        while self.tables:
            self._end_table()

    def _end_text(self) -> None:
        lines = [" ".join(line.split()) for line in BREAK.split("".join(self.text))]
        lines = [line for line in lines if line]
        self.text = []
        struck, aside, strong, hidden, fills = self.marks.told()
        cell = self._cell()
        if cell and lines and not any(words(line) for line in lines):
            cell.pieces += lines  # a tick or a blob
            cell.marked |= fills
        if not any(words(line) for line in lines):
            return
        if hidden:
            self.notes.append("some words of the page are hidden; they were read")
        if cell is None:
            self._paragraph(" ".join(lines), struck, aside, strong)
            return
        if self.item and self.item[1]:
            lines[0] = f"{self.item[1]} {lines[0]}"
        cell.items += lines[:1] if self.item else []
        cell.pieces += lines
        cell.struck += struck
        cell.aside += aside
        cell.marked |= fills
        cell.hidden = cell.hidden or hidden
        self.item = None

    def _cell(self) -> OpenCell | None:
        return next((table.cell for table in reversed(self.tables) if table.cell), None)

    def _paragraph(self, text: str, struck: list[str], aside: list[str], strong: bool) -> None:
        self.paragraphs += 1
        indent, label = self.item or (None, None)
        self.item = None
        level = self.level
        if not level and indent is None and strong and len(words(text)) <= 15 and text[-1] not in ".;":
            level = 6
        if indent is None and not level and (found := _ITEM.match(text)):
            indent, label, text = 0, found["mark"] if words(found["mark"]) else None, text[found.end() :]
        self.raw.append(f"{label or ''} {text}")
        place = f"paragraph {self.paragraphs}"
        self.blocks.append(Paragraph(text, place, level, indent, label, self.page, tuple(struck), tuple(aside)))

    def _end_row(self) -> None:
        table = self.tables[-1]
        table.end_cell()
        for cell in table.cells or ():
            if words(cell.left_out):
                self.beside.append(Paragraph(cell.left_out, f"not ticked in {table.place}", furniture=True))
        table.end_row()

    def _end_table(self) -> None:
        self._end_row()
        table = self.tables.pop()
        outer = self._cell()
        if not table.rows:
            return
        if outer is None or _is_plan(table):
            self.raw += [cell.text for row in table.rows for cell in row.cells]
            self.blocks.append(Table(tuple(table.rows)))
        else:
            outer.pieces += [" ".join(cell.text for cell in row.cells if cell) for row in table.rows if row.filled]


def _is_plan(table: OpenTable) -> bool:
    from workers.reading import columns

    return any(columns.from_header(row) for row in table.rows[:3])
