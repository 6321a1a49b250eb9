"""The two points of a comparison out of the address, and the pairs that somebody is likely to ask for, as links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from projections.asked import Asked, NotADate, day, moment
from projections.finding import as_id
from web.layout import LONDON
from web.wording import day as in_words

FIELDS = {
    "from_as_at": ("As at", "What was true on this day"),
    "from_known_on": ("As known on", "What had been recorded by the end of it"),
    "to_as_at": ("As at", "What was true on this day"),
    "to_known_on": ("As known on", "What had been recorded by the end of it"),
}


@dataclass(frozen=True)
class Points:
    """Two questions with two dates each, and the plan that both are about, if it is one."""

    before: Asked
    after: Asked
    plan: UUID | None

    def address(self, **other: Any) -> str:
        """The end of an address that asks the same, for another plan."""
        plan = other.get("plan", self.plan)
        return address(self.before, self.after, plan)

    def turned(self) -> str:
        return address(self.after, self.before, self.plan)


@dataclass(frozen=True)
class Preset:
    """A pair of points with a name."""

    text: str
    before: Asked
    after: Asked


def given(args: Mapping[str, str]) -> dict[str, str]:
    """What stands in the address; a page that was left for this one may have said its own two dates."""
    said = {name: args.get(name, "").strip() for name in FIELDS}
    said["to_as_at"] = said["to_as_at"] or args.get("as_at", "").strip()
    said["to_known_on"] = said["to_known_on"] or args.get("known_on", "").strip()
    return said


def problems(said: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with each of the four dates."""
    found = {}
    for name, text in said.items():
        try:
            if text:
                (day if name.endswith("as_at") else moment)(text)
        except NotADate as problem:
            found[name] = str(problem)
    return found


def points(said: Mapping[str, str], plan: str, otherwise: Asked) -> Points:
    """The points of the address; the first is `otherwise` where the address has none."""
    first = Asked.of(said["from_as_at"] or None, said["from_known_on"] or None)
    return Points(
        otherwise if first.is_now else first,
        Asked.of(said["to_as_at"] or None, said["to_known_on"] or None),
        as_id(plan) if plan else None,
    )


def address(before: Asked, after: Asked, plan: UUID | None) -> str:
    asked = {f"from_{name}": value for name, value in before.parameters().items()}
    asked |= {f"to_{name}": value for name, value in after.parameters().items()}
    asked |= {"plan": str(plan)} if plan else {}
    return f"?{urlencode(asked)}" if asked else "?"


def as_typed(points: Points) -> dict[str, str]:
    """The four dates as the form shows them: as people write them here."""
    found = {}
    for side, asked in (("from", points.before), ("to", points.after)):
        for name, value in asked.parameters().items():
            shown = asked.as_at if name == "as_at" else asked.known_on.astimezone(LONDON).date()
            found[f"{side}_{name}"] = value if "T" in value else f"{shown.day}/{shown.month}/{shown.year}"
    return found


# What somebody is likely to ask for


def presets(about: Mapping[str, Any], plans: list[Mapping[str, Any]], plan: UUID | None) -> list[Preset]:
    """Newest sign-off, last year end, newest inspection: each against now; and what of a day was only known later."""
    now = Asked.of()
    signed = [each for one in plans if plan in (None, one["id"]) for each in one["sign_offs"]]
    signed = [each for each in signed if each["meeting_on"] <= now.as_at]
    found = []
    if signed:
        last = max(signed, key=lambda each: each["meeting_on"])
        words = f"Since {last['meeting']} signed off, {in_words(last['meeting_on'])}"
        found.append(Preset(words, on(last["meeting_on"]), now))
    year_end = last_year_end(about["year_starts"], now.as_at)
    found.append(Preset(f"Since last year end, {in_words(year_end)}", on(year_end), now))
    found.append(
        Preset(f"Year end as known then, against as known now, {in_words(year_end)}", on(year_end), then(year_end))
    )
    if about["inspections"]:
        announced = about["inspections"][-1]["announced_on"]
        words = f"Since the inspection was announced, {in_words(announced)}"
        found.append(Preset(words, on(announced - timedelta(days=1)), now))
    return found


def on(day: date) -> Asked:
    """As at the end of a day, as known then."""
    return Asked.of(day.isoformat(), day.isoformat())


def then(day: date) -> Asked:
    """As at that day, as known now."""
    return Asked.of(day.isoformat())


def last_year_end(year_starts: str, today: date) -> date:
    """The last day of the plan year before this one: 31 March where a year begins on 1 April."""
    month, of_month = (int(part) for part in year_starts.split("-"))
    starts = [date(year, month, of_month) for year in (today.year, today.year - 1)]
    return next(each for each in starts if each <= today) - timedelta(days=1)
