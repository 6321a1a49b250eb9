"""Threads: actions of all plans joined by what became of them, laid out for a picture: plans are columns, lines tracks.

Pure functions over plans as `Reader.whole_plans` gives them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

Record = Mapping[str, Any]


@dataclass(frozen=True)
class Link:
    """One action became another. `how`: carried, reworded, split, merged, superseded or part."""

    before: UUID
    after: UUID
    how: str


@dataclass
class Station:
    """An action where its thread passes its plan. `slipped`: days gained there, with being carried there; `how`: by
    which kind of link it came."""

    action: Record
    plan: UUID
    slipped: int
    reworded: bool
    how: str = ""
    track: int = 0


@dataclass
class Thread:
    """Everything that is joined, from the first plan on."""

    stations: list[Station] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    @property
    def times(self) -> int:
        return max(int(each.action["times_carried"]) for each in self.stations)

    @property
    def slipped(self) -> int:
        return max((int(each.action["days_slipped_in_all"]) for each in self.stations), key=abs)

    @property
    def tracks(self) -> int:
        return 1 + max(each.track for each in self.stations)

    @property
    def title(self) -> str:
        """As its latest station has it."""
        return str(self.stations[-1].action["title"])


def in_time(plans: Iterable[Record]) -> list[Record]:
    return sorted(plans, key=lambda plan: (plan["starts_on"], plan["opened_on"], plan["title"]))


def threads(plans: Iterable[Record]) -> list[Thread]:
    """Every thread of more than one action, in the order in which they begin."""
    ordered = in_time(plans)
    actions = {action["id"]: action for plan in ordered for action in plan["actions"]}
    found = links(actions)
    groups = joined(actions, found)
    return [thread(group, actions, found) for group in groups if len(group) > 1]


def links(actions: Mapping[UUID, Record]) -> list[Link]:
    """What either side says; each pair once."""
    children = Counter(origin for action in actions.values() for origin in action["origins"])
    found: dict[tuple[UUID, UUID], str] = {}
    for id, action in actions.items():
        for origin in action["origins"]:
            if origin in actions:
                found[origin, id] = how(actions[origin], action, children[origin])
    for id, action in actions.items():
        for other, way in onwards(action):
            if other in actions and other != id:
                found.setdefault((id, other), way)
    return [Link(before, after, way) for (before, after), way in found.items()]


def how(before: Record, after: Record, children: int) -> str:
    if len(after["origins"]) > 1:
        return "merged"
    if children > 1:
        return "split"
    return "carried" if before["title"] == after["title"] else "reworded"


def onwards(action: Record) -> list[tuple[UUID, str]]:
    """What the action itself says that it, or a part of it, went on as."""
    found = [(action["carried_to"], "carried")] if action["carried_to"] else []
    if action["to_action"]:
        found.append((action["to_action"], action["status"]))
    return found + [(part["to_action"], "part") for part in action["sub_actions"] if part["to_action"]]


def joined(actions: Mapping[UUID, Record], found: Sequence[Link]) -> list[list[UUID]]:
    """The actions in groups, each in the order of `actions`."""
    group_of = {id: {id} for id in actions}
    for link in found:
        one, other = group_of[link.before], group_of[link.after]
        if one is not other:
            one |= other
            for id in other:
                group_of[id] = one
    places = {id: number for number, id in enumerate(actions)}
    groups = {min(places[each] for each in group): group for group in group_of.values()}
    in_order = [sorted(group, key=lambda id: places[id]) for group in groups.values()]
    return sorted(in_order, key=lambda group: places[group[0]])


def thread(group: Sequence[UUID], actions: Mapping[UUID, Record], found: Sequence[Link]) -> Thread:
    own = set(group)
    own_links = [each for each in found if each.before in own]
    how_to = {each.after: each.how for each in own_links}
    made = Thread([station(actions[id], actions, how_to.get(id, "")) for id in group], own_links)
    lay_out(made)
    return made


def station(action: Record, actions: Mapping[UUID, Record], how: str) -> Station:
    before = [actions[id] for id in action["origins"] if id in actions]
    longest = max(before, key=lambda each: each["times_carried"], default=None)
    gained = action["days_slipped_in_all"] - (longest["days_slipped_in_all"] if longest else 0)
    reworded = bool(longest) and longest is not None and longest["title"] != action["title"]
    return Station(action, action["plan_id"], gained, reworded, how)


def lay_out(made: Thread) -> None:
    """A station goes on in the track of the first that it comes from, unless another goes on in it already."""
    by_id = {each.action["id"]: each for each in made.stations}
    taken: set[UUID] = set()
    tracks = 0
    for each in made.stations:
        befores = [link.before for link in made.links if link.after == each.action["id"]]
        free = next((id for id in befores if id not in taken and by_id[id].plan != each.plan), None)
        if free is None:
            each.track, tracks = tracks, tracks + 1
        else:
            each.track = by_id[free].track
            taken.add(free)
