"""The lines of shared actions: how often each was carried and how far it slipped, by those before it that are shared.

Where one before it is not, what the action says itself stands: the same as everywhere (`domain.lines`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

import msgspec

from domain.action_state import Carried
from domain.lines import Line, OnALine, lines
from projections.asked import Asked

BEFORE = (
    "SELECT state::text FROM region.action_versions WHERE (action = ANY(%s) OR lineage = ANY(%s))"
    " AND valid @> %s::date AND known @> %s::timestamptz"
)


class Comes:
    """Whence an action came, for any struct that has these fields of its state."""

    __slots__ = ()
    carried: Carried | None
    origins: tuple[UUID, ...]

    @property
    def whence(self) -> tuple[UUID, ...]:
        return self.origins or ((self.carried.from_action,) if self.carried else ())


class Kin(Comes, msgspec.Struct, kw_only=True):
    """What of an action says where it stands in its line."""

    id: UUID
    lineage: UUID
    carried: Carried | None = None
    origins: tuple[UUID, ...] = ()
    first_promised: date | None = None
    last_promised: date | None = None


def lines_of(actions: Iterable[Any], asked: Asked, rows: Callable[..., Iterable[tuple[Any, ...]]]) -> dict[UUID, Line]:
    """The line of each of these actions; those before them that are not among them are asked for by `rows`."""
    known: dict[UUID, OnALine] = {each.id: each for each in actions}
    lineages = {each.lineage for each in known.values() if each.whence}
    while missing := missing_in(known):
        decode = msgspec.json.Decoder(Kin).decode
        found = [decode(state) for (state,) in rows(BEFORE, [missing, list(lineages), asked.as_at, asked.known_on])]
        new = {each.id: each for each in found if each.id not in known}
        if not new:
            break
        known |= new
    return lines(known)


def missing_in(known: Mapping[UUID, OnALine]) -> list[UUID]:
    return [id for each in known.values() for id in each.whence if id not in known]
