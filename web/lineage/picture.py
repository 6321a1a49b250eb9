"""Threads as a picture: a column for each plan, a line for each action from plan to plan. The table says the same.

What happened is told by shape and word, never by colour alone: a dot is open or went on, a square was done, a cross
was dropped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Any
from uuid import UUID

from markupsafe import Markup

from projections.called import plan_year
from projections.lineage.threads import Link, Station, Thread
from web.wording import STATUSES, days, later, plan_name, times

LEFT, TRACK, TOP, GAP = 24.0, 62.0, 84.0, 14.0
LINE = 18
WIDE, NARROW = 1090.0, 176.0
"""How wide all columns are together, and how narrow one may get; beyond that the frame scrolls."""
BEND, ASIDE = 64.0, 26.0
"""How far before the column it reaches a line leaves its track, and how far one that stays in its column goes aside."""
LETTER, BOLD = 6.2, 7.2
ENDED = {"completed": "done", "embedded": "done", "withdrawn": "gone", "superseded": "gone", "transferred": "gone"}
HOW = {"split": "a part of it", "merged": "became one"}
Plans = Sequence[Mapping[str, Any]]
Places = Mapping[UUID, tuple[float, float]]


def picture(found: Sequence[Thread], plans: Plans, id: str) -> Markup:
    """`plans`: the columns, in their order."""
    if not found:
        return Markup("")
    wide = max(NARROW, WIDE / max(2, len(plans)))
    at = {plan["id"]: LEFT + wide * place for place, plan in enumerate(plans)}
    letters = int((wide - 20) / LETTER)
    drawn, top = [], TOP
    for each in found:
        drawn.append(thread_drawn(each, at, top, letters))
        top += each.tracks * TRACK + GAP
    return Markup(
        '<svg class="tl-threads" viewBox="0 0 {w:.0f} {h:.0f}" width="{w:.0f}" height="{h:.0f}" role="img"'
        ' aria-labelledby="{id}-title {id}-desc"><title id="{id}-title">Threads of actions through the plans</title>'
        '<desc id="{id}-desc">{told}</desc>{columns}{drawn}</svg>'
    ).format(
        w=LEFT + wide * len(plans), h=top, id=id, told=told(found, plans), drawn=Markup("").join(drawn),
        columns=Markup("").join(column(plan, at[plan["id"]], top, int((wide - 12) / BOLD)) for plan in plans),
    )  # fmt: skip


def column(plan: Mapping[str, Any], x: float, height: float, letters: int) -> Markup:
    lines = [*wrap(without_year(plan), letters, max_lines=2, placeholder="…"), plan_year(plan["period"])]
    head = Markup('<text class="tl-threads__head" x="{:.0f}" y="{}">{}</text>')
    told = Markup("").join(head.format(x - 8, LINE * place, words) for place, words in enumerate(lines, 1))
    return Markup('<path class="tl-threads__plan" d="M{:.0f} {}V{:.0f}"/>{}').format(x, LINE * 3 + 10, height, told)


def without_year(plan: Mapping[str, Any]) -> str:
    """The year stands on a line of its own, where it is never cut."""
    title = str(plan["title"])
    return title.replace(plan_year(plan["period"]), "").strip(" ,:–-") or title


def thread_drawn(each: Thread, at: Mapping[UUID, float], top: float, letters: int) -> Markup:
    places = {s.action["id"]: (at[s.plan], top + s.track * TRACK + 20) for s in each.stations}
    lines = [curve(one, places) for one in each.links if one.before in places and one.after in places]
    return Markup("").join([*lines, *(dot(one, places[one.action["id"]], letters) for one in each.stations)])


def curve(one: Link, places: Places) -> Markup:
    (x, y), (to_x, to_y) = places[one.before], places[one.after]
    if x == to_x:
        way = f"M{x:.0f} {y:.0f}C{x - ASIDE:.0f} {y:.0f} {x - ASIDE:.0f} {to_y:.0f} {x:.0f} {to_y:.0f}"
    else:
        bend, half = to_x - BEND, to_x - BEND / 2
        way = f"M{x:.0f} {y:.0f}H{bend:.0f}C{half:.0f} {y:.0f} {half:.0f} {to_y:.0f} {to_x:.0f} {to_y:.0f}"
    return Markup('<path class="tl-threads__line tl-threads__line--{}" d="{}"/>').format(one.how, way)


def dot(one: Station, place: tuple[float, float], letters: int) -> Markup:
    x, y = place
    name = f"{one.action['ref'] or ''} {one.action['title']}".strip()
    return Markup(
        '{shape}<text class="tl-threads__name" x="{x:.0f}" y="{above:.0f}">{name}</text>'
        '<text class="tl-threads__slip" x="{x:.0f}" y="{below:.0f}">{slip}</text>'
    ).format(
        shape=shape(one, x, y), x=x + 12, above=y - 9, below=y + 20, name=shortened(name, letters),
        slip=", ".join(marks(one)),
    )  # fmt: skip


def shape(one: Station, x: float, y: float) -> Markup:
    kind = ENDED.get(one.action["status"])
    if kind == "done":
        square = '<rect class="tl-threads__done" x="{:.0f}" y="{:.0f}" width="13" height="13"/>'
        return Markup(square).format(x - 6, y - 6)
    if kind == "gone":
        cross = f"M{x - 6:.0f} {y - 6:.0f}l12 12m0 -12l-12 12"
        return Markup('<path class="tl-threads__gone" d="{}"/>').format(cross)
    return Markup('<circle class="tl-threads__dot" cx="{:.0f}" cy="{:.0f}" r="6.5"/>').format(x, y)


def marks(one: Station) -> list[str]:
    """What is said at a station: slipped, reworded, how it ended."""
    found = [signed(one.slipped)] if one.slipped else []
    found += [HOW[one.how]] if one.how in HOW else ["reworded"] if one.reworded else []
    return found + ([STATUSES[one.action["status"]].lower()] if one.action["status"] in ENDED else [])


def signed(count: int) -> str:
    return f"{'+' if count > 0 else '−'}{days(abs(count))}"


def told(found: Sequence[Thread], plans: Plans) -> str:
    names = {plan["id"]: plan_name(plan) for plan in plans}
    sentences = []
    for each in found:
        slipped = f", due {later(each.slipped)} in all" if each.slipped else ""
        way = ", then ".join(dict.fromkeys(names[one.plan] for one in each.stations))
        often = f"carried {times(each.times)}" if each.times else "not carried"
        sentences.append(f"“{shortened(each.title, 60)}”: {often}{slipped}; {way}.")
    return " ".join(sentences)


def shortened(name: str, most: int) -> str:
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"
