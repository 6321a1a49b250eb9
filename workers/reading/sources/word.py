"""Word documents: paragraphs with their styles, tables with merged and shaded cells, and what is struck through or
set apart by colour. Tracked deletions are left out of the text and kept as a note."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import docx
from lxml import etree

from workers.reading import colours, columns
from workers.reading.document import Block, Cell, Document, Paragraph, Row, Table, words
from workers.reading.progress import tell
from workers.reading.refusals import DocumentBroken
from workers.reading.sources import package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LISTED = re.compile(r"list (?:bullet|number|paragraph)", re.IGNORECASE)
_BLACK = {None, "auto", "000000", "FFFFFF"}


def read(content: bytes) -> Document:
    _, notes = package.opened(content)
    try:
        body = docx.Document(io.BytesIO(content)).element.body
        styles = _styles(content)
    except Exception as error:
        raise DocumentBroken(
            "This Word document is broken and can't be opened. Open it in Word, save it again and try that."
        ) from error
    reader = _Body(styles)
    reader.blocks_of(body)
    blocks = [*_edges(content, "header"), *reader.blocks, *_edges(content, "footer")]
    notes = notes + reader.notes
    return Document(
        "docx",
        tuple(blocks),
        "\n".join(reader.raw + [b.text for b in blocks if isinstance(b, Paragraph) and b.furniture]),
        tuple(notes),
    )


@dataclass(frozen=True)
class _Run:
    text: str
    struck: bool = False
    colour: str | None = None
    slanted: bool = False
    bold: bool = False


@dataclass
class _Text:
    """A paragraph's runs."""

    runs: list[_Run] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(run.text for run in self.runs).split())

    @property
    def lines(self) -> list[str]:
        whole = "".join(run.text for run in self.runs)
        return [" ".join(line.split()) for line in re.split(r"\n| {3,}", whole) if words(line)]

    def struck(self) -> list[str]:
        return _together(self.runs, lambda run: run.struck)

    def aside(self) -> list[str]:
        return _together(self.runs, lambda run: run.slanted or run.colour is not None)


def _together(runs: list[_Run], test: Any) -> list[str]:
    """Neighbouring runs of a kind, as texts."""
    found, current = [], ""
    for run in [*runs, _Run("\x00")]:
        if run.text != "\x00" and (test(run) or (current and not run.text.strip())):
            current += run.text
            continue
        if words(current):
            found.append(" ".join(current.split()))
        current = ""
    return found


