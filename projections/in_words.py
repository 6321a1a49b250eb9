"""States in words: what a page, the API and the command line show of a plan and its actions, with their texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from domain.action_state import ActionState, DueDate
from domain.authority import GlossaryEntry
from domain.lines import Line, line_alone
from domain.plan import Objective, PlanState
from domain.rag import Rating
from domain.text import TextRef
from projections.asked import Asked
from projections.texts import Texts

STALE_AFTER = timedelta(days=90)
"""An open action of which nothing is true of a later day than so long ago is said to have had no news: what was
recorded lately of an earlier day is none."""

INITIALS = re.compile(r"[A-Z]{2,3}")


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
    refs += [each.note for each in state.adopted_from]
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
    line: Line | None = None,
) -> dict[str, Any]:
    """`line`: how often it was carried, where its line is known; else what the action says itself."""
    line = line or line_alone(state)
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
        "notes": state.notes,
        "progress": progress,
        "times_carried": line.times,
        "carried_from": state.whence[0] if state.whence else None,
        "origins": list(state.whence),
        "adopted_from": [
            {"authority": each.authority, "action": each.action, "on": each.on, "note": texts.maybe(each.note)}
            for each in state.adopted_from
        ],
        "carried_to": state.carried_to,
        "to_action": state.to_action,
        "to_plan": state.to_plan,
        "days_slipped_in_all": line.days_slipped,
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
    day = None if state.has_left else last_day(state.due)
    return max(0, (as_at - day).days) if day else 0


def last_day(due: DueDate | None) -> date | None:
    """The day after which an open action is overdue, if there is one."""
    if due is None or due.kind in ("start_and_recurring", "completed"):
        return None  # one is the first of many: that it passed says nothing about the others; the other was met
    return due.on


def counts(actions: list[ActionState], asked: Asked) -> dict[str, Any]:
    """The numbers at the top of a plan."""
    open_ones = [action for action in actions if not action.has_left]
    worked_out = [computed(action, asked) for action in open_ones]
    declared = Counter(action.rag for action in open_ones if action.rag)
    return {
        "actions": len(actions),
        "open": len(open_ones),
        "statuses": dict(Counter(action.status for action in actions)),
        "ratings": dict(Counter(action.rag.label if action.rag else "Not rated" for action in open_ones)),
        "rated": [rated(each) | {"count": many} for each, many in declared.items()],
        "overdue": sum(each["overdue"] for each in worked_out),
        "no_news": sum(each["no_news"] for each in worked_out),
        "carried": sum(bool(action.whence) for action in actions),
        "revised": sum(action.due_revisions > 0 for action in actions),
    }
