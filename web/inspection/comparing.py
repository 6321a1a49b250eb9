"""The page that compares two points: what became of every action between them, with nothing left out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import g, render_template, request
from flask.typing import ResponseReturnValue

from projections.asked import Asked
from projections.between.comparing import Comparison, compare_points
from projections.between.counting import counts
from projections.reading import Reader
from web.alike.asking import called_elsewhere
from web.authorities import reader
from web.between import GROUPS, group_of, in_detail, in_numbers, lines, marked
from web.inspection.area import AT, blueprint
from web.inspection.points import FIELDS, Points, address, as_typed, given, points, presets, problems
from web.looks import note
from web.permissions import allow


@blueprint.get(f"{AT}/compare/")
@allow("read plans")
def compare(authority: str) -> ResponseReturnValue:
    """Two points, each with two dates, of one plan or of all; without any: since last year end."""
    ask, now = reader(authority), Asked.of()
    said, plan = given(request.args), request.args.get("plan", "")
    plans = ask.plans(now)
    wrong = problems(said)
    asked = points(dict.fromkeys(said, "") if wrong else said, plan, now)
    offered = presets(ask.authority(now), plans, asked.plan)
    if asked.before.is_now and not wrong:
        asked = Points(offered[0].before, asked.after, asked.plan)
    note(**points_of_the_look(asked))
    g.pop("asked", None)  # the page is about two questions: no link says one of them for all
    return render_template(
        "inspection/compare.html",
        asked=None,
        points=asked,
        typed=said if wrong else as_typed(asked),
        errors=wrong,
        fields=FIELDS,
        plans=plans,
        presets=offered,
        **({} if wrong else shown(ask, asked)),
    ), 400 if wrong else 200


def shown(ask: Reader, asked: Points) -> dict[str, Any]:
    found = compare_points(ask, asked.before, asked.after, asked.plan)
    found = replace(found, elsewhere=called_elsewhere(found.adopted()))
    counted = counts(found.compared.plans, found.compared.actions)
    return {
        "found": found,
        "numbers": in_numbers(counted),
        "details": in_detail(counted),
        "slipped": counted["days_slipped"],
        "of_plans": [each for each in found.compared.plans if each.kind != "unchanged"],
        "groups": grouped(found),
        "lines": lambda difference: lines(difference, found),
        "after_address": at(asked.after),
        "before_address": at(asked.before),
    }


def points_of_the_look(asked: Points) -> dict[str, Any]:
    """The points that were shown, those of nobody's asking too; what is of now stays open."""
    sides = (("from_", asked.before), ("", asked.after))
    return {
        f"{side}{name}": getattr(point, name) if getattr(point, f"{name}_given") else None
        for side, point in sides
        for name in ("as_at", "known_on")
    }


def grouped(found: Comparison) -> dict[str, list[Any]]:
    """Every action once, under what became of it; groups in the order in which a board asks for them."""
    groups: dict[str, list[Any]] = {key: [] for key in GROUPS}
    for each in found.compared.actions:
        groups[group_of(each)].append(each)
    return {key: rows for key, rows in groups.items() if rows}


def at(asked: Asked) -> str:
    """The end of an address that asks for one point."""
    told = "&".join(f"{name}={value.replace('+', '%2B')}" for name, value in asked.parameters().items())
    return f"?{told}" if told else ""


blueprint.add_app_template_filter(marked, "pieces_marked")
blueprint.add_app_template_global(GROUPS, "groups_of_comparison")
blueprint.add_app_template_global(address, "points_address")
