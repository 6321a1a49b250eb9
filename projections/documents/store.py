"""The rows of documents on their way into a plan: files, readings, and what people answered about each item.

Nothing of this counts before it is recorded in the log. Whoever makes a `Documents` owns its transaction.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg import Connection
from psycopg.rows import class_row, dict_row
from psycopg.types.json import Json, Jsonb

from domain.refusals import DocumentIsRecorded, DocumentIsSetAside, InvalidOrder, SomeoneChangedThis, UnknownReading
from domain.text import UNKEEPABLE

LEASE = 90
"""Seconds for which a reading belongs to whoever claimed it or told of progress last."""


@dataclass(frozen=True)
class ReadingRow:
    """A reading without its lines. `status`: waiting, reading, ready, refused, recorded or set_aside."""

    id: UUID
    document: str
    name: str
    media_type: str
    size: int
    asked: dict[str, Any]
    version: int
    status: str
    done: int
    total: int | None
    unit: str | None
    attempts: int
    leased_until: datetime | None
    refusal: str | None
    created_by: UUID
    created_at: datetime
    finished_at: datetime | None
    recorded_at: datetime | None
    plan: UUID | None
    position: int | None


@dataclass(frozen=True)
class Answer:
    """What people said about one item; `version` counts how often."""

    verdict: str
    answer: dict[str, Any]
    version: int
    by: UUID
    at: datetime


@dataclass(frozen=True)
class Base:
    """What was last recorded into a plan; answers of items that became actions name them in answer["became"]."""

    reading: UUID
    lines: list[dict[str, Any]]
    answers: dict[str, Answer]
    recorded_at: datetime
    position: int


ROW = """
    SELECT r.id, r.document, d.name, d.media_type, d.size, r.asked, r.version, r.status, r.done, r.total, r.unit,
        r.attempts, r.leased_until, r.refusal, r.created_by, r.created_at, r.finished_at, r.recorded_at, r.plan,
        r.position
    FROM {schema}.readings r JOIN {schema}.documents d ON d.sha256 = r.document
