"""What tests of the forms stand on: an authority with two plans and their actions, and a projector that follows."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from domain.fact import Occasion
from domain.registry import Registry
from migrations.database import PROJECTOR, Database
from projections.catching_up import catch_up
from projections.projector import Projector
from tests.web.checked import CheckedClient
from web.orders import Desk

ROLES = frozenset({"editor", "manager"})


@dataclass
class Service:
    """An authority in which things can be made to happen."""

    slug: str
    registry: Registry
    projector: psycopg.Connection[Any]
    ids: dict[str, UUID] = field(default_factory=dict)

    def happens(self, order: str, effective_on: str = "2026-04-10", by: UUID | None = None, **fields: Any) -> Any:
        """An order is given by somebody, and the views know of it."""
        receipt = self.given(order, effective_on, by, **fields)
        catch_up(self.projector, self.slug)
        return receipt

    def given(self, order: str, effective_on: str, by: UUID | None = None, **fields: Any) -> Any:
        """An order is given, and the views do not know of it yet."""
        desk = Desk(self.registry, None, by or UUID(int=7), ROLES)  # type: ignore[arg-type]
        return desk.give({"order": order, "effective_on": effective_on, **fields})

    def facts(self) -> list[str]:
        """The names of all facts in the log, in order."""
        mapper = self.registry.mapper
        stored = self.registry.recorder.select_notifications(start=1, limit=10_000)
        return [type(mapper.to_domain_event(each)).__name__ for each in stored]

    def path(self, name: str, order: str = "") -> str:
        kinds = {"inspection": "inspections", "audit": "audits", "indicator": "indicators"}
        kind = "plans" if name.endswith("plan") else kinds.get(name, "actions")
        return f"/{self.slug}/{kind}/{self.ids[name]}/{order}"


@contextmanager
def a_service(database: Database, authority: str) -> Iterator[Service]:
    """Two plans that run; in the first an objective and three actions, one of them in two parts; an inspection."""
    with (
        psycopg.connect(database.conninfo(PROJECTOR), autocommit=True) as projector,
        Registry(database.environment(authority)) as registry,
    ):
        made = Service(authority, registry, projector)
        registry.join(Occasion(UUID(int=7), str(uuid4()), date(2026, 4, 1)), name="Testshire Youth Justice Service")
        tell(made)
        yield made


@pytest.fixture
def service(database: Database, authority: str) -> Iterator[Service]:
    """A service of the test's own."""
    with a_service(database, authority) as made:
        yield made


def tell(made: Service) -> None:
    day, ids = "2026-04-01", made.ids

    def new(order: str, what: str, /, **fields: Any) -> UUID:
        return UUID(made.given(order, day, **fields).subjects[what])

    ids["plan"] = new("open_plan", "plan", title="Delivery Plan", kind="delivery_plan", period="2025-26")
    ids["next plan"] = new("open_plan", "plan", title="Delivery Plan", kind="delivery_plan", period="2026-27")
    plan, later = str(ids["plan"]), str(ids["next plan"])
    ids["objective"] = new("set_objective", "objective", plan=plan, title="Fewer children in custody", reference="1")
    ids["second objective"] = new("set_objective", "objective", plan=plan, title="Better exit plans", reference="2")
    ids["objective there"] = new("set_objective", "objective", plan=later, title="Fewer children in custody")
    objective = str(ids["objective"])
    ids["action"] = new(
        "create_action", "action", plan=plan, title="Review every exit plan", reference="3.16", objectives=[objective],
        leads=["DK", "A. Marsh (Team Manager)"], due="30 June 2026", rag="Amber", themes=["QA"], measure="All reviewed",
    )  # fmt: skip
    ids["second action"] = new("create_action", "action", plan=plan, title="Train every mentor", reference="3.16")
    ids["third action"] = new("create_action", "action", plan=later, title="Publish the offer to girls")
    action = str(ids["action"])
    for label in ("A)", "B)"):
        ids[f"part {label}"] = uuid4()
        made.given(
            "add_sub_action", day, action=action, label=label, title=f"Part {label}",
            sub_action=str(ids[f"part {label}"]),
        )  # fmt: skip
    ids["note"] = made.given("note_progress", "2026-04-08", action=action, text="Half are reviewed").event_ids[0]
    ids["rag entry"] = made.given("change_rag", "2026-04-09", action=action, rag="Green", reason="On time").event_ids[0]
    ids["inspection"] = new("announce_inspection", "inspection", framework="Inspection of youth justice services 2025")
    ids["recommendation"] = new(
        "make_recommendation", "recommendation", inspection=str(ids["inspection"]), reference="1",
        text="Keep victims safe", addressed_to=["The board"],
    )  # fmt: skip
    ids["audit"] = new(
        "record_audit", "audit", title="Case audit", framework="Our framework",
        scores=[{"standard": "Planning", "points": 40, "maximum": 80}],
    )  # fmt: skip
    ids["indicator"] = new("define_indicator", "indicator", name="Days from referral to meeting", unit="days")
    ids["value"] = made.given(
        "report_value", day, indicator=str(ids["indicator"]), period="Q4 2025-26", value="12.5", published_on=day
    ).event_ids[0]
    catch_up(made.projector, made.slug)


@pytest.fixture(scope="module")
def module_projector(database: Database) -> Iterator[Projector]:
    stop = threading.Event()
    running = Projector(database.conninfo(PROJECTOR), stop.is_set)
    thread = threading.Thread(target=running.run)
    thread.start()
    yield running
    stop.set()
    thread.join()


@pytest.fixture
def projector(module_projector: Projector) -> Projector:
    """The projector, running."""
    return module_projector


@pytest.fixture
def manager(service: Service, projector: Projector, signed_in: Callable[..., CheckedClient]) -> CheckedClient:
    return signed_in("manager", service.slug)


@pytest.fixture
def editor(service: Service, projector: Projector, signed_in: Callable[..., CheckedClient]) -> CheckedClient:
    return signed_in("editor", service.slug)
