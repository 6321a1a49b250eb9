"""Tables of key performance indicators: a name, a reported value and what it is compared with."""

import re
from collections.abc import Sequence
from typing import Any

from workers.reading.document import Row, Table, words

_NUMBER = re.compile(r"[£]?(-?\d[\d,]*(?:\.\d+)?)\s*(%)?\s*(?:\(.*\))?")
_NAME = re.compile(r"\b(?:indicators?|measures?|kpis?|metric)\b", re.IGNORECASE)
_VALUE = re.compile(
    r"\b(?:q[1-4]|20\d\d|region|national|england|latest|current|actual|performance|value|result|outturn|rate|figure|local)\b",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"published (?:on )?(\d{1,2}(?:st|nd|rd|th)? \w+ \d{4}|\w+ \d{4})", re.IGNORECASE)
_PERIOD = re.compile(
    r"(?:\d{1,2} months?|year|quarter) (?:ending|to) \w+(?: \d{4})?|Q[1-4] 20\d\d[-/]\d\d|20\d\d[-/]\d\d", re.I
)

Indicator = dict[str, Any]


def find(table: Table) -> tuple[list[Indicator], list[Row]] | None:
    """The indicators, and the rows that head the table; None where it is no such table."""
    rows = [row for row in table.rows if row.filled]
    head = next((n for n, row in enumerate(rows[:4]) if _is_header(row)), None)
    if head is None:
        return None
    body = [row for row in rows[head + 1 :] if len(row.filled) > 2]
    if not body or any(_numbers(row) < 1 for row in body):
        return None
    if sum(_numbers(row) for row in body) < 2 * len(body):
        return None
    names = [cell.text for cell in rows[head].cells]
    published = next((match[1] for row in rows[:head] if (match := _PUBLISHED.search(row.text))), None)
    others = [row for row in rows if row not in body]
    return [_indicator(row, names, published) for row in body], others


def _is_header(row: Row) -> bool:
    texts = [row.cells[n].text for n in row.filled]
    if len(texts) < 3 or any(_NUMBER.fullmatch(text) for text in texts):
        return False
    return bool(_NAME.search(texts[0])) and any(_VALUE.search(text) for text in texts[1:])


def _numbers(row: Row) -> int:
    return sum(1 for n in row.filled[1:] if _NUMBER.fullmatch(row.cells[n].text))


def _indicator(row: Row, names: Sequence[str], published: str | None) -> Indicator:
    first = row.filled[0]
    name = row.cells[first].text
    at = next(
        (
            n
            for n in row.filled[1:]
            if n < len(names) and _VALUE.search(names[n]) and _NUMBER.fullmatch(row.cells[n].text)
        ),
        None,
    )
    at = at if at is not None else next(n for n in row.filled[1:] if _NUMBER.fullmatch(row.cells[n].text))
    found = _NUMBER.fullmatch(row.cells[at].text)
    assert found
    period = _PERIOD.search(name)
    year = re.search(r"\((20\d\d(?:[-/]\d\d)?)\)", row.cells[at].text)
    parts = [part for part in (period[0] if period else None, year[1] if year else None) if part]
    return {
        "kind": "indicator",
        "name": name,
        "value": float(found[1].replace(",", "")),
        "unit": _unit(name, found[2]),
        "period": " ".join(parts) or None,
        "comparators": {
            (names[n] if n < len(names) and names[n] else f"column {n + 1}"): row.cells[n].text
            for n in row.filled
            if n not in {first, at} and words(row.cells[n].text)
        },
        "published_on": published,
        "source": {"locator": row.locator, "text": row.text},
    }


def _unit(name: str, sign: str | None) -> str | None:
    rate = re.search(r"rate per [\d,]+(?: [\d-]+ pop\w*)?", name, re.IGNORECASE)
    if rate:
        return rate[0]
    return "%" if sign or re.search(r"%|per ?cent|proportion", name, re.IGNORECASE) else None
