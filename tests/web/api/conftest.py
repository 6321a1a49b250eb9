"""What tests of the API ask for: an authority with a plan, a projector that runs, and programs with tokens."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from domain.fact import Occasion
from domain.registry import Registry
from migrations.database import ACCESS, PROJECTOR, Database
from migrations.runner import add_authority
from projections.projector import Projector
from web import create_app
from web.access.sessions import make_token

NUMBERS = count(1)


@dataclass
class Program:
    """A client with a token. `base` is the address of its authority."""

    client: FlaskClient
    token: str
    slug: str
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def base(self) -> str:
        return f"/api/v1/authorities/{self.slug}"

    def get(self, path: str = "", headers: dict[str, str] | None = None, **query: Any) -> TestResponse:
        return self.client.get(self.base + path, query_string=query, headers=self.with_token(headers))

    def give(self, path: str, headers: dict[str, str] | None = None, **order: Any) -> TestResponse:
        return self.client.post(self.base + path, json=order, headers=self.with_token(headers))

    def with_token(self, headers: dict[str, str] | None) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}", **(headers or {})}


@pytest.fixture(scope="module")
def app(database: Database) -> Iterator[Flask]:
    made = create_app(database, testing=True)
    yield made
    made.extensions["connections"].close()


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
def slug(database: Database) -> str:
    """An authority that has joined."""
    name = f"apishire_{next(NUMBERS)}"
    add_authority(database, name)
    with Registry(database.environment(name)) as registry:
        registry.join(Occasion(uuid4(), str(uuid4())), "Apishire")
    return name


@pytest.fixture
def program(app: Flask, database: Database, somebody: Callable[..., Any], slug: str) -> Callable[..., Program]:
    """`program("editor")`: a program of somebody with that role here (or at another authority)."""

    def make(role: str = "manager", authority: str | None = None) -> Program:
        person = somebody(role, authority or slug)
        with psycopg.connect(database.conninfo(ACCESS)) as connection:
            token = make_token(connection, person.id)
        return Program(app.test_client(), token, slug)

    return make


@pytest.fixture
def manager(program: Callable[..., Program]) -> Program:
    return program("manager")


@pytest.fixture
def plan(manager: Program) -> str:
    """The id of an open plan."""
    opened = manager.give("/open-plan", title="Delivery plan", kind="delivery_plan", period="2025-26",
                          effective_on="2025-04-01")  # fmt: skip
    assert opened.status_code == 201, opened.json
    return opened.json["plan"]


@pytest.fixture
def action(manager: Program, plan: str) -> str:
    """The id of an open action in it, with the reference 3.16."""
    created = manager.give(f"/plans/{plan}/create-action", title="Contact every victim", reference="3.16",
                           leads=["RJ"], due="30 September 2025", effective_on="2025-04-02")  # fmt: skip
    assert created.status_code == 201, created.json
    return created.json["action"]
