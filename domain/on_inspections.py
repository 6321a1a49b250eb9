"""Orders on inspections and their recommendations: announced, fieldwork, published, answered, served by what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from domain.carrying_out import Changed, order, refuse_stale
from domain.fact import Stamp, Words
from domain.inspection import Inspection
from domain.plan import Plan
from domain.records import Records
from domain.refusals import UnknownObjective
from domain.text import LONGEST_TITLE


class OnInspections(Records):
    """The part of the registry that takes them."""

    @order
    def announce_inspection(
        self, stamp: Stamp, framework: Words, edition: str | None = None, inspection: UUID | None = None
    ) -> Changed:
        self.refuse_taken(inspection)
        announced = Inspection.announce(stamp, stamp.write(framework, LONGEST_TITLE), inspection, edition)
        return Changed([announced], {"inspection": announced.id})

    @order
    def start_fieldwork(self, stamp: Stamp, inspection: UUID) -> Changed:
        found = self.inspection_of(inspection)
        found.start_fieldwork(stamp)
        return Changed([found], {"inspection": found.id})

    @order
    def publish_inspection(self, stamp: Stamp, inspection: UUID, ratings: Mapping[str, str] | None = None) -> Changed:
        found = self.inspection_of(inspection)
        found.publish(stamp, tuple((ratings or {}).items()))
        return Changed([found], {"inspection": found.id})

    @order
    def correct_inspection(self, stamp: Stamp, inspection: UUID, entry: UUID, reason: Words) -> Changed:
        """Take back an entry on it, its announcement too, or on one of its recommendations; what is right is
        recorded anew."""
        found = self._inspection_for(stamp, inspection)
        found.correct_entry(stamp, entry, stamp.write(reason))
        return Changed([found], {"inspection": found.id})

    # Recommendations

    @order
    def make_recommendation(
        self,
        stamp: Stamp,
        inspection: UUID,
        text: Words,
        reference: str | None = None,
        addressed_to: Sequence[Words] = (),
        recommendation: UUID | None = None,
    ) -> Changed:
        found = self._inspection_for(stamp, inspection)
        to = tuple(stamp.write(each) for each in addressed_to)
        made = found.make_recommendation(stamp, stamp.write(text), reference, to, recommendation)
        return Changed([found], {"inspection": found.id, "recommendation": made})

    @order
    def reword_recommendation(
        self,
        stamp: Stamp,
        inspection: UUID,
        recommendation: UUID,
        text: Words,
        reference: str | None = None,
        addressed_to: Sequence[Words] = (),
    ) -> Changed:
        found = self._inspection_for(stamp, inspection)
        to = tuple(stamp.write(each) for each in addressed_to)
        found.reword_recommendation(stamp, recommendation, stamp.write(text), reference, to)
        return Changed([found], {"inspection": found.id, "recommendation": recommendation})

    @order
    def answer_recommendation(
        self,
        stamp: Stamp,
        inspection: UUID,
        recommendation: UUID,
        response: str,
        answered_by: Words | None = None,
        words: Words | None = None,
    ) -> Changed:
        """What a service answers: agreed, partly agreed or not agreed; by whom, and in which words."""
        found = self._inspection_for(stamp, inspection)
        by, said = stamp.write_if(answered_by), stamp.write_if(words)
        found.answer_recommendation(stamp, recommendation, response, by, said)
        return Changed([found], {"inspection": found.id, "recommendation": recommendation})

    @order
    def serve_recommendation(
        self,
        stamp: Stamp,
        inspection: UUID,
        recommendation: UUID,
        objectives: Sequence[UUID] = (),
        actions: Sequence[UUID] = (),
    ) -> Changed:
        """Which objectives and actions, of whichever plans, serve it; without any, none does."""
        found = self._inspection_for(stamp, inspection)
        self._refuse_unknown(objectives)
        for action in actions:
            self.any_action(action)
        found.serve_recommendation(
            stamp, recommendation, tuple(dict.fromkeys(objectives)), tuple(dict.fromkeys(actions))
        )
        return Changed([found], {"inspection": found.id, "recommendation": recommendation})

    def _inspection_for(self, stamp: Stamp, inspection: UUID) -> Inspection:
        found = self.inspection_of(inspection)
        refuse_stale(found, stamp)
        return found

    def _refuse_unknown(self, objectives: Iterable[UUID]) -> None:
        known = {fact.objective for fact in self.facts_of_kind(Plan.ObjectiveSet)} if objectives else set()
        for each in objectives:
            if each not in known:
                raise UnknownObjective("No plan of this authority has such an objective.", objective=str(each))
