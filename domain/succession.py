"""Successions: who became what between two plans that stand in the registry already, told after both were created."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from domain.action import Action
from domain.action_state import ActionState
from domain.carrying_out import Changed, order
from domain.fact import Stamp, Words
from domain.lines import Line, lines
from domain.records import Records
from domain.refusals import CannotBeItself, InvalidOrder
from domain.text import TextRef

HOW = ("carried", "reworded", "split", "merged")
"""In the same words; in others; one of several that one became; one that several became."""


class Succeeding(Records):
    """The part of the registry that names origins."""

    @order
    def name_origin(
        self,
        stamp: Stamp,
        action: UUID,
        from_actions: Sequence[UUID],
        how: str | None = None,
        decision: Words | None = None,
    ) -> Changed:
        """This action is what one of an earlier plan became, or several. Those leave their plan by it, if they had not
        left it: carried forward, or merged where they are several. Where some were named before, all are named again,
        with those that became one with them."""
        new = self.action_for(stamp, action)
        olds = [self.any_action(each) for each in dict.fromkeys(from_actions)]
        self._refuse_wrong_way(new, olds)
        leaving = [old for old in olds if not old.latest.has_left]
        how = how or self._how(stamp, new, olds, leaving)
        said = stamp.write_if(decision)
        new.name_origin(stamp, tuple(old.id for old in olds), how)
        for old in leaving:
            self.plan_for(stamp, old.plan).refuse_after_closing(stamp)
            leave(stamp, old, new, how, said, several=len(olds) > 1)
        for old in olds:
            if old not in leaving:
                stamp.rests_on(old)
        return Changed([new, *leaving], {"action": new.id})

    def line_of(self, action: Action) -> Line:
        """How often it was carried, by all that is known now."""
        states: dict[UUID, ActionState] = {}
        ahead = [action]
        while ahead:
            state = ahead.pop().latest
            states[state.id] = state
            ahead += [self.any_action(each) for each in state.whence if each not in states]
        return lines(states)[action.id]

    def _refuse_wrong_way(self, new: Action, olds: list[Action]) -> None:
        if not olds:
            raise InvalidOrder("Name at least one action that it came from.", fields={"from_actions": ["at least one"]})
        plan = self.plan_of(new.plan)
        for old in olds:
            before = self.plan_of(old.plan)
            if before.id == plan.id:
                raise CannotBeItself("An action comes from an earlier plan; the one named is in the same plan.")
            if before.latest.starts_on > plan.latest.starts_on:
                raise InvalidOrder(
                    "The action that is named is in a later plan. Say it the other way round.",
                    fields={"from_actions": ["is in a later plan"]},
                )
            if new.id in self._ancestors(old):
                raise CannotBeItself("The action that is named came from this one already.")

    def _ancestors(self, action: Action) -> set[UUID]:
        found: set[UUID] = set()
        ahead = list(action.latest.whence)
        while ahead:
            id = ahead.pop()
            if id not in found:
                found.add(id)
                ahead += self.any_action(id).latest.whence
        return found

    def _how(self, stamp: Stamp, new: Action, olds: list[Action], leaving: list[Action]) -> str:
        if len(olds) > 1:
            return "merged"
        if not leaving and olds[0].latest.carried_to not in (None, new.id):
            return "split"
        one, other = (self._words(stamp, action.latest.title) for action in (new, olds[0]))
        return "carried" if one == other else "reworded"

    def _words(self, stamp: Stamp, text: TextRef) -> str:
        typed = {each.ref: each.body for each in stamp.texts}
        kept: dict[UUID, str] = self.recorder.bodies([text.ref])  # type: ignore[attr-defined]
        return " ".join((typed.get(text.ref) or kept.get(text.ref, "")).split())


def leave(stamp: Stamp, old: Action, new: Action, how: str, said: TextRef | None, several: bool) -> None:
    if several:
        old.merge(stamp, new.id, said)
    else:
        old.carry_forward(stamp, new.plan, new.id, said, reworded=how == "reworded")
