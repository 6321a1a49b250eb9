"""The period that a reported value is of: a month, a quarter, a year, or twelve months that roll on.

Services write "Q3 2022-23", "Apr 22 – Mar 23", "12 months ending December 2020" or "Jan–Dec 2020 cohort". Which kind
it is matters as much as its days: a quarter beside a rolling year is another number, even where both end together.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from domain import period as plan_years

KINDS = {
    "month": "month",
    "quarter": "quarter",
    "year": "financial year",
    "calendar_year": "calendar year",
    "rolling_year": "rolling 12 months",
    "span": "other period",
}
HOW_TO_WRITE = "Write it such as “Q3 2022-23”, “2022-23”, “Apr 22 – Mar 23”, “12 months to March 2023” or “June 2022”."
LONGEST_SPAN = 36
"""Months."""

_NAMES = [name.casefold() for name in calendar.month_name]
_MONTH = r"(?P<{0}m>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{{0,6}}\.?"
_YEAR = r"'?(?P<{0}y>(?:20)?\d\d)"
_MONTH_OF_YEAR = rf"{_MONTH}[ -]?{_YEAR}"
_FINANCIAL = r"(?:fy ?)?(?P<first>(?:20)?\d\d)[-/](?P<next>(?:20)?\d\d)"
_QUARTER = r"(?:q|quarter |qtr )(?P<q>[1-4])"
_JOINED = r"(?: ?- ?| to )"
_LENGTHS = {"year": 12, "12 months": 12, "twelve months": 12, "6 months": 6, "3 months": 3, "quarter": 3, "month": 1}
_COHORT = re.compile(r"(?:^cohort(?: of)?:? | \(?cohort\)?$)")


@dataclass(frozen=True, slots=True)
class Reported:
    """`text` is how it was written; a `cohort` is who was dealt with in the period and was followed up afterwards."""

    text: str
    kind: str
    starts_on: date
    ends_on: date
    cohort: bool = False

    def same(self, other: Reported) -> bool:
        """Whether both are of one period, however it is written."""
        return (self.kind, self.starts_on, self.ends_on, self.cohort) == (
            other.kind, other.starts_on, other.ends_on, other.cohort,
        )  # fmt: skip


def read(text: str) -> Reported:
    """What a written period means; refuses, with a ValueError that says how to write it, what it can't tell."""
    written = " ".join(text.split())
    bare = re.sub(r"[–—−]", "-", written.casefold())
    bare, cohorts = _COHORT.subn("", bare)
    found = _quarter(bare) or _ending(bare) or _between(bare) or _month(bare) or _year(bare)
    if found is None:
        raise ValueError(f"“{written}” is not a period. {HOW_TO_WRITE}")
    kind, starts_on, ends_on = found
    if ends_on < starts_on:
        raise ValueError(f"The period “{written}” ends before it starts. {HOW_TO_WRITE}")
    if months(starts_on, ends_on) > LONGEST_SPAN:
        raise ValueError(f"The period “{written}” is longer than {LONGEST_SPAN} months. {HOW_TO_WRITE}")
    return Reported(written, kind, starts_on, ends_on, bool(cohorts))


Found = tuple[str, date, date] | None


def _quarter(bare: str) -> Found:
    """ "Q3 2022-23": Q1 is April to June."""
    for shape in (rf"{_QUARTER},? ?{_FINANCIAL}", rf"{_FINANCIAL},? ?{_QUARTER}"):
        found = re.fullmatch(shape, bare, re.ASCII)
        first = _financial_year(found) if found else None
        if found and first:
            starts_on = _moved(date(first, 4, 1), 3 * (int(found["q"]) - 1))
            return "quarter", starts_on, _last(_moved(starts_on, 2))
    return None


