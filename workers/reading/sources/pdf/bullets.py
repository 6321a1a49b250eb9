"""Bullets that are drawn, not written: a small circle or square left of a line's first word."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from workers.reading.document import Block, Paragraph
from workers.reading.sources.pdf.device import Box
from workers.reading.sources.pdf.page import Page
from workers.reading.sources.pdf.words import Word

_SMALL = 0.62
"""Times the size of the letters beside it; what is larger is a rating."""
_FAR = 2.6
_AS_DEEP = 5.0
"""Points: items that begin so near to each other are of one level."""


def write(page: Page) -> None:
    """Puts a written bullet at the place of each that is drawn."""
    by_height: dict[int, list[Word]] = defaultdict(list)
    for word in page.words:
        if word.turn == 0:
            by_height[int(word.middle[1] // 10)].append(word)
    for dot in page.dots:
        at = int((dot[1] + dot[3]) / 2 // 10)
        near = [word for height in (at - 1, at, at + 1) for word in by_height.get(height, ())]
        if word := _marked(dot, near):
            page.words.append(replace(word, text="•", x0=dot[0], x1=dot[2], colour=None, struck=False))


def _marked(dot: Box, near: Sequence[Word]) -> Word | None:
    """The first word of the line that a dot begins."""
    middle = (dot[1] + dot[3]) / 2
    beside = [word for word in near if word.top < middle < word.bottom]
    right = min((word for word in beside if word.x0 >= dot[2]), key=lambda word: word.x0, default=None)
    if right is None or right.x0 - dot[2] > _FAR * right.size or dot[2] - dot[0] > _SMALL * right.size:
        return None
    left = any(word.x1 > dot[0] - right.size * 0.3 and word.x0 < dot[2] for word in beside)
    return None if left else right


def in_levels(blocks: Sequence[Block]) -> list[Block]:
    """List items by how far in they stand, from nought on."""
    kept: list[int] = []
    for x in sorted({block.indent for block in blocks if isinstance(block, Paragraph) and block.indent is not None}):
        if not kept or x > kept[-1] + _AS_DEEP:
            kept.append(x)
    return [
        replace(block, indent=max(n for n, x in enumerate(kept) if x <= block.indent))
        if isinstance(block, Paragraph) and block.indent is not None
        else block
        for block in blocks
    ]
