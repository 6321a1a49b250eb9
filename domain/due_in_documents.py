"""What a due date in a document means: as `domain.due` has it, else what the words leave likely.

The reader of documents, the review that a person looks at, and the form on which they edit a row all ask here, so
that what is shown is what is recorded. Whatever is only likely comes with a doubt in words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import chain

from domain import due
from domain.due import Due
from domain.period import Period

_TWO = re.compile(r"\s*(?:\s/\s|;|\n|\band\b|,|\s[-–—]\s|\bto\b)\s*|\s+")
_IMPOSSIBLE = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{2,4})\b")
_YEARS = re.compile(r"\d{4}\s?[-/–]\s?\d{2,4}")
"""Say which year in words that say something else of it: "academic year 2026/27"."""
_DAYS = {"day", "month", "quarter"}
_FEW = 14
"""Words. Of a longer text, the date may be anything."""


@dataclass(frozen=True)
class Told:
    due: Due
    doubts: tuple[str, ...] = ()


def read(text: str, within: Period | None = None) -> Told:
    """What it means; a day or month without a year is one of `within`."""
    found = due.read(text, within)
    told = Told(found) if found.kind != "unclear" else None
    told = told or _two_dates(text, within) or _date_within(text, within)
    if told is None:
        return Told(found, (why_unclear(text),))
    if told.due.on and not told.doubts and due.read(text).on is None:
        return replace(told, doubts=(f"the year of {text} is taken from the document",))
    return told


def _two_dates(text: str, within: Period | None) -> Told | None:
    """Two dates side by side: the later of two days counts, else the first. Where nothing stands between them, the
    first was added to: it is the original one. A pair that says its own years is tried before one that does not."""
    joints = list(_TWO.finditer(text))
    for joint, years in chain(((each, None) for each in joints), ((each, within) for each in joints)):
        one, other = text[: joint.start()], text[joint.end() :]
        first, second = due.read(one, years), due.read(other, years)
        if first.kind == "unclear" or second.kind == "unclear":
            continue
        days = first.on and second.on and first.kind in _DAYS and second.kind in _DAYS
        later = bool(days and second.on >= first.on)  # type: ignore[operator]
        chosen = replace(second if later else first, text=text)
        if later and second.on != first.on and not joint[0].strip():
            chosen = replace(chosen, original_on=first.on)
        return Told(chosen, (f"two dates: “{one.strip()}” and “{other.strip()}”",))
    return None


def _date_within(text: str, within: Period | None) -> Told | None:
    """The one date that a few words hold: "first draft by 30 June 2022"."""
    tokens = text.split()
    if len(re.findall(r"\w+", text)) > _FEW:
        return None
    for size in range(min(len(tokens) - 1, 6), 0, -1):
        for start in range(len(tokens) - size + 1):
            found = due.read(" ".join(tokens[start : start + size]).strip("()"), within)
            if found.on and found.kind in _DAYS and not _YEARS.fullmatch(found.text):
                others = [*tokens[:start], *tokens[start + size :]]
                if any(re.search(r"\d", each) for each in others):
                    return None
                return Told(replace(found, text=text), (f"“{text}” says more than a date",))
    return None


def why_unclear(text: str) -> str:
    if (found := _IMPOSSIBLE.search(text)) and (int(found[2]) > 12 or int(found[1]) > 28):
        return f"due date {text} is no day of any calendar"
    return f"due date {text} is unclear"
