"""Whether what a service shares covers a day: else its numbers of that day are no noughts, and fewer is no fall.

Each spring plans are closed, and those that follow are signed off weeks later; and a service may share nothing, or
withhold one plan. `covering(reader).lacks(slug, day)` says which of these it is, "" where nothing is lacking; `LACKS`
says it in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

import msgspec

from domain.sharing import PLANS
from projections.region.reading import RegionReader

NOT_SHARED, PARTLY, BETWEEN, NO_PLAN = "not_shared", "partly_shared", "between_plans", "no_plan"
LACKS = {
    NOT_SHARED: "not shared",
    PARTLY: "partly shared",
    BETWEEN: "between plans",
    NO_PLAN: "no signed-off plan",
}
ONCE = ("improvement_plan", "recovery_plan")
"""Kinds of plans that no other has to follow."""
SOON = timedelta(days=366)
"""So long after a plan was closed the next is waited for."""


class Head(msgspec.Struct):
    kind: str
    status: str
    closed_on: date | None = None


class Stretch(NamedTuple):
    """Of a plan that is shared: how it stood from one day until before another."""

    plan: UUID
    since: date
    until: date
    head: Head

    def runs_on(self, day: date) -> bool:
        return self.since <= day < self.until and self.head.status == "signed_off"

    def ended_lately(self, day: date) -> bool:
        """It was closed on that day or not long before; what was combined with another goes on there."""
        ended = self.head.closed_on if self.head.status == "closed" else None
        return ended is not None and day - ended <= SOON


@dataclass(frozen=True)
class Covering:
    """`closed`: services that share no plans unless a rule for one lets it out. `withheld`: the other way round."""

    stretches: dict[str, list[Stretch]]
    closed: frozenset[str]
    withheld: frozenset[str]

    def lacks(self, slug: str, day: date) -> str:
        """Why the numbers of a service on a day are less than all of its work; "" if they are not."""
        its = self.stretches.get(slug, [])
        waiting = waited_for(its, day)
        between = waiting and (not self.is_partly_shared(slug) or waiting <= signed_off_after(its, day))
        if self.runs(slug, day):
            return (BETWEEN if between else PARTLY) if waiting else ""
        if between:
            return BETWEEN
        return NOT_SHARED if self.is_partly_shared(slug) or slug in self.closed else NO_PLAN

    def runs(self, slug: str, day: date) -> bool:
        """Whether any plan that it shares was signed off and not closed on that day."""
        return any(each.runs_on(day) for each in self.stretches.get(slug, []))

    def is_partly_shared(self, slug: str) -> bool:
        """Some of its plans are here and others, for all that is known here, are not."""
        return slug in self.withheld or (slug in self.closed and bool(self.stretches.get(slug)))

    def between(self, day: date, slugs: Sequence[str]) -> list[str]:
        return [slug for slug in slugs if self.lacks(slug, day) == BETWEEN]


def waited_for(its: Sequence[Stretch], day: date) -> set[str]:
    """Kinds of plans of which one was closed and the next is not signed off yet."""
    there = [each for each in its if each.since <= day < each.until]
    going_on = {each.head.kind for each in there if each.head.status != "closed"}
    return {each.head.kind for each in there if each.ended_lately(day)} - going_on - set(ONCE)


def signed_off_after(its: Sequence[Stretch], day: date) -> set[str]:
    return {each.head.kind for each in its if each.since > day and each.head.status == "signed_off"}


def covering(reader: RegionReader) -> Covering:
    """For every day, as known on the moment that the reader asks about."""
    services = reader.services()
    stretches: dict[str, list[Stretch]] = {}
    for authority, plan, since, until, state in reader.stretches_of_plans():
        said = msgspec.json.decode(state, type=Head)
        stretches.setdefault(authority, []).append(Stretch(plan, since or date.min, until or date.max, said))
    return Covering(
        stretches,
        closed=frozenset(each["slug"] for each in services if PLANS not in each["shares"]),
        withheld=frozenset(
            each["slug"] for each in services if any(PLANS not in said for said in each["by_plan"].values())
        ),
    )
