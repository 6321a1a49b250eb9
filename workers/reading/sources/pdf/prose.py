"""Text outside tables: paragraphs, headings and list items, column after column where a page has two."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workers.reading import headers
from workers.reading.document import Paragraph, words
from workers.reading.sources.pdf.columns import Column, column_of, columns, phrases
from workers.reading.sources.pdf.lines import BULLET, LABEL, Line, lines_of, runs, said
from workers.reading.sources.pdf.page import Page
from workers.reading.sources.pdf.words import SOFT_HYPHEN, Word

Mend = Callable[[Word, Word], None]
_FEWEST = 4
"""Lines in each of two columns of prose."""


def paragraphs(page: Page, found: Sequence[Word], mend: Mend, first: int = 1) -> list[tuple[float, Paragraph]]:
    """Each with the height at which it begins; `first` is the number of the first."""
    groups = [group for part in in_columns(found) for group in _groups(lines_of(part), page)]
    usual = _usual(lines_of(found))
    if sum(len(group) for group in groups) <= _FEWEST:  # a heading alone above a table is measured by the page
        usual = min(usual, round(_usual(lines_of(page.text_words)) * 1.25))
    placed = []
    top = 0.0
    for n, group in enumerate(groups, start=first):
        top = max(top, group[0].top)  # the second column comes after the first
        placed.append((top, _paragraph(group, page, n, usual, mend)))
    return placed


def _usual(lines: Sequence[Line]) -> int:
    sizes: Counter[int] = Counter()
    for line in lines:
        sizes[round(line.size)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0


def in_columns(found: Sequence[Word]) -> list[list[Word]]:
    """The words as they are read: what spans the width, then column after column, then what is below; each band below
    a heading by itself."""
    if not found:
        return []
    lines = lines_of([word for word in found if word.turn == 0])
    parted = [line for line in lines if len(phrases(line)) >= 2]
    if len(parted) < _FEWEST:
        return [list(found)]
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    gutters = columns(parted, left, right)
    if len(gutters) < 2 or min(c.right - c.left for c in gutters) < 0.5 * (right - left) / len(gutters):
        return [list(found)]
    bands = [_band(band, gutters) for band in _bands(lines)]
    sides = [[word for band in bands for word in band.sides[n]] for n in range(len(gutters))]
    if min(len(lines_of(side)) for side in sides) < 3 or _are_short(sides) or any(band.crossed for band in bands):
        return [list(found)]
    parts: list[list[Word]] = []
    for n, band in enumerate(bands):
        below = in_columns(band.below) if n == len(bands) - 1 else [band.below]
        parts += [part for part in (band.above, *band.sides, *below) if part]
    taken = {id(word) for part in parts for word in part}
    return [*parts, *([rest] if (rest := [word for word in found if id(word) not in taken]) else [])]


@dataclass
class _Band:
    """What stands above columns side by side, in each of them, and below; `crossed`: words lie across a gutter."""

    above: list[Word]
    sides: list[list[Word]]
    below: list[Word]
    crossed: bool = False


def _bands(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines from one heading in larger letters, with nothing beside it, to the next."""
    usual = _usual(lines)
    found: list[list[Line]] = [[]]
    for line in lines:
        near = [each for each in lines if each is not line and _beside(each, line)]
        if line.size > usual + 0.8 and len(phrases(line)) == 1 and not near:
            found.append([])
        found[-1].append(line)
    return [band for band in found if band]


def _beside(other: Line, line: Line) -> bool:
    return other.top < line.bottom and other.bottom > line.top and (other.right < line.left or other.left > line.right)


def _band(lines: Sequence[Line], gutters: Sequence[Column]) -> _Band:
    parted = [n for n, line in enumerate(lines) if len(phrases(line)) >= 2]
    if not parted:
        return _Band([word for line in lines for word in line.words], [[] for _ in gutters], [])
    last = parted[-1]
    while last + 1 < len(lines) and _goes_on_below(lines[: last + 1], lines[last + 1], gutters):
        last += 1
    inside = lines[parted[0] : last + 1]
    sides = [[w for line in inside for w in line.words if column_of(w, gutters) == n] for n in range(len(gutters))]
    middles = [(a.right + b.left) / 2 for a, b in pairwise(gutters)]
    crossed = any(w.x0 < x - 2 and w.x1 > x + 2 for line in inside for w in line.words for x in middles)
    above = [word for line in lines[: parted[0]] for word in line.words]
    return _Band(above, sides, [word for line in lines[last + 1 :] for word in line.words], crossed)


