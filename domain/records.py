"""The records of one authority: its log opened for reading and writing, and how things are found in it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from eventsourcing.application import AggregateNotFoundError, Application
from eventsourcing.persistence import Mapper
from eventsourcing.postgres import PostgresFactory
from eventsourcing.utils import get_topic

from domain.action import Action
from domain.authority import Authority, authority_id
from domain.carrying_out import refuse_stale
from domain.fact import Fact, Stamp
from domain.inspection import Inspection
from domain.log import FactMapper, FactRecorder
from domain.plan import Plan
from domain.refusals import UnknownAction, UnknownAuthority, UnknownInspection, UnknownPlan


def now() -> datetime:
    return datetime.now(UTC)


class Records(Application[UUID]):
    """`env` names the database, role and schema; `clock` is injected by the demo and by tests only."""

    name = "stored"

    def __init__(self, env: Mapping[str, str], clock: Callable[[], datetime] = now) -> None:
        if (env.get("POSTGRES_ENABLE_DB_FUNCTIONS") or os.environ.get("POSTGRES_ENABLE_DB_FUNCTIONS", "")) != "":
            raise RuntimeError(
                "POSTGRES_ENABLE_DB_FUNCTIONS is set. It skips the lock that keeps the log in order, and views would"
                " miss facts. Unset it."
            )
        super().__init__(dict(env))
        self.clock = clock

    def construct_mapper(self) -> Mapper[UUID]:
        return FactMapper(transcoder=self.construct_transcoder())

    def construct_recorder(self) -> FactRecorder:
        assert isinstance(self.factory, PostgresFactory)
        return FactRecorder(self.factory.datastore)

    @property
    def slug(self) -> str:
        assert isinstance(self.recorder, FactRecorder)
        return self.recorder.schema

    def authority(self) -> Authority:
        found = self.found(authority_id(self.slug))
        if not isinstance(found, Authority):
            raise UnknownAuthority(f"There is no authority “{self.slug}” in this registry.")
        return found

    def plan_of(self, plan: UUID) -> Plan:
        found = self.found(plan)
        if not isinstance(found, Plan):
            raise UnknownPlan("This authority has no such plan.", plan=str(plan))
        return found

    def any_action(self, action: UUID) -> Action:
        found = self.found(action)
        if not isinstance(found, Action):
            raise UnknownAction("This authority has no such action.", action=str(action))
        return found

    def action_for(self, stamp: Stamp, action: UUID) -> Action:
        """An action that an order may change: as its author saw it, in a plan that takes entries of that day."""
        found = self.any_action(action)
        refuse_stale(found, stamp)
        self.plan_of(found.plan).refuse_after_closing(stamp)
        return found

    def inspection_of(self, inspection: UUID) -> Inspection:
        found = self.found(inspection)
        if not isinstance(found, Inspection):
            raise UnknownInspection("This authority has no such inspection.", inspection=str(inspection))
        return found

    def found(self, id: UUID) -> object | None:
        try:
            return self.repository.get(id)
        except AggregateNotFoundError:
            return None

    def plan_named(self, title: str, period: str) -> Plan | None:
        assert isinstance(self.recorder, FactRecorder)
        opened = self.facts_of_kind(Plan.PlanOpened)
        titles = self.recorder.bodies([fact.title.ref for fact in opened])
        for fact in opened:
            same_title = titles.get(fact.title.ref, "").casefold() == title.strip().casefold()
            if same_title and fact.period == period.strip():
                return self.plan_of(fact.originator_id)
        return None

    def actions_of(self, plan: UUID) -> list[Action]:
        created = self.facts_of_kind(Action.ActionCreated)
        return [self.any_action(fact.originator_id) for fact in created if fact.plan == plan]

    def facts_of_kind(self, kind: type[Fact]) -> list[Any]:
        assert isinstance(self.recorder, FactRecorder)
        return [self.mapper.to_domain_event(stored) for stored in self.recorder.by_topic(get_topic(kind))]
