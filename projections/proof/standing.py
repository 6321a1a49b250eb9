"""How an authority's proof stands, for the people who rely on it: sealed until when, witnessed by whom, any alarm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg import Connection
from psycopg.rows import tuple_row
from psycopg.sql import SQL, Identifier

from domain.proof.notes import NotANote, Note
from projections.proof.keys import VerifyingKey
from projections.proof.sealed import Checkpoint, Sealed


@dataclass(frozen=True)
class Witnessed:
    """The last checkpoint that a witness co-signed."""

    witness: str
    key: str
    epoch: int
    size: int
    signed_at: datetime


@dataclass(frozen=True)
class Alarm:
    """What the sealer found wrong, as often as it found it; `position` is that of the first entry where it is."""

    alarm: str
    position: int | None
    first_at: datetime
    last_at: datetime
    times: int
    resolved_at: datetime | None
    how: str | None


@dataclass(frozen=True)
class Standing:
    """`waiting` entries were recorded since the newest checkpoint."""

    checkpoint: Checkpoint | None
    waiting: int
    key: str | None
    witnesses: list[Witnessed]
    alarms: list[Alarm]
    epochs: list[tuple[int, str, str, datetime]]

    @property
    def entries(self) -> int:
        """Those that are sealed; the first leaf is none, it says which epoch it is."""
        return self.checkpoint.size - 1 if self.checkpoint else 0

    @property
    def unresolved(self) -> list[Alarm]:
        return [each for each in self.alarms if each.resolved_at is None]

    @property
    def resolved(self) -> list[Alarm]:
        return [each for each in self.alarms if each.resolved_at is not None]


def standing(conn: Connection[Any], slug: str) -> Standing:
    sealed = Sealed(conn, slug)
    last = sealed.last()
    ((waiting,),) = rows(
        conn, slug, "SELECT count(*) FROM {stored_events} WHERE notification_id > %s", [last.position if last else 0]
    )
    return Standing(last, waiting, key_of(conn, slug, last), witnessed(conn, slug), alarms(conn, slug), sealed.epochs())


def key_of(conn: Connection[Any], slug: str, checkpoint: Checkpoint | None) -> str | None:
    """The public key that signed a checkpoint; None as long as the sealer has not said it."""
    if checkpoint is None:
        return None
    known = rows(conn, slug, "SELECT key FROM {sealing_keys} ORDER BY first_used_at DESC")
    return next((key for (key,) in known if signed(key, checkpoint)), None)


def signed(key: str, checkpoint: Checkpoint) -> bool:
    try:
        return VerifyingKey(key).signed(Note.read(checkpoint.note)) is not None
    except NotANote:
        return False


def witnessed(conn: Connection[Any], slug: str) -> list[Witnessed]:
    found = rows(
        conn,
        slug,
        "SELECT DISTINCT ON (witness) witness, key, epoch, size, signed_at FROM {cosignatures}"
        " ORDER BY witness, epoch DESC, size DESC",
    )
    return [Witnessed(*each) for each in found]


def alarms(conn: Connection[Any], slug: str) -> list[Alarm]:
    """The newest first; the same alarm, raised each minute until somebody looked, is one."""
    found = rows(
        conn,
        slug,
        "SELECT a.alarm, a.position, min(a.raised_at), max(a.raised_at), count(*), r.resolved_at, r.how FROM {alarms} a"
        " LEFT JOIN LATERAL (SELECT resolved_at, how FROM {alarms_resolved} WHERE resolved_at >= a.raised_at"
        " ORDER BY resolved_at LIMIT 1) r ON true"
        " GROUP BY a.alarm, a.position, r.resolved_at, r.how ORDER BY max(a.raised_at) DESC",
    )
    return [Alarm(*each) for each in found]


def alarmed(conn: Connection[Any], slug: str) -> bool:
    """Whether an alarm waits for somebody to look into it. Two look-ups in an index: every page asks."""
    ((found,),) = rows(
        conn,
        slug,
        "SELECT coalesce((SELECT max(raised_at) FROM {alarms})"
        " > coalesce((SELECT max(resolved_at) FROM {alarms_resolved}), '-infinity'), false)",
    )
    return bool(found)


def rows(conn: Connection[Any], slug: str, query: str, params: Sequence[Any] = ()) -> list[Any]:
    tables = ("stored_events", "sealing_keys", "cosignatures", "alarms", "alarms_resolved")
    named = SQL(query).format(**{table: Identifier(slug, table) for table in tables})
    with conn.cursor(row_factory=tuple_row) as cursor:
        return cursor.execute(named, list(params)).fetchall()
