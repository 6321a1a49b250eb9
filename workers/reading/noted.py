"""The notes on an action's progress, and the day that each is of: as its label, its column or its first words say.

A note that leaves the year out ("14/9 – draft sent") is of the last such day before the document's own date or the
end of the plan, and a person is asked to look at that.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from domain import due
from domain.period import Period
from workers.reading import headers
from workers.reading.document import words
from workers.reading.record import Note, Record

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DATED = re.compile(
    r"(?:progress|update)?\s*[–—-]?\s*(\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}(?:st|nd|rd"
    r"|th)? [A-Z][a-z]+ \d{2,4}|[A-Z][a-z]{2,8} \d{2,4})\s*[:–—-]?\s*",
    re.IGNORECASE,
)
_LED_IN = r"(?:(?:progress|updates?|note|position|comments?)\b\s*(?:as at|as of|at|on|of|for|in)?\s*[–—:-]?\s*)?"
_OF_A_DAY = (
    rf"(?:\d{{1,2}}/\d{{1,2}}(?![/\d])|\d{{1,2}}\s?(?:st|nd|rd|th)?\s(?:of )?{_MONTH}\b"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th))"
)
_WITHOUT_YEAR = re.compile(
    rf"{_LED_IN}(?P<when>{_OF_A_DAY}|{_MONTH}\b)\.?(?:\s*:|\s*$|(?:\s*[–—]|\s-(?=\s))(?!\s*['’]?\d))", re.IGNORECASE
)
_NEXT_NOTE = re.compile(
    r"(?<=\S)\s+(?=(?:(?:progress|update)\s*[–—-]?\s*)?(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}|(?:\d{1,2}(?:st|nd|rd"
    r"|th)? )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* '?\d{2,4})\s*[:–—-]\s*\S)",
    re.IGNORECASE,
)
_NEXT_WITHOUT_YEAR = re.compile(
    rf"(?<=[.!?;])\s+(?=(?:(?:progress|update)\s*)?{_OF_A_DAY}\s*(?::\s|[–—]\s|-\s)\s*[^\W\d])", re.IGNORECASE
)


_LONGEST_STATUS = 5
"""Words; a longer text under "Status" is news."""


@dataclass(frozen=True)
class Year:
    """Where a note without its year belongs. `until`: the document's own date, where it says one."""

    within: Period | None = None
    until: date | None = None

    @property
    def end(self) -> date | None:
        return self.until or (self.within.ends_on if self.within else None)


@dataclass
class Noted:
    notes: list[dict[str, Any]] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def add(self, text: str, label: str, year: Year) -> None:
        on, doubt = _day_of(label, year)
        self.notes.append({"on": on, "text": text})
        self.doubts += [doubt] if doubt else []


def of(record: Record, pieces: Sequence[str], aside: Sequence[str], year: Year) -> Noted:
    """The notes: of the column, each with a day only where it begins with one, and of rows below the action's."""
    noted = Noted()
    own = " ".join(pieces) or (record.text("progress") if len(words(record.text("progress"))) <= 2 else "")
    for text in [*_apart(own), *aside]:
        if words(text):
            noted.add(text, text, year)
    told = record.text("status")
    if len(words(told)) > _LONGEST_STATUS and not record.text("progress"):
        noted.add(told, told, year)
    for note in record.notes:
        if words(note.text):
            _of_row(note, noted, year)
    return noted


def _of_row(note: Note, noted: Noted, year: Year) -> None:
    said = _day_said(note.said)
    if said:
        noted.notes.append({"on": said, "text": note.text})
    else:
        noted.add(note.text, note.label or note.text, year)


def _apart(text: str) -> list[str]:
    """Each dated note apart, where the text begins with one and another begins further on."""
    if _DATED.match(text):
        return _NEXT_NOTE.split(text)
    return _NEXT_WITHOUT_YEAR.split(text) if _WITHOUT_YEAR.match(text) else [text]


def _day_said(text: str) -> str | None:
    """The day that the name of a column says for what stands in it; a quarter without its year says none."""
    found = due.read(headers.said_when(text) or "")
    return found.on.isoformat() if found.on and found.kind in {"day", "month", "quarter"} else None


def _day_of(text: str, year: Year) -> tuple[str | None, str | None]:
    """The day that a text begins with, and what is doubtful about it."""
    if dated := _DATED.match(text):
        found = due.read(dated[1].replace("-", "/"), year.within)
        if found.on and found.kind in {"day", "month"}:
            return found.on.isoformat(), None
    if (whole := due.read(text)).on and whole.kind == "day":
        return whole.on.isoformat(), None
    without = _WITHOUT_YEAR.match(text)
    day = _last(without["when"], year.end) if without and year.end else None
    if not without or not day:
        return None, None
    whence = "the document’s date" if year.until else "the plan"
    return day.isoformat(), f"the year of the note “{without['when']}” is taken from {whence}: {day.year}"


def _last(when: str, end: date) -> date | None:
    """The last such day, or end of such a month, that is not after `end`; of a month that runs then, `end` itself."""
    for year in range(end.year, end.year - 5, -1):
        found = due.read(f"{when}/{year}" if "/" in when else f"{when} {year}")
        if found.on and found.kind == "month" and (found.on.year, found.on.month) == (end.year, end.month):
            return end
        if found.on and found.kind in {"day", "month"} and found.on <= end:
            return found.on
    return None
