"""What every test may ask for: a real database with everything migrated, and an authority of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
from flask import Flask
from hypothesis import HealthCheck, settings

from migrations.database import Database
from migrations.runner import add_authority, migrate
from projections.catching_up import lock_key
from projections.region.rebuilding import TABLES as REGION_TABLES
from tests.browsing import browser

__all__ = ["browser"]

NUMBERS = count(1)

# Properties never look at the clock, and `make test` tries the same examples each time: what it says about a change is
# about that change. To look for new counterexamples: make test TESTS="--hypothesis-profile=searching tests/domain".
settings.register_profile("searching", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("repeating", settings.get_profile("searching"), derandomize=True)
settings.load_profile("repeating")


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """THROUGHLINE_HOME of this test run; commands that a test starts join its server."""
    place = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("THROUGHLINE_HOME", str(place))
        for name in ("DATABASE_URL", "CELERY_BROKER_URL", "THROUGHLINE_SECRET_FILE", "PGSSLMODE"):
            patch.delenv(name, raising=False)
        yield place


@pytest.fixture(scope="session")
def database(home: Path) -> Iterator[Database]:
    """A migrated database, shared by all tests of the run."""
    with Database.find(os.environ) as found:
        migrate(found)
        yield found


@pytest.fixture(scope="session")
def web_app(database: Database) -> Iterator[Flask]:
    """The application, put together once: that takes longer than most tests. They ask for `app`."""
    from argon2 import PasswordHasher

    from web import create_app
    from web.access import passwords

    with pytest.MonkeyPatch.context() as patch:
        # Hundreds of people sign in here; that passwords are hard to guess is tested where accounts are made.
        patch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        yield create_app(database, testing=True)


@pytest.fixture
def authority(database: Database) -> Iterator[str]:
    """The slug of a new authority with an empty log; it leaves after the test."""
    slug = f"testshire_{next(NUMBERS)}"
    add_authority(database, slug)
    yield slug
    leave(database, slug)


def leave(database: Database, slug: str) -> None:
    """Take an authority out of the database: what tests do with it must not stop the projector of others."""
    with psycopg.connect(database.conninfo("owner"), autocommit=True) as owner:
        owner.execute("SET lock_timeout = '10s'")
        # Not in the middle of a batch: the projector and the drop would wait for each other's tables.
        owner.execute("SELECT pg_advisory_lock(%s)", [lock_key(slug)])
        owner.execute(f'DROP SCHEMA IF EXISTS "{slug}" CASCADE')
        for table in ("texts", "indicator_versions", "action_versions", "plan_versions", "sharing", "positions"):
            owner.execute(f"DELETE FROM region.{table} WHERE authority = %s", [slug])
        owner.execute("DELETE FROM region.services WHERE slug = %s", [slug])


@pytest.fixture(scope="module")
def region_of_nobody(database: Database) -> None:
    """The region without the services that tests before these left behind."""
    with psycopg.connect(database.conninfo("owner"), autocommit=True) as owner:
        for table in REGION_TABLES:
            owner.execute(f"DELETE FROM region.{table}")


@pytest.fixture
def connect(database: Database) -> Iterator[object]:
    """`connect("derby")`: a connection as that role, closed after the test."""
    opened: list[psycopg.Connection] = []

    def as_role(role: str) -> psycopg.Connection:
        opened.append(psycopg.connect(database.conninfo(role), autocommit=True))
        return opened[-1]

    yield as_role
    for connection in opened:
        connection.close()