def _goes_on_below(lines: Sequence[Line], line: Line, gutters: Sequence[Column]) -> bool:
    """Whether a line is the next of one of the columns, the others of which have ended."""
    column = column_of(line.words[0], gutters)
    if line.right > gutters[column].right + 2 or any(column_of(word, gutters) != column for word in line.words):
        return False
    mine = [word for each in lines for word in each.words if column_of(word, gutters) == column]
    last = max(mine, key=lambda word: word.bottom, default=None)
    alike = last is not None and round(last.size) == round(line.size) and last.bold == line.bold
    return alike and last is not None and line.top - last.bottom < line.size * 0.9


def _are_short(sides: Sequence[Sequence[Word]]) -> bool:
    """A list of names and posts stands in two columns too; prose has many words on a line."""
    return any(len(side) < 3.5 * len(lines_of(side)) for side in sides)


def _groups(lines: Sequence[Line], page: Page) -> list[list[Line]]:
    right = max((line.right for line in lines), default=page.width)
    groups: list[list[Line]] = []
    for line in lines:
        last = groups[-1][-1] if groups else None
        apart = last is None or (id(last.words[0]) in page.furniture) != (id(line.words[0]) in page.furniture)
        hanging = len(groups) > 0 and len(groups[-1]) == 1 and BULLET.fullmatch(groups[-1][0].text.strip())
        if last and not apart and (hanging or _continues(last, line, right)):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _continues(last: Line, line: Line, right: float) -> bool:
    if (
        BULLET.match(line.text)
        or LABEL.match(line.text)
        or _names_a_field(line.text)
        or round(last.size) != round(line.size)
    ):
        return False
    if last.bold != line.bold or last.words[0].turn != line.words[0].turn:
        return False
    if line.top - last.bottom > (last.bottom - last.top) * 0.75:
        return False
    if last.words[-1].text.endswith(SOFT_HYPHEN):
        return True
    first = line.words[0]
    return last.right + last.size * 0.3 + first.x1 - first.x0 > right - 24 or line.text[:1].islower()


def _names_a_field(text: str) -> bool:
    """ "Lead: AB" begins a line of its own."""
    name, colon, said_of_it = text.partition(": ")
    return bool(colon and said_of_it) and len(name) < 30 and headers.kind_of(name) is not None


def _paragraph(group: Sequence[Line], page: Page, number: int, usual: float, mend: Mend) -> Paragraph:
    for last, line in pairwise(group):
        mend(last.words[-1], line.words[0])
    every = [word for line in group for word in line.words]
    return paragraph(
        every, page, f"page {page.number}, paragraph {number}", round(group[0].size) > usual, group[0].bold, len(group)
    )


def paragraph(
    every: Sequence[Word], page: Page, place: str, large: bool, bold: bool, lines: int, level: int | None = None
) -> Paragraph:
    """`level`, where it is known already; else large letters and bold ones make a heading of a short text."""
    text = said(every)
    if level is None:
        level = 0
        if len(words(text)) <= 20 and text[-1:] not in ".;" and lines <= 2:
            level = 2 if large else 6 if bold and len(words(text)) <= 15 else 0
    indent, label = None, None
    if not level and (found := BULLET.match(text)):
        indent, text = _begins(every), text[found.end() :].strip()
    elif not level and (found := LABEL.match(text)):
        indent, label, text = _begins(every), found[0], text[found.end() :].strip()
    furniture = any(id(word) in page.furniture for word in every)
    struck = tuple(runs([every], lambda word: word.struck))
    return Paragraph(text, place, level, indent, label, page.number, struck, (), furniture=furniture)


def _begins(every: Sequence[Word]) -> int:
    """Where the text of an item begins: its bullet may be wider than those of others."""
    first = every[1] if len(every) > 1 and every[1].x0 > every[0].x0 else every[0]
    alone = BULLET.fullmatch(every[0].text) or len(every[0].text) <= 4
    return int(first.x0 if alone else every[0].x0)
