"""One theme across the region: how it went month by month, how long things take, what slipped, who could be asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Any

from domain.action_state import DISPOSITIONS
from projections.region.covering import covering
from projections.region.news import with_news
from projections.region.overview import NOT_RATED
from projections.region.reading import Authorities, RegionReader
from projections.region.themed import themed

MONTHS = 24
"""So far back the trend goes, or to the first of its actions."""
DONE = ("completed", "embedded")
SLIPS = ((0, "Not later than first promised"), (30, "Up to 30 days later"), (90, "31 to 90 days later"),
         (180, "91 to 180 days later"), (None, "More than 180 days later"))  # fmt: skip
"""The most days of each class (None: any number), and what it is called."""
RECURRING, UNDATED = "Comes round again", "No day was promised"
SLIP_CLASSES = {str(most) if most is not None else "more": name for most, name in SLIPS} | {
    "recurring": RECURRING,
    "undated": UNDATED,
}
BEST = 6
Action = dict[str, Any]


@dataclass(frozen=True)
class Theme:
    """What the page of a theme shows; all of it about the actions that have the theme on the dates asked for."""

    code: str
    actions: list[Action]
    """In the shape of `RegionReader.actions`, with `proposed`: whether nobody confirmed the theme."""
    trend: list[tuple[date, Counter[str]]]
    """The last day of each month, and how many actions stood open on each step of the scale, or were done."""
    gaps: dict[date, dict[str, list[str]]]
    """Of those days, the ones on which what is shared does not cover all services: why (`covering.LACKS`) → slugs."""
    days_to_complete: list[int]
    slippage: list[tuple[str, int]]
    dispositions: list[tuple[str, Counter[str]]]
    """Plan year → how many of its actions left it in which way, or are open still."""
    stalled: list[Action]
    best: list[Action]
    askable: list[Action]
    """Services, `{authority, service, roles, done, open}`, those who got most done first."""

    @property
    def usual_days(self) -> tuple[int, int, int] | None:
        """A quarter were done within so many days, half, three quarters; None if nothing was done."""
        days = self.days_to_complete
        return (quarter(days, 1), round(median(days)), quarter(days, 3)) if days else None


def theme_page(reader: RegionReader, code: str, authorities: Authorities = None) -> Theme:
    found = {each.action.id: each for each in themed(reader, authorities) if code in each.themes}
    actions = [
        action | {"proposed": found[action["id"]].proposed, "by_theme": found[action["id"]].themes}
        for action in reader.actions(ids=list(found))
    ]
    still = [action for action in actions if action["status"] not in DISPOSITIONS]
    by_month = trend(reader, actions)
    return Theme(
        code=code,
        actions=actions,
        trend=by_month,
        gaps=gaps(reader, [day for day, _ in by_month], authorities),
        days_to_complete=sorted(days for action in actions if (days := days_open(action)) is not None),
        slippage=slippage(actions),
        dispositions=dispositions(actions),
        stalled=with_news(reader, longest([each for each in still if each["computed"]["no_news"]], quiet_days)),
        best=best(actions),
        askable=askable(actions),
    )


def trend(reader: RegionReader, actions: Sequence[Action]) -> list[tuple[date, Counter[str]]]:
    """Whether an action of the theme was open, and how it was rated, at the end of each month, and on the day asked."""
    if not actions:
        return []
    days = month_ends(min(action["created_on"] for action in actions), reader.asked.as_at)
    found: dict[date, Counter[str]] = {day: Counter() for day in days}
    for day, action in reader.counted_on(days, [action["id"] for action in actions]):
        if not action.has_left:
            found[day][action.common or NOT_RATED] += 1
    return list(found.items())


def gaps(reader: RegionReader, days: Iterable[date], authorities: Authorities) -> dict[date, dict[str, list[str]]]:
    """What would look like a fall or a rise of each month and is none."""
    slugs = [each["slug"] for each in reader.services() if authorities is None or each["slug"] in authorities]
    covered = covering(reader)
    found: dict[date, dict[str, list[str]]] = {}
    for day in days:
        for slug in slugs:
            if why := covered.lacks(slug, day):
                found.setdefault(day, {}).setdefault(why, []).append(slug)
    return found


def month_ends(first: date, last: date) -> list[date]:
    """At most MONTHS last days of months up to a day, and that day itself."""
    ends, day = [last], last.replace(day=1) - timedelta(days=1)
    while day >= first and len(ends) < MONTHS:
        ends.append(day)
        day = day.replace(day=1) - timedelta(days=1)
    return ends[::-1]


def days_open(action: Action) -> int | None:
    """From the day on which its line began to the day on which it was done."""
    done = action["status"] in DONE and action["left_on"] is not None
    return (action["left_on"] - action["opened_on"]).days if done else None


def slippage(actions: Iterable[Action]) -> list[tuple[str, int]]:
    """How many were promised how much later than at first, carrying forward included; each line counts once."""
    classes = Counter(map(slip_class, latest_of_lines(actions)))
    return [(name, classes[name]) for name in SLIP_CLASSES.values()]


def latest_of_lines(actions: Iterable[Action]) -> list[Action]:
    return list({(each["authority"], each["lineage"]): each for each in by_plan_year(actions)}.values())


def by_plan_year(actions: Iterable[Action]) -> list[Action]:
    return sorted(actions, key=lambda action: (action["starts_on"], action["created_on"]))


def slip_class(action: Action) -> str:
    days = days_slipped(action)
    if days is None:
        recurs = action["due"] and action["due"]["kind"] in ("recurring", "start_and_recurring")
        return RECURRING if recurs else UNDATED
    return next(name for most, name in SLIPS if most is None or days <= most)


def days_slipped(action: Action) -> int | None:
    """How much later it is promised than at first; None where no one day is promised."""
    due = action["due"]
    dated = due is not None and due["kind"] in ("day", "month", "quarter")
    return action["days_slipped_in_all"] if dated else None


def dispositions(actions: Iterable[Action]) -> list[tuple[str, Counter[str]]]:
    years: dict[str, Counter[str]] = {}
    for action in by_plan_year(actions):
        years.setdefault(action["period"], Counter())[action["status"]] += 1
    return list(years.items())


def best(actions: Iterable[Action]) -> list[Action]:
    """Done, with evidence; those that slipped least and took least time first."""
    proven = [each for each in actions if each["pieces_of_evidence"] and each["status"] in DONE]
    return sorted(proven, key=lambda each: (each["days_slipped_in_all"], days_open(each) or 0))[:BEST]


def askable(actions: Iterable[Action]) -> list[Action]:
    found: dict[str, Action] = {}
    for action in actions:
        one = found.setdefault(
            action["authority"],
            {"authority": action["authority"], "service": action["service"], "roles": [], "done": 0, "open": 0},
        )
        one["done"] += action["status"] in DONE
        one["open"] += action["status"] not in DISPOSITIONS
        one["roles"] += [lead["role"] for lead in action["leads"] if lead["role"] not in one["roles"]]
    return sorted(found.values(), key=lambda one: (-one["done"], -one["open"], one["service"].lower()))


def longest(actions: list[Action], days: Callable[[Action], int]) -> list[Action]:
    return sorted(actions, key=days, reverse=True)


def quiet_days(action: Action) -> int:
    return int(action["computed"]["days_without_news"])


def quarter(days: Sequence[int], which: int) -> int:
    """The day by which so many quarters of them were done; `days` in order."""
    return days[min(len(days) - 1, which * len(days) // 4)]
