"""What was recorded since a day: how much of it is about earlier days, how late each entry was, and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from domain.fact import LONDON
from projections.history import COLUMNS, in_words
from projections.reading import Reader

DAYS_LATE = "((recorded_at AT TIME ZONE 'Europe/London')::date - effective_on)"
STEPS = {"in time (within 7 days)": 7, "8 to 30 days late": 30, "31 to 90 days late": 90, "later than 90 days": None}
"""How lateness is counted; minutes typed up in the same week are in time."""


@dataclass(frozen=True)
class Since:
    """From the beginning of a day in London, as known by a moment; of one plan, or of all that is recorded."""

    day: date
    known_on: datetime
    plan: UUID | None = None

    def where(self, back_dated: bool = False) -> tuple[str, list[Any]]:
        conditions = ["recorded_at >= %s", "recorded_at <= %s"]
        values: list[Any] = [datetime.combine(self.day, time.min, LONDON), self.known_on]
        if self.plan is not None:
            conditions.append("plan = %s")
            values.append(self.plan)
        if back_dated:
            conditions.append("effective_on < %s")
            values.append(self.day)
        return " AND ".join(conditions), values


def recorded_since(
    reader: Reader, since: Since, back_dated: bool, limit: int, before: int | None = None
) -> list[dict[str, Any]]:
    """A page of entries, newest first. `back_dated`: only those of a day before, which change what was shown then."""
    where, values = since.where(back_dated)
    if before is not None:
        where, values = f"{where} AND position < %s", [*values, before]
    rows = reader._rows(
        f"SELECT {COLUMNS} FROM {{schema}}.entries WHERE {where} ORDER BY position DESC LIMIT %s", [*values, limit]
    )
    return in_words(reader, rows, since.known_on)


def counted(reader: Reader, since: Since) -> dict[str, Any]:
    """All, those of earlier days, and the latest of these."""
    where, values = since.where()
    rows = reader._rows(
        "SELECT count(*), count(*) FILTER (WHERE effective_on < %s),"
        f" max({DAYS_LATE}) FILTER (WHERE effective_on < %s), count(*) FILTER (WHERE {DAYS_LATE} > 7)"
        f" FROM {{schema}}.entries WHERE {where}",
        [since.day, since.day, *values],
    )
    every, back_dated, most, late = rows[0]
    return {"entries": every, "back_dated": back_dated, "most_days_late": most or 0, "late": late}


def by_person(reader: Reader, since: Since) -> list[dict[str, Any]]:
    """Who recorded what is of earlier days, most first."""
    where, values = since.where(back_dated=True)
    rows = reader._rows(
        f"SELECT actor, count(*), round(avg({DAYS_LATE}))::int, max({DAYS_LATE}) FROM {{schema}}.entries"
        f" WHERE {where} GROUP BY actor ORDER BY 2 DESC, 4 DESC",
        values,
    )
    names = reader.people({row[0] for row in rows})
    return [
        {"by": names.get(actor, str(actor)), "entries": count, "days_late": mean, "most_days_late": most}
        for actor, count, mean, most in rows
    ]


def by_month(reader: Reader, known_on: datetime, months: int = 24, plan: UUID | None = None) -> list[dict[str, Any]]:
    """For each of the last months in which something was recorded: how many entries were how late; oldest first."""
    steps = [most for most in STEPS.values() if most is not None]
    rows = reader._rows(
        "SELECT date_trunc('month', recorded_at AT TIME ZONE 'Europe/London')::date,"
        f" width_bucket({DAYS_LATE} - 1, %s::int[]), count(*) FROM {{schema}}.entries"
        " WHERE recorded_at <= %s AND (%s::uuid IS NULL OR plan = %s) GROUP BY 1, 2",
        [steps, known_on, plan, plan],
    )
    found: dict[date, list[int]] = {}
    for month, step, count in rows:
        found.setdefault(month, [0] * len(STEPS))[step] += count
    return [{"month": month, "counts": found[month]} for month in sorted(found)[-months:]]
