"""What happened when, for a time line: the days on which something changed, and the marks that people know them by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal
from uuid import UUID

from domain.fact import LONDON
from domain.refusals import in_words as day_in_words
from projections.asked import Asked
from projections.history import COLUMNS, in_words
from projections.reading import Reader

Mode = Literal["then", "now"]
"""`then`: as it was known on that day, both dates move together. `now`: as we know it now, only the day moves."""

RECORDED_ON = "(recorded_at AT TIME ZONE 'Europe/London')::date"
MARKING = ("PlanOpened", "PlanSignedOff", "PlanClosed", "InspectionAnnounced", "FieldworkStarted",
           "InspectionPublished", "DocumentRecorded")  # fmt: skip
WORDS = {
    "PlanOpened": ("plan", "Plan opened"),
    "PlanClosed": ("plan", "Plan closed"),
    "InspectionAnnounced": ("inspection", "Inspection announced"),
    "FieldworkStarted": ("inspection", "Fieldwork began"),
    "InspectionPublished": ("inspection", "Inspection published"),
    "DocumentRecorded": ("document", "Document recorded"),
}


@dataclass(frozen=True, order=True)
class Mark:
    """A day with a name: a meeting, a sign-off, a step of an inspection, a document, a year end."""

    on: date
    kind: str
    text: str


def point(on: date, mode: Mode) -> Asked:
    """The question that a day of the replay is."""
    return Asked.of(on.isoformat(), on.isoformat() if mode == "then" else None)


def days_of_change(reader: Reader, mode: Mode, plan: UUID | None = None) -> list[tuple[date, int]]:
    """Every day after which the plan reads differently, with the number of entries that make it so.

    An inspection, or a document that is handed in, changes none by itself.
    """
    day = f"greatest(effective_on, {RECORDED_ON})" if mode == "then" else "effective_on"
    rows = reader._rows(
        f"SELECT {day}, count(*) FROM {{schema}}.entries WHERE kind IN ('plan', 'action')"
        " AND (%s::uuid IS NULL OR plan = %s) GROUP BY 1 ORDER BY 1",
        [plan, plan],
    )
    return [(on, count) for on, count in rows]


def marks(
    reader: Reader, first: date, last: date, year_starts: str, plan: UUID | None = None, mode: Mode = "now"
) -> list[Mark]:
    """In the order of their days, each once; inspections and documents stand on the time line of every plan.

    They are the days by which people find their way; as it was known then, one that was not known on its day says
    since when it is.
    """
    rows = reader._rows(
        f"SELECT {COLUMNS} FROM {{schema}}.entries WHERE (event = ANY(%s) OR body->>'meeting_on' IS NOT NULL)"
        " AND (plan IS NULL OR %s::uuid IS NULL OR plan = %s) AND corrected_at IS NULL",
        [list(MARKING), plan, plan],
    )
    told = in_words(reader, rows, Asked.of().known_on)
    known: dict[Mark, date] = {}
    for mark, recorded in ((mark, recorded_on(entry)) for entry in told for mark in of_entry(entry)):
        known[mark] = min(recorded, known.get(mark, recorded))
    found = {known_since(mark, recorded, mode) for mark, recorded in known.items()} | set(
        year_ends(first, last, year_starts)
    )
    return sorted(mark for mark in found if first <= mark.on <= last)


def recorded_on(entry: dict[str, Any]) -> date:
    day: date = entry["recorded_at"].astimezone(LONDON).date()
    return day


def known_since(mark: Mark, recorded: date, mode: Mode) -> Mark:
    if mode == "now" or recorded <= mark.on:
        return mark
    return Mark(mark.on, mark.kind, f"{mark.text} (recorded on {day_in_words(recorded)})")


def of_entry(entry: dict[str, Any]) -> Iterator[Mark]:
    body = entry["body"]
    if entry["event"] in WORDS:
        yield Mark(entry["effective_on"], *WORDS[entry["event"]])
    elif body.get("meeting_on") and body.get("meeting"):
        signed = "signed off" if entry["event"] == "PlanSignedOff" else "met"
        kind = "signed" if entry["event"] == "PlanSignedOff" else "meeting"
        yield Mark(date.fromisoformat(body["meeting_on"]), kind, f"{body['meeting']} {signed}")


def year_ends(first: date, last: date, year_starts: str) -> Iterator[Mark]:
    month, of_month = (int(part) for part in year_starts.split("-"))
    for year in range(first.year, last.year + 2):
        on = date(year, month, of_month) - timedelta(days=1)
        yield Mark(on, "year", f"Year end, {day_in_words(on)}")
