"""The records of one authority: its log opened for reading and writing, and how things are found in it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Set
from datetime import UTC, datetime
from itertools import groupby
from typing import Any, cast
from uuid import UUID

from eventsourcing.application import AggregateNotFoundError, Application
from eventsourcing.persistence import Mapper
from eventsourcing.postgres import PostgresFactory
from eventsourcing.utils import get_topic

from domain.action import Action
from domain.audit import Audit
from domain.authority import Authority, authority_id
from domain.carrying_out import refuse_stale
from domain.document import DocumentReading
from domain.fact import Fact, FactKeeper, Stamp
from domain.indicator import Indicator
from domain.inspection import Inspection
from domain.log import FactMapper, FactRecorder
from domain.plan import Plan
from domain.refusals import (
    InvalidOrder,
    UnknownAction,
    UnknownAudit,
    UnknownAuthority,
    UnknownIndicator,
    UnknownInspection,
    UnknownPlan,
    UnknownReading,
)
from domain.together import Found, remembered


def now() -> datetime:
    return datetime.now(UTC)


def replayed(aggregate: Any, facts: Iterable[Any]) -> Any:
    """The library's way, but for a check of each fact's type that takes longer than telling it (Python 3.11)."""
    for fact in facts:
        aggregate = fact.mutate(aggregate)
    return aggregate


class Records(Application[UUID]):
    """`env` names the database, role and schema; `clock` is injected by the demo and by tests only."""

    name = "stored"

    def __init__(self, env: Mapping[str, str], clock: Callable[[], datetime] = now) -> None:
        if (env.get("POSTGRES_ENABLE_DB_FUNCTIONS") or os.environ.get("POSTGRES_ENABLE_DB_FUNCTIONS", "")) != "":
            raise RuntimeError(
                "POSTGRES_ENABLE_DB_FUNCTIONS is set. It skips the lock that keeps the log in order, and views would"
                " miss facts. Unset it."
            )
        super().__init__({"POSTGRES_CONNECT_TIMEOUT": "2", **env})
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
        self.plan_for(stamp, found.plan).refuse_after_closing(stamp)
        return found

    def plan_for(self, stamp: Stamp, plan: UUID) -> Plan:
        """A plan by which an order is decided, though it may not change it."""
        found = self.plan_of(plan)
        stamp.rests_on(found)
        return found

    def inspection_of(self, inspection: UUID) -> Inspection:
        found = self.found(inspection)
        if not isinstance(found, Inspection):
            raise UnknownInspection("This authority has no such inspection.", inspection=str(inspection))
        if not found.was_announced:
            raise UnknownInspection("That it was announced was taken back.", inspection=str(inspection))
        return found

    def audit_of(self, audit: UUID) -> Audit:
        found = self.found(audit)
        if not isinstance(found, Audit):
            raise UnknownAudit("This authority has no such audit.", audit=str(audit))
        return found

    def indicator_of(self, indicator: UUID) -> Indicator:
        found = self.found(indicator)
        if not isinstance(found, Indicator):
            raise UnknownIndicator("This authority has no such indicator.", indicator=str(indicator))
        return found

    def reading_of(self, reading: UUID) -> DocumentReading:
        found = self.found(reading)
        if not isinstance(found, DocumentReading):
            raise UnknownReading("This authority has received no such document.", reading=str(reading))
        return found

    def found(self, id: UUID) -> FactKeeper | None:
        """A thing as the log has it, or as earlier steps of the same order left it."""
        known = remembered()
        if known is not None and id in known:
            return known[id]
        try:
            thing = cast("FactKeeper", self.repository.get(id, projector_func=replayed))
        except AggregateNotFoundError:
            thing = None
        if known is not None:
            known[id] = thing
        return thing

    def find_all(self, ids: Set[UUID], found: Found) -> None:
        """Find many things at once; of those that are not there, remember that."""
        assert isinstance(self.recorder, FactRecorder)
        found.update(dict.fromkeys(ids))
        for id, stored in groupby(self.recorder.of(list(ids)), key=lambda event: event.originator_id):
            found[id] = replayed(None, map(self.mapper.to_domain_event, stored))

    def refuse_taken(self, id: UUID | None) -> None:
        """New things may be given an id; one that is taken would look like a conflict of versions, for ever."""
        if id is not None and self.found(id) is not None:
            raise InvalidOrder(f"The id {id} is taken already. Leave it out, or choose a new one.", id=str(id))

    def plan_named(self, stamp: Stamp, title: str, period: str) -> Plan | None:
        assert isinstance(self.recorder, FactRecorder)
        self._rest_on_all(stamp, Plan.PlanOpened)
        opened = self.facts_of_kind(Plan.PlanOpened)
        titles = self.recorder.bodies([fact.title.ref for fact in opened])
        titles |= {text.ref: text.body for text in stamp.texts}
        for fact in opened:
            same_title = titles.get(fact.title.ref, "").casefold() == title.strip().casefold()
            if same_title and fact.period == period.strip():
                return self.plan_of(fact.originator_id)
        return None

    def actions_of(self, stamp: Stamp, plan: UUID) -> list[Action]:
        """All of them, open or not; what is decided by them is decided anew if one comes, or comes back, meanwhile."""
        self._rest_on_all(stamp, Action.ActionCreated, Action.ActionReopened, Action.EntryCorrected)
        created = self.facts_of_kind(Action.ActionCreated)
        return [self.any_action(fact.originator_id) for fact in created if fact.plan == plan]

    def _rest_on_all(self, stamp: Stamp, *kinds: type[Fact]) -> None:
        assert isinstance(self.recorder, FactRecorder)
        if stamp.basis.log_at is None:
            stamp.basis.log_at = self.recorder.last_position()
        stamp.basis.topics |= {get_topic(kind) for kind in kinds}

    def facts_of_kind(self, kind: type[Fact]) -> list[Any]:
        """All that there are, those of earlier steps of the same order last."""
        assert isinstance(self.recorder, FactRecorder)
        recorded = [self.mapper.to_domain_event(stored) for stored in self.recorder.by_topic(get_topic(kind))]
        pending = [fact for thing in (remembered() or {}).values() if thing for fact in thing.pending_events]
        return recorded + [fact for fact in pending if isinstance(fact, kind)]
