"""The page of what was recorded since a day, and what of it is about days before: how late, by whom."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue

from projections.asked import Asked, NotADate, day
from projections.between.recorded_since import STEPS, Since, by_month, by_person, counted, recorded_since
from projections.finding import as_id
from projections.naming import actions_named, plans_named
from projections.reading import Reader
from web import asking
from web.authorities import reader
from web.entries.routes import before, mentioned, names, page_of, recommendations, things_there
from web.inspection.area import AT, blueprint
from web.inspection.lateness import picture
from web.inspection.points import last_year_end
from web.layout import LONDON
from web.looks import note
from web.permissions import allow
from web.wording import day as in_words
from web.wording import told

ON_A_PAGE = 50
STILL_TO_COME = "This day is still to come: nothing can have been recorded since. Give today or an earlier day."


@blueprint.get(f"{AT}/since/")
@allow("read plans")
def since(authority: str) -> ResponseReturnValue:
    """Since a day of the address; without one, since the newest inspection was announced, or the last year end."""
    asked = asking.asked()
    ask = reader(authority)
    about, plans = ask.authority(asked), plans_named(ask, asked)
    offered = moments(about, asked.as_at)
    given = request.args.get("since", "").strip()
    try:
        first = day(given) if given else offered[0]["on"]
        first, wrong = (offered[0]["on"], STILL_TO_COME) if first > Asked.of().as_at else (first, None)
    except NotADate as problem:
        first, wrong = offered[0]["on"], str(problem)
    note(from_known_on=datetime.combine(first, time.min, LONDON))
    plan = as_id(request.args.get("plan", ""))
    question, every = Since(first, asked.known_on, plan), request.args.get("show") == "all"
    found = recorded_since(ask, question, not every, ON_A_PAGE + 1, before())
    months = by_month(ask, asked.known_on, plan=plan)
    page = render_template(
        "inspection/since.html",
        question=f"What was recorded from {in_words(first)} on",
        since=first,
        typed_since=given if wrong else f"{first.day}/{first.month}/{first.year}",
        wrong=wrong,
        every=every,
        plan=plan,
        plans=plans,
        moments=offered,
        counted=counted(ask, question),
        people=by_person(ask, question),
        steps=list(STEPS),
        months=months,
        picture=picture(months, "lateness"),
        older=found[ON_A_PAGE - 1]["position"] if len(found) > ON_A_PAGE else None,
        address=lambda **more: (
            request.path
            + asking.kept(asked, **({"since": first.isoformat(), "plan": plan, "show": every and "all"} | more))
        ),
        **shown(ask, found[:ON_A_PAGE], plans, asked),
    )
    return page, 400 if wrong else 200


def shown(ask: Reader, entries: list[dict[str, Any]], plans: dict[Any, Any], asked: Any) -> dict[str, Any]:
    about = actions_named(ask, {each["action"] for each in entries if each["action"]} | mentioned(entries), asked)
    named = names(plans, about) | recommendations(ask, entries, asked)
    there = things_there(ask, entries, asked)
    return {
        "entries": [each | {"told": told(each, named), "page": page_of(each, ask.slug, there)} for each in entries],
        "about": about,
    }


def moments(about: dict[str, Any], today: date) -> list[dict[str, Any]]:
    """Days that somebody is likely to ask for, with a name."""
    year = last_year_end(about["year_starts"], today) + timedelta(days=1)
    announced = [each["announced_on"] for each in about["inspections"] if each["announced_on"] <= today]
    found = [
        {"text": f"Since the inspection was announced, {in_words(each)}", "on": each} for each in reversed(announced)
    ]
    return [*found, {"text": f"Since this plan year began, {in_words(year)}", "on": year}]
