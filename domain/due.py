"""When an action is due: what the authority wrote, word for word, and beside it what that means.

"March 22" is the end of March 2022, never the 22nd. "Q4 2020-21" ends on 31 March 2021. What can't
be told for certain is `unclear` and has no date: nothing is guessed.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from domain import dates
from domain.period import Period

Kind = Literal[
    "day", "month", "quarter", "recurring", "start_and_recurring", "conditional", "completed", "unclear"
]  # fmt: skip

_NUMBER_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_NUMBERS = {word: number for number, word in enumerate(_NUMBER_WORDS.split("|"), start=1)}
_UNITS = {"day": ("D", 1), "week": ("W", 1), "month": ("M", 1), "quarter": ("M", 3), "year": ("Y", 1)}
_RECURRENCES: dict[str, str | None] = {
    "daily": "P1D", "weekly": "P1W", "fortnightly": "P2W", "monthly": "P1M", "quarterly": "P3M",
    "half-yearly": "P6M", "half yearly": "P6M", "twice a year": "P6M", "twice yearly": "P6M", "annually": "P1Y",
    "annual": "P1Y", "yearly": "P1Y", "bimonthly": None, "bi-monthly": None, "biannually": None, "bi-annually": None,
    "termly": None, "half-termly": None, "half termly": None,
    "ongoing": None, "on-going": None, "on going": None, "continuous": None,
}  # fmt: skip
"""How often, in words. None: it recurs, but how often the word does not say for certain."""

_ORIGINAL = (
    r"(?:originally|original(?: due)?(?: target)?(?: date)?|orig\.?|was|previously|formerly"
    r"|(?:extended|revised|moved|changed|deferred|slipped) from)(?: was| of)?:? ?(?:due )?"
)
_DONE = r"(?:completed?|done|achieved|finished)"
_ONLY_WHEN = r"(?:once|when|after|upon|following|subject to|depend[ae]nt|pending|as soon as|as and when|unless)\b"
_MOVED_TO = (
    r"(?:now|revised(?: to| date)?|extended (?:to|until)|moved to|changed to|deferred to|slipped to|new date|->|→):?"
)


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


def no_such_day(text: str) -> bool:
    """Whether a due date is written as a day that no calendar has."""
    present, original = _apart_from_original(_plain(text))
    return dates.no_such_day(present or original)


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
        rf"(?P<present>.*?)(?:[,;]| -)? {_ORIGINAL}(?P<original>[^()]+)",
        rf"(?P<original>[^()]*?\d[^()]*?)[,;]?(?: -)? ?\(?{_MOVED_TO} ?(?P<present>[^()]+)\)?",
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
    """A day, the end of a month, of a financial quarter or year."""
    written = dates.read(plain, within)
    return Due("", written.kind, written.on) if written else _UNCLEAR


def _completed(plain: str, within: Period | None) -> Due:
    """ "Completed March 22", "March 22 (complete)"."""
    found = re.fullmatch(rf"{_DONE}(?: ?[-:,(] ?| on | in | by |\s)?(?P<date>[^()]*)\)?", plain)
    found = found or re.fullmatch(rf"(?P<date>.+?)(?: - |, | ?\(| ){_DONE}\)?", plain)
    if not found:
        return _UNCLEAR
    when = _date(found["date"], within)
    if found["date"] and when.on is None:
        return _UNCLEAR
    return Due("", "completed", when.on)


def _recurring(plain: str, within: Period | None) -> Due:
    """ "monthly", "every 3 months", "quarterly until March 22"."""
    often, _, end = _cut(
        plain, r" ?(?:until|till|up to|throughout|during|to|with(?: a)? review(?: in)?|-? ?\(?review)(?: the)? "
    )
    known, every = _how_often(often)
    if not known:
        return _UNCLEAR
    ends = _date(end.removeprefix("date").strip(" :)"), within)
    return _UNCLEAR if end and ends.on is None else Due("", "recurring", ends.on, every)


def _start_and_recurring(plain: str, within: Period | None) -> Due:
    """ "April 21 and every 3 months", "quarterly from April 21", "from April 2021"; due first on `on`."""
    bare, begun = re.subn(r"^(?:start(?:ing|s)?|from|commencing|beginning)\b:? ?", "", plain)
    start, joint, often = _cut(bare, r"(?:,| and then| and| then| /|/|;| -| \()+ ?(?=as |\w)")
    if not joint:
        often, joint, start = _cut(plain, r",? (?:starting|from|commencing)(?: from| in| on)? ")
    onwards = re.fullmatch(r"(?P<start>.+?) (?:on ?wards?|and on-?going|on-?going)", bare)
    if not joint and (begun or onwards):
        start, joint, often = (onwards["start"] if onwards else bare), "from", "ongoing"
    first = _date(start, within)
    known, every = _how_often(often.strip(" )"))
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
    plain = re.sub(r"^(?:on-?going|immediate(?:ly)?|now)(?:,|;| -| and| then|/| \()+ ?(?=\w)", "", plain).rstrip(")")
    plain = re.sub(r"(?:,| and)? (?:on (?:an? )?)?on-?going(?: basis)?$|,? thereafter$", "", plain)
    plain = re.sub(r"^(?:then|at least|(?:to be )?review(?:ed)?) ", "", plain)
    plain = re.sub(r" (?:reviews?|reporting|reports?|updates?|meetings?|thereafter)$", "", plain)
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
