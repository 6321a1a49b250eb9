"""Several orders carried out together: all of them or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from domain.fact import FactKeeper, Stamp


@dataclass(frozen=True)
class Step:
    """One of them: an order by its name in the registry, and its fields as the registry's method takes them.

    `place` is where in the document it was read; `effective_on` the day it is true of, if not that of the occasion;
    `seen` the version of the thing on which the person decided. Ids of new things are given, so that later steps can
    name them.
    """

    order: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    place: str | None = None
    effective_on: date | None = None
    seen: int | None = None

    def about(self) -> UUID | None:
        """The action that it is about, if it is about one."""
        return self.fields.get("action")

    def stamp(self, stamp: Stamp) -> Stamp:
        """The stamp of the whole, for this step: its place, its day, and what its author saw."""
        return replace(stamp.at(self.place), effective_on=self.effective_on or stamp.effective_on, seen=self.seen)

    def ids(self) -> Iterator[UUID]:
        """Every id that its fields name, of things that are there and of things to come."""
        for value in self.fields.values():
            yield from (each for each in (value if isinstance(value, (list, tuple)) else [value]) if is_id(each))


def is_id(value: object) -> bool:
    return isinstance(value, UUID)


Found = dict[UUID, FactKeeper | None]
"""What steps before this one found and changed, or knew not to be there."""

_FOUND: ContextVar[Found | None] = ContextVar("found", default=None)


@contextmanager
def remembering() -> Iterator[Found]:
    """While it lasts, what was found once (in this thread) is found as it was left, though it is not saved yet."""
    found: Found = {}
    token = _FOUND.set(found)
    try:
        yield found
    finally:
        _FOUND.reset(token)


def remembered() -> Found | None:
    """None unless several orders are being carried out together."""
    return _FOUND.get()
