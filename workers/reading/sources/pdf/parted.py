"""Words put into rows and columns that no lines part, or not all."""

from collections.abc import Sequence
from dataclasses import dataclass

from workers.reading.document import Cell
from workers.reading.sources.pdf import rows
from workers.reading.sources.pdf.columns import Column, column_of, columns, phrases
from workers.reading.sources.pdf.device import Box
from workers.reading.sources.pdf.grid import Found, Mend, cell_of
from workers.reading.sources.pdf.lines import Line, lines_of
from workers.reading.sources.pdf.page import Page
from workers.reading.sources.pdf.rules import Rule
from workers.reading.sources.pdf.words import Word


def parted(
    page: Page, mine: list[Word], box: Box, ys: list[float], xs: list[float], before: Found | None, mend: Mend,
    across: Sequence[Rule] = (),
) -> Found | None:  # fmt: skip
    """Words in rows and columns. Where a table goes on, it does so in the columns of the page before. `across` are the
    rules between rows, each as long as it is: a cell under which none goes reaches further down."""
    lines = lines_of([word for word in mine if word.turn == 0])
    parts = columns(lines, box[0], box[2], xs)
    if before is not None and len(before.lefts) > 2 and (kept := _kept(before, parts, lines)):
        parts = kept
    if len(parts) < 2:
        return None
    crossing = {id(word) for line in lines for word in _title(line, parts)}
    by_column: list[list[Word]] = [[] for _ in parts]
    for word in mine:
        if id(word) not in crossing:
            by_column[column_of(word, parts)].append(word)
    titles = [line for line in lines if line.words and id(line.words[0]) in crossing]
    spans = _spans(page, parts, by_column[0])
    shaded = {id(word) for word in by_column[0] if any(top <= word.middle[1] <= bottom for top, bottom in spans)}
    others = [[word for word in column if id(word) not in shaded] for column in by_column]
    heights = _heights(others if spans else by_column, titles, box, ys)
    if spans and not _cover_rows(spans, heights):
        spans, heights = [], _heights(by_column, titles, box, ys)
    return _made(page, parts, by_column, titles, _Heights(_with_spans(heights, spans), across, spans), mend)


Span = tuple[float, float]


def _spans(page: Page, parts: Sequence[Column], first: Sequence[Word]) -> list[Span]:
    """Shades one under the other in the first column that hold all its texts but for the name above: its cells."""
    left, right = parts[0].left, parts[1].left
    fills = [fill.box for fill in page.fills if not fill.round]
    mine = sorted(
        (top, bottom) for x0, top, x1, bottom in fills
        if left - 12 < x0 <= left + 2 and left < x1 < right and bottom - top > 10
    )  # fmt: skip
    mine = [span for n, span in enumerate(mine) if n == 0 or span[0] >= mine[n - 1][1] - 2]
    outside = [w for w in first if not any(top <= w.middle[1] <= bottom for top, bottom in mine)]
    if len(mine) < 2 or len(lines_of(outside)) > 1 or any(word.top > mine[0][0] for word in outside):
        return []
    return mine if all(any(a <= w.middle[1] <= b for w in first) for a, b in mine[1:]) else []


def _cover_rows(spans: Sequence[Span], heights: Sequence[float]) -> bool:
    """Whether most of them hold several rows."""
    several = sum(1 for top, bottom in spans if sum(1 for y in heights if top - 2 <= y < bottom - 2) > 1)
    return several * 2 >= len(spans)


def _with_spans(heights: Sequence[float], spans: Sequence[Span]) -> list[float]:
    more = [top for top, _ in spans if not any(abs(top - y) < 8 for y in heights)]
    return sorted([*heights, *more])


def _kept(before: Found, parts: Sequence[Column], lines: Sequence[Line]) -> list[Column] | None:
    """The columns of the page before, where no words of this one lie across their edges."""
    ends = [*before.lefts[1:-1], before.lefts[-1]]
    rights = [min(a, b) for a, b in zip(ends, before.rights or ends, strict=True)]
    found = [Column(a, b) for a, b in zip(before.lefts[:-1], rights, strict=True)]
    several = [line for line in lines if len(phrases(line)) > 1]
    across = sum(1 for line in several for w in line.words if any(w.x0 < x - 2 and w.x1 > x + 2 for x in ends[:-1]))
    starts = [phrase[0].x0 for line in lines for phrase in phrases(line)]
    right = sum(1 for x in starts if any(abs(x - left) < 4 for left in before.starts))
    return found if across <= len(lines) // 20 and right * 10 >= len(starts) * 6 else None


def _title(line: Line, parts: Sequence[Column]) -> list[Word]:
    """The words of a line that is one phrase across several columns."""
    found = phrases(line, 0.9)
    if len(found) != 1:
        return []
    first, last = column_of(line.words[0], parts), column_of(line.words[-1], parts)
    gaps = [(parts[n].right, parts[n + 1].left) for n in range(first, last)]
    crossed = any(
        line.left < a - 1 and line.right > b + 1 and any(w.x0 < b and w.x1 > a for w in line.words) for a, b in gaps
    )
    return list(line.words) if first != last and crossed else []


