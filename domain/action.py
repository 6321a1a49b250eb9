"""An action: what will be done. Everything that may happen to one, in the users' words, and what is refused.

An action belongs to one plan for ever; carried forward, it goes on as a new action of the next plan that names this
one. Its reference is a label that others may share; its id is its identity.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from eventsourcing.domain import Aggregate

from domain.action_state import (
    OPEN,
    PAUSED,
    ActionState,
    Adopted,
    Carried,
    DueDate,
    Evidence,
    Note,
    SubAction,
)
from domain.fact import LAST_DAY, Fact, FactKeeper, Stamp, refuse_future, stamped
from domain.folding import fold
from domain.rag import Colour, Rating, Scale
from domain.refusals import (
    ActionHasLeft,
    ActionHasNotLeft,
    ActionIsNotPaused,
    ActionIsPaused,
    CannotBeItself,
    EffectiveBeforeExistence,
    EntryCannotBeCorrected,
    InvalidOrder,
    NothingWouldChange,
    SubActionHasLeft,
    UnknownSubAction,
    in_words,
)
from domain.text import TextRef

HOW_IT_LEFT = {
    "completed": "was completed",
    "embedded": "became business as usual",
    "carried_forward": "was carried forward",
    "transferred": "was transferred",
    "merged": "was merged into another action",
    "superseded": "was superseded",
    "withdrawn": "was withdrawn",
}


class Action(FactKeeper):
    noun = "action"

    class Event(Fact):
        """Anything that happens to an action."""

    class ActionCreated(Fact, Aggregate.Created):
        """An action entered a plan: new, or carried from an earlier plan (then `carried` says whence)."""

        plan: UUID
        reference: str | None
        title: TextRef
        objectives: tuple[UUID, ...]
        due: DueDate | None
        place: int | None
        carried: Carried | None

        def first_state(self) -> ActionState:
            state = ActionState(
                id=self.originator_id,
                plan=self.plan,
                reference=self.reference,
                title=self.title,
                place=self.place,
                created_on=self.effective_on,
                lineage=self.carried.lineage if self.carried else self.originator_id,
                objectives=self.objectives,
                original_due=self.due,
                first_promised=self.carried.first_promised if self.carried else None,
                last_promised=self.carried.last_promised if self.carried else None,
                carried=self.carried,
            )
            state.promise(self.due)
            return state

    class WordingAmended(Event):
        """The title or the reference was worded anew; the earlier wording stays in the history."""

        title: TextRef | None
        reference: str | None
        reason: TextRef | None

        def change(self, state: ActionState) -> None:
            state.title = self.title or state.title
            state.reference = self.reference or state.reference

        def as_order(self) -> dict[str, Any]:
            return {"title": self.title, "reference": self.reference, "reason": self.reason}

    class ProgressNoted(Event):
        """Somebody said how it is going. Never overwritten, never deleted.

        `says` are the ways to leave the plan that the words speak of, where a document said so and nobody decided yet.
        """

        note: TextRef
        says: tuple[str, ...]

        class_version = 2

        @staticmethod
        def upcast_v1_v2(state: dict[str, Any]) -> None:
            state["says"] = []

        def change(self, state: ActionState) -> None:
            state.notes += 1
            state.latest_note = Note(self.entry, self.effective_on, self.timestamp, self.actor, self.note)

        def as_order(self) -> dict[str, Any]:
            return {"text": self.note, "says": self.says}

    class RagChanged(Event):
        """The declared rating changed, in the words and colour of the authority's scheme at the time."""

        label: str
        colour: Colour
        scale: Scale
        reason: TextRef | None

        def change(self, state: ActionState) -> None:
            state.rag = Rating(self.label, self.colour, self.scale)
            state.rag_reason = self.reason

        def as_order(self) -> dict[str, Any]:
            return {"rag": self.label, "reason": self.reason}

    class DueDateRevised(Event):
        """The due date was moved, for a reason, perhaps approved by a meeting; or first set, if there was none."""

        due: DueDate
        reason: TextRef | None
        meeting: TextRef | None
        meeting_on: date | None

        def change(self, state: ActionState) -> None:
            state.revise(self.due)

        def as_order(self) -> dict[str, Any]:
            return {
                "due": self.due, "reason": self.reason, "meeting": self.meeting, "meeting_on": self.meeting_on,
            }  # fmt: skip

    class LeadsNamed(Event):
        """Who leads it: persons, posts, teams or organisations, as written; all of them, each time."""

        leads: tuple[TextRef, ...]

        def change(self, state: ActionState) -> None:
            state.leads = self.leads

        def as_order(self) -> dict[str, Any]:
            return {"leads": list(self.leads)}

    class MeasureSet(Event):
        """How people will know that it is achieved."""

        measure: TextRef

        def change(self, state: ActionState) -> None:
            state.measure = self.measure

        def as_order(self) -> dict[str, Any]:
            return {"measure": self.measure}

    class ThemesTagged(Event):
        """What it is about, in the codes of the common list; all of them, each time.

        `proposed` is what the system had proposed to the person who decided, if it had.
        """

        themes: tuple[str, ...]
        proposed: tuple[str, ...] | None

        class_version = 2

        @staticmethod
        def upcast_v1_v2(state: dict[str, Any]) -> None:
            state["proposed"] = None

        def change(self, state: ActionState) -> None:
            state.themes = self.themes

        def as_order(self) -> dict[str, Any]:
            return {"themes": list(self.themes)}

    class ObjectivesServed(Event):
        """Which objectives of its plan it serves; all of them, each time."""

        objectives: tuple[UUID, ...]

        def change(self, state: ActionState) -> None:
            state.objectives = self.objectives

        def as_order(self) -> dict[str, Any]:
            return {"objectives": list(self.objectives)}

    class SubActionAdded(Event):
        """A lettered part was added."""

        sub_action: UUID
        label: str | None
        title: TextRef

        def change(self, state: ActionState) -> None:
            state.sub_actions = [*state.sub_actions, SubAction(self.sub_action, self.label, self.title)]

    class SubActionClosed(Event):
        """A part went its own way: done, dropped, carried forward, …"""

        sub_action: UUID
        disposition: str
        note: TextRef | None
        to_action: UUID | None

        def change(self, state: ActionState) -> None:
            state.sub_actions = [
                SubAction(part.id, part.label, part.title, self.disposition, self.note, self.to_action)
                if part.id == self.sub_action
                else part
                for part in state.sub_actions
            ]

        def as_order(self) -> dict[str, Any]:
            return {
                "sub_action": self.sub_action, "disposition": self.disposition,
                "note": self.note, "to_action": self.to_action,
            }  # fmt: skip

    class EvidenceAttached(Event):
        """Something that shows it: a link or a note."""

        evidence: TextRef

        def change(self, state: ActionState) -> None:
            state.evidence = [*state.evidence, Evidence(self.evidence, self.effective_on)]

        def as_order(self) -> dict[str, Any]:
            return {"evidence": self.evidence}

    class ActionCompleted(Event):
        """It was done."""

        note: TextRef | None

        def change(self, state: ActionState) -> None:
            left(state, "completed", self, self.note)

        def as_order(self) -> dict[str, Any]:
            return {"note": self.note}

    class ActionEmbedded(Event):
        """It was done and is now business as usual; `check_on` is the day to see whether it still is."""

        note: TextRef | None
        check_on: date | None

        def change(self, state: ActionState) -> None:
            left(state, "embedded", self, self.note)
            state.check_on = self.check_on

        def as_order(self) -> dict[str, Any]:
            return {"note": self.note, "check_on": self.check_on}

    class ActionCarriedForward(Event):
        """It was not finished and goes on in a later plan as `into_action`, perhaps reworded."""

        into_plan: UUID
        into_action: UUID
        decision: TextRef | None
        reworded: bool

        def change(self, state: ActionState) -> None:
            left(state, "carried_forward", self, self.decision)
            state.carried_to = self.into_action

    class OriginNamed(Event):
        """Whence it came was said after it was created: from an action of an earlier plan, or from several that became
        one; said again with more of them, all count, whichever holds first. Where several actions name the same one,
        that was split."""

        from_actions: tuple[UUID, ...]
        how: str

        def change(self, state: ActionState) -> None:
            state.origins = tuple(dict.fromkeys((*state.origins, *self.from_actions)))

    class AdoptionNamed(Event):
        """It was modelled on an action of another authority, whose name there is `authority`: that one had it first."""

        authority: str
        action: UUID
        note: TextRef | None

        def change(self, state: ActionState) -> None:
            named = Adopted(self.authority, self.action, self.effective_on, self.note)
            state.adopted_from = [*state.adopted_from, named]

    class ActionTransferred(Event):
        """It was moved to another plan or body, named in words, and where it is one of ours by id."""

        to: TextRef
        to_plan: UUID | None
        reason: TextRef | None

        def change(self, state: ActionState) -> None:
            left(state, "transferred", self, self.to)
            state.to_plan = self.to_plan

        def as_order(self) -> dict[str, Any]:
            return {"to": self.to, "to_plan": self.to_plan, "reason": self.reason}

    class ActionMerged(Event):
        """It was absorbed by an action that was there already."""

        into_action: UUID
        reason: TextRef | None

        def change(self, state: ActionState) -> None:
            left(state, "merged", self, self.reason)
            state.to_action = self.into_action

    class ActionSuperseded(Event):
        """It was replaced by something else, here or outside."""

        by: TextRef
        by_action: UUID | None
        reason: TextRef | None

        def change(self, state: ActionState) -> None:
            left(state, "superseded", self, self.by)
            state.to_action = self.by_action

        def as_order(self) -> dict[str, Any]:
            return {"by": self.by, "by_action": self.by_action, "reason": self.reason}

    class ActionWithdrawn(Event):
        """It was dropped, for a reason."""

        reason: TextRef

        def change(self, state: ActionState) -> None:
            left(state, "withdrawn", self, self.reason)

        def as_order(self) -> dict[str, Any]:
            return {"reason": self.reason}

    class ActionPaused(Event):
        """It waits, for a reason."""

        reason: TextRef

        def change(self, state: ActionState) -> None:
            state.status, state.outcome = PAUSED, self.reason

        def as_order(self) -> dict[str, Any]:
            return {"reason": self.reason}

    class ActionResumed(Event):
        """It goes on after a pause."""

        reason: TextRef | None

        def change(self, state: ActionState) -> None:
            state.status, state.outcome = OPEN, None

        def as_order(self) -> dict[str, Any]:
            return {"reason": self.reason}

    class ActionReopened(Event):
        """It had left the plan and is back."""

        reason: TextRef

        def change(self, state: ActionState) -> None:
            state.status, state.left_on, state.outcome = OPEN, None, None
            state.to_action = state.to_plan = state.check_on = None

        def as_order(self) -> dict[str, Any]:
            return {"reason": self.reason}

    class EntryCorrected(Event):
        """An earlier entry was recorded wrongly. From now on it no longer counts; the history keeps both.

        Effective on the day of the entry it corrects. Where the entry was right but for a detail, the right one is
        recorded anew by the same order.
        """

        corrected: UUID
        reason: TextRef

        @property
        def corrects(self) -> UUID:
            return self.corrected

    # What may be ordered

    @classmethod
    def create(
        cls,
        stamp: Stamp,
        *,
        plan: UUID,
        title: TextRef,
        reference: str | None = None,
        objectives: tuple[UUID, ...] = (),
        due: DueDate | None = None,
        place: int | None = None,
        carried: Carried | None = None,
        id: UUID | None = None,
    ) -> Action:
        refuse_future(stamp)
        return cls._create(
            cls.ActionCreated, id=id or uuid4(), **stamped(stamp), plan=plan, reference=reference, title=title,
            objectives=objectives, due=due, place=place, carried=carried,
        )  # fmt: skip

    def amend_wording(self, stamp: Stamp, title: TextRef | None, reference: str | None, reason: TextRef | None) -> None:
        before = self._refuse_if_it_had_left(stamp)
        if title is None and reference in (None, before.reference):
            raise NothingWouldChange("Give a new title or a new reference; this order changes neither.")
        self.record(self.WordingAmended, stamp, title=title, reference=reference, reason=reason)

    def note_progress(self, stamp: Stamp, note: TextRef, says: tuple[str, ...] = ()) -> None:
        self._refuse_if_it_had_left(stamp)
        self.record(self.ProgressNoted, stamp, note=note, says=says)

    def change_rag(self, stamp: Stamp, rating: Rating, reason: TextRef | None) -> None:
        before = self._refuse_if_it_had_left(stamp)
        if before.rag == rating:
            raise NothingWouldChange(
                f"The rating is “{rating.label}” already on {in_words(stamp.effective_on)}."
                " To say that it still is, note progress."
            )
        self.record(self.RagChanged, stamp, label=rating.label, colour=rating.colour, scale=rating.scale, reason=reason)

    def revise_due_date(
        self, stamp: Stamp, due: DueDate, reason: TextRef | None, meeting: TextRef | None, meeting_on: date | None
    ) -> None:
        self._refuse_if_it_had_left(stamp)
        self.record(self.DueDateRevised, stamp, due=due, reason=reason, meeting=meeting, meeting_on=meeting_on)

    def name_leads(self, stamp: Stamp, leads: tuple[TextRef, ...]) -> None:
        self._refuse_if_it_had_left(stamp)
        self.record(self.LeadsNamed, stamp, leads=leads)

    def set_measure(self, stamp: Stamp, measure: TextRef) -> None:
        self._refuse_if_it_had_left(stamp)
        self.record(self.MeasureSet, stamp, measure=measure)

    def tag_themes(self, stamp: Stamp, themes: tuple[str, ...], proposed: tuple[str, ...] | None = None) -> None:
        before = self.state_as_at(stamp)
        if before and before.themes == themes:
            raise NothingWouldChange("The action has exactly these themes already.")
        self.record(self.ThemesTagged, stamp, themes=themes, proposed=proposed)

    def serve_objectives(self, stamp: Stamp, objectives: tuple[UUID, ...]) -> None:
        before = self._refuse_if_it_had_left(stamp)
        if before.objectives == objectives:
            raise NothingWouldChange("The action serves exactly these objectives already.")
        self.record(self.ObjectivesServed, stamp, objectives=objectives)

    def add_sub_action(self, stamp: Stamp, sub_action: UUID, label: str | None, title: TextRef) -> None:
        self._refuse_if_it_had_left(stamp)
        if any(part.id == sub_action for part in self.latest.sub_actions):
            raise InvalidOrder(
                "This action has a part with this id already. Give the new part its own.",
                fields={"sub_action": ["is taken already"]},
            )
        self.record(self.SubActionAdded, stamp, sub_action=sub_action, label=label, title=title)

    def close_sub_action(
        self, stamp: Stamp, sub_action: UUID, disposition: str, note: TextRef | None, to_action: UUID | None
    ) -> None:
        before = self._refuse_if_it_had_left(stamp)
        part = next((part for part in self.latest.sub_actions if part.id == sub_action), None)
        if part is None:
            raise UnknownSubAction("This action has no such part.")
        name = f"Part {part.label}" if part.label else "This part"
        if part.status != OPEN:
            raise SubActionHasLeft(f"{name} {HOW_IT_LEFT[part.status]} already.")
        if all(each.id != sub_action for each in before.sub_actions):
            began = next(fact.effective_on for fact in self.facts if getattr(fact, "sub_action", None) == sub_action)
            raise EffectiveBeforeExistence(
                f"{name} exists from {in_words(began)}. Give that day or a later one.", began=began.isoformat()
            )
        self.record(
            self.SubActionClosed, stamp,
            sub_action=sub_action, disposition=disposition, note=note, to_action=to_action,
        )  # fmt: skip

    def attach_evidence(self, stamp: Stamp, evidence: TextRef) -> None:
        self.record(self.EvidenceAttached, stamp, evidence=evidence)

    def complete(self, stamp: Stamp, note: TextRef | None) -> None:
        self._refuse_to_leave_twice(stamp)
        self.record(self.ActionCompleted, stamp, note=note)

    def embed(self, stamp: Stamp, note: TextRef | None, check_on: date | None) -> None:
        self._refuse_to_leave_twice(stamp)
        self.record(self.ActionEmbedded, stamp, note=note, check_on=check_on)

    def carry_forward(
        self, stamp: Stamp, into_plan: UUID, into_action: UUID, decision: TextRef | None, reworded: bool
    ) -> None:
        self._refuse_to_leave_twice(stamp)
        if into_plan == self.plan:
            raise CannotBeItself("An action is carried forward into another plan; this is the plan it is in.")
        self.record(
            self.ActionCarriedForward, stamp,
            into_plan=into_plan, into_action=into_action, decision=decision, reworded=reworded,
        )  # fmt: skip

    def name_origin(self, stamp: Stamp, from_actions: tuple[UUID, ...], how: str) -> None:
        self.refuse_day(stamp)
        if self.id in from_actions:
            raise CannotBeItself("An action can't come from itself. Name one of an earlier plan.")
        said = set(self.latest.whence)
        if said and not said < set(from_actions):
            raise NothingWouldChange(
                "It is said already where this action came from. If more became it, name them together with what is"
                " said; if that is wrong, correct that entry first."
            )
        self.record(self.OriginNamed, stamp, from_actions=from_actions, how=how)

    def name_adoption(self, stamp: Stamp, authority: str, action: UUID, note: TextRef | None) -> None:
        """Whether that action is there to be seen is for those who take the order in: only the region knows."""
        self.refuse_day(stamp)
        if action == self.id:
            raise CannotBeItself("An action can't be adopted from itself. Name one of another service.")
        if any(each.action == action for each in self.latest.adopted_from):
            raise NothingWouldChange("It is said already that this action was adopted from that one.")
        self.record(self.AdoptionNamed, stamp, authority=authority, action=action, note=note)

    def transfer(self, stamp: Stamp, to: TextRef, to_plan: UUID | None, reason: TextRef | None) -> None:
        self._refuse_to_leave_twice(stamp)
        self.record(self.ActionTransferred, stamp, to=to, to_plan=to_plan, reason=reason)

    def merge(self, stamp: Stamp, into_action: UUID, reason: TextRef | None) -> None:
        self._refuse_to_leave_twice(stamp)
        if into_action == self.id:
            raise CannotBeItself("An action can't be merged into itself. Name the action that absorbs it.")
        self.record(self.ActionMerged, stamp, into_action=into_action, reason=reason)

    def supersede(self, stamp: Stamp, by: TextRef, by_action: UUID | None, reason: TextRef | None) -> None:
        self._refuse_to_leave_twice(stamp)
        if by_action == self.id:
            raise CannotBeItself("An action can't supersede itself. Name what replaces it.")
        self.record(self.ActionSuperseded, stamp, by=by, by_action=by_action, reason=reason)

    def withdraw(self, stamp: Stamp, reason: TextRef) -> None:
        self._refuse_to_leave_twice(stamp)
        self.record(self.ActionWithdrawn, stamp, reason=reason)

    def pause(self, stamp: Stamp, reason: TextRef) -> None:
        before = self._refuse_if_it_had_left(stamp)
        if PAUSED in (before.status, self.latest.status):
            raise ActionIsPaused("This action is paused already. Resume it, or note progress.")
        self.record(self.ActionPaused, stamp, reason=reason)

    def resume(self, stamp: Stamp, reason: TextRef | None) -> None:
        before = self._refuse_if_it_had_left(stamp)
        if before.status != PAUSED:
            raise ActionIsNotPaused(f"This action is not paused on {in_words(stamp.effective_on)}.")
        later = (fact for fact in self.told_by(LAST_DAY) if fact.effective_on > stamp.effective_on)
        if isinstance(next((fact for fact in later if isinstance(fact, PAUSES)), None), self.ActionResumed):
            raise ActionIsNotPaused(
                "The pause of this action is over already. If the day is wrong, correct that entry."
            )
        self.record(self.ActionResumed, stamp, reason=reason)

    def reopen(self, stamp: Stamp, reason: TextRef) -> None:
        latest = self.latest
        if not latest.has_left:
            raise ActionHasNotLeft("This action is open; there is nothing to reopen.")
        if latest.status == "carried_forward":
            raise ActionHasLeft(
                "This action was carried forward and goes on in the next plan. Record there what happens to it."
            )
        if latest.left_on and stamp.effective_on < latest.left_on:
            raise ActionHasNotLeft(
                f"This action {HOW_IT_LEFT[latest.status]} on {in_words(latest.left_on)}."
                " It can be reopened on that day or later."
            )
        self.record(self.ActionReopened, stamp, reason=reason)

    def correct_entry(self, stamp: Stamp, entry: UUID, reason: TextRef) -> Fact:
        """Take an entry back, and return it."""
        self.refuse_day(stamp)
        if isinstance(self.find(entry), Action.ActionCreated):
            raise EntryCannotBeCorrected(
                "The entry that created the action can't be taken back. Amend its wording, or withdraw the action."
            )
        return self.take_back(stamp, entry, reason)  # type: ignore[no-any-return]

    # What the rules ask

    def state_as_at(self, stamp: Stamp) -> ActionState | None:
        """Its state on the day an order speaks of, by all that is known now."""
        return fold(self.told_by(stamp.effective_on))  # type: ignore[no-any-return]

    @property
    def latest(self) -> ActionState:
        """Its state by all that is known now."""
        return fold(self.told_by(LAST_DAY))  # type: ignore[no-any-return]

    @property
    def plan(self) -> UUID:
        return self.facts[0].plan  # type: ignore[no-any-return]

    def _refuse_if_it_had_left(self, stamp: Stamp) -> ActionState:
        """Minutes may be typed up late: what counts is whether it was in the plan on the day the order speaks of."""
        self.refuse_day(stamp)
        before = self.state_as_at(stamp) or self.latest
        if before.has_left and before.left_on:
            raise ActionHasLeft(
                f"This action {HOW_IT_LEFT[before.status]} on {in_words(before.left_on)}."
                " Give an earlier day, or reopen it first.",
                status=before.status,
                left_on=before.left_on.isoformat(),
            )
        return before

    def _refuse_to_leave_twice(self, stamp: Stamp) -> None:
        self._refuse_if_it_had_left(stamp)
        latest = self.latest
        if latest.has_left and latest.left_on:
            raise ActionHasLeft(
                f"This action {HOW_IT_LEFT[latest.status]} on {in_words(latest.left_on)}; it can't leave the plan"
                " twice. If that entry is wrong, correct it.",
                status=latest.status,
                left_on=latest.left_on.isoformat(),
            )


PAUSES = (Action.ActionPaused, Action.ActionResumed)


def left(state: ActionState, disposition: str, fact: Fact, said: TextRef | None) -> None:
    state.status, state.left_on, state.outcome = disposition, fact.effective_on, said
