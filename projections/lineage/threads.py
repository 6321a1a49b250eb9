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
GONE = ("withdrawn", "merged", "superseded", "transferred")


@dataclass(frozen=True)
class Link:
    """One action became another. `how`: carried, reworded, split, merged, superseded or part."""

    before: UUID
    after: UUID
    how: str


@dataclass
class Station:
    """An action where its thread passes its plan. `slipped`: days gained there, with being carried there; `before`: the
    action whose line it goes on with, the longest of those that it came from; `how`: by which kind of link it came."""

    action: Record
    plan: UUID
    slipped: int
    reworded: bool
    before: UUID | None = None
    how: str = ""
    track: int = 0

    @property
    def times(self) -> int:
        return int(self.action["times_carried"])

    @property
    def slipped_in_all(self) -> int:
        return int(self.action["days_slipped_in_all"])


@dataclass
class Thread:
    """Everything that is joined, from the first plan on."""

    stations: list[Station] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    @property
    def survivor(self) -> Station:
        """In which it lives on: the end of the line that was carried most often; of several, one that did not go."""
        return max(self.ends(), key=lambda each: (each.times, each.action["status"] not in GONE))

    @property
    def times(self) -> int:
        return self.survivor.times

    @property
    def slipped(self) -> int:
        """Along the survivor's line: what slipped on branches is theirs."""
        return self.survivor.slipped_in_all

    @property
    def title(self) -> str:
        return str(self.survivor.action["title"])

    @property
    def tracks(self) -> int:
        return 1 + max(each.track for each in self.stations)

    def passes(self, id: UUID) -> bool:
        return any(each.action["id"] == id for each in self.stations)

    def ends(self, of: UUID | None = None) -> list[Station]:
        """The stations that did not go on, or only those as which one action goes on in the end."""
        went_on = {origin for each in self.stations for origin in each.action["origins"]}
        ends = [each for each in self.stations if each.action["id"] not in went_on]
        return [each for each in ends if of is None or of in self.before(each.action["id"])]

    def before(self, id: UUID) -> set[UUID]:
        """All from which this one came."""
        origins = {each.action["id"]: each.action["origins"] for each in self.stations}
        found: set[UUID] = set()
        ahead = [id]
        while ahead:
            new = [origin for origin in origins.get(ahead.pop(), ()) if origin not in found]
            found |= {*new}
            ahead += new
        return found

    def line(self, id: UUID) -> list[Station]:
        """From the first to this one, without branches."""
        by_id = {each.action["id"]: each for each in self.stations}
        found: list[Station] = []
        at: UUID | None = id
        while at in by_id and by_id[at] not in found:
            found.insert(0, by_id[at])
            at = by_id[at].before
        return found

    def slipped_by_carrying(self, id: UUID) -> int:
        """Days that came with new due dates at carrying forward, beside those of revisions within each plan."""
        line = self.line(id)
        dues = [each.action["due"] for each in line]
        return line[-1].slipped_in_all - sum(int(due["days_slipped"]) for due in dues if due)


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
    return Station(action, action["plan_id"], gained, reworded, longest["id"] if longest else None, how)


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
