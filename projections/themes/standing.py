"""An authority's actions as far as themes are concerned: what they say, and how often proposals were right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from domain.action_state import ActionState
from domain.fact import LONDON
from domain.plan import Objective, PlanState
from projections.asked import Asked
from projections.in_words import place_of
from projections.reading import Reader
from projections.texts import Texts

RUNNING = ("open", "signed_off")


def standing(reader: Reader, asked: Asked, plan: UUID | None = None) -> list[dict[str, Any]]:
    """Every action (of one plan): running plans first, the newest first, each plan in its own order."""
    where, which = ("plan = %s", [plan]) if plan else ("TRUE", [])
    plans = reader._states("plan_versions", PlanState, where, which, asked)
    actions = reader._states("action_versions", ActionState, where, which, asked)
    texts = Texts(reader.conn, reader.slug, [*plan_refs(plans), *action_refs(actions)])
    plans.sort(key=lambda each: (each.status in RUNNING, each.starts_on, each.opened_on), reverse=True)
    of_plan: dict[UUID, list[ActionState]] = {each.id: [] for each in plans}
    for action in actions:
        of_plan.setdefault(action.plan, []).append(action)
    return [told for each in plans for told in _of_one_plan(each, of_plan[each.id], texts)]


def _of_one_plan(plan: PlanState, actions: list[ActionState], texts: Texts) -> Iterable[dict[str, Any]]:
    objectives = {each.id: each for each in plan.objectives}
    for action in sorted(actions, key=lambda each: place_of(each, objectives)):
        served = [objectives[each] for each in action.objectives if each in objectives]
        yield in_words(plan, action, served, texts)


def in_words(plan: PlanState, action: ActionState, served: list[Objective], texts: Texts) -> dict[str, Any]:
    return {
        "id": action.id,
        "ref": action.reference,
        "title": texts(action.title),
        "measure": texts.maybe(action.measure),
        "sub_actions": [{"label": part.label, "title": texts(part.title)} for part in action.sub_actions],
        "objectives": [{"ref": each.reference, "title": texts(each.title)} for each in served],
        "section": texts.maybe(served[0].section) if served else None,
        "plan": plan.id,
        "plan_title": texts(plan.title),
        "period": plan.period,
        "status": action.status,
        "themes": list(action.themes),
    }


def plan_refs(plans: list[PlanState]) -> list[Any]:
    refs: list[Any] = [plan.title for plan in plans]
    for plan in plans:
        refs += [ref for each in plan.objectives for ref in (each.title, each.section)]
    return refs


def action_refs(actions: list[ActionState]) -> list[Any]:
    refs: list[Any] = []
    for action in actions:
        refs += [action.title, action.measure, *(part.title for part in action.sub_actions)]
    return refs


@dataclass
class Agreement:
    """How often the theme proposed first was the first that people said, and how often nothing was changed."""

    month: str
    decided: int = 0
    first_kept: int = 0
    as_proposed: int = 0

    def count(self, themes: list[str], proposed: list[str]) -> None:
        self.decided += 1
        self.first_kept += proposed[0] == themes[0]
        self.as_proposed += proposed[0] == themes[0] and set(proposed) == set(themes)


def agreement(reader: Reader, asked: Asked) -> tuple[Agreement, list[Agreement]]:
    """In all, and by month of recording: only decisions that had a proposal before them."""
    rows = reader._rows(
        "SELECT recorded_at, body->'themes', body->'proposed' FROM {schema}.entries WHERE event = 'ThemesTagged'"
        " AND jsonb_typeof(body->'proposed') = 'array' AND recorded_at <= %s"
        " AND (corrected_at IS NULL OR corrected_at > %s) ORDER BY position",
        [asked.known_on, asked.known_on],
    )
    whole, months = Agreement("In all"), dict[str, Agreement]()
    for recorded_at, tagged, proposed in rows:
        month = f"{recorded_at.astimezone(LONDON):%B %Y}"
        for each in (whole, months.setdefault(month, Agreement(month))):
            each.count(tagged, proposed)
    return whole, list(months.values())
