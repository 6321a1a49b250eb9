"""What differs between two points of a plan or of all plans, each point a question with two dates.

A difference is told for every action that either side has, also where nothing changed, so that nobody has to wonder
whether a row was left out. What the system only computes (overdue, no news) is told by its cause, not as a change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal
from uuid import UUID

Kind = Literal["added", "gone", "left", "back", "changed", "unchanged"]
"""`gone`: the second point does not have it at all (it was not known, or not yet created, by then). `left`: it left its
plan between the points, `how` says by which disposition. `back`: it had left and is open again."""

COMPUTED = ("computed", "last_effective_on", "last_recorded_at", "days_slipped_in_all", "plan_title", "lineage")
"""What follows from other fields, or from the dates that were asked for."""
LEFT = ("completed", "embedded", "carried_forward", "transferred", "merged", "superseded", "withdrawn")

Action = Mapping[str, Any]


@dataclass(frozen=True)
class Field:
    """One field of an action that says something else at the second point. `days`: how far a due date slipped."""

    name: str
    before: Any
    after: Any
    days: int | None = None


@dataclass(frozen=True)
class Difference:
    """One action at both points; `before` or `after` is None where a point does not have it."""

    id: UUID
    kind: Kind
    before: Action | None
    after: Action | None
    fields: tuple[Field, ...] = ()
    how: str | None = None
    split_into: tuple[UUID, ...] = ()
    merged_from: tuple[UUID, ...] = ()

    @property
    def action(self) -> Action:
        """As it was last, for its name."""
        found = self.after or self.before
        assert found is not None
        return found

    def changed(self, name: str) -> Field | None:
        return next((each for each in self.fields if each.name == name), None)


@dataclass(frozen=True)
class Compared:
    """Every action of either side, once, in the order of the second point, what it lacks last."""

    differences: tuple[Difference, ...]
    counts: Mapping[str, int] = field(default_factory=dict)

    def of(self, *kinds: str) -> tuple[Difference, ...]:
        return tuple(each for each in self.differences if each.kind in kinds)


def compare(before: Sequence[Action], after: Sequence[Action]) -> Compared:
    """Actions as `Reader.plan` gives them, of the first point and of the second."""
    olds, news = by_id(before), by_id(after)
    places = [*news, *(id for id in olds if id not in news)]
    merged = merged_into(after)
    successors = carried_from(after)
    found = tuple(
        difference(id, olds.get(id), news.get(id), successors.get(id, ()), merged.get(id, ())) for id in places
    )
    return Compared(found, counts(found))


def difference(
    id: UUID, old: Action | None, new: Action | None, successors: tuple[UUID, ...], merged: tuple[UUID, ...]
) -> Difference:
    split = successors if len(successors) > 1 else ()
    if old is None:
        assert new is not None
        return Difference(id, "added", None, new, merged_from=merged, split_into=split)
    if new is None:
        return Difference(id, "gone", old, None)
    changed = fields(old, new)
    kind, how = what(old, new, bool(changed))
    return Difference(id, kind, old, new, changed, how, split, merged)


def what(old: Action, new: Action, changed: bool) -> tuple[Kind, str | None]:
    if new["status"] in LEFT and old["status"] != new["status"]:
        return "left", new["status"]
    if old["status"] in LEFT and new["status"] not in LEFT:
        return "back", None
    return ("changed" if changed else "unchanged"), None


def fields(old: Action, new: Action) -> tuple[Field, ...]:
    names = [name for name in {**old, **new} if name not in COMPUTED and old.get(name) != new.get(name)]
    return tuple(Field(name, old.get(name), new.get(name), slipped(name, old, new)) for name in names)


def slipped(name: str, old: Action, new: Action) -> int | None:
    """Days between the two due dates, where both promise a day."""
    if name != "due" or not old["due"] or not new["due"]:
        return None
    days = ("day", "month", "quarter")
    if old["due"]["kind"] not in days or new["due"]["kind"] not in days:
        return None
    return (new["due"]["on"] - old["due"]["on"]).days if old["due"]["on"] and new["due"]["on"] else None


def applied(compared: Compared) -> list[dict[str, Any]]:
    """The first point with the differences applied: the second point, but for what is only computed."""
    made = []
    for each in compared.differences:
        if each.kind == "gone":
            continue
        action = dict(each.before if each.before is not None else each.after or {})
        for one in each.fields:
            action[one.name] = one.after
        made.append({name: value for name, value in action.items() if name not in COMPUTED})
    return made


def counts(found: Iterable[Difference]) -> dict[str, int]:
    """The numbers on top: actions by what became of them, and how many fields of each name changed."""
    found = list(found)
    kinds = Counter(each.kind for each in found)
    ways = Counter(each.how for each in found if each.how)
    changed = Counter(one.name for each in found for one in each.fields if each.kind not in ("added", "gone"))
    later = sum(1 for each in found if (due := each.changed("due")) and (due.days or 0) > 0)
    return {
        **{kind: kinds[kind] for kind in ("added", "gone", "left", "back", "changed", "unchanged")},
        **{way: ways[way] for way in LEFT},
        **{name: changed[name] for name in ("rag", "due", "title", "leads", "notes", "measure", "themes")},
        "slipped": later,
        "split": sum(1 for each in found if each.split_into),
        "merged_in": sum(1 for each in found if each.merged_from),
    }


def by_id(actions: Sequence[Action]) -> dict[UUID, Action]:
    return {action["id"]: action for action in actions}


def merged_into(actions: Sequence[Action]) -> dict[UUID, tuple[UUID, ...]]:
    """Of each action, those that were merged into it."""
    found: dict[UUID, tuple[UUID, ...]] = {}
    for action in actions:
        if action["status"] == "merged" and action["to_action"]:
            found[action["to_action"]] = (*found.get(action["to_action"], ()), action["id"])
    return found


def carried_from(actions: Sequence[Action]) -> dict[UUID, tuple[UUID, ...]]:
    """Of each action, those that say they were carried from it: more than one, where its parts went different ways."""
    found: dict[UUID, tuple[UUID, ...]] = {}
    for action in actions:
        if action["carried_from"]:
            found[action["carried_from"]] = (*found.get(action["carried_from"], ()), action["id"])
    return found
