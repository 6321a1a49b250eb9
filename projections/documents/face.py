"""What a row of a document and an action of the registry have in common, in a form in which they can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from projections.documents.objectives import Named, named_by, named_in
from projections.documents.wording import bare, plain


@dataclass(frozen=True)
class DueFace:
    text: str
    kind: str
    on: str | None
    every: str | None

    def __eq__(self, other: object) -> bool:
        """Written otherwise, a date that means the same is the same date."""
        if not isinstance(other, DueFace):
            return NotImplemented
        if self.text == other.text:
            return True
        told = self.on is not None or self.every is not None
        return told and (self.kind, self.on, self.every) == (other.kind, other.on, other.every)

    def __hash__(self) -> int:
        return hash((self.kind, self.on, self.every))


@dataclass(frozen=True)
class Face:
    """Texts as they are compared: one kind of space, dash and quotation mark."""

    title: str
    reference: str
    objective: Named
    leads: tuple[str, ...]
    due: DueFace | None
    measure: str
    notes: tuple[str, ...] = ()
    parts: frozenset[str] = frozenset()

    @cached_property
    def words(self) -> str:
        return bare(self.title)

    @cached_property
    def noted(self) -> frozenset[str]:
        return frozenset(bare(note) for note in self.notes)


def of_row(says: Mapping[str, Any]) -> Face:
    return Face(
        plain(says["title"]), plain(says["ref"]), named_by(says), tuple(plain(lead["text"]) for lead in says["leads"]),
        due_face(says["due"]), plain(says["measure"]), tuple(plain(note["text"]) for note in says["progress"]),
        parts_face(says),
    )  # fmt: skip


def of_action(action: Mapping[str, Any]) -> Face:
    return Face(
        plain(action["title"]), plain(action["ref"]), named_in(action),
        tuple(plain(lead["text"]) for lead in action["leads"]), due_face(action["due"]), plain(action["measure"]),
        tuple(plain(note["text"]) for note in action["progress"]), parts_face(action),
    )  # fmt: skip


def parts_face(of: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(bare(part["title"]) for part in of["sub_actions"])


def due_face(due: Mapping[str, Any] | None) -> DueFace | None:
    if due is None:
        return None
    on = due["on"].isoformat() if isinstance(due["on"], date) else due["on"]
    return DueFace(plain(due["text"]), due["kind"], on, due["every"])
