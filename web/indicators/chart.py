"""Line charts of reported values, drawn by the server. Each point stands at the end of its own true period.

A thin line to its left is as long as its period. What was not counted alike is not joined: each kind of period has a
shape and a line of its own, and a changed definition breaks the line where it began. Nothing rests on colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import ceil, floor, log10
from typing import Any

from markupsafe import Markup

from domain.national import COMPARED_WITH
from projections.indicators.reading import lines
from web.indicators.words import amount, kind_of_value, number

WIDTH, HEIGHT = 400.0, 210.0
LEFT, RIGHT, TOP, BOTTOM = 46.0, 12.0, 22.0, 26.0
STEPS = 4
APART = 12.0
"""Points that are nearer would cover each other."""
FROM_NOUGHT = 0.5
"""A scale begins at nought unless its least value is above this share of its largest."""

SHAPES = {
    "month": "M0-3.2A3.2 3.2 0 1 1 0 3.2A3.2 3.2 0 1 1 0-3.2z",
    "quarter": "M0-4.6A4.6 4.6 0 1 1 0 4.6A4.6 4.6 0 1 1 0-4.6z",
    "year": "M-4.4-4.4H4.4V4.4H-4.4z",
    "calendar_year": "M0-5.6L5.4 4.2H-5.4z",
    "rolling_year": "M0-6L6 0L0 6L-6 0z",
    "span": "M0 5.6L5.4-4.2H-5.4z",
}


@dataclass(frozen=True)
class Scale:
    """From days and values to places in the drawing; several charts may share one."""

    first: date
    last: date
    least: float
    most: float
    step: float

    def x(self, day: date) -> float:
        length = max((self.last - self.first).days, 1)
        return LEFT + (WIDTH - LEFT - RIGHT) * (day - self.first).days / length

    def y(self, value: Decimal | float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (float(value) - self.least) / (self.most - self.least)

    @property
    def ticks(self) -> list[float]:
        return [self.least + n * self.step for n in range(round((self.most - self.least) / self.step) + 1)]


def scale_for(values: Sequence[dict[str, Any]]) -> Scale:
    """Round numbers around all values and what they are compared with."""
    numbers = [float(n) for each in values for n in (each["value"], *each["comparators"].values())]
    low, high = min(numbers), max(numbers)
    base = 0.0 if low <= high * FROM_NOUGHT else low
    step = round_step((high - base) or abs(high) or 1.0)
    least = floor(base / step) * step
    most = max(ceil(high / step) * step, least + step)
    first = min(each["period"]["starts_on"] for each in values)
    return Scale(first, max(each["period"]["ends_on"] for each in values), least, most, step)


def round_step(span: float) -> float:
    """1, 2 or 5 times a power of ten, so that about four of them make up the span."""
    raw = span / STEPS
    power = 10.0 ** floor(log10(raw))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= raw * 0.999)


def chart(indicator: dict[str, Any], id: str, scale: Scale | None = None, title: str | None = None) -> Markup:
    """The picture of one indicator; nothing where no value was reported."""
    values = indicator["values"]
    if not values:
        return Markup("")
    scale = scale or scale_for(values)
    places = placed(values, scale)
    return Markup(
        '<svg class="tl-ind" viewBox="0 0 {w:.0f} {h:.0f}" role="img" aria-labelledby="{id}-title {id}-desc">'
        '<title id="{id}-title">{title}</title><desc id="{id}-desc">{told}</desc>'
        "{grid}{breaks}{others}{spans}{own}{points}</svg>"
    ).format(
        w=WIDTH, h=HEIGHT, id=id, title=title or indicator["name"], told=told(indicator),
        grid=grid(scale), breaks=together(broken(each, scale) for each in breaks(indicator, scale)),
        others=together(of_others(values, scale)), spans=together(span(each, scale) for each in values),
        own=together(joined(line, places) for line in lines(values)),
        points=together(point(each, places) for each in values),
    )  # fmt: skip


def together(pieces: Iterable[Markup]) -> Markup:
    return Markup("").join(pieces)


def told(indicator: dict[str, Any]) -> str:
    """The same in words: every value with its period."""
    said = "; ".join(
        f"{each['period']['text']} ({kind_of_value(each).lower()}) {amount(each['value'], each['unit'])}"
        for each in indicator["values"]
    )
    anew = (f" Defined anew from {each['since']:%-d %B %Y}." for each in indicator["definitions"][1:])
    return f"{said}." + "".join(anew)


# Pieces


def grid(scale: Scale) -> Markup:
    across = together(
        Markup(
            '<line class="tl-ind__grid" x1="{:.1f}" x2="{:.1f}" y1="{y:.1f}" y2="{y:.1f}"/>'
            '<text class="tl-ind__tick" x="{:.1f}" y="{:.1f}" text-anchor="end">{}</text>'
        ).format(LEFT, WIDTH - RIGHT, LEFT - 6, scale.y(each) + 4, tick(each), y=scale.y(each))
        for each in scale.ticks
    )
    return across + together(
        Markup(
            '<line class="tl-ind__grid" x1="{x:.1f}" x2="{x:.1f}" y1="{:.1f}" y2="{:.1f}"/>'
            '<text class="tl-ind__tick" x="{x:.1f}" y="{:.1f}" text-anchor="middle">{}</text>'
        ).format(HEIGHT - BOTTOM, HEIGHT - BOTTOM + 4, HEIGHT - BOTTOM + 17, f"{day:%b %y}", x=scale.x(day))
        for day in days(scale)
    )


def tick(value: float) -> str:
    return number(Decimal(str(round(value, 6))).normalize())


def days(scale: Scale) -> list[date]:
    """Firsts of April, or of every quarter where the whole is short; never so many that they meet."""
    months = (scale.last.year - scale.first.year) * 12 + scale.last.month - scale.first.month + 1
    every = next(each for each in (3, 6, 12, 24, 36, 60, 120) if months / each <= 5 or each == 120)
    start = scale.first.year * 12 + scale.first.month - 1
    found = []
    for month in range(start, start + months + 1):
        if (month - 3) % every == 0:
            day = date(month // 12, month % 12 + 1, 1)
            if scale.first <= day <= scale.last:
                found.append(day)
    return found


def breaks(indicator: dict[str, Any], scale: Scale) -> list[dict[str, Any]]:
    return [each for each in indicator["definitions"][1:] if scale.first < each["since"] <= scale.last]


def broken(definition: dict[str, Any], scale: Scale) -> Markup:
    """Where another definition begins: a line from top to bottom, and its number."""
    x = scale.x(definition["since"])
    before = x > WIDTH - 110
    return Markup(
        '<line class="tl-ind__break" x1="{x:.1f}" x2="{x:.1f}" y1="4" y2="{:.1f}"/>'
        '<text class="tl-ind__break-name" x="{:.1f}" y="13" text-anchor="{}">Definition {}</text>'
    ).format(HEIGHT - BOTTOM, x + (-5 if before else 5), "end" if before else "start", definition["version"], x=x)


def span(value: dict[str, Any], scale: Scale) -> Markup:
    period = value["period"]
    return Markup('<line class="tl-ind__span" x1="{:.1f}" x2="{:.1f}" y1="{y:.1f}" y2="{y:.1f}"/>').format(
        scale.x(period["starts_on"]), scale.x(period["ends_on"]), y=scale.y(value["value"])
    )


def placed(values: Sequence[dict[str, Any]], scale: Scale) -> dict[Any, tuple[float, float]]:
    """Entry → where its point is: at the end of its period, or before it where a shorter period's would cover it."""
    found: dict[Any, tuple[float, float]] = {}
    for each in sorted(values, key=lambda each: each["period"]["starts_on"], reverse=True):
        x, y = scale.x(each["period"]["ends_on"]), scale.y(each["value"])
        while any(abs(x - other) < APART and abs(y - at) < APART for other, at in found.values()):
            x -= APART
        found[each["entry"]] = (x, y)
    return found


