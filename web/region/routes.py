"""The region's page: what its services have signed off, side by side on the one scale that all share."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from domain.plan import KINDS
from projections.region.overview import services
from projections.region.reading import RegionReader
from web import asking
from web.connections import reading_region
from web.permissions import allow
from web.pictures import rating_bar
from web.region import reporting, theme, themes
from web.region.area import blueprint
from web.region.scale import STEPS, steps

__all__ = ["blueprint", "reporting", "theme", "themes"]

ROOM_FOR_A_NUMBER = 8.0
"""Per cent of a bar that is narrow here."""


@blueprint.get("/region/")
@allow("compare the region")
def index() -> ResponseReturnValue:
    """The signed-off plans of all services."""
    asked = asking.asked()
    found = services(RegionReader(reading_region(), asked))
    for plan in (plan for service in found for plan in service["plans"]):
        plan["steps"] = steps(plan["scales"])
        plan["bar"] = rating_bar(plan["steps"], f"bar-{plan['id']}", ROOM_FOR_A_NUMBER)
    return render_template(
        "region/index.html",
        question=asking.question_in_words(asked, "The services", many=True),
        services=found, today=asked.as_at, kinds=KINDS, scale=STEPS.values(),
    )  # fmt: skip
