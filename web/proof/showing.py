"""The page about the proof: sealed until when, witnessed by whom, what is wrong, and how to check it elsewhere."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from projections.proof.sealed import Sealed
from projections.proof.standing import standing
from web import asking
from web.connections import reading
from web.permissions import allow
from web.proof import words
from web.proof.area import AT, blueprint

CHECKPOINTS = 12
"""Of the earlier ones, so many on the page; programs get all of them."""


@blueprint.get(f"{AT}/")
@allow("read plans")
def index(authority: str) -> ResponseReturnValue:
    asking.asked()
    conn = reading(authority)
    found = standing(conn, authority)
    return render_template(
        "proof/index.html",
        standing=found,
        earlier=Sealed(conn, authority).checkpoints(limit=CHECKPOINTS + 1)[1:],
        said=words.said,
        resolved=words.RESOLVED,
        began=words.BEGAN,
    )
