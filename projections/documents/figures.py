"""What a row says of one value of an indicator, as numbers, units, periods and days; the same where it was edited."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from domain import dates
from domain.national import COMPARED_WITH, UNITS
from domain.reported import Reported, read

REGIONS = (
    "east midlands|west midlands|north east|north west|south east|south west|east of england|london|yorkshire"
    r"|region(?:al)?"
)
BESIDE = (
    ("neighbours", r"\bneighbours?\b"),
    ("family", r"\bfamily\b|\bcomparator\b|\bcomparison group\b"),
    ("region", rf"\b(?:{REGIONS})\b"),
    ("national", r"\bnational\b|\bengland\b"),
)
NO_COMPARATOR = re.compile(r"\b(?:rank|quartile|trend|change|direction)\b", re.IGNORECASE)
NUMBER = re.compile(r"£?(-?\d[\d,]*(?:\.\d+)?)\s*%?(?:\s*\((?!(?:out )?of\b).*\))?", re.IGNORECASE)
TOO_EARLY = "It can’t have been published before its period was over."


def is_edited(says: Mapping[str, Any]) -> bool:
    """An edited value says whether it is of the national list; what a document says is only understood."""
    return "code" in says


def not_over(period: Reported) -> str:
    return f"{period.text} is not over: it has no value yet."


def impossible_days(period: Reported, published_on: date | None, today: date) -> dict[str, list[str]]:
    """What can't be true of a value's days, by its field."""
    if period.ends_on > today:
        return {"period": [not_over(period)]}
    if published_on and published_on > today:
        return {"published_on": ["This day is still to come."]}
    if published_on and published_on <= period.ends_on:
        return {"published_on": [TOO_EARLY]}
    return {}


def period_read(text: str | None) -> Reported | None:
    try:
        return read(text) if text else None
    except ValueError:
        return None


def published(text: str | None) -> date | None:
    found = dates.read(" ".join(text.split()).casefold(), None) if text else None
    return found.on if found else None


def unit_of(text: str | None) -> str | None:
    """ "Rate per 100,000 10-17 pop"; or a unit as an edited value has it."""
    if not text or text in UNITS:
        return text or None
    if found := re.search(r"\bper (\d[\d,]*)", text):
        return {"1000": "per_1000", "10000": "per_10000", "100000": "per_100000"}.get(found[1].replace(",", ""))
    return "percent" if re.search(r"%|per ?cent", text, re.IGNORECASE) else None


def compared(others: Mapping[str, str]) -> dict[str, Decimal]:
    """What stands under a name that says with whom it compares, as far as it is a number."""
    found: dict[str, Decimal] = {}
    for name, text in others.items():
        number = NUMBER.fullmatch(text.strip())
        code = next((code for code, pattern in BESIDE if re.search(pattern, name, re.IGNORECASE)), None)
        if number and code and not NO_COMPARATOR.search(name):
            found.setdefault(code, Decimal(number[1].replace(",", "")))
    return {code: found[code] for code in COMPARED_WITH if code in found}


def exactly(number: float | str) -> Decimal:
    """As it was read: 27.5, and 171 for 171.0; or as it was typed."""
    if isinstance(number, str):
        return Decimal(number)
    return Decimal(int(number)) if number == int(number) else Decimal(str(number))
