"""When a plan is signed off, for pairs of dates: few rectangles that cover it, so that actions don't multiply."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from itertools import pairwise
from typing import Any, TypeVar

from projections.rectangles import Rectangle

Valid = tuple[date, date | None]
T = TypeVar("T", date, datetime)


def merged(areas: Iterable[Rectangle]) -> list[Rectangle]:
    """The same pairs of dates in as few rectangles as come of it, stripe by stripe of what was known."""
    areas = list(areas)
    bounds: list[Any] = sorted({each.known_from for each in areas} | {each.known_to for each in areas if each.known_to})
    done: list[Rectangle] = []
    reaching: dict[Valid, Rectangle] = {}
    for begins, ends in pairwise([*bounds, None]):
        days = joined(each[:2] for each in areas if covers(each, begins))
        done += [each for valid, each in reaching.items() if valid not in days]
        new = {valid: Rectangle(*valid, begins, None, b"") for valid in days}
        reaching = {valid: reaching.get(valid, new[valid])._replace(known_to=ends) for valid in days}
    return sorted([*done, *reaching.values()], key=lambda each: (each.known_from, each.valid_from))


def covers(area: Rectangle, moment: datetime) -> bool:
    return area.known_from <= moment and (area.known_to is None or moment < area.known_to)


def joined(stretches: Iterable[Valid]) -> list[Valid]:
    """Stretches of days, those that touch or overlap made one."""
    found: list[Valid] = []
    for begins, ends in sorted(stretches, key=lambda each: each[0]):
        if found and (found[-1][1] is None or begins <= found[-1][1]):
            before, until = found[-1]
            found[-1] = (before, None if until is None or ends is None else max(until, ends))
        else:
            found.append((begins, ends))
    return found


def within(rectangle: Rectangle, areas: Iterable[Rectangle]) -> list[Rectangle]:
    """The pieces of a rectangle that lie in these areas."""
    pieces = []
    for area in areas:
        piece = Rectangle(
            max(rectangle.valid_from, area.valid_from), earlier(rectangle.valid_to, area.valid_to),
            max(rectangle.known_from, area.known_from), earlier(rectangle.known_to, area.known_to), rectangle.state,
        )  # fmt: skip
        days = piece.valid_to is None or piece.valid_from < piece.valid_to
        if days and (piece.known_to is None or piece.known_from < piece.known_to):
            pieces.append(piece)
    return pieces


def earlier(one: T | None, other: T | None) -> T | None:
    if one is None or other is None:
        return other if one is None else one
    return min(one, other)