def _ending(bare: str) -> Found:
    """ "12 months ending December 2020", "rolling year to Mar 22", "quarter ending June 2022"."""
    lengths = "|".join(sorted(_LENGTHS, key=len, reverse=True))
    shape = rf"(?:the )?(?:rolling )?(?P<length>{lengths}) (?:ending|ended|to|up to)(?: the end of)? {_MONTH_OF_YEAR}"
    found = re.fullmatch(shape.format(""), bare, re.ASCII)
    first = _month_of(found, "") if found else None
    return _of_months(_moved(first, 1 - _LENGTHS[found["length"]]), first) if found and first else None


def _between(bare: str) -> Found:
    """ "Oct 2021 - Sep 2022", "Jan-Dec 2020"; two days with a slash between them."""
    if days := re.fullmatch(r"(\d{4}-\d\d-\d\d) ?/ ?(\d{4}-\d\d-\d\d)", bare, re.ASCII):
        return _between_days(days)
    for shape in (_MONTH_OF_YEAR.format("a") + _JOINED + _MONTH_OF_YEAR.format("z"),
                  _MONTH.format("a") + _JOINED + _MONTH_OF_YEAR.format("z")):  # fmt: skip
        if found := re.fullmatch(shape, bare, re.ASCII):
            last = _month_of(found, "z")
            first = _month_of(found, "a") if "ay" in found.groupdict() else _before(found, last)
            return _of_months(first, last) if first and last else None
    return None


def _between_days(found: re.Match[str]) -> Found:
    try:
        first, last = date.fromisoformat(found[1]), date.fromisoformat(found[2])
    except ValueError:
        return None
    whole = first.day == 1 and last == _last(last)
    return _of_months(first, last.replace(day=1)) if whole and first <= last else ("span", first, last)


def _month(bare: str) -> Found:
    found = re.fullmatch(_MONTH_OF_YEAR.format(""), bare, re.ASCII)
    first = _month_of(found, "") if found else None
    return ("month", first, _last(first)) if first else None


def _year(bare: str) -> Found:
    """ "2021-22" is from April to March; "2020" is a calendar year."""
    if found := re.fullmatch(rf"(?:financial year |year )?{_FINANCIAL}", bare, re.ASCII):
        first = _financial_year(found)
        return ("year", date(first, 4, 1), date(first + 1, 3, 31)) if first else None
    try:
        year = plan_years.read(bare)
    except ValueError:
        return None
    return "calendar_year", year.starts_on, year.ends_on


# Months


def _of_months(first: date, last: date) -> Found:
    """From the first day of one month to the last of another; a kind of its own where there is one for it."""
    length = (last.year - first.year) * 12 + last.month - first.month + 1
    kinds = {1: "month", 3: "quarter" if first.month % 3 == 1 else "span", 12: "rolling_year"}
    return kinds.get(length, "span"), first, _last(last)


def months(starts_on: date, ends_on: date) -> int:
    return (ends_on.year - starts_on.year) * 12 + ends_on.month - starts_on.month + 1


def _month_of(found: re.Match[str], which: str) -> date | None:
    """Its first day; None where the letters only begin like a month ("march" does, "marble" doesn't)."""
    name = re.sub(r"[^a-z].*", "", found.string[found.start(f"{which}m") :])
    full = next((n for n, each in enumerate(_NAMES) if n and each.startswith(name)), None)
    month = 9 if name == "sept" else full
    return date(_full(found[f"{which}y"]), month, 1) if month else None


def _before(found: re.Match[str], last: date | None) -> date | None:
    """The first month of "Jan–Dec 2020": of the same year, or of the one before where it would come later."""
    name = re.sub(r"[^a-z].*", "", found.string[found.start("am") :])
    month = next((n for n, each in enumerate(_NAMES) if n and each.startswith(name[:4])), None)
    if month is None or last is None or month > last.month:
        return None
    return date(last.year, month, 1)


def _financial_year(found: re.Match[str]) -> int | None:
    first, following = _full(found["first"]), _full(found["next"])
    return first if following == first + 1 else None


def _full(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


def _moved(first: date, by: int) -> date:
    """The first day of the month so many months later."""
    number = first.year * 12 + first.month - 1 + by
    return date(number // 12, number % 12 + 1, 1)


def _last(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
