"""What findings are looked for in, as at one day, as known on another: plans, entries, audits, documents’ tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from domain.text import TextRef
from projections.asked import Asked
from projections.findings.found import Entry
from projections.in_words import STALE_AFTER
from projections.inspecting.audits import audits
from projections.inspecting.from_documents import scores_in
from projections.reading import Reader
from projections.texts import Texts

Record = Mapping[str, Any]
OPEN = ("open", "paused")
RUNNING = ("open", "signed_off")
KNOWN = (
    "effective_on <= %s AND recorded_at <= %s AND (corrected_at IS NULL OR corrected_at > %s)"
    " ORDER BY effective_on, position"
)
TABLES = """
SELECT e.entry, e.position, e.effective_on, r.document, d.name, r.plan, l.line
  FROM {schema}.entries e
  JOIN {schema}.readings r ON r.id = e.aggregate
  JOIN {schema}.documents d ON d.sha256 = r.document
 CROSS JOIN LATERAL json_array_elements(r.lines) WITH ORDINALITY AS l(line, number)
 WHERE e.event = 'DocumentRecorded' AND e.effective_on <= %s AND e.recorded_at <= %s AND l.line->>'kind' = 'score'
   AND NOT EXISTS (SELECT FROM {schema}.entries a WHERE a.event IN ('AuditCarriedOut', 'AuditScored')
                      AND a.source_document = r.document AND a.effective_on <= %s AND a.recorded_at <= %s)
   AND (%s::uuid IS NULL OR r.plan = %s)
 ORDER BY e.position, l.number
"""


@dataclass(frozen=True)
class Table:
    """The scores that a recorded document holds and that nobody took over as an audit."""

    entry: Entry
    document: str
    name: str
    plan: UUID | None
    scores: Sequence[Any]


@dataclass(frozen=True)
class Ground:
    """`plans` are `Reader.plan`'s, oldest first, with the latest note of each action."""

    as_at: date
    plans: Sequence[Record]
    entries: Mapping[UUID, Sequence[Entry]]
    audits: Sequence[Record] = ()
    audit_entries: Mapping[UUID, Sequence[Entry]] = field(default_factory=dict)
    tables: Sequence[Table] = ()
    quiet_after: int = STALE_AFTER.days

    def of(self, action: Record, *events: str) -> Sequence[Entry]:
        """Its entries, of some kinds, in the order in which they are told."""
        told = self.entries.get(action["id"], ())
        return [each for each in told if each.event in events] if events else told

    def last(self, action: Record, *events: str) -> tuple[Entry, ...]:
        """The last of them, if there is one: what a finding rests on."""
        return tuple(self.of(action, *events)[-1:])

    @cached_property
    def running(self) -> list[Record]:
        """Plans whose year is not over."""
        return [plan for plan in self.plans if plan["status"] in RUNNING and plan["ends_on"] >= self.as_at]


def ground(reader: Reader, asked: Asked, quiet_after: int = STALE_AFTER.days) -> Ground:
    """Of everything that an authority has."""
    plans = [reader.plan(each["id"], asked, every_note=False) for each in reversed(reader.plans(asked))]
    return Ground(
        asked.as_at, plans, entries_of(reader, asked, "action"), audits(reader, asked),
        entries_of(reader, asked, "audit"), tables_of(reader, asked), quiet_after,
    )  # fmt: skip


def ground_of(reader: Reader, asked: Asked, plan: Record) -> Ground:
    """Of one plan that is read already."""
    tables = tables_of(reader, asked, plan["id"])
    return Ground(asked.as_at, [plan], entries_of(reader, asked, "action", plan["id"]), tables=tables)


def entries_of(reader: Reader, asked: Asked, kind: str, plan: UUID | None = None) -> dict[UUID, list[Entry]]:
    """By what they are about. The words of a note that speaks of ways to leave the plan come along."""
    where, params = ("plan = %s AND ", [plan]) if plan else ("", [])
    rows = reader._rows(
        "SELECT aggregate, entry, position, event, effective_on, recorded_at, body->'says', body->'note'->>'ref'"
        f" FROM {{schema}}.entries WHERE kind = %s AND {where}{KNOWN}",
        [kind, *params, asked.as_at, asked.known_on, asked.known_on],
    )
    spoken = {row[1]: TextRef(UUID(row[7]), "") for row in rows if row[6] and row[7]}
    texts = Texts(reader.conn, reader.slug, spoken.values())
    found: dict[UUID, list[Entry]] = defaultdict(list)
    for about, entry, position, event, on, at, says, _ in rows:
        text = texts(spoken[entry]) if entry in spoken else None
        found[about].append(Entry(entry, position, event, on, at, tuple(says or ()), text))
    return found


def tables_of(reader: Reader, asked: Asked, plan: UUID | None = None) -> list[Table]:
    when = [asked.as_at, asked.known_on]
    lines: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for entry, position, on, document, name, into, line in reader._rows(TABLES, [*when, *when, plan, plan]):
        lines[Entry(entry, position, "DocumentRecorded", on), document, name, into].append(line)
    return [Table(e, document, name, into, scores_in(rows)) for (e, document, name, into), rows in lines.items()]


def actions_of(plans: Iterable[Record]) -> Iterable[tuple[Record, Record]]:
    """Every action that is still in its plan, with that plan."""
    for plan in plans:
        for action in plan["actions"]:
            if action["status"] in OPEN:
                yield plan, action
