"""What people read: an authority's plans and actions for two dates, with texts. Page, API and command line ask here.

Everything comes out as plain dictionaries in the shape that `throughline plan --format json` prints (days and moments
as `date` and `datetime`, ids as `UUID`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any, TypeVar
from uuid import UUID

import msgspec
from psycopg import Connection
from psycopg.rows import tuple_row

from domain.action_state import ActionState
from domain.authority import AuthorityState, GlossaryEntry
from domain.inspection import InspectionState
from domain.plan import Objective, PlanState
from domain.rag import Rating
from domain.refusals import UnknownAction, UnknownAuthority, UnknownPlan
from domain.text import TextRef
from projections.asked import Asked
from projections.texts import Texts

STALE_AFTER = timedelta(days=90)
"""An open action without an entry for longer is said to have had no news."""

INITIALS = re.compile(r"[A-Z]{2,3}")
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

    def plan(self, plan: UUID, asked: Asked) -> dict[str, Any]:
        """One plan with its objectives and actions, in the order and grouping of the authority."""
        states = self._states("plan_versions", PlanState, "plan = %s", [plan], asked)
        if not states:
            raise UnknownPlan(f"This authority had no such plan {asked.in_words()}.", plan=str(plan))
        return self._plan_with_actions(states[0], asked)

    def whole_plans(self, asked: Asked, plan: UUID | None = None) -> list[dict[str, Any]]:
        """All plans (or one) with their actions, oldest first: what `throughline plan` prints."""
        wanted = [plan] if plan else [each["id"] for each in reversed(self.plans(asked))]
        return [self.plan(each, asked) for each in wanted]

    def action(self, action: UUID, asked: Asked) -> dict[str, Any]:
        """Everything about one action, with its plan and its lineage."""
        states = self._states("action_versions", ActionState, "action = %s", [action], asked)
        if not states:
            raise UnknownAction(f"This authority had no such action {asked.in_words()}.", action=str(action))
        state = states[0]
        plan = self.plan(state.plan, asked)
        found = next(each for each in plan["actions"] if each["id"] == action)
        head = {key: plan[key] for key in plan if key != "actions"}
        return {**found, "plan": head, "lineage": self.lineage(state.lineage, asked), "version": self.version(action)}

    def version(self, aggregate: UUID) -> int:
        """Of how many entries the views know: what a form carries, so that nobody overwrites what they never saw."""
        rows = self._rows("SELECT coalesce(max(version), 0) FROM {schema}.entries WHERE aggregate = %s", [aggregate])
        return int(rows[0][0])

    def lineage(self, lineage: UUID, asked: Asked) -> list[dict[str, Any]]:
        """The plans an action was carried through, from the first: what it was called there, what became of it."""
        states = self._states("action_versions", ActionState, "lineage = %s", [lineage], asked)
        plans = {
            each.id: each
            for each in self._states("plan_versions", PlanState, "plan = ANY(%s)", [[s.plan for s in states]], asked)
        }
        refs = [state.title for state in states] + [plan.title for plan in plans.values()]
        texts = Texts(self.conn, self.slug, refs)
        states.sort(key=lambda state: (state.carried.times if state.carried else 0, state.created_on))
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

    def _plan_with_actions(self, state: PlanState, asked: Asked) -> dict[str, Any]:
        actions = self._states("action_versions", ActionState, "plan = %s", [state.id], asked)
        authority = self._authority_state(asked)
        entries = (*authority.plan_glossaries.get(str(state.id), ()), *authority.glossary)
        notes = self._notes(state.id, asked)
        refs: list[TextRef | None] = [*plan_refs(state), *glossary_refs(entries), *(note["text"] for note in notes)]
        for action in actions:
            refs.extend(action_refs(action))
        texts = Texts(self.conn, self.slug, refs)
        names = self.people({note["actor"] for note in notes})
        progress: dict[UUID, list[dict[str, Any]]] = {}
        for note in notes:
            told = {"effective_on": note["effective_on"], "recorded_at": note["recorded_at"]}
            told |= {"text": texts(note["text"]), "by": names.get(note["actor"], str(note["actor"]))}
            progress.setdefault(note["action"], []).append(told)
        glossary = glossary_of(entries, texts)
        objectives = {each.id: each for each in state.objectives}
        in_order = sorted(actions, key=lambda action: place_of(action, objectives))
        return plan_head(state, texts) | {
            "glossary": glossary,
            "scheme": [rated(each) for each in authority.scheme],
            "counts": counts(actions, asked),
            "actions": [
                action_in_words(action, texts, objectives, glossary, progress.get(action.id, []), asked)
                for action in in_order
            ],
        }

    def _notes(self, plan: UUID, asked: Asked) -> list[dict[str, Any]]:
        rows = self._rows(
            "SELECT action, effective_on, recorded_at, actor, body->'note' FROM {schema}.entries"
            " WHERE plan = %s AND event = 'ProgressNoted' AND effective_on <= %s AND recorded_at <= %s"
            " AND (corrected_at IS NULL OR corrected_at > %s) ORDER BY effective_on, position",
            [plan, asked.as_at, asked.known_on, asked.known_on],
        )
        return [
            {"action": row[0], "effective_on": row[1], "recorded_at": row[2], "actor": row[3], "text": text_ref(row[4])}
            for row in rows
        ]

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


def text_ref(body: Any) -> TextRef:
    return TextRef(UUID(body["ref"]), body["commitment"])


def rated(rating: Rating) -> dict[str, str | None]:
    return {"label": rating.label, "colour": rating.colour.value, "scale": rating.scale.value}


def plan_refs(state: PlanState) -> list[TextRef | None]:
    refs: list[TextRef | None] = [state.title, state.closing_note]
    for objective in state.objectives:
        refs += [objective.title, objective.section]
    for sign_off in state.sign_offs:
        refs += [sign_off.meeting, sign_off.note]
    return refs


def plan_head(state: PlanState, texts: Texts) -> dict[str, Any]:
    return {
        "id": state.id,
        "title": texts(state.title),
        "kind": state.kind,
        "period": state.period,
        "starts_on": state.starts_on,
        "ends_on": state.ends_on,
        "opened_on": state.opened_on,
        "status": state.status,
        "closed_on": state.closed_on,
        "closing_note": texts.maybe(state.closing_note),
        "combined_into": state.combined_into,
        "combined_from": list(state.combined_from),
        "sign_offs": [
            {"meeting": texts(each.meeting), "meeting_on": each.meeting_on, "note": texts.maybe(each.note)}
            for each in state.sign_offs
        ],
        "objectives": [objective_in_words(each, texts) for each in sorted(state.objectives, key=lambda o: o.place)],
    }


def objective_in_words(objective: Objective, texts: Texts) -> dict[str, Any]:
    return {
        "id": objective.id,
        "ref": objective.reference,
        "title": texts(objective.title),
        "section": texts.maybe(objective.section),
        "kind": objective.kind,
    }


def glossary_refs(entries: Iterable[GlossaryEntry]) -> list[TextRef | None]:
    return [ref for entry in entries for ref in (entry.initials, entry.name, entry.role)]


def glossary_of(entries: Iterable[GlossaryEntry], texts: Texts) -> list[dict[str, str | None]]:
    return [
        {"initials": texts(entry.initials), "name": texts.maybe(entry.name), "role": texts.maybe(entry.role)}
        for entry in entries
    ]


def lead_in_words(text: str, glossary: list[dict[str, str | None]]) -> dict[str, Any]:
    """A lead as written, expanded where the glossary has it; initials that it lacks are flagged, never guessed."""
    bare = re.sub(r"\s*\(.*\)$", "", text)  # "RH (form)" is RH, with a word about her part
    for entry in glossary:
        if entry["initials"] in (text, bare, bare.replace(" ", "")):  # "D K" is DK
            return {"text": text, "name": entry["name"], "role": entry["role"], "unknown": False}
    return {"text": text, "name": None, "role": None, "unknown": bool(INITIALS.fullmatch(bare))}


def place_of(action: ActionState, objectives: dict[UUID, Objective]) -> tuple[Any, ...]:
    """Where an action stands: with its first objective, there as the authority numbers them."""
    first = objectives.get(action.objectives[0]) if action.objectives else None
    numbers = [
        (int(part), "") if part.isdigit() else (10**6, part) for part in re.findall(r"\d+|\D+", action.reference or "~")
    ]
    at = action.place if action.place is not None else 10**6
    return (first.place if first else 10**6, at, numbers, action.created_on, str(action.id))


def action_refs(state: ActionState) -> list[TextRef | None]:
    refs: list[TextRef | None] = [state.title, state.measure, state.rag_reason, state.outcome, *state.leads]
    refs += [due.text for due in (state.due, state.original_due) if due]
    refs += [each.text for each in state.evidence]
    for part in state.sub_actions:
        refs += [part.title, part.note]
    return refs


def action_in_words(
    state: ActionState,
    texts: Texts,
    objectives: dict[UUID, Objective],
    glossary: list[dict[str, str | None]],
    progress: list[dict[str, Any]],
    asked: Asked,
) -> dict[str, Any]:
    served = [objectives[each] for each in state.objectives if each in objectives]
    return {
        "id": state.id,
        "plan_id": state.plan,
        "ref": state.reference,
        "title": texts(state.title),
        "section": None,
        "objectives": [{"id": each.id, "ref": each.reference, "title": texts(each.title)} for each in served],
        "leads": [lead_in_words(texts(lead), glossary) for lead in state.leads],
        "due": due_in_words(state, texts),
        "measure": texts.maybe(state.measure),
        "rag": (rated(state.rag) | {"reason": texts.maybe(state.rag_reason)}) if state.rag else None,
        "status": state.status,
        "left_on": state.left_on,
        "outcome": texts.maybe(state.outcome),
        "check_on": state.check_on,
        "themes": list(state.themes),
        "sub_actions": [
            {
                "id": part.id, "label": part.label, "title": texts(part.title), "status": part.status,
                "note": texts.maybe(part.note), "to_action": part.to_action,
            }
            for part in state.sub_actions
        ],
        "evidence": [{"text": texts(each.text), "effective_on": each.effective_on} for each in state.evidence],
        "progress": progress,
        "times_carried": state.carried.times if state.carried else 0,
        "carried_from": state.carried.from_action if state.carried else None,
        "carried_to": state.carried_to,
        "to_action": state.to_action,
        "to_plan": state.to_plan,
        "days_slipped_in_all": state.days_slipped_in_all,
        "created_on": state.created_on,
        "last_effective_on": state.last_effective_on,
        "last_recorded_at": state.last_recorded_at,
        "computed": computed(state, asked),
    } | ({"section": texts.maybe(served[0].section)} if served else {})  # fmt: skip


def due_in_words(state: ActionState, texts: Texts) -> dict[str, Any] | None:
    if state.due is None:
        return None
    original = state.original_due or state.due
    return {
        "text": texts(state.due.text),
        "kind": state.due.kind,
        "on": state.due.on,
        "every": state.due.every,
        "original_text": texts(original.text),
        "original_on": original.on,
        "revisions": state.due_revisions,
        "days_slipped": state.days_slipped,
    }


def computed(state: ActionState, asked: Asked) -> dict[str, Any]:
    """What the system works out beside what is declared; it never overwrites one with the other."""
    overdue = days_overdue(state, asked.as_at)
    quiet = (asked.as_at - state.last_effective_on).days if state.last_effective_on else 0
    stale = not state.has_left and quiet > STALE_AFTER.days
    return {"overdue": overdue > 0, "days_overdue": overdue, "no_news": stale, "days_without_news": quiet}


def days_overdue(state: ActionState, as_at: date) -> int:
    if state.has_left or state.due is None or state.due.on is None:
        return 0
    if state.due.kind == "start_and_recurring":
        return 0  # its date is the first of many: that one passed says nothing about the others
    return max(0, (as_at - state.due.on).days)


def counts(actions: list[ActionState], asked: Asked) -> dict[str, Any]:
    """The numbers at the top of a plan."""
    open_ones = [action for action in actions if not action.has_left]
    worked_out = [computed(action, asked) for action in open_ones]
    return {
        "actions": len(actions),
        "open": len(open_ones),
        "statuses": dict(Counter(action.status for action in actions)),
        "ratings": dict(Counter(action.rag.label if action.rag else "Not rated" for action in open_ones)),
        "overdue": sum(each["overdue"] for each in worked_out),
        "no_news": sum(each["no_news"] for each in worked_out),
        "carried": sum(action.carried is not None for action in actions),
        "revised": sum(action.due_revisions > 0 for action in actions),
    }
