"""The list of views, for projector, rebuild and check; and which facts each one takes."""

from __future__ import annotations

from eventsourcing.utils import get_topic

from domain.action import Action
from domain.action_state import ActionState
from domain.audit import Audit, AuditState
from domain.authority import Authority, AuthorityState
from domain.document import DocumentReading, ReadingState
from domain.fact import Fact
from domain.indicator import Indicator, IndicatorState
from domain.inspection import Inspection, InspectionState
from domain.plan import Plan, PlanState
from projections.versions import Versions

ACTIONS = Versions("action", Action, ActionState, ("plan", "lineage"), lambda state: (state.plan, state.lineage))
PLANS = Versions("plan", Plan, PlanState)
AUTHORITIES = Versions("authority", Authority, AuthorityState)
INSPECTIONS = Versions("inspection", Inspection, InspectionState)
AUDITS = Versions("audit", Audit, AuditState)
INDICATORS = Versions("indicator", Indicator, IndicatorState)
READINGS = Versions("reading", DocumentReading, ReadingState)

VERSIONS = (ACTIONS, PLANS, AUTHORITIES, INSPECTIONS, AUDITS, INDICATORS, READINGS)
VIEWS = (*(each.table for each in VERSIONS), "entries")
"""Every table of an authority that can be made anew from its log."""


def facts_of(aggregate: type) -> list[type[Fact]]:
    """The kinds of fact that may happen to an aggregate, as its class lists them."""
    listed = [each for each in vars(aggregate).values() if isinstance(each, type) and issubclass(each, Fact)]
    return [each for each in listed if each.__name__ != "Event"]


TOPICS = {get_topic(fact): versions for versions in VERSIONS for fact in facts_of(versions.aggregate)}
"""What is handled; a fact of any other topic stops the projector."""
