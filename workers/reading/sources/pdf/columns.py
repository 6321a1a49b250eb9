"""Columns without lines between them: the white gutters that no word crosses."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workers.reading.sources.pdf.lines import BULLET, Line
from workers.reading.sources.pdf.words import Word

GAP = 1.1
"""Times the size of the letters: a wider gap parts two columns on a line."""
_SPACE = 0.38
_WIDE = 0.4
_FEWEST = 4


@dataclass(frozen=True)
class Column:
    left: float
    right: float


def phrases(line: Line, gap: float = GAP) -> list[list[Word]]:
    """The words of a line, parted where the gap is wide."""
    found: list[list[Word]] = []
    for word in line.words:
        if found and word.x0 - found[-1][-1].x1 < word.size * gap:
            found[-1].append(word)
        else:
            found.append([word])
    return found


def columns(lines: Sequence[Line], left: float, right: float, hints: Sequence[float] = ()) -> list[Column]:
    """The columns that these lines stand in. `hints` are places where lines part them for sure."""
    several = [line for line in lines if len(phrases(line)) > 1]
    narrow = [line for line in lines if len(phrases(line)) == 1 and line.right - line.left < _WIDE * (right - left)]
    if len(several) + len(narrow) < 2 or right - left < 30:
        return []
    if len(several) >= _FEWEST:  # what lies across the gutters of these is a title over several columns
        gutters = _gutters(several, left, right, hints)
        narrow = [line for line in narrow if not any(line.left < a and line.right > b for a, b in gutters)]
    voting = several + narrow
    return _bulleted(_between(_gutters(voting, left, right, hints), left, right), voting)


def _gutters(lines: Sequence[Line], left: float, right: float, hints: Sequence[float]) -> list[tuple[float, float]]:
    counts = [0] * (int(right - left) + 3)
    for line in lines:
        for phrase in phrases(line, _SPACE):
            for x in range(max(0, int(phrase[0].x0 - left)), min(len(counts) - 1, int(phrase[-1].x1 - left)) + 1):
                counts[x] += 1
    size = sorted(line.size for line in lines)[len(lines) // 2]
    found = [(a + left, b + left) for a, b in _low(counts, len(lines) // 20)]
    return [each for each in found if _parts(each, lines, size) or any(each[0] - 2 <= x <= each[1] + 2 for x in hints)]


def _low(counts: Sequence[int], most: int) -> list[tuple[int, int]]:
    """Stretches, not at the ends, which hardly any line covers."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    used = [n for n, count in enumerate(counts) if count > most]
    if not used:
        return []
    for n in range(used[0], used[-1] + 1):
        if counts[n] <= most and start is None:
            start = n
        elif counts[n] > most and start is not None:
            found.append((start, n))
            start = None
    return [each for each in found if each[1] - each[0] >= 2]


def _parts(gutter: tuple[float, float], lines: Sequence[Line], size: float) -> bool:
    """Whether a gutter is wide, or words begin right behind it on many lines."""
    if gutter[1] - gutter[0] >= size * 0.7:
        return True
    behind = [min((w.x0 for w in line.words if w.x0 >= gutter[1] - 1.5), default=None) for line in lines]
    begun = [x for x in behind if x is not None]
    aligned = sum(1 for x in begun if x - gutter[1] < 2)
    return aligned >= 3 and aligned * 2 >= len(begun)


def _between(gutters: Sequence[tuple[float, float]], left: float, right: float) -> list[Column]:
    starts = [left, *(b for _, b in gutters)]
    ends = [*(a for a, _ in gutters), right]
    return [Column(a, b) for a, b in zip(starts, ends, strict=True)]


def _bulleted(found: list[Column], lines: Sequence[Line]) -> list[Column]:
    """A column of nothing but bullets belongs to the texts behind it."""
    joined: list[Column] = []
    hanging: float | None = None
    for n, column in enumerate(found):
        inside = [w.text for line in lines for w in line.words if column.left - 1 <= w.middle[0] <= column.right + 1]
        bullets = bool(inside) and all(BULLET.fullmatch(t) or re.fullmatch(r"[-–]|\(?[a-z][.)]", t) for t in inside)
        if bullets and n + 1 < len(found) and len(found) > 2:
            hanging = column.left if hanging is None else hanging
            continue
        joined.append(Column(column.left if hanging is None else hanging, column.right))
        hanging = None
    return joined


def column_of(word: Word, found: Sequence[Column]) -> int:
    """The column in which a word stands: the last that begins before it, or the one over which most of it lies."""
    begun = max((n for n, column in enumerate(found) if word.x0 >= column.left - 2), default=0)
    if begun + 1 < len(found) and word.x1 - found[begun + 1].left > 0.6 * (word.x1 - word.x0):
        return begun + 1
    return begun
