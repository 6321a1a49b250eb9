"""The line of an action: how often it was carried through plans, and how far its date slipped on the way.

An action says itself whence it came (`ActionState.whence`); how long its line is follows from the actions that it
names, and from those that they name. So it is right, too, for what was carried on before its own origin was told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from domain.action_state import Carried


class OnALine(Protocol):
    """What an action must say of itself: an `ActionState` does, and so does any part of one that has these fields."""

    lineage: UUID
    carried: Carried | None
    origins: tuple[UUID, ...]
    first_promised: date | None
    last_promised: date | None

    @property
    def whence(self) -> tuple[UUID, ...]: ...


@dataclass(frozen=True, slots=True)
class Line:
    """How often carried; the first and the latest day by which it was promised, in all the plans of its line."""

    times: int
    first_promised: date | None
    last_promised: date | None

    @property
    def days_slipped(self) -> int:
        if self.first_promised and self.last_promised:
            return (self.last_promised - self.first_promised).days
        return 0


def lines(states: Mapping[UUID, OnALine]) -> dict[UUID, Line]:
    """The line of each of these actions, by what is among them; what is not is known as it was when it was carried."""
    found: dict[UUID, Line] = {}
    for id in states:
        _line(id, states, found, frozenset())
    return found


def line_alone(state: OnALine) -> Line:
    """By what the action says itself."""
    times = state.carried.times if state.carried else int(bool(state.origins))
    return Line(times, state.first_promised, state.last_promised)


def _line(id: UUID, states: Mapping[UUID, OnALine], found: dict[UUID, Line], way: frozenset[UUID]) -> Line:
    if id in found:
        return found[id]
    state = states[id]
    there = [each for each in state.whence if each in states and each not in way | {id}]
    befores = [_line(each, states, found, way | {id}) for each in there]
    found[id] = after(befores, state) if befores else line_alone(state)
    return found[id]


def after(befores: list[Line], state: OnALine) -> Line:
    """Where several became one, it was carried as often as the longest of their lines, and first promised with the
    earliest."""
    longest = max(befores, key=lambda each: each.times)
    first = min((each.first_promised for each in befores if each.first_promised), default=state.first_promised)
    return Line(longest.times + 1, first, state.last_promised or longest.last_promised)
