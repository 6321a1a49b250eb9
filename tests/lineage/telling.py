"""Two successive plans of a service, as documents bring them: neither says what became of the other's actions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import psycopg

from domain.fact import Occasion
from domain.registry import Registry
from migrations.database import PROJECTOR, Database
from projections.asked import Asked
from projections.catching_up import catch_up
from projections.reading import Reader
from web.orders import Desk

EVERYBODY = frozenset({"editor", "manager"})

OLDER = [
    ("1i", "Offer every child a health check within ten days of the order", ["HG"], "June 24"),
    ("1ii", "Write a protocol with the youth court on adjournments", ["BD"], "Sept 24"),
    ("2i", "Recruit six volunteers for panels and train them in restorative practice", ["VC"], "Dec 24"),
    ("2ii", "Agree with schools how part-time timetables are reported", ["EW"], "March 25"),
    ("3i", "Buy a second vehicle for the reparation team", ["RO"], "March 25"),
    ("3ii", "Collect what parents say about the programme every quarter", ["VC"], "quarterly until March 25"),
    ("3iii", "Collect what children say about the programme every quarter", ["VC"], "quarterly until March 25"),
]
NEWER = [
    ("1i", "Offer every child a health check within ten days of the order", ["HG"], "June 25"),
    ("1.2", "Write and sign a protocol with the youth court on adjournments", ["BD"], "Sept 25"),
    ("2i", "Recruit six volunteers for panels", ["VC"], "Dec 25"),
    ("2iv", "Train volunteers in restorative practice", ["VC"], "Dec 25"),
    ("2ii", "Agree with schools how part-time timetables are reported to the board", ["EW"], "March 26"),
    ("3ii", "Collect what children and parents say about the programme every quarter", ["VC"], "March 26"),
    ("4i", "Map county lines debts with housing colleagues", ["KL"], "March 26"),
]


@dataclass
class Service:
    """`it.happens("withdraw", "2025-04-02", …)`; `older["1i"]` and `newer["1i"]` are ids of actions as text."""

    slug: str
    registry: Registry
    projector: psycopg.Connection[Any]
    conn: psycopg.Connection[Any]
    now: datetime = datetime(2026, 2, 2, 12, tzinfo=UTC)
    plans: dict[str, str] = field(default_factory=dict)
    older: dict[str, str] = field(default_factory=dict)
    newer: dict[str, str] = field(default_factory=dict)

    def happens(self, order: str, day: str, **fields: Any) -> Any:
        receipt = Desk(self.registry, None, UUID(int=9), EVERYBODY).give(  # type: ignore[arg-type]
            {"order": order, "effective_on": day, **fields}
        )
        catch_up(self.projector, self.slug)
        return receipt

    def plan_of(self, period: str, day: str, actions: list[tuple[str, str, list[str], str]]) -> dict[str, str]:
        opened = self.happens("open_plan", day, title="Youth Justice Plan", kind="youth_justice_plan", period=period)
        self.plans[period] = opened.subjects["plan"]
        return {
            ref: self.happens(
                "create_action", day, plan=self.plans[period], reference=ref, title=title, leads=leads, due=due
            ).subjects["action"]
            for ref, title, leads, due in actions
        }

    def becomes(self, new: str, *olds: str, day: str = "2025-04-01", **more: Any) -> Any:
        return self.happens("name_origin", day, action=new, from_actions=list(olds), **more)

    @property
    def reader(self) -> Reader:
        return Reader(self.conn, self.slug)

    def action(self, id: str, asked: Asked | None = None) -> dict[str, Any]:
        return self.reader.action(UUID(id), asked or Asked.of())

    def whole(self, period: str) -> dict[str, Any]:
        return self.reader.plan(UUID(self.plans[period]), Asked.of())


def a_service(database: Database, slug: str) -> Iterator[Service]:
    with (
        psycopg.connect(database.conninfo(PROJECTOR), autocommit=True) as projector,
        psycopg.connect(database.conninfo(slug), autocommit=True) as conn,
    ):
        service = Service(slug, None, projector, conn)  # type: ignore[arg-type]
        with Registry(database.environment(slug), clock=lambda: service.now) as registry:
            service.registry = registry
            registry.join(Occasion(UUID(int=9), str(uuid4()), date(2024, 4, 1)), name="Ferrisby Youth Justice Service")
            service.older = service.plan_of("2024-25", "2024-04-01", OLDER)
            service.newer = service.plan_of("2025-26", "2025-04-01", NEWER)
            yield service
