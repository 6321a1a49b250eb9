"""The period that a plan is for: usually the year from 1 April to 31 March.

People write it "2022-23"; two dates with a slash between them say any other period.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

HOW_TO_WRITE = 'Write a plan year such as "2022-23", or two dates such as "2022-04-01/2023-03-31".'
LONGEST = 10
"""Years that one plan may cover: more is a slip of the keyboard, not a plan."""


@dataclass(frozen=True)
class Period:
    """From the first day to the last, both included; `text` is how it was written."""

    text: str
    starts_on: date
    ends_on: date

    def covers(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on


def read(text: str, year_starts: tuple[int, int] = (4, 1)) -> Period:
    """What a written period means; refuses, with a ValueError that says why, what it can't tell.

    `year_starts` is the month and day on which the authority's plan year begins.
    """
    written = " ".join(text.split())
    period = _between_dates(written) or _plan_years(written, year_starts) or _calendar_year(written)
    if period is None:
        raise ValueError(f'"{written}" is not a period. {HOW_TO_WRITE}')
    if period.ends_on < period.starts_on:
        raise ValueError(f'The period "{written}" ends before it starts. {HOW_TO_WRITE}')
    if period.ends_on.year - period.starts_on.year > LONGEST:
        raise ValueError(f'The period "{written}" is longer than {LONGEST} years. {HOW_TO_WRITE}')
    return period


YEARS = r"\b(?P<first>(?:19|20)\d\d)(?P<between>\s?[-/–]\s?)(?P<last>(?:19|20)?\d\d)\b"
"""A plan year as it stands in a sentence."""
_CALENDAR_YEAR = r"(?:19|20)\d\d"


def plain(text: str) -> str:
    """A plan year as it is compared and shown: "2026/27" and "2026-2027" are "2026-27"."""
    written = " ".join(text.split())
    found = re.fullmatch(YEARS, written, re.ASCII)
    return f"{found['first']}-{int(found['last']) % 100:02}" if found else written


def is_named_in(text: str, period: str) -> bool:
    """Whether a title says its period already, in whichever way."""
    return period in text or any(same(found[0], period) for found in re.finditer(YEARS, text, re.ASCII))


def same(one: str, other: str) -> bool:
    """Whether two texts write the same period."""
    return plain(one) == plain(other)


def moved_on(text: str, before: str, after: str) -> str:
    """The text with the one plan year moved on to the other, each written as it was: "Plan 2026/27", "Plan 2027/28"."""
    if re.fullmatch(_CALENDAR_YEAR, before.strip()) and re.fullmatch(_CALENDAR_YEAR, after.strip()):
        return re.sub(rf"\b{before.strip()}\b", after.strip(), text)
    years = re.fullmatch(YEARS, plain(after), re.ASCII)
    return re.sub(YEARS, lambda found: _as_written(found, years) if same(found[0], before) else found[0], text)


def following(text: str) -> str:
    """The period after one, as long and written alike: "2021-22" after "2020-21"; "" where that can't be told."""
    written = text.strip()
    if re.fullmatch(_CALENDAR_YEAR, written, re.ASCII):
        return str(int(written) + 1)
    found = re.fullmatch(YEARS, written, re.ASCII)
    years = (int(found["last"]) - int(found["first"])) % 100 if found else 0
    if found is None or not years:
        return ""
    last = int(found["last"]) + years
    return f"{int(found['first']) + years}{found['between']}{last if len(found['last']) == 4 else f'{last % 100:02}'}"


def _as_written(found: re.Match[str], years: re.Match[str] | None) -> str:
    if years is None:
        return found[0]
    last = int(years["last"])
    century = years["first"][:2] if last >= int(years["first"][2:]) else str(int(years["first"][:2]) + 1)
    return f"{years['first']}{found['between']}{century if len(found['last']) == 4 else ''}{last:02}"


def _between_dates(written: str) -> Period | None:
    found = re.fullmatch(r"(\d{4}-\d\d-\d\d)\s*/\s*(\d{4}-\d\d-\d\d)", written, re.ASCII)
    if not found:
        return None
    return Period(written, _day(found[1], written), _day(found[2], written))


def _plan_years(written: str, year_starts: tuple[int, int]) -> Period | None:
    """ "2022-23", "2022/23", "2022-2023"; "2021-24" is a plan for three years."""
    found = re.fullmatch(r"((?:19|20)\d\d)\s*[-/–]\s*((?:19|20)?\d\d)", written, re.ASCII)
    if not found:
        return None
    first, last = int(found[1]), int(found[2])
    if len(found[2]) == 2:
        last += first // 100 * 100
        if last < first and last % 100 == 0:  # 1999-00
            last += 100
    if last <= first:
        raise ValueError(f'The period "{written}" ends before it starts. {HOW_TO_WRITE}')
    if year_starts == (1, 1):
        raise ValueError(f'A plan year from 1 January lies in one year: write "{first}", not "{written}".')
    begins, ends = (_beginning(year, year_starts) for year in (first, last))
    return Period(written, begins, ends - timedelta(days=1))


def _calendar_year(written: str) -> Period | None:
    if not re.fullmatch(r"(?:19|20)\d\d", written, re.ASCII):
        return None
    return Period(written, date(int(written), 1, 1), date(int(written), 12, 31))


def _beginning(year: int, year_starts: tuple[int, int]) -> date:
    try:
        return date(year, *year_starts)
    except ValueError:
        month, day = year_starts
        raise ValueError(f"A plan year can't begin on {day}/{month}: {year} has no such day.") from None


def _day(iso: str, written: str) -> date:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        raise ValueError(f'"{written}" names {iso}, which no calendar has. {HOW_TO_WRITE}') from None
