"""Which plan a decision means by "2021-22" or "added to plan": asked once for the whole document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from domain import period as periods
from domain.plan import KINDS
from domain.together import Step
from projections.documents.ground import Ground
from projections.documents.likeness import SURE, wordings
from projections.documents.model import Change, Need
from projections.documents.objectives import Objectives
from projections.documents.wording import bare, quoted

NEW = "new"
"""Answer to "which plan is it?": one to be opened when the document is recorded."""
_YEARS = re.compile(r"\b(20\d\d) ?[-/–] ?(?:20)?(\d\d)\b")
Decision = Mapping[str, Any]


class Following:
    """The plans into which the document's actions go on. `decisions` are all that the document carries forward.

    `names` are those that changes of this review need; they are collected while these are made.
    """

    def __init__(self, ground: Ground, decisions: Iterable[Decision]) -> None:
        self.ground, self.settings = ground, ground.settings
        years = {year for each in decisions if (year := years_in(each))}
        self.otherwise = years.pop() if len(years) == 1 else (self.settings.following or "the next plan")
        self.objectives: dict[UUID, Objectives] = {}
        self.names: dict[str, None] = {}

    def name(self, decision: Decision) -> str:
        """What the document calls the plan into which a decision carries an action."""
        name = years_in(decision) or self.otherwise
        self.names[name] = None
        return name

    def plan(self, name: str) -> UUID | None:
        """The plan that somebody said it is, perhaps one that will be opened."""
        said = self.settings.into.get(name)
        if not said:
            return None
        if not said.get("plan"):
            return self._new(name)
        known = (each["id"] for each in self.ground.plans if str(each["id"]) == str(said["plan"]))
        return next(known, None)

    def carried_on(self, plan: UUID, day: date) -> date:
        """The day on which an action enters that plan: none is older than the plan."""
        known = next((each for each in self.ground.plans if each["id"] == plan), None)
        return min(max(day, known["opened_on"]), self.settings.today) if known else day

    def serving(self, plan: UUID, name: tuple[str, ...], place: str) -> tuple[UUID, ...]:
        """What an action serves there: the same objective, if that plan has it or is opened with it."""
        there = self.objectives.get(plan) or self._objectives(plan)
        self.objectives[plan] = there
        if self._is_new(plan):
            return there.ids(name, place)
        found = there.of(name) if name else None
        return (found,) if found else ()

    def there_already(self, plan: UUID, title: str) -> tuple[str, ...]:
        """The doubt where that plan has an action of (nearly) the same words: carried in, there would be two."""
        for later in self.ground.later:
            for each in later["actions"] if later["id"] == plan else ():
                if wordings(bare(each["title"]), bare(title)) >= SURE:
                    return (
                        f"That plan has {quoted(each['title'])} already: merged into that one, rather than carried?",
                    )
        return ()

    def openings(self) -> list[Change]:
        return [self._opening(name) for name in self.names if self._is_new(self.plan(name))]

    def needs(self) -> list[Need]:
        """One question for each plan that is named by a decision that is to be recorded."""
        return [
            Need(f"into:{name}", f"Which plan is {quoted(name)}? Actions of this document are to be carried into it.",
                 (*self.offered(), (NEW, f"A new plan for {self._period(name)}")))
            for name in self.names
            if self.plan(name) is None
        ]  # fmt: skip

    def titles(self) -> list[Need]:
        """What the plans to be opened are called: this one's name with its year moved on, for a person to change."""
        new = [name for name in self.names if self._is_new(self.plan(name))]
        called = "What is the new plan for {} called?"
        return [
            Need(f"title:{name}", called.format(self._period(name)), (), self._title(name), optional=True)
            for name in new
        ]

    def offered(self) -> tuple[tuple[str, str], ...]:
        """Plans into which an action may be carried: later ones first, none that is over or was before this began."""
        mine = self.settings
        others = [each for each in self.ground.plans if each["id"] != mine.plan and not each["closed_on"]]
        others = [each for each in others if not mine.within or each["ends_on"] >= mine.within.starts_on]
        return tuple((str(each["id"]), called(each)) for each in others)

    def _new(self, name: str) -> UUID:
        return uuid5(self.ground.reading, f"into:{name}")

    def _is_new(self, plan: UUID | None) -> bool:
        return plan is not None and all(each["id"] != plan for each in self.ground.plans)

    def _objectives(self, plan: UUID) -> Objectives:
        known: list[Mapping[str, Any]] = next(
            (each["objectives"] for each in self.ground.plans if each["id"] == plan), []
        )
        return Objectives(self.ground.reading, plan, known, self.settings.as_at, "objective")

    def _period(self, name: str) -> str:
        """The year that a decision names; the next one, where that was over before this plan began: none goes back."""
        mine, said = self.settings, str(self.settings.into.get(name, {}).get("period") or name)
        try:
            over = mine.within and periods.read(said).ends_on < mine.within.starts_on
        except ValueError:
            over = False
        return (over and mine.following) or said

    def _title(self, name: str) -> str:
        said, mine = self.settings.into[name], self.settings
        return str(said.get("title") or periods.moved_on(mine.title, mine.period, self._period(name)))

    def _opening(self, name: str) -> Change:
        said, mine = self.settings.into[name], self.settings
        title, period = self._title(name), self._period(name)
        kind = said.get("kind") if said.get("kind") in KINDS else mine.kind
        fields = {"title": title, "kind": kind, "period": period, "plan": self._new(name)}
        sentence = f"Open the plan {quoted(title)} for {period}"
        return Change(f"into:{name}", Step("open_plan", fields, None, mine.as_at), sentence, None, title)


def called(plan: Mapping[str, Any]) -> str:
    """A plan's title, with its period where the title does not say it."""
    return str(
        plan["title"] if periods.is_named_in(plan["title"], plan["period"]) else f"{plan['title']} {plan['period']}"
    )


def years_in(decision: Decision) -> str:
    """The plan year that a decision names."""
    for text in (decision.get("to"), decision["text"]):
        if found := _YEARS.search(text or ""):
            return f"{found[1]}-{found[2]}"
    return ""
