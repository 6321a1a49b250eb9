"""What differs between two points of a plan or of all plans, each point a question with two dates.

A difference is told for every plan and every action that either side has, also where nothing changed, so that nobody
has to wonder whether a row was left out. Applied to the first point (`projections.between.applying`), the differences
make the second. What follows from something else is kept apart (`follows`): it is no change of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

Kind = Literal["added", "gone", "left", "back", "changed", "unchanged"]
"""`gone`: the second point does not have it at all (it was not known, or not yet created, by then). `left`: it left its
plan between the points, `how` says by which disposition. `back`: it had left and is open again."""
Record = Mapping[str, Any]

LEFT = ("completed", "embedded", "carried_forward", "transferred", "merged", "superseded", "withdrawn")
RUNNING = ("open", "paused")
FOLLOW = ("computed", "last_effective_on", "last_recorded_at", "days_slipped_in_all", "notes", "counts")
"""What follows from other fields, or from the dates that were asked for."""
OF_A_PLAN = ("actions",)
"""Told action by action."""
PROMISED = ("day", "month", "quarter")


@dataclass(frozen=True)
class Field:
    """One field that says something else at the second point. `days`: how far a due date slipped."""

    name: str
    before: Any
    after: Any
    days: int | None = None


@dataclass(frozen=True)
class Difference:
    """One plan or one action at both points; `before` or `after` is None where a point does not have it."""

    id: UUID
    kind: Kind
    before: Record | None
    after: Record | None
    fields: tuple[Field, ...] = ()
    follows: tuple[Field, ...] = ()
    how: str | None = None
    split: bool = False
    merged_from: tuple[UUID, ...] = ()

    @property
    def last(self) -> Record:
        """As it was last, for its name."""
        found = self.after or self.before
        assert found is not None
        return found

    def changed(self, name: str) -> Field | None:
        return next((each for each in self.fields if each.name == name), None)


@dataclass(frozen=True)
class Compared:
    """Every plan and every action of either side, once, in the order of the second point; what it lacks comes last."""

    plans: tuple[Difference, ...]
    actions: tuple[Difference, ...]

    def of(self, *kinds: str) -> tuple[Difference, ...]:
        return tuple(each for each in self.actions if each.kind in kinds)


def compare(before: Sequence[Record], after: Sequence[Record]) -> Compared:
    """Plans with their actions, as `Reader.plan` gives them, of the first point and of the second."""
    old_actions, new_actions = by_id(actions_of(before)), by_id(actions_of(after))
    merged = merged_into(old_actions, new_actions)
    plans = tuple(difference(id, old, new) for id, old, new in pairs(by_id(before), by_id(after)))
    actions = tuple(difference(id, old, new, merged.get(id, ())) for id, old, new in pairs(old_actions, new_actions))
    return Compared(plans, actions)


def pairs(
    olds: Mapping[UUID, Record], news: Mapping[UUID, Record]
) -> Iterator[tuple[UUID, Record | None, Record | None]]:
    for id, new in news.items():
        yield id, olds.get(id), new
    for id, old in olds.items():
        if id not in news:
            yield id, old, None


def difference(id: UUID, old: Record | None, new: Record | None, merged: tuple[UUID, ...] = ()) -> Difference:
    if old is None or new is None:
        return Difference(id, "added" if old is None else "gone", old, new, merged_from=merged)
    told = fields(old, new)
    own = tuple(each for each in told if not follows(each, old, new))
    kind, how = what(old, new, bool(own or merged))
    return Difference(
        id, kind, old, new, own, tuple(each for each in told if each not in own), how, was_split(old, new), merged
    )


def what(old: Record, new: Record, changed: bool) -> tuple[Kind, str | None]:
    if new["status"] in LEFT and old["status"] != new["status"]:
        return "left", new["status"]
    if old["status"] in LEFT and new["status"] in RUNNING:
        return "back", None
    return ("changed" if changed else "unchanged"), None


def fields(old: Record, new: Record) -> tuple[Field, ...]:
    names = [name for name in {**old, **new} if name not in OF_A_PLAN and old.get(name) != new.get(name)]
    return tuple(Field(name, old.get(name), new.get(name), slipped(name, old, new)) for name in names)


def follows(field: Field, old: Record, new: Record) -> bool:
    """No change of its own: worked out, or told elsewhere (an objective's words with its plan, a name with the
    glossary)."""
    if field.name in FOLLOW:
        return True
    if field.name in ("objectives", "section") and "plan_id" in old:
        return ids(old["objectives"]) == ids(new["objectives"])
    if field.name == "leads":
        return [each["text"] for each in field.before] == [each["text"] for each in field.after]
    return False


def slipped(name: str, old: Record, new: Record) -> int | None:
    """Days between the two due dates, where both promise a day."""
    was, now = old.get(name), new.get(name)
    if name != "due" or not was or not now or {was["kind"], now["kind"]} - {*PROMISED}:
        return None
    return (now["on"] - was["on"]).days or None if was["on"] and now["on"] else None


def was_split(old: Record, new: Record) -> bool:
    """Between the points its parts went different ways: one was carried, another is business as usual."""
    ways, then = ways_of(new), ways_of(old)
    return len(ways) > 1 and ways != then and any(status != "completed" for status, _ in ways)


def ways_of(action: Record) -> set[tuple[str, UUID | None]]:
    return {(part["status"], part["to_action"]) for part in action.get("sub_actions", ()) if part["status"] in LEFT}


def merged_into(olds: Mapping[UUID, Record], news: Mapping[UUID, Record]) -> dict[UUID, tuple[UUID, ...]]:
    """Of each action, those that were merged into it between the points."""
    found: dict[UUID, tuple[UUID, ...]] = {}
    for id, action in news.items():
        was = olds.get(id)
        if action["status"] == "merged" and action["to_action"] and (was is None or was["status"] != "merged"):
            found[action["to_action"]] = (*found.get(action["to_action"], ()), id)
    return found


def by_id(records: Sequence[Record]) -> dict[UUID, Record]:
    return {record["id"]: record for record in records}


def actions_of(plans: Sequence[Record]) -> list[Record]:
    return [action for plan in plans for action in plan["actions"]]


def ids(records: Sequence[Record]) -> list[UUID]:
    return [each["id"] for each in records]
