"""What ids are called: for sentences that mention another plan or another action, without reading those whole."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from domain.action_state import ActionState
from domain.inspection import InspectionState
from domain.plan import PlanState
from projections.asked import Asked
from projections.reading import Reader
from projections.texts import Texts


def plans_named(reader: Reader, asked: Asked) -> dict[UUID, dict[str, Any]]:
    """Title, period and status of every plan there was, and the days by which two of one name are told apart."""
    states = reader._states("plan_versions", PlanState, "TRUE", [], asked)
    texts = Texts(reader.conn, reader.slug, [state.title for state in states])
    return {
        state.id: {
            "id": state.id,
            "title": texts(state.title),
            "period": state.period,
            "status": state.status,
            "opened_on": state.opened_on,
            "sign_offs": [{"meeting_on": each.meeting_on} for each in state.sign_offs],
        }
        for state in sorted(states, key=lambda state: (state.starts_on, state.opened_on), reverse=True)
    }


def recommendations_named(reader: Reader, asked: Asked) -> dict[str, str]:
    """By which number each report calls its recommendations, for sentences that mention one."""
    states = reader._states("inspection_versions", InspectionState, "TRUE", [], asked)
    return {str(each.id): each.reference for state in states for each in state.recommendations if each.reference}


def actions_named(reader: Reader, ids: Iterable[UUID], asked: Asked) -> dict[UUID, dict[str, Any]]:
    """Reference, title and plan of some actions."""
    wanted = list(set(ids))
    if not wanted:
        return {}
    states = reader._states("action_versions", ActionState, "action = ANY(%s)", [wanted], asked)
    texts = Texts(reader.conn, reader.slug, [state.title for state in states])
    return {
        state.id: {"id": state.id, "ref": state.reference, "title": texts(state.title), "plan": state.plan}
        for state in states
    }
