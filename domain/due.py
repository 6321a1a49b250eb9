"""When an action is due: what the authority wrote, word for word, and beside it what that means.

"March 22" is the end of March 2022, never the 22nd. "Q4 2020-21" ends on 31 March 2021. What can't
be told for certain is `unclear` and has no date: nothing is guessed.
"""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from domain.period import Period

Kind = Literal[
    "day", "month", "quarter", "recurring", "start_and_recurring", "conditional", "completed", "unclear"
]  # fmt: skip

_MONTH_NAMES = (
    "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|"
    "october oct|november nov|december dec"
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES.split("|"), start=1) for name in names.split()}
_NUMBER_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_NUMBERS = {word: number for number, word in enumerate(_NUMBER_WORDS.split("|"), start=1)}
_UNITS = {"day": ("D", 1), "week": ("W", 1), "month": ("M", 1), "quarter": ("M", 3), "year": ("Y", 1)}
_RECURRENCES: dict[str, str | None] = {
    "daily": "P1D", "weekly": "P1W", "fortnightly": "P2W", "monthly": "P1M", "quarterly": "P3M",
    "half-yearly": "P6M", "half yearly": "P6M", "twice a year": "P6M", "annually": "P1Y", "annual": "P1Y",
    "yearly": "P1Y", "bimonthly": None, "bi-monthly": None, "biannually": None, "bi-annually": None,
    "termly": None, "ongoing": None, "on-going": None, "on going": None, "continuous": None,
}  # fmt: skip
"""How often, in words. None: it recurs, but how often the word does not say for certain."""

_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d|'?\d\d)"
_NTH = r"(?P<day>\d{1,2})(?:\s?(?:st|nd|rd|th))?"
_DAYS = [
    r"(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)(?:[t ]00:00:00)?",
    r"(?P<day>\d{1,2})(?P<between>[/.-])(?P<number>\d{1,2})(?P=between)(?P<year>(?:19|20)\d\d|\d\d)",
    rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?{_NTH}[ -]?(?:of )?{_MONTH},?[ -]?{_YEAR}",
    rf"{_MONTH} {_NTH},? (?P<year>(?:19|20)\d\d)",
]
_DAYS_WITHOUT_YEAR = [rf"{_NTH} ?(?:of )?{_MONTH}", rf"{_MONTH} (?P<day>\d{{1,2}})\s?(?:st|nd|rd|th)"]
_MONTH_AND_YEAR = [
    rf"{_MONTH},?[ -]?{_YEAR}",
    r"(?P<number>\d\d)/(?P<year>(?:19|20)\d\d)",
    r"(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)",
]
_QUARTER = r"(?:q|quarter |qtr )(?P<quarter>[1-4])"
_FINANCIAL_YEAR = r"(?P<year>(?:19|20)?\d\d)\s?[-/]\s?(?P<next>(?:19|20)?\d\d)"
_QUARTERS = [rf"{_QUARTER},? ?(?:of )?{_FINANCIAL_YEAR}", rf"{_FINANCIAL_YEAR},? ?{_QUARTER}"]
_LEAD_IN = r"^(?:(?:by|due(?: date| by)?|target(?: date)?|for|extended to|revised to|revised|now)\b:? ?)+"
_END_OF = r"^(?:the )?end (?:of )?(?:the )?"
_ORIGINAL = r"(?:originally|original(?: due)?(?: target)?(?: date)?|was)(?: was| of)?:? ?(?:due )?"
_DONE = r"(?:completed?|done|achieved|finished)"
_ONLY_WHEN = r"(?:once|when|after|upon|following|subject to|depend[ae]nt|pending|as soon as|as and when|unless)\b"
_MOVED_TO = r"(?:now|revised(?: to)?|extended to|moved to):?"


