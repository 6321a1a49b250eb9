"""Filters and orders of a plan page's actions, by URL. Also the words for the filters that are in force."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Self
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from domain.theme import THEMES
from projections.asked import NotADate, day
from web.layout import LONDON
from web.layout import day as day_in_words
from web.pictures import NOT_RATED

Action = dict[str, Any]

SORTS = {
    "ref": "Reference",
    "lead": "Lead",
    "due": "Due date, earliest first",
    "-due": "Due date, latest first",
    "rag": "Rating, most worrying first",
    "last": "Longest without news first",
    "-last": "Latest news first",
}
"""What a page can be sorted by, beside the plan's own order."""

FLAGS = {
    "open": "Still open",
    "overdue": "Overdue",
    "no_news": "No news for 90 days",
    "carried": "Carried over",
    "revised": "Due date revised",
}
WORRYING = ("off_track", "at_risk", "not_started", "on_track", "complete")
AFTER_ALL = date.max


@dataclass(frozen=True)
class Filters:
    """What to show. Labels and texts are as given: one that matches nothing shows nothing, and can be taken off."""

    rag: tuple[str, ...] = ()
    lead: str = ""
    theme: str = ""
    q: str = ""
    changed_since: date | None = None
    flags: frozenset[str] = frozenset()
    sort: str = ""
    typed_since: str = ""
    problem: str = field(default="", compare=False)

    @classmethod
    def of(cls, args: MultiDict[str, str]) -> Self:
        since = args.get("changed_since", "").strip()
        changed_since, problem = None, ""
        try:
            changed_since = day(since) if since else None
        except NotADate as unclear:
            problem = str(unclear)
        sort = args.get("sort", "")
        return cls(
            rag=tuple(dict.fromkeys(label for label in args.getlist("rag") if label)),
            lead=args.get("lead", "").strip(),
            theme=args.get("theme", "").strip().upper(),
            q=" ".join(args.get("q", "").split())[:200],
            changed_since=changed_since,
            flags=frozenset(flag for flag in FLAGS if args.get(flag) in ("1", "on", "true", "yes")),
            sort=sort if sort in SORTS else "",
            typed_since=since,
            problem=problem,
        )

    def parameters(self) -> list[tuple[str, str]]:
        """As they stand in a URL, after the two dates."""
        found = [("rag", label) for label in self.rag]
        found += [("lead", self.lead), ("theme", self.theme), ("q", self.q)]
        found += [("changed_since", self.changed_since.isoformat() if self.changed_since else "")]
        found += [(flag, "1") for flag in FLAGS if flag in self.flags]
        return [(name, value) for name, value in [*found, ("sort", self.sort)] if value]

    def address(self, dates: dict[str, str]) -> str:
        query = urlencode([*dates.items(), *self.parameters()])
        return f"?{query}" if query else "?"

    def but(self, **changes: Any) -> Filters:
        return replace(self, **changes)

    def only(self, *flags: str, rag: tuple[str, ...] = ()) -> Filters:
        """Nothing but these, in the same order of actions; `only()` shows all."""
        return Filters(flags=frozenset(flags), rag=rag, sort=self.sort)

    def tags(self) -> list[tuple[str, Filters]]:
        """Each filter in force, in words, with the filters that are left without it."""
        found = [(f"Rating: {label}", self.but(rag=tuple(r for r in self.rag if r != label))) for label in self.rag]
        if self.lead:
            found.append((f"Lead: {self.lead}", self.but(lead="")))
        if self.theme:
            found.append((f"Theme: {THEMES.get(self.theme, self.theme)}", self.but(theme="")))
        if self.q:
            found.append((f"Text: {self.q}", self.but(q="")))
        if self.changed_since:
            found.append((f"Changed since {day_in_words(self.changed_since)}", self.but(changed_since=None)))
        found += [(words, self.but(flags=self.flags - {flag})) for flag, words in FLAGS.items() if flag in self.flags]
        return found

    def matches(self, action: Action) -> bool:
        rules = (
            not self.rag or rating_of(action) in self.rag,
            not self.lead or self.lead.casefold() in {lead_key(lead).casefold() for lead in action["leads"]},
            not self.theme or self.theme in (action["themes"] or action["proposed"]),
            not self.changed_since or changed_on(action) >= self.changed_since,
            all(HAS_FLAG[flag](action) for flag in self.flags),
            not self.q or contains(action, self.q),
        )
        return all(rules)

    def apply(self, actions: Iterable[Action]) -> list[Action]:
        """Those that match, in the order asked for; else in the plan's own, as they came."""
        matching = [action for action in actions if self.matches(action)]
        return sorted(matching, key=IN_ORDER_OF[self.sort]) if self.sort else matching


def has_left(action: Action) -> bool:
    return action["status"] not in ("open", "paused")


def rating_of(action: Action) -> str:
    return action["rag"]["label"] if action["rag"] else NOT_RATED


def changed_on(action: Action) -> date:
    """The day something about it was last recorded: what a reader of last month's plan has not seen."""
    recorded = action["last_recorded_at"]
    return recorded.astimezone(LONDON).date() if recorded else action["created_on"]


def lead_key(lead: dict[str, Any]) -> str:
    """By what a lead is found: the initials that the glossary knows, else what was written."""
    return re.sub(r"\s*\(.*\)$", "", lead["text"]) if lead["name"] or lead["role"] else lead["text"]


def contains(action: Action, text: str) -> bool:
    """Every word, somewhere in what a reader sees of the action."""
    parts = [action["ref"], action["title"], action["measure"], action["outcome"], action["section"]]
    parts += [objective["title"] for objective in action["objectives"]]
    parts += [words for lead in action["leads"] for words in (lead["text"], lead["name"], lead["role"])]
    parts += [note["text"] for note in action["progress"]]
    parts += [part["title"] for part in action["sub_actions"]]
    everything = " ".join(part for part in parts if part).casefold()
    return all(word in everything for word in text.casefold().split())


def numbers_in(reference: str | None) -> list[tuple[int, str]]:
    """Order of references as people count: 2 before 10, 1ii after 1i."""
    parts = re.findall(r"\d+|\D+", reference or "~")
    return [(int(part), "") if part.isdecimal() else (10**9, part) for part in parts]


def due_on(action: Action) -> date | None:
    return action["due"]["on"] if action["due"] else None


def worry(action: Action) -> int:
    scale = action["rag"]["scale"] if action["rag"] else None
    return WORRYING.index(scale) if scale in WORRYING else len(WORRYING)


HAS_FLAG: dict[str, Callable[[Action], bool]] = {
    "open": lambda action: not has_left(action),
    "overdue": lambda action: action["computed"]["overdue"],
    "no_news": lambda action: action["computed"]["no_news"],
    "carried": lambda action: action["times_carried"] > 0,
    "revised": lambda action: bool(action["due"] and action["due"]["revisions"]),
}
IN_ORDER_OF: dict[str, Callable[[Action], Any]] = {
    "ref": lambda action: numbers_in(action["ref"]),
    "lead": lambda action: (not action["leads"], action["leads"][0]["text"].casefold() if action["leads"] else ""),
    "due": lambda action: (has_left(action), due_on(action) or AFTER_ALL),
    "-due": lambda action: (due_on(action) is None, -(due_on(action) or AFTER_ALL).toordinal()),
    "rag": lambda action: (has_left(action), worry(action), due_on(action) or AFTER_ALL),
    "last": lambda action: (has_left(action), action["last_effective_on"] or action["created_on"]),
    "-last": lambda action: -(action["last_effective_on"] or action["created_on"]).toordinal(),
}
