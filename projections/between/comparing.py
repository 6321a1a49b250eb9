"""Comparing an authority's plans at two points: reads both, and knows what is mentioned by its id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from domain.refusals import UnknownPlan
from projections.asked import Asked
from projections.between.differences import Compared, Difference, compare
from projections.naming import actions_named, plans_named
from projections.reading import Reader

MENTIONED = ("carried_from", "carried_to", "to_action")


@dataclass(frozen=True)
class Comparison:
    """The differences between two points, with the names of the plans and actions that they mention."""

    before: Asked
    after: Asked
    compared: Compared
    plans: dict[UUID, dict[str, Any]]
    named: dict[UUID, dict[str, Any]]

    def reworded(self, difference: Difference) -> tuple[str, str] | None:
        """The two wordings of an action that was carried into another plan in other words."""
        other = self.named.get(difference.last["carried_to"] or difference.last["carried_from"])
        if other is None or other["title"] == difference.last["title"]:
            return None
        words = (difference.last["title"], other["title"])
        return words if difference.last["carried_to"] else words[::-1]


def point(text: str) -> Asked:
    """ "2026-03-31" or "2026-03-31,2026-04-12": as at, and known on if it is another moment than now."""
    as_at, _, known_on = text.partition(",")
    return Asked.of(as_at.strip() or None, known_on.strip() or None)


def compare_points(reader: Reader, before: Asked, after: Asked, plan: UUID | None = None) -> Comparison:
    """All plans, or one. Refuses `UnknownPlan` where neither point has it."""
    olds, news = plans_at_both(reader, before, after, plan)
    if plan is not None and not (olds or news):
        raise UnknownPlan(f"This authority had no such plan {before.in_words()}, nor {after.in_words()}.", plan=plan)
    compared = compare(olds, news)
    plans = plans_named(reader, before) | plans_named(reader, after)
    return Comparison(before, after, compared, plans, mentioned(reader, compared, before, after))


def plans_at_both(
    reader: Reader, before: Asked, after: Asked, plan: UUID | None
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Oldest first; an authority that had none yet has none. Each plan is read once for both points."""
    orders = [list(reversed(plans_named(reader, asked))) for asked in (before, after)]
    wanted = [id for id in dict.fromkeys([*orders[0], *orders[1]]) if plan in (None, id)]
    read = {id: reader.plan_at(id, before, after) for id in wanted}
    olds, news = ([found for id in orders[n] if id in read and (found := read[id][n])] for n in (0, 1))
    return olds, news


def mentioned(reader: Reader, compared: Compared, before: Asked, after: Asked) -> dict[UUID, dict[str, Any]]:
    told = [each for each in compared.actions if each.kind != "unchanged"]
    wanted = {each.last[name] for each in told for name in MENTIONED} | {id for each in told for id in each.merged_from}
    wanted |= {part["to_action"] for each in told for part in each.last["sub_actions"]}
    wanted.discard(None)
    return actions_named(reader, wanted, before) | actions_named(reader, wanted, after)
