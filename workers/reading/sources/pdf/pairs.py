"""Cards without any lines: names of fields below each other, and right of each what it says."""

from collections.abc import Sequence

from workers.reading import headers
from workers.reading.sources.pdf.columns import phrases
from workers.reading.sources.pdf.grid import Found, Mend, cell_of
from workers.reading.sources.pdf.lines import Line, lines_of, said
from workers.reading.sources.pdf.page import Page
from workers.reading.sources.pdf.words import Word

_FEWEST = 3
_NEAR = 4.0

Pair = tuple[list[Word], list[Word]]


def find(page: Page, free: Sequence[Word], mend: Mend) -> list[Found]:
    found = []
    for pairs in _cards(lines_of([word for word in free if word.turn == 0])):
        kinds = {_kind(name) for name, _ in pairs}
        if len(pairs) >= _FEWEST and "action" in kinds and {"lead", "due"} & kinds:
            found.append(_card(page, pairs, mend))
    return found


def _cards(lines: Sequence[Line]) -> list[list[Pair]]:
    """Pairs that stand together; a name that comes again begins another card."""
    found: list[list[Pair]] = [[]]
    last: Line | None = None
    for line in lines:
        pair = _pair(line)
        if pair and (not found[-1] or not _is_under(pair, found[-1]) or _kind(pair[0]) == _kind(found[-1][0][0])):
            found.append([])
        if pair:
            found[-1].append(pair)
        elif found[-1] and last and _goes_on(line, last, found[-1][-1]):
            found[-1][-1][1].extend(line.words)
        else:
            found.append([])
        last = line
    return found


def _pair(line: Line) -> Pair | None:
    """The name of a field, and what it says."""
    parts = phrases(line)
    if len(parts) < 2 or _kind(parts[0]) is None:
        return None
    return parts[0], [word for part in parts[1:] for word in part]


def _kind(name: Sequence[Word]) -> str | None:
    return headers.kind_of(said(name).rstrip(" :"))


def _is_under(pair: Pair, card: Sequence[Pair]) -> bool:
    name, value = card[0]
    return abs(pair[0][0].x0 - name[0].x0) < _NEAR and abs(pair[1][0].x0 - value[0].x0) < _NEAR


def _goes_on(line: Line, last: Line, pair: Pair) -> bool:
    return abs(line.left - pair[1][0].x0) < _NEAR and line.top - last.bottom < line.size


def _card(page: Page, pairs: Sequence[Pair], mend: Mend) -> Found:
    words = [word for name, value in pairs for word in (*name, *value)]
    right = max(word.x1 for word in words)
    left, middle = pairs[0][0][0].x0, min(value[0].x0 for _, value in pairs)
    rows = []
    for name, value in pairs:
        top, bottom = name[0].top, max(word.bottom for word in value)
        named = cell_of(page, name, (left, top, middle - 1, bottom), mend)
        rows.append([named, cell_of(page, value, (middle, top, right, bottom), mend)])
    box = (left, pairs[0][0][0].top, right, max(word.bottom for word in words))
    return Found(page, box, rows, words, False, [left, middle, right], headed=False)
