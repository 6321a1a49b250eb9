"""What people read: an authority's plans and actions for two dates, with texts. Page, API and command line ask here.

Everything comes out as plain dictionaries in the shape that `throughline plan --format json` prints (days and moments
as `date` and `datetime`, ids as `UUID`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, TypeVar
from uuid import UUID

import msgspec
from psycopg import Connection
from psycopg.rows import tuple_row

from domain.action_state import ActionState
from domain.authority import AuthorityState
from domain.inspection import InspectionState
from domain.lines import Line, lines
from domain.plan import PlanState
from domain.refusals import UnknownAction, UnknownAuthority, UnknownPlan
from domain.text import TextRef
from projections.asked import Asked
from projections.in_words import (
    action_in_words,
    action_refs,
    counts,
    glossary_of,
    glossary_refs,
    place_of,
    plan_head,
    plan_refs,
    rated,
)
from projections.lineage.kin import kin
from projections.notes import Notes, Progress, latest
from projections.texts import Texts

S = TypeVar("S")
People = Callable[[set[UUID]], dict[UUID, str]]


def nobody_known(actors: set[UUID]) -> dict[UUID, str]:
    return {}


class Reader:
    """Reads one authority's views, as a role that can see no other authority's."""

    def __init__(self, conn: Connection[Any], slug: str, people: People = nobody_known) -> None:
        if not re.fullmatch(r"[a-z][a-z0-9_]{1,30}", slug):
            raise UnknownAuthority(f"There is no authority “{slug}” in this registry.")
        self.conn, self.slug, self.people = conn, slug, people

    # What a page asks

    def position(self) -> int:
        """The last entry that the views know."""
        rows = self._rows("SELECT coalesce(max(position), 0) FROM {schema}.positions")
        return int(rows[0][0])

    def authority(self, asked: Asked) -> dict[str, Any]:
        """Name, RAG scheme, glossary and inspections of the authority."""
        state = self._authority_state(asked)
        inspections = self._states("inspection_versions", InspectionState, "TRUE", [], asked)
        refs = [state.name, *glossary_refs(state.glossary), *(each.framework for each in inspections)]
        texts = Texts(self.conn, self.slug, refs)
        return {
            "slug": self.slug,
            "name": texts(state.name),
            "year_starts": state.year_starts,
            "scheme": [rated(each) for each in state.scheme],
            "glossary": glossary_of(state.glossary, texts),
            "inspections": [
                {
                    "id": each.id, "framework": texts(each.framework), "announced_on": each.announced_on,
                    "fieldwork_on": each.fieldwork_on, "published_on": each.published_on,
                    "ratings": dict(each.ratings),
                }
                for each in sorted(inspections, key=lambda each: each.announced_on)
            ],
        }  # fmt: skip

    def plans(self, asked: Asked) -> list[dict[str, Any]]:
        """The plans that had been opened, newest first, each with its counts."""
        states = self._states("plan_versions", PlanState, "TRUE", [], asked)
        actions = self._states("action_versions", ActionState, "TRUE", [], asked)
        texts = Texts(self.conn, self.slug, [ref for state in states for ref in plan_refs(state)])
        by_plan: dict[UUID, list[ActionState]] = {state.id: [] for state in states}
        for action in actions:
            by_plan.setdefault(action.plan, []).append(action)
        found = [plan_head(state, texts) | {"counts": counts(by_plan[state.id], asked)} for state in states]
        return sorted(found, key=lambda plan: (plan["starts_on"], plan["opened_on"], plan["title"]), reverse=True)

    def plan(self, plan: UUID, asked: Asked, every_note: bool = True) -> dict[str, Any]:
        """One plan with its objectives and actions, in the order and grouping of the authority.

        `progress` of an action has every note, oldest first, or without `every_note` only the latest: a page of
        eighty actions with their notes of a year shows no more, and is there in half the time.
        """
        (found,) = self.plan_at(plan, asked, every_note=every_note)
        if found is None:
            raise UnknownPlan(f"This authority had no such plan {asked.in_words()}.", plan=str(plan))
        return found

    def plan_at(self, plan: UUID, *points: Asked, every_note: bool = True) -> list[dict[str, Any] | None]:
        """The same at each of some points; None where a point does not have it. Notes are read once for all."""
        notes = Notes(self, "plan", plan, points) if every_note else None
        found: list[dict[str, Any] | None] = []
        for asked in points:
            states = self._states("plan_versions", PlanState, "plan = %s", [plan], asked)
            actions = self._states("action_versions", ActionState, "plan = %s", [plan], asked) if states else []
            progress = notes.at(asked) if notes else latest(self, actions)
            found.append(self._in_words(states[0], actions, progress, asked) if states else None)
        return found

    def whole_plans(self, asked: Asked, plan: UUID | None = None, every_note: bool = True) -> list[dict[str, Any]]:
        """All plans (or one) with their actions, oldest first: what `throughline plan` prints."""
        wanted = [plan] if plan else [each["id"] for each in reversed(self.plans(asked))]
        return [self.plan(each, asked, every_note) for each in wanted]

    def action(self, action: UUID, asked: Asked) -> dict[str, Any]:
        """Everything about one action, with its plan and its lineage."""
        states = self._states("action_versions", ActionState, "action = %s", [action], asked)
        if not states:
            raise UnknownAction(f"This authority had no such action {asked.in_words()}.", action=str(action))
        state = states[0]
        plans = self._states("plan_versions", PlanState, "plan = %s", [state.plan], asked)
        if not plans:
            raise UnknownPlan(f"The plan of this action had not been opened {asked.in_words()}.", plan=str(state.plan))
        plan = self._in_words(plans[0], states, Notes(self, "action", action, [asked]).at(asked), asked)
        (found,) = plan.pop("actions")
        del plan["counts"]
        return {**found, "plan": plan, "lineage": self.lineage(state.lineage, asked), "version": self.version(action)}

    def version(self, aggregate: UUID) -> int:
        """Of how many entries the views know: what a form carries, so that nobody overwrites what they never saw."""
        rows = self._rows("SELECT coalesce(max(version), 0) FROM {schema}.entries WHERE aggregate = %s", [aggregate])
        return int(rows[0][0])

    def lineage(self, lineage: UUID, asked: Asked) -> list[dict[str, Any]]:
        """The plans an action was carried through, from the first: what it was called there, what became of it."""
        family = kin(self, [lineage], asked)
        line, states = lines(family), list(family.values())
        plans = {
            each.id: each
            for each in self._states("plan_versions", PlanState, "plan = ANY(%s)", [[s.plan for s in states]], asked)
        }
        refs = [state.title for state in states] + [plan.title for plan in plans.values()]
        texts = Texts(self.conn, self.slug, refs)
        states.sort(key=lambda state: (line[state.id].times, state.created_on))
        return [
            {
                "id": state.id,
                "ref": state.reference,
                "title": texts(state.title),
                "plan": state.plan,
                "plan_title": texts(plans[state.plan].title) if state.plan in plans else None,
                "period": plans[state.plan].period if state.plan in plans else None,
                "created_on": state.created_on,
                "status": state.status,
                "left_on": state.left_on,
                "days_slipped": state.days_slipped,
            }
            for state in states
        ]

    # How it is put together

    def _in_words(
        self, state: PlanState, actions: list[ActionState], progress: Progress, asked: Asked
    ) -> dict[str, Any]:
        authority = self._authority_state(asked)
        entries = (*authority.plan_glossaries.get(str(state.id), ()), *authority.glossary)
        refs: list[TextRef | None] = [*plan_refs(state), *glossary_refs(entries)]
        for action in actions:
            refs.extend(action_refs(action))
        texts = Texts(self.conn, self.slug, refs)
        glossary = glossary_of(entries, texts)
        objectives = {each.id: each for each in state.objectives}
        in_order = sorted(actions, key=lambda action: place_of(action, objectives))
        line = self._lines(actions, asked)
        return plan_head(state, texts) | {
            "glossary": glossary,
            "scheme": [rated(each) for each in authority.scheme],
            "counts": counts(actions, asked),
            "actions": [
                action_in_words(
                    action, texts, objectives, glossary, progress.get(action.id, []), asked, line[action.id]
                )
                for action in in_order
            ],
        }

    def _lines(self, actions: list[ActionState], asked: Asked) -> dict[UUID, Line]:
        """How often each was carried; of those that came from somewhere, as their whole lines say."""
        found = {action.id: action for action in actions}
        if lineages := {action.lineage for action in actions if action.whence}:
            found |= kin(self, lineages, asked)
        return lines(found)

    def _authority_state(self, asked: Asked) -> AuthorityState:
        states = self._states("authority_versions", AuthorityState, "TRUE", [], asked)
        if not states:
            # Before it joined it had its name and no plans: a question about an early day is no mistake.
            rows = self._rows(
                "SELECT state::text FROM {schema}.authority_versions WHERE known @> 'infinity'::timestamptz"
                " OR upper_inf(known) ORDER BY valid LIMIT 1"
            )
            if not rows:
                raise UnknownAuthority(f"There is no authority “{self.slug}” in this registry.")
            states = [msgspec.json.decode(rows[0][0], type=AuthorityState)]
        return states[0]

    def _states(self, view: str, kind: type[S], where: str, params: list[Any], asked: Asked) -> list[S]:
        rows = self._rows(
            f"SELECT state::text FROM {{schema}}.{view}"
            f" WHERE {where} AND valid @> %s::date AND known @> %s::timestamptz",
            [*params, asked.as_at, asked.known_on],
        )
        decode = msgspec.json.Decoder(kind).decode
        return [decode(row[0]) for row in rows]

    def _rows(self, query: str, params: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        with self.conn.cursor(row_factory=tuple_row) as cursor:
            cursor.execute(query.replace("{schema}", f'"{self.slug}"'), list(params))
            return cursor.fetchall()
