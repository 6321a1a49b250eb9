"""The audit trail, filtered: a page of it before or after an entry, or all of it piece by piece."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from domain.fact import LONDON
from projections.finding import as_id
from projections.history import COLUMNS, ITSELF, announcements, in_words
from projections.reading import Reader

RECORDED_ON = "(recorded_at AT TIME ZONE 'Europe/London')::date"
DAYS_LATE = f"({RECORDED_ON} - effective_on)"
LATE = f"{DAYS_LATE} > 0"
"""Beside every question about lateness, so that the index of what came late answers it."""
COUNTED = 1_000
"""So many are counted; of more it is only said that there are more."""
AT_ONCE = 1_000
"""Entries that are in memory at a time while all of them are handed out."""


@dataclass(frozen=True)
class Wanted:
    """What of the trail: days of either date are inclusive, `late` means by more than so many days.

    `announced`: only what was entered after an inspection was announced, about a day before.
    """

    known_on: datetime
    as_at: date | None = None
    event: str | None = None
    plan: UUID | None = None
    actions: tuple[UUID, ...] | None = None
    person: UUID | None = None
    document: str | None = None
    effective_from: date | None = None
    effective_to: date | None = None
    recorded_from: date | None = None
    recorded_to: date | None = None
    late: int | None = None
    announced: bool = False

    def conditions(self, announced_on: list[date]) -> list[tuple[str, Any]]:
        """`announced_on`: the days of announcements, for whoever wants only what came after one."""
        after = self.recorded_to and self.recorded_to + timedelta(days=1)
        found = [
            ("recorded_at <= %s", self.known_on),
            ("effective_on <= %s", self.as_at),
            ("event = %s", self.event),
            ("plan = %s", self.plan),
            ("action = ANY(%s)", None if self.actions is None else list(self.actions)),
            ("actor = %s", self.person),
            ("source_document = %s", self.document),
            ("effective_on >= %s", self.effective_from),
            ("effective_on <= %s", self.effective_to),
            ("recorded_at >= %s", self.recorded_from and datetime.combine(self.recorded_from, time.min, LONDON)),
            ("recorded_at < %s", after and datetime.combine(after, time.min, LONDON)),
            (f"{LATE} AND {DAYS_LATE} > %s", self.late),
            *(since_announced(announced_on or [date.max]) if self.announced else ()),
        ]
        return [(condition, value) for condition, value in found if value is not None]


def since_announced(days: list[date]) -> Iterator[tuple[str, Any]]:
    """What was entered after one of these days, about a day before it. The first two say little, and find quickly."""
    yield f"{LATE} AND recorded_at >= %s", datetime.combine(min(days), time.min, LONDON)
    yield "effective_on < %s", max(days)
    yield f"EXISTS (SELECT FROM unnest(%s::date[]) AS day WHERE effective_on < day AND day <= {RECORDED_ON})", days
    yield "kind <> %s", ITSELF


def page(
    reader: Reader, wanted: Wanted, limit: int, before: int | None = None, after: int | None = None
) -> list[dict[str, Any]]:
    """Entries newest first: the next ones before a position, or the next ones after it."""
    turned = after is not None and before is None
    rows = rows_of(reader, wanted, limit, before, after, oldest_first=turned)
    return in_words(reader, rows[::-1] if turned else rows, wanted.known_on)


def onward(reader: Reader, wanted: Wanted, limit: int, after: int = 0) -> list[dict[str, Any]]:
    """Entries in the order in which they were recorded: the next ones after a position."""
    return in_words(reader, rows_of(reader, wanted, limit, after=after, oldest_first=True), wanted.known_on)


def everything(reader: Reader, wanted: Wanted) -> Iterator[list[dict[str, Any]]]:
    """All of them newest first, piece by piece, so that it takes no more memory however many they are."""
    before = None
    while rows := rows_of(reader, wanted, AT_ONCE, before):
        yield in_words(reader, rows, wanted.known_on)
        before = rows[-1][0]


def rows_of(
    reader: Reader,
    wanted: Wanted,
    limit: int,
    before: int | None = None,
    after: int | None = None,
    oldest_first: bool = False,
) -> list[tuple[Any, ...]]:
    found = wanted.conditions(announcements(reader, wanted.known_on) if wanted.announced else [])
    found += [(f"position {sign} %s", value) for sign, value in (("<", before), (">", after)) if value is not None]
    return reader._rows(
        f"SELECT {COLUMNS} FROM {{schema}}.entries WHERE {' AND '.join(condition for condition, _ in found)}"
        f" ORDER BY position {'ASC' if oldest_first else 'DESC'} LIMIT %s",
        [*(value for _, value in found), limit],
    )


def how_many(reader: Reader, wanted: Wanted) -> int:
    """Counted in the order in which they are read, and one further than `COUNTED` at most."""
    found = wanted.conditions(announcements(reader, wanted.known_on) if wanted.announced else [])
    ((count,),) = reader._rows(
        "SELECT count(*) FROM (SELECT FROM {schema}.entries"
        f" WHERE {' AND '.join(condition for condition, _ in found)} ORDER BY position DESC LIMIT %s) AS found",
        [*(value for _, value in found), COUNTED + 1],
    )
    return int(count)


def people_of(reader: Reader) -> dict[UUID, str]:
    """Everybody who recorded something, by name; one look into the index for each of them."""
    rows = reader._rows(
        "WITH RECURSIVE found AS ((SELECT actor FROM {schema}.entries ORDER BY actor LIMIT 1) UNION ALL"
        " SELECT (SELECT e.actor FROM {schema}.entries AS e WHERE e.actor > found.actor ORDER BY e.actor LIMIT 1)"
        " FROM found WHERE found.actor IS NOT NULL) SELECT actor FROM found WHERE actor IS NOT NULL"
    )
    names = reader.people({row[0] for row in rows})
    return dict(sorted(((row[0], names.get(row[0], str(row[0]))) for row in rows), key=lambda each: each[1].casefold()))


def actions_called(reader: Reader, given: str) -> tuple[UUID, ...]:
    """An action by its id, or all that ever carried a reference: that is a label, and the same one comes each year."""
    id = as_id(given)
    return (id,) if id else actions_with_reference(reader, given)


def actions_with_reference(reader: Reader, reference: str) -> tuple[UUID, ...]:
    rows = reader._rows(
        "SELECT DISTINCT action FROM {schema}.action_versions WHERE lower(state->>'reference') = %s",
        [reference.strip().lower()],
    )
    return tuple(row[0] for row in rows)


def versions_of_corrections(reader: Reader, entries: list[dict[str, Any]], known_on: datetime) -> dict[int, Any]:
    """For each correction among the entries: the entry that was wrong, and what was recorded instead, if anything."""
    corrections = [each for each in entries if each["event"] == "EntryCorrected"]
    if not corrections:
        return {}
    rows = reader._rows(
        f"SELECT {COLUMNS} FROM {{schema}}.entries WHERE entry = ANY(%s) OR position = ANY(%s)",
        [[UUID(each["body"]["corrected"]) for each in corrections], [each["position"] + 1 for each in corrections]],
    )
    found = in_words(reader, rows, known_on)
    by_id, by_position = ({each[key]: each for each in found} for key in ("event_id", "position"))
    versions = {}
    for each in corrections:
        instead = by_position.get(each["position"] + 1)
        wrong = by_id.get(UUID(each["body"]["corrected"]))
        stands = instead if instead and replaces(each, instead) else None
        versions[each["position"]] = {"wrong": wrong, "instead": stands}
    return versions


def replaces(correction: dict[str, Any], following: dict[str, Any]) -> bool:
    """What one order recorded of the same thing; several corrections together stand instead of nothing."""
    same = ("command_id", "aggregate")
    return following["event"] != "EntryCorrected" and all(following[name] == correction[name] for name in same)
