"""The registry of one authority: every order that can be given, one short method each. Start reading here.

Each takes the occasion (who, under which command id, of which day) and what the order says, and returns a `Receipt`.
Each may raise a `Refusal`, and then nothing has changed. Texts are given as typed; ids are UUIDs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID, uuid4

from domain import period as periods
from domain.action import Action
from domain.action_state import DueDate
from domain.as_typed import due_date, glossary, refuse_slip
from domain.authority import Authority, FindingNow, authority_id
from domain.carrying import carried
from domain.carrying_out import Changed, Receipt, on_action, on_authority, on_plan, order
from domain.correcting import Correcting
from domain.erasing import Erasing
from domain.fact import Stamp, Words
from domain.from_documents import FromDocuments
from domain.on_audits import OnAudits
from domain.on_indicators import OnIndicators
from domain.on_inspections import OnInspections
from domain.plan import Plan
from domain.rag import Rating, rating
from domain.records import now
from domain.refusals import (
    AuthorityAlreadyJoined,
    InvalidOrder,
    PlanAlreadyOpened,
    in_words,
)
from domain.sharing import checked as checked_shares
from domain.sharing import checked_of_plan
from domain.succession import Succeeding
from domain.text import LONGEST_TITLE
from domain.theme import checked as checked_themes

__all__ = ["Receipt", "Registry", "now"]


class Registry(Correcting, Erasing, Succeeding, OnInspections, OnAudits, OnIndicators, FromDocuments):
    """The orders of one authority. Corrections, erasing, inspections and so on stand in files of their own."""

    # On the authority

    @order
    def join(self, stamp: Stamp, name: str, year_starts: str = "04-01") -> Changed:
        """The service joins the registry."""
        if self.found(authority_id(self.slug)) is not None:
            raise AuthorityAlreadyJoined(f"The authority “{self.slug}” is in the registry already.")
        return Changed([Authority.join(stamp, self.slug, stamp.write(name, LONGEST_TITLE), year_starts)], {})

    @on_authority
    def adopt_rag_scheme(self, stamp: Stamp, authority: Authority, ratings: Sequence[Rating]) -> None:
        authority.adopt_rag_scheme(stamp, tuple(ratings))

    @order
    def dismiss_finding(
        self, stamp: Stamp, finding: str, fingerprint: str, reason: Words, now: FindingNow | None = None
    ) -> Changed:
        """Several people may dismiss findings side by side: no version of the whole authority is asked for.

        `now` is the finding as whoever hands this in finds it at this moment; None if it is there no more.
        """
        authority = self.authority()
        authority.dismiss_finding(stamp, finding, fingerprint, stamp.write(reason), now)
        return Changed([authority], {})

    @order
    def take_back_dismissal(self, stamp: Stamp, entry: UUID, reason: Words) -> Changed:
        authority = self.authority()
        authority.take_back_dismissal(stamp, entry, stamp.write(reason))
        return Changed([authority], {})

    @on_authority
    def set_lead_glossary(
        self, stamp: Stamp, authority: Authority, entries: Sequence[Mapping[str, str | None]], plan: UUID | None = None
    ) -> None:
        """`entries`: {initials, name, role}, of which name or role may be missing."""
        if plan is not None:
            self.plan_of(plan)
        authority.set_lead_glossary(stamp, glossary(stamp, entries), plan)

    @on_authority
    def share_with_region(
        self, stamp: Stamp, authority: Authority, shares: Sequence[str] = (), plan: UUID | None = None
    ) -> None:
        """What the region may see of signed-off plans; nothing, if `shares` is empty. `plan`: of this one only."""
        if plan is None:
            authority.share_with_region(stamp, checked_shares(shares), None)
        else:
            self.plan_of(plan)
            authority.share_with_region(stamp, checked_of_plan(shares), plan)

    # On plans

    @order
    def open_plan(self, stamp: Stamp, title: str, kind: str, period: str, plan: UUID | None = None) -> Changed:
        opened = self._open(stamp, title, kind, period, plan)
        return Changed([opened], {"plan": opened.id})

    @on_plan
    def set_objective(
        self,
        stamp: Stamp,
        plan: Plan,
        title: Words,
        reference: str | None = None,
        section: Words | None = None,
        kind: str = "objective",
        objective: UUID | None = None,
    ) -> UUID:
        return plan.set_objective(
            stamp, title=stamp.write(title, LONGEST_TITLE), reference=reference,
            section=stamp.write_if(section), kind=kind, objective=objective,
        )  # fmt: skip

    @on_plan
    def sign_off_plan(
        self, stamp: Stamp, plan: Plan, meeting: Words, meeting_on: date, note: Words | None = None
    ) -> None:
        if meeting_on > stamp.effective_on:
            raise InvalidOrder(
                "The meeting is after the day from which the sign-off counts. A board signs off at its meeting,"
                " not before it.",
                fields={
                    "meeting_on": ["The meeting is after the day from which the sign-off counts: move one of them."]
                },
            )
        plan.sign_off(stamp, stamp.write(meeting), meeting_on, stamp.write_if(note))

    @on_plan
    def close_plan(self, stamp: Stamp, plan: Plan, note: Words | None = None) -> None:
        """Refused while an action is open: nothing may be dropped in silence at year end."""
        states = [action.latest for action in self.actions_of(stamp, plan.id)]
        still_open = sum(1 for state in states if state.left_on is None or state.left_on > stamp.effective_on)
        plan.close(stamp, stamp.write_if(note), still_open)

    @order
    def combine_plans(
        self, stamp: Stamp, plans: Sequence[UUID], title: str, kind: str, period: str, plan: UUID | None = None
    ) -> Changed:
        """Several plans become a new one; their open actions are carried forward into it."""
        if len(set(plans)) < 2:
            raise InvalidOrder("Name at least two different plans to combine.", fields={"plans": ["at least two"]})
        into = self._open(stamp, title, kind, period, plan)
        olds = [self.plan_of(each) for each in dict.fromkeys(plans)]
        for each in olds:
            into.refuse_to_go_back(each, "period")
        moved = [pair for old in olds for pair in self._carry_all(stamp, old, into)]
        for each in [*olds, into]:
            each.combine(stamp, tuple(old.id for old in olds), into.id)
        return Changed([into, *(action for pair in moved for action in pair), *olds], {"plan": into.id})

    @order
    def create_action(
        self,
        stamp: Stamp,
        plan: UUID,
        title: str,
        reference: str | None = None,
        objectives: Sequence[UUID] = (),
        leads: Sequence[str] = (),
        due: str | None = None,
        measure: str | None = None,
        themes: Sequence[str] = (),
        rag: str | None = None,
        action: UUID | None = None,
        place: int | None = None,
    ) -> Changed:
        """`place` is where it stands among those of a document; without one, its reference says where it stands."""
        into = self.plan_for(stamp, plan)
        into.refuse_after_closing(stamp)
        into.refuse_unknown_objectives(objectives)
        refuse_slip(stamp, due)
        self.refuse_taken(action)
        created = Action.create(
            stamp, id=action, plan=plan, title=stamp.write(title, LONGEST_TITLE), reference=reference,
            objectives=tuple(objectives), due=due_date(stamp, due, into) if due else None, place=place,
        )  # fmt: skip
        if leads:
            created.name_leads(stamp, tuple(stamp.write(lead) for lead in leads))
        if measure:
            created.set_measure(stamp, stamp.write(measure))
        if themes:
            created.tag_themes(stamp, checked_themes(list(themes)))
        if rag:
            created.change_rag(stamp, rating(self.authority().scheme_as_at(stamp.effective_on), rag), None)
        return Changed([created], {"action": created.id})

    # On one action

    @on_action
    def amend_wording(
        self,
        stamp: Stamp,
        action: Action,
        title: Words | None = None,
        reference: str | None = None,
        reason: Words | None = None,
    ) -> None:
        new_title = stamp.write(title, LONGEST_TITLE) if title else None
        action.amend_wording(stamp, new_title, reference, stamp.write_if(reason))

    @on_action
    def note_progress(self, stamp: Stamp, action: Action, text: Words, says: Sequence[str] = ()) -> None:
        """`says`: the ways to leave the plan of which the words speak, without anybody having decided."""
        action.note_progress(stamp, stamp.write(text), tuple(says))

    @on_action
    def change_rag(self, stamp: Stamp, action: Action, rag: str, reason: Words | None = None) -> None:
        declared = rating(self.authority().scheme_as_at(stamp.effective_on), rag)
        action.change_rag(stamp, declared, stamp.write_if(reason))

    @on_action
    def revise_due_date(
        self,
        stamp: Stamp,
        action: Action,
        due: str | DueDate,
        reason: Words | None = None,
        meeting: Words | None = None,
        meeting_on: date | None = None,
    ) -> None:
        refuse_slip(stamp, due)
        if meeting_on and meeting_on > stamp.today:
            raise InvalidOrder(
                f"The meeting of {in_words(meeting_on)} is still to come. It can't have approved anything yet.",
                fields={"meeting_on": ["This meeting is still to come: it can't have approved anything yet."]},
            )
        revised = due_date(stamp, due, self.plan_of(action.plan))
        action.revise_due_date(stamp, revised, stamp.write_if(reason), stamp.write_if(meeting), meeting_on)

    @on_action
    def name_leads(self, stamp: Stamp, action: Action, leads: Sequence[Words]) -> None:
        action.name_leads(stamp, tuple(stamp.write(lead) for lead in leads))

    @on_action
    def set_measure(self, stamp: Stamp, action: Action, measure: Words) -> None:
        action.set_measure(stamp, stamp.write(measure))

    @on_action
    def tag_themes(
        self, stamp: Stamp, action: Action, themes: Sequence[str], proposed: Sequence[str] | None = None
    ) -> None:
        """`proposed`: what the system proposed, so that it can be counted how often it was right."""
        action.tag_themes(stamp, checked_themes(list(themes)), checked_themes(list(proposed)) if proposed else None)

    @on_action
    def serve_objectives(self, stamp: Stamp, action: Action, objectives: Sequence[UUID]) -> None:
        self.plan_of(action.plan).refuse_unknown_objectives(objectives)
        action.serve_objectives(stamp, tuple(dict.fromkeys(objectives)))

    @on_action
    def add_sub_action(
        self, stamp: Stamp, action: Action, title: Words, label: str | None = None, sub_action: UUID | None = None
    ) -> None:
        action.add_sub_action(stamp, sub_action or uuid4(), label, stamp.write(title, LONGEST_TITLE))

    @on_action
    def close_sub_action(
        self,
        stamp: Stamp,
        action: Action,
        sub_action: UUID,
        disposition: str,
        note: Words | None = None,
        to_action: UUID | None = None,
    ) -> None:
        if to_action is not None:
            self.any_action(to_action)
        action.close_sub_action(stamp, sub_action, disposition, stamp.write_if(note), to_action)

    @on_action
    def attach_evidence(self, stamp: Stamp, action: Action, evidence: Words) -> None:
        action.attach_evidence(stamp, stamp.write(evidence))

    @on_action
    def complete(self, stamp: Stamp, action: Action, note: Words | None = None) -> None:
        action.complete(stamp, stamp.write_if(note))

    @on_action
    def embed(self, stamp: Stamp, action: Action, note: Words | None = None, check_on: date | None = None) -> None:
        action.embed(stamp, stamp.write_if(note), check_on)

    @order
    def carry_forward(
        self,
        stamp: Stamp,
        action: UUID,
        into: UUID,
        title: str | None = None,
        reference: str | None = None,
        due: str | None = None,
        decision: str | None = None,
        objectives: Sequence[UUID] = (),
        new_action: UUID | None = None,
    ) -> Changed:
        """The action goes on as a new one of a later plan: what it said goes with it, unless said anew here."""
        old, plan = self.action_for(stamp, action), self.plan_for(stamp, into)
        plan.refuse_after_closing(stamp, ever=True)
        plan.refuse_to_go_back(self.plan_of(old.plan), "into")
        self.refuse_taken(new_action)
        plan.refuse_unknown_objectives(objectives)
        refuse_slip(stamp, due)
        new = carried(
            stamp, old, plan, self.line_of(old), id=new_action or uuid4(), reference=reference,
            objectives=tuple(objectives),
            title=stamp.write(title, LONGEST_TITLE) if title else None,
            due=due_date(stamp, due, plan) if due else None, decision=stamp.write_if(decision),
        )  # fmt: skip
        return Changed([old, new], {"action": old.id, "new_action": new.id})

    @on_action
    def name_adoption(
        self, stamp: Stamp, action: Action, authority: str, from_action: UUID, note: Words | None = None
    ) -> None:
        """`from_action` is of another authority, whose slug is `authority`; whoever hands this in made sure of it."""
        if authority == self.slug:
            raise InvalidOrder(
                "This action is of this service itself. To say that one became another, name its origin.",
                fields={"from_action": ["is of this service itself"]},
            )
        action.name_adoption(stamp, authority, from_action, stamp.write_if(note))

    @on_action
    def transfer(
        self, stamp: Stamp, action: Action, to: Words, to_plan: UUID | None = None, reason: Words | None = None
    ) -> None:
        if to_plan is not None:
            self.plan_of(to_plan)
        action.transfer(stamp, stamp.write(to), to_plan, stamp.write_if(reason))

    @on_action
    def merge(self, stamp: Stamp, action: Action, into_action: UUID, reason: Words | None = None) -> None:
        self.any_action(into_action)
        action.merge(stamp, into_action, stamp.write_if(reason))

    @on_action
    def supersede(
        self, stamp: Stamp, action: Action, by: Words = "", by_action: UUID | None = None, reason: Words | None = None
    ) -> None:
        """Without words of its own, what replaces it is called by the title of `by_action`."""
        title = self.any_action(by_action).latest.title if by_action else ""
        by = by or title
        if not by:
            raise InvalidOrder("Say what replaces it, or choose the action that does.", fields={"by": ["say what"]})
        action.supersede(stamp, stamp.write(by), by_action, stamp.write_if(reason))

    @on_action
    def withdraw(self, stamp: Stamp, action: Action, reason: Words) -> None:
        action.withdraw(stamp, stamp.write(reason))

    @on_action
    def pause(self, stamp: Stamp, action: Action, reason: Words) -> None:
        action.pause(stamp, stamp.write(reason))

    @on_action
    def resume(self, stamp: Stamp, action: Action, reason: Words | None = None) -> None:
        action.resume(stamp, stamp.write_if(reason))

    @on_action
    def reopen(self, stamp: Stamp, action: Action, reason: Words) -> None:
        action.reopen(stamp, stamp.write(reason))

    # What several orders do

    def _open(self, stamp: Stamp, title: str, kind: str, period: str, id: UUID | None) -> Plan:
        self.refuse_taken(id)
        if self.plan_named(stamp, title, period) is not None:
            raise PlanAlreadyOpened(f"A plan “{title.strip()}” for {period} is in the registry already.")
        month, day = (int(part) for part in self.authority().latest.year_starts.split("-"))
        try:
            when = periods.read(period, (month, day))
        except ValueError as unclear:
            raise InvalidOrder(str(unclear), fields={"period": [str(unclear)]}) from None
        return Plan.open(
            stamp, id=id, title=stamp.write(title, LONGEST_TITLE), kind=kind,
            period=period.strip(), starts_on=when.starts_on, ends_on=when.ends_on,
        )  # fmt: skip

    def _carry_all(self, stamp: Stamp, old: Plan, into: Plan) -> list[tuple[Action, Action]]:
        """Every open action of a plan, with what it becomes in another; the objectives they serve go along."""
        open_ones = [action for action in self.actions_of(stamp, old.id) if not action.latest.has_left]
        served = {objective for action in open_ones for objective in action.latest.objectives}
        moved = {
            each.id: into.set_objective(
                stamp, title=each.title, reference=each.reference, section=each.section, kind=each.kind
            )
            for each in old.latest.objectives
            if each.id in served
        }
        return [
            (action, carried(stamp, action, into, self.line_of(action), objectives=objectives))
            for action in open_ones
            for objectives in [tuple(moved[each] for each in action.latest.objectives)]
        ]
