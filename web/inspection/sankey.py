"""A flow picture: on the left the plans, in the middle what became of their actions, on the right where they went.

Each band is as thick as the number of actions that it stands for; every column holds each action once. The drawing is
wide; on a narrow screen its frame scrolls, and the table beside it says the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from projections.between.becoming import Flow

WIDTH, NODE, GAP, TOP = 1000.0, 14.0, 26.0, 30.0
LEFT, MIDDLE, RIGHT = 262.0, 490.0, 735.0
LEAST = 240.0
LONGEST = 30
"""Letters of a name beside its node."""
KINDS = {
    "completed": "done", "embedded": "done", "carried_forward": "on", "transferred": "on", "merged": "on",
    "superseded": "gone", "withdrawn": "gone", "paused": "open", "open": "open",
}  # fmt: skip
Name = Callable[[Any], str]


@dataclass
class Node:
    """A bar of a column: how many actions, and from where down it stands. `out` and `into`: where bands go on."""

    key: Any
    actions: int
    top: float = 0.0
    out: float = 0.0
    into: float = 0.0


@dataclass(frozen=True)
class Band:
    """Actions that go from one bar to another: their upper edges and how thick it is."""

    kind: str
    x: float
    y: float
    to_x: float
    to_y: float
    thick: float


@dataclass(frozen=True)
class Drawing:
    """Where everything stands."""

    plans: list[Node]
    ways: list[Node]
    intos: list[Node]
    bands: list[Band]
    unit: float
    height: float


def drawn(flows: Sequence[Flow]) -> Drawing:
    plans, ways = nodes((each.plan, each.actions) for each in flows), nodes((each.way, each.actions) for each in flows)
    intos = nodes((each.into, each.actions) for each in flows if each.into is not None)
    every = sum(each.actions for each in flows)
    unit = max(LEAST, 7.0 * every) / every if every else 0.0
    height = max(stack(column, unit) for column in (plans, ways, intos))
    return Drawing(plans, ways, intos, bands(flows, plans, ways, intos, unit), unit, height)


def nodes(counted: Any) -> list[Node]:
    found: dict[Any, Node] = {}
    for key, actions in counted:
        found.setdefault(key, Node(key, 0)).actions += actions
    return list(found.values())


def stack(column: list[Node], unit: float) -> float:
    """One under the other, a gap between them."""
    at = TOP
    for node in column:
        node.top = node.out = node.into = at
        at += node.actions * unit + GAP
    return at


def bands(flows: Sequence[Flow], plans: list[Node], ways: list[Node], intos: list[Node], unit: float) -> list[Band]:
    by_plan, by_way, by_into = ({node.key: node for node in column} for column in (plans, ways, intos))
    found = []
    for each in flows:
        plan, way, thick = by_plan[each.plan], by_way[each.way], each.actions * unit
        found.append(Band(KINDS[each.way], LEFT + NODE, plan.out, MIDDLE, way.into, thick))
        plan.out, way.into = plan.out + thick, way.into + thick
        if each.into is not None:
            into = by_into[each.into]
            found.append(Band(KINDS[each.way], MIDDLE + NODE, way.out, RIGHT, into.into, thick))
            into.into += thick
        way.out += thick
    return found


def picture(flows: Sequence[Flow], plan_name: Name, way_name: Name, id: str) -> Markup:
    """The drawing; nothing where there is no action."""
    if not flows:
        return Markup("")
    drawing = drawn(flows)
    heads = (
        ("These plans", LEFT + NODE, "end"),
        ("What became of it", MIDDLE, "start"),
        ("Where it went", RIGHT, "start"),
    )
    return Markup(
        '<svg class="tl-flow" viewBox="0 0 {width:.0f} {height:.0f}" role="img" aria-labelledby="{id}-title {id}-desc">'
        '<title id="{id}-title">What became of every action</title><desc id="{id}-desc">{told}</desc>'
        "{heads}{bands}{plans}{ways}{intos}</svg>"
    ).format(
        width=WIDTH, height=drawing.height, id=id, told=told(flows, plan_name, way_name),
        heads=Markup("").join(
            Markup('<text class="tl-flow__head" x="{}" y="14" text-anchor="{}">{}</text>').format(x, anchor, words)
            for words, x, anchor in heads if x != RIGHT or drawing.intos
        ),
        bands=Markup("").join(band(each) for each in drawing.bands),
        plans=column(drawing.plans, LEFT, drawing.unit, plan_name, before=True),
        ways=column(drawing.ways, MIDDLE, drawing.unit, way_name),
        intos=column(drawing.intos, RIGHT, drawing.unit, plan_name),
    )  # fmt: skip


def told(flows: Sequence[Flow], plan_name: Name, way_name: Name) -> str:
    sentences = []
    for each in flows:
        into = f" into {plan_name(each.into)}" if each.into is not None else ""
        sentences.append(f"{each.actions} of {plan_name(each.plan)}: {way_name(each.way).lower()}{into}.")
    return " ".join(sentences)


def band(each: Band) -> Markup:
    """Two curves, and the ends that join them."""
    half = (each.to_x - each.x) / 2
    return Markup(
        '<path class="tl-flow__band tl-flow__band--{}" d="M{:.1f} {:.1f}'
        'c{h:.1f} 0 {h:.1f} {down:.1f} {w:.1f} {down:.1f}v{t:.1f}c{b:.1f} 0 {b:.1f} {up:.1f} {back:.1f} {up:.1f}z"/>'
    ).format(
        each.kind, each.x, each.y, h=half, w=2 * half, down=each.to_y - each.y, t=each.thick, b=-half,
        back=-2 * half, up=each.y - each.to_y,
    )  # fmt: skip


def column(nodes: list[Node], x: float, unit: float, name: Name, before: bool = False) -> Markup:
    at, anchor = (x - 8, "end") if before else (x + NODE + 8, "start")
    return Markup("").join(
        Markup(
            '<rect class="tl-flow__node" x="{:.1f}" y="{:.1f}" width="{}" height="{:.1f}"/>'
            '<text class="tl-flow__name" x="{:.1f}" y="{:.1f}" text-anchor="{}">'
            '<tspan class="tl-flow__number">{}</tspan> {}</text>'
        ).format(
            x, node.top, NODE, max(node.actions * unit, 1.5), at, node.top + node.actions * unit / 2 + 5, anchor,
            node.actions, shortened(name(node.key)),
        )
        for node in nodes
    )  # fmt: skip


def shortened(name: str) -> str:
    """In the middle: plans of two years differ by their last word."""
    if len(name) <= LONGEST:
        return name
    last = name.rpartition(" ")[2][-LONGEST // 2 :]
    return f"{name[: LONGEST - 2 - len(last)].rstrip()}… {last}"
