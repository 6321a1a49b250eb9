"""Headings of a newer document: an objective worded anew, or an action that serves another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from uuid import UUID

from domain.together import Step
from projections.documents.changing import Sides
from projections.documents.likeness import ALIKE, wordings
from projections.documents.look import Look
from projections.documents.model import Change
from projections.documents.objectives import Named, named, named_by
from projections.documents.wording import bare, quoted


def renamed(look: Look, rows: list[Sides]) -> dict[UUID, Named]:
    """Objectives whose rows, all of them, stand under one heading now that is like the old one."""
    if look.ground.plan is None:
        return {}
    headings: dict[UUID, set[Named]] = defaultdict(set)
    for sides in rows:
        if sides.action["objectives"]:
            headings[sides.action["objectives"][0]["id"]].add(named_by(sides.says))
    known = {each["id"]: named(each["section"], each["title"]) for each in look.ground.plan["objectives"]}
    kept = {name for names in headings.values() if len(names) > 1 for name in names} | set(known.values())
    found = {}
    for id, names in headings.items():
        (name,) = names if len(names) == 1 else ((),)
        if name and name not in kept and id in known and alike(name, known[id]):
            found[id] = name
    return found


def alike(name: Named, known: Named) -> bool:
    return wordings(bare(" ".join(name)), bare(" ".join(known))) >= ALIKE


def objective_changed(sides: Sides, worded_anew: Mapping[UUID, Named], done: set[UUID]) -> Iterator[Change]:
    """`done`: objectives that an earlier row words anew; once is enough."""
    if not sides.changed(lambda face: face.objective):
        return
    held, name = sides.action["objectives"], named_by(sides.says)
    was = " / ".join(sides.held.objective) or "none"
    first = held[0]["id"] if held else None
    if first and worded_anew.get(first) == name:
        if first not in done:
            done.add(first)
            yield reworded(sides, first, name, was)
        return
    now = sides.look.objectives.ids(name, sides.about.place)
    others = tuple(each["id"] for each in held[1:] if each["id"] not in now)
    yield sides.about.change(
        "objective", "serve_objectives", sides.day, f"objective {quoted(was)} → {quoted(' / '.join(name))}", was=was,
        becomes=" / ".join(name), doubts=sides.meanwhile(lambda face: face.objective, was),
        objectives=(*now, *others),
    )  # fmt: skip


def reworded(sides: Sides, id: UUID, name: Named, was: str) -> Change:
    """The order is about the plan; it stands with the first of its rows."""
    plan = sides.look.ground.plan
    assert plan is not None
    old = next(each for each in plan["objectives"] if each["id"] == id)
    section, title = (name[0], name[1]) if len(name) > 1 else (None, name[0])
    fields = {"plan": sides.look.settings.plan, "title": title, "section": section, "objective": id,
              "reference": old["ref"], "kind": old["kind"]}  # fmt: skip
    step = Step("set_objective", {key: value for key, value in fields.items() if value}, sides.about.place, sides.day)
    key = f"{sides.about.prefix}objective"
    sentence = f"objective {quoted(was)} worded anew: {quoted(' / '.join(name))}"
    return Change(key, step, sentence, was, " / ".join(name), left_out=key in sides.about.without)