def _heights(by_column: Sequence[Sequence[Word]], titles: Sequence[Line], box: Box, ys: Sequence[float]) -> list[float]:
    """Where rows begin: at the rules, where these part the rows; else where the columns begin anew together."""
    breaks = sorted({*(line.top - 0.5 for line in titles), *(line.bottom + 0.3 for line in titles), *ys, box[1]})
    breaks = [y for y in breaks if box[1] <= y < box[3] - 2]
    found = list(breaks)
    bands = list(zip(breaks, [*breaks[1:], box[3] + 1], strict=True))
    for top, bottom in bands:
        inside = [[w for w in column if top <= w.middle[1] < bottom] for column in by_column]
        more = rows.cuts(inside)
        if more and (not _rules_part(bands, by_column) or not ys):
            found += [y - 0.5 for y in more]
    return sorted(found)


def _rules_part(bands: Sequence[tuple[float, float]], by_column: Sequence[Sequence[Word]]) -> bool:
    """Whether there are so many rules that they part the rows, not only the names of columns from them."""
    full = [b for b in bands if sum(1 for c in by_column if any(b[0] <= w.middle[1] < b[1] for w in c)) >= 2]
    if len(full) < 3:
        return False
    tall = [b[1] - b[0] for b in full]
    return len(full) >= 5 or max(tall) < 0.6 * sum(tall)


@dataclass
class _Heights:
    """Where rows begin, and the rules between them."""

    tops: Sequence[float]
    across: Sequence[Rule]
    spans: Sequence[Span] = ()
    """Cells of the first column that reach over several rows."""

    def row_of(self, line: Line) -> int:
        return max((r for r, top in enumerate(self.tops) if top <= line.middle), default=0)

    def first_row(self, row: int, column: Column, first: bool = False) -> int:
        """The row in which the cell begins that lies in this row of the column."""
        if first and (span := self._span_at(self.tops[row])):
            return min(r for r, top in enumerate(self.tops) if self._span_at(top) == span)
        while row and not self._is_ended(row, (column.left + column.right) / 2):
            row -= 1
        return row

    def _span_at(self, top: float) -> Span | None:
        return next((span for span in self.spans if span[0] - 8 <= top < span[1] - 8), None)

    def _is_ended(self, row: int, middle: float) -> bool:
        here = [rule for rule in self.across if abs(rule[0] - self.tops[row]) < 2.5]
        return not here or any(rule[1] - 4 <= middle <= rule[2] + 4 for rule in here)


def _made(
    page: Page, parts: Sequence[Column], by_column: Sequence[Sequence[Word]], titles: Sequence[Line],
    heights: _Heights, mend: Mend,
) -> Found:  # fmt: skip
    made: list[list[list[Word]]] = [[[] for _ in parts] for _ in heights.tops]
    firsts = [[heights.first_row(r, part, n == 0) for n, part in enumerate(parts)] for r in range(len(heights.tops))]
    for n, column in enumerate(by_column):
        for line in lines_of(column):
            made[firsts[heights.row_of(line)][n]][n] += line.words
    for title in titles:
        made[heights.row_of(title)][column_of(title.words[0], parts)] += title.words
    spanning = {id(title.words[0]): len(parts) for title in titles}
    used = [word for row in made for cell in row for word in cell]
    rights = [max([p.right, *(w.x1 for w in by_column[n])]) for n, p in enumerate(parts)]
    table = []
    for r, row in enumerate(made):
        if any(row):
            boxes = _boxes(r, row, heights, parts, rights)
            table.append([
                Cell(continues=True) if firsts[r][n] < r
                else cell_of(page, cell, boxes[n], mend, spanning.get(id(cell[0]), 1) if cell else 1)
                for n, cell in enumerate(row)
            ])  # fmt: skip
    box = (min(w.x0 for w in used), min(w.top for w in used), max(w.x1 for w in used), max(w.bottom for w in used))
    found = Found(page, box, table, used, True, [*(p.left for p in parts), parts[-1].right])
    found.rights = rights
    found.starts = [min([w.x0 for w in column], default=p.left) for p, column in zip(parts, by_column, strict=True)]
    return found


def _boxes(
    r: int, row: Sequence[Sequence[Word]], heights: _Heights, parts: Sequence[Column], rights: Sequence[float]
) -> list[Box]:
    low = max(w.bottom for cell in row for w in cell) + 2
    bottom = min(heights.tops[r + 1], low) if r + 1 < len(heights.tops) else low
    return [(part.left, heights.tops[r], right, bottom) for part, right in zip(parts, rights, strict=True)]
