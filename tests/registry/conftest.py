"""A registry of an authority of its own, with a clock that a test can set, and a look at what it stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import count
from typing import Any
from uuid import UUID

import psycopg
import pytest
from psycopg import sql

from domain.fact import Occasion
from domain.registry import Registry
from migrations.database import Database
from tests.examples import BEGAN, NOW, SOMEBODY

NUMBERS = count(1)


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


class Log:
    """What stands in an authority's own tables."""

    def __init__(self, connection: psycopg.Connection[Any], slug: str) -> None:
        self.connection, self.slug = connection, slug

    def rows(self, table: str, columns: str = "*") -> list[tuple[Any, ...]]:
        query = sql.SQL("SELECT {} FROM {}").format(sql.SQL(columns), sql.Identifier(self.slug, table))  # type: ignore[arg-type]
        return self.connection.execute(query).fetchall()

    def sizes(self) -> tuple[int, int, int]:
        """How many facts, texts and commands."""
        return len(self.rows("stored_events", "1")), len(self.rows("texts", "1")), len(self.rows("commands", "1"))

    def events(self, after: int = 0) -> list[str]:
        """Names of the facts, in order of position."""
        found = sorted(self.rows("stored_events", "notification_id, topic"))
        return [topic.rpartition(".")[2] for position, topic in found if position > after]


def an_order(command: str | None = None, effective_on: str | date | None = None, seen: int | None = None) -> Occasion:
    """An occasion with a command id of its own unless one is given."""
    day = date.fromisoformat(effective_on) if isinstance(effective_on, str) else effective_on
    return Occasion(SOMEBODY, command or f"command-{next(NUMBERS)}", day, None, seen)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def registry(database: Database, authority: str, clock: Clock) -> Iterator[Registry]:
    """Of an authority that joined on 1 April 2021."""
    with Registry(database.environment(authority), clock=clock) as made:
        made.join(an_order(effective_on=BEGAN), "Testshire")
        yield made


@pytest.fixture
def log(registry: Registry, connect: Callable[[str], psycopg.Connection[Any]]) -> Log:
    return Log(connect(registry.slug), registry.slug)


@pytest.fixture
def plan(registry: Registry) -> UUID:
    receipt = registry.open_plan(an_order(effective_on=BEGAN), "Delivery plan", "delivery_plan", "2021-22")
    return UUID(receipt.subjects["plan"])


@pytest.fixture
def next_plan(registry: Registry) -> UUID:
    receipt = registry.open_plan(an_order(effective_on="2022-03-01"), "Delivery plan", "delivery_plan", "2022-23")
    return UUID(receipt.subjects["plan"])


@pytest.fixture
def action(registry: Registry, plan: UUID) -> UUID:
    receipt = registry.create_action(an_order(effective_on=BEGAN), plan, "Train all managers", reference="1i")
    return UUID(receipt.subjects["action"])
