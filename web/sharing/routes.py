"""The page that says what the region sees of an authority, and since when."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from domain.sharing import AS_SERVICE, SHARES
from projections.asked import Asked
from projections.naming import plans_named
from projections.sharing import ever_said, sharing
from web import buttons, wording
from web.authorities import reader
from web.layout import LONDON
from web.permissions import allow

blueprint = Blueprint("sharing", __name__, template_folder="templates")


@blueprint.get("/<slug:authority>/sharing/")
@allow("read plans")
def show(authority: str) -> ResponseReturnValue:
    """What is shared now, in general and of which plans, and everything that was ever said about it."""
    asked, read = Asked.of(), reader(authority)
    names = {id: wording.plan_name(plan) for id, plan in plans_named(read, asked).items()}
    return render_template(
        "sharing/show.html",
        found=sharing(read, asked),
        codes=SHARES,
        history=history(ever_said(read), names),
        change=next(iter(buttons.offered(["share_with_region"], f"/{authority}/", authority, asked)), None),
    )


def history(entries: list[dict[str, Any]], names: dict[Any, str]) -> list[dict[str, Any]]:
    """The latest first. Of all plans, and of each, the last holds; as the service does is no rule."""
    found, seen = [], set()
    for entry in entries:
        of = entry["body"]["plan"]
        found.append(said(entry, names) | {"holds": of not in seen and entry["body"]["shares"] != [AS_SERVICE]})
        seen.add(of)
    return found


def said(entry: dict[str, Any], names: dict[Any, str]) -> dict[str, Any]:
    plan = entry["body"]["plan"]
    return entry | {
        "shares": entry["body"]["shares"],
        "same_day": entry["recorded_at"].astimezone(LONDON).date() == entry["effective_on"],
        "plan_name": next((name for id, name in names.items() if str(id) == str(plan)), None),
    }
