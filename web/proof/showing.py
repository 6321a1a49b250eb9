"""The page about the proof: sealed until when, witnessed by whom, what is wrong, and how to check it elsewhere."""

from __future__ import annotations

from uuid import uuid4

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from projections.asked import Asked
from projections.finding import as_id
from projections.proof.packs import MAKE, Packs
from projections.proof.sealed import Sealed
from projections.proof.standing import standing
from web import asking, jobs
from web.connections import connections, reading, registry
from web.permissions import allow
from web.proof import packing, words
from web.proof.area import AT, blueprint

CHECKPOINTS = 12
"""Of the earlier ones, so many on the page; programs get all of them."""


@blueprint.get(f"{AT}/")
@allow("read plans")
def index(authority: str) -> ResponseReturnValue:
    asking.asked()
    return page(authority)


def page(authority: str, errors: dict[str, str] | None = None) -> str:
    """With what was typed, where a pack was asked for in a way that can't be understood."""
    conn = reading(authority)
    found = standing(conn, authority)
    return render_template(
        "proof/index.html",
        standing=found,
        earlier=Sealed(conn, authority).checkpoints(limit=CHECKPOINTS + 1)[1:],
        said=words.said,
        resolved=words.RESOLVED,
        began=words.BEGAN,
        errors=errors or {},
        form=request.form if errors else None,
        **packing.offered(authority),
    )


@blueprint.post(f"{AT}/packs/")
@allow("take evidence")
def ask_for_pack(authority: str) -> ResponseReturnValue:
    """Twice with the same id is one pack."""
    id, plan = as_id(request.form.get("id", "")) or uuid4(), as_id(request.form.get("plan", ""))
    if plan:
        registry(authority).plan_of(plan)
    if errors := jobs.problems():
        return page(authority, errors), 422
    asked = Asked.of(*jobs.dates())
    with connections().transaction(authority) as connection:
        Packs(connection, authority).ask(id, plan, asked, packing.wants_documents(authority), current_user.id)
    jobs.hand_out(MAKE, authority, id)
    return redirect(url_for("proof.pack", authority=authority, pack=id), 303)
