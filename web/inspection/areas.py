"""What the inspection area offers: its pages, as the index lists them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Area:
    """A page of the area. `endpoint` takes the authority alone; the two dates go along in its address."""

    title: str
    sentence: str
    endpoint: str


AREAS: tuple[Area, ...] = (
    Area(
        "Audit trail",
        "Every entry: what, about what, of which day, recorded when, how late and by whom.",
        "entries.index",
    ),
)
