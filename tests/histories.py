"""Random histories: what an authority might record, in an order in which it might, back-dated entries and corrections
among it. What the domain refuses is left out, so every history is one that could have happened."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any
from uuid import UUID, uuid4

import psycopg
from eventsourcing.persistence import JSONTranscoder, StoredEvent
from hypothesis import strategies as st

from domain.action import Action
from domain.action_state import Carried, DueDate
from domain.audit import Audit
from domain.authority import Authority, GlossaryEntry
from domain.document import DocumentReading
from domain.fact import Fact, FactKeeper, Stamp
from domain.inspection import Inspection
from domain.log import CHANNEL, FactMapper
from domain.plan import Plan
from domain.rag import DEFAULT_SCHEME
from domain.refusals import Refusal
from domain.scoring import Score
from domain.sharing import AS_SERVICE, SHARES
from domain.text import TextRef
from domain.theme import THEMES

BEGAN = datetime(2021, 4, 1, 9, tzinfo=UTC)
MAPPER = FactMapper(transcoder=JSONTranscoder())


class Telling:
    """An authority in the making: things happen to it, one after the other, and `facts` lists them in order."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.now = BEGAN
        self.facts: list[Fact] = []
        self.actors = [self.id() for _ in range(3)]
        self.plans: list[Plan] = []
        self.actions: list[Action] = []
        self.inspections: list[Inspection] = []
        self.audits: list[Audit] = []
        self.authority = Authority.join(self.stamp(), str(self.id()), self.text(), "04-01")
        self.keep(self.authority)

    def happen(self) -> None:
        """One more thing happens, unless it is refused."""
        what = self.random.choices(
            [self.to_an_action, self.a_new_action, self.to_a_plan, self.to_the_authority, self.to_an_inspection,
             self.to_an_audit, self.to_a_document],
            [20, 4, 1, 0.2, 0.6, 0.2, 0.2],
        )[0]  # fmt: skip
        # Several saves may share a moment: clocks are coarse, and the demo's stands still.
        self.now += timedelta(minutes=self.random.choice([0, 0, 7, 60 * 11, 60 * 24 * 9]))
        with suppress(Refusal):
            what()

    def a_new_plan(self) -> Plan:
        year = self.random.choice([2021, 2022])
        plan = Plan.open(
            self.stamp(), title=self.text(), kind="delivery_plan", period=f"{year}-{year - 1999}",
            starts_on=date(year, 4, 1), ends_on=date(year + 1, 3, 31), id=self.id(),
        )  # fmt: skip
        self.plans.append(plan)
        self.keep(plan)
        return plan

    def a_new_action(self, plan: Plan | None = None) -> Action:
        plan = plan or (self.random.choice(self.plans) if self.plans else self.a_new_plan())
        before = self.random.choice([None, None, None, *self.actions])
        carried = Carried(before.id, before.plan, before.latest.lineage, 1, None, None) if before else None
        stamp = self.stamp()
        action = Action.create(
            stamp, plan=plan.id, title=self.text(), reference=self.reference(),
            due=self.due(), carried=carried, id=self.id(),
        )  # fmt: skip
        if self.random.random() < 0.7:
            action.name_leads(stamp, (self.text(),))
            action.set_measure(stamp, self.text())
        self.actions.append(action)
        self.keep(action)
        return action

    def to_an_action(self) -> None:
        if not self.actions:
            self.a_new_action()
        action, stamp, pick = self.random.choice(self.actions), self.stamp(), self.random.choice
        orders: list[Any] = [
            lambda: action.note_progress(stamp, self.text()),
            lambda: action.note_progress(stamp, self.text()),
            lambda: action.change_rag(stamp, pick(DEFAULT_SCHEME), pick([None, self.text()])),
            lambda: action.revise_due_date(stamp, self.due(), self.text(), None, None),
            lambda: action.name_leads(stamp, (self.text(), self.text())),
            lambda: action.set_measure(stamp, self.text()),
            lambda: action.tag_themes(stamp, (pick(list(THEMES)),)),
            lambda: action.serve_objectives(stamp, (self.id(),)),
            lambda: action.add_sub_action(stamp, self.id(), "a", self.text()),
            lambda: (
                action.close_sub_action(stamp, pick(action.latest.sub_actions).id, "completed", None, None)
                if action.latest.sub_actions
                else None
            ),
            lambda: action.attach_evidence(stamp, self.text()),
            lambda: action.amend_wording(stamp, self.text(), None, None),
            lambda: action.complete(stamp, None),
            lambda: action.withdraw(stamp, self.text()),
            lambda: action.reopen(stamp, self.text()),
            lambda: action.pause(stamp, self.text()),
            lambda: action.resume(stamp, None),
            lambda: action.correct_entry(stamp, pick(action.facts).entry, self.text()),
            lambda: action.correct_entry(stamp, pick(action.facts).entry, self.text()),
        ]
        pick(orders)()
        self.keep(action)

    def to_a_plan(self) -> None:
        if len(self.plans) < 2:
            self.a_new_plan()
            return
        plan, stamp = self.random.choice(self.plans), self.stamp()
        if self.random.random() < 0.8:
            plan.set_objective(stamp, title=self.text(), objective=self.id())
        else:
            plan.sign_off(stamp, self.text(), stamp.effective_on, None)
        self.keep(plan)

    def to_the_authority(self) -> None:
        plan = self.random.choice([None, *(plan.id for plan in self.plans)])
        entry = GlossaryEntry(self.text(), self.text(), self.text())
        shares = tuple(code for code in SHARES if code == "plans" or self.random.random() < 0.4)
        self.random.choice(
            [
                lambda: self.authority.set_lead_glossary(self.stamp(), (entry,), plan),
                lambda: self.authority.share_with_region(self.stamp(), shares, plan),
                lambda: self.authority.share_with_region(
                    self.stamp(), self.random.choice([(), shares, (AS_SERVICE,) if plan else shares]), plan
                ),
            ]
        )()
        self.keep(self.authority)

    def to_an_inspection(self) -> None:
        if not self.inspections:
            self.inspections.append(Inspection.announce(self.stamp(), self.text(), self.id()))
        else:
            self.to_a_running_inspection(self.inspections[0])
        self.keep(self.inspections[0])

    def to_a_running_inspection(self, inspection: Inspection) -> None:
        stamp, made = self.stamp(), [each.id for each in inspection.latest.recommendations]
        orders: list[Callable[[], Any]] = [
            lambda: inspection.start_fieldwork(stamp),
            lambda: inspection.publish(stamp, (("1.1 Governance", "Good"),)),
            lambda: inspection.make_recommendation(stamp, self.text(), "1", (self.text(),), self.id()),
        ]
        if made:
            one = self.random.choice(made)
            orders += [
                lambda: inspection.answer_recommendation(stamp, one, "agreed", self.text(), None),
                lambda: inspection.serve_recommendation(stamp, one, (), tuple(each.id for each in self.actions[:2])),
                lambda: inspection.reword_recommendation(stamp, one, self.text(), "2", ()),
            ]
        self.random.choice(orders)()

    def to_an_audit(self) -> None:
        if not self.audits:
            self.audits.append(Audit.carry_out(self.stamp(), title=self.text(), framework=self.text(), id=self.id()))
        points = Decimal(self.random.randrange(40)) / 2
        self.audits[0].score(self.stamp(), (Score("Planning", points, Decimal(20)),))
        self.keep(self.audits[0])

    def to_a_document(self) -> None:
        stamp = self.stamp()
        document = DocumentReading.receive(stamp, f"{self.random.getrandbits(256):064x}", self.text(), self.id())
        if self.random.random() < 0.5:
            document.record_entries(stamp, self.id(), accepted=3, left_out=1)
        else:
            document.set_aside(stamp, self.text())
        self.keep(document)

    def keep(self, aggregate: FactKeeper) -> None:
        self.facts.extend(aggregate.collect_events())  # type: ignore[arg-type]

    def stamp(self) -> Stamp:
        """Recorded now; true of today or, for minutes typed up late, of an earlier day."""
        late = timedelta(days=self.random.choice([0, 0, 0, 1, 3, 30]))
        return Stamp(
            actor=self.random.choice(self.actors), command=str(self.id()), recorded_at=self.now,
            effective_on=(self.now - late).date(),
        )  # fmt: skip

    def due(self) -> DueDate:
        return DueDate(self.text(), "day", date(2021, 6, 1) + timedelta(days=self.random.randrange(300)))

    def reference(self) -> str:
        return self.random.choice(["1i", "3.16", "5\\viii", "2\ta"])

    def text(self) -> TextRef:
        return TextRef(self.id(), f"{self.random.getrandbits(256):064x}")

    def id(self) -> UUID:
        """Ever new: the same history, told again, is about other things, and may go into the same log."""
        return uuid4()


def a_history(random: Random, length: int) -> list[Fact]:
    telling = Telling(random)
    while len(telling.facts) < length:
        telling.happen()
    return telling.facts


def histories(longest: int = 60) -> st.SearchStrategy[list[Fact]]:
    return st.builds(a_history, st.randoms(use_true_random=False), st.integers(min_value=1, max_value=longest))


def stored(facts: Iterable[Fact]) -> list[StoredEvent]:
    return [MAPPER.to_stored_event(fact) for fact in facts]


def record(connection: psycopg.Connection[Any], slug: str, facts: Iterable[Fact]) -> None:
    """Add facts to an authority's log as they are, in one save."""
    events = stored(facts)
    with connection.transaction():
        connection.execute(
            f'INSERT INTO "{slug}".stored_events (originator_id, originator_version, topic, state)'
            " SELECT * FROM unnest(%s::uuid[], %s::bigint[], %s::text[], %s::bytea[])",
            [
                [event.originator_id for event in events],
                [event.originator_version for event in events],
                [event.topic for event in events],
                [event.state for event in events],
            ],
        )
        connection.execute("SELECT pg_notify(%s, %s)", [CHANNEL, slug])
