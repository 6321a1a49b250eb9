"""Filters of the audit trail, by URL, and the words for those that are in force."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from flask import request

from projections.asked import Asked, NotADate, day
from projections.finding import as_id
from projections.naming import actions_named, plans_named
from projections.reading import Reader
from projections.trail import Wanted, actions_called, people_of
from web import asking
from web.wording import TELLERS, action_name, days, kind_of_entry, plan_name
from web.wording import day as day_in_words

DAYS = {
    "effective_from": "Effective from",
    "effective_to": "Effective to",
    "recorded_from": "Recorded from",
    "recorded_to": "Recorded to",
}
NAMES = ("event", "plan", "person", "action", *DAYS, "late", "announced")
AFTER_ANNOUNCEMENT = "Entered after an inspection was announced, about days before"


@dataclass
class Filters:
    """What to show. `given`: as typed, by name. What names nothing shows nothing; what can't be read is a problem."""

    asked: Asked
    given: dict[str, str]
    plans: dict[UUID, dict[str, Any]]
    people: dict[UUID, str]
    problems: dict[str, str] = field(default_factory=dict)
    days: dict[str, date] = field(default_factory=dict)
    late: int | None = None
    wanted: Wanted | None = None
    """None where nothing can match."""

    @classmethod
    def of(cls, reader: Reader, asked: Asked) -> Filters:
        given = {name: " ".join(request.args.get(name, "").split())[:200] for name in NAMES}
        found = cls(asked, {name: value for name, value in given.items() if value}, plans_named(reader, asked),
                    people_of(reader))  # fmt: skip
        found.read_days()
        found.read_late()
        found.wanted = found.as_wanted(reader)
        return found

    def read_days(self) -> None:
        for name in DAYS:
            try:
                if name in self.given:
                    self.days[name] = day(self.given[name])
            except NotADate as unclear:
                self.problems[name] = str(unclear)

    def read_late(self) -> None:
        given = self.given.get("late", "")
        if given.isascii() and given.isdecimal() and len(given) < 6:
            self.late = int(given)
        elif given:
            self.problems["late"] = f"“{given[:40]}” is not a number of days. Write it as 7."

    def as_wanted(self, reader: Reader) -> Wanted | None:
        event, plan, person = (self.given.get(name) for name in ("event", "plan", "person"))
        ids = {name: as_id(value) for name, value in (("plan", plan), ("person", person)) if value}
        if self.problems or None in ids.values() or (event and event not in TELLERS):
            return None
        return Wanted(
            known_on=self.asked.known_on,
            as_at=self.asked.as_at if self.asked.as_at_given else None,
            event=event,
            actions=actions_called(reader, self.given["action"]) if "action" in self.given else None,
            late=self.late,
            announced="announced" in self.given,
            **ids,
            **self.days,
        )

    def __bool__(self) -> bool:
        return bool(self.given)

    def parameters(self, without: str = "") -> dict[str, str]:
        """As they stand in a URL: days the same however they were typed."""
        told = self.given | {name: value.isoformat() for name, value in self.days.items()}
        return {name: value for name, value in told.items() if name != without}

    def query(self, without: str = "", **more: Any) -> str:
        parameters = self.asked.parameters() | self.parameters(without) | more
        return f"?{urlencode(parameters)}" if parameters else ""

    def tags(self, reader: Reader) -> list[tuple[str, str]]:
        """Each filter in force in words, with the end of the address that is left without it."""
        return [(self.in_words(name, reader), self.query(without=name)) for name in NAMES if name in self.given]

    def in_words(self, name: str, reader: Reader) -> str:
        given = self.given[name]
        if name in DAYS:
            return f"{DAYS[name]} {day_in_words(self.days[name]) if name in self.days else given}"
        if name == "late":
            return f"More than {days(self.late) if self.late is not None else given} late"
        if name == "announced":
            return AFTER_ANNOUNCEMENT
        if name == "event":
            return f"Kind: {kind_of_entry(given) if given in TELLERS else given}"
        id = as_id(given)
        if name == "plan":
            return f"Plan: {plan_name(self.plans[id]) if id in self.plans else given}"
        if name == "person":
            return f"Recorded by {self.people.get(id, given) if id else given}"
        named = actions_named(reader, [id], self.asked) if id else {}
        return f"Action: {action_name(named[id]) if id in named else given}"


def place(name: str) -> int | None:
    """A position in the address (`before`, `after`); anything that is none means from the newest."""
    given = request.args.get(name, "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 19 else None


def asked_filters(reader: Reader) -> Filters:
    return Filters.of(reader, asking.asked())
