"""The region's services side by side for one indicator: small multiples on one scale, each point on its own period.

What was counted in another unit has a scale of its own and says so; other kinds of period are named, never aligned.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from domain.national import BETTER, COMPARED_WITH, UNIT_NAMES
from projections.indicators.reading import kinds
from projections.region.indicators import indicators, side_by_side
from projections.region.reading import RegionReader
from web import asking
from web.connections import reading_region
from web.indicators import chart, words
from web.indicators.routes import legend
from web.permissions import allow
from web.wording import listed

blueprint = Blueprint("regional_indicators", __name__, template_folder="templates")
asking.install(blueprint)


@blueprint.get("/region/indicators/")
@allow("compare the region")
def index() -> ResponseReturnValue:
    """One indicator, chosen by `?indicator=`: a chart and a row of the table for each service that shares it."""
    asked = asking.asked()
    every = side_by_side(indicators(RegionReader(reading_region(), asked)))
    chosen = request.args.get("indicator") or next(iter(every), None)
    if chosen is not None and chosen not in every:
        abort(404)
    found = every[chosen] if chosen else []
    scale, others = one_scale(found)
    return render_template(
        "indicators/region.html",
        question=asking.question_in_words(asked, "The services", many=True),
        choices={key: (some[0]["name"], len(some)) for key, some in every.items()},
        chosen=chosen,
        found=found,
        better=BETTER[found[0]["better"]] if found else "",
        pictures=pictures(found, scale, others),
        others=others,
        mixed=mixed(found),
        legend=legend(found),
        compared=[code for code in COMPARED_WITH if any(code in value["comparators"] for value in latest_of(found))],
        units=UNIT_NAMES,
    )


def latest_of(found: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return [each["latest"] for each in found if each["latest"]]


def one_scale(found: Sequence[Mapping[str, Any]]) -> tuple[chart.Scale | None, set[str]]:
    """The scale of all that count in the same unit; and the services that count in another."""
    units = Counter(value["unit"] for value in latest_of(found))
    unit = units.most_common(1)[0][0] if units else None
    others = {each["authority"] for each in found if any(value["unit"] != unit for value in each["values"])}
    values = [value for each in found if each["authority"] not in others for value in each["values"]]
    return (chart.scale_for(values) if values else None), others


def pictures(found: Sequence[dict[str, Any]], scale: chart.Scale | None, others: set[str]) -> dict[str, Any]:
    return {
        each["authority"]: chart.chart(
            each, f"chart-{each['authority']}", None if each["authority"] in others else scale,
            f"{each['name']}, {each['service']}",
        )
        for each in found
    }  # fmt: skip


def mixed(found: Sequence[Mapping[str, Any]]) -> list[str]:
    """Who reports which kind of period, in a sentence each, where they differ."""
    by_kind: dict[tuple[str, bool], list[str]] = {}
    for each in found:
        for kind in kinds(each["values"]):
            by_kind.setdefault(kind, []).append(each["service"])
    if len(by_kind) < 2:
        return []
    return [f"{words.kind_of(*kind)}: {listed(services)}" for kind, services in by_kind.items()]
