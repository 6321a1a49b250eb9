"""Comparing an authority's plans at two points: reads both, and knows what is mentioned by its id."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from domain.refusals import UnknownPlan
from projections.asked import Asked
from projections.between.differences import Compared, Difference, compare
from projections.naming import actions_named, plans_named
from projections.reading import Reader

CAME_FROM = """
SELECT action, origin FROM {schema}.action_versions, json_array_elements_text(state->'origins') origin
WHERE valid @> %s::date AND known @> %s::timestamptz AND origin = ANY(%s) ORDER BY state->>'place', action
"""
MENTIONED = ("carried_from", "carried_to", "to_action")


@dataclass(frozen=True)
class Comparison:
    """The differences between two points, with the names of the plans and actions that they mention."""

    before: Asked
    after: Asked
    compared: Compared
    plans: dict[UUID, dict[str, Any]]
    named: dict[UUID, dict[str, Any]]
    became: dict[UUID, list[UUID]] = field(default_factory=dict)
    """Action → those of the second point that say they came from it, besides the one that it was carried to."""
    elsewhere: dict[str, str] = field(default_factory=dict)
    """What other services (by slug) and their actions (by id) are called, as far as whoever asks may see them."""

    def adopted(self) -> list[dict[str, Any]]:
        """What actions began, or ceased, to say that they were adopted from."""
        told = [said for each in self.compared.actions if (said := each.changed("adopted_from"))]
        return [source for each in told for source in (*(each.before or ()), *(each.after or ()))]

    def successors(self, difference: Difference) -> list[UUID]:
        """The action that it was carried to or became, and where it was split, those of its other parts."""
        last = difference.last
        parts = (part["to_action"] for part in last.get("sub_actions", ()))
        every = (last["carried_to"] or last["to_action"], *self.became.get(difference.id, ()), *parts)
        return list(dict.fromkeys(id for id in every if id))

    def reworded(self, difference: Difference) -> tuple[str, str] | None:
        """The two wordings of an action that was carried into another plan in other words; not of one that was split:
        what one part lacks stands in another."""
        if len(self.successors(difference)) > 1:
            return None
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
    became = came_from(reader, compared, after)
    several = {id for ids in became.values() for id in ids}
    named = mentioned(reader, compared, before, after) | actions_named(reader, several, after)
    return Comparison(before, after, compared, plans, named, became)


def came_from(reader: Reader, compared: Compared, after: Asked) -> dict[UUID, list[UUID]]:
    """For those that were carried on: what else became of them."""
    carried = {each.id: each.last["carried_to"] for each in compared.actions if each.last["carried_to"]}
    rows = reader._rows(CAME_FROM, [after.as_at, after.known_on, list(map(str, carried))]) if carried else []
    found: dict[UUID, list[UUID]] = {}
    for action, origin in rows:
        if action != carried[UUID(origin)]:
            found.setdefault(UUID(origin), []).append(action)
    return found


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
