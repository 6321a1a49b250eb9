"""Carrying forward: an action goes on as a new one of a later plan, with what it said, and says where it came from."""

from __future__ import annotations

from uuid import UUID, uuid4

from domain.action import Action
from domain.action_state import OPEN, Carried, DueDate
from domain.fact import Stamp
from domain.lines import Line
from domain.plan import Plan
from domain.text import TextRef


def carried(
    stamp: Stamp,
    old: Action,
    into: Plan,
    line: Line,
    *,
    id: UUID | None = None,
    title: TextRef | None = None,
    reference: str | None = None,
    due: DueDate | None = None,
    decision: TextRef | None = None,
    objectives: tuple[UUID, ...] = (),
) -> Action:
    """Carry an action forward and return what it becomes: a new action that says where it came from.

    `line` is how often it was carried before, and how it was promised on the way.
    """
    was, id = old.latest, id or uuid4()
    old.carry_forward(stamp, into.id, id, decision, reworded=title is not None)
    new = Action.create(
        stamp, id=id, plan=into.id, title=title or was.title, reference=reference or was.reference,
        objectives=objectives, due=due or was.due, place=was.place,
        carried=Carried(
            from_action=old.id, from_plan=was.plan, lineage=was.lineage, times=line.times + 1,
            first_promised=line.first_promised, last_promised=line.last_promised,
        ),
    )  # fmt: skip
    if was.leads:
        new.name_leads(stamp, was.leads)
    if was.measure:
        new.set_measure(stamp, was.measure)
    if was.themes:
        new.tag_themes(stamp, was.themes)
    if was.rag:
        new.change_rag(stamp, was.rag, None)
    for part in was.sub_actions:
        if part.status == OPEN:
            new.add_sub_action(stamp, uuid4(), part.label, part.title)
    return new