def joined(line: Sequence[dict[str, Any]], places: dict[Any, tuple[float, float]]) -> Markup:
    return path("tl-ind__line", [places[each["entry"]] for each in line])


def of_others(values: Sequence[dict[str, Any]], scale: Scale) -> Iterable[Markup]:
    """What it is compared with, where it was published beside the values: lines without points."""
    for code in COMPARED_WITH:
        for line in lines([each for each in values if code in each["comparators"]]):
            points = [(scale.x(each["period"]["ends_on"]), scale.y(each["comparators"][code])) for each in line]
            if len(points) == 1:  # a line of one point is seen, too
                points = [(points[0][0] - 9, points[0][1]), points[0]]
            yield path(f"tl-ind__other tl-ind__other--{code}", points)


def path(kind: str, points: Sequence[tuple[float, float]]) -> Markup:
    if len(points) < 2:
        return Markup("")
    return Markup('<polyline class="{}" points="{}"/>').format(kind, " ".join(f"{x:.1f},{y:.1f}" for x, y in points))


def point(value: dict[str, Any], places: dict[Any, tuple[float, float]]) -> Markup:
    period = value["period"]
    hollow = " tl-ind__point--cohort" if period["cohort"] else ""
    return Markup('<path class="tl-ind__point{}" transform="translate({:.1f} {:.1f})" d="{}"/>').format(
        hollow, *places[value["entry"]], SHAPES[period["kind"]]
    )


# The legend


def shape_of(kind: str, cohort: bool) -> Markup:
    return Markup(
        '<svg class="tl-ind-key" viewBox="-10 -8 20 16" aria-hidden="true" focusable="false">'
        '<path class="tl-ind__point{}" d="{}"/></svg>'
    ).format(" tl-ind__point--cohort" if cohort else "", SHAPES[kind])


def line_of(code: str) -> Markup:
    return Markup(
        '<svg class="tl-ind-key tl-ind-key--line" viewBox="0 0 40 16" aria-hidden="true" focusable="false">'
        '<line class="tl-ind__other tl-ind__other--{}" x1="0" x2="40" y1="8" y2="8"/></svg>'
    ).format(code)
