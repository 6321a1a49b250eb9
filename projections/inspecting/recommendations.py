"""Progress against recommendations, for any two dates: each with its answer, its actions, their evidence, its state.

An action that was carried forward goes on serving as what it became; an action serves, too, if an objective that it
serves does.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from domain.inspection import InspectionState
from domain.lines import lines
from domain.recommendation import Recommendation
from domain.text import TextRef
from projections.asked import Asked
from projections.lineage.kin import families as of_lines
from projections.reading import Reader
from projections.texts import Texts

OPEN = ("open", "paused")
DONE = ("completed", "embedded")


def inspections(reader: Reader, asked: Asked) -> list[dict[str, Any]]:
    """Every inspection that had been announced, newest first, with its recommendations and what serves each."""
    states = reader._states("inspection_versions", InspectionState, "TRUE", [], asked)
    texts = Texts(reader.conn, reader.slug, [ref for state in states for ref in refs_of(state)])
    work = Work(reader, asked, [each for state in states for each in state.recommendations])
    told = [in_words(state, texts, work) for state in states]
    return sorted(told, key=lambda each: (each["announced_on"], str(each["id"])), reverse=True)


def served_by(reader: Reader, action: dict[str, Any], asked: Asked) -> list[dict[str, Any]]:
    """The recommendations that an action serves: by itself, by what it was carried from or into, by an objective."""
    states = reader._states("inspection_versions", InspectionState, "TRUE", [], asked)
    own = {action["id"], *(each["id"] for each in action["lineage"])}
    objectives = {each["id"] for each in action["objectives"]}
    found = [
        (state, each)
        for state in states
        for each in state.recommendations
        if own & set(each.actions) or objectives & set(each.objectives)
    ]
    texts = Texts(reader.conn, reader.slug, [ref for state, each in found for ref in (state.framework, each.text)])
    return [
        {
            "id": each.id, "ref": each.reference, "text": texts(each.text),
            "inspection": state.id, "framework": texts(state.framework),
        }
        for state, each in found
    ]  # fmt: skip


def refs_of(state: InspectionState) -> Iterable[TextRef | None]:
    yield state.framework
    for each in state.recommendations:
        yield from (each.text, *each.addressed_to)
        if each.answer:
            yield from (each.answer.by, each.answer.words)


def in_words(state: InspectionState, texts: Texts, work: Work) -> dict[str, Any]:
    return {
        "id": state.id,
        "framework": texts(state.framework),
        "edition": state.edition,
        "announced_on": state.announced_on,
        "fieldwork_on": state.fieldwork_on,
        "published_on": state.published_on,
        "ratings": dict(state.ratings),
        "recommendations": [recommendation_in_words(each, texts, work) for each in state.recommendations],
    }


def recommendation_in_words(each: Recommendation, texts: Texts, work: Work) -> dict[str, Any]:
    actions = work.serving(each)
    return {
        "id": each.id,
        "ref": each.reference,
        "text": texts(each.text),
        "addressed_to": [texts(one) for one in each.addressed_to],
        "made_on": each.made_on,
        "answer": {
            "response": each.answer.response,
            "on": each.answer.on,
            "by": texts.maybe(each.answer.by),
            "words": texts.maybe(each.answer.words),
        }
        if each.answer
        else None,
        "objectives": [work.objectives[id] for id in each.objectives if id in work.objectives],
        "linked": {"objectives": list(each.objectives), "actions": list(each.actions)},
        "actions": actions,
        "counts": counts(actions),
        "state": state_of(actions),
    }


class Work:
    """The actions and objectives by which recommendations are served, as they stood on the two dates."""

    def __init__(self, reader: Reader, asked: Asked, recommendations: list[Recommendation]) -> None:
        self.reader, self.asked = reader, asked
        self.families = families(reader, asked, {id for each in recommendations for id in each.actions})
        wanted = {id for each in recommendations for id in each.objectives}
        heads = reader.plans(asked) if wanted or self.families else []
        plans = [head["id"] for head in heads if wanted & {each["id"] for each in head["objectives"]}]
        plans += [plan for plan, _ in self.families.values() if plan not in plans]
        whole = [reader.plan(plan, asked, every_note=False) for plan in dict.fromkeys(plans)]
        self.objectives = {each["id"]: each | {"plan": named(plan)} for plan in whole for each in plan["objectives"]}
        self.actions = {each["id"]: each | {"plan": named(plan)} for plan in whole for each in plan["actions"]}

    def serving(self, recommendation: Recommendation) -> list[dict[str, Any]]:
        """Each action once: those linked to it, as what they became; then those that its objectives have."""
        ids = [self.families[id][1] for id in recommendation.actions if id in self.families]
        served = set(recommendation.objectives)
        through = [
            id
            for id, each in self.actions.items()
            if each["status"] != "carried_forward" and served & {one["id"] for one in each["objectives"]}
        ]
        return [self.actions[id] | {"linked": id in ids} for id in dict.fromkeys(ids + through) if id in self.actions]


def named(plan: dict[str, Any]) -> dict[str, Any]:
    return {"id": plan["id"], "title": plan["title"], "period": plan["period"]}


def families(reader: Reader, asked: Asked, actions: set[UUID]) -> dict[UUID, tuple[UUID, UUID]]:
    """For each action the plan and the id of what it had become by then: itself, unless it was carried forward."""
    if not actions:
        return {}
    found = {}
    for family in of_lines(reader, actions, asked):
        line = lines(family)
        newest = max(family, key=lambda id: (line[id].times, family[id].created_on))
        found.update({action: (family[newest].plan, newest) for action in family if action in actions})
    return found


def counts(actions: list[dict[str, Any]]) -> dict[str, int]:
    open_ones = [each for each in actions if each["status"] in OPEN]
    done = sum(each["status"] in DONE for each in actions)
    return {
        "actions": len(actions),
        "open": len(open_ones),
        "done": done,
        "gone": len(actions) - len(open_ones) - done,
        "overdue": sum(each["computed"]["overdue"] for each in open_ones),
        "no_news": sum(each["computed"]["no_news"] for each in open_ones),
        "evidence": sum(len(each["evidence"]) for each in actions),
    }


def state_of(actions: list[dict[str, Any]]) -> str:
    """What the system works out of the actions; it never says whether a recommendation is met: inspectors do."""
    counted = counts(actions)
    if not actions:
        return "no_action"
    if counted["overdue"]:
        return "overdue"
    if counted["open"]:
        return "quiet" if counted["no_news"] == counted["open"] else "under_way"
    return "done" if counted["done"] else "left_undone"
