"""What is recorded: the facts of an authority's log at their places, and the view that each belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple
from uuid import UUID

from eventsourcing.persistence import JSONTranscoder, StoredEvent
from psycopg import Connection, Cursor
from psycopg.rows import tuple_row
from psycopg.sql import SQL, Identifier

from domain.fact import Fact
from domain.log import FactMapper
from projections.catalogue import TOPICS
from projections.versions import Versions

_MAPPER = FactMapper(transcoder=JSONTranscoder())
_SELECT = "SELECT notification_id, originator_id, originator_version, topic, state FROM {}"


class UnknownFact(Exception):
    """The log holds a fact that no view declares. Nothing after it is applied until the views know it."""


class Recorded(NamedTuple):
    """A fact at its place in the log."""

    position: int
    versions: Versions
    fact: Fact


def after(cursor: Cursor[Any], slug: str, position: int, most: int) -> list[Recorded]:
    """Facts of the log in order, after a position."""
    cursor.execute(
        SQL(_SELECT + " WHERE notification_id > %s ORDER BY notification_id LIMIT %s").format(log_of(slug)),
        [position, most],
    )
    return [recorded(slug, *row) for row in cursor.fetchall()]


def of_aggregates(cursor: Cursor[Any], slug: str, ids: list[UUID], up_to: int) -> list[Recorded]:
    """All facts about these things up to a position, each thing's in order."""
    cursor.execute(
        SQL(
            _SELECT + " WHERE originator_id = ANY(%s) AND notification_id <= %s"
            " ORDER BY originator_id, originator_version"
        ).format(log_of(slug)),
        [ids, up_to],
    )
    return [recorded(slug, *row) for row in cursor.fetchall()]


def by_aggregate(conn: Connection[Any], slug: str, up_to: int) -> Iterator[list[Recorded]]:
    """The whole log up to a position, thing by thing, without holding all of it."""
    with conn.cursor(name="by_aggregate", row_factory=tuple_row, binary=True) as cursor:
        cursor.itersize = 5_000
        cursor.execute(
            SQL(_SELECT + " WHERE notification_id <= %s ORDER BY originator_id, originator_version").format(
                log_of(slug)
            ),
            [up_to],
        )
        facts = (recorded(slug, *row) for row in cursor)
        for _, together in groupby(facts, key=lambda each: each.fact.originator_id):
            yield list(together)


def log_of(slug: str) -> Identifier:
    return Identifier(slug, "stored_events")


def recorded(slug: str, position: int, id: UUID, version: int, topic: str, state: bytes) -> Recorded:
    """Refuses `UnknownFact`: a fact that is skipped would be missing from every page, in silence."""
    versions = TOPICS.get(topic)
    if versions is None:
        raise UnknownFact(
            f"{slug}: position {position} of the log holds {topic}, which no view knows. Nothing after it is applied."
        )
    return Recorded(position, versions, _MAPPER.to_domain_event(StoredEvent(id, version, topic, state)))
