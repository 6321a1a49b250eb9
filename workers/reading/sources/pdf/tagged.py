"""A document read by its structure: cells, rows and tables are what the file says they are, over all pages.

The structure tells no colours, so shades and blobs are looked up where the cells lie. It is believed only where it
holds nearly all words and its tables hold what stands between ruled lines.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from workers.reading.document import Block, Cell, Paragraph, Row, Table
from workers.reading.sources.pdf.device import Box
from workers.reading.sources.pdf.grid import Found, Mend, coloured
from workers.reading.sources.pdf.lines import bullets_joined, cell, lines_of, pieces_of, said
from workers.reading.sources.pdf.page import Page
from workers.reading.sources.pdf.prose import paragraph
from workers.reading.sources.pdf.structure import Mark, Node
from workers.reading.sources.pdf.words import Word

_ENOUGH = 0.85
_PARAGRAPHS = {"P", "LI", "Caption", "BlockQuote", "Note", "TOCI", "Title", "Index", "Quote", "LBody"}
_HEADING = re.compile(r"H(\d?)")


@dataclass
class _Placed:
    """A cell of a row: its pieces, and the words they are made of."""

    node: Node
    pieces: list[list[Word]]
    column: int = 0
    placed: bool = False
    shade: Box | None = None

    @property
    def words(self) -> list[Word]:
        return [word for piece in self.pieces for word in piece]

    @property
    def reach(self) -> tuple[float, float] | None:
        """From where to where it goes across the page, as far as its words or its shade tell."""
        if words := self.words:
            return min(w.x0 for w in words), max(w.x1 for w in words)
        return (self.shade[0], self.shade[2]) if self.shade else None


@dataclass
class Tagged:
    """What the structure says, in words."""

    pages: Sequence[Page]
    mend: Mend
    by_mark: dict[Mark, list[Word]] = field(default_factory=lambda: defaultdict(list))
    page_of: dict[int, Page] = field(default_factory=dict)
    shades: dict[Mark, Box] = field(default_factory=dict)
    before: tuple[int, dict[int, tuple[float, float]]] | None = None
    tables: int = 0
    count: int = 0
    repeated: list[Word] = field(default_factory=list)

    def __post_init__(self) -> None:
        for n, page in enumerate(self.pages):
            for word in page.words:
                self.page_of[id(word)] = page
                if word.mark is not None:
                    self.by_mark[n, *word.mark].append(word)
            self.shades |= {(n, *fill.mark): fill.box for fill in page.fills if fill.mark is not None}

    def blocks(self, root: Node) -> list[Block]:
        """In the structure's order; words that it does not hold (artifacts) stand as furniture at the end."""
        found = self._blocks(root)
        held = {id(word) for mark in root.marks() for word in self.by_mark.get(mark, ())}
        held -= {id(word) for word in self.repeated}
        for page in self.pages:
            rest = [w for w in [*page.words, *page.aside] if id(w) not in held and w.text]
            page.furniture |= {id(word) for word in rest}
            for line in lines_of([w for w in rest if w.turn != -1]):
                found.append(self._furniture(line.words, page))
            if askew := [w for w in rest if w.turn == -1]:
                found.append(self._furniture(askew, page))
        return _joined(found)

    def _furniture(self, mine: list[Word], page: Page) -> Paragraph:
        self.count += 1
        return paragraph(mine, page, f"page {page.number}, paragraph {self.count}", False, False, 1, 0)

    def _blocks(self, node: Node) -> list[Block]:
        if node.kind == "Table" and (table := self._table(node)):
            return [table]
        if node.kind == "Artifact":
            return []
        if not node.nodes or node.kind in _PARAGRAPHS or _HEADING.fullmatch(node.kind):
            inner = [each for each in _within(node) if each.kind == "Table"]
            return self._paragraphs(node) + [block for each in inner for block in self._blocks(each)]
        found: list[Block] = []
        for part in _grouped(node):
            found += self._blocks(part)
        return found

    def _words(self, node: Node, without_tables: bool = True) -> list[Word]:
        found: list[Word] = []
        for kid in node.kids:
            if isinstance(kid, Node):
                found += [] if kid.kind == "Table" and without_tables else self._words(kid)
            else:
                found += self.by_mark.get(kid, [])
        return found

    def _paragraphs(self, node: Node) -> list[Block]:
        if node.kind == "LI" and (lists := [n for n in _within(node) if n.kind == "L"]):  # a list within an item
            own = replace(node, kids=[kid for kid in node.kids if kid not in lists])
            bodies = [_without_lists(own)]
            return [
                b for each in [*bodies, *lists] for b in (self._one(each) if each in bodies else self._blocks(each))
            ]
        return self._one(node)

    def _one(self, node: Node) -> list[Block]:
        mine = [word for word in self._words(node) if word.text]
        if not mine:
            return []
        heading = _HEADING.fullmatch(node.kind)
        page = self.page_of[id(mine[0])]
        lines = self._lines(mine)
        for last, line in itertools.pairwise(lines):
            self.mend(last.words[-1], line.words[0])
        self.count += 1
        place = f"page {page.number}, paragraph {self.count}"
        level = int(heading[1] or 2) if heading else 1 if node.kind == "Title" else None
        usual = self._usual_size
        every = [word for line in lines for word in line.words]
        made = paragraph(every, page, place, round(lines[0].size) > usual, lines[0].bold, len(lines), level)
        if node.kind in {"LI", "LBody"} and made.indent is None and not made.level:
            made = replace(made, indent=int(lines[0].left))
        return [made]

    @property
    def _usual_size(self) -> int:
        if not hasattr(self, "_usual"):
            sizes: dict[int, int] = defaultdict(int)
            for page in self.pages:
                for word in page.words:
                    sizes[round(word.size)] += len(word.text)
            self._usual = max(sizes, key=lambda size: sizes[size])
        return self._usual

    def _lines(self, mine: Sequence[Word]) -> list:  # type: ignore[type-arg]
        by_page: dict[int, list[Word]] = defaultdict(list)
        for word in mine:
            by_page[self.page_of[id(word)].number].append(word)
        return [line for number in sorted(by_page) for line in lines_of(by_page[number])]

    def _table(self, node: Node) -> Table | None:
        """None where the element holds no rows of several cells."""
        within = [each for each in _within(node) if each.kind == "Table"]
        if any(len(_rows(each)) > len(_rows(node)) for each in within):
            return None  # a table that only lays out the page, with the real one in a cell
        rows = [self._row(each) for each in _rows(node)]
        rows = [row for row in rows if row]
        if not rows or max(len(row) for row in rows) < 2:
            return None
        width, places = _place(rows, self.before)
        self.before = width, places
        self.tables += 1
        centres = self._centres(rows, width)
        rights = self._rights(rows, width)
        made = []
        carried: dict[int, tuple[int, str | None]] = {}
        for n, row in enumerate(rows, start=1):
            cells = self._cells(row, width, centres, rights, carried)
            page = next((self.page_of[id(w)] for each in row for w in each.words), None)
            place = f"page {page.number}, table {self.tables}, row {n}" if page else f"table {self.tables}, row {n}"
            made.append(Row(tuple(cells), place))
        made = [row for row in made if any(c.pieces or c.fill for c in row.cells)]
        return Table(tuple(made)) if made else None

    def _row(self, node: Node) -> list[_Placed]:
        cells = [each for each in node.nodes if each.kind in {"TD", "TH"}]
        return [
            _Placed(
                each, self._pieces(each), shade=next((self.shades[m] for m in each.marks() if m in self.shades), None)
            )
            for each in cells
        ]

    def _pieces(self, node: Node) -> list[list[Word]]:
        """A piece for each paragraph or item of a cell; the words of each as they are read."""
        found = [words for part in _leaves(node) if (words := [w for w in self._words(part, False) if w.text])]
        return self._without_repeats(found)

    def _without_repeats(self, found: list[list[Word]]) -> list[list[Word]]:
        """Names of columns that are printed on each page count once; the others are furniture."""
        by_page: dict[int, list[Word]] = defaultdict(list)
        for word in (word for piece in found for word in piece):
            by_page[self.page_of[id(word)].number].append(word)
        if len(by_page) < 2 or len({said(words) for words in by_page.values()}) > 1:
            return found
        first = min(by_page)
        for number, words in by_page.items():
            if number != first:
                self.repeated += words
        return [kept for piece in found if (kept := [w for w in piece if self.page_of[id(w)].number == first])]

    def _centres(self, rows: Sequence[Sequence[_Placed]], width: int) -> list[float | None]:
        """Where each column lies, told by the words in it."""
        found: list[list[float]] = [[] for _ in range(width)]
        for row in rows:
            for each in row:
                if each.words and each.node.across == 1 and each.column < width:
                    xs = [w.x0 for w in each.words] + [w.x1 for w in each.words]
                    found[each.column].append((min(xs) + max(xs)) / 2)
        return [sorted(each)[len(each) // 2] if each else None for each in found]

    def _rights(self, rows: Sequence[Sequence[_Placed]], width: int) -> list[float]:
        rights = [0.0] * width
        for row in rows:
            for each in row:
                if each.words and each.node.across == 1:
                    rights[each.column] = max(rights[each.column], *(w.x1 for w in each.words))
        return rights

    def _cells(
        self, row: Sequence[_Placed], width: int, centres: Sequence[float | None], rights: Sequence[float],
        carried: dict[int, tuple[int, str | None]],
    ) -> list[Cell]:  # fmt: skip
        cells = [Cell() for _ in range(width)]
        for column, (left, fill) in list(carried.items()):
            cells[column] = Cell(continues=True, fill=fill)
            carried[column] = (left - 1, fill)
            if left <= 1:
                del carried[column]
        covered = {n for each in row for n in range(each.column, each.column + each.node.across)}
        for n in set(range(width)) - covered - {n for n, made in enumerate(cells) if made.continues}:
            cells[n] = self._cell(_Placed(Node("TD"), [], n), row, centres, rights)  # empty, but it may be shaded
        for each in row:
            if each.column < width:
                made = self._cell(each, row, centres, rights)
                cells[each.column] = made
                if each.node.down > 1:
                    carried[each.column] = (each.node.down - 1, made.fill)
        return cells

    def _cell(
        self, each: _Placed, row: Sequence[_Placed], centres: Sequence[float | None], rights: Sequence[float]
    ) -> Cell:
        edge = rights[each.column] if each.node.across == 1 else 1e4
        pieces = [p for part in each.pieces for p in pieces_of(self._lines(part), edge, self.mend)]
        pieces = bullets_joined(pieces)
        made = cell(pieces, span=each.node.across)
        where = self._where(each, row, centres)
        if where is None:
            return made
        page, box = where
        fill = page.fill_at((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        return coloured(replace(made, fill=fill), each.words, page, box)

    def _where(self, each: _Placed, row: Sequence[_Placed], centres: Sequence[float | None]) -> tuple[Page, Box] | None:
        """Where a cell lies: at its words, else in its column beside the other words of its row."""
        beside = each.words or [word for other in row for word in other.words]
        if not beside:
            return None
        page = self.page_of[id(beside[0])]
        beside = [word for word in beside if self.page_of[id(word)] is page]
        top, bottom = min(w.top for w in beside), max(w.bottom for w in beside)
        if each.words:
            return page, (min(w.x0 for w in beside) - 14, top - 2, max(w.x1 for w in beside) + 14, bottom + 2)
        x = centres[each.column]
        if x is None:
            x = _beside(each.column, row, centres)
        return (page, (x - 14, top - 2, x + 14, bottom + 2)) if x is not None else None


def _joined(blocks: Sequence[Block]) -> list[Block]:
    """A table that another goes on with on the next page is one with it."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if isinstance(block, Table) and isinstance(last, Table) and _goes_on(last, block):
            joined[-1] = Table((*last.rows, replace(block.rows[0], after_break=True), *block.rows[1:]))
        else:
            joined.append(block)
    return joined


def _goes_on(last: Table, block: Table) -> bool:
    pages = [row.locator.partition(",")[0] for row in (last.rows[-1], block.rows[0])]
    return pages[0] != pages[1] and len(last.rows[-1].cells) == len(block.rows[0].cells)


def _beside(column: int, row: Sequence[_Placed], centres: Sequence[float | None]) -> float | None:
    """A column without any words lies behind the words of the one before."""
    before = [w.x1 for each in row if each.column == column - 1 for w in each.words]
    return max(before) + 20 if before else None


Places = dict[int, tuple[float, float]]
"""Where the words of each column begin, and around what they stand."""


def _place(rows: Sequence[list[_Placed]], before: tuple[int, Places] | None) -> tuple[int, Places]:
    """Give each cell its column; the width of the table. Empty cells may be missing: then cells stand where the words
    of full rows do, or those of the table before, which this one goes on with."""
    width = max(sum(each.node.across for each in row) + len(taken) for row, taken in _walk(rows))
    full = [row for row, taken in _walk(rows) if sum(each.node.across for each in row) + len(taken) == width]
    places = _places([each for row in full for each in row], width)
    if before and before[0] > width > 1 and _stand_in(rows, before[1]):
        width, places = before
    for row, taken in _walk(rows):
        free = [n for n in range(width) if n not in taken]
        if sum(each.node.across for each in row) < len(free) and any(each.reach for each in row):
            _place_by_words(row, free, places)
    return min(width, 600), places


def _stand_in(rows: Sequence[list[_Placed]], places: Places) -> bool:
    """Whether nearly all cells begin where these columns begin."""
    starts = [each.reach[0] for row in rows for each in row if each.words and each.reach]
    right = sum(1 for x in starts if any(abs(x - left) < 3 for left, _ in places.values()))
    return bool(starts) and right * 10 >= len(starts) * 8


def _walk(rows: Sequence[list[_Placed]]) -> Iterator[tuple[list[_Placed], set[int]]]:
    """Each row, its cells in the first free columns, and the columns that cells from above reach into."""
    down: dict[int, int] = {}
    for row in rows:
        taken = {n for n, left in down.items() if left > 0}
        column = 0
        for each in row:
            while column in taken:
                column += 1
            each.column = each.column if each.placed else column
            column = each.column + each.node.across
        yield row, taken
        down = {n: left - 1 for n, left in down.items() if left > 1}
        for each in row:
            if each.node.down > 1:
                down |= dict.fromkeys(range(each.column, each.column + each.node.across), each.node.down - 1)


def _places(cells: Sequence[_Placed], width: int) -> Places:
    lefts: dict[int, list[float]] = defaultdict(list)
    middles: dict[int, list[float]] = defaultdict(list)
    for each in cells:
        if each.words and each.reach and each.node.across == 1:
            lefts[each.column].append(each.reach[0])
            middles[each.column].append(sum(each.reach) / 2)
    return {n: (median(lefts[n]), median(middles[n])) for n in range(width) if lefts[n]}


def _place_by_words(row: list[_Placed], free: Sequence[int], places: Places) -> None:
    """Each cell in the nearest column that leaves enough columns for those after it."""
    start = 0
    for n, each in enumerate(row):
        after = sum(other.node.across for other in row[n:])
        possible = [m for m in range(start, max(start + 1, len(free) - after + 1)) if free[m] in places]
        if possible and (reach := each.reach):
            start = min(possible, key=lambda m: _distance(places[free[m]], reach))
        each.column, each.placed = free[min(start, len(free) - 1)], True
        start = min(start + each.node.across, len(free) - 1)


def _distance(place: tuple[float, float], reach: tuple[float, float]) -> float:
    return min(abs(place[0] - reach[0]), abs(place[1] - sum(reach) / 2))


def _rows(node: Node) -> list[Node]:
    found = []
    for each in node.nodes:
        if each.kind == "TR":
            found.append(each)
        elif each.kind in {"THead", "TBody", "TFoot", "NonStruct", "Sect", "Div"}:
            found += _rows(each)
    return found


def _within(node: Node) -> list[Node]:
    return [each for kid in node.nodes for each in (kid, *_within(kid))]


def _leaves(node: Node) -> list[Node]:
    """The paragraphs and items of a cell; a cell that has none is one."""
    blocks = {"P", "LI", "Lbl", "LBody", "L", "Div", "Sect", "Table", "TR", "TD", "TH", "TBody", "Part"}
    found: list[Node] = []
    for part in _grouped(node):
        inner = [each for each in _within(part) if each.kind in blocks or _HEADING.fullmatch(each.kind)]
        if part.kind == "LI" and not any(each.kind in {"L", "P"} for each in inner):
            found.append(part)
        else:
            found += list(_leaves(part)) if inner and part is not node else [part]
    return found


def _grouped(node: Node) -> list[Node]:
    """An element's parts; marks and spans that stand side by side are one part."""
    found: list[Node] = []
    loose: list[Node | Mark] = []
    for kid in node.kids:
        inline = not isinstance(kid, Node) or (
            kid.kind in _INLINE and not any(n.kind not in _INLINE for n in _within(kid))
        )
        if inline:
            loose.append(kid)
            continue
        if loose:
            found.append(Node("P", loose))
            loose = []
        assert isinstance(kid, Node)
        found.append(kid)
    return [*found, Node("P", loose)] if loose else found


_INLINE = {"Span", "NonStruct", "Link", "Reference", "Em", "Strong", "Quote", "Code", "Annot", "Ruby", "Lbl", "Figure",
           "StyleSpan", "ParagraphSpan", "InlineShape", "Footnote", "Endnote", "Formula"}  # fmt: skip


def _without_lists(node: Node) -> Node:
    kids = [_without_lists(kid) if isinstance(kid, Node) else kid for kid in node.kids
            if not (isinstance(kid, Node) and kid.kind == "L")]  # fmt: skip
    return replace(node, kids=kids)


def is_sound(root: Node, pages: Sequence[Page], drawn: Sequence[Found]) -> bool:
    """Whether the structure may be believed: it holds nearly all words, and in tables what is ruled as a table."""
    marks = set(root.marks())
    words = [(n, word) for n, page in enumerate(pages) for word in page.text_words]
    held = sum(1 for n, word in words if word.mark is not None and (n, *word.mark) in marks)
    if not words or held < _ENOUGH * len(words):
        return False
    in_tables = {mark for node in _within(root) if node.kind in {"TD", "TH"} for mark in node.marks()}
    numbers = {page.number: n for n, page in enumerate(pages)}
    drawn_words = [(numbers[t.page.number], w) for t in drawn if len(t.rows[0]) > 2 for w in t.words]
    tagged = sum(1 for n, word in drawn_words if word.mark is not None and (n, *word.mark) in in_tables)
    return tagged >= 0.7 * len(drawn_words)
