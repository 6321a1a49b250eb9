"""Searching. What is searched for may be somebody's name: it comes in a form, and stands in no address and no log."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from projections.naming import actions_named, plans_named
from projections.region.reading import RegionReader
from projections.search import of_authority, of_region
from projections.search.found import BEST, Found
from projections.search.typed import NothingToSearchFor
from web import asking
from web.authorities import reader
from web.connections import reading_region
from web.permissions import allow
from web.search.showing import called, called_by_service, choices, highlighted, in_words, page_wanted, wanted
from web.wording import action_name

blueprint = Blueprint("search", __name__, template_folder="templates")
asking.install(blueprint)


@blueprint.get("/<slug:authority>/search/")
@allow("read plans")
def in_authority(authority: str) -> ResponseReturnValue:
    return page("search/authority.html", asking.asked())


@blueprint.post("/<slug:authority>/search/")
@allow("read plans")
def search_authority(authority: str) -> ResponseReturnValue:
    asked, ask = asking.asked(), reader(authority)
    try:
        found = of_authority.search(ask, asked, typed(), wanted(), page_wanted())
    except NothingToSearchFor as refusal:
        return page("search/authority.html", asked, error=str(refusal)), 422
    plans = called(plans_named(ask, asked).values())
    named = actions_named(ask, {hit.action for hit in found.hits if hit.action}, asked)
    actions = {id: action_name(action) for id, action in named.items()}
    return page("search/authority.html", asked, found=found, plans=plans, actions=actions, names={"plan": plans})


@blueprint.get("/region/search/")
@allow("compare the region")
def in_region() -> ResponseReturnValue:
    return page("search/region.html", asking.asked())


@blueprint.post("/region/search/")
@allow("compare the region")
def search_region() -> ResponseReturnValue:
    asked = asking.asked()
    reader = RegionReader(reading_region(), asked)
    try:
        found = of_region.search(reader, typed(), wanted(), page_wanted())
    except NothingToSearchFor as refusal:
        return page("search/region.html", asked, error=str(refusal)), 422
    shared = reader.plans()
    plans = called_by_service(shared)
    offered = {str(plan["id"]): f"{plan['service']}: {plans[str(plan['id'])]}" for plan in shared}
    names = {"authority": reader.names(), "plan": offered}
    shown = reader.actions(ids={hit.action for hit in found.hits if hit.action})
    actions = {action["id"]: action_name(action) for action in shown}
    return page("search/region.html", asked, found=found, plans=plans, actions=actions, names=names)


def typed() -> str:
    return request.form.get("q", "").strip()


def page(template: str, asked: Any, found: Found | None = None, names: Any = None, **more: Any) -> str:
    return render_template(
        template,
        question=asking.question_in_words(asked, "Texts", many=True),
        q=typed(),
        found=found,
        names=names or {},
        choices=choices(found, names) if found else [],
        highlighted=highlighted,
        in_words=in_words,
        best=BEST,
        **more,
    )
