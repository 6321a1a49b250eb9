"""Lines that name the columns of a plan, and lines that part one table from the next."""

import re
from collections.abc import Sequence

from workers.reading import headers
from workers.reading.document import words
from workers.reading.sources.pdf.columns import phrases
from workers.reading.sources.pdf.lines import Line, said


def names_at(stretch: Sequence[Line]) -> int | None:
    """The first line that names columns."""
    for n, line in enumerate(stretch):
        if are_names(line):
            return _with_names_above(stretch, n)
    return None


def are_names(line: Line) -> bool:
    """Whether the phrases of a line name columns of a plan."""
    texts = [said(phrase) for phrase in phrases(line)]
    if len(texts) < 3 or any(_is_no_name(text) for text in texts):
        return False
    kinds = [headers.kind_of(text) for text in texts]
    known = {kind for kind in kinds if kind}
    return len(known) >= min(3, len(texts) - 1) and sum(1 for kind in kinds if kind) * 3 >= 2 * len(texts)


def _is_no_name(text: str) -> bool:
    return len(words(text)) > 6 or text.endswith((".", ",", ";")) or bool(re.search(r"\d", text)) or text[:1].islower()


def _with_names_above(stretch: Sequence[Line], n: int) -> int:
    """Names of several lines begin higher up."""
    while n and stretch[n].top - stretch[n - 1].bottom < stretch[n].size * 0.5 and len(phrases(stretch[n - 1])) >= 2:
        n -= 1
    return n
