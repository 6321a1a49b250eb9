"""Replay: a plan, or all of them, as on any day of a time line, and what changed in the last step."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from flask import g, redirect, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from domain.refusals import UnknownPlan
from projections.asked import Asked, NotADate, day
from projections.between.comparing import Comparison, compare_points
from projections.between.differences import Difference
from projections.between.happening import Mark, Mode, days_of_change, marks, point
from projections.finding import as_id
from projections.naming import plans_named
from projections.reading import Reader
from web.authorities import reader
from web.between import GROUPS, group_of, lines
from web.inspection.area import AT, blueprint
from web.inspection.time_line import KINDS, picture, sample
from web.looks import note
from web.permissions import allow
from web.plans.filters import Filters
from web.plans.routes import grouped
from web.wording import day as in_words


@dataclass(frozen=True)
class Line:
    """The days of a replay: from the first change to today."""

    first: date
    last: date
    changes: list[tuple[date, int]]
    marks: list[Mark]

    @property
    def stops(self) -> list[date]:
        """Every day worth stopping at: something changed, or it has a name."""
        return sorted({on for on, _ in self.changes if on <= self.last} | {mark.on for mark in self.marks})

    def before(self, on: date, days: Sequence[date] | None = None) -> date | None:
        days = self.stops if days is None else days
        place = bisect_left(days, on)
        return days[place - 1] if place else None

    def after(self, on: date, days: Sequence[date] | None = None) -> date | None:
        days = self.stops if days is None else days
        place = bisect_right(days, on)
        return days[place] if place < len(days) else None


@blueprint.get(f"{AT}/replay/")
@allow("read plans")
def replay(authority: str) -> ResponseReturnValue:
    """`on` is the day, `mode` how it is asked, `since` the day of the step before; `day` counts days for the slider."""
    ask, mode = reader(authority), "now" if request.args.get("mode") == "now" else "then"
    plan = as_id(request.args.get("plan", ""))
    plans = plans_named(ask, Asked.of())
    if plan is not None and plan not in plans:
        raise UnknownPlan("This authority has no such plan.", plan=str(plan))
    line = line_of(ask, mode, plan)
    on, wrong = day_of(line)
    if request.args.get("day"):
        return redirect(request.path + address(plan, mode, on, {"since": request.args.get("since")}), 303)
    came_from = other_day("since")
    before = came_from if came_from and came_from != on else line.before(on) or on - timedelta(days=1)
    g.pop("asked", None)
    asked = point(on, mode)
    note(as_at=on, known_on=asked.known_on if mode == "then" else None)
    there = known(ask, asked, before, mode, plan)
    found = compare_points(ask, point(before, mode), asked, plan) if there else None
    page = render_template(
        "inspection/replay.html",
        asked=None,
        on=on,
        before=before,
        wrong=wrong,
        mode=mode,
        plan_id=plan,
        plans=plans,
        line=line,
        kinds_of_marks=[(sample(kind), words) for kind, words in KINDS.items()],
        picture=picture(line.first, line.last, on, line.changes, line.marks, "time-line"),
        links=links(line, on),
        here_marks=[mark.text for mark in line.marks if mark.on == on],
        to=lambda **more: request.path + address(plan, mode, on, more),
        changed_in_step=step(found) if found else {},
        named_in_step=found.compared.actions if found else (),
        **(shown(ask, asked, plan, authority) if plan else {"every": ask.plans(asked), "kept": ""}),
    )
    return page, 400 if wrong else 200


def known(ask: Reader, asked: Asked, before: date, mode: Mode, plan: UUID | None) -> bool:
    """Does either point have the plan? A replay may stand on a day before it was opened."""
    return plan is None or any(plan in plans_named(ask, each) for each in (asked, point(before, mode)))


def line_of(ask: Reader, mode: Mode, plan: UUID | None) -> Line:
    changes, today = days_of_change(ask, mode, plan), Asked.of().as_at
    first = min(changes[0][0] if changes else today, today - timedelta(days=30))
    year_starts = ask.authority(Asked.of())["year_starts"]
    return Line(first, today, changes, marks(ask, first, today, year_starts, plan, mode))


def day_of(line: Line) -> tuple[date, str | None]:
    """The day that the address asks for; without one, the last."""
    counted = request.args.get("day", "")
    if counted.isascii() and counted.isdecimal() and len(counted) < 6:
        return min(line.first + timedelta(days=int(counted)), line.last), None
    try:
        given = request.args.get("on", "").strip()
        return (day(given) if given else line.last), None
    except NotADate as problem:
        return line.last, str(problem)


def other_day(name: str) -> date | None:
    try:
        return day(request.args[name]) if request.args.get(name) else None
    except NotADate:
        return None


def address(plan: UUID | None, mode: Mode, on: date, more: dict[str, Any]) -> str:
    said = {"plan": plan, "mode": mode if mode == "now" else None, "on": on.isoformat()} | more
    return "?" + urlencode({name: str(value) for name, value in said.items() if value})


def links(line: Line, on: date) -> dict[str, tuple[date, str] | None]:
    """Where the links lead: a change or a mark before and after, and the ends."""
    named = sorted({mark.on for mark in line.marks})
    changed = [each for each, _ in line.changes if each <= line.last]
    found = {
        "previous": line.before(on, changed), "next": line.after(on, changed),
        "previous_mark": line.before(on, named), "next_mark": line.after(on, named),
    }  # fmt: skip
    texts: dict[date, list[str]] = {}
    for mark in line.marks:
        texts.setdefault(mark.on, []).append(mark.text)
    return {
        name: (to, "; ".join([in_words(to), *texts.get(to, [])]) if "mark" in name else in_words(to)) if to else None
        for name, to in found.items()
    }


def step(found: Comparison) -> dict[UUID, str]:
    """Of each action that changed in the last step: what."""
    return {each.id: in_short(each, found) for each in found.compared.actions if each.kind != "unchanged"}


def in_short(each: Difference, found: Comparison) -> str:
    named = [] if each.kind == "added" else [line.name for line in lines(each, found) if line.name != "How it left"]
    what = GROUPS[group_of(each)]
    return f"{what}: {', '.join(dict.fromkeys(named)).lower()}" if named else what


def shown(ask: Reader, asked: Asked, plan: UUID, authority: str) -> dict[str, Any]:
    """The plan's own table, as its page shows it; or nothing, on a day before it was opened."""
    try:
        found = ask.plan(plan, asked, every_note=False)
    except UnknownPlan:
        return {"plan": None, "kept": ""}
    dates = asked.parameters()
    return {
        "plan": found,
        "question": f"The plan {asked.in_words()}",
        "filters": Filters.of(MultiDict()),
        "groups": grouped(found["actions"], found, whole=True),
        "shown": found["actions"],
        "kept": f"?{urlencode(dates)}",
        "address": lambda filters: f"/{authority}/plans/{plan}/{filters.address(dates)}",
    }
