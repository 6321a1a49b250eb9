"""All findings of an authority for two dates, those that somebody dismissed with who did and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from domain.text import TextRef
from projections.answers import json_ready
from projections.asked import Asked
from projections.findings.found import KINDS, Entry, Finding
from projections.findings.ground import KNOWN, Ground, Record, ground, ground_of
from projections.findings.in_decisions import in_decisions
from projections.findings.in_lines import in_lines
from projections.findings.in_plans import in_plans
from projections.findings.in_ratings import in_ratings
from projections.findings.in_sums import in_sums
from projections.findings.in_time import in_time
from projections.in_words import STALE_AFTER
from projections.reading import Reader
from projections.texts import Texts

RULES = (in_decisions, in_sums, in_ratings, in_lines, in_plans, in_time)


@dataclass(frozen=True)
class Dismissal:
    """Who dismissed a finding, when, and why; `fingerprint` is of the facts that they looked into."""

    entry: UUID
    fingerprint: str
    reason: str
    by: str
    on: date
    recorded_at: datetime


@dataclass(frozen=True)
class Shown:
    """A finding as people see it. `dismissed`: it is, and nothing changed since; `before`: it was, and came back."""

    finding: Finding
    dismissed: Dismissal | None = None
    before: Dismissal | None = None


def findings(reader: Reader, asked: Asked, quiet_after: int = STALE_AFTER.days) -> list[Shown]:
    """In the order of their kinds; within one, plan by plan, oldest plan first."""
    return with_dismissals(reader, asked, found_in(ground(reader, asked, quiet_after)))


def findings_of_plan(reader: Reader, asked: Asked, plan: Record) -> list[Shown] | None:
    """Those of one plan, for its own page. None for one whose year is over: whether its actions go on only the other
    plans say, and to read all of them takes longer than the rest of the page."""
    if plan["ends_on"] < asked.as_at:
        return None
    return with_dismissals(reader, asked, found_in(ground_of(reader, asked, plan)))


def finding_named(reader: Reader, key: str, quiet_after: int = STALE_AFTER.days) -> Finding | None:
    """The one that the list of now calls so, if it is still in it."""
    found = found_in(ground(reader, Asked.of(), quiet_after))
    return next((each for each in found if each.key == key), None)


def found_in(ground: Ground) -> list[Finding]:
    order = {kind: number for number, kind in enumerate(KINDS)}
    found = (each for rule in RULES for each in rule(ground))
    return sorted(found, key=lambda each: order[each.kind])


def waiting(shown: Iterable[Shown]) -> list[Shown]:
    """Those that nobody has dismissed."""
    return [each for each in shown if each.dismissed is None]


def with_dismissals(reader: Reader, asked: Asked, found: Iterable[Finding]) -> list[Shown]:
    dismissals = dismissed(reader, asked)
    return [shown(each, dismissals.get(each.key)) for each in found]


def shown(finding: Finding, dismissal: Dismissal | None) -> Shown:
    if dismissal is None:
        return Shown(finding)
    if dismissal.fingerprint == finding.fingerprint:
        return Shown(finding, dismissed=dismissal)
    return Shown(finding, before=dismissal)


def dismissed(reader: Reader, asked: Asked) -> dict[str, Dismissal]:
    """The last dismissal of each finding that nobody took back, by its key."""
    rows = reader._rows(
        "SELECT body->>'finding', entry, body->>'fingerprint', body->'reason'->>'ref', actor, effective_on, recorded_at"
        f" FROM {{schema}}.entries WHERE event = 'FindingDismissed' AND {KNOWN}",
        [asked.as_at, asked.known_on, asked.known_on],
    )
    texts = Texts(reader.conn, reader.slug, [TextRef(UUID(row[3]), "") for row in rows])
    names = reader.people({row[4] for row in rows})
    return {
        key: Dismissal(entry, mark, texts(TextRef(UUID(ref), "")), names.get(actor, str(actor)), on, at)
        for key, entry, mark, ref, actor, on, at in rows
    }


# As programs have them


def findings_answer(
    reader: Reader, asked: Asked, found: Iterable[Shown], quiet_after: int = STALE_AFTER.days
) -> dict[str, Any]:
    found = list(found)
    return json_ready(  # type: ignore[no-any-return]
        {
            "authority": reader.slug,
            "as_at": asked.as_at,
            "known_on": asked.known_on,
            "position": reader.position(),
            "quiet_after_days": quiet_after,
            "counts": counts(found),
            "findings": [in_words(each) for each in found],
        }
    )


def counts(found: Iterable[Shown]) -> dict[str, int]:
    """By kind, without those that were dismissed."""
    told = [each.finding.kind for each in waiting(found)]
    return {kind: told.count(kind) for kind in KINDS if kind in told}


def in_words(shown: Shown) -> dict[str, Any]:
    it = shown.finding
    return {
        "key": it.key,
        "kind": it.kind,
        "heading": KINDS[it.kind].heading,
        "severity": KINDS[it.kind].severity,
        "sentence": it.sentence,
        "fingerprint": it.fingerprint,
        "plan": {name: it.plan[name] for name in ("id", "title", "period")} if it.plan else None,
        "actions": [{name: each[name] for name in ("id", "ref", "title")} for each in it.actions],
        "leads": list(it.leads) or leads_of(it.actions),
        "entries": list(entries_of(it.entries)),
        "audit": it.audit,
        "document": it.document,
        "dismissed": as_record(shown.dismissed),
        "dismissed_before": as_record(shown.before),
    }


def leads_of(actions: Iterable[Mapping[str, Any]]) -> list[str]:
    return list(dict.fromkeys(lead["text"] for action in actions for lead in action["leads"]))


def entries_of(entries: Iterable[Entry]) -> Iterator[dict[str, Any]]:
    for each in entries:
        yield {"event_id": each.entry, "position": each.position, "event": each.event, "effective_on": each.on}


def as_record(dismissal: Dismissal | None) -> dict[str, Any] | None:
    if dismissal is None:
        return None
    return {
        "entry": dismissal.entry, "reason": dismissal.reason, "by": dismissal.by, "effective_on": dismissal.on,
        "recorded_at": dismissal.recorded_at,
    }  # fmt: skip
