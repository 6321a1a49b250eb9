"""Kin: every action of the lines in which some actions stand, as they were for two dates.

An action's column `lineage` is the line in which it was created. Lines join where an origin is named later; which ones
joined, the entries say, so that no row has to be written anew when it is said, or taken back.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from domain.action_state import ActionState
from projections.asked import Asked

if TYPE_CHECKING:
    from projections.reading import Reader

HELD = "valid @> %s::date AND known @> %s::timestamptz"
JOINED = f"""
WITH held AS (SELECT action, lineage FROM {{schema}}.action_versions WHERE {HELD} AND action = ANY(%s))
SELECT later.lineage, earlier.lineage FROM unnest(%s::uuid[], %s::uuid[]) AS named (action, origin)
  JOIN held later USING (action) JOIN held earlier ON earlier.action = named.origin
"""
NAMED = """
SELECT action, origin::uuid FROM {schema}.entries
 CROSS JOIN LATERAL jsonb_array_elements_text(body->'from_actions') AS origin
 WHERE event = 'OriginNamed' AND effective_on <= %s AND recorded_at <= %s
   AND (corrected_at IS NULL OR corrected_at > %s)
"""


def joined_lines(reader: Reader, asked: Asked) -> list[tuple[UUID, UUID]]:
    """Pairs of lines that are one, because an origin was named."""
    named = reader._rows(NAMED, [asked.as_at, asked.known_on, asked.known_on])
    if not named:
        return []
    actions, origins = [each for each, _ in named], [each for _, each in named]
    return reader._rows(JOINED, [asked.as_at, asked.known_on, actions + origins, actions, origins])


def kin(reader: Reader, lineages: Iterable[UUID], asked: Asked) -> dict[UUID, ActionState]:
    """All actions of these lines, and of those that they are joined with."""
    joined = joined_with(set(lineages), joined_lines(reader, asked))
    states = reader._states("action_versions", ActionState, "lineage = ANY(%s)", [list(joined)], asked)
    return {state.id: state for state in states}


def plans_of_thread(reader: Reader, action: UUID, asked: Asked) -> set[UUID]:
    """The plans through which everything passes that is joined with this action; none, where it stands alone."""
    states = {state.id: state for state in reader._states("action_versions", ActionState, "TRUE", [], asked)}
    pairs = [(id, other) for id, state in states.items() for other in named_by(state) if other in states]
    joined = joined_with({action}, pairs)
    return {states[id].plan for id in joined} if len(joined) > 1 else set()


def named_by(state: ActionState) -> list[UUID]:
    """The actions from which it came, and those as which it, or a part of it, goes on."""
    parts = (part.to_action for part in state.sub_actions)
    return [*state.whence, *(each for each in (state.carried_to, state.to_action, *parts) if each)]


def joined_with(found: set[UUID], pairs: list[tuple[UUID, UUID]]) -> set[UUID]:
    while more := {each for pair in pairs if found & {*pair} for each in pair} - found:
        found |= more
    return found


def families(reader: Reader, actions: set[UUID], asked: Asked) -> list[dict[UUID, ActionState]]:
    """The actions of the lines of these actions, line by line."""
    if not actions:
        return []
    own = reader._states("action_versions", ActionState, "action = ANY(%s)", [list(actions)], asked)
    pairs = joined_lines(reader, asked)
    states = kin(reader, {state.lineage for state in own}, asked)
    found: dict[frozenset[UUID], dict[UUID, ActionState]] = {}
    for state in states.values():
        found.setdefault(frozenset(joined_with({state.lineage}, pairs)), {})[state.id] = state
    return list(found.values())