class _Body:
    def __init__(self, styles: dict[str, tuple[str, str | None]]) -> None:
        self.styles = styles
        self.blocks: list[Block] = []
        self.raw: list[str] = []
        self.notes: list[str] = []
        self.tables = 0
        self.paragraphs = 0
        self.page = 1
        self.deleted = 0

    def blocks_of(self, element: Any) -> None:
        total = len(element) if element.tag == f"{_W}body" else 0
        for number, child in enumerate(element, start=1):
            if child.tag == f"{_W}p":
                self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                self._table(child)
            elif child.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}smartTag", f"{_W}customXml"}:
                self.blocks_of(child)
            if total:
                tell(number, total, "part")
        if element.tag == f"{_W}body" and any(True for _ in element.iter(f"{_W}del")):
            self.notes.append("the file has tracked deletions; they were left out")

    def _paragraph(self, element: Any) -> None:
        self.paragraphs += 1
        self.page += any(br.get(f"{_W}type") == "page" for br in element.iter(f"{_W}br"))
        for box in _boxes(element):
            for inner in box.iter(f"{_W}p"):
                self._add_paragraph(inner)
        self._add_paragraph(element)

    def _add_paragraph(self, element: Any) -> None:
        text = _runs(element)
        if not words(text.text):
            return
        self.raw.append(text.text)
        level, indent = self._shape(element, text)
        label = None
        content = text.text
        if indent is None and (
            found := re.match(r"(?P<mark>[-•·▪●○–]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)", content)
        ):
            indent, label = 0, found["mark"] if words(found["mark"]) else None
            content = content[found.end() :]
        locator = f"paragraph {self.paragraphs}"
        self.blocks.append(
            Paragraph(content, locator, level, indent, label, self.page, tuple(text.struck()), tuple(text.aside()))
        )

    def _shape(self, element: Any, text: _Text) -> tuple[int, int | None]:
        """The level of a heading, and the indent of a list item."""
        style = element.find(f"{_W}pPr/{_W}pStyle")
        name, _ = self.styles.get(style.get(f"{_W}val") if style is not None else "", ("", None))
        numbered = element.find(f"{_W}pPr/{_W}numPr")
        if found := re.match(r"(?:heading|title)\s*(\d?)", name, re.IGNORECASE):
            return int(found[1] or 1), None
        if numbered is not None or _LISTED.match(name):
            depth = numbered.find(f"{_W}ilvl") if numbered is not None else None
            deeper = re.search(r"(\d)$", name)
            return 0, int(depth.get(f"{_W}val")) if depth is not None else int(deeper[1]) - 1 if deeper else 0
        strong = [run for run in text.runs if words(run.text)]
        if strong and all(run.bold for run in strong) and len(words(text.text)) <= 15 and text.text[-1] not in ".;":
            return 6, None
        return 0, None

    def _table(self, element: Any) -> None:
        self.tables += 1
        number = self.tables
        rows: list[Row] = []
        for n, tr in enumerate(_rows(element), start=1):
            cells, nested = self._cells(tr)
            hidden = tr.find(f"{_W}trPr/{_W}hidden") is not None
            header = tr.find(f"{_W}trPr/{_W}tblHeader") is not None
            rows.append(Row(tuple(cells), f"table {number}, row {n}", hidden=hidden, is_header=header))
            if nested:
                rows = self._nested(rows, nested, number)
        if rows:
            self.blocks.append(Table(tuple(rows)))

    def _nested(self, rows: list[Row], nested: list[Any], number: int) -> list[Row]:
        """Tables of actions within a cell stand for themselves, after the rows so far."""
        if any(row.filled for row in rows):
            self.blocks.append(Table(tuple(rows)))
        for table in nested:
            self._table(table)
        return []

    def _cells(self, tr: Any) -> tuple[list[Cell], list[Any]]:
        cells: list[Cell] = []
        nested: list[Any] = []
        before = tr.find(f"{_W}trPr/{_W}gridBefore")
        cells += [Cell()] * min(int(before.get(f"{_W}val")) if before is not None else 0, 200)
        for tc in _cells_of(tr):
            cell, inner = self._cell(tc)
            nested += inner
            cells.append(cell)
            cells += [Cell()] * (cell.span - 1)
        return cells, nested

    def _cell(self, tc: Any) -> tuple[Cell, list[Any]]:
        span = tc.find(f"{_W}tcPr/{_W}gridSpan")
        merge = tc.find(f"{_W}tcPr/{_W}vMerge")
        shade = tc.find(f"{_W}tcPr/{_W}shd")
        continues = merge is not None and merge.get(f"{_W}val") != "restart"
        nested, texts = [], []
        for child in _content(tc):
            if child.tag == f"{_W}tbl":
                rows = [self._cells(tr)[0] for tr in _rows(child)]
                if _is_plan(rows):
                    nested.append(child)
                else:
                    texts += [_Text([_Run(" ".join(cell.text for cell in row if cell))]) for row in rows]
            else:
                texts.append(_runs(child))
        texts = [text for text in texts if words(text.text)]
        self.raw += [text.text for text in texts]
        fill = colours.named(shade.get(f"{_W}fill")) if shade is not None else None
        return Cell(
            tuple(text.text for text in texts),
            tuple(line for text in texts for line in text.lines),
            tuple(each for text in texts for each in text.struck()),
            tuple(each for text in texts for each in text.aside()),
            fill,
            continues,
            min(int(span.get(f"{_W}val")), 200) if span is not None else 1,
        ), nested


