"""What stands on every page: running titles, numbers of pages, the file's name."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from workers.reading import headers
from workers.reading.sources.pdf.columns import phrases
from workers.reading.sources.pdf.lines import Line, lines_of, said
from workers.reading.sources.pdf.page import Page

NUMBER = re.compile(r"\W*(?:p(?:age|g)?\.?\s*)?#(?:\s*(?:of|/|\|)\s*#)?\W*", re.IGNORECASE)
_EDGE = 0.09
_NEAR_EDGE = 0.15


def mark(pages: Sequence[Page]) -> None:
    """Lines at the top or the bottom that come on most pages, but for their numbers."""
    seen: Counter[str] = Counter()
    heights: dict[str, list[float]] = defaultdict(list)
    per_page: list[list[tuple[str, Line]]] = []
    for page in pages:
        every = lines_of(page.words)
        heads = [line for line in every if _heads_a_table(line)]
        lines = [line for line in every if _is_near_edge(line, page) and not _is_beside(line, heads)]
        per_page.append([(re.sub(r"\d+", "#", line.text), line) for line in lines])
        seen.update({plain for plain, _ in per_page[-1]})
        for plain, line in per_page[-1]:
            heights[plain].append(line.top)
    for page, found in zip(pages, per_page, strict=True):
        for plain, line in found:
            if _is_furniture(plain, line, page, seen[plain], len(pages), heights[plain]):
                page.furniture |= {id(word) for word in line.words}


def _is_near_edge(line: Line, page: Page) -> bool:
    return line.words[0].turn == 0 and (
        line.bottom < page.height * _NEAR_EDGE or line.top > page.height * (1 - _NEAR_EDGE)
    )


def _is_furniture(plain: str, line: Line, page: Page, times: int, pages: int, heights: Sequence[float]) -> bool:
    at_edge = line.bottom < page.height * _EDGE or line.top > page.height * (1 - _EDGE)
    if NUMBER.fullmatch(plain):
        return at_edge
    if times < 2 or times * 2 < pages:
        return False
    same_place = times >= 3 and sum(1 for top in heights if abs(top - line.top) < 3) * 10 >= times * 9
    return at_edge or same_place


def _heads_a_table(line: Line) -> bool:
    kinds = {headers.kind_of(said(phrase)) for phrase in phrases(line)} - {None}
    return len(kinds) >= 3


def _is_beside(line: Line, heads: Sequence[Line]) -> bool:
    """Whether a line is one of those that name columns, or touches it."""
    return any(line.top < head.bottom + head.size * 0.6 and line.bottom > head.top - head.size * 0.6 for head in heads)
