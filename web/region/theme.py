"""The page of one theme: how it went month by month, how long things take, what slipped, who could be asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from flask import render_template
from flask.typing import ResponseReturnValue

from domain.action_state import DISPOSITIONS
from domain.period import plain
from domain.theme import THEMES
from projections.called import STATUSES
from projections.region.theme_page import Theme, theme_page
from web import asking
from web.layout import on_day
from web.permissions import allow
from web.region.area import blueprint
from web.region.drawing import bar, stacked
from web.region.scale import STEPS
from web.region.themes import given_for, how_long, plan_called

SHOWN = 12
"""So many that went quiet are shown before the rest is folded away."""
LENGTHS = ((91, "Up to 3 months"), (182, "3 to 6 months"), (365, "6 to 12 months"), (730, "1 to 2 years"),
           (10**6, "More than 2 years"))  # fmt: skip
"""The most days of each class."""


@blueprint.get("/region/themes/<code>/")
@allow("compare the region")
def theme(code: str) -> ResponseReturnValue:
    """One theme, of all services or of one (`?authority=`)."""
    reader, names, chosen = given_for(code)
    found = theme_page(reader, code, chosen.authorities)
    still = [action for action in found.actions if action["status"] not in DISPOSITIONS]
    return render_template(
        "region/theme.html",
        question=asking.question_in_words(reader.asked, "The theme"),
        code=code, name=THEMES[code], names=names, chosen=chosen, found=found, scale=STEPS, themes=THEMES,
        still=still, overdue=sum(action["computed"]["overdue"] for action in still),
        unconfirmed=sum(action["proposed"] for action in found.actions),
        trend=stacked(found.trend, "trend", "Open actions by month") if any(c for _, c in found.trend) else "",
        lengths=by_length(found.days_to_complete), bar=bar,
        ways=[way for way in STATUSES if any(counts[way] for _, counts in found.dispositions)],
        statuses=STATUSES, shown=SHOWN, how_long=how_long, today=reader.asked.as_at, usual=usual(found),
        plan_year=plan_year, plan_name=plan_called,
    )  # fmt: skip


def by_length(days: Iterable[int]) -> Sequence[tuple[str, int]]:
    counts = Counter(next(name for most, name in LENGTHS if each <= most) for each in days)
    return [(name, counts[name]) for _, name in LENGTHS]


def usual(found: Theme) -> str:
    """What to expect, in a sentence."""
    if found.usual_days is None:
        return "None of them is done yet."
    few, half, most = (about(each) for each in found.usual_days)
    done = len(found.days_to_complete)
    if done < 4:
        return f"{done} {'is' if done == 1 else 'are'} done, after about {half}."
    return f"Half were done within {half}, a quarter within {few}, three quarters within {most}."


def about(days: int) -> str:
    """7 weeks, 5 months"""
    count, unit = (round(days / 7), "week") if days < 92 else (round(days / 30.44), "month")
    return f"{max(count, 1)} {unit}{'s' if count > 1 else ''}"


def plan_year(period: str) -> str:
    """2026-27; of a plan that keeps to no year, its two days."""
    days = [period_day(each) for each in period.split("/")]
    return " to ".join(map(on_day, days)) if len(days) == 2 and all(days) else plain(period)


def period_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
