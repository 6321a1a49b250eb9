"""Questions: an authority's plans, actions and entries, each for two dates."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from flask import Response, request
from flask_login import current_user
from marshmallow import Schema

from domain.refusals import Refusal, UnknownAction, UnknownAuthority, UnknownPlan
from projections.answers import json_ready, plans_answer
from projections.asked import Asked, day
from projections.finding import find_action, find_plan
from projections.history import history
from projections.reading import Reader
from projections.trail import Wanted, actions_called, onward
from web import authorities, looks
from web.api import shapes
from web.api.incoming import DAYS, AboutActions, AboutEntries, ApiBlueprint, Paged, Question, asked
from web.api.problems import ON_QUESTIONS, may_answer
from web.api.tags import tagged
from web.permissions import allow, signed_in

NOT_IN_A_LABEL = re.compile(r"[\x00-\x1f\x7f]")
HAVE_IT = {304: {"description": "You have it already (`If-None-Match`)."}}

blueprint = ApiBlueprint("questions", __name__, url_prefix="/api/v1", description="What is and was in the plans")


def question(rule: str, schema: type[Schema], shape: type[Any], permission: Any = None) -> Any:
    """A GET: who may ask, what it takes, what it answers, what can go wrong."""

    def declare(view: Any) -> Any:
        described = blueprint.arguments(schema, location="query")(view)
        described = blueprint.response(200, shape, headers={"ETag": shapes.ETAG, "X-Request-ID": shapes.REQUEST_ID})(
            described
        )
        described = may_answer(blueprint, ON_QUESTIONS)(described)
        described = blueprint.doc(responses=HAVE_IT, operationId=view.__name__)(described)
        described = (permission or allow("read plans"))(described)
        blueprint.add_url_rule(rule, view.__name__, described, methods=["GET"], parameters=[shapes.IF_NONE_MATCH])
        return described

    return declare


@question("/authorities", Question, shapes.Authorities, signed_in)
def list_authorities(query: dict[str, Any]) -> Response:
    """The authorities that you have a role in."""
    when = asked(query)
    found = []
    for slug in current_user.authorities:
        if authorities.exists(slug):
            try:
                found.append(authorities.reader(slug).authority(when))
            except UnknownAuthority:
                continue  # it has a schema, but has not joined yet
    return tagged(json_ready({"as_at": when.as_at, "known_on": when.known_on, "authorities": found}))


@question("/authorities/<slug:authority>", Question, shapes.OneAuthority)
def show_authority(query: dict[str, Any], authority: str) -> Response:
    """An authority: its name, its RAG scheme, its glossary of leads, its inspections."""
    reader, when = reader_of(authority), asked(query)
    return tagged(answer(reader, when, **reader.authority(when)))


@question("/authorities/<slug:authority>/plans", Paged, shapes.Plans)
def list_plans(query: dict[str, Any], authority: str) -> Response:
    """An authority's plans, newest first, with what is in them in numbers."""
    reader, when = reader_of(authority), asked(query)
    return paged(reader, when, query, "plans", reader.plans(when))


@question("/authorities/<slug:authority>/plans/<plan>", Question, shapes.WholePlans)
def show_plan(query: dict[str, Any], authority: str, plan: str) -> Response:
    """A plan with all its objectives and actions, as `throughline plan --format json` prints it.

    `plan` is its id or its exact title.
    """
    reader, when = reader_of(authority), asked(query)
    id = plan_called(reader, plan)
    return tagged(plans_answer(reader, when, id), reader.version(id))


@question("/authorities/<slug:authority>/actions", AboutActions, shapes.Actions)
def list_actions(query: dict[str, Any], authority: str) -> Response:
    """Actions, of one plan or of all, by reference, status or theme."""
    reader, when = reader_of(authority), asked(query)
    only = find_plan(reader, query["plan"], query.get("period")) if "plan" in query else None
    if only:
        looks.note(plan=only)
    found = [action for plan in reader.whole_plans(when, only) for action in plan["actions"] if fits(action, query)]
    return paged(reader, when, query, "actions", found)


