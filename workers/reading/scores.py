"""Tables of an audit: points of a maximum, per cent and a rating for each standard. Sums are done again, and what
does not agree is doubted, not repaired."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from workers.reading import headers
from workers.reading.document import Cell, Paragraph, Row, Table

_OF = re.compile(r"(\d+(?:\.\d+)?)\s*(?:/|out of|of)\s*(\d+(?:\.\d+)?)")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*%")
_RATING = re.compile(r"outstanding|good|requires improvement|inadequate", re.IGNORECASE)
_LINE = re.compile(
    r"(?P<name>[A-Z].{2,80}?)\s+(?P<marks>\d+(?:\.\d+)?\s*/\s*\d+(?:\.\d+)?\s+\d+(?:\.\d+)?\s*%"
    r"(?:\s+(?:Outstanding|Good|Requires improvement|Inadequate))?)"
)
_STANDARD = re.compile(r"\d+(?:\.\d+)+\.?\s+\S")
_OVERALL = re.compile(r"\b(?:overall|total)\b", re.IGNORECASE)

Score = dict[str, Any]


@dataclass(frozen=True)
class _Marks:
    points: float | None = None
    maximum: float | None = None
    percent: float | None = None
    rating: str | None = None


@dataclass(frozen=True)
class _Heads:
    """The columns that a header names."""

    points: int | None
    maximum: int | None
    percent: int | None
    rating: int | None


def find(table: Table) -> tuple[list[Score], list[Row]] | None:
    """The scores and the rows above them that head the table; None where it is no such table."""
    rows = [row for row in table.rows if row.filled]
    heads = next((found for row in rows[:4] if (found := _heads(row))), None)
    marks = {id(row): found for row in rows if (found := _marks(row, heads))}
    scored = [row for row in rows if id(row) in marks]
    if len(scored) < 2 or len(scored) * 2 < len(rows) or any(len(row.text) > 400 for row in rows):
        return None
    names = _names(scored)
    scores = [_score(row, name, marks[id(row)]) for row, name in zip(scored, names, strict=True)]
    _check_sums(scores)
    others = [row for row in rows if id(row) not in marks]
    return scores, others


def in_lines(paragraphs: Sequence[Paragraph]) -> list[tuple[Score, Paragraph]]:
    """Scores that a format tells as lines: "Planning 22/25 88% Outstanding"; one alone may be anything."""
    found = [(match, each) for each in paragraphs if (match := _LINE.fullmatch(each.text.strip()))]
    lines = [
        (_score(Row((Cell((each.text,)),), each.locator), match["name"], _in_words(match["marks"])), each)
        for match, each in found
    ]
    if len(lines) < 2:
        return []
    _check_sums([score for score, _ in lines])
    return lines


def _heads(row: Row) -> _Heads | None:
    """A header that names a standard and its points of a maximum, or its rating, and nobody who acts upon it."""
    names = {n: cell.text.casefold() for n, cell in enumerate(row.cells) if cell.text.strip()}
    if len(names) < 2 or any(headers.kind_of(name) in {"action", "lead", "due"} for name in names.values()):
        return None
    if not any(
        re.search(r"standard|domain|area|criteri|question|section|no\b|ref", name) for name in list(names.values())[:2]
    ):
        return None
    places = [next((n for n, name in names.items() if n and re.search(shape, name)), None) for shape in _NAMED]
    heads = _Heads(*places)
    return heads if (heads.points is not None and heads.maximum is not None) or heads.rating is not None else None


_NAMED = (r"\b(?:points|scores?d?|marks|awarded|achieved)\b", r"\b(?:max\w*|possible|available|out of|total)\b",
          r"%|per ?cent", r"\b(?:rating|judge?ment|grade)\b")  # fmt: skip


def _marks(row: Row, heads: _Heads | None) -> _Marks | None:
    told = _in_words(" | ".join(row.cells[n].text for n in row.filled[1:]))
    if told.points is not None:
        return told if told.percent is not None or told.rating else None
    if heads is None:
        return None
    points, most, percent = (_number(row, n) for n in (heads.points, heads.maximum, heads.percent))
    rating = _text(row, heads.rating)
    rating = rating if _RATING.fullmatch(rating) else None
    if points is not None and most is not None and (percent is not None or rating):
        return _Marks(points, most, percent, rating)
    return _Marks(None, None, percent, rating) if rating and heads.maximum is None else None


def _in_words(text: str) -> _Marks:
    """ "22/25 | 88% | Outstanding"."""
    parts = [
        part.strip()
        for part in re.split(r"\s*\|\s*|(?<=\d)\s+(?=\d+(?:\.\d+)?\s*%)|(?<=%)\s+|(?<=\d)\s+(?=[A-Z])", text)
    ]
    found = next((match for part in parts if (match := _OF.fullmatch(part))), None)
    percent = next((float(match[1]) for part in parts if (match := _PERCENT.fullmatch(part))), None)
    rating = next((part for part in parts if _RATING.match(part)), None)
    return _Marks(float(found[1]), float(found[2]), percent, rating) if found else _Marks()


def _number(row: Row, n: int | None) -> float | None:
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*%?", _text(row, n))
    return float(found[1]) if found else None


def _text(row: Row, n: int | None) -> str:
    return row.cells[n].text if n is not None and n < len(row.cells) else ""


def _names(rows: Sequence[Row]) -> list[str]:
    """The standards; words that a line break moved into the row below go back."""
    names = [_name(row) for row in rows]
    for n in range(1, len(names)):
        if not _STANDARD.match(names[n]) and _STANDARD.match(names[n - 1]):
            within = re.search(r"\s(?=\d+(?:\.\d+)+\.?\s+\S)", names[n])
            if within:
                names[n - 1] += f" {names[n][: within.start()].strip()}"
                names[n] = names[n][within.end() :]
    return names


def _name(row: Row) -> str:
    """The standard, without a number that stands in a column of its own."""
    texts = [cell.text for cell in row.cells if cell]
    return (
        texts[1]
        if re.fullmatch(r"[A-Z]?\d+(?:\.\d+)*[.)]?", texts[0]) and re.search(r"[a-z]{3}", texts[1])
        else texts[0]
    )


def _score(row: Row, name: str, marks: _Marks) -> Score:
    points, maximum, percent, rating = marks.points, marks.maximum, marks.percent, marks.rating
    doubts = []
    if points is not None and maximum and percent is not None and abs(points / maximum * 100 - percent) > 0.6:
        doubts.append(f"{points:g} of {maximum:g} is {points / maximum:.0%}, not {percent:g}%")
    return {
        "kind": "score",
        "standard": name,
        "points": points,
        "maximum": maximum,
        "percent": percent,
        "rating": rating,
        "given_by": None,
        "doubts": doubts,
        "source": {"locator": row.locator, "text": row.text},
    }


def _check_sums(scores: Sequence[Score]) -> None:
    *parts, last = scores
    if not _OVERALL.search(last["standard"]) or len(parts) < 2 or any(each["points"] is None for each in scores):
        return
    points, maximum = sum(part["points"] for part in parts), sum(part["maximum"] for part in parts)
    if (points, maximum) != (last["points"], last["maximum"]):
        share = f"{points / maximum:.0%}" if maximum else "nothing"
        last["doubts"].append(
            f"the rows sum to {points:g} of {maximum:g} ({share}), but the overall says "
            f"{last['points']:g} of {last['maximum']:g}"
        )
