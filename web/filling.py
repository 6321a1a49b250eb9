"""Filling the demo region: the story that `throughline.demo` contributes, told to the same desk as everybody's orders.

The one place, beside tests, where a clock is injected: the demo's entries were recorded in its past.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from importlib.metadata import entry_points
from typing import Any
from uuid import UUID

import psycopg

from domain.fact import Occasion
from domain.refusals import Refusal
from domain.registry import Registry
from migrations.database import ACCESS, Database
from migrations.runner import add_authority, authorities
from projections.answers import receipt_answer, refusal_answer
from web.access import accounts
from web.access.accounts import COMMAND_LINE
from web.commands.opening import opened
from web.orders import Desk

STORY = "throughline.demo"
A_YEAR = timedelta(days=365)


class Clock:
    """A clock that shows what it was set to."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


def fill(database: Database) -> None:
    """Let the demo's authorities join, its people sign in, and tell what happened. Told again, nothing doubles."""
    demo = {point.name: point.load() for point in entry_points(group=STORY) if point.name != "fill"}
    for authority in demo["authorities"]:
        join(database, authority, demo["joined_at"](authority.slug))
    let_in(database, demo["people"].values(), demo["password"])
    for authority in demo["authorities"]:
        tell(database, authority.slug, demo["tell"])


def join(database: Database, authority: Any, at: datetime) -> None:
    with psycopg.connect(database.conninfo(ACCESS)) as connection:
        if authority.slug not in authorities(connection):
            add_authority(database, authority.slug)
    with Registry(database.environment(authority.slug), clock=Clock(at)) as registry:
        joining = Occasion(COMMAND_LINE, f"demo:{authority.slug}:join")
        registry.join(joining, name=authority.name, year_starts=authority.plan_year_start)


def let_in(database: Database, people: Any, password: str) -> None:
    with psycopg.connect(database.conninfo(ACCESS)) as connection:
        known = accounts.names_of(connection, [person.id for person in people])
        for person in people:
            if person.id not in known:
                accounts.add_account(connection, person.email, person.name, password, account=person.id)
                for authority in person.authorities or (None,):
                    accounts.grant(connection, person.id, person.role, authority, last_day_of(person.role))


def last_day_of(role: str) -> date | None:
    """Inspectors are let in for a time."""
    return datetime.now(UTC).date() + A_YEAR if role == "inspector" else None


def tell(database: Database, slug: str, story: Any) -> None:
    clock = Clock(datetime.min)
    with opened(slug, database) as found, found.desk(clock=clock) as desk:

        def give(recorded_at: datetime, actor: UUID, order: dict[str, Any]) -> dict[str, Any]:
            clock.at = recorded_at
            one = Desk(desk.registry, desk.reader, actor, desk.roles, desk.catch_up, shared_by=desk.shared_by)
            try:
                return receipt_answer(one.give(order))
            except Refusal as refusal:
                return refusal_answer(refusal)

        story(slug, give)
        found.catch_up()
