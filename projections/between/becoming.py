"""What became of every action of a plan, or of all plans of a period: how it left, whither, and how it stands there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from domain.action_state import ActionState
from domain.period import same
from projections.asked import Asked
from projections.naming import actions_named, plans_named
from projections.reading import Reader

RUNNING = ("open", "paused")
ORDER = (
    "completed", "embedded", "carried_forward", "transferred", "merged", "superseded", "withdrawn", "paused", "open",
)  # fmt: skip


@dataclass(frozen=True)
class Became:
    """One action of the plan, and where it went. `there`: its status in the plan that it went into."""

    action: dict[str, Any]
    plan: UUID
    way: str
    into_action: dict[str, Any] | None = None
    into_plan: UUID | None = None
    there: str | None = None


@dataclass(frozen=True)
class Flow:
    """How many actions went one way; `into` is a plan, or None where they went no further."""

    plan: UUID
    way: str
    into: UUID | None
    actions: int


def what_became(reader: Reader, asked: Asked, plans: Sequence[UUID]) -> list[Became]:
    """Every action that these plans ever had by the two dates, once, in the order of its plan."""
    actions = [action for plan in plans for action in reader.plan(plan, asked, every_note=False)["actions"]]
    named = actions_named(reader, (id for each in actions if (id := whither(each))), asked)
    stand = statuses(reader, named, asked)
    return [became(each, named, stand) for each in actions]


def became(action: dict[str, Any], named: dict[UUID, dict[str, Any]], stand: dict[UUID, str]) -> Became:
    into = named.get(whither(action)) if whither(action) else None  # type: ignore[arg-type]
    plan = into["plan"] if into else action["to_plan"]
    return Became(action, action["plan_id"], action["status"], into, plan, stand.get(into["id"]) if into else None)


def whither(action: dict[str, Any]) -> UUID | None:
    return action["carried_to"] or action["to_action"]  # type: ignore[no-any-return]


def statuses(reader: Reader, ids: Iterable[UUID], asked: Asked) -> dict[UUID, str]:
    states = reader._states("action_versions", ActionState, "action = ANY(%s)", [list(ids)], asked)
    return {state.id: state.status for state in states}


def flows(rows: Sequence[Became]) -> list[Flow]:
    """The rows, counted: plans in their order, ways in the order in which a board asks for them."""
    counted = Counter((each.plan, each.way, each.into_plan) for each in rows)
    plans = list(dict.fromkeys(each.plan for each in rows))
    intos = list(dict.fromkeys(each.into_plan for each in rows))
    in_order = sorted(counted, key=lambda key: (ORDER.index(key[1]), intos.index(key[2]), plans.index(key[0])))
    return [Flow(*key, counted[key]) for key in in_order]


def plans_of(reader: Reader, asked: Asked, plan: UUID | None, period: str | None) -> list[UUID]:
    """One plan, or all of a period; oldest first."""
    there = plans_named(reader, asked)
    return [
        id
        for id, each in reversed(there.items())
        if id == plan or (plan is None and same(each["period"], period or ""))
    ]
