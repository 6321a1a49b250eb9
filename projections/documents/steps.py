"""What is recorded of a reviewed document: the orders of the accepted items, in an order in which each can be given."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from domain.together import Step
from projections.documents.model import Change, Item, Review

EVERYTHING = ("plan", "glossary")
"""Openings that are not of one item."""
FIRST = ("create_action", "set_objective")
LAST = ("complete", "embed", "carry_forward", "transfer", "merge", "supersede", "withdraw", "pause")
"""By these an action leaves its plan, or rests: after them nothing else can be said of it."""


def steps(review: Review) -> list[Step]:
    """Plans are opened first, then objectives set, indicators kept, actions created; what an action leaves by is last.

    What still waits for an answer is left out, with all that is left out; see `unanswered`.
    """
    wanted = [change.step for item in accepted(review) for change in item.changes if recordable(change)]
    if not wanted:
        return []
    named = {id for step in wanted for id in step.ids()}
    objectives = [change.step for change in review.objectives if change.step.fields["objective"] in named]
    named |= {id for step in objectives for id in step.ids()}
    objectives += [each.step for each in review.indicators if each.step.fields["indicator"] in named]
    opening = [each.step for each in review.opening if each.key in EVERYTHING or each.step.fields["plan"] in named]
    return [*opening, *objectives, *sorted(wanted, key=turn)]


def turn(step: Step) -> int:
    """Among those of one turn, the document's order stays."""
    return 0 if step.order in FIRST else 2 if step.order in LAST else 1


def became(review: Review) -> dict[str, list[UUID]]:
    """The actions that each row is about from now on: those that it became, or that it is, whatever is left out of it.

    By this a later version of the document is compared with this one.
    """
    found = {item.key: list(dict.fromkeys(actions_of(item))) for item in review.items if item.verdict != "joined"}
    return {key: actions for key, actions in found.items() if actions}


def accepted(review: Review) -> tuple[Item, ...]:
    return tuple(item for item in review.items if item.verdict == "accepted")


def unanswered(review: Review) -> tuple[Item, ...]:
    """Accepted items of which a question is still open: what it is about would not be recorded."""
    return tuple(item for item in accepted(review) if item.needs)


def recordable(change: Change) -> bool:
    return not change.left_out and not change.unanswered


def actions_of(item: Item) -> Iterable[UUID]:
    if item.action and item.kind != "gone":
        yield item.action["id"]
    for change in item.changes:
        if item.verdict == "accepted" and change.step.order == "create_action" and recordable(change):
            yield change.step.fields["action"]