@dataclass(frozen=True)
class Due:
    """A due date as written and as understood.

    `on` is the last day it may mean: the day, the end of the month or quarter, the end of a recurrence
    where one is given, else its first occurrence; None where none can be told. `every` is the ISO 8601
    period of a recurrence. `original_on` is the original date, where the text names one.
    """

    text: str
    kind: Kind
    on: date | None = None
    every: str | None = None
    original_on: date | None = None

    def is_overdue(self, on: date) -> bool:
        """Whether its last possible day has passed; what is done, or has no day, is never overdue."""
        return self.kind != "completed" and self.on is not None and on > self.on


def read(text: str, within: Period | None = None) -> Due:
    """What a due date means. A day or month without a year takes it from `within`, or stays unclear."""
    present, original = _apart_from_original(_plain(text))
    original_on = _date(original, within).on if original else None
    understood = _understand(present or original, within)
    return replace(understood, text=text, original_on=original_on)


def _plain(text: str) -> str:
    """Lower case, single spaces, one kind of dash and apostrophe; no brackets around the whole."""
    plain = re.sub(r"[‐-―−]", "-", " ".join(text.casefold().split()))
    plain = plain.replace("\u2019", "'").strip(" .,;:*")
    if plain.startswith("(") and plain.endswith(")") and plain.count("(") == 1:
        plain = plain[1:-1].strip(" .,;:*")
    return plain


def _apart_from_original(plain: str) -> tuple[str, str]:
    """The present date and, if named, the original: "30 Sept 2020 (original due date 31 July)"."""
    for shape in (
        rf"(?P<present>.*?)[,;]? ?\({_ORIGINAL}(?P<original>[^()]+)\)",
        rf"\({_ORIGINAL}(?P<original>[^()]+)\)[,;:]? ?(?P<present>.*)",
        rf"{_ORIGINAL}(?P<original>[^(),;]+?)(?:[,;]| -)? ?\(?{_MOVED_TO} (?P<present>[^()]+)\)?",
        rf"(?P<present>){_ORIGINAL}(?P<original>.+)",
    ):
        if found := re.fullmatch(shape, plain):
            return found["present"].strip(), found["original"].strip()
    return plain, ""


def _understand(plain: str, within: Period | None) -> Due:
    for reader in (_date, _completed, _recurring, _start_and_recurring, _conditional):
        due = reader(plain, within)
        if due.kind != "unclear":
            return due
    return _UNCLEAR


_UNCLEAR = Due("", "unclear")


def _date(plain: str, within: Period | None) -> Due:
    """A day, the end of a month, or the end of a financial quarter."""
    plain = re.sub(_END_OF, "", re.sub(_LEAD_IN, "", plain))
    if found := _first(_DAYS, plain):
        return _as("day", _day(_year(found["year"]), _month(found), int(found["day"])))
    if found := _first(_MONTH_AND_YEAR, plain):
        return _as("month", _end_of_month(_year(found["year"]), _month(found)))
    if found := _first(_QUARTERS, plain):
        return _as("quarter", _end_of_quarter(found))
    return _without_year(plain, within) if within else _UNCLEAR


def _without_year(plain: str, within: Period) -> Due:
    """A day or month that lies in the period exactly once."""
    kind: Kind = "day"
    found = _first(_DAYS_WITHOUT_YEAR, plain)
    if not found:
        kind, found = "month", _first([_MONTH], plain)
    if not found:
        return _UNCLEAR
    month, days = _MONTHS[found["month"]], []
    for year in range(within.starts_on.year, within.ends_on.year + 1):
        day = _day(year, month, int(found["day"])) if kind == "day" else _end_of_month(year, month)
        if day and within.covers(day):
            days.append(day)
    return _as(kind, days[0]) if len(days) == 1 else _UNCLEAR


def _completed(plain: str, within: Period | None) -> Due:
    found = re.fullmatch(rf"{_DONE}(?: ?[-:,(] ?| on | in | by |\s)?(?P<date>[^()]*)\)?", plain)
    if not found:
        return _UNCLEAR
    when = _date(found["date"], within)
    if found["date"] and when.on is None:
        return _UNCLEAR
    return Due("", "completed", when.on)


