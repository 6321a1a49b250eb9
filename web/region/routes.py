"""The region's page: what its services have signed off, side by side on the one scale that all share."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from domain.plan import KINDS
from domain.rag import Scale
from projections.asked import Asked
from projections.region.overview import NOT_RATED, services
from projections.region.reading import RegionReader
from web.connections import reading_region
from web.permissions import allow
from web.pictures import rating_bar

blueprint = Blueprint("region", __name__)

ROOM_FOR_A_NUMBER = 8.0
"""Per cent of a bar that is narrow here."""

STEPS = {
    Scale.NOT_STARTED: ("Not started", "grey"),
    Scale.ON_TRACK: ("On track", "green"),
    Scale.AT_RISK: ("At risk", "amber"),
    Scale.OFF_TRACK: ("Off track", "red"),
    Scale.COMPLETE: ("Complete", "blue"),
    NOT_RATED: ("Not rated", "none"),
}
"""The common scale: what its steps are called, and the colours that they have here and nowhere else."""


@blueprint.get("/region/")
@allow("compare the region")
def index() -> ResponseReturnValue:
    """The signed-off plans of all services."""
    asked = Asked.of()
    found = services(RegionReader(reading_region(), asked))
    for plan in (plan for service in found for plan in service["plans"]):
        plan["steps"] = steps(plan["scales"])
        plan["bar"] = rating_bar(plan["steps"], f"bar-{plan['id']}", ROOM_FOR_A_NUMBER)
    return render_template("region/index.html", services=found, today=asked.as_at, kinds=KINDS, scale=STEPS.values())


def steps(scales: dict[str, int]) -> list[dict[str, Any]]:
    """Every step of the scale with its count, also those that no open action has."""
    return [
        {"label": label, "colour": colour, "count": scales.get(str(step), 0)} for step, (label, colour) in STEPS.items()
    ]
