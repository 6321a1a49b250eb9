"""HTML: a page saved from a browser or exported by Word, Excel or a wiki; tables with their spans and colours."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from workers.reading import colours
from workers.reading.document import BREAK, Block, Cell, Document, Paragraph, Row, Table, words

_SILENT = {"script", "style", "head", "template", "noscript", "svg", "iframe", "object"}
_VOID = {"br", "img", "hr", "meta", "link", "input", "col", "area", "base", "wbr", "embed", "source"}
_BLOCKS = {
    "p", "div", "section", "article", "header", "footer", "main", "li", "dt", "dd", "blockquote",
    "pre", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "figcaption", "body", "ul",
    "ol", "tr", "td", "th", "address",
}  # fmt: skip
_STRUCK = {"del", "s", "strike"}
_DEEPEST = 400
_WIDEST = 1000


def looks_like(raw: str) -> bool:
    start = raw[:4000].lstrip().casefold()
    if re.match(r"<!doctype html|<html|<\?xml[^>]*\?>\s*<(?:!doctype html|html)", start):
        return True
    return bool(re.match(r"<(?:body|table|div|p|h[1-6]|ul|section|main|article|meta|head|!--)\b", start)) and bool(
        re.search(r"</(?:table|p|ul|h[1-6]|div)>", raw, re.IGNORECASE)
    ) and "\t" not in raw.strip().split("\n", 1)[0]  # fmt: skip


def read(raw: str) -> Document:
    reader = _Reader()
    reader.feed(raw)
    reader.close()
    reader.finish()
    return Document("html", tuple(reader.blocks), "\n".join(reader.raw), tuple(dict.fromkeys(reader.notes)))


@dataclass
class _Open:
    """A cell that is being read."""

    span: int = 1
    down: int = 1
    fill: str | None = None
    pieces: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    header: bool = False


@dataclass
class _OpenTable:
    rows: list[Row] = field(default_factory=list)
    cells: list[_Open] | None = None
    below: dict[int, tuple[int, str | None]] = field(default_factory=dict)
    cell: _Open | None = None
    fill: str | None = None
    number: int = 0
    hidden: bool = False


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.raw: list[str] = []
        self.notes: list[str] = []
        self.tables: list[_OpenTable] = []
        self.silent = 0
        self.text: list[str] = []
        self.struck: list[str] | None = None
        self.aside: list[str] | None = None
        self.marks: list[tuple[str, str]] = []
        self.said_struck: list[str] = []
        self.said_aside: list[str] = []
        self.level = 0
        self.lists: list[list[Any]] = []
        self.item: tuple[int, str | None] | None = None
        self.strong = 0
        self.plain = 0
        self.count = 0
        self.paragraphs = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _SILENT:
            self.silent += tag not in _VOID
            if tag == "script":
                self.notes.append("the page holds scripts; they were not run")
            return
        if self.silent:
            return
        if tag == "br":
            self.text.append("\n")
        elif tag in _BLOCKS or tag == "table":
            self._end_text()
        self._open(tag, given)

    def _open(self, tag: str, given: dict[str, str]) -> None:
        if tag == "table" and len(self.tables) < _DEEPEST:
            self.count += 1
            self.tables.append(_OpenTable(number=self.count))
        elif tag == "tr" and self.tables:
            self._end_row()
            self.tables[-1].cells, self.tables[-1].fill = [], _fill(given)
            self.tables[-1].hidden = "hidden" in given or "display:none" in given.get("style", "").replace(" ", "")
        elif tag in {"td", "th"} and self.tables:
            self._open_cell(tag, given)
        elif tag in {"ul", "ol"}:
            self.lists.append([tag, int(given["start"]) if given.get("start", "").isdigit() else 1])
        elif tag == "li":
            self._open_item()
        elif re.fullmatch(r"h[1-6]", tag):
            self.level = int(tag[1])
        else:
            self._mark(tag, given)

    def _open_cell(self, tag: str, given: dict[str, str]) -> None:
        table = self.tables[-1]
        if table.cells is None:
            table.cells = []
        self._end_cell()
        fill = _fill(given) or table.fill
        table.cell = _Open(_count(given, "colspan"), _count(given, "rowspan"), fill, header=tag == "th")

    def _open_item(self) -> None:
        kind, number = self.lists[-1] if self.lists else ("ul", 1)
        self.item = (max(len(self.lists) - 1, 0), f"{number}." if kind == "ol" else None)
        if self.lists:
            self.lists[-1][1] += 1

    def _mark(self, tag: str, given: dict[str, str]) -> None:
        style = given.get("style", "").casefold().replace(" ", "")
        if tag in _STRUCK or "line-through" in style:
            self.marks.append((tag, "struck"))
            self.struck = self.struck if self.struck is not None else []
        elif tag in {"em", "i", "a"} or "font-style:italic" in style or _text_colour(given, style):
            self.marks.append((tag, "aside"))
            self.aside = self.aside if self.aside is not None else []
        elif tag in {"b", "strong"}:
            self.marks.append((tag, "strong"))
            self.strong += 1
        elif tag in {"span", "font", "u", "ins", "mark", "small"}:
            self.marks.append((tag, ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
            return
        if self.silent:
            return
        if tag in _BLOCKS or tag == "table":
            self._end_text()
        if tag == "table" and self.tables:
            self._end_table()
        elif tag == "tr" and self.tables:
            self._end_row()
        elif tag in {"td", "th"} and self.tables:
            self._end_cell()
        elif tag in {"ul", "ol"} and self.lists:
            self.lists.pop()
        elif re.fullmatch(r"h[1-6]", tag):
            self.level = 0
        else:
            self._unmark(tag)

    def _unmark(self, tag: str) -> None:
        at = next((n for n in range(len(self.marks) - 1, -1, -1) if self.marks[n][0] == tag), None)
        if at is None:
            return
        _, kind = self.marks.pop(at)
        if kind == "strong":
            self.strong -= 1
        if kind == "struck" and not any(k == "struck" for _, k in self.marks) and self.struck is not None:
            self.said_struck.append(" ".join("".join(self.struck).split()))
            self.struck = None
        if kind == "aside" and not any(k == "aside" for _, k in self.marks) and self.aside is not None:
            self.said_aside.append(" ".join("".join(self.aside).split()))
            self.aside = None

    def handle_data(self, data: str) -> None:
        if self.silent:
            return
        flat = re.sub(r"[\t\r\n ]+", " ", data)
        self.text.append(flat)
        if words(flat) and not self.strong:
            self.plain += 1
        for marked in (self.struck, self.aside):
            if marked is not None:
                marked.append(flat)

    def finish(self) -> None:
        self._end_text()
        while self.tables:
            self._end_table()

    def _end_text(self) -> None:
        whole = "".join(self.text)
        lines = [" ".join(line.split()) for line in BREAK.split(whole)]
        lines = [line for line in lines if line]
        strong, plain = self.strong, self.plain
        self.text, self.plain = [], 0
        if not any(words(line) for line in lines):
            return
        struck = [text for text in [*self.said_struck, " ".join("".join(self.struck or []).split())] if words(text)]
        aside = [text for text in [*self.said_aside, " ".join("".join(self.aside or []).split())] if words(text)]
        self.said_struck, self.said_aside = [], []
        self.raw += lines
        cell = self._cell()
        if cell:
            label = self.item[1] if self.item and self.item[1] else None
            if label:
                self.raw.append(label)
                lines[0] = f"{label} {lines[0]}"
            cell.pieces += lines
            cell.struck += struck
            cell.aside += aside
            self.item = None
            return
        self._paragraph(" ".join(lines), struck, aside, bool(strong) or plain == 0)

    def _cell(self) -> _Open | None:
        return next((table.cell for table in reversed(self.tables) if table.cell), None)

    def _paragraph(self, text: str, struck: list[str], aside: list[str], strong: bool) -> None:
        self.paragraphs += 1
        indent, label = self.item or (None, None)
        self.item = None
        if label:
            self.raw.append(label)
        level = self.level
        if not level and indent is None and strong and len(words(text)) <= 15 and text[-1] not in ".;":
            level = 6
        if (
            indent is None
            and not level
            and (found := re.match(r"(?P<mark>[-•·▪●○–]|\(?(?:\d{1,2}|[a-z])[.)])\s+(?=\S)", text))
        ):
            indent, label, text = 0, found["mark"] if words(found["mark"]) else None, text[found.end() :]
        place = f"paragraph {self.paragraphs}"
        self.blocks.append(Paragraph(text, place, level, indent, label, 0, tuple(struck), tuple(aside)))

    def _end_cell(self) -> None:
        table = self.tables[-1]
        if table.cell is not None and table.cells is not None:
            table.cells.append(table.cell)
        table.cell = None

    def _end_row(self) -> None:
        table = self.tables[-1]
        self._end_cell()
        if table.cells is None:
            return
        cells: list[Cell] = []
        header = bool(table.cells) and all(cell.header for cell in table.cells)
        for given in table.cells:
            self._fill_from_above(table, cells)
            if len(cells) >= _WIDEST:
                break
            if given.down > 1:
                table.below[len(cells)] = (given.down - 1, given.fill)
            cells.append(_closed(given))
            cells += [Cell()] * (given.span - 1)
        self._fill_from_above(table, cells)
        if cells:
            place = f"table {table.number}, row {len(table.rows) + 1}"
            table.rows.append(Row(tuple(cells), place, hidden=table.hidden, is_header=header))
        table.cells = None

    def _fill_from_above(self, table: _OpenTable, cells: list[Cell]) -> None:
        while len(cells) in table.below and len(cells) < _WIDEST:
            left, fill = table.below.pop(len(cells))
            if left > 1:
                table.below[len(cells)] = (left - 1, fill)
            cells.append(Cell(continues=True, fill=fill))

    def _end_table(self) -> None:
        self._end_row()
        table = self.tables.pop()
        outer = self._cell()
        if not table.rows:
            return
        if outer is None or _is_plan(table.rows):
            self.blocks.append(Table(tuple(table.rows)))
        else:
            outer.pieces += [" ".join(cell.text for cell in row.cells if cell) for row in table.rows if row.filled]


def _is_plan(rows: list[Row]) -> bool:
    from workers.reading import columns

    return any(columns.from_header(row) for row in rows[:3])


def _closed(given: _Open) -> Cell:
    pieces = tuple(piece for piece in given.pieces if words(piece))
    return Cell(pieces, pieces, tuple(given.struck), tuple(given.aside), given.fill, False, given.span)


def _count(given: dict[str, str], name: str) -> int:
    value = given.get(name, "1").strip()
    return max(1, min(int(value), 200)) if value.isdigit() and len(value) < 6 else 1


def _fill(given: dict[str, str]) -> str | None:
    style = given.get("style", "").casefold()
    found = re.search(r"background(?:-color)?\s*:\s*([^;]+)", style)
    return _css(found[1].strip() if found else given.get("bgcolor", "").strip())


def _text_colour(given: dict[str, str], style: str) -> str | None:
    found = re.search(r"(?:^|;)color:([^;]+)", style)
    return _css(found[1] if found else given.get("color", ""))


def _css(value: str) -> str | None:
    value = value.strip().casefold()
    if value in colours.NAMES:
        return colours.NAMES[value]
    if value in {"lime", "lightgreen", "limegreen", "darkgreen"}:
        return "green"
    if found := re.match(r"#([0-9a-f]{6})\b", value):
        return colours.named(found[1])
    if found := re.match(r"#([0-9a-f])([0-9a-f])([0-9a-f])\b", value):
        return colours.named("".join(part * 2 for part in found.groups()))
    if found := re.match(r"rgba?\((\d+),\s*(\d+),\s*(\d+)", value):
        return colours.of(*(min(int(part), 255) / 255 for part in found.groups()))
    return None