def _recurring(plain: str, within: Period | None) -> Due:
    """ "monthly", "every 3 months", "quarterly until March 22"."""
    often, _, end = _cut(plain, r" ?(?:until|till|up to)(?: the)? ")
    known, every = _how_often(often)
    if not known:
        return _UNCLEAR
    ends = _date(end, within)
    return _UNCLEAR if end and ends.on is None else Due("", "recurring", ends.on, every)


def _start_and_recurring(plain: str, within: Period | None) -> Due:
    """ "April 21 and every 3 months", "quarterly from April 21"; due first on `on`."""
    start, joint, often = _cut(re.sub(r"^(?:start(?:ing|s)?|from|commencing)\b:? ?", "", plain),
                               r"(?:,| and then| and| then| /|/)+ ?(?=as |\w)")  # fmt: skip
    if not joint:
        often, joint, start = _cut(plain, r",? (?:starting|from|commencing)(?: from| in| on)? ")
    first = _date(start, within)
    known, every = _how_often(often)
    as_it_comes = re.match(r"as (?:new|and when|required|needed)\b", often)
    if not joint or first.on is None or not (known or as_it_comes):
        return _UNCLEAR
    return Due("", "start_and_recurring", first.on, every)


def _conditional(plain: str, within: Period | None) -> Due:
    """ "once the data is released": no day can be told. "After 3 May 2022" is no condition, only unclear."""
    found = re.match(_ONLY_WHEN, plain)
    if not found or not plain[found.end() :].strip() or _date(plain[found.end() :].strip(), within).on:
        return _UNCLEAR
    return Due("", "conditional")


def _how_often(plain: str) -> tuple[bool, str | None]:
    """Whether these words say that something recurs, and how often where they say it for certain."""
    plain = re.sub(r"(?:,| and)? (?:on (?:an? )?)?on-?going(?: basis)?$|,? thereafter$", "", plain)
    plain = re.sub(r"^(?:then|at least) ", "", plain)
    plain = re.sub(r"^on an? (?=\w+ basis$)| (?:basis|on a rolling basis)$", "", plain)
    if plain in _RECURRENCES:
        return True, _RECURRENCES[plain]
    count = rf"(?P<count>\d{{1,2}}|{_NUMBER_WORDS}) ?-?"
    found = re.fullmatch(rf"(?:every|each) (?:{count} ?)?(?P<unit>{'|'.join(_UNITS)})s?", plain)
    found = found or re.fullmatch(rf"{count}(?P<unit>week|month|year)ly", plain)
    if not found:
        return False, None
    number = int(_NUMBERS.get(found["count"], found["count"] or 1))
    letter, times = _UNITS[found["unit"]]
    return number > 0, f"P{number * times}{letter}" if number else None


def _cut(plain: str, joint: str) -> tuple[str, str, str]:
    """What stands before the first such joint, the joint, and what stands after it."""
    found = re.search(joint, plain)
    return (plain[: found.start()], found[0], plain[found.end() :]) if found else (plain, "", "")


def _first(shapes: list[str], plain: str) -> re.Match[str] | None:
    matches = (re.fullmatch(shape, plain, re.ASCII) for shape in shapes)
    return next((found for found in matches if found), None)


def _as(kind: Kind, on: date | None) -> Due:
    return Due("", kind, on) if on else _UNCLEAR


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


def _end_of_quarter(found: re.Match[str]) -> date | None:
    """Financial quarters: Q1 is April to June, Q4 January to March of the second year named."""
    first, second = _year(found["year"]), _year(found["next"])
    if second != first + 1:
        return None
    after = date(first, 4, 1) + timedelta(days=95 * int(found["quarter"]))
    return after.replace(day=1) - timedelta(days=1)
