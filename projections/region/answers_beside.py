"""The region's services and indicators side by side as JSON: what the API answers."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from projections.answers import json_ready
from projections.region.answers import STEPS, head
from projections.region.indicators import indicators, key_of
from projections.region.overview import services
from projections.region.reading import Authorities, RegionReader


def services_answer(reader: RegionReader, authorities: Authorities = None) -> dict[str, Any]:
    """What each service shares now, and its signed-off plans in numbers."""
    found = [in_full(each) for each in services(reader) if asked_for(each["slug"], authorities)]
    return json_ready(head(reader) | {"services": found})  # type: ignore[no-any-return]


def in_full(service: dict[str, Any]) -> dict[str, Any]:
    names = ("slug", "name", "shares", "by_plan")
    plans = [
        {name: told for name, told in plan.items() if name not in ("authority", "service", "scales")}
        | {"scale": {step: plan["scales"].get(step, 0) for step in STEPS}}
        for plan in service["plans"]
    ]
    return {name: service[name] for name in names} | {"plans": plans}


def indicators_answer(
    reader: RegionReader, key: str | None = None, authorities: Authorities = None
) -> dict[str, Any]:  # fmt: skip
    """Every indicator that a service shares; `key` is the same for those that stand side by side."""
    found = (each | {"key": key_of(each)} for each in indicators(reader) if asked_for(each["authority"], authorities))
    told = [each for each in found if key in (None, each["key"])]
    return json_ready(head(reader) | {"indicators": told})  # type: ignore[no-any-return]


def asked_for(slug: str, authorities: Collection[str] | None) -> bool:
    return authorities is None or slug in authorities
