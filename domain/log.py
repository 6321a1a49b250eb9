"""The log: how facts are kept. The one file of the domain that knows about storage.

Facts are stored as plain JSON that a person can read; with them, in one transaction, go the texts that they refer to
and the command id that makes a repeated order the same fact.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, wraps
from typing import Any, ParamSpec, TypedDict, TypeVar, cast, get_type_hints
from uuid import UUID

import msgspec
from eventsourcing.persistence import IntegrityError, InterfaceError, Mapper, OperationalError, StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from eventsourcing.utils import get_topic, resolve_topic
from psycopg.errors import SerializationFailure, UniqueViolation

from domain.fact import Basis, Fact
from domain.text import Text

P = ParamSpec("P")
R = TypeVar("R")

PATIENCE = 4.0
"""Seconds for which reading is tried again."""

RECONNECT = 2.0
"""Seconds for which a pool tries to replace a lost connection by itself; then the next order does."""

CHANNEL = "throughline"
"""NOTIFY on this channel, with the authority's slug, says that there are new facts. Only a hint: poll as well."""


@dataclass(frozen=True)
class Command:
    """An order that was carried out: what identifies it, and what was answered."""

    command_id: str
    recorded_at: datetime
    event_ids: list[UUID]
    subjects: dict[str, str]
    content: bytes

    def digest(self, salt: bytes) -> bytes:
        return hashlib.sha256(salt + self.content).digest()


class Overtaken(IntegrityError):
    """Another order came first. Ask what became of the command id, then decide anew."""


@dataclass(frozen=True)
class Earlier:
    """What the log remembers of a command id."""

    position: int
    recorded_at: datetime
    event_ids: list[UUID]
    subjects: dict[str, str]
    same_order: bool


class FactMapper(Mapper[UUID]):
    """Between facts and what is stored of them, several times as fast as the library's own transcoder."""

    def to_stored_event(self, domain_event: Any) -> StoredEvent:
        state = {name: value for name, value in vars(domain_event).items() if not name.startswith("originator_v")}
        state.pop("originator_id")
        if (version := getattr(type(domain_event), "class_version", 1)) > 1:
            state["class_version"] = version
        return StoredEvent(
            originator_id=domain_event.originator_id,
            originator_version=domain_event.originator_version,
            topic=get_topic(type(domain_event)),
            state=msgspec.json.encode(state),
        )

    def to_domain_event(self, stored_event: StoredEvent) -> Any:
        event_class = resolve_topic(stored_event.topic)
        state = decoded(event_class, stored_event.state)
        state["originator_id"] = stored_event.originator_id
        state["originator_version"] = stored_event.originator_version
        fact = object.__new__(event_class)
        object.__setattr__(fact, "__dict__", state)
        return fact


def decoded(event_class: type[Fact], state: bytes) -> dict[str, Any]:
    """What a fact says, typed. Older shapes are brought up to date by the class's `upcast_vN_vM` methods."""
    newest = getattr(event_class, "class_version", 1)
    if newest == 1:
        return decoder(event_class).decode(state)
    raw = msgspec.json.decode(state)
    for version in range(raw.pop("class_version", 1), newest):
        getattr(event_class, f"upcast_v{version}_v{version + 1}")(raw)
    return cast("dict[str, Any]", msgspec.convert(raw, shape(event_class)))


@cache
def decoder(event_class: type[Fact]) -> msgspec.json.Decoder[dict[str, Any]]:
    return msgspec.json.Decoder(shape(event_class))


@cache
def shape(event_class: type[Fact]) -> Any:
    """The names and types of what is stored of a fact."""
    hints = get_type_hints(event_class)
    names = [name for name in event_class.__dataclass_fields__ if name not in ("originator_id", "originator_version")]
    return TypedDict(event_class.__name__, {name: hints[name] for name in names})  # type: ignore[operator]


def patient(ask: Callable[P, R]) -> Callable[P, R]:
    """Ask again when the connection was lost, for a while. Connections that a restart of the server left dead fail at
    once, one after the other; where it is away, the library would ask for five minutes."""

    @wraps(ask)
    def asked(*args: P.args, **kwargs: P.kwargs) -> R:
        until = time.monotonic() + PATIENCE
        while True:
            try:
                return ask(*args, **kwargs)
            except (InterfaceError, OperationalError):
                if time.monotonic() > until:
                    raise
                time.sleep(0.05)

    return asked


