"""When an action of a document is due: its columns of dates, its year where it leaves that out, two dates in one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain import due
from domain.due import Due
from domain.period import Period
from workers.reading.document import words
from workers.reading.record import Record

_TWO = re.compile(r"\s*(?:\s/\s|;|\n|\band\b|,|\s[-–—]\s|\bto\b)\s*|\s+")
_IMPOSSIBLE = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{2,4})\b")


@dataclass(frozen=True)
class When:
    due: Due | None
    doubts: tuple[str, ...] = ()


def of(record: Record, within: Period | None, text: str | None = None) -> When:
    """What the record says of its date; `text` instead of its own column."""
    written = record.text("due") if text is None else text
    if record.marked and not written and not record.text("revised"):
        return _marked(record.marked, within)
    revised, original = record.text("revised"), record.text("original")
    if not written and not revised:
        return When(_with(due.read(original, within), original)) if original else When(None)
    found, doubts = _read(revised or written, within)
    first = due.read(written, within) if revised and written else due.read(original, within) if original else None
    if first and first.on:
        found = replace(found, original_on=first.on)
    return When(found, tuple(doubts))


def _marked(names: Sequence[str], within: Period | None) -> When:
    """The last of the months or quarters whose cells are marked."""
    told = due.read(names[-1], within)
    doubt = f"no due date is written: {', '.join(names)} {'is' if len(names) == 1 else 'are'} marked"
    return When(replace(told, text=", ".join(names)), (doubt,))


def _with(found: Due, text: str) -> Due:
    return replace(found, text=text)


def _read(text: str, within: Period | None) -> tuple[Due, list[str]]:
    found = due.read(text, within)
    doubts: list[str] = []
    if found.kind == "unclear":
        found, doubts = _two_dates(text, within) or (found, doubts)
    if found.kind == "unclear":
        found, doubts = _date_within(text, within) or (found, doubts)
    if found.kind == "unclear":
        doubts = [_why_unclear(text)]
    if found.on and due.read(text).on is None and not doubts:
        doubts.append(f"the year of {text} is taken from the document")
    return found, doubts


def _two_dates(text: str, within: Period | None) -> tuple[Due, list[str]] | None:
    """Two dates side by side, the earlier first: the later of two days counts, else the first."""
    for joint in _TWO.finditer(text):
        first, second = (due.read(part, within) for part in (text[: joint.start()], text[joint.end() :]))
        if first.kind == "unclear" or second.kind == "unclear":
            continue
        doubt = f"two dates: “{text[: joint.start()]}” and “{text[joint.end() :]}”"
        days = first.on and second.on and first.kind in _DAYS and second.kind in _DAYS
        chosen = second if days and second.on >= first.on else first  # type: ignore[operator]
        return replace(chosen, text=text), [doubt]
    return None


_DAYS = {"day", "month", "quarter"}
_YEARS = re.compile(r"\d{4}\s?[-/–]\s?\d{2,4}")
"""Say which year in words that say something else of it: "academic year 2026/27"."""


def _date_within(text: str, within: Period | None) -> tuple[Due, list[str]] | None:
    """The one date that a few words hold: "first draft by 30 June 2022"."""
    if len(words(text)) > 14:
        return None
    tokens = text.split()
    for size in range(min(len(tokens) - 1, 6), 0, -1):
        for start in range(len(tokens) - size + 1):
            found = due.read(" ".join(tokens[start : start + size]).strip("()"), within)
            if found.on and found.kind in _DAYS and not _YEARS.fullmatch(found.text):
                others = [*tokens[:start], *tokens[start + size :]]
                if any(re.search(r"\d", each) for each in others):
                    return None
                return replace(found, text=text), [f"“{text}” says more than a date"]
    return None


def _why_unclear(text: str) -> str:
    if (found := _IMPOSSIBLE.search(text)) and (int(found[2]) > 12 or int(found[1]) > 28):
        return f"due date {text} is no day of any calendar"
    return f"due date {text} is unclear"
