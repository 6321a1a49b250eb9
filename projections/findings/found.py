"""A finding: what contradicts what, in a sentence with the words and days that it rests on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID, uuid5

NAMESPACE = UUID("0b3d6c0e-6f0a-5d0c-9f55-2f4f3f6a9d21")
"""Of the keys of findings; never to be changed, or what was dismissed would come back."""
HIGH, MEDIUM, LOW = "high", "medium", "low"


ID = 36
"""So many characters of a key are the id at its end."""


class Kind(NamedTuple):
    """`heading` as a page has it above its findings; `why` says in a line what is odd about them."""

    heading: str
    severity: str
    why: str


KINDS: dict[str, Kind] = {
    "decided_twice": Kind(
        "Decided in two ways", HIGH, "A document says two things at once of what becomes of an action, and it is open."
    ),
    "sums": Kind("Sums that do not add up", HIGH, "A table of scores says something else than its own lines."),
    "green_not_started": Kind(
        "Rated as going well, but not started", HIGH, "The rating says one thing, the latest note another."
    ),
    "green_only_begun": Kind(
        "Rated as going well, but only begun", HIGH, "It is past its date, and the note says no more than begun."
    ),
    "two_progress_texts": Kind(
        "The same action with two different progress texts",
        HIGH,
        "Two actions of one plan say the same; their notes do not.",
    ),
    "quietly_gone": Kind("Quietly gone", HIGH, "In one plan, in no later one, and nobody said what became of it."),
    "overdue_green": Kind(
        "Rated as going well, but past its due date", MEDIUM, "The rating says one thing, the due date another."
    ),
    "not_started_noted": Kind(
        "Rated not started, but with progress",
        MEDIUM,
        "The rating says that nothing was done; the notes differ.",
    ),
    "complete_but_open": Kind(
        "Rated complete, but open", MEDIUM, "Complete it, say that it is business as usual, or change the rating."
    ),
    "due_says_done": Kind(
        "Done by its due date, but open", MEDIUM, "Where the day should stand, it says that it is done."
    ),
    "due_no_day": Kind("A due date that is no day", MEDIUM, "No calendar has it, so it never becomes overdue."),
    "reference_twice": Kind("A reference used twice", MEDIUM, "In minutes nobody can tell which one is meant."),
    "lead_unknown": Kind("Leads nobody knows", MEDIUM, "Initials that the plan’s own glossary does not explain."),
    "due_after_end": Kind("Due after the plan’s end", MEDIUM, "The plan is over before the action is due."),
    "decision_open": Kind(
        "Decided in a document, not done here", MEDIUM, "The document says what becomes of it; here it is still open."
    ),
    "year_over": Kind("The plan is over, its actions are not", MEDIUM, "Nobody said what became of them."),
    "check_missed": Kind(
        "Business as usual, and not checked again", MEDIUM, "The day to see whether it still is has passed."
    ),
    "carried_often": Kind("Carried forward again and again", MEDIUM, "In its fourth plan or later, and still open."),
    "owner_quiet": Kind("Owners without news", MEDIUM, "There is no news of any action that they lead."),
    "plan_quiet": Kind("Plans without news", MEDIUM, "There is no news of any of its actions."),
    "said_twice": Kind("The same action twice", LOW, "One may serve several objectives; two drift apart."),
    "done_part_open": Kind("Done, but not all its parts", LOW, "A sub-action of it is still open."),
    "done_rated_otherwise": Kind("Done, but rated as if it were not", LOW, "The last rating was left as it was."),
    "never_checked": Kind(
        "Business as usual for over a year, with no day to check", LOW, "Nobody will be asked whether it still is."
    ),
    "done_without_a_word": Kind(
        "Completed without evidence", LOW, "No evidence, no note and no outcome: an inspector will ask."
    ),
}
"""In the order in which a page shows them."""


def kind_of(key: str) -> Kind | None:
    """The kind that the key of a finding begins with."""
    return KINDS.get(key[: -ID - 1].replace("-", "_"))


class Entry(NamedTuple):
    """An entry that a finding rests on."""

    entry: UUID
    position: int
    event: str
    on: Any
    recorded_at: Any = None
    says: tuple[str, ...] = ()
    text: Any = None


@dataclass(frozen=True)
class Finding:
    """`facts` are what it rests on, beside its entries: ids, days and codes, never texts. They make the fingerprint.

    `subject` (ids and codes, too) says what it is about for good: it makes the key.
    """

    kind: str
    sentence: str
    subject: tuple[Any, ...]
    facts: tuple[Any, ...] = ()
    entries: tuple[Entry, ...] = ()
    plan: Mapping[str, Any] | None = None
    actions: tuple[Mapping[str, Any], ...] = ()
    leads: tuple[str, ...] = ()
    audit: UUID | None = None
    document: str | None = None

    @property
    def key(self) -> str:
        name = uuid5(NAMESPACE, "\n".join([self.kind, *(str(each) for each in self.subject)]))
        return f"{self.kind.replace('_', '-')}-{name}"

    @property
    def fingerprint(self) -> str:
        rests_on = [self.kind, *self.facts, *sorted(str(each.entry) for each in self.entries)]
        return hashlib.sha256(json.dumps(rests_on, default=str).encode()).hexdigest()[:32]


def called(action: Mapping[str, Any], most: int = 80) -> str:
    """How a sentence names an action: 3.16 “Review every exit …”, or by its title alone."""
    title = shortened(action["title"], most)
    return f"{action['ref']} “{title}”" if action["ref"] else f"“{title}”"


def several(actions: Iterable[Mapping[str, Any]], most: int = 6) -> str:
    """Their references where they have some, else their titles; of many the first ones."""
    names = [each["ref"] or f"“{shortened(each['title'], 40)}”" for each in actions]
    more = [f"{len(names) - most} more"] if len(names) > most + 1 else []
    return in_row(names[:most] + more if more else names)


def in_row(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def shortened(text: str, most: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,.;:") + " …"


def many(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
