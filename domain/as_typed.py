"""What people typed, as the registry keeps it: due dates with what they mean, glossaries with texts of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from domain import due as due_dates
from domain import period as periods
from domain.action_state import DueDate
from domain.authority import GlossaryEntry
from domain.due import Due
from domain.fact import Stamp
from domain.plan import Plan
from domain.refusals import InvalidOrder

LIKE_A_DAY = re.compile(
    r"\d{1,2}(st|nd|rd|th)?[\s./-]+(\d{1,2}|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)[\s./,-]+\d{2,4}",
    re.IGNORECASE,
)


def due_date(stamp: Stamp, due: str | Due | DueDate, plan: Plan) -> DueDate:
    """What a due date as typed means, within the plan's period where it names no year.

    One that comes with its meaning (a person saw it beside the document) keeps that.
    """
    if isinstance(due, DueDate):
        return due
    if isinstance(due, Due):
        return DueDate(stamp.write(due.text), due.kind, due.on, due.every)
    state = plan.latest
    meant = due_dates.read(due, periods.Period(state.period, state.starts_on, state.ends_on))
    return DueDate(stamp.write(due), meant.kind, meant.on, meant.every)


def refuse_slip(stamp: Stamp, due: str | Due | DueDate | None) -> None:
    """A day that no calendar has is a slip of the hand; what a document says is kept, and doubted."""
    if stamp.source is None:
        refuse_impossible_day(due)


def refuse_impossible_day(due: str | Due | DueDate | None) -> None:
    if isinstance(due, str) and due_dates.read(due).kind == "unclear" and LIKE_A_DAY.fullmatch(due.strip()):
        raise InvalidOrder(f"“{due.strip()}” is not a day of any calendar.", fields={"due": ["not a day"]})


def glossary(stamp: Stamp, entries: Sequence[Mapping[str, str | None]]) -> tuple[GlossaryEntry, ...]:
    return tuple(
        GlossaryEntry(
            stamp.write(entry["initials"] or ""), stamp.write_if(entry.get("name")), stamp.write_if(entry.get("role"))
        )
        for entry in entries
    )