def _is_plan(rows: list[list[Cell]]) -> bool:
    return any(columns.from_header(Row(tuple(row), "")) for row in rows[:3]) and len(rows) > 1


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == f"{_W}tr":
            yield child
        elif child.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins"}:
            yield from _rows(child)


def _cells_of(tr: Any) -> Iterator[Any]:
    for child in tr:
        if child.tag == f"{_W}tc":
            yield child
        elif child.tag in {f"{_W}sdt", f"{_W}sdtContent"}:
            yield from _cells_of(child)


def _content(tc: Any) -> Iterator[Any]:
    for child in tc:
        if child.tag in {f"{_W}p", f"{_W}tbl"}:
            yield child
        elif child.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins"}:
            yield from _content(child)


def _boxes(element: Any) -> list[Any]:
    """Text boxes; of the two copies that Word keeps of each, one."""
    found = list(element.iter(f"{_W}txbxContent"))
    return [box for box in found if not any("Fallback" in str(a.tag) for a in box.iterancestors())]


def _runs(paragraph: Any) -> _Text:
    text = _Text()
    for run in paragraph.iter(f"{_W}r"):
        if any(
            a.tag == f"{_W}del" or (a.tag == f"{_W}txbxContent" and a not in paragraph.iterancestors())
            for a in _up_to(run, paragraph)
        ):
            continue
        said = _said(run)
        if said:
            text.runs.append(_run(run, said))
    return text


def _up_to(run: Any, paragraph: Any) -> Iterator[Any]:
    for ancestor in run.iterancestors():
        if ancestor is paragraph:
            return
        yield ancestor


def _said(run: Any) -> str:
    said = []
    for child in run:
        if child.tag == f"{_W}t":
            said.append(child.text or "")
        elif child.tag == f"{_W}tab":
            said.append(" ")
        elif child.tag in {f"{_W}br", f"{_W}cr"}:
            said.append("\n")
        elif child.tag == f"{_W}noBreakHyphen":
            said.append("-")
    return "".join(said)


def _run(run: Any, said: str) -> _Run:
    properties = run.find(f"{_W}rPr")
    if properties is None:
        return _Run(said)
    colour = properties.find(f"{_W}color")
    value = colour.get(f"{_W}val") if colour is not None else None
    hued = value if value not in _BLACK and _is_hue(value) else None
    return _Run(
        said,
        struck=_on(properties, "strike") or _on(properties, "dstrike"),
        colour=hued,
        slanted=_on(properties, "i"),
        bold=_on(properties, "b"),
    )


def _is_hue(value: str | None) -> bool:
    """Whether a colour sets words apart: dark greys are black to the reader."""
    return bool(value) and colours.named(value) not in {None}


def _on(properties: Any, name: str) -> bool:
    found = properties.find(f"{_W}{name}")
    return found is not None and found.get(f"{_W}val") not in {"0", "false", "none"}


def _styles(content: bytes) -> dict[str, tuple[str, str | None]]:
    """Names of styles by their ids."""
    opened, _ = package.opened(content)
    if "word/styles.xml" not in opened.namelist():
        return {}
    root = etree.fromstring(opened.read("word/styles.xml"), etree.XMLParser(resolve_entities=False, no_network=True))
    found = {}
    for style in root.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        found[style.get(f"{_W}styleId")] = (name.get(f"{_W}val") if name is not None else "", None)
    return found


def _edges(content: bytes, which: str) -> list[Paragraph]:
    """Headers and footers of pages: furniture, kept so that no word is lost."""
    opened, _ = package.opened(content)
    found: dict[str, Paragraph] = {}
    for name in sorted(opened.namelist()):
        if not re.fullmatch(rf"word/{which}\d*\.xml", name):
            continue
        root = etree.fromstring(opened.read(name), etree.XMLParser(resolve_entities=False, no_network=True))
        for paragraph in root.iter(f"{_W}p"):
            text = _runs(paragraph).text
            if words(text):
                found.setdefault(text, Paragraph(text, f"page {which}", furniture=True))
    return list(found.values())
