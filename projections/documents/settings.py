"""What a reading rests on that its document may not say: which plan, from which day, what its words mean there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from domain import period as periods
from domain.period import Period
from domain.plan import KINDS
from projections.documents.model import Need


@dataclass(frozen=True)
class Settings:
    """`since`: from which day its new actions count. `as_at`: the day of which the document speaks:
    as people said, or else as it says itself.

    `ratings`: what its labels and colours are called in the authority's scheme ("": nothing of it is recorded).
    `into`: which plan "2021-22" is, where its decisions name one. `within` is the plan's period, where it is known.
    """

    plan: UUID
    opens: bool
    title: str
    kind: str
    period: str
    since: date
    as_at: date
    today: date
    ratings: Mapping[str, str]
    into: Mapping[str, Mapping[str, Any]]
    within: Period | None = None
    needs: tuple[Need, ...] = ()

    @property
    def following(self) -> str:
        """The period after the plan's; "" where that can't be told."""
        return periods.following(self.period)


def for_new_plan(
    reading: UUID, asked: Mapping[str, Any], today: date, year_starts: tuple[int, int], own: date | None = None
) -> Settings:
    """Of a document that begins a plan. `own` is the day that the document says it is of."""
    title, period = _text(asked, "title"), _text(asked, "period")
    needs = [] if title else [Need("title", "What is the plan called?")]
    starts_on, ends_on, within = today, today, None
    try:
        within = periods.read(period, year_starts)
        starts_on, ends_on = within.starts_on, within.ends_on
    except ValueError as unclear:
        needs.append(Need("period", str(unclear) if period else "For which period is the plan?"))
    kind = _text(asked, "kind") or next(iter(KINDS))
    since = _day(asked, "since") or min(starts_on, today)
    as_at = _day(asked, "as_at") or own or min(today, ends_on)
    return Settings(
        uuid5(reading, "plan"), True, title, kind, period, min(since, today), between(since, as_at, today), today,
        asked.get("ratings") or {}, asked.get("into") or {}, within, tuple(needs),
    )  # fmt: skip


def for_plan(plan: Mapping[str, Any], asked: Mapping[str, Any], today: date, own: date | None = None) -> Settings:
    """Of a document that may change a plan: it speaks of its own day, or where it names none, of a day on which all
    that is known of the plan had happened."""
    latest = latest_day(plan)
    last = min(plan["closed_on"] or today, today)
    as_at = _day(asked, "as_at") or own or min(last, max(min(today, plan["ends_on"]), latest))
    since = _day(asked, "since") or as_at
    return Settings(
        plan["id"], False, plan["title"], plan["kind"], plan["period"], max(plan["opened_on"], min(since, today)),
        between(plan["opened_on"], as_at, today), today, asked.get("ratings") or {}, asked.get("into") or {},
        Period(plan["period"], plan["starts_on"], plan["ends_on"]),
    )  # fmt: skip


def own_day(lines: Iterable[Mapping[str, Any]]) -> date | None:
    """The day that a document says it is of, if it says one."""
    return next((_day(line, "as_at") for line in lines if line["kind"] == "summary"), None)


def latest_day(plan: Mapping[str, Any]) -> date:
    """The last day of which anything is known about its actions."""
    days = [each["last_effective_on"] for each in plan["actions"] if each["last_effective_on"]]
    return max([plan["opened_on"], *days])  # type: ignore[no-any-return]


def between(first: date, day: date, last: date) -> date:
    """The day, or the nearest that is neither before the first nor after the last."""
    return min(max(first, day), last)


def _text(asked: Mapping[str, Any], name: str) -> str:
    return str(asked.get(name) or "").strip()


def _day(asked: Mapping[str, Any], name: str) -> date | None:
    return date.fromisoformat(str(asked[name])) if asked.get(name) else None
