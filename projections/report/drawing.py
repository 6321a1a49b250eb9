"""The picture of a chart: areas on top of one another, in patterns that can be told apart in black and white."""

from __future__ import annotations

from collections.abc import Sequence

from projections.report.blocks import STEPS, Chart

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 900.0, 260.0, 40.0, 170.0, 10.0, 28.0
PATTERNS = {
    "not_started": '<rect width="6" height="6" fill="#fff"/>',
    "on_track": '<rect width="6" height="6" fill="#a9d8bd"/>',
    "at_risk": '<rect width="6" height="6" fill="#fbdda6"/><path d="M0 6L6 0" stroke="#7a4100" stroke-width="1.6"/>',
    "off_track": '<rect width="6" height="6" fill="#8f1d14"/>',
    "complete": '<rect width="6" height="6" fill="#c6dcf2"/><rect width="6" height="1.6" fill="#11467a"/>',
    "not_rated": '<rect width="6" height="6" fill="#fff"/><circle cx="3" cy="3" r="1.1" fill="#46525e"/>',
}


def as_svg(chart: Chart) -> str:
    """Every step that occurs; what the patterns mean stands beside them."""
    most = round_up(max((sum(each) for each in zip(*chart.steps.values(), strict=True)), default=0))
    below, parts = [0.0] * len(chart.days), [grid(most)]
    for place, (step, counts) in enumerate(chart.steps.items()):
        parts.append(legend(place, step))
        above = [low + count for low, count in zip(below, counts, strict=True)]
        if any(counts):
            parts.append(area(step, below, above, most))
        below = above
    patterns = "".join(
        f'<pattern id="{step}" width="6" height="6" patternUnits="userSpaceOnUse">{inside}</pattern>'
        for step, inside in PATTERNS.items()
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}" font-family="Source Sans 3"'
        f' font-size="13"><defs>{patterns}</defs>{"".join(parts)}{days(chart)}</svg>'
    )


def in_words(chart: Chart) -> str:
    """The first and the last of its days."""
    told = []
    for at in dict.fromkeys((0, len(chart.days) - 1)):
        there = [f"{counts[at]} {STEPS[step].lower()}" for step, counts in chart.steps.items() if counts[at]]
        told.append(f"{chart.days[at]:%-d %B %Y}: {', '.join(there) or 'none open'}")
    return f"{chart.title}. {'. '.join(told)}. The table below has the numbers."


def area(step: str, below: Sequence[float], above: Sequence[float], most: int) -> str:
    last = max(len(below) - 1, 1)
    low, high = (list(below) * 2, list(above) * 2) if len(below) == 1 else (below, above)
    there = [f"{x(place, last):.1f},{y(value, most):.1f}" for place, value in enumerate(high)]
    back = [f"{x(place, last):.1f},{y(value, most):.1f}" for place, value in reversed(list(enumerate(low)))]
    return f'<polygon points="{" ".join(there + back)}" fill="url(#{step})" stroke="#0b0c0c" stroke-width="0.8"/>'


def legend(place: int, step: str) -> str:
    top, left = TOP + (len(STEPS) - 1 - place) * 24, WIDTH - RIGHT + 16
    return (
        f'<rect x="{left}" y="{top}" width="24" height="14" fill="url(#{step})" stroke="#0b0c0c" stroke-width="0.8"/>'
        f'<text x="{left + 32}" y="{top + 12}">{STEPS[step]}</text>'
    )


def grid(most: int) -> str:
    return "".join(
        f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y(at, most):.1f}" y2="{y(at, most):.1f}" stroke="#9aa1a6"'
        f' stroke-width="0.5"/><text x="{LEFT - 6}" y="{y(at, most) + 4:.1f}" text-anchor="end">{at}</text>'
        for at in range(0, most + 1, most // 4)
    )


def days(chart: Chart) -> str:
    last = len(chart.days) - 1
    every = max(1, -(-last // 8))
    return "".join(
        f'<text x="{x(place, max(last, 1)):.1f}" y="{HEIGHT - 8}" text-anchor="middle">{day:%b %y}</text>'
        for place, day in enumerate(chart.days)
        if (last - place) % every == 0
    )


def x(place: float, last: int) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * place / last


def y(value: float, most: int) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / most


def round_up(most: int) -> int:
    """Up to a number that four lines divide."""
    return 4 * next(each for each in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 10**6) if each * 4 >= most)
