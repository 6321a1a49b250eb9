"""What tests of the API ask for: an authority with a plan, a projector that runs, and programs with tokens."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from migrations.database import PROJECTOR, Database
from projections.projector import Projector
from tests.conftest import leave
from tests.web.api.programs import Program, create_action, new_authority, new_program, open_plan
from tests.web.conftest import as_started


@pytest.fixture(scope="module")
def app(web_app: Flask) -> Iterator[Flask]:
    as_started(web_app, FlaskClient)
    yield web_app
    web_app.extensions["connections"].close()


@pytest.fixture(autouse=True)
def connections_given_back(app: Flask) -> Iterator[None]:
    """Each test has an authority of its own, with connections of its own; the database has only so many."""
    yield
    app.extensions["connections"].close()


@pytest.fixture(scope="module", autouse=True)
def projector(database: Database) -> Iterator[None]:
    """The projector, as it runs beside the web; for these tests only, others look at views that stand still."""
    stop = threading.Event()
    running = threading.Thread(target=Projector(database.conninfo(PROJECTOR), stop.is_set).run)
    running.start()
    yield
    stop.set()
    running.join()


@pytest.fixture
def slug(database: Database) -> Iterator[str]:
    """An authority that has joined; it leaves after the test, so that the projector has less to watch."""
    joined = new_authority(database)
    yield joined
    leave(database, joined)


@pytest.fixture
def program(app: Flask, database: Database, slug: str) -> Callable[..., Program]:
    """`program("editor")`: a program of somebody with that role here (or at another authority)."""

    def make(role: str | None = "manager", authority: str | None = None) -> Program:
        return new_program(app, database, slug, role, authority)

    return make


@pytest.fixture
def manager(program: Callable[..., Program]) -> Program:
    return program("manager")


@pytest.fixture
def plan(manager: Program) -> str:
    """The id of an open plan."""
    return open_plan(manager)


@pytest.fixture
def action(manager: Program, plan: str) -> str:
    """The id of an open action in it, with the reference 3.16."""
    return create_action(manager, plan)