class FactRecorder(PostgresApplicationRecorder):
    """Adds facts, their texts and their command to the log of one authority, all or nothing."""

    def __init__(self, datastore: PostgresDatastore) -> None:
        super().__init__(datastore)
        # By default a pool whose server was away tries again after ever longer pauses, up to minutes.
        datastore.pool.reconnect_timeout = RECONNECT
        self.schema = datastore.schema
        key = hashlib.sha256(f"throughline.log.{self.schema}".encode()).digest()[:8]
        # Every writer of a log takes this one lock until its commit, so that positions become visible in order and
        # no reader passes over a gap. The library's LOCK TABLE would need rights that history must not be open to.
        self.lock_key = int.from_bytes(key, "big", signed=True)
        # One statement, not the library's pipeline: a save of more than about 600,000 bytes hangs there for ever.
        self.record = (
            f'SELECT "{self.schema}".record(%s, %s, %s::uuid[], %s::bigint[], %s::text[], %s::bytea[], %s::uuid[],'
            " %s::bytea[], %s::text[], %s, %s, %s, %s, %s::uuid[], %s::jsonb, %s::uuid[], %s::bigint[], %s, %s::text[])"
        )

    def insert_events(
        self,
        stored_events: Sequence[StoredEvent],
        *,
        texts: Sequence[Text] = (),
        command: Command | None = None,
        basis: Basis | None = None,
        **_: Any,
    ) -> Sequence[int]:
        """Positions of the new facts. Raises `Overtaken` for a taken version or command id, or if `basis` changed."""
        with self.datastore.get_connection() as conn:
            try:
                row = conn.execute(self.record, self._said(stored_events, texts, command, basis or Basis())).fetchone()
            except (UniqueViolation, SerializationFailure) as first:
                raise Overtaken(str(first)) from None
        return cast("dict[str, list[int]]", row)["record"]

    def _said(
        self, events: Sequence[StoredEvent], texts: Sequence[Text], command: Command | None, basis: Basis
    ) -> list[Any]:
        """What the database's function `record` takes, in its order."""
        salt = os.urandom(16)
        return [
            self.schema,
            self.lock_key,
            [event.originator_id for event in events],
            [event.originator_version for event in events],
            [event.topic for event in events],
            [event.state for event in events],
            [text.ref for text in texts],
            [text.salt for text in texts],
            [text.body for text in texts],
            *([command.command_id, salt, command.digest(salt), command.recorded_at] if command else [None] * 4),
            command.event_ids if command else [],
            json.dumps(command.subjects if command else {}),
            list(basis.versions.keys()),
            list(basis.versions.values()),
            basis.log_at,
            list(basis.topics),
        ]

    @patient
    def select_events(self, originator_id: UUID | str, **which: Any) -> Sequence[StoredEvent]:
        return super().select_events.__wrapped__(self, originator_id, **which)  # type: ignore[no-any-return]

    def last_position(self) -> int:
        return self.max_notification_id() or 0

    @patient
    def earlier(self, command_id: str, content: bytes) -> Earlier | None:
        """What a command id was answered before, if it was."""
        with self.datastore.get_connection() as conn, conn.cursor() as curs:
            curs.execute(f'SELECT * FROM "{self.schema}".commands WHERE command_id = %s', [command_id])
            row = curs.fetchone()
        if row is None:
            return None
        digest = hashlib.sha256(bytes(row["salt"]) + content).digest()
        return Earlier(
            row["position"], row["recorded_at"], row["event_ids"], row["subjects"], digest == bytes(row["digest"])
        )

    def of(self, ids: Sequence[UUID]) -> list[StoredEvent]:
        """All facts about several things, each thing's in order."""
        return self._stored("originator_id = ANY(%s) ORDER BY originator_id, originator_version", ids)

    def by_topic(self, topic: str) -> list[StoredEvent]:
        """All facts of one kind. Reads the whole log: for orders that are given a few times a year."""
        return self._stored("topic = %s ORDER BY notification_id", topic)

    def holding(self, said: str) -> list[StoredEvent]:
        """Facts in whose bytes something stands, oldest first. Reads the whole log, as `by_topic` does."""
        return self._stored("position(%s::bytea IN state) > 0 ORDER BY notification_id", said.encode())

    def _stored(self, which: str, value: Any) -> list[StoredEvent]:
        with self.datastore.get_connection() as conn, conn.cursor() as curs:
            curs.execute(f'SELECT * FROM "{self.schema}".stored_events WHERE {which}', [value])
            return [
                StoredEvent(row["originator_id"], row["originator_version"], row["topic"], bytes(row["state"]))
                for row in curs.fetchall()
            ]

    def bodies(self, refs: Sequence[UUID]) -> dict[UUID, str]:
        """The texts that are still there, by ref."""
        with self.datastore.get_connection() as conn, conn.cursor() as curs:
            curs.execute(f'SELECT ref, body FROM "{self.schema}".texts WHERE ref = ANY(%s)', [list(refs)])
            return {row["ref"]: row["body"] for row in curs.fetchall()}
