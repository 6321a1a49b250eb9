"""The page of what became of every action of a plan, or of all plans of a year: a flow picture and its table."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import render_template, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from domain.refusals import UnknownPlan
from projections.between.becoming import ORDER, Became, Flow, flows, plans_of, what_became
from projections.finding import as_id
from projections.naming import plans_named
from web import asking
from web.authorities import reader
from web.inspection.area import AT, blueprint
from web.inspection.sankey import NARROW, WIDE, picture
from web.permissions import allow
from web.wording import STATUSES, plan_name, plan_year

WAYS = STATUSES | {"open": "Still open", "paused": "Still paused"}


@blueprint.get(f"{AT}/flow/")
@allow("read plans")
def flow(authority: str) -> ResponseReturnValue:
    """`of` is a plan's id or a period; without it, the newest period that has ended, else the newest."""
    asked = asking.asked()
    ask = reader(authority)
    plans = plans_named(ask, asked)
    of = request.args.get("of", "").strip() or usual(plans)
    plan = as_id(of) if of else None
    chosen = plans_of(ask, asked, plan, None if plan else of)
    if plan is not None and not chosen:
        raise UnknownPlan(asking.none_such(asked, "plan"), plan=str(plan))
    rows = what_became(ask, asked, chosen)
    return render_template(
        "inspection/flow.html",
        question=asking.question_in_words(asked, "The actions", many=True),
        of=of,
        name=plan_name(plans[plan]) if plan else of and plan_year(of),
        plans=plans,
        periods=list(dict.fromkeys(each["period"] for each in plans.values())),
        chosen=chosen,
        rows=rows,
        numbers=[(sum(each.way == way for each in rows), WAYS[way]) for way in ORDER],
        pictures=pictures(flows(rows), plans),
        groups=grouped(rows),
        ways=WAYS,
    )


def pictures(counted: list[Flow], plans: dict[UUID, dict[str, Any]]) -> list[Markup]:
    """The same for wide and for narrow screens; the page shows one of them."""

    def name(id: UUID) -> str:
        return plan_name(plans[id]) if id in plans else "another body"

    return [picture(counted, name, WAYS.__getitem__, f"flow-{each.manner}", each) for each in (WIDE, NARROW)]


def usual(plans: dict[UUID, dict[str, Any]]) -> str | None:
    """The newest period all of whose plans are over; else the newest of all."""
    running = {each["period"] for each in plans.values() if each["status"] in ("open", "signed_off")}
    periods = list(dict.fromkeys(each["period"] for each in plans.values()))
    return next((each for each in periods if each not in running), periods[0] if periods else None)


def grouped(rows: list[Became]) -> list[tuple[str, list[Became]]]:
    found = [(way, [each for each in rows if each.way == way]) for way in ORDER]
    return [(way, of_way) for way, of_way in found if of_way]
