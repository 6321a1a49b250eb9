"""A flow picture: on the left the plans, in the middle what became of their actions, on the right where they went.

Each band is as thick as the number of actions that it stands for; every column holds each action once. Bands run only
between the columns, and names stand only beside them or in the boxes of the middle, so that none lies on a band. It is
drawn twice, for wide and for narrow screens; the table below it says the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from markupsafe import Markup

from projections.between.becoming import Flow

GAP, TOP, LEAST = 14.0, 34.0, 240.0
KINDS = {
    "completed": "done", "embedded": "done", "carried_forward": "on", "transferred": "on", "merged": "on",
    "superseded": "gone", "withdrawn": "gone", "paused": "open", "open": "open",
}  # fmt: skip
Name = Callable[[Any], str]


@dataclass(frozen=True)
class Frame:
    """Where the columns stand: the bars of the plans, the boxes of the ways, the bars of the plans that they went into.

    `letters`: how many of each column fit into a line. `most`: how many lines a name may have.
    """

    manner: str
    width: float
    bar: float
    left: float
    box: tuple[float, float]
    right: float
    letters: tuple[int, int, int]
    most: int
    line: float


WIDE = Frame("wide", 1000, 14, 246, (420, 616), 776, (29, 23, 24), 3, 18)
NARROW = Frame("narrow", 340, 6, 88, (126, 216), 250, (11, 11, 10), 6, 16)


@dataclass
class Node:
    """A bar or box of a column: how many actions, and from where down its bands go. `out` and `into`: where they go on.

    `room`: how much of the column it takes, for its bands or its name, whatever is higher.
    """

    key: Any
    actions: int
    lines: Sequence[str] = ()
    top: float = 0.0
    room: float = 0.0
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


def drawn(flows: Sequence[Flow], plan_name: Name = str, way_name: Name = str, frame: Frame = WIDE) -> Drawing:
    before, middle, after = frame.letters
    plans = nodes(((each.plan, each.actions) for each in flows), plan_name, before, frame.most)
    ways = nodes(((each.way, each.actions) for each in flows), way_name, middle, frame.most)
    gone_on = ((each.into, each.actions) for each in flows if each.into is not None)
    intos = nodes(gone_on, plan_name, after, frame.most)
    every = sum(each.actions for each in flows)
    unit = max(LEAST, 7.0 * every) / every if every else 0.0
    height = max(stack(column, unit, frame.line) for column in (plans, ways, intos))
    return Drawing(plans, ways, intos, bands(flows, plans, ways, intos, unit, frame), unit, height)


def nodes(counted: Iterable[tuple[Any, int]], name: Name, letters: int, most: int) -> list[Node]:
    found: dict[Any, Node] = {}
    for key, actions in counted:
        found.setdefault(key, Node(key, 0)).actions += actions
    for node in found.values():
        node.lines = in_lines(f"{node.actions} {name(node.key)}", letters, most)
    return list(found.values())


def in_lines(name: str, letters: int, most: int) -> list[str]:
    """Whole, if there is room; else without its middle: plans of two years differ by their last word."""
    lines = wrap(name, letters, break_on_hyphens=False)
    if len(lines) <= most:
        return lines
    last = wrap(name.rpartition(" ")[2], letters)[-1]
    kept = lines[: most - 1]
    kept[-1] = f"{kept[-1][: letters - 1].rstrip()}…"
    return [*kept, last]


def stack(column: list[Node], unit: float, line: float) -> float:
    """One under the other, a gap between them; bands in the middle of each."""
    at = TOP
    for node in column:
        thick = node.actions * unit
        node.room = max(thick, len(node.lines) * line + 6)
        node.top = node.out = node.into = at + (node.room - thick) / 2
        at += node.room + GAP
    return at


def bands(
    flows: Sequence[Flow], plans: list[Node], ways: list[Node], intos: list[Node], unit: float, frame: Frame
) -> list[Band]:
    by_plan, by_way, by_into = ({node.key: node for node in column} for column in (plans, ways, intos))
    found = []
    for each in flows:
        plan, way, thick = by_plan[each.plan], by_way[each.way], each.actions * unit
        found.append(Band(KINDS[each.way], frame.left + frame.bar, plan.out, frame.box[0], way.into, thick))
        plan.out, way.into = plan.out + thick, way.into + thick
        if each.into is not None:
            into = by_into[each.into]
            found.append(Band(KINDS[each.way], frame.box[1], way.out, frame.right, into.into, thick))
            into.into += thick
        way.out += thick
    return found


def picture(flows: Sequence[Flow], plan_name: Name, way_name: Name, id: str, frame: Frame = WIDE) -> Markup:
    """The drawing; nothing where there is no action."""
    if not flows:
        return Markup("")
    drawing = drawn(flows, plan_name, way_name, frame)
    return Markup(
        '<svg class="tl-flow tl-flow--{manner}" viewBox="0 0 {width:.0f} {height:.0f}" role="img"'
        ' aria-labelledby="{id}-title {id}-desc">'
        '<title id="{id}-title">What became of every action</title><desc id="{id}-desc">{told}</desc>'
        "{heads}{bands}{plans}{ways}{intos}</svg>"
    ).format(
        manner=frame.manner, width=frame.width, height=drawing.height, id=id, told=told(flows, plan_name, way_name),
        heads=heads(frame, bool(drawing.intos)),
        bands=Markup("").join(band(each) for each in drawing.bands),
        plans=column(drawing.plans, frame.left, drawing.unit, frame, before=True),
        ways=boxes(drawing.ways, frame),
        intos=column(drawing.intos, frame.right, drawing.unit, frame),
    )  # fmt: skip


def heads(frame: Frame, onwards: bool) -> Markup:
    said = [("These plans", frame.left + frame.bar, "end"), ("What became of it", sum(frame.box) / 2, "middle")]
    if onwards:
        said.append(("Where it went", frame.right, "start"))
    return Markup("").join(
        Markup('<text class="tl-flow__head" x="{:.0f}" y="14" text-anchor="{}">{}</text>').format(x, anchor, words)
        for words, x, anchor in said
    )


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


def column(nodes: list[Node], x: float, unit: float, frame: Frame, before: bool = False) -> Markup:
    """Bars, and their names on the side where no band is."""
    at, anchor = (x - 6, "end") if before else (x + frame.bar + 6, "start")
    return Markup("").join(
        Markup('<rect class="tl-flow__node" x="{:.1f}" y="{:.1f}" width="{}" height="{:.1f}"/>{}').format(
            x, node.top, frame.bar, max(node.actions * unit, 1.5), label(node, at, anchor, unit, frame)
        )
        for node in nodes
    )


def boxes(nodes: list[Node], frame: Frame) -> Markup:
    """Wide enough for their names: what comes in on the left goes on from the right."""
    left, right = frame.box
    return Markup("").join(
        Markup('<rect class="tl-flow__box tl-flow__box--{}" x="{}" y="{:.1f}" width="{}" height="{:.1f}"/>{}').format(
            KINDS[node.key], left, (node.top + node.out - node.room) / 2, right - left, node.room,
            label(node, (left + right) / 2, "middle", (node.out - node.top) / node.actions, frame),
        )
        for node in nodes
    )  # fmt: skip


def label(node: Node, x: float, anchor: str, unit: float, frame: Frame) -> Markup:
    """The number and the name, in as many lines as it needs, beside the middle of its bands."""
    first = node.top + node.actions * unit / 2 - (len(node.lines) - 1) * frame.line / 2 + 5
    number, _, rest = node.lines[0].partition(" ")
    lines = Markup("").join(
        Markup('<tspan x="{:.1f}" y="{:.1f}">{}{}</tspan>').format(
            x, first + place * frame.line,
            Markup('<tspan class="tl-flow__number">{}</tspan> ').format(number) if place == 0 else "",
            line if place else rest,
        )
        for place, line in enumerate(node.lines)
    )  # fmt: skip
    return Markup('<text class="tl-flow__name" text-anchor="{}">{}</text>').format(anchor, lines)
