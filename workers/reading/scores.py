"""Tables of an audit: points of a maximum, per cent and a rating for each standard. Sums are done again, and what
does not agree is doubted, not repaired."""

import re
from collections.abc import Sequence
from typing import Any

from workers.reading.document import Row, Table

_OF = re.compile(r"(\d+(?:\.\d+)?)\s*(?:/|out of|of)\s*(\d+(?:\.\d+)?)")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*%")
_RATING = re.compile(r"outstanding|good|requires improvement|inadequate", re.IGNORECASE)
_STANDARD = re.compile(r"\d+(?:\.\d+)+\.?\s+\S")
_OVERALL = re.compile(r"\b(?:overall|total)\b", re.IGNORECASE)

Score = dict[str, Any]


def find(table: Table) -> tuple[list[Score], list[Row]] | None:
    """The scores and the rows above them that head the table; None where it is no such table."""
    rows = [row for row in table.rows if row.filled]
    scored = [row for row in rows if _points(row)]
    if len(scored) < 2 or len(scored) * 2 < len(rows) or any(len(row.text) > 400 for row in rows):
        return None
    names = _names(scored)
    scores = [_score(row, name) for row, name in zip(scored, names, strict=True)]
    _check_sums(scores)
    others = [row for row in rows if row not in scored]
    return scores, others


def _points(row: Row) -> tuple[float, float] | None:
    texts = [cell.text for cell in row.cells if cell]
    found = next((match for text in texts[1:] if (match := _OF.fullmatch(text))), None)
    if not found or not (any(_PERCENT.fullmatch(text) for text in texts) or any(_RATING.fullmatch(t) for t in texts)):
        return None
    return float(found[1]), float(found[2])


def _names(rows: Sequence[Row]) -> list[str]:
    """The standards; words that a line break moved into the row below go back."""
    names = [next(cell.text for cell in row.cells if cell) for row in rows]
    for n in range(1, len(names)):
        if not _STANDARD.match(names[n]) and _STANDARD.match(names[n - 1]):
            within = re.search(r"\s(?=\d+(?:\.\d+)+\.?\s+\S)", names[n])
            if within:
                names[n - 1] += f" {names[n][: within.start()].strip()}"
                names[n] = names[n][within.end() :]
    return names


def _score(row: Row, name: str) -> Score:
    points, maximum = _points(row) or (None, None)
    texts = [cell.text for cell in row.cells if cell]
    percent = next((float(match[1]) for text in texts if (match := _PERCENT.fullmatch(text))), None)
    rating = next((text for text in texts[1:] if _RATING.match(text)), None)
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
    if not _OVERALL.search(last["standard"]) or len(parts) < 2:
        return
    points, maximum = sum(part["points"] for part in parts), sum(part["maximum"] for part in parts)
    if (points, maximum) != (last["points"], last["maximum"]):
        share = f"{points / maximum:.0%}" if maximum else "nothing"
        last["doubts"].append(
            f"the rows sum to {points:g} of {maximum:g} ({share}), but the overall says "
            f"{last['points']:g} of {last['maximum']:g}"
        )
