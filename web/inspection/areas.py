"""What the inspection area offers: its pages, as the index lists them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Area:
    """A page of the area, listed for who has the permission. `endpoint` takes the authority alone; the two dates go
    along in its address."""

    title: str
    sentence: str
    endpoint: str
    permission: str = "read plans"


AREAS: tuple[Area, ...] = (
    Area(
        "Replay",
        "A plan as on any day of a time line, step by step: as it was known then, or as we know it now.",
        "inspection.replay",
    ),
    Area(
        "Compare two points",
        "What became of every action between any two days, each as it was known then or as it is known now.",
        "inspection.compare",
    ),
    Area(
        "What changed since",
        "What was recorded since a day or since an inspection was announced, and what of it was back-dated, by whom.",
        "inspection.since",
    ),
    Area(
        "What became of every action",
        "Of a plan or a whole year: how each action left, where it went, how it stands there.",
        "inspection.flow",
    ),
    Area(
        "Progress against recommendations",
        "What inspections asked for: how it was answered, what serves it, how far that is.",
        "inspection.recommendations",
    ),
    Area(
        "Inspections",
        "When each was announced, began and was published, and what it rated.",
        "inspection.inspections_index",
    ),
    Area(
        "Ratings and audits",
        "The inspectorate’s ratings beside the service’s own audits of the same standards.",
        "inspection.audits_index",
    ),
    Area(
        "Audit trail",
        "Every entry: what, about what, of which day, recorded when, how late and by whom.",
        "entries.index",
    ),
    Area(
        "Proof",
        "Sealed until when, witnessed by whom, and how to check all of it on a machine of your own.",
        "proof.index",
    ),
    Area(
        "Inspectors let in",
        "Who may look, until which day, and who let them in.",
        "inspection.inspectors",
        "decide",
    ),
    Area(
        "What inspectors have looked at",
        "Every page, file and answer that an inspector was given, and when.",
        "inspection.looks",
        "see who looked",
    ),
)
