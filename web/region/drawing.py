"""The region's pictures: a small bar of how actions stand, their trend as stacked areas, bars of counts.

Each step of the scale has a pattern beside its colour (`region/_patterns.html`), so that a print in black and white
reads the same. Every picture says in its description what it shows; the page has the numbers in a table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from markupsafe import Markup, escape

from web.region.scale import STEPS

Trend = Sequence[tuple[date, Mapping[str, int]]]
WIDTH, HEIGHT = 760.0, 300.0
LEFT, RIGHT, TOP, BOTTOM = 40.0, 118.0, 14.0, 30.0
LETTERS = 15.0
"""What a line of letters needs."""


def words_of(scales: Mapping[str, int]) -> str:
    """3 on track, 1 at risk"""
    return ", ".join(f"{scales[step]} {name.lower()}" for step, (name, _) in STEPS.items() if scales.get(step))


def small_bar(scales: Mapping[str, int], id: str, title: str) -> Markup:
    """How the actions of one cell stand, in parts of the whole."""
    total = sum(scales.values())
    pieces, at = "", 0.0
    for step in STEPS:
        if count := scales.get(step, 0):
            share = 100 * count / total
            pieces += f'<rect class="tl-step" fill="url(#step-{step})" x="{at:.1f}" width="{share:.1f}" height="10"/>'
            at += share
    return Markup(  # all of it is numbers and words of our own
        f'<svg class="tl-smallbar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img"'
        f' aria-labelledby="{id}-title {id}-desc"><title id="{id}-title">{escape(title)}</title>'
        f'<desc id="{id}-desc">{words_of(scales)}</desc>{pieces}</svg>'
    )


def stacked(trend: Trend, id: str, title: str, waits: Mapping[date, int] | None = None) -> Markup:
    """Areas on top of one another: how many actions stood open at the end of each month, by step of the scale.

    `waits`: on which of these days how many services were between plans; a band says so, for that is no fall.
    """
    most = round_up(max((sum(counts.values()) for _, counts in trend), default=0))
    below = [0.0] * len(trend)
    areas, labels, floor = [], [], HEIGHT - BOTTOM
    for step, (name, _) in STEPS.items():
        above = [low + counts.get(step, 0) for low, (_, counts) in zip(below, trend, strict=True)]
        if above != below:
            areas.append(area(step, below, above, most))
            if above[-1] > below[-1]:
                middle = min((y(below[-1], most) + y(above[-1], most)) / 2 + 5, floor - 1)
                labels.append((middle, f"{trend[-1][1][step]} {name.lower()}"))
                floor = middle - LETTERS + 1
        below = above
    return Markup(
        '<svg class="tl-stacked" viewBox="0 0 {w:.0f} {h:.0f}" role="img" aria-labelledby="{id}-title {id}-desc">'
        '<title id="{id}-title">{title}</title><desc id="{id}-desc">{told}</desc>'
        "{bands}{grid}{areas}{labels}{days}</svg>"
    ).format(
        w=WIDTH, h=HEIGHT, id=id, title=title, told=in_words(trend) + waits_in_words(trend, waits or {}),
        bands=bands(trend, waits or {}), grid=grid(most), areas=Markup("").join(areas),
        labels=Markup("").join(label(WIDTH - RIGHT + 8, at, text) for at, text in labels), days=days(trend),
    )  # fmt: skip


def in_words(trend: Trend) -> str:
    """The first, the largest and the last month."""
    told = [trend[0], max(trend, key=lambda each: sum(each[1].values())), trend[-1]]
    said = dict.fromkeys(f"{day:%-d %B %Y}: {words_of(counts) or 'none open'}" for day, counts in told)
    return ". ".join(said) + "."


def stretches(trend: Trend, waits: Mapping[date, int]) -> list[list[int]]:
    """The places of months in which services were between plans, those that follow each other together."""
    found: list[list[int]] = []
    for place, (day, _) in enumerate(trend):
        if day in waits:
            if found and found[-1][-1] == place - 1:
                found[-1].append(place)
            else:
                found.append([place])
    return found


def waits_in_words(trend: Trend, waits: Mapping[date, int]) -> str:
    return "".join(
        f" On {trend[place][0]:%-d %B %Y} {count_of(waits[trend[place][0]])} between plans."
        for each in stretches(trend, waits)
        for place in each
    )


def count_of(services: int) -> str:
    return "1 service was" if services == 1 else f"{services} services were"


def bands(trend: Trend, waits: Mapping[date, int]) -> Markup:
    last = len(trend) - 1
    band = Markup('<rect class="tl-stacked__waits" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>')
    drawn = Markup("")
    for each in stretches(trend, waits):
        left, right = x(max(each[0] - 0.5, 0), last), x(min(each[-1] + 0.5, last or 1), last)
        drawn += band.format(left, TOP, right - left, HEIGHT - TOP - BOTTOM)
        near_end = each[-1] > last - 2
        drawn += label(right if near_end else left, TOP - 3, "between plans", "end" if near_end else "start")
    return drawn


def area(step: str, below: Sequence[float], above: Sequence[float], most: int) -> Markup:
    last = len(below) - 1
    there = [f"{x(place, last):.1f},{y(value, most):.1f}" for place, value in enumerate(above)]
    back = [f"{x(place, last):.1f},{y(value, most):.1f}" for place, value in reversed(list(enumerate(below)))]
    if not last:  # one month: a column
        there.append(f"{x(1, 1):.1f},{y(above[0], most):.1f}")
        back.insert(0, f"{x(1, 1):.1f},{y(below[0], most):.1f}")
    return Markup('<polygon class="tl-step" fill="url(#step-{})" points="{}"/>').format(step, " ".join(there + back))


def x(place: float, last: int) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * place / max(last, 1)


def y(value: float, most: int) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / most


def round_up(most: int) -> int:
    """Up to a number that four lines divide."""
    step = next(each for each in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 10**6) if each * 4 >= most)
    return step * 4


def grid(most: int) -> Markup:
    line = Markup('<line class="tl-stacked__grid" x1="{:.0f}" x2="{:.0f}" y1="{y:.1f}" y2="{y:.1f}"/>')
    return Markup("").join(
        line.format(LEFT, WIDTH - RIGHT, y=y(value, most)) + label(LEFT - 7, y(value, most) + 5, str(value), "end")
        for value in range(0, most + 1, most // 4)
    )


def days(trend: Trend) -> Markup:
    """The name of a month below, for as many months as there is room."""
    last = len(trend) - 1
    every = max(1, -(-last // 6))
    return Markup("").join(
        label(x(place, last), HEIGHT - 9, f"{day:%b %y}", "middle")
        for place, (day, _) in enumerate(trend)
        if (last - place) % every == 0
    )


def label(left: float, top: float, words: str, anchor: str = "start") -> Markup:
    return Markup('<text class="tl-stacked__label" x="{:.1f}" y="{:.1f}" text-anchor="{}">{}</text>').format(
        left, top, anchor, words
    )


def bar(count: int, most: int) -> Markup:
    """Beside its number in a table, which says all of it."""
    share = 100 * count / most if most else 0
    return Markup(
        '<svg class="tl-countbar" width="100%" height="14" aria-hidden="true" focusable="false">'
        '<rect width="{:.1f}%" height="14"/></svg>'
    ).format(share)
