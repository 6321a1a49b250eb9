"""The entries of an authority: the audit trail, and the history of one action with before and after."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from domain.fact import LONDON
from domain.national import NATIONAL
from domain.text import TextRef
from projections.reading import Reader
from projections.texts import Texts

LATE = 7
"""Days after which an entry is marked as recorded late: minutes of the same week are not."""

COLUMNS = (
    "position, entry, aggregate, kind, version, event, plan, action, effective_on, recorded_at, actor, command_id,"
    " source_document, source_place, body, corrected_at, corrected_by"
)
ITSELF = "inspection"
"""Entries on such a thing are of the inspection itself: that they came after it was announced says nothing."""
DISMISSED = "(event = 'FindingDismissed' AND body->'actions' ? %s)"
"""Findings about several actions are dismissed once, and told with each of them."""
BEGUN_BY = {
    "InspectionAnnounced": "framework",
    "AuditCarriedOut": "title",
    "IndicatorDefined": "name",
    "DocumentReceived": "name",
}
"""Entries with which things begin that are neither actions nor plans, and which of their fields says what it is
called; an entry that is about such a thing names it by that."""
SAME_FIELD = {
    "WordingAmended": ("title", "reference"),
    "DueDateRevised": ("due",),
    "RagChanged": ("label",),
    "LeadsNamed": ("leads",),
    "MeasureSet": ("measure",),
    "ThemesTagged": ("themes",),
}
"""Entries that say something anew, and the fields whose earlier value a reader wants beside it."""


def history(reader: Reader, action: UUID, known_on: datetime, as_at: date | None = None) -> list[dict[str, Any]]:
    """All entries about one action known by a moment, in the order in which they are told, with before and after.

    Among them are dismissals of findings about it, which are entries of the authority.
    """
    rows = reader._rows(
        f"SELECT {COLUMNS} FROM {{schema}}.entries WHERE (action = %s OR {DISMISSED}) AND recorded_at <= %s"
        " AND effective_on <= %s ORDER BY effective_on, position",
        [action, str(action), known_on, as_at or date.max],
    )
    found = in_words(reader, rows, known_on)
    before: dict[str, Any] = {}
    for entry in found:
        fields = SAME_FIELD.get(entry["event"], ())
        if entry["event"] == "ActionCreated":
            before = {
                "title": entry["body"]["title"],
                "reference": entry["body"]["reference"],
                "due": entry["body"]["due"],
            }
        elif fields:
            entry["before"] = {field: before.get(field) for field in fields if entry["body"].get(field) is not None}
            if not entry["corrected"]:
                before |= {field: entry["body"][field] for field in fields if entry["body"].get(field) is not None}
    return found


def of_kind(reader: Reader, event: str, known_on: datetime) -> list[dict[str, Any]]:
    """All entries of a kind known by a moment, in the order in which they were recorded."""
    rows = reader._rows(
        f"SELECT {COLUMNS} FROM {{schema}}.entries WHERE event = %s AND recorded_at <= %s ORDER BY position",
        [event, known_on],
    )
    return in_words(reader, rows, known_on)


def since(reader: Reader, aggregate: UUID, version: int, limit: int = 100) -> list[dict[str, Any]]:
    """What was recorded on one thing after a version that somebody saw."""
    rows = reader._rows(
        f"SELECT {COLUMNS} FROM {{schema}}.entries WHERE aggregate = %s AND version > %s ORDER BY version LIMIT %s",
        [aggregate, version, limit],
    )
    return in_words(reader, rows, datetime.max.replace(tzinfo=LONDON))


def days_of(reader: Reader, command: str) -> dict[date, int]:
    """From which days the entries of one order about plans count, and how many from each."""
    query = "SELECT effective_on, count(*) FROM {schema}.entries WHERE command_id = %s AND plan IS NOT NULL"
    return dict(reader._rows(f"{query} GROUP BY effective_on ORDER BY effective_on", [command]))


def in_words(reader: Reader, rows: list[tuple[Any, ...]], known_on: datetime) -> list[dict[str, Any]]:
    """Entries with texts, names, and how late each was recorded."""
    names = [name.strip() for name in COLUMNS.split(",")]
    found = [dict(zip(names, row, strict=True)) for row in rows]
    texts = Texts(reader.conn, reader.slug, [ref for each in found for ref in refs_in(each["body"])])
    people = reader.people({each["actor"] for each in found})
    announced, called = announcements(reader, known_on), names_of_things(reader, found)
    return [
        entry_in_words(each, texts, people, announced, known_on) | {"about": called.get(each["aggregate"])}
        for each in found
    ]


def names_of_things(reader: Reader, rows: list[dict[str, Any]]) -> dict[UUID, str]:
    """What the inspections, audits, indicators and documents are called that entries are about."""
    wanted = {each["aggregate"] for each in rows if each["kind"] in ("inspection", "audit", "indicator", "reading")}
    if not wanted:
        return {}
    began = reader._rows(
        "SELECT aggregate, event, body FROM {schema}.entries WHERE event = ANY(%s) AND aggregate = ANY(%s)",
        [list(BEGUN_BY), list(wanted)],
    )
    texts = Texts(reader.conn, reader.slug, [ref for _, _, body in began for ref in refs_in(body)])
    return {id: name_at_first(event, resolved(body, texts)) for id, event, body in began}


def name_at_first(event: str, body: dict[str, Any]) -> str:
    if body.get("code") in NATIONAL:
        return NATIONAL[body["code"]].name
    edition = f", edition {body['edition']}" if event == "InspectionAnnounced" and body.get("edition") else ""
    return f"{body[BEGUN_BY[event]]}{edition}"


def entry_in_words(
    row: dict[str, Any], texts: Texts, people: dict[UUID, str], announced: list[date], known_on: datetime
) -> dict[str, Any]:
    recorded_on = row["recorded_at"].astimezone(LONDON).date()
    late = (recorded_on - row["effective_on"]).days
    taken_back = row["corrected_at"] is not None and row["corrected_at"] <= known_on
    return {
        "position": row["position"],
        "event_id": row["entry"],
        "event": row["event"],
        "aggregate": row["aggregate"],
        "aggregate_kind": row["kind"],
        "version": row["version"],
        "plan": row["plan"],
        "action": row["action"],
        "effective_on": row["effective_on"],
        "recorded_at": row["recorded_at"],
        "days_late": late,
        "late": late > LATE,
        "after_announcement": row["kind"] != ITSELF
        and any(row["effective_on"] < day <= recorded_on for day in announced),
        "actor": row["actor"],
        "by": people.get(row["actor"], str(row["actor"])),
        "command_id": row["command_id"],
        "source": {"document": row["source_document"], "place": row["source_place"]}
        if row["source_document"]
        else None,
        "body": resolved(row["body"], texts),
        "corrected": taken_back,
        "corrected_at": row["corrected_at"] if taken_back else None,
        "corrected_by": row["corrected_by"] if taken_back else None,
    }


def announcements(reader: Reader, known_on: datetime) -> list[date]:
    """The days on which inspections were announced, less those that had been taken back by then."""
    rows = reader._rows(
        "SELECT effective_on FROM {schema}.entries WHERE event = 'InspectionAnnounced'"
        " AND (corrected_at IS NULL OR corrected_at > %s)",
        [known_on],
    )
    return [row[0] for row in rows]


def is_text(value: Any) -> bool:
    return isinstance(value, dict) and set(value) == {"ref", "commitment"}


def refs_in(value: Any) -> list[TextRef]:
    """Every text that an entry's body refers to, at any depth."""
    if is_text(value):
        return [TextRef(UUID(value["ref"]), value["commitment"])]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [ref for each in inner for ref in refs_in(each)]


def resolved(value: Any, texts: Texts) -> Any:
    """An entry's body with its texts in place of the references to them."""
    if is_text(value):
        return texts(TextRef(UUID(value["ref"]), value["commitment"]))
    if isinstance(value, dict):
        return {key: resolved(inner, texts) for key, inner in value.items()}
    if isinstance(value, list):
        return [resolved(inner, texts) for inner in value]
    return value
