"""Other services beside the one that a test is about, with plans that they signed off and so share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import count
from uuid import UUID, uuid4

import psycopg
import pytest

from domain.fact import Occasion
from domain.registry import Registry
from migrations.database import PROJECTOR, Database
from migrations.runner import add_authority
from tests.conftest import leave
from tests.web.recording.conftest import Service

NUMBERS = count(1)


class Neighbour(Service):
    """A service that may be told to its registry directly, too."""

    def occasion(self, day: str) -> Occasion:
        return Occasion(UUID(int=7), str(uuid4()), date.fromisoformat(day))


@contextmanager
def service_called(database: Database, name: str) -> Iterator[Neighbour]:
    """A service with an open plan, which leaves at the end."""
    slug = f"neighbour_{next(NUMBERS)}"
    add_authority(database, slug)
    with (
        psycopg.connect(database.conninfo(PROJECTOR), autocommit=True) as projector,
        Registry(database.environment(slug)) as registry,
    ):
        made = Neighbour(slug, registry, projector)
        registry.join(Occasion(UUID(int=7), str(uuid4()), date(2026, 4, 1)), name=name)
        opened = made.given(
            "open_plan", "2026-04-01", title="Delivery Plan", kind="delivery_plan", period="2026-27"
        )  # fmt: skip
        made.ids["plan"] = UUID(opened.subjects["plan"])
        yield made
    leave(database, slug)


def action(made: Service, title: str, **more: str) -> UUID:
    receipt = made.given("create_action", "2026-04-01", plan=str(made.ids["plan"]), title=title, **more)
    return UUID(receipt.subjects["action"])


def sign_off(made: Service) -> None:
    made.happens(
        "sign_off_plan", "2026-04-02", plan=str(made.ids["plan"]), meeting="Management Board", meeting_on="2026-04-02"
    )  # fmt: skip


@pytest.fixture
def neighbour(database: Database) -> Iterator[Neighbour]:
    """A service that shares one action, "action"."""
    with service_called(database, "Neighbourshire Youth Justice Service") as made:
        made.ids["action"] = action(made, "Agree a protocol on exit plans", measure="Protocol is signed")
        sign_off(made)
        yield made
