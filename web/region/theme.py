"""The page of one theme: how it went month by month, how long things take, what slipped, who could be asked."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from domain.action_state import DISPOSITIONS
from domain.theme import THEMES
from projections.called import STATUSES, plan_year
from projections.region.covering import BETWEEN, LACKS
from projections.region.lasting import lasted
from projections.region.theme_page import Theme, theme_page
from projections.region.which import SLIPPED, TOOK, by_length
from web import asking
from web.permissions import allow
from web.region.area import blueprint
from web.region.drawing import bar, stacked
from web.region.scale import STEPS
from web.region.themes import given_for, how_long, plan_called, unshared

SHOWN = 12
"""So many that went quiet are shown before the rest is folded away."""


@blueprint.get("/region/themes/<code>/")
@allow("compare the region")
def theme(code: str) -> ResponseReturnValue:
    """One theme, of all services or of one (`?authority=`)."""
    reader, names, chosen = given_for(code)
    found = theme_page(reader, code, chosen.authorities)
    waits = {day: len(why[BETWEEN]) for day, why in found.gaps.items() if BETWEEN in why}
    still = [action for action in found.actions if action["status"] not in DISPOSITIONS]
    return render_template(
        "region/theme.html",
        question=asking.question_in_words(reader.asked, "The theme"),
        code=code, name=THEMES[code], names=names, chosen=chosen, found=found, scale=STEPS, themes=THEMES,
        still=still, overdue=sum(action["computed"]["overdue"] for action in still),
        unconfirmed=sum(action["proposed"] for action in found.actions),
        trend=stacked(found.trend, "trend", "Open actions by month", waits) if any(c for _, c in found.trend) else "",
        waits=waits, lengths=by_length(found.days_to_complete), bar=bar,
        unshared=unshared(reader, names, chosen), lacks=LACKS, lacking=lacking(found),
        slip_keys={name: key for key, name in SLIPPED.items()}, took_keys={name: key for key, name in TOOK.items()},
        ways=[way for way in STATUSES if any(counts[way] for _, counts in found.dispositions)],
        statuses=STATUSES, shown=SHOWN, how_long=how_long, today=reader.asked.as_at,
        usual=lasted(found.days_to_complete),
        plan_year=plan_year, plan_name=plan_called,
    )  # fmt: skip


def lacking(found: Theme) -> dict[str, str]:
    """Service → why what it shares does not cover the day asked for, where it does not."""
    today = found.gaps.get(found.trend[-1][0], {}) if found.trend else {}
    return {slug: why for why, slugs in today.items() for slug in slugs}
