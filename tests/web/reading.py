"""Fixtures of the reading pages' tests, for their conftests. Reading changes nothing: many tests share one story."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from typing import Any

import psycopg
import pytest
from flask import Flask

from migrations.database import ACCESS, Database
from migrations.runner import add_authority
from tests.web.checked import CheckedClient
from tests.web.conftest import as_started
from tests.web.told import Story, told
from web.access import accounts

NUMBERS = count(1)
PASSWORD = "a password for tests"
Reader = Callable[[str], CheckedClient]


def account(database: Database, role: str, slug: str, name: str) -> tuple[str, Any]:
    email = f"reader{next(NUMBERS)}@example.org"
    with psycopg.connect(database.conninfo(ACCESS)) as connection:
        new = accounts.add_account(connection, email, name, PASSWORD)
        accounts.grant(connection, new, role, slug, date.max if role == "inspector" else None)
    return email, new


@pytest.fixture(scope="module")
def reading_app(web_app: Flask) -> Iterator[Flask]:
    as_started(web_app, CheckedClient)
    yield web_app
    web_app.extensions["connections"].close()


@pytest.fixture(scope="module")
def story(database: Database) -> Iterator[Story]:
    """Testshire's year. Tests that record more take `own_story`."""
    slug = f"storyshire_{next(NUMBERS)}"
    add_authority(database, slug)
    _, manager = account(database, "manager", slug, "Maud Ives")
    yield from told(database, slug, manager)


@pytest.fixture
def own_story(database: Database, authority: str, somebody: Callable[..., Any]) -> Iterator[Story]:
    yield from told(database, authority, somebody("manager", authority).id)


@pytest.fixture(scope="module")
def reading_as(reading_app: Flask, database: Database, story: Story) -> Reader:
    """`reading_as("board")`: a client in which somebody with that role there has signed in."""
    known: dict[str, CheckedClient] = {}

    def sign_in(role: str) -> CheckedClient:
        if role not in known:
            known[role] = reading_app.test_client()
            email, _ = account(database, role, story.slug, f"A {role}")
            assert known[role].sign_in(email, PASSWORD).status_code == 303
        return known[role]

    return sign_in


@pytest.fixture
def board_member(reading_as: Reader) -> CheckedClient:
    return reading_as("board")


@pytest.fixture
def manager(reading_as: Reader) -> CheckedClient:
    return reading_as("manager")


@pytest.fixture
def editor(reading_as: Reader) -> CheckedClient:
    return reading_as("editor")
