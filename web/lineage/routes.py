"""The threads of a whole authority, and the page on which a manager says who became what between two plans."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue

from projections.lineage.lists import carried_more_than_once, quietly_gone
from projections.lineage.successions import successions
from projections.lineage.threads import Thread, in_time, threads
from web import asking
from web.authorities import reader
from web.lineage import succeeding
from web.lineage.area import blueprint
from web.lineage.picture import picture
from web.permissions import allow

__all__ = ["blueprint", "succeeding"]

SHOW = {"": "All threads", "more": "Carried more than once"}


@blueprint.get("/<slug:authority>/lineage/")
@allow("read plans")
def index(authority: str) -> ResponseReturnValue:
    """All threads, or those of a plan; what was carried more than once, and what is quietly gone."""
    asked = asking.asked()
    plans = in_time(reader(authority).whole_plans(asked, every_note=False))
    show, of = request.args.get("show", ""), request.args.get("of", "").strip()
    chosen = [each for each in threads(plans) if fits(each, show, of)]
    passed = {station.plan for each in chosen for station in each.stations}
    columns = [plan for plan in plans if plan["id"] in passed]
    return render_template(
        "lineage/index.html",
        question=asking.question_in_words(asked, "The threads", many=True),
        plans=plans, named_plans={plan["id"]: plan for plan in plans}, threads=chosen,
        show=show, shows=SHOW, of=of,
        picture=picture(chosen, columns, "threads"),
        more=[each for each in carried_more_than_once(plans) if of in ("", str(each["plan"]["id"]))],
        gone=[each for each in quietly_gone(plans, asked.as_at) if of in ("", str(each["plan"]["id"]))],
        successions=[each for each in successions(plans) if each.to_be_told] if asked.is_now else [],
    )  # fmt: skip


def fits(each: Thread, show: str, of: str) -> bool:
    return (show != "more" or each.times > 1) and (not of or any(str(one.plan) == of for one in each.stations))
