"""Pages of indicators: all that a service keeps, and each with every value that was ever reported."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from domain.national import BETTER, COMPARED_WITH
from projections.indicators.reading import indicator as one_of
from projections.indicators.reading import indicators, kinds
from web import asking, buttons
from web.authorities import reader
from web.indicators import chart, words
from web.permissions import allow

blueprint = Blueprint("indicators", __name__, template_folder="templates")
asking.install(blueprint)


@blueprint.get("/<slug:authority>/indicators/")
@allow("read plans")
def index(authority: str) -> ResponseReturnValue:
    """Every indicator: its latest value, where it goes, what it is compared with, and its picture."""
    asked = asking.asked()
    found = indicators(reader(authority), asked)
    return render_template(
        "indicators/index.html",
        question=asking.question_in_words(asked, "The indicators", many=True),
        groups=[(title, some) for title, some in parted(found) if some],
        pictures={each["id"]: chart.chart(each, f"chart-{each['id']}") for each in found},
        legend=legend(found),
        buttons=buttons.offered(["define_indicator"], f"/{authority}/", authority, asked),
    )


@blueprint.get("/<slug:authority>/indicators/<uuid:indicator>/")
@allow("read plans")
def show(authority: str, indicator: UUID) -> ResponseReturnValue:
    """One indicator: picture, every value with what it is compared with, and its definitions."""
    asked = asking.asked()
    found = one_of(reader(authority), indicator, asked)
    base = f"/{authority}/indicators/{indicator}/"
    return render_template(
        "indicators/one.html",
        question=asking.question_in_words(asked, "The indicator"),
        indicator=found,
        picture=chart.chart(found, "chart"),
        legend=legend([found]),
        compared=[code for code in COMPARED_WITH if any(code in each["comparators"] for each in found["values"])],
        buttons=buttons.offered(["report_value", "revise_definition"], base, authority, asked),
        anew=next(iter(buttons.offered(["report_value"], base, authority, asked)), None),
        taking_back=buttons.offered(["correct_value"], base, authority, asked),
    )


def parted(found: Iterable[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    every = list(found)
    return [
        ("National indicators", [each for each in every if each["national"]]),
        ("Indicators of our own", [each for each in every if not each["national"]]),
    ]


def legend(found: Iterable[dict[str, Any]]) -> list[tuple[Any, str]]:
    """The shapes and lines that the pictures of these have, each with its name."""
    values = [value for each in found for value in each["values"]]
    shapes = [(chart.shape_of(*kind), words.kind_of(*kind)) for kind in kinds(values)]
    codes = [code for code in COMPARED_WITH if any(code in each["comparators"] for each in values)]
    return shapes + [(chart.line_of(code), COMPARED_WITH[code]) for code in codes]


for function in (words.amount, words.number, words.direction, words.arrow, words.beside, words.days_of,
                 words.kind_of_value):  # fmt: skip
    blueprint.add_app_template_filter(function, f"indicator_{function.__name__}")
blueprint.add_app_template_global(BETTER, "ways_that_are_better")
blueprint.add_app_template_global(COMPARED_WITH, "compared_with")
