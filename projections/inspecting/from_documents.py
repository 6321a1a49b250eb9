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
    whole = with_points(scored)
    return Understood(
        recommendations_in(reading, lines, inspection),
        scores_in(scored),
        place_of(whole[0]) if whole else None,
        len(scored) - len(whole),
    )


def with_points(scored: Iterable[Line]) -> list[Line]:
    return [line for line in scored if line["points"] is not None and line["maximum"]]


def scores_in(scored: Iterable[Line]) -> tuple[Score, ...]:
    """The scores of a document, each with the part that it stands in, where there are several."""
    whole = with_points(scored)
    parts = parts_of(whole)
    return tuple(as_score(line, part if len(set(parts)) > 1 else None) for line, part in zip(whole, parts, strict=True))


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


def parts_of(lines: Sequence[Line]) -> list[str]:
    """The table that each line stands in: "table 3" of "table 3, row 5"; in a text, "lines 12 to 15" that follow one
    another."""
    runs: list[list[Line]] = []
    for line in lines:
        if runs and stands_with(line, runs[-1][-1]):
            runs[-1].append(line)
        else:
            runs.append([line])
    return [called(run) for run in runs for _ in run]


def stands_with(line: Line, before: Line) -> bool:
    table, number = table_of(line)
    above, last = table_of(before)
    return table == above and (bool(table) or (number is not None and last is not None and number == last + 1))


def table_of(line: Line) -> tuple[str, int | None]:
    """A table's name and the line's number; of a text, which has none, only the number."""
    place, _, within = place_of(line).rpartition(", ")
    number = re.search(r"\d+", within)
    return place, int(number[0]) if number else None


def called(run: Sequence[Line]) -> str:
    table, first = table_of(run[0])
    last = table_of(run[-1])[1]
    return table or (f"lines {first} to {last}" if first != last else place_of(run[0]))


def plain(text: str | None) -> str:
    return " ".join((text or "").split()).casefold()
