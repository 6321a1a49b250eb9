"""Questions about the region: its services with their plans in numbers, and its indicators side by side."""

from __future__ import annotations

from typing import Any

from flask import Response
from marshmallow import fields

from projections.region.answers_beside import indicators_answer, services_answer
from web.api import shapes
from web.api.incoming import asked, label
from web.api.indicating import IndicatorShape
from web.api.reading import question
from web.api.region import AboutRegion, RegionHead, ServiceShape, only, region
from web.api.shapes_of_the_region import RegionDates
from web.api.tags import tagged
from web.permissions import allow


class AboutIndicators(AboutRegion):
    indicator = label(600, "Only those with this key: a code of the national list, or `local:` and a name.")


class PlanInNumbers(shapes.PlanShape):
    class Meta:
        exclude = ("counts",)

    signed_off_on = shapes.day()
    actions = shapes.number(description="How many it has, whatever became of them.")
    open = shapes.number()
    overdue = shapes.number()
    scale = shapes.anything(description="How many open ones stand on each step of the common scale.")


class ServiceInNumbers(ServiceShape):
    shares = shapes.many(fields.Str(), description="What it shares now, whatever the two dates.")
    by_plan = shapes.anything(description="Plan → what is shared of it, where it has a rule of its own.")
    plans = shapes.many(PlanInNumbers, description="Signed-off plans that it shares, the newest first.")


class RegionServices(RegionDates):
    services = shapes.many(ServiceInNumbers)


class SharedIndicator(IndicatorShape):
    key = shapes.words(description="The same for those that stand side by side.")
    authority = shapes.words()
    service = shapes.words()


class RegionIndicators(RegionHead):
    indicators = shapes.many(SharedIndicator)


@question("/region/services", AboutRegion, RegionServices, allow("compare the region"))
def list_services_of_region(query: dict[str, Any]) -> Response:
    """The services with what they share: of each signed-off plan, how many actions are open, and how they stand."""
    return tagged(services_answer(region(asked(query)), only(query)))


@question("/region/indicators", AboutIndicators, RegionIndicators, allow("compare the region"))
def list_indicators_of_region(query: dict[str, Any]) -> Response:
    """Indicators that services share, with definitions and values; notes stay at home."""
    return tagged(indicators_answer(region(asked(query)), query.get("indicator"), only(query)))
