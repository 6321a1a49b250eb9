"""The page of findings, for any two dates: by kind, the gravest first; those that were dismissed at its end."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from projections.findings.answer import Shown, findings, waiting
from projections.findings.found import KINDS
from web import asking
from web.authorities import reader
from web.findings.filters import Filters, choices
from web.orders import ORDERS
from web.permissions import allow, has_role

blueprint = Blueprint("findings", __name__, template_folder="templates")
asking.install(blueprint)

SEVERITIES = {"high": ("Contradiction", "red"), "medium": ("To be settled", "amber"), "low": ("Worth a look", "grey")}
"""In words, and in the colour that goes with them."""
NAMED = 12
"""So many actions of a finding are linked by name; of more, the rest is counted."""


@blueprint.get("/<slug:authority>/findings/")
@allow("read plans")
def index(authority: str) -> ResponseReturnValue:
    """Filtered by the address."""
    asked = asking.asked()
    found = findings(reader(authority), asked)
    filters = Filters.of(request.args)
    shown = filters.apply(found)
    offered = choices(found)
    return render_template(
        "findings/index.html",
        question=asking.question_in_words(asked, "Findings", many=True),
        groups=by_kind(waiting(shown)),
        dismissed=[each for each in shown if each.dismissed],
        waiting=len(waiting(shown)),
        in_all=len(waiting(found)),
        filters=filters,
        tags=filters.tags(dict(offered["plan"])),
        choices=offered,
        address=lambda changed: changed.address(asked.parameters()),
        may_dismiss=asked.is_now and has_role(current_user, authority, ORDERS["dismiss_finding"].roles),
        kinds=KINDS,
        severities=SEVERITIES,
        named=NAMED,
    )


def by_kind(found: list[Shown]) -> list[dict[str, Any]]:
    groups = [
        {"code": code, "kind": kind, "findings": [each for each in found if each.finding.kind == code]}
        for code, kind in KINDS.items()
    ]
    return [group for group in groups if group["findings"]]
