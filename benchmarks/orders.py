"""One order through the registry, beside the bare library that loads an aggregate and saves one event."""

from __future__ import annotations

from random import Random
from typing import Any
from uuid import UUID, uuid4

import psycopg
from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event

from benchmarks.measuring import Line, Times
from benchmarks.region import ENTRIES, Log
from domain.fact import Occasion
from domain.registry import Registry
from migrations.database import Database
from migrations.runner import add_authority

MANY = 300
BARE = "bench_bare"


class Thing(Aggregate):
    """What the library's own documentation would make of it: no rules, no texts, no command ids."""

    class Said(Aggregate.Event):
        text: str

    @event(Said)
    def say(self, text: str) -> None:
        self.latest = text


class Bare(Application[UUID]):
    name = "stored"


def measure(database: Database, logs: list[Log]) -> list[Line]:
    add_authority(database, BARE)
    bare = Bare(database.environment(BARE))
    # The library's LOCK TABLE needs rights over history that no run-time role has; a lock of the same effect.
    bare.recorder.lock_table_statements = ["SELECT pg_advisory_xact_lock(1)"]  # type: ignore[attr-defined]
    registry = Registry(database.environment(logs[0].slug))
    order, load_and_save, save = Times(), Times(), Times()
    things = [a_thing(bare) for _ in range(MANY)]
    actions = Random(1).sample(logs[0].actions, MANY)
    # Alternately, so that whatever else the machine does meanwhile meets all of them.
    for thing, action in zip(things, actions, strict=True):
        with order.one():
            note_progress(registry, action)
        with load_and_save.one():
            say(bare, thing)
        new = Thing()
        with save.one():
            bare.save(new)
    registry.close()
    bare.close()
    take_away(database)
    return [
        Line.at_least(
            "one order through the registry, against the bare library loading 25 events and saving one",
            load_and_save.median / order.median, 0.7, "×", f"{order} / {load_and_save}",
        ),
        Line(
            "the same, against the bare library saving one event of a new aggregate, without loading any",
            save.median / order.median, "×", beside=f"{order} / {save}",
        ),
    ]  # fmt: skip


def note_progress(registry: Registry, action: UUID) -> None:
    registry.note_progress(Occasion(uuid4(), str(uuid4())), action, text="The group met and agreed the next steps.")


def a_thing(bare: Bare) -> UUID:
    thing = Thing()
    for number in range(ENTRIES - 1):
        thing.say(f"The group met for the {number}th time and agreed the next steps.")
    bare.save(thing)
    return thing.id


def say(bare: Bare, id: UUID) -> None:
    thing: Any = bare.repository.get(id)
    thing.say("The group met and agreed the next steps.")
    bare.save(thing)


def take_away(database: Database) -> None:
    """The library's events are no facts of ours: the projector would stop at them."""
    with psycopg.connect(database.conninfo("owner"), autocommit=True) as owner:
        owner.execute(f"DROP SCHEMA {BARE} CASCADE")
