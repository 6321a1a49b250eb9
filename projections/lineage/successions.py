"""Successions: pairs of plans that follow each other, and whether it is told what became of the older one's actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from projections.lineage.lists import next_of_its_kind
from projections.lineage.proposing import RUNNING, without_origin
from projections.lineage.threads import in_time

Record = Mapping[str, Any]


@dataclass(frozen=True)
class Succession:
    """`waiting`: actions of the older plan that nobody ended; `new`: those of which nobody said whence."""

    older: Record
    newer: Record
    waiting: int
    new: int

    @property
    def to_be_told(self) -> bool:
        """Both sides have something that may belong together."""
        return bool(self.waiting and self.new)


def successions(plans: Sequence[Record]) -> list[Succession]:
    """Each plan with the next of its kind, newest first."""
    found = []
    for plan in in_time(plans):
        later = next_of_its_kind(plan, plans)
        if later is not None and plan["status"] != "combined":
            found.append(Succession(plan, later, running(plan), len(without_origin(later))))
    return found[::-1]


def running(plan: Record) -> int:
    return sum(action["status"] in RUNNING for action in plan["actions"])
