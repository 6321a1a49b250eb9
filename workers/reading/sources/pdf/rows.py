"""Rows without lines between them: cut where the columns stop together and begin anew."""

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from workers.reading.shapes import looks_like_reference
from workers.reading.sources.pdf.lines import Line, lines_of
from workers.reading.sources.pdf.words import Word


@dataclass
class _Block:
    """Lines of one column with no more space between them than lines of a text have."""

    column: int
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def cuts(by_column: Sequence[Sequence[Word]]) -> list[float]:
    """The heights at which rows begin, but for the first."""
    lines = [lines_of(words) for words in by_column]
    every = [line for column in lines for line in column]
    if len(every) < 2:
        return []
    size = sorted(line.size for line in every)[len(every) // 2]
    tight = _leading(lines, size) + max(0.24 * size, 1.2)
    blocks = [block for n, column in enumerate(lines) for block in _blocks(n, column, tight)]
    found = _by_blocks(blocks, size)
    return _by_references(lines, found) or found


def _leading(lines: Sequence[Sequence[Line]], size: float) -> float:
    """The usual space between two lines of one text."""
    gaps = Counter(
        round((b.top - a.bottom) * 2) / 2
        for column in lines
        for a, b in itertools.pairwise(column)
        if b.top - a.bottom < size * 0.8
    )
    if not gaps:
        return 0.25 * size
    most = max(gaps.values())
    usual = min(gap for gap, count in gaps.items() if count * 3 >= most)
    closer = [gap for gap, count in gaps.items() if gap <= usual - 2 and count >= 2]
    return min(closer) if closer and _are_between_rows(usual, lines) else usual


def _are_between_rows(gap: float, lines: Sequence[Sequence[Line]]) -> bool:
    """Whether nearly all columns begin anew below each gap of this width: most rows are of one line then."""
    heights = {
        round(b.top) for column in lines for a, b in itertools.pairwise(column) if abs(b.top - a.bottom - gap) <= 0.5
    }
    full = [column for column in lines if column]
    begun = (sum(1 for column in full if any(abs(line.top - y) < 2.5 for line in column)) for y in heights)
    together = sum(1 for count in begun if count * 10 >= len(full) * 8)
    return len(full) >= 3 and together * 10 >= len(heights) * 9


def _blocks(column: int, lines: Sequence[Line], tight: float) -> list[_Block]:
    found: list[_Block] = []
    for line in lines:
        if found and line.top - found[-1].bottom <= tight:
            found[-1].bottom = max(found[-1].bottom, line.bottom)
        else:
            found.append(_Block(column, line.top, line.bottom))
    return found


def _by_blocks(blocks: Sequence[_Block], size: float) -> list[float]:
    tops = sorted(blocks, key=lambda block: block.top)
    starts: list[list[_Block]] = []
    for block in tops:
        if starts and block.top - starts[-1][0].top <= size * 0.45:
            starts[-1].append(block)
        else:
            starts.append([block])
    columns = len({block.column for block in blocks})
    found = []
    for group in starts[1:]:
        at = min(block.top for block in group)
        crossing = [block for block in blocks if block.top < at - 1 and block.bottom > at + size * 0.3]
        if _cuts(group, crossing, columns):
            found.append(at)
    return _with_company(found, blocks)


def _cuts(group: Sequence[_Block], crossing: Sequence[_Block], columns: int) -> bool:
    if not crossing:
        return True
    if len(group) < 2 or len(crossing) > max(1, columns // 4):
        return False
    low, high = min(block.top for block in group), max(block.bottom for block in group)
    centred = any(abs(block.middle - (low + high) / 2) < 6 for block in crossing)
    return not centred and all(block.top < low for block in crossing)


def _with_company(found: Sequence[float], blocks: Sequence[_Block]) -> list[float]:
    """The cuts but for those below which only one column goes on: there a text has a wide gap within itself. What
    stands alone in the first column is a title."""
    kept: list[float] = []
    ends = [*found[1:], 1e9][: len(found)]
    for at, end in zip(found, ends, strict=True):
        columns = {block.column for block in blocks if at - 0.5 <= block.top < end - 0.5}
        if len(columns) > 1 or columns <= {0}:
            kept.append(at)
    return kept


def begun_at(by_column: Sequence[Sequence[Word]], height: float) -> int:
    """How many columns have a line that begins at this height."""
    return sum(1 for words in by_column if any(abs(line.top - height) < 2.5 for line in lines_of(words)))


def _by_references(lines: Sequence[Sequence[Line]], found: Sequence[float]) -> list[float] | None:
    """Where rows stand as tight as lines, each reference begins one."""
    for column in lines[:2]:
        marks = [line for line in column if looks_like_reference(line.text)]
        if len(marks) >= 3 and len(marks) * 10 >= len(column) * 8 and len(found) < len(marks) - 1:
            tops = [line.top for line in marks]
            above = [each for each in found if each < tops[0] - 2]
            first = min(line.top for every in lines for line in every)
            return sorted({*above, *tops} - {first})
    return None
