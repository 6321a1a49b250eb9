"""The page that says what the region sees of an authority, and since when."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from domain.sharing import SHARES
from projections.asked import Asked
from projections.naming import plans_named
from projections.sharing import ever_said, sharing
from web import buttons, wording
from web.authorities import reader
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
        history=[said(entry, names) for entry in ever_said(read)],
        change=next(iter(buttons.offered(["share_with_region"], f"/{authority}/", authority, asked)), None),
    )


def said(entry: dict[str, Any], names: dict[Any, str]) -> dict[str, Any]:
    plan = entry["body"]["plan"]
    return entry | {
        "shares": entry["body"]["shares"],
        "plan_name": next((name for id, name in names.items() if str(id) == str(plan)), None),
    }
