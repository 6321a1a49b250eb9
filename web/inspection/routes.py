"""The index of the inspection area; the modules of its other pages are imported here, so that they are served."""

from __future__ import annotations

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from web import asking
from web.inspection import (
    auditing,
    changed_since,
    comparing,
    flowing,
    letting_in,
    looking,
    recommending,
    replaying,
    taking_over,
)
from web.inspection.area import AT, blueprint
from web.inspection.areas import AREAS
from web.permissions import allow, may

__all__ = [
    "auditing",
    "blueprint",
    "changed_since",
    "comparing",
    "flowing",
    "letting_in",
    "looking",
    "recommending",
    "replaying",
    "taking_over",
]


@blueprint.get(f"{AT}/")
@allow("read plans")
def index(authority: str) -> ResponseReturnValue:
    """Everything that the area offers, for the two dates of the address."""
    asked = asking.asked()
    offered = [
        (area, url_for(area.endpoint, authority=authority) + asking.kept(asked))
        for area in AREAS
        if may(current_user, authority, area.permission)
    ]
    return render_template(
        "inspection/index.html", offered=offered, question=asking.question_in_words(asked, "The service")
    )
