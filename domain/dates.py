"""One date as people write it: a day, the end of a month, of a financial quarter or year, or of a span of them.

"March 22" is the end of March 2022, never the 22nd. "Q4 2020-21" ends on 31 March 2021. None is read where the
words leave open which day is meant.
"""

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

from domain.period import Period

_MONTH_NAMES = (
    "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|"
    "october oct|november nov|december dec"
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES.split("|"), start=1) for name in names.split()}
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d|'?\d\d)"
_NTH = r"(?P<day>\d{1,2})(?:\s?(?:st|nd|rd|th))?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_DAYS = [
    r"(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)(?:[t ]00:00:00)?",
    r"(?P<day>\d{1,2})(?P<between>[/.-])(?P<number>\d{1,2})(?P=between)(?P<year>(?:19|20)\d\d|\d\d)",
    rf"{_WEEKDAY}(?:the )?{_NTH}[ -]?(?:of )?{_MONTH},?[ -]?{_YEAR}",
    rf"{_MONTH} {_NTH},? (?P<year>(?:19|20)\d\d)",
]
_DAYS_WITHOUT_YEAR = [
    rf"{_WEEKDAY}(?:the )?{_NTH} ?(?:of )?{_MONTH}",
    rf"{_MONTH} (?P<day>\d{{1,2}})\s?(?:st|nd|rd|th)",
]
_MONTH_AND_YEAR = [
    rf"{_MONTH},?[ -]?{_YEAR}",
    r"(?P<number>\d\d)/(?P<year>(?:19|20)\d\d)",
    r"(?P<year>(?:19|20)\d\d)-(?P<number>0\d|1[0-2])",
]
_ORDINALS = {"1st": "1", "first": "1", "2nd": "2", "second": "2", "3rd": "3", "third": "3", "4th": "4", "fourth": "4"}
_QUARTER = r"(?:q ?|quarter |qtr )(?P<quarter>[1-4])"
_FINANCIAL_YEAR = r"(?:(?:fy|financial year) ?)?(?P<year>(?:19|20)?\d\d)\s?[-/]\s?(?P<next>(?:19|20)?\d\d)"
_QUARTERS = [rf"{_QUARTER},? ?(?:of )?\(?{_FINANCIAL_YEAR}\)?", rf"{_FINANCIAL_YEAR},? ?\(?{_QUARTER}\)?"]
_YEAR_ENDS = [
    r"(?:fy|financial year|year[- ]end|plan year) ?(?:of )?(?P<year>(?:19|20)?\d\d)\s?[-/]\s?(?P<next>(?:19|20)?\d\d)",
    r"(?P<year>(?:19|20)\d\d)\s?[-/]\s?(?P<next>(?:19|20)?\d\d)(?: financial year| year[- ]end)?",
]
_CHRISTMAS = rf"(?:christmas|xmas)(?: {_YEAR})?"
_LEAD_IN = (
    r"^(?:(?:by|due(?: date| by)?|target(?: date)?|for|extended to|revised to|revised|now|before|in|on|during|deadline"
    r"|(?:to be )?complete(?:d)? by|(?:by )?no(?:t)? later than|on or before|at the latest by)\b:? ?)+(?=.)"
)
_END_OF = r"^(?:the )?(?:end|late)[ -](?:of )?(?:the )?"
_WEEK = r"^(?P<week>w/?c|w/?b|week (?:commencing|beginning)|w/?e|week ending):? (?P<day>.+)"

Kind = Literal["day", "month", "quarter"]


class Written(NamedTuple):
    """`on`: the last day it may mean."""

    kind: Kind
    on: date


def read(plain: str, within: Period | None) -> Written | None:
    """`plain`: small letters, one kind of dash. A day or month without a year takes it from `within`."""
    bare = re.sub(_END_OF, "", re.sub(_LEAD_IN, "", plain))
    bare = re.sub(r"\b(1st|first|2nd|second|3rd|third|4th|fourth) quarter\b", lambda m: f"q{_ORDINALS[m[1]]}", bare)
    at_the_end = re.match(_END_OF, re.sub(_LEAD_IN, "", plain)) is not None
    return (
        _with_year(bare)
        or (_of_year(bare) if at_the_end else None)
        or _span(bare, within)
        or _week(bare, within)
        or _explained(bare, within)
        or (_without_year(bare, within) if within else None)
    )


def no_such_day(plain: str) -> bool:
    """Whether it is written as a day or a month, and no calendar has it: 30/13/2026, 31 June."""
    bare = re.sub(_LEAD_IN, "", plain)
    if found := _first(_DAYS, bare):
        return _day(_year(found["year"]), _month(found), int(found["day"])) is None
    if found := _first(_DAYS_WITHOUT_YEAR, bare):
        return _day(2024, _month(found), int(found["day"])) is None  # a leap year: 29 February may be meant
    if found := _first(_MONTH_AND_YEAR, bare):
        return not 1 <= _month(found) <= 12
    return False


def _with_year(plain: str) -> Written | None:
    if found := _first(_DAYS, plain):
        return _as("day", _day(_year(found["year"]), _month(found), int(found["day"])))
    if found := _first(_MONTH_AND_YEAR, plain):
        return _as("month", _end_of_month(_year(found["year"]), _month(found)))
    if found := _first(_QUARTERS, plain):
        return _as("quarter", _end_of_quarter(found, int(found["quarter"])))
    if found := _first(_YEAR_ENDS, plain):
        return _as("quarter", _end_of_quarter(found, 4))
    if (found := _first([_CHRISTMAS], plain)) and found["year"]:
        return _as("day", date(_year(found["year"]), 12, 25))
    return None


