"""Logs written in bulk, as a restored back-up would be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import psycopg
from eventsourcing.persistence import JSONTranscoder

from domain.log import FactMapper

if TYPE_CHECKING:
    from benchmarks.region import Log


def copy_into(connection: psycopg.Connection[Any], log: Log) -> None:
    mapper = FactMapper(transcoder=JSONTranscoder())
    events = (
        f"COPY {log.slug}.stored_events (originator_id, originator_version, topic, state) FROM STDIN (FORMAT BINARY)"
    )
    with connection.cursor().copy(events) as copy:
        copy.set_types(["uuid", "int8", "text", "bytea"])
        for fact in log.facts:
            stored = mapper.to_stored_event(fact)
            copy.write_row((stored.originator_id, stored.originator_version, stored.topic, stored.state))
    with connection.cursor().copy(f"COPY {log.slug}.texts (ref, salt, body) FROM STDIN (FORMAT BINARY)") as copy:
        copy.set_types(["uuid", "bytea", "text"])
        for text in log.texts:
            copy.write_row((text.ref, text.salt, text.body))
    connection.commit()
