"""The demo region is told through the same orders as everything else, and the registry accepts every one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest

from domain import due
from domain.fact import LONDON, Occasion
from domain.registry import Registry
from migrations.database import Database
from web.orders.desk import Desk
from workers.demo import AUTHORITIES, PEOPLE, Demonstrated, joined_at, tell
from workers.demo.check import LAST_DAY, check
from workers.demo.script import Told, told

each_authority = pytest.mark.parametrize("demonstrated", AUTHORITIES, ids=lambda each: each.slug)
Run = Callable[[datetime, UUID, dict[str, Any]], dict[str, Any]]


class Clock:
    """Says what it was told last."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def registry(database: Database, authority: str, clock: Clock) -> Iterator[Registry]:
    opened = Registry(database.environment(authority), clock)
    yield opened
    opened.close()


def told_before(action: UUID) -> str | None:
    """Which service an action is of that another adopted: here each is told alone."""
    created = (each for authority in AUTHORITIES for each in told(authority.slug) if "title" in each.order)
    return next((each.authority for each in created if each.order.get("action") == str(action)), None)


@pytest.fixture
def run(registry: Registry, clock: Clock) -> Run:
    """Hands an order in at the desk, in the role that the person has."""
    roles = {person.id: person.role for person in PEOPLE.values()}

    def hand_in(recorded_at: datetime, actor: UUID, order: dict[str, Any]) -> dict[str, Any]:
        clock.now = recorded_at
        receipt = Desk(registry, None, actor, frozenset({roles[actor]}), shared_by=told_before).give(order)  # type: ignore[arg-type]
        return {"ok": True, "event_ids": receipt.event_ids, "position": receipt.position}

    return hand_in


def joined(registry: Registry, clock: Clock, demonstrated: Demonstrated) -> None:
    clock.now = joined_at(demonstrated.slug)
    began = min(date.fromisoformat(each.order["effective_on"]) for each in told(demonstrated.slug))
    occasion = Occasion(PEOPLE["administrator"].id, "joins", min(began, clock.now.date()))
    registry.join(occasion, demonstrated.name, demonstrated.plan_year_start)


@each_authority
def test_the_registry_accepts_every_order_and_a_second_telling_changes_nothing(
    registry: Registry, clock: Clock, run: Run, demonstrated: Demonstrated
):
    joined(registry, clock, demonstrated)

    count = tell(demonstrated.slug, run)
    end = registry.recorder.max_notification_id()
    tell(demonstrated.slug, run)

    assert count >= 500
    assert registry.recorder.max_notification_id() == end


@each_authority
def test_the_story_could_have_happened(demonstrated: Demonstrated):
    faults, _ = check(demonstrated.slug, {rating["label"] for rating in demonstrated.rag_scheme})

    assert faults == []


@each_authority
def test_the_story_is_the_same_each_time_and_lies_in_the_past(demonstrated: Demonstrated):
    first, second = told(demonstrated.slug), told(demonstrated.slug)

    assert first == second
    assert max(each.recorded_at for each in first).astimezone(LONDON).date() <= LAST_DAY


@each_authority
def test_every_due_date_is_understood(demonstrated: Demonstrated):
    dues = {each.order["due"] for each in told(demonstrated.slug) if "due" in each.order}

    assert [text for text in sorted(dues) if due.read(text).kind == "unclear"] == []


@each_authority
def test_the_story_has_slips_late_minutes_corrections_and_second_thoughts(demonstrated: Demonstrated):
    story = told(demonstrated.slug)
    orders = Counter(each.order["order"] for each in story)

    assert {"correct_entry", "carry_forward", "supersede", "embed", "merge", "reopen", "pause"} <= orders.keys()
    assert orders["revise_due_date"] >= 10
    assert sum(days_late(each) > 10 for each in story) >= 5


def test_there_is_an_inspection_in_the_middle():
    orders = [each.order["order"] for authority in AUTHORITIES for each in told(authority.slug)]

    assert {"announce_inspection", "start_fieldwork", "publish_inspection"} <= set(orders)


def test_one_service_answers_its_recommendations_and_audits_itself_twice():
    orders = Counter(each.order["order"] for each in told("wexcombe"))

    assert orders["make_recommendation"] == 7
    assert orders["answer_recommendation"] > 7 < orders["serve_recommendation"]
    assert [each.order["stage"] for each in told("wexcombe") if each.order["order"] == "record_audit"] == [
        "baseline", "after",
    ]  # fmt: skip


def test_one_service_leaves_themes_for_whoever_tries_it_and_changed_some_that_were_proposed():
    orders = [each.order for each in told("alderbrook")]
    created = {each["action"] for each in orders if each["order"] == "create_action" and not each.get("themes")}
    tagged = [each for each in orders if each["order"] == "tag_themes"]
    decided = [each for each in tagged if "proposed" in each]

    assert len(created - {each["action"] for each in tagged}) == 12
    assert len(decided) > sum(each["proposed"] == each["themes"] for each in decided) > 5
    assert any(each["proposed"][0] != each["themes"][0] for each in decided)


def test_one_service_adopted_from_another_that_was_told_before():
    (adopting,) = [each for authority in AUTHORITIES for each in told(authority.slug) if "from_action" in each.order]
    before = [authority.slug for authority in AUTHORITIES]

    source = told_before(UUID(adopting.order["from_action"]))

    assert before.index(source) < before.index(adopting.authority)


def test_each_authority_has_its_own_people_and_no_address_is_anybodys():
    for authority in AUTHORITIES:
        roles = {person.role for person in PEOPLE.values() if person.authorities == (authority.slug,)}
        assert roles == {"editor", "manager", "board"}
    assert len({person.email for person in PEOPLE.values()}) == len(PEOPLE)
    assert all(re.fullmatch(r"[a-z.-]+@[a-z]+\.example", person.email) for person in PEOPLE.values())


def days_late(each: Told) -> int:
    return (each.recorded_at.date() - date.fromisoformat(each.order["effective_on"])).days
