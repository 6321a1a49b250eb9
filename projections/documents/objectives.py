"""The objectives that a document's rows serve: those that the plan has, and those to be set with the recording."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from domain.plan import OBJECTIVE_KINDS
from domain.text import LONGEST_TITLE
from domain.together import Step
from projections.documents.model import Change
from projections.documents.wording import bare, plain, quoted

Named = tuple[str, ...]
"""Section and title, as far as there are both."""


def named(section: str | None, title: str | None) -> Named:
    """A heading over rows is an objective, whether the document calls it a section or an objective."""
    return tuple(dict.fromkeys(plain(text) for text in (section, title) if plain(text)))


def named_by(says: Mapping[str, Any]) -> Named:
    return named(says.get("section"), says.get("objective"))


def named_in(action: Mapping[str, Any]) -> Named:
    """Of an action of the registry: what it serves first, as its document would name it."""
    first = action["objectives"][0] if action["objectives"] else None
    return named(action["section"], first["title"]) if first else ()


class Objectives:
    """Of one plan. Asked for a name, it gives the id of the plan's own objective, or of a new one."""

    def __init__(self, reading: UUID, plan: UUID, known: Iterable[Mapping[str, Any]], since: date, kind: str) -> None:
        self.reading, self.plan, self.since, self.kind = reading, plan, since, kind
        self.known = list(known)
        self.new: dict[Named, Change] = {}

    def ids(self, name: Named, place: str, day: date | None = None) -> tuple[UUID, ...]:
        """What an action under these headings serves (from that day, if it is an earlier one): nothing where there
        are none."""
        if not name:
            return ()
        found = self.of(name)
        if found is None:
            self.new[name] = self._setting(name, place)
            found = self.new[name].step.fields["objective"]
        if name in self.new and day:
            self.new[name] = from_day(self.new[name], day)
        return (found,)

    def of(self, name: Named) -> UUID | None:
        """The objective of that name, if there is one: in the same section, else the only one so called."""
        if name in self.new:
            return self.new[name].step.fields["objective"]  # type: ignore[no-any-return]
        alike = [each for each in self.known if named(each["section"], each["title"]) == name]
        alike = alike or [each for each in self.known if bare(each["title"]) == bare(name[-1])]
        return alike[0]["id"] if len(alike) == 1 or (alike and len(name) == 1) else None

    def _setting(self, name: Named, place: str) -> Change:
        section, title = (name[0], name[1]) if len(name) > 1 else (None, name[0])
        id = uuid5(self.reading, "\n".join(("objective", str(self.plan), *name)))
        fields = {"plan": self.plan, "title": keepable(title), "section": section, "kind": self.kind, "objective": id}
        step = Step("set_objective", {key: value for key, value in fields.items() if value}, place, self.since)
        return Change(f"objective:{id}", step, f"New objective {quoted(title)}", None, title)


def from_day(change: Change, day: date) -> Change:
    """Set from that day at the latest: an objective is as old as the actions that serve it."""
    known = change.step.effective_on
    return replace(change, step=replace(change.step, effective_on=min(day, known or day)))


def keepable(title: str) -> str:
    """As much of a heading as can be kept as one; the whole stays in the document."""
    return title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1] + "…"


def kind_of(leftovers: Iterable[Mapping[str, Any]]) -> str:
    """What the document's header calls an objective ("Outcome Needed"), where it is one of the known words."""
    headers = [each["text"].casefold() for each in leftovers if each["reason"] == "header_row"]
    cells = [cell.strip() for header in headers for cell in header.split("|")]
    return next((kind for cell in cells for kind in OBJECTIVE_KINDS if cell.startswith(kind)), "objective")