"""
TO_BE_READ = "(status = 'waiting' OR status = 'reading' AND leased_until < clock_timestamp())"


class Documents:
    def __init__(self, conn: Connection[Any], slug: str) -> None:
        self.conn, self.slug = conn, slug

    # Files and readings

    def keep(self, content: bytes, name: str, media_type: str) -> str:
        """Keep a file and return its SHA-256; the same file is kept once, under the name it first had."""
        sha256 = hashlib.sha256(content).hexdigest()
        self._do(
            "INSERT INTO {schema}.documents (sha256, name, media_type, content, size) VALUES (%s, %s, %s, %s, %s)"
            " ON CONFLICT DO NOTHING",
            [sha256, name, media_type, content, len(content)],
        )
        return sha256

    def content(self, sha256: str) -> tuple[str, str, bytes]:
        """Name, media type and bytes of a file."""
        found = self._one("SELECT name, media_type, content FROM {schema}.documents WHERE sha256 = %s", [sha256])
        if found is None:
            raise UnknownReading("There is no such document.", document=sha256)
        return found["name"], found["media_type"], bytes(found["content"])

    def begin(self, id: UUID, document: str, asked: Mapping[str, Any], by: UUID) -> None:
        """A reading that waits for a worker; begun again under the same id, it stays as it is."""
        self._do(
            "INSERT INTO {schema}.readings (id, document, asked, created_by) VALUES (%s, %s, %s, %s)"
            " ON CONFLICT (id) DO NOTHING",
            [id, document, as_json(asked), by],
        )

    def reading(self, id: UUID) -> ReadingRow:
        return self._reading(id, " WHERE r.id = %s")

    def hold(self, id: UUID) -> ReadingRow:
        """The same, and until this transaction ends nobody answers anything about it: for recording it."""
        return self._reading(id, " WHERE r.id = %s FOR UPDATE OF r")

    def readings(self, limit: int = 200) -> list[ReadingRow]:
        """Newest first."""
        return self._rows(ROW + " ORDER BY r.created_at DESC, r.id LIMIT %s", [limit])

    def lines(self, id: UUID) -> list[dict[str, Any]]:
        """What was read, as the reader tells it; nothing before it is finished."""
        found = self._one("SELECT lines FROM {schema}.readings WHERE id = %s", [id])
        if found is None:
            raise unknown(id)
        return found["lines"] or []

    def recorded_into(self, plan: UUID) -> list[ReadingRow]:
        """In the order in which they were recorded."""
        return self._rows(ROW + " WHERE r.plan = %s AND r.status = 'recorded' ORDER BY r.position", [plan])

    def base_of(self, plan: UUID, document: str = "") -> Base | None:
        """What was recorded last from this very file into this plan; else from any document."""
        found = self._one(
            "SELECT id, lines, recorded_at, position FROM {schema}.readings"
            " WHERE plan = %s AND status = 'recorded' ORDER BY document = %s DESC, position DESC LIMIT 1",
            [plan, document],
        )
        if found is None:
            return None
        id = found["id"]
        return Base(id, found["lines"], self.answers(id), found["recorded_at"], found["position"])

    def ratings_of(self, plan: UUID) -> dict[str, str]:
        """What words of ratings are in the scheme, as people said with earlier documents of this plan; the last say."""
        rows = self._all(
            "SELECT asked->'ratings' AS ratings FROM {schema}.readings"
            " WHERE plan = %s AND status = 'recorded' ORDER BY position",
            [plan],
        )
        return {words: label for row in rows for words, label in (row["ratings"] or {}).items()}

    # What people say

    def ask_differently(self, id: UUID, asked: Mapping[str, Any], version: int) -> int:
        """Other settings, for whoever saw the present ones; returns the new version."""
        self._refuse_unless_open(id)
        done = self._one(
            "UPDATE {schema}.readings SET asked = %s, version = version + 1 WHERE id = %s AND version = %s"
            " RETURNING version",
            [as_json(asked), id, version],
        )
        if done is None:
            raise stale("the settings of this document", version, self.reading(id).version)
        return int(done["version"])

    def answers(self, id: UUID) -> dict[str, Answer]:
        rows = self._all("SELECT item, verdict, answer, version, by, at FROM {schema}.answers WHERE reading = %s", [id])
        return {row.pop("item"): Answer(**row) for row in rows}

    def answer(self, id: UUID, item: str, verdict: str, answer: Mapping[str, Any], by: UUID, version: int) -> int:
        """What somebody says about an item, who saw it at this version (0: nobody had said anything)."""
        self._refuse_unless_open(id)
        done = self._one(
            "INSERT INTO {schema}.answers AS a (reading, item, version, verdict, answer, by)"
            " SELECT %(id)s, %(item)s, %(version)s + 1, %(verdict)s, %(answer)s, %(by)s WHERE %(version)s = 0"
            " OR EXISTS (SELECT FROM {schema}.answers WHERE reading = %(id)s AND item = %(item)s)"
            " ON CONFLICT (reading, item) DO UPDATE SET version = excluded.version, verdict = excluded.verdict,"
            " answer = excluded.answer, by = excluded.by, at = clock_timestamp()"
            " WHERE a.version = excluded.version - 1 RETURNING a.version",
            {"id": id, "item": item, "version": version, "verdict": verdict, "answer": as_json(answer), "by": by},
        )
        if done is None:
            now = self.answers(id).get(item)
            raise stale("this row", version, now.version if now else 0)
        return int(done["version"])

    def answer_many(self, id: UUID, items: Sequence[tuple[str, int]], verdict: str, by: UUID) -> int:
        """The same verdict for many, each as somebody saw it; those changed since stay. Says how many it reached."""
        self._refuse_unless_open(id)
        return self._do(
            "INSERT INTO {schema}.answers AS a (reading, item, version, verdict, answer, by)"
            " SELECT %(id)s, seen.item, seen.version + 1, %(verdict)s, '{}', %(by)s"
            " FROM unnest(%(items)s::text[], %(versions)s::integer[]) AS seen (item, version) WHERE seen.version = 0"
            " OR EXISTS (SELECT FROM {schema}.answers b WHERE b.reading = %(id)s AND b.item = seen.item)"
            " ON CONFLICT (reading, item) DO UPDATE SET version = excluded.version, verdict = excluded.verdict,"
            " by = excluded.by, at = clock_timestamp() WHERE a.version = excluded.version - 1",
            {"id": id, "verdict": verdict, "by": by, "items": [item for item, _ in items],
             "versions": [version for _, version in items]},
        )  # fmt: skip

    # What workers do

    def waiting(self) -> list[UUID]:
        """What is to be read: it waits, or whoever was reading it has fallen silent."""
        rows = self._all(f"SELECT id FROM {{schema}}.readings WHERE {TO_BE_READ} ORDER BY created_at", [])
        return [row["id"] for row in rows]

    def claim(self, id: UUID, seconds: float = LEASE) -> ReadingRow | None:
        """Take it, for a while; None if there is nothing to be read or somebody else reads it."""
        done = self._do(
            "UPDATE {schema}.readings SET status = 'reading', attempts = attempts + 1, done = 0,"
            f" leased_until = clock_timestamp() + make_interval(secs => %s) WHERE id = %s AND {TO_BE_READ}",
            [seconds, id],
        )
        return self.reading(id) if done else None

    def progress(self, id: UUID, done: int, total: int | None, unit: str, seconds: float = LEASE) -> None:
        """How far it is read ("page 12 of 60"); the lease begins anew."""
        self._do(
            "UPDATE {schema}.readings SET done = %s, total = %s, unit = %s,"
            " leased_until = clock_timestamp() + make_interval(secs => %s) WHERE id = %s AND status = 'reading'",
            [done, total, unit, seconds, id],
        )

    def finish(self, id: UUID, lines: Sequence[Mapping[str, Any]]) -> None:
        """It is read. Whoever comes second with the same changes nothing."""
        self._do(
            "UPDATE {schema}.readings SET status = 'ready', lines = %s, leased_until = NULL,"
            " finished_at = clock_timestamp() WHERE id = %s AND status IN ('waiting', 'reading')",
            [Json(lines, dumps), id],
        )

    def refuse(self, id: UUID, sentence: str) -> None:
        """It can't be read; the sentence says why and what to do."""
        self._do(
            "UPDATE {schema}.readings SET status = 'refused', refusal = %s, leased_until = NULL,"
            " finished_at = clock_timestamp() WHERE id = %s AND status IN ('waiting', 'reading')",
            [sentence, id],
        )

    # Its end, after the log has it

    def recorded(self, id: UUID, position: int, became: Mapping[str, Sequence[UUID]], plan: UUID | None = None) -> None:
        """What its items became in the log, up to this position. `plan` is needed where it was opened with it."""
        self._do(
            "UPDATE {schema}.readings SET status = 'recorded', recorded_at = clock_timestamp(), position = %s,"
            " plan = coalesce(%s, (asked->>'plan')::uuid) WHERE id = %s AND status IN ('ready', 'recorded')",
            [position, plan, id],
        )
        with self.conn.cursor() as cursor:
            cursor.executemany(
                self._sql(
                    "INSERT INTO {schema}.answers AS a (reading, item, version, verdict, answer, by)"
                    " SELECT id, %s, 1, 'accepted', %s, created_by FROM {schema}.readings WHERE id = %s"
                    " ON CONFLICT (reading, item) DO UPDATE SET answer = a.answer || excluded.answer"
                ),
                [(item, as_json({"became": list(ids)}), id) for item, ids in became.items()],
            )

    def set_aside(self, id: UUID) -> None:
        self._do(
            "UPDATE {schema}.readings SET status = 'set_aside', refusal = NULL WHERE id = %s AND status <> 'recorded'",
            [id],
        )

    # How

    def _refuse_unless_open(self, id: UUID) -> None:
        """Others may answer at the same time; whoever records it waits for them, and they for whoever records it."""
        found = self._one("SELECT status FROM {schema}.readings WHERE id = %s FOR SHARE", [id])
        if found is None:
            raise unknown(id)
        if found["status"] == "recorded":
            raise DocumentIsRecorded(
                "This document has been recorded meanwhile. Hand it in again to record more of it."
            )
        if found["status"] == "set_aside":
            raise DocumentIsSetAside("This document has been set aside meanwhile. Hand it in again to record it.")
        if found["status"] == "refused":
            raise InvalidOrder("This document could not be read. There is nothing to answer.")

    def _reading(self, id: UUID, which: str) -> ReadingRow:
        found = self._rows(ROW + which, [id])
        if not found:
            raise unknown(id)
        return found[0]

    def _rows(self, query: str, params: Sequence[Any]) -> list[ReadingRow]:
        with self.conn.cursor(row_factory=class_row(ReadingRow)) as cursor:
            return cursor.execute(self._sql(query), params).fetchall()

    def _all(self, query: str, params: Any) -> list[dict[str, Any]]:
        with self.conn.cursor(row_factory=dict_row) as cursor:
            return cursor.execute(self._sql(query), params).fetchall()

    def _one(self, query: str, params: Any) -> dict[str, Any] | None:
        found = self._all(query, params)
        return found[0] if found else None

    def _do(self, query: str, params: Any) -> int:
        """How many rows it reached."""
        with self.conn.cursor() as cursor:
            return cursor.execute(self._sql(query), params).rowcount

    def _sql(self, query: str) -> bytes:
        return query.replace("{schema}", f'"{self.slug}"').encode()


def dumps(value: Any) -> str:
    """JSON, with ids and days as text."""
    return json.dumps(keepable(value), default=str, ensure_ascii=False)


def keepable(value: Any) -> Any:
    """The same without characters that no database can keep."""
    if isinstance(value, str):
        return UNKEEPABLE.sub("", value)
    if isinstance(value, Mapping):
        return {name: keepable(inner) for name, inner in value.items()}
    return [keepable(inner) for inner in value] if isinstance(value, (list, tuple)) else value


def as_json(value: Mapping[str, Any]) -> Jsonb:
    return Jsonb(value, dumps)


def unknown(id: UUID) -> UnknownReading:
    return UnknownReading("This authority has received no such document.", reading=str(id))


def stale(what: str, seen: int, version: int) -> SomeoneChangedThis:
    return SomeoneChangedThis(
        f"Someone changed {what} since you opened it. See what changed, then decide again.", seen=seen, version=version
    )
