"""Filters of the findings, by address: plan, lead and kind; and the words for those in force."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self
from urllib.parse import urlencode

from projections.findings.answer import Shown, leads_of
from projections.findings.found import KINDS
from web.wording import told_apart

NAMES = ("plan", "lead", "kind")


@dataclass(frozen=True)
class Filters:
    """What to show; a value that matches nothing shows nothing, and can be taken off."""

    plan: str = ""
    lead: str = ""
    kind: str = ""

    @classmethod
    def of(cls, args: Mapping[str, str]) -> Self:
        return cls(**{name: args.get(name, "").strip()[:200] for name in NAMES})

    def apply(self, found: Iterable[Shown]) -> list[Shown]:
        return [each for each in found if self.matches(each)]

    def matches(self, shown: Shown) -> bool:
        it = shown.finding
        return (
            (not self.plan or (it.plan is not None and str(it.plan["id"]) == self.plan))
            and (not self.kind or it.kind == self.kind)
            and (not self.lead or self.lead in leads_in(shown))
        )

    def address(self, dates: Mapping[str, str]) -> str:
        query = urlencode([*dates.items(), *((name, value) for name in NAMES if (value := getattr(self, name)))])
        return f"?{query}" if query else "?"

    def tags(self, plans: Mapping[str, str]) -> list[tuple[str, Filters]]:
        """Each filter in force, in words, with the filters that are left without it."""
        words = {
            "plan": f"Plan: {plans.get(self.plan, self.plan)}",
            "lead": f"Lead: {self.lead}",
            "kind": KINDS[self.kind].heading if self.kind in KINDS else self.kind,
        }
        return [(words[name], replace(self, **{name: ""})) for name in NAMES if getattr(self, name)]


def choices(found: Sequence[Shown]) -> dict[str, list[tuple[str, str]]]:
    """What the filters offer: only what some finding has."""
    plans = {each.finding.plan["id"]: each.finding.plan for each in found if each.finding.plan}
    leads = sorted({lead for each in found for lead in leads_in(each)}, key=str.casefold)
    kinds = [kind for kind in KINDS if any(each.finding.kind == kind for each in found)]
    return {
        "plan": [(str(id), name) for id, name in told_apart(plans.values()).items()],
        "lead": [(each, each) for each in leads],
        "kind": [(each, KINDS[each].heading) for each in kinds],
    }


def leads_in(shown: Shown) -> Sequence[Any]:
    return shown.finding.leads or leads_of(shown.finding.actions)
