"""Tables without any lines: words that stand under the names of columns belong to them."""

from collections.abc import Sequence
from itertools import takewhile

from workers.reading import columns as kinds_of_columns
from workers.reading.document import Row
from workers.reading.sources.pdf.columns import phrases
from workers.reading.sources.pdf.device import Box
from workers.reading.sources.pdf.grid import Found, Mend
from workers.reading.sources.pdf.lines import Line, cell, lines_of
from workers.reading.sources.pdf.names import are_names, names_at
from workers.reading.sources.pdf.page import Page
from workers.reading.sources.pdf.parted import parted
from workers.reading.sources.pdf.words import Word


def find(page: Page, free: Sequence[Word], taken: Sequence[Box], before: Found | None, mend: Mend) -> list[Found]:
    found: list[Found] = []
    for stretch in _stretches(free, taken):
        segments = [part for segment in _segments(stretch) for part in _without_tail(_without_prose(segment), before)]
        for segment in segments:
            if table := _bare(page, segment, before, mend):
                found.append(table)
            before = None
    return found


def _stretches(free: Sequence[Word], taken: Sequence[Box]) -> list[list[Line]]:
    """Lines one under the other, parted where a table stands or a line of prose spans the page."""
    lines = lines_of([word for word in free if word.turn == 0])
    if not lines:
        return []
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    found: list[list[Line]] = [[]]
    for line in lines:
        parts = phrases(line)
        between = found[-1] and any(found[-1][-1].bottom <= box[1] + 2 and line.top >= box[3] - 2 for box in taken)
        spans = len(parts) == 1 and line.right - line.left > _share(line, left) * (right - left)
        apart = found[-1] and line.top - found[-1][-1].bottom > line.size * 5
        if between or spans or apart:
            found.append([])
        if not spans:
            found[-1].append(line)
    return [stretch for stretch in found if sum(1 for line in stretch if len(phrases(line)) >= 3) >= 1]


def _share(line: Line, left: float) -> float:
    """How much of the width a line of prose covers: less where it leads into what stands below it."""
    return 0.35 if line.text.endswith(":") and line.left < left + 3 else 0.55


def _without_prose(segment: list[Line]) -> list[Line]:
    """The lines but for paragraphs below them: at least three that stand apart, without a second text beside any."""
    left = min(line.left for line in segment)
    alone = takewhile(lambda line: line.left < left + line.size and len(phrases(line)) == 1, reversed(segment))
    first = len(segment) - len(list(alone))
    apart = [n for n in range(max(first, 1), len(segment))
             if segment[n].top - segment[n - 1].bottom > segment[n].size * 0.6]  # fmt: skip
    return segment[: apart[0]] if len(apart) >= 3 else segment


def _without_tail(segment: list[Line], before: Found | None) -> list[list[Line]]:
    """What stands above names of columns goes on with the page before."""
    start = names_at(segment) if before is not None and before.headed else None
    return [segment[:start], segment[start:]] if start else [segment]


def _bare(page: Page, stretch: Sequence[Line], before: Found | None, mend: Mend) -> Found | None:
    """A table without any lines: under names of columns, or going on from the page before, or of short texts in
    columns that all lines keep."""
    start = names_at(stretch)
    goes_on = before if start is None and before is not None and before.headed else None
    lines = stretch[start or 0 :]
    mine = [word for line in lines for word in line.words]
    box = (min(w.x0 for w in mine), min(w.top for w in mine), max(w.x1 for w in mine), max(w.bottom for w in mine))
    table = parted(page, mine, box, [], [], goes_on, mend)
    if table is None or len(table.rows) < (1 if goes_on else 2):
        return _names_alone(page, lines) if start is not None else None
    table.ruled = False
    if goes_on and _goes_on_under(goes_on, table, lines):
        return table
    table.headed = is_headed(table)
    return table if table.headed or _keeps_columns(table, lines) else None


def _names_alone(page: Page, lines: Sequence[Line]) -> Found | None:
    """Names of columns at the foot of a page; their table stands on the next."""
    under = any(word.top > lines[0].bottom for word in page.text_words)
    if len(lines) > 1 or under or lines[0].top < page.height / 2:
        return None
    parts = phrases(lines[0])
    words = [word for part in parts for word in part]
    lefts = [part[0].x0 for part in parts]
    box = (lefts[0], lines[0].top, words[-1].x1, lines[0].bottom)
    return Found(page, box, [[cell([part]) for part in parts]], words, False, [*lefts, words[-1].x1], starts=lefts)


def _keeps_columns(table: Found, lines: Sequence[Line]) -> bool:
    """Whether nearly every line has a short text in nearly every column: scores, sums, lists of members."""
    width = len(table.rows[0])
    full = sum(1 for line in lines if len(phrases(line)) >= width - 1 and len(line.words) <= 4 * width)
    return len(lines) >= 3 and full * 10 >= len(lines) * 8


def is_headed(table: Found) -> bool:
    made = [Row(tuple(row), "") for row in table.rows[:12]]
    return any(kinds_of_columns.from_header(row, made[n + 1 :]) for n, row in enumerate(made[:4]))


def _segments(stretch: Sequence[Line]) -> list[list[Line]]:
    """Lines of one table each: parted by headings in larger letters, and where names of columns come again."""
    usual = sorted(line.size for line in stretch)[len(stretch) // 2]
    found: list[list[Line]] = [[]]
    named = False
    for n, line in enumerate(stretch):
        alone = len(phrases(line)) == 1
        if alone and (line.size > usual + 0.9 or (line.bold and names_at(stretch[n + 1 : n + 4]) is not None)):
            found.append([])
            named = False
            continue
        if are_names(line):
            if named and len(found[-1]) > 3:
                found.append([])
            named = True
        found[-1].append(line)
    return [segment for segment in found if len(segment) > 1 or (segment and len(phrases(segment[0])) > 2)]


def _goes_on_under(before: Found, table: Found, lines: Sequence[Line]) -> bool:
    """Whether words begin where the columns of the page before began."""
    if len(table.rows[0]) != len(before.rows[0]):
        return False
    starts = [phrase[0].x0 for line in lines for phrase in phrases(line)]
    right = sum(1 for x in starts if any(abs(x - left) < 4 for left in before.starts))
    return right * 10 >= len(starts) * 6
