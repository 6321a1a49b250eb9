"""A program that uses the API with a token, as tests play it; and an authority that it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any
from uuid import UUID, uuid4

import psycopg
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from domain.fact import Occasion
from domain.registry import Registry
from migrations.database import ACCESS, PROJECTOR, Database
from migrations.runner import add_authority
from projections.catching_up import catch_up
from web.access import accounts
from web.access.sessions import make_token

NUMBERS = count(1)


@dataclass
class Program:
    """A client with a token. `base` is the address of its authority."""

    client: FlaskClient
    token: str
    slug: str
    account: UUID

    @property
    def base(self) -> str:
        return f"/api/v1/authorities/{self.slug}"

    def get(self, path: str = "", headers: dict[str, str] | None = None, **query: Any) -> TestResponse:
        return self.client.get(self.base + path, query_string=query, headers=self.with_token(headers))

    def give(self, path: str, headers: dict[str, str] | None = None, **order: Any) -> TestResponse:
        return self.client.post(self.base + path, json=order, headers=self.with_token(headers))

    def with_token(self, headers: dict[str, str] | None) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}", **(headers or {})}


def new_authority(database: Database) -> str:
    """The slug of an authority that has joined."""
    name = f"apishire_{next(NUMBERS)}"
    add_authority(database, name)
    with Registry(database.environment(name)) as registry:
        registry.join(Occasion(uuid4(), str(uuid4())), "Apishire")
    with psycopg.connect(database.conninfo(PROJECTOR)) as views:
        catch_up(views, name)
    return name


def new_program(app: Flask, database: Database, slug: str, role: str | None, authority: str | None = None) -> Program:
    """Of somebody with a role in `slug`, or in another authority."""
    number = next(NUMBERS)
    with psycopg.connect(database.conninfo(ACCESS)) as connection:
        address, name = f"program{number}@example.org", f"Program {number}"
        account = accounts.add_account(connection, address, name, "a password for tests")
        if role:
            until = date.max if role == "inspector" else None
            accounts.grant(connection, account, role, authority or slug, until)
        return Program(app.test_client(), make_token(connection, account), slug, account)


def open_plan(manager: Program, title: str = "Delivery plan") -> str:
    opened = manager.give("/open-plan", title=title, kind="delivery_plan", period="2025-26", effective_on="2025-04-01")
    assert opened.status_code == 201, opened.json
    return opened.json["plan"]


def create_action(manager: Program, plan: str, reference: str = "3.16", **fields: Any) -> str:
    order = {"title": "Contact every victim", "leads": ["RJ"], "due": "30 September 2025"} | fields
    created = manager.give(f"/plans/{plan}/create-action", reference=reference, effective_on="2025-04-02", **order)
    assert created.status_code == 201, created.json
    return created.json["action"]
