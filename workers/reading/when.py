"""When an action of a document is due: its columns of dates, its year where it leaves that out, two dates in one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from domain import due, due_in_documents
from domain.due import Due
from domain.period import Period
from workers.reading.record import Record


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
    told = due_in_documents.read(revised or written, _from_meeting(record) or within)
    found = told.due
    first = due.read(written, within) if revised and written else due.read(original, within) if original else None
    if first and first.on:
        found = replace(found, original_on=first.on)
    return When(found, told.doubts)


_FULL_DATE = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ 20\d\d\b|\b\d{1,2}/\d{1,2}/20\d\d\b")
_MEETING = re.compile(r"\b(?:meeting|board|minutes|panel|committee|group)\b", re.IGNORECASE)


def _from_meeting(record: Record) -> Period | None:
    """The year from the meeting on under whose date an action stands: what was agreed there is due afterwards."""
    for text in (record.objective or "", record.section or ""):
        found = _FULL_DATE.findall(text)
        day = due.read(found[0]).on if len(found) == 1 and _MEETING.search(text) else None
        if day:
            return Period(found[0], day, day + timedelta(days=364))
    return None


def _marked(names: Sequence[str], within: Period | None) -> When:
    """The last of the months or quarters whose cells are marked."""
    told = due.read(names[-1], within)
    doubt = f"no due date is written: {', '.join(names)} {'is' if len(names) == 1 else 'are'} marked"
    return When(replace(told, text=", ".join(names)), (doubt,))


def _with(found: Due, text: str) -> Due:
    return replace(found, text=text)
