"""The notes on an action's progress, and the day that each is of: as its label, its column or its first words say.

A note that leaves the year out ("14/9 – draft sent") is of the last such day before the document's own date or the
end of the plan, and a person is asked to look at that.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
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
_AFTER_A_SENTENCE = re.compile(
    r"(?<=[.!?;])\s+(?=(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}"
    rf"|\d{{1,2}}\s?(?:st|nd|rd|th)?\s(?:of )?{_MONTH} \d{{2,4}})\s*(?::\s|[–—]\s|-\s)\s*[^\W\d])",
    re.IGNORECASE,
)
"""Before a note with its day, in a text that begins without one."""
_NEXT_BARE = re.compile(
    rf"(?<=[.!?;])\s+(?=(?:\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|\d{{1,2}} (?i:{_MONTH}) \d{{4}})\s+[A-Z])"
)
"""Before a day without any mark after it, in a text that begins with one."""
_DAY_FIRST = re.compile(
    rf"(?:\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|(?:\d{{1,2}}\s?(?:st|nd|rd|th)?\s(?:of )?)?{_MONTH} \d{{4}})"
    r"(?![\w/])(?P<mark>\s*[:–—-](?=\s)|\s*$)?(?!\s*(?:[–—,&-]|(?:is|was|and|or|to|until|at|has|had|will)\b))",
    re.IGNORECASE,
)
"""Begins a line: a day with its year, and no sentence or period of time that goes on."""
_GOES_ON = re.compile(
    r"(?:[,(/&–—-]|\b(?:on|in|at|of|by|for|from|to|until|till|since|before|after|during|and|or|the|with|dated|due"
    r"|around))$",
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
    texts = [each for line in _by_days(own, record, pieces) for each in _apart(line) if words(each)]
    for text in [*texts, *aside]:
        if words(text):
            noted.add(text, text, year)
    noted.doubts += _without_day(texts, noted.notes)
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
    if found := _DATED.match(text):
        bare = found[0].strip().endswith(found[1])
        return [each for note in _NEXT_NOTE.split(text) for each in (_NEXT_BARE.split(note) if bare else [note])]
    return (_NEXT_WITHOUT_YEAR if _WITHOUT_YEAR.match(text) else _AFTER_A_SENTENCE).split(text)


def _by_days(text: str, record: Record, pieces: Sequence[str]) -> list[str]:
    """The text cut before each line that begins with a day: a note of its own."""
    lines = _lines(text, record, pieces)
    if len(lines) < 2:
        return [text]
    found = [lines[0]]
    for above, line in pairwise(lines):
        if _begins_a_note(line, above, line in pieces, bool(_DAY_FIRST.match(lines[0]))):
            found.append(line)
        else:
            found[-1] = f"{found[-1]} {line}"
    return found


def _lines(text: str, record: Record, pieces: Sequence[str]) -> Sequence[str]:
    """The lines of a text of several; its paragraphs, where lines do not tell the same words."""
    shown = record.cells["progress"].shown if "progress" in record.cells else ()
    return next((each for each in (shown, pieces) if words(" ".join(each)) == words(text)), [text])


def _begins_a_note(line: str, above: str, is_paragraph: bool, first_is_dated: bool) -> bool:
    """Whether a line is a note of its own. A line may also begin with a day because the one above was full."""
    if _GOES_ON.search(above):
        return False
    if _WITHOUT_YEAR.match(line):
        return True
    found = _DAY_FIRST.match(line)
    ended = is_paragraph or above[-1:] in ".!?;:)"
    return bool(found) and (ended or bool(found["mark"]) or first_is_dated)


def _without_day(texts: Sequence[str], notes: Sequence[dict[str, Any]]) -> list[str]:
    """A note without a day beside others that have theirs was hardly written on the day of the document."""
    mine = notes[: len(texts)]
    if not any(note["on"] for note in mine):
        return []
    return [f"the note “{note['text'][:40]}” has no day, others in its cell have" for note in mine if not note["on"]]


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
