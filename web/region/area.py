"""The blueprint on which the region's pages stand, and the line of links above all of them.

A new page of the region, whichever blueprint it stands on, adds its line to `PAGES`, and its template begins with
`{% extends "region/base.html" %}`. A page that is not there (yet) has no link.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from flask import Blueprint, Flask, current_app, request

from web import asking

PAGES = (
    ("Services", "/region/"),
    ("Themes", "/region/themes/"),
    ("Alike", "/region/alike/"),
    ("Indicators", "/region/indicators/"),
    ("Search", "/region/search/"),
    ("Reports", "/region/reports/"),
)

blueprint = Blueprint("region", __name__)
asking.install(blueprint)


@blueprint.app_context_processor
def _shared() -> dict[str, Any]:
    return {"region_pages": navigation}


def navigation() -> list[tuple[str, str, bool]]:
    """Text, address with the two dates, and whether it is where the reader is."""
    there = addresses(current_app._get_current_object())  # type: ignore[attr-defined]
    section = "/".join([*request.path.split("/")[:3], ""])
    return [
        (text, f"{address}{asking.kept()}", address in (request.path, section))
        for text, address in PAGES
        if address in there
    ]


@cache
def addresses(app: Flask) -> frozenset[str]:
    """All that the application answers to."""
    return frozenset(rule.rule for rule in app.url_map.iter_rules())
