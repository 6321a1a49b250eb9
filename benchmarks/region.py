"""The region that is measured: 10 authorities × 6 plans × 80 actions × 25 entries, some late, some corrected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import psycopg

from benchmarks.log import copy_into
from domain.action import Action
from domain.action_state import DueDate
from domain.authority import Authority
from domain.fact import Fact, Stamp
from domain.plan import Plan
from domain.rag import DEFAULT_SCHEME
from domain.text import Text, TextRef
from domain.theme import THEMES
from migrations.database import Database
from migrations.runner import add_authority

AUTHORITIES, PLANS, ACTIONS, ENTRIES = 10, 6, 80, 25
BEGAN = datetime(2019, 4, 1, 9, tzinfo=UTC)
WORDS = [
    "board",
    "agreed",
    "to",
    "review",
    "this",
    "again",
    "after",
    "all",
    "partners",
    "sent",
    "their",
    "last",
    "figures",
]


@dataclass
class Log:
    """What one authority recorded, in order, with the texts that its entries refer to."""

    slug: str
    facts: list[Fact] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    plans: list[UUID] = field(default_factory=list)
    actions: list[UUID] = field(default_factory=list)


def fill(database: Database) -> list[Log]:
    """All authorities with their logs; the views are left empty."""
    logs = [told(f"bench_{number}", Random(number)) for number in range(AUTHORITIES)]
    for log in logs:
        add_authority(database, log.slug)
        with psycopg.connect(database.conninfo(log.slug)) as connection:
            copy_into(connection, log)
    return logs


def told(slug: str, random: Random) -> Log:
    log = Log(slug)
    writer = Writer(log, random)
    joined = Authority.join(writer.stamp(BEGAN), slug, writer.text(), "04-01")
    log.facts.extend(joined.collect_events())  # type: ignore[arg-type]
    told_plans = [fact for year in range(PLANS) for fact in writer.plan(BEGAN + timedelta(days=150 * year))]
    log.facts.extend(sorted(told_plans, key=lambda fact: fact.timestamp))
    return log


class Writer:
    def __init__(self, log: Log, random: Random) -> None:
        self.log, self.random = log, random
        self.editors = [self.id() for _ in range(8)]

    def plan(self, opened: datetime) -> Iterator[Fact]:
        year = opened.year
        plan = Plan.open(
            self.stamp(opened), title=self.text(), kind="delivery_plan", period=f"{year}-{year - 1999}",
            starts_on=date(year, 4, 1), ends_on=date(year + 1, 3, 31), id=self.id(),
        )  # fmt: skip
        objectives = [plan.set_objective(self.stamp(opened), title=self.text(), objective=self.id()) for _ in range(8)]
        plan.sign_off(self.stamp(opened + timedelta(days=40)), self.text(), (opened + timedelta(days=40)).date(), None)
        self.log.plans.append(plan.id)
        yield from plan.collect_events()  # type: ignore[misc]
        for number in range(ACTIONS):
            yield from self.action(plan.id, objectives[number % 8], f"{number // 10 + 1}.{number % 10}", opened)

    def action(self, plan: UUID, objective: UUID, reference: str, opened: datetime) -> list[Fact]:
        """Created with what is known at first, then told of for a year."""
        now, pick = opened + timedelta(minutes=self.random.randrange(1, 600)), self.random.choice
        stamp = self.stamp(now)
        action = Action.create(
            stamp,
            plan=plan,
            title=self.text(),
            reference=reference,
            objectives=(objective,),
            due=self.due(now),
            id=self.id(),
        )
        action.name_leads(stamp, (self.text(), self.text()))
        action.set_measure(stamp, self.text())
        action.tag_themes(stamp, (pick(list(THEMES)),))
        action.change_rag(stamp, DEFAULT_SCHEME[0], None)
        self.log.actions.append(action.id)
        while len(action.facts) < ENTRIES:
            now += timedelta(minutes=self.random.randrange(60, 60 * 24 * 36))
            self.something(action, self.stamp(now, first=action.facts[0].effective_on))
        return action.collect_events()  # type: ignore[return-value]

    def something(self, action: Action, stamp: Stamp) -> None:
        what = self.random.choices(["note", "rag", "due", "leads", "evidence", "correct"], [60, 15, 10, 5, 5, 5])[0]
        last = action.facts[-1]
        if what == "rag":
            before = action.state_as_at(stamp)
            others = [each for each in DEFAULT_SCHEME if before is None or each != before.rag]
            action.change_rag(stamp, self.random.choice(others), self.text())
        elif what == "due":
            action.revise_due_date(stamp, self.due(stamp.recorded_at), self.text(), None, None)
        elif what == "leads":
            action.name_leads(stamp, (self.text(),))
        elif what == "evidence":
            action.attach_evidence(stamp, self.text())
        elif what == "correct" and isinstance(last, Action.ProgressNoted):
            action.correct_entry(stamp, last.entry, self.text())
        else:
            action.note_progress(stamp, self.text())

    def stamp(self, now: datetime, first: date | None = None) -> Stamp:
        """One entry in six is true of an earlier day than that of its recording."""
        day = now.date() - timedelta(days=self.random.choice([0, 0, 0, 0, 0, self.random.randrange(60)]))
        return Stamp(
            actor=self.random.choice(self.editors), command=str(self.id()), recorded_at=now,
            effective_on=max(day, first) if first else now.date(),
        )  # fmt: skip

    def due(self, now: datetime) -> DueDate:
        return DueDate(self.text(), "day", now.date() + timedelta(days=self.random.randrange(300)))

    def text(self) -> TextRef:
        text = Text(self.id(), self.random.randbytes(32), " ".join(self.random.sample(WORDS, 9)))
        self.log.texts.append(text)
        return text.reference

    def id(self) -> UUID:
        return UUID(int=self.random.getrandbits(128), version=4)


def last_position(connection: psycopg.Connection[Any], log: Log) -> int:
    """The last position of a log."""
    row = connection.execute(f"SELECT max(notification_id) FROM {log.slug}.stored_events").fetchone()
    assert row is not None
    return int(row[0])
