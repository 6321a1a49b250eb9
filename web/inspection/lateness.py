"""Lateness as a picture: a bar for each month of recording, with a piece for each step of being late."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from projections.between.recorded_since import STEPS

HEIGHT, BELOW, TOP = 220, 44, 22


def picture(months: list[dict[str, Any]], id: str) -> Markup:
    """As wide as the page; a month's number of entries stands above its bar, the same numbers stand in the table."""
    if not months:
        return Markup("")
    most = max(sum(each["counts"]) for each in months)
    wide = 100 / len(months)
    told = " ".join(f"{each['month']:%B %Y}: {in_words(each['counts'])}." for each in months)
    return Markup(
        '<svg class="tl-late" width="100%" height="{height}" role="img" aria-labelledby="{id}-title {id}-desc">'
        '<title id="{id}-title">Entries by the month in which they were recorded, and how late they were</title>'
        '<desc id="{id}-desc">{told}</desc>{bars}</svg>'
    ).format(
        height=HEIGHT + BELOW + TOP, id=id, told=told,
        bars=Markup("").join(bar(each, number * wide, wide, most, len(months)) for number, each in enumerate(months)),
    )  # fmt: skip


def in_words(counts: list[int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in zip(STEPS, counts, strict=True) if count) or "none"


def bar(month: dict[str, Any], left: float, wide: float, most: int, many: int) -> Markup:
    middle, at, parts = left + wide / 2, TOP + HEIGHT, []
    for number, count in enumerate(month["counts"]):
        tall = HEIGHT * count / most
        at -= tall
        if count:
            parts.append(
                Markup('<rect class="tl-late__{}" x="{:.2f}%" y="{:.1f}" width="{:.2f}%" height="{:.1f}"/>').format(
                    number, left + wide * 0.12, at, wide * 0.76, tall
                )
            )
    words = Markup('<text class="tl-late__{}" x="{:.2f}%" y="{:.1f}" text-anchor="middle">{}</text>').format
    parts.append(words("number", middle, at - 6, sum(month["counts"])))
    name = month["month"]
    parts.append(words("month", middle, TOP + HEIGHT + 17, f"{name:%b}" if many <= 13 else f"{name:%b}"[0]))
    if name.month == 1 and left > 0:
        parts.append(words("month", middle, TOP + HEIGHT + 36, f"{name:%Y}"))
    elif left == 0:
        year = Markup('<text class="tl-late__month" x="0" y="{}">{}</text>')
        parts.append(year.format(TOP + HEIGHT + 36, f"{name:%Y}"))
    return Markup("").join(parts)
