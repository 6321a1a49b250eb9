"""Pages of plans: all of an authority's, and one with its actions, for any two dates."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from domain.plan import KINDS
from domain.refusals import UnknownPlan
from domain.theme import THEMES
from projections.asked import Asked
from projections.findings.answer import findings_of_plan, waiting
from projections.naming import plans_named
from projections.reading import Reader
from web import asking, buttons, hints, marks, wording
from web.authorities import reader
from web.permissions import allow
from web.pictures import rating_bar, ratings_of
from web.plans.filters import FLAGS, SORTS, Filters, has_left, lead_key, rating_of
from web.themes.knowing import with_proposed

blueprint = Blueprint("plans", __name__)
asking.install(blueprint)
RUNNING = ("open", "signed_off")


@blueprint.get("/<slug:authority>/")
@allow("read plans")
def index(authority: str) -> ResponseReturnValue:
    """Every plan of the authority, and its inspections."""
    asked = asking.asked()
    ask = reader(authority)
    about, plans = ask.authority(asked), ask.plans(asked)
    return render_template(
        "plans/index.html",
        question=asking.question_in_words(asked, "The plans", many=True),
        about=about,
        running=[seen_from_afar(plan, about) for plan in plans if plan["status"] in RUNNING],
        earlier=[seen_from_afar(plan, about) for plan in plans if plan["status"] not in RUNNING],
        kinds=KINDS,
        buttons=buttons.on_authority(plans, authority, asked),
        of_inspection={each["id"]: buttons.on_inspection(each, authority, asked) for each in about["inspections"]},
    )


@blueprint.get("/<slug:authority>/plans/<uuid:plan>/")
@allow("read plans")
def show(authority: str, plan: UUID) -> ResponseReturnValue:
    """One plan with its actions, filtered and sorted by the address."""
    asked = asking.asked()
    ask = reader(authority)
    filters = Filters.of(request.args)
    try:
        found = ask.plan(plan, asked, every_note=bool(filters.q))
    except UnknownPlan:
        return not_there_then(ask, plan, asked)
    found["actions"] = with_proposed(ask, found["actions"])
    shown = filters.apply(found["actions"])
    page = render_template(
        "plans/show.html",
        question=asking.question_in_words(asked, "The plan"),
        plan=found,
        kinds=KINDS,
        ratings=ratings_of(found["counts"], found["scheme"]),
        filters=filters,
        address=lambda changed: changed.address(asked.parameters()),
        choices=choices(found),
        shown=shown,
        groups=grouped(shown, found, whole=not filters.tags()) if not filters.sort else [],
        others_named=others_named(ask, found, asked),
        buttons=buttons.on_plan(found, authority, asked),
        moments=moments(found, ask.authority(asked)["inspections"]),
        findings=None if (of_plan := findings_of_plan(ask, asked, found)) is None else len(waiting(of_plan)),
    )
    return page, 400 if filters.problem else 200


def not_there_then(ask: Reader, plan: UUID, asked: Asked) -> ResponseReturnValue:
    """A plan that is there now, but had not been opened (or was not known) then; else it is simply unknown."""
    now = Asked.of()
    there = plans_named(ask, now).get(plan) if not asked.is_now else None
    if there is None:
        raise UnknownPlan("This authority has no such plan.", plan=str(plan))
    question = asking.question_in_words(asked, "The plan")
    return render_template("plans/not_there_then.html", plan=there, question=question), 404


def seen_from_afar(plan: dict[str, Any], about: dict[str, Any]) -> dict[str, Any]:
    """A plan as the list shows it, with its ratings."""
    ratings = ratings_of(plan["counts"], about["scheme"])
    return plan | {"ratings": ratings, "bar": rating_bar(ratings, f"bar-{plan['id']}")}


def choices(plan: dict[str, Any]) -> dict[str, list[tuple[str, str]]]:
    """What the filters offer: only what some action of the plan has."""
    leads: dict[str, str] = {}
    for lead in (lead for action in plan["actions"] for lead in action["leads"]):
        key = lead_key(lead)
        leads.setdefault(key, f"{key}, {lead['name']}" if lead["name"] else key)
    said = {code for action in plan["actions"] for code in action["themes"]}
    themes = said.union(*(action["proposed"] for action in plan["actions"]))
    labels = [each["label"] for each in plan["scheme"]]
    ratings = dict.fromkeys(labels + [rating_of(action) for action in plan["actions"]])
    return {
        "rag": [(label, label) for label in ratings],
        "lead": sorted(leads.items(), key=lambda each: each[1].casefold()),
        "theme": sorted(((code, theme_in_words(code, code in said)) for code in themes), key=lambda each: each[1]),
        "flags": list(FLAGS.items()),
        "sort": [("", "The plan’s own order"), *SORTS.items()],
    }


def theme_in_words(code: str, said: bool) -> str:
    """A theme, and whether nobody has said yet that an action has it."""
    return THEMES.get(code, code) + ("" if said else " (proposed)")


def grouped(actions: list[dict[str, Any]], plan: dict[str, Any], whole: bool = False) -> list[dict[str, Any]]:
    """Actions under their first objective, objectives under their section, all in the authority's order.

    Of a whole plan also the objectives without an action of their own: what nobody works on must not disappear.
    """
    objectives = {each["id"]: each for each in plan["objectives"]}
    groups: list[dict[str, Any]] = []
    for action in actions:
        first = objectives.get(action["objectives"][0]["id"]) if action["objectives"] else None
        if not groups or groups[-1]["objective"] != first:
            groups.append({"objective": first, "actions": []})
        groups[-1]["actions"].append(action)
    if whole:
        put_in_place(groups, list(objectives.values()))
    section = None
    for group in groups:
        group["section"] = group["objective"]["section"] if group["objective"] else None
        group["starts_section"] = bool(group["section"]) and (group is groups[0] or group["section"] != section)
        section = group["section"]
    return groups


def put_in_place(groups: list[dict[str, Any]], objectives: list[dict[str, Any]]) -> None:
    """Each objective that heads no group becomes one, behind the one that stands before it in the plan."""
    heads = [group["objective"]["id"] if group["objective"] else None for group in groups]
    place = 0
    for each in objectives:
        if each["id"] in heads:
            place = len(heads) - heads[::-1].index(each["id"])
            continue
        also = [action for group in groups for action in group["actions"] if serves(action, each)]
        groups.insert(place, {"objective": each, "actions": [], "also": also})
        heads.insert(place, each["id"])
        place += 1


def serves(action: dict[str, Any], objective: dict[str, Any]) -> bool:
    return any(served["id"] == objective["id"] for served in action["objectives"])


def others_named(ask: Reader, plan: dict[str, Any], asked: Asked) -> dict[UUID, dict[str, Any]]:
    """Plans that this one came from or became."""
    return plans_named(ask, asked) if plan["combined_into"] or plan["combined_from"] else {}


def moments(plan: dict[str, Any], inspections: list[dict[str, Any]]) -> list[dict[str, str]]:
    """Two dates that somebody is likely to ask for, with a name."""
    found = [
        {"text": f"As signed off by {each['meeting']}, {wording.day(each['meeting_on'])}", "on": each["meeting_on"]}
        for each in plan["sign_offs"]
    ]
    found += [
        {
            "text": f"The day an inspection was announced, {wording.day(each['announced_on'])}",
            "on": each["announced_on"],
        }
        for each in inspections
        if each["announced_on"] >= plan["opened_on"]
    ]
    return found


@blueprint.app_context_processor
def words_of_pages() -> dict[str, Any]:
    return {"hints": hints, "wording": wording, "has_left": has_left, "rating_bar": rating_bar, "themes": THEMES}


for made in (marks.words, marks.linked, marks.marked, marks.beginning_and_rest):
    blueprint.add_app_template_filter(made)
