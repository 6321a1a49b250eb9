"""The page of entries: who recorded what and when, newest first, filtered by kind and plan."""

from __future__ import annotations

from itertools import groupby
from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from projections.finding import as_id
from projections.history import entries as trail
from projections.naming import actions_named, plans_named
from web import asking
from web.authorities import reader
from web.layout import LONDON
from web.permissions import allow
from web.wording import TELLERS, action_name, kind_of_entry, plan_name, told

blueprint = Blueprint("entries", __name__)
asking.install(blueprint)
ON_A_PAGE = 50


@blueprint.get("/<slug:authority>/entries/")
@allow("read plans")
def index(authority: str) -> ResponseReturnValue:
    """Pages follow one another by position, so that a new entry moves nothing."""
    asked = asking.asked()
    ask = reader(authority)
    event, plan = request.args.get("event", ""), request.args.get("plan", "")
    found: list[dict[str, Any]] = []
    if not (event and event not in TELLERS) and not (plan and as_id(plan) is None):
        found = trail(
            ask, newest_first=True, limit=ON_A_PAGE + 1, before=before(),
            event=event or None, plan=as_id(plan) if plan else None,
            known_on=asked.known_on, as_at=asked.as_at if asked.as_at_given else None,
        )  # fmt: skip
    shown = found[:ON_A_PAGE]
    plans = plans_named(ask, asked)
    about = actions_named(ask, {entry["action"] for entry in shown if entry["action"]} | mentioned(shown), asked)
    return render_template(
        "entries/index.html",
        question=asking.question_in_words(asked, "The entries", many=True),
        days=by_day(shown, names(plans, about)),
        about=about,
        plans=plans,
        kinds=sorted(((name, kind_of_entry(name)) for name in TELLERS), key=lambda each: each[1]),
        event=event,
        plan=plan,
        older=shown[-1]["position"] if len(found) > ON_A_PAGE else None,
        further=before() is not None,
        address=lambda **more: request.path + asking.kept(asked, event=event, plan=plan, **more),
    )


def before() -> int | None:
    """Entries before this position; anything that is no position means from the newest."""
    given = request.args.get("before", "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 19 else None


def mentioned(entries: list[dict[str, Any]]) -> set[UUID]:
    bodies = [entry["body"] for entry in entries]
    ids = (body.get(key) for body in bodies for key in ("into_action", "by_action", "to_action"))
    return {UUID(each) for each in ids if each}


def names(plans: dict[UUID, dict[str, Any]], actions: dict[UUID, dict[str, Any]]) -> dict[str, str]:
    found = {str(id): plan_name(plan) for id, plan in plans.items()}
    return found | {str(id): action_name(action) for id, action in actions.items()}


def by_day(entries: list[dict[str, Any]], named: dict[str, str]) -> list[tuple[Any, list[dict[str, Any]]]]:
    """Entries under the day on which they were recorded."""
    for entry in entries:
        entry["told"] = told(entry, named)
        entry["local"] = entry["recorded_at"].astimezone(LONDON)
    return [(day, list(group)) for day, group in groupby(entries, key=lambda entry: entry["local"].date())]
