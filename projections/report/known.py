"""The actions on which a report rests, each under a short number (A12), and what is needed to look it up."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any
from uuid import UUID

from projections.region.reading import RegionReader
from projections.texts import ERASED

Action = dict[str, Any]


class Known:
    """Numbered by service, plan and the plan's own order."""

    def __init__(self, readers: Iterable[RegionReader], ids: Iterable[UUID]) -> None:
        wanted, found = list(set(ids)), dict[UUID, Action]()
        for reader in readers:
            for action in reader.actions(ids=wanted):
                found.setdefault(action["id"], action)
        self.actions: dict[UUID, Action] = found
        self.number = {id: place for place, id in enumerate(found, 1)}

    def name(self, id: UUID) -> str:
        return f"A{self.number[id]}"

    def names(self, ids: Iterable[UUID]) -> str:
        """A1–A4, A7"""
        numbers = sorted(self.number[id] for id in set(ids))
        runs = [[n for _, n in run] for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])]
        return ", ".join(f"A{run[0]}" if len(run) == 1 else f"A{run[0]}–A{run[-1]}" for run in runs)

    def erased(self) -> int:
        """How many of their texts are erased."""
        return sum(
            part == ERASED
            for action in self.actions.values()
            for part in (action["title"], action["ref"], action["plan_title"], *(n["text"] for n in action["progress"]))
        )


def entries_of(action: Action) -> str:
    """The address of its entries, in the audit trail of its service."""
    return f"{entries_at(action['authority'])}{action['id']}"


def entries_at(authority: str) -> str:
    """Where the entries of its actions are, up to an action's id."""
    return f"/{authority}/entries/?action="
