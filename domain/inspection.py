"""An inspection by HM Inspectorate of Probation: announced, fieldwork, published with ratings and recommendations."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from eventsourcing.domain import Aggregate

from domain.fact import ALWAYS, LAST_DAY, Fact, FactKeeper, Stamp, refuse_future, stamped, visible
from domain.folding import fold
from domain.recommendation import Answer, Recommendation
from domain.refusals import (
    EffectiveBeforeExistence,
    EntryCannotBeCorrected,
    InspectionOutOfOrder,
    InvalidOrder,
    NothingWouldChange,
    UnknownRecommendation,
    in_words,
)
from domain.text import TextRef

RATINGS = ("Outstanding", "Good", "Requires improvement", "Inadequate")


@dataclass(slots=True)
class InspectionState:
    """`ratings`: a standard, as the framework names it, and what it was rated."""

    id: UUID
    framework: TextRef
    announced_on: date
    edition: str | None = None
    fieldwork_on: date | None = None
    published_on: date | None = None
    ratings: tuple[tuple[str, str], ...] = ()
    recommendations: list[Recommendation] = field(default_factory=list)
    last_effective_on: date | None = None
    last_recorded_at: datetime | None = None


class Inspection(FactKeeper):
    noun = "inspection"
    beginning_stays = False

    class Event(Fact):
        """Anything that happens in an inspection."""

    class InspectionAnnounced(Fact, Aggregate.Created):
        """Inspectors gave notice. What is entered from now on was entered knowing that they come.

        `framework` is the programme by which they inspect, `edition` is which of it: standards change.
        """

        class_version = 2

        framework: TextRef
        edition: str | None

        @staticmethod
        def upcast_v1_v2(state: dict[str, Any]) -> None:
            state["edition"] = None

        def first_state(self) -> InspectionState:
            return InspectionState(self.originator_id, self.framework, self.effective_on, self.edition)

    class FieldworkStarted(Event):
        """Inspectors began to read cases and to talk to people."""

        def change(self, state: InspectionState) -> None:
            state.fieldwork_on = self.effective_on

    class InspectionPublished(Event):
        """The report came out, with its ratings."""

        ratings: tuple[tuple[str, str], ...]

        def change(self, state: InspectionState) -> None:
            state.published_on, state.ratings = self.effective_on, self.ratings

    class RecommendationMade(Event):
        """The report asks for something, of whoever it is addressed to."""

        recommendation: UUID
        reference: str | None
        text: TextRef
        addressed_to: tuple[TextRef, ...]

        def change(self, state: InspectionState) -> None:
            made = Recommendation(self.recommendation, self.reference, self.text, self.addressed_to, self.effective_on)
            state.recommendations = [*state.recommendations, made]

    class RecommendationReworded(Event):
        """What was entered was not what the report says; the earlier wording stays in the history."""

        recommendation: UUID
        reference: str | None
        text: TextRef
        addressed_to: tuple[TextRef, ...]

        def change(self, state: InspectionState) -> None:
            new = {"reference": self.reference, "text": self.text, "addressed_to": self.addressed_to}
            state.recommendations = changed(state.recommendations, self.recommendation, new)

    class RecommendationAnswered(Event):
        """Somebody answered for the service: agreed, partly agreed or not agreed."""

        recommendation: UUID
        response: str
        answered_by: TextRef | None
        words: TextRef | None

        def change(self, state: InspectionState) -> None:
            answer = Answer(self.response, self.effective_on, self.answered_by, self.words)
            state.recommendations = changed(state.recommendations, self.recommendation, {"answer": answer})

    class RecommendationServed(Event):
        """Which objectives and actions serve it, of any plan; all of them, each time."""

        recommendation: UUID
        objectives: tuple[UUID, ...]
        actions: tuple[UUID, ...]

        def change(self, state: InspectionState) -> None:
            served_by = {"objectives": self.objectives, "actions": self.actions}
            state.recommendations = changed(state.recommendations, self.recommendation, served_by)

    class EntryCorrected(Event):
        """An entry was recorded wrongly. It no longer counts; the history keeps it."""

        corrected: UUID
        reason: TextRef

        @property
        def corrects(self) -> UUID:
            return self.corrected

    @classmethod
    def announce(
        cls, stamp: Stamp, framework: TextRef, id: UUID | None = None, edition: str | None = None
    ) -> Inspection:
        refuse_future(stamp)
        return cls._create(
            cls.InspectionAnnounced, id=id or uuid4(), **stamped(stamp), framework=framework, edition=edition
        )

    def start_fieldwork(self, stamp: Stamp) -> None:
        if self.latest.published_on:
            raise InspectionOutOfOrder("This inspection has been published already; its fieldwork is over.")
        if self.latest.fieldwork_on:
            raise InspectionOutOfOrder("The fieldwork of this inspection has started already.")
        self.record(self.FieldworkStarted, stamp)

    def publish(self, stamp: Stamp, ratings: tuple[tuple[str, str], ...]) -> None:
        if self.latest.published_on:
            raise InspectionOutOfOrder("This inspection has been published already.")
        self.record(self.InspectionPublished, stamp, ratings=ratings)

    def make_recommendation(
        self,
        stamp: Stamp,
        text: TextRef,
        reference: str | None = None,
        addressed_to: tuple[TextRef, ...] = (),
        recommendation: UUID | None = None,
    ) -> UUID:
        known = {each.id for each in self.latest.recommendations}
        if recommendation in known:
            raise InvalidOrder(f"The id {recommendation} is taken already. Leave it out, or choose a new one.")
        made = recommendation or uuid4()
        self.record(
            self.RecommendationMade, stamp,
            recommendation=made, reference=reference, text=text, addressed_to=addressed_to,
        )  # fmt: skip
        return made

    def reword_recommendation(
        self,
        stamp: Stamp,
        recommendation: UUID,
        text: TextRef,
        reference: str | None = None,
        addressed_to: tuple[TextRef, ...] = (),
    ) -> None:
        self._there_by(stamp, recommendation)
        self.record(
            self.RecommendationReworded, stamp,
            recommendation=recommendation, reference=reference, text=text, addressed_to=addressed_to,
        )  # fmt: skip

    def answer_recommendation(
        self, stamp: Stamp, recommendation: UUID, response: str, answered_by: TextRef | None, words: TextRef | None
    ) -> None:
        answer = self._there_by(stamp, recommendation).answer
        if answer and answer.response == response and words is None:
            raise NothingWouldChange("It was answered so already. To add to the answer, say what is new in it.")
        self.record(
            self.RecommendationAnswered, stamp,
            recommendation=recommendation, response=response, answered_by=answered_by, words=words,
        )  # fmt: skip

    def serve_recommendation(
        self, stamp: Stamp, recommendation: UUID, objectives: tuple[UUID, ...], actions: tuple[UUID, ...]
    ) -> None:
        before = self._there_by(stamp, recommendation)
        if (before.objectives, before.actions) == (objectives, actions):
            raise NothingWouldChange("Exactly these objectives and actions serve it already.")
        self.record(
            self.RecommendationServed, stamp, recommendation=recommendation, objectives=objectives, actions=actions
        )

    def correct_entry(self, stamp: Stamp, entry: UUID, reason: TextRef) -> None:
        """Take an entry back. Refuses one that others rest on: those come first.

        Once its announcement is taken back, an inspection is there no more; what is right is announced anew.
        """
        wrong = self.find(entry)
        resting = [fact for fact in self.resting_on(wrong) if fact is not wrong]
        if resting:
            later = "1 later entry rests" if len(resting) == 1 else f"{len(resting)} later entries rest"
            raise EntryCannotBeCorrected(f"{later} on {self.rested_on(wrong)}. Take back those first.")
        self.take_back(stamp, entry, reason)

    def resting_on(self, wrong: Fact) -> list[Any]:
        """What counts of all that an entry made possible, itself included; nothing once it is taken back itself."""
        counted = [fact for fact in visible(self.facts, LAST_DAY, ALWAYS) if fact.corrects is None]
        if wrong not in counted:
            return []
        if isinstance(wrong, self.InspectionAnnounced):
            return counted
        if isinstance(wrong, self.RecommendationMade):
            return [fact for fact in counted if getattr(fact, "recommendation", None) == wrong.recommendation]
        return []

    def rested_on(self, wrong: Fact) -> str:
        if isinstance(wrong, self.InspectionAnnounced):
            return "this announcement: its fieldwork, its report or its recommendations"
        return "this recommendation: how it is worded, how it was answered or what serves it"

    @property
    def was_announced(self) -> bool:
        """Not any more, once that is taken back."""
        return fold(self.told_by(LAST_DAY)) is not None

    def _there_by(self, stamp: Stamp, recommendation: UUID) -> Recommendation:
        """A recommendation as it stood on the day of the order. Refuses one that is unknown, or made later."""
        found = next((each for each in self.latest.recommendations if each.id == recommendation), None)
        if found is None:
            raise UnknownRecommendation(
                "This inspection made no such recommendation.", recommendation=str(recommendation)
            )
        if stamp.effective_on < found.made_on:
            raise EffectiveBeforeExistence(
                f"This recommendation was made on {in_words(found.made_on)}. Give that day or a later one.",
                began=found.made_on.isoformat(),
            )
        then = fold(self.told_by(stamp.effective_on)).recommendations
        return next(each for each in then if each.id == recommendation)  # type: ignore[no-any-return]

    @property
    def latest(self) -> InspectionState:
        return fold(self.told_by(LAST_DAY))  # type: ignore[no-any-return]


def changed(recommendations: list[Recommendation], id: UUID, new: dict[str, Any]) -> list[Recommendation]:
    return [replace(each, **new) if each.id == id else each for each in recommendations]