def _of_year(plain: str) -> Written | None:
    """ "end of 2026" is a day; a year alone leaves open whether it is the financial one."""
    return Written("day", date(int(plain), 12, 31)) if re.fullmatch(r"20\d\d", plain, re.ASCII) else None


def _span(plain: str, within: Period | None) -> Written | None:
    """ "May/June 2026", "1 April to 30 June 2026", "Q1-Q2 2026-27": its last day."""
    plain = re.sub(r"^(?:between|from) ", "", plain)
    for joint in re.finditer(r"(?: ?(?P<close>/|&) ?| ?- ?| (?:to|and|until) )", plain):
        first, last = plain[: joint.start()], plain[joint.end() :]
        second = _with_year(last) or (_without_year(last, within) if within else None)
        if second is None or not _begins_span(first, bool(joint["close"] or joint[0] == " and ")):
            continue
        begins = _with_year(first)
        if begins is None or begins.on <= second.on:
            return second
    return None


def _begins_span(plain: str, without_year: bool) -> bool:
    """Whether a span may begin so: two whole dates side by side ("June 22 / Sept 22") may be anything."""
    shapes = [_MONTH, _QUARTER, *_DAYS_WITHOUT_YEAR, *([] if without_year else [_NTH])]
    half = _first(shapes, plain) is not None
    return half or (not without_year and _with_year(plain) is not None)


def _week(plain: str, within: Period | None) -> Written | None:
    """ "w/c 4 May 2026": to the Sunday."""
    found = re.match(_WEEK, plain)
    day = read(found["day"], within) if found else None
    if not found or not day or day.kind != "day":
        return None
    return Written("day", day.on if found["week"].endswith(("e", "ending")) else day.on + timedelta(days=6))


def _explained(plain: str, within: Period | None) -> Written | None:
    """ "Q3 (December 2026)": said twice."""
    found = re.fullmatch(r"([^()]+?) ?\(([^()]+)\)", plain)
    if not found:
        return None
    both = [read(part, within) for part in (found[1], found[2])]
    if both[0] and both[1]:
        return both[0] if both[0].on == both[1].on else None
    bare = next((part for part, told in zip((found[1], found[2]), both, strict=True) if told is None), "")
    return (both[0] or both[1]) if _first([_QUARTER], re.sub(_END_OF, "", bare)) else None


def _without_year(plain: str, within: Period) -> Written | None:
    """A day, month or quarter that lies in the period exactly once."""
    if re.fullmatch(r"(?:financial |plan )?year[- ]end|(?:financial|plan) year", plain):
        plan = plain.startswith("plan") or (within.ends_on.month, within.ends_on.day) == (3, 31)
        return Written("quarter", within.ends_on) if plan else None
    for kind, shapes in _SHAPES_WITHOUT_YEAR:
        if found := _first(shapes, plain):
            days = [day for day in _each_year(kind, found, within) if within.covers(day)]
            return Written(kind, days[0]) if len(days) == 1 else None
    return None


_SHAPES_WITHOUT_YEAR: tuple[tuple[Kind, list[str]], ...] = (
    ("day", [*_DAYS_WITHOUT_YEAR, r"(?P<christmas>christmas|xmas)"]), ("month", [_MONTH]), ("quarter", [_QUARTER]),
)  # fmt: skip


def _each_year(kind: Kind, found: re.Match[str], within: Period) -> Iterator[date]:
    for year in range(within.starts_on.year - 1, within.ends_on.year + 1):
        if kind == "quarter":
            day: date | None = _end_of_quarter_in(year, int(found["quarter"]))
        elif found.groupdict().get("christmas"):
            day = date(year, 12, 25)
        else:
            month = _MONTHS[found["month"]]
            day = _day(year, month, int(found["day"])) if kind == "day" else _end_of_month(year, month)
        if day:
            yield day


def _first(shapes: list[str], plain: str) -> re.Match[str] | None:
    matches = (re.fullmatch(shape, plain, re.ASCII) for shape in shapes)
    return next((found for found in matches if found), None)


def _as(kind: Kind, on: date | None) -> Written | None:
    return Written(kind, on) if on else None


def _month(found: re.Match[str]) -> int:
    named = found.groupdict()
    return _MONTHS[named["month"]] if named.get("month") else int(named["number"])


def _year(written: str) -> int:
    year = int(written.strip("'"))
    return year if year > 99 else 2000 + year


def _day(year: int, month: int, day: int) -> date | None:
    """The day, or None where no calendar has it (31 September)."""
    possible = 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]
    return date(year, month, day) if possible else None


def _end_of_month(year: int, month: int) -> date | None:
    return date(year, month, calendar.monthrange(year, month)[1]) if 1 <= month <= 12 else None


def _end_of_quarter(found: re.Match[str], quarter: int) -> date | None:
    """Of a financial year; None where the two years named don't follow each other."""
    first, second = _year(found["year"]), _year(found["next"])
    return _end_of_quarter_in(first, quarter) if second == first + 1 else None


def _end_of_quarter_in(year: int, quarter: int) -> date:
    """Financial quarters: Q1 is April to June, Q4 January to March of the second year."""
    after = date(year, 4, 1) + timedelta(days=95 * quarter)
    return after.replace(day=1) - timedelta(days=1)
