"""What a document that was read says of an inspection: its recommendations, and the scores of an audit.

Nothing is added to it and nothing put right: a table whose sums are wrong is taken over wrong, and then found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5

from domain.inspection import RATINGS
from domain.scoring import Score

Line = Mapping[str, Any]
OVERALL = re.compile(r"\b(?:overall|total)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Asked:
    """A recommendation as the document has it; `known` if the inspection has it already."""

    id: UUID
    reference: str | None
    text: str
    addressed_to: str | None
    place: str
    known: bool


@dataclass(frozen=True)
class Understood:
    """`without_points` are lines of a table of scores that say no points: no audit can have them."""

    recommendations: list[Asked]
    scores: tuple[Score, ...]
    scores_at: str | None
    without_points: int

    @property
    def anything(self) -> bool:
        return bool(self.recommendations or self.scores)


def understood(reading: UUID, lines: Sequence[Line], inspection: Mapping[str, Any]) -> Understood:
    scored = [line for line in lines if line["kind"] == "score"]
    whole = [line for line in scored if line["points"] is not None and line["maximum"]]
    parts = {part_of(line) for line in whole}
    return Understood(
        recommendations_in(reading, lines, inspection),
        tuple(as_score(line, part_of(line) if len(parts) > 1 else None) for line in whole),
        place_of(whole[0]) if whole else None,
        len(scored) - len(whole),
    )


def recommendations_in(reading: UUID, lines: Iterable[Line], inspection: Mapping[str, Any]) -> list[Asked]:
    """Each once, though a document may say it in several places."""
    known = {plain(each["text"]) for each in inspection["recommendations"]}
    found: dict[str, Asked] = {}
    for line in lines:
        if line["kind"] == "recommendation" and plain(line["title"]):
            id = uuid5(reading, f"recommendation\n{inspection['id']}\n{plain(line['title'])}")
            one = Asked(id, line["ref"], line["title"], line.get("addressed_to"), place_of(line), False)
            found.setdefault(plain(line["title"]), one)
    return [
        Asked(each.id, each.reference, each.text, each.addressed_to, each.place, name in known)
        for name, each in found.items()
    ]


def as_score(line: Line, part: str | None) -> Score:
    rating = next((each for each in RATINGS if plain(each) == plain(line["rating"])), None)
    return Score(
        standard=line["standard"].strip()[:200],
        points=exactly(line["points"]),
        maximum=exactly(line["maximum"]),
        group=part,
        percent=exactly(line["percent"]) if line["percent"] is not None else None,
        rating=rating,
        overall=bool(OVERALL.search(line["standard"])),
    )


def exactly(number: float) -> Decimal:
    """As it was read: 207.5, and 80 for 80.0."""
    return Decimal(int(number)) if number == int(number) else Decimal(str(number))


def place_of(line: Line) -> str:
    return str(line["source"]["locator"])


def part_of(line: Line) -> str:
    """The table that a line stands in: "table 3" of "table 3, row 5"."""
    return place_of(line).rpartition(", ")[0] or place_of(line)


def plain(text: str | None) -> str:
    return " ".join((text or "").split()).casefold()
