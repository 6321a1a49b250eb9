"""The common scale, on which the region compares: what its steps are called, and the colours that they have here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from domain.rag import Scale
from projections.region.overview import NOT_RATED

STEPS = {
    Scale.NOT_STARTED: ("Not started", "grey"),
    Scale.ON_TRACK: ("On track", "green"),
    Scale.AT_RISK: ("At risk", "amber"),
    Scale.OFF_TRACK: ("Off track", "red"),
    Scale.COMPLETE: ("Complete", "blue"),
    NOT_RATED: ("Not rated", "none"),
}


def steps(scales: Mapping[str, int]) -> list[dict[str, Any]]:
    """Every step of the scale with its count, also those that no open action has."""
    return [
        {"label": label, "colour": colour, "count": scales.get(str(step), 0), "words": label}
        for step, (label, colour) in STEPS.items()
    ]
