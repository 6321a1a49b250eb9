"""Receipts: that one entry is in the log, below a checkpoint that was signed. Whoever keeps one can hold it against
the log for ever; it says nothing of what the entry says."""

from __future__ import annotations

import hashlib
import json
from typing import Any
from uuid import UUID

from psycopg import Connection
from psycopg.rows import tuple_row
from psycopg.sql import SQL, Identifier

from domain.proof.leaves import recorded_at
from domain.refusals import UnknownEntry
from projections.proof.sealed import Sealed
from projections.proof.standing import key_of

FORMAT = "throughline receipt v1"


def receipt(conn: Connection[Any], slug: str, entry: UUID) -> tuple[dict[str, Any], UUID]:
    """The receipt of an entry, and whose entry it is. Refuses `UnknownEntry`, and `NotSealed` in the first minute."""
    id, version, topic, stored = stored_entry(conn, slug, entry)
    sealed = Sealed(conn, slug)
    found = sealed.inclusion(id, version)
    told = {
        "format": FORMAT,
        "authority": slug,
        "key": key_of(conn, slug, found.checkpoint),
        "entry": {
            "entry": str(entry),
            "id": str(id),
            "version": version,
            "topic": topic,
            "recorded_at": recorded_at(stored),
            "sha256": hashlib.sha256(stored).hexdigest(),
        },
        "leaf": found.leaf.hex(),
        "index": found.index,
        "path": [each.hex() for each in found.path],
        "checkpoint": sealed.cosigned(found.checkpoint),
    }
    return told, UUID(json.loads(stored)["actor"])


def stored_entry(conn: Connection[Any], slug: str, entry: UUID) -> tuple[UUID, int, str, bytes]:
    query = SQL(
        "SELECT s.originator_id, s.originator_version, s.topic, s.state FROM {entries} e"
        " JOIN {log} s ON s.notification_id = e.position WHERE e.entry = %s"
    ).format(entries=Identifier(slug, "entries"), log=Identifier(slug, "stored_events"))
    with conn.cursor(row_factory=tuple_row) as cursor:
        row = cursor.execute(query, [entry]).fetchone()
    if row is None:
        raise UnknownEntry("This authority has no such entry.", entry=str(entry))
    id, version, topic, stored = row
    return id, version, topic, bytes(stored)