@question("/authorities/<slug:authority>/actions/<action>", Question, shapes.OneAction)
def show_action(query: dict[str, Any], authority: str, action: str) -> Response:
    """Everything about an action, with its plan and its way through earlier and later plans.

    `action` is its id, or a reference that only one running action carries.
    """
    reader, when = reader_of(authority), asked(query)
    found = reader.action(action_called(reader, action), when)
    return tagged(answer(reader, when, action=found), found["version"])


@question("/authorities/<slug:authority>/actions/<action>/history", Question, shapes.History)
def show_history(query: dict[str, Any], authority: str, action: str) -> Response:
    """All entries about an action, in the order in which they are told, with what they changed from."""
    reader, when = reader_of(authority), asked(query)
    id = action_called(reader, action)
    reader.action(id, when)
    told = history(reader, id, when.known_on, when.as_at)
    return tagged(answer(reader, when, action=id, entries=told), reader.version(id))


@question("/authorities/<slug:authority>/entries", AboutEntries, shapes.Entries)
def list_entries(query: dict[str, Any], authority: str) -> Response:
    """The audit trail: every entry in the order it was recorded. Go on with `next_after` as `after`.

    The filters are those of the page; entries must fit all that are given.
    """
    reader, when = reader_of(authority), asked(query)
    found = onward(reader, wanted(reader, when, query), query["limit"] + 1, query["after"])
    shown = found[: query["limit"]]
    more = shown[-1]["position"] if len(found) > len(shown) else None
    response = tagged(answer(reader, when, entries=shown, next_after=more))
    if more is not None:
        response.headers["Link"] = f'<{request.path}?{urlencode(request.args | {"after": more})}>; rel="next"'
    return response


def wanted(reader: Reader, when: Asked, query: dict[str, Any]) -> Wanted:
    filters = {name: query[name] for name in ("event", "plan", "person", "late", "announced") if name in query}
    days = {name: day(query[name]) for name in DAYS if name in query}
    actions = actions_called(reader, query["action"]) if "action" in query else None
    return Wanted(known_on=when.known_on, as_at=when.as_at, actions=actions, **filters, **days)


def reader_of(authority: str) -> Reader:
    if not authorities.exists(authority):
        raise UnknownAuthority(f"There is no authority “{authority}” in this registry.")
    return authorities.reader(authority)


def answer(reader: Reader, when: Asked, **what: Any) -> dict[str, Any]:
    """What every answer says first: of whom, for which two dates, up to which entry of the log."""
    head = {"authority": reader.slug, "as_at": when.as_at, "known_on": when.known_on, "position": reader.position()}
    return json_ready(head | what)  # type: ignore[no-any-return]


def paged(reader: Reader, when: Asked, query: dict[str, Any], name: str, found: list[Any]) -> Response:
    first = (query["page"] - 1) * query["page_size"]
    shown = found[first : first + query["page_size"]]
    pages = -(-len(found) // query["page_size"])
    about = {"page": query["page"], "page_size": query["page_size"], "pages": pages, "total": len(found)}
    return tagged(answer(reader, when, **{name: shown}, pagination=about))


def fits(action: dict[str, Any], query: dict[str, Any]) -> bool:
    ref, status, theme = query.get("ref"), query.get("status"), query.get("theme")
    return (
        (ref is None or (action["ref"] or "").casefold() == ref.strip().casefold())
        and (status is None or action["status"] == status)
        and (theme is None or theme.upper() in action["themes"])
    )


def plan_called(reader: Reader, text: str) -> UUID:
    refuse_no_label(text, UnknownPlan("This authority has no such plan."))
    looks.note(plan=(found := find_plan(reader, text)))
    return found


def action_called(reader: Reader, text: str) -> UUID:
    refuse_no_label(text, UnknownAction("This authority has no such action."))
    looks.note(action=(found := find_action(reader, text)))
    return found


def refuse_no_label(text: str, refusal: Refusal) -> None:
    """Nothing is called by a control character, and the database takes none."""
    if NOT_IN_A_LABEL.search(text):
        raise refusal
