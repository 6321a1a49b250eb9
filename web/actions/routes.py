"""The page of one action, for any two dates."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from domain.refusals import UnknownAction
from projections.asked import Asked
from projections.history import history
from projections.inspecting.recommendations import served_by
from projections.naming import actions_named, plans_named
from projections.reading import Reader
from web import asking, buttons
from web.actions.timeline import happenings
from web.alike import asking as elsewhere
from web.authorities import reader
from web.lineage.of_action import of_action
from web.permissions import allow
from web.themes.knowing import with_proposed
from web.wording import action_name, plan_name

blueprint = Blueprint("actions", __name__)
asking.install(blueprint)


@blueprint.get("/<slug:authority>/actions/<uuid:action>/")
@allow("read plans")
def show(authority: str, action: UUID) -> ResponseReturnValue:
    """Everything about one action, what happened to it, and the line it stands in."""
    asked = asking.asked()
    ask = reader(authority)
    try:
        found = ask.action(action, asked)
    except UnknownAction:
        return not_there_then(ask, action, asked)
    entries = history(ask, action, asked.known_on, asked.as_at if asked.as_at_given else None)
    plans = plans_named(ask, asked)
    others = actions_named(ask, others_of(found, entries), asked)
    region = elsewhere.told_of(found, asked)
    return render_template(
        "actions/show.html",
        question=asking.question_in_words(asked, "The action"),
        action=with_proposed(ask, [found])[0],
        plan=found["plan"],
        plans=plans,
        others=others,
        recommendations=served_by(ask, found, asked),
        line=of_action(ask, found, asked),
        timeline=happenings(entries, names(found, plans, others) | elsewhere.names(region)),
        region=region,
        buttons=buttons.on_action(found, authority, asked),
        may_correct=bool(buttons.offered(("correct_entry",), "", authority, asked)),
        corrections=f"/{authority}/actions/{action}/correct-entry?entry=",
    )


def not_there_then(ask: Reader, action: UUID, asked: Asked) -> ResponseReturnValue:
    there = actions_named(ask, [action], Asked.of()).get(action) if not asked.is_now else None
    if there is None:
        raise UnknownAction("This authority has no such action.", action=str(action))
    question = asking.question_in_words(asked, "The action")
    return render_template("actions/not_there_then.html", action=there, question=question), 404


def others_of(action: dict[str, Any], entries: list[dict[str, Any]]) -> set[UUID]:
    """Actions that this one or its history mentions."""
    found = {*action["origins"], action["carried_to"], action["to_action"]}
    found |= {part["to_action"] for part in action["sub_actions"]}
    bodies = [entry["body"] for entry in entries]
    mentioned = (body.get(key) for body in bodies for key in ("into_action", "by_action", "to_action"))
    several = (each for body in bodies for name in ("from_actions", "actions") for each in body.get(name) or ())
    return {each for each in found if each} | {UUID(each) for each in (*mentioned, *several) if each}


def names(
    action: dict[str, Any], plans: dict[UUID, dict[str, Any]], others: dict[UUID, dict[str, Any]]
) -> dict[str, str]:
    """What sentences of its history call the things that they mention."""
    found = {str(id): plan_name(plan) for id, plan in plans.items()}
    found |= {str(id): action_name(other) for id, other in others.items()}
    found |= {str(each["id"]): each["title"] for each in action["plan"]["objectives"]}
    return found | {str(part["id"]): part["label"] or part["title"] for part in action["sub_actions"]}
