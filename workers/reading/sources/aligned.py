"""Tables in a PDF that has no lines: words that stand under the names of columns belong to them."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from workers.reading import headers, shapes
from workers.reading.document import Block, Paragraph, Row, Table, words

if TYPE_CHECKING:
    from workers.reading.sources.pdf import Page

_GAP = 1.1
"""Times the size of the letters between two columns."""


def blocks(pages: Sequence["Page"]) -> list[Block] | None:
    """The document with one table for each header found; None where there is no header line of three names."""
    from workers.reading.sources.pdf import lines_of

    found: list[Block] = []
    lefts: list[float] | None = None
    rows: list[Row] = []
    any_table = False
    for page in pages:
        lines = lines_of(page.words)
        bottom: float | None = None
        for n, line in enumerate(lines, start=1):
            place = f"page {page.number}, line {n}"
            if line.text in page.furniture or re.fullmatch(r"\W*(?:page )?\d{1,3}(?: of \d{1,3})?\W*", line.text, re.I):
                found.append(Paragraph(line.text, place, page=page.number, furniture=True))
                continue
            starts = _header(line)
            if starts:
                following = lines[n : n + 6]
                margin = min((each.left for each in following if not each.bold), default=starts[0])
                lefts, any_table = ([margin, *starts] if margin < starts[0] - line.size * 2 else starts), True
                rows.append(Row(tuple(_cells(line.words, lefts, page)), place))
            elif lefts and len(rows) == 1 and bottom is not None and _goes_on_header(line, lefts, bottom):
                names = _cells(line.words, lefts, page)
                rows[0] = Row(tuple(_more(a, b) for a, b in zip(rows[0].cells, names, strict=True)), rows[0].locator)
            elif lefts and _is_heading(line, rows, [each.size for each in lines]):
                _end(rows, found)
                lefts = None
                found.append(Paragraph(line.text, place, 6, page=page.number))
            elif lefts and _fits(line, lefts):
                _add(rows, _cells(line.words, lefts, page), place, line, bottom)
            else:
                _end(rows, found)
                lefts = None
                found.append(_paragraph(line, place, page.number))
            bottom = line.bottom
    _end(rows, found)
    return found if any_table else None


def _paragraph(line: Any, place: str, page: int) -> Paragraph:
    item = re.match(r"(?:[•▪●○·–-]|\(cid:\d+\))\s*(?=\S)", line.text)
    if item:
        return Paragraph(line.text[item.end() :], place, indent=int(line.left), page=page)
    return Paragraph(line.text, place, page=page)


def _end(rows: list[Row], found: list[Block]) -> None:
    if rows:
        found.append(Table(tuple(rows)))
        rows.clear()


def _phrases(found: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    phrases: list[list[dict[str, Any]]] = []
    for word in found:
        if phrases and word["x0"] - phrases[-1][-1]["x1"] < word["size"] * _GAP:
            phrases[-1].append(word)
        else:
            phrases.append([word])
    return phrases


def _header(line: Any) -> list[float] | None:
    phrases = _phrases(line.words)
    if len(phrases) < 3:
        return None
    texts = [" ".join(word["text"] for word in phrase) for phrase in phrases]
    prose = sum(1 for text in texts if len(words(text)) > 6 or shapes.is_due(text) or text.endswith("."))
    if prose:
        return None
    kinds = [headers.kind_of(text) for text in texts]
    known = {kind for kind in kinds if kind}
    if (
        len([kind for kind in kinds if kind]) * 3 < len(kinds) * 2
        or not {"action", "objective"} & known
        or len(known) < 3
    ):
        return None
    return [phrase[0]["x0"] for phrase in phrases]


def _fits(line: Any, lefts: Sequence[float]) -> bool:
    """Whether no word of a line lies across the beginning of a column."""
    if line.left < lefts[0] - line.size:
        return False
    crossing = [w for w in line.words if any(w["x0"] < left - 1.5 and w["x1"] > left + 1.5 for left in lefts[1:])]
    begun = sum(1 for left in lefts if any(abs(word["x0"] - left) < 2.5 for word in line.words))
    return not crossing and begun > 0


def _goes_on_header(line: Any, lefts: Sequence[float], bottom: float) -> bool:
    """The second line of the names of columns."""
    under = all(any(abs(phrase[0]["x0"] - left) < 2.5 for left in lefts) for phrase in _phrases(line.words))
    return bool(line.bold and under and line.top - bottom < line.size * 0.6)


def _is_heading(line: Any, rows: Sequence[Row], sizes: Sequence[float]) -> bool:
    """A line in bold or larger letters, with nothing beside it."""
    usual = sorted(sizes)[len(sizes) // 2]
    return len(_phrases(line.words)) == 1 and (line.size > usual + 0.6 or line.bold) and bool(rows)


def _cells(found: Sequence[dict[str, Any]], lefts: Sequence[float], page: "Page") -> list[Any]:
    groups: list[list[dict[str, Any]]] = [[] for _ in lefts]
    for word in found:
        at = max((n for n, left in enumerate(lefts) if word["x0"] >= left - 2.5), default=0)
        groups[at].append(word)
    return [page.cell(group, (0, 0, 10_000, 10_000)) for group in groups]


def _add(rows: list[Row], cells: list[Any], place: str, line: Any, bottom: float | None) -> None:
    """A line of a row: a new row where the first column begins anew after a gap, else more of the last."""
    gap = line.top - bottom if bottom is not None else 99
    height = line.bottom - line.top
    begins = bool(cells[0]) or gap > height * 0.8
    if (rows and not begins and len(rows) > 1) or (
        rows and len(rows) > 1 and gap <= height * 0.45 and not re.match(r"[\dA-Z]", cells[0].text)
    ):
        rows[-1] = Row(tuple(_more(a, b) for a, b in zip(rows[-1].cells, cells, strict=True)), rows[-1].locator)
    else:
        rows.append(Row(tuple(cells), place, after_break=bottom is None))


def _more(one: Any, other: Any) -> Any:
    from workers.reading.document import Cell

    if not other:
        return one
    if not one:
        return other
    text = f"{one.text} {other.text}"
    return Cell((text,), (text,), one.struck + other.struck, one.aside + other.aside)
