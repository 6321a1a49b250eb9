"""What people typed, as the registry keeps it: due dates with what they mean, glossaries with texts of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain import due as due_dates
from domain import period as periods
from domain.action_state import DueDate
from domain.authority import GlossaryEntry
from domain.fact import Stamp
from domain.plan import Plan


def due_date(stamp: Stamp, due: str | DueDate, plan: Plan) -> DueDate:
    """What a due date as typed means, within the plan's period where it names no year."""
    if isinstance(due, DueDate):
        return due
    state = plan.latest
    meant = due_dates.read(due, periods.Period(state.period, state.starts_on, state.ends_on))
    return DueDate(stamp.write(due), meant.kind, meant.on, meant.every)


def glossary(stamp: Stamp, entries: Sequence[Mapping[str, str | None]]) -> tuple[GlossaryEntry, ...]:
    return tuple(
        GlossaryEntry(
            stamp.write(entry["initials"] or ""), stamp.write_if(entry.get("name")), stamp.write_if(entry.get("role"))
        )
        for entry in entries
    )
