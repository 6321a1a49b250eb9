"""The inspectorate's ratings beside local audits: one row for each standard, as a small chart and as a table."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from markupsafe import Markup

from domain.audit import STAGES
from domain.scoring import CUT_OFFS, CutOffs, agrees, rating_for, rounded, said
from projections.inspecting.audits import compared, of_inspection
from web.wording import day

ROW = 58
TRACK = 14
LEFT, WIDE = 2.0, 96.0
"""Where the track begins and how long it is, in per cent of the picture: marks at either end stay inside."""
STEP = '<rect class="tl-beside__step tl-beside__step--{}{}" x="{:.2f}%" y="{}" width="{:.2f}%" height="{}"/>'
ENDS = {Decimal(0): "start", Decimal(100): "end"}
SHAPES = {"baseline": "ring", "progress": "diamond", "after": "disc"}


@dataclass(frozen=True)
class Beside:
    """What a page shows of it. `audits` are the columns of the table."""

    picture: Markup
    audits: list[dict[str, Any]]
    rows: list[dict[str, Any]]
    rated: bool
    steps: list[str]
    """The ratings from the lowest, as the track has them."""


def shown(inspection: dict[str, Any], audits: list[dict[str, Any]], id: str) -> Beside | None:
    """An inspection's ratings with the audits that stand beside it; None where there is neither."""
    its = of_inspection(audits, inspection["id"])
    return of(inspection, its, id) if its or inspection["ratings"] else None


def of(inspection: dict[str, Any] | None, audits: list[dict[str, Any]], id: str) -> Beside:
    rows = compared(inspection, audits)
    cut_offs = cut_offs_of(audits)
    steps = [name for name, _ in sorted(cut_offs, key=lambda each: each[1])]
    return Beside(picture(rows, audits, cut_offs, id), audits, rows, any(row["rating"] for row in rows), steps)


def cut_offs_of(audits: list[dict[str, Any]]) -> CutOffs:
    """Those of the newest audit: by them a rating has its place on the track."""
    return tuple((each["rating"], each["least"]) for each in audits[-1]["cut_offs"]) if audits else CUT_OFFS


def against(score: dict[str, Any], audit: dict[str, Any]) -> list[str]:
    """Of a line that does not add up the other half, beside what is shown: what the table says of points, and what the
    lines are together of which it is the sum."""
    if not score["findings"]:
        return []
    percent, rating = score["percent_said"], score["rating_said"]
    exact = 100 * score["points"] / score["maximum"]
    says = [f"{said(percent)}%"] if percent is not None and not agrees(percent, exact) else []
    says += [rating] if rating and rating != score["rating"] else []
    found = [f"the table says {' '.join(says)}"] if says else []
    return found + added_up(score, audit)


def added_up(score: dict[str, Any], audit: dict[str, Any]) -> list[str]:
    lines = [each for each in audit["scores"] if each["group"] == score["group"] and not each["overall"]]
    points, maximum = sum(each["points"] for each in lines), sum(each["maximum"] for each in lines)
    if not score["overall"] or not lines or (points, maximum) == (score["points"], score["maximum"]):
        return []
    exact = 100 * points / maximum
    rating = rating_for(exact, tuple((each["rating"], each["least"]) for each in audit["cut_offs"])) or "no rating"
    return [f"its lines add up to {rounded(exact, 1)}% {rating} ({said(points)} of {said(maximum)})"]


# The picture


def picture(rows: list[dict[str, Any]], audits: list[dict[str, Any]], cut_offs: CutOffs, id: str) -> Markup:
    height = ROW * len(rows) + 26
    return Markup(
        '<svg class="tl-beside" width="100%" height="{height}" role="img" aria-labelledby="{id}-title {id}-desc">'
        '<title id="{id}-title">Each standard: the inspectorate’s rating and local audits</title>'
        '<desc id="{id}-desc">{told}</desc>{rows}{scale}</svg>'
    ).format(
        height=height, id=id, told=" ".join(told(row, audits) for row in rows),
        rows=Markup("").join(one_row(row, audits, cut_offs, ROW * number) for number, row in enumerate(rows)),
        scale=Markup("").join(
            Markup('<text class="tl-beside__scale" x="{:.2f}%" y="{}" text-anchor="{}">{}%</text>').format(
                x(least), height - 6, ENDS.get(least, "middle"), round(least)
            )
            for least in sorted({Decimal(0), Decimal(100), *(least for _, least in cut_offs)})
        ),
    )  # fmt: skip


def told(row: dict[str, Any], audits: list[dict[str, Any]]) -> str:
    parts = [f"rated {row['rating']} by the inspectorate"] if row["rating"] else []
    for audit in audits:
        if score := row["scores"].get(audit["id"]):
            parts.append(
                f"{STAGES[audit['stage']].lower()} audit of {day(audit['carried_out_on'])} {score['percent']}%"
            )
    return f"{name_of(row)}: {', '.join(parts)}."


def name_of(row: dict[str, Any]) -> str:
    return f"{row['group']}: {row['standard']}" if row["group"] else str(row["standard"])


def x(percent: Decimal) -> float:
    return LEFT + WIDE * float(min(max(percent, Decimal(0)), Decimal(100))) / 100


def one_row(row: dict[str, Any], audits: list[dict[str, Any]], cut_offs: CutOffs, top: int) -> Markup:
    middle = top + 36
    parts = [
        Markup('<text class="tl-beside__name" x="{:.2f}%" y="{}">{}</text>').format(LEFT, top + 16, name_of(row)),
        *track(row["rating"], cut_offs, middle),
    ]
    scores = [(audit, row["scores"][audit["id"]]) for audit in audits if audit["id"] in row["scores"]]
    places = [x(score["percent"]) for _, score in scores]
    if len(places) > 1:
        line = '<line class="tl-beside__way" x1="{:.2f}%" x2="{:.2f}%" y1="{y}" y2="{y}"/>'
        parts += [Markup(line).format(a, b, y=middle) for a, b in pairwise(places)]
    parts += [mark(SHAPES[audit["stage"]], x(score["percent"]), middle) for audit, score in scores]
    return Markup("").join(parts)


def track(rating: str | None, cut_offs: CutOffs, middle: int) -> list[Markup]:
    """The whole from 0 to 100 in one piece for each rating; the one that inspectors gave is framed and named."""
    steps = sorted(cut_offs, key=lambda each: each[1])
    ends = [least for _, least in steps[1:]] + [Decimal(100)]
    found = []
    for number, ((name, least), end) in enumerate(zip(steps, ends, strict=True)):
        begins, ends_at = x(least), x(end)
        given = " tl-beside__step--given" if name == rating else ""
        found.append(Markup(STEP).format(number % 4, given, begins, middle - TRACK // 2, ends_at - begins, TRACK))
    return sorted(found, key=lambda each: "--given" in each)


def mark(shape: str, at: float, middle: int) -> Markup:
    if shape == "diamond":  # a square inside a picture of its own: only that takes both per cent and points
        return Markup(
            '<svg x="{:.2f}%" y="{}" overflow="visible"><path class="tl-beside__diamond" d="M0-8 8 0 0 8-8 0Z"/></svg>'
        ).format(at, middle)
    return Markup('<circle class="tl-beside__{}" cx="{:.2f}%" cy="{}" r="7"/>').format(shape, at, middle)
