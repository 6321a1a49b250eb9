"""What tests of pages ask for: the application, clients that look at every page, and people with roles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count
from uuid import UUID

import psycopg
import pytest
from flask import Flask
from flask.testing import FlaskClient

from migrations.database import ACCESS, Database
from tests.web.checked import CheckedClient
from web.access import accounts
from web.access.limits import limiter
from web.connections import Connections

NUMBERS = count(1)
PASSWORD = "a password for tests"


@dataclass(frozen=True)
class Person:
    id: UUID
    email: str
    name: str
    password: str = PASSWORD


@pytest.fixture
def app(web_app: Flask) -> Iterator[Flask]:
    """The application as if just started: nobody has tried to sign in, and it holds no connections."""
    as_started(web_app, CheckedClient)
    yield web_app
    connections: Connections = web_app.extensions["connections"]
    connections.close()


def as_started(app: Flask, client: type[FlaskClient]) -> None:
    app.test_client_class = client
    with app.app_context():
        limiter.reset()


@pytest.fixture
def client(app: Flask) -> CheckedClient:
    """Nobody is signed in."""
    return app.test_client()


@pytest.fixture
def somebody(database: Database) -> Callable[..., Person]:
    """`somebody("manager", "derby")`: a new account with that role; without a role, one with none."""

    def make(role: str | None = None, authority: str | None = None) -> Person:
        number = next(NUMBERS)
        email, name = f"person{number}@example.org", f"Person {number}"
        with psycopg.connect(database.conninfo(ACCESS)) as connection:
            new = accounts.add_account(connection, email, name, PASSWORD)
            if role:
                accounts.grant(connection, new, role, authority, date.max if role == "inspector" else None)
        return Person(new, email, name)

    return make


@pytest.fixture
def signed_in(app: Flask, somebody: Callable[..., Person]) -> Callable[..., CheckedClient]:
    """`signed_in("manager", "derby")`: a client in which such a person has signed in."""

    def make(role: str | None = None, authority: str | None = None) -> CheckedClient:
        person = somebody(role, authority)
        client = app.test_client()
        assert client.sign_in(person.email, person.password).status_code == 303
        return client

    return make
