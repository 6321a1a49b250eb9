"""What a manager says became of the actions of a plan, as it was typed: read into orders, or what is wrong with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from werkzeug.datastructures import MultiDict

from domain.together import Step
from projections.asked import NotADate, day
from projections.finding import as_id
from projections.lineage.proposing import Proposal
from web.layout import day as in_full
from web.wording import action_name, listed, many

Record = Mapping[str, Any]
Typed = MultiDict[str, str]
WHY_LATER = "nothing counts before the actions that it is about were there."


@dataclass
class Told:
    """`problems`: id of a field → sentence. `about`: of each step, the older action that it is about. `counts_from`: of
    each older action that was answered, the day from which the answer counts."""

    steps: list[Step] = field(default_factory=list)
    about: list[UUID] = field(default_factory=list)
    problems: dict[str, str] = field(default_factory=dict)
    counts_from: dict[UUID, date] = field(default_factory=dict)
    on: date | None = None

    def step(self, order: str, fields: dict[str, Any], olds: Sequence[Record], from_day: date) -> None:
        self.steps.append(Step(order, fields, effective_on=from_day))
        self.about.append(olds[0]["id"])
        for old in olds:
            self.counts_from[old["id"]] = max(from_day, self.counts_from.get(old["id"], from_day))

    def in_words(self) -> str:
        """What was recorded, counted by actions; and of which the day is another than was said."""
        told = f"Recorded what became of {many(len(self.counts_from), 'action')}."
        later = Counter(day for day in self.counts_from.values() if day != self.on)
        if later and len(later) == 1 and sum(later.values()) == len(self.counts_from):
            return f"{told} It counts from {in_full(*later)}, not from {in_full(self.on)}: {WHY_LATER}"
        counted = [f"{count} from {in_full(each)}" for each, count in sorted(later.items())]
        return f"{told} Of these, {listed(counted)}, not from {in_full(self.on)}: {WHY_LATER}" if later else told


def told(typed: Typed, found: Sequence[Proposal], newer: Sequence[Record], today: date) -> Told:
    """Orders for one save: those that became the same are named together, and nothing is named twice."""
    made = Told()
    made.on = on = effective(typed, made, today)
    becomes = {each.old["id"]: answered(each, typed, newer, made) for each in found}
    olds = {each.old["id"]: each.old for each in found}
    parted = {id for id, news in becomes.items() if len(news) > 1}
    for new in newer:
        came = [id for id, news in becomes.items() if new["id"] in news]
        if came:
            name(made, new, [olds[id] for id in came], "split" if parted & {*came} else None, on, typed)
    for id, old in olds.items():
        if typed.get(f"was-{id}") == "dropped":
            drop(made, old, typed.get(f"why-{id}", "").strip(), on)
    return made


def name(made: Told, new: Record, olds: list[Record], how: str | None, on: date, typed: Typed) -> None:
    came = dict.fromkeys([*new["origins"], *(each["id"] for each in olds)])
    fields = {"action": new["id"], "from_actions": list(came), "how": how}
    fields["decision"] = typed.get("decision", "").strip() or None
    made.step("name_origin", fields, olds, from_day(on, [new, *olds]))


def drop(made: Told, old: Record, reason: str, on: date) -> None:
    """Withdrawn, which needs a reason."""
    if reason:
        made.step("withdraw", {"action": old["id"], "reason": reason}, [old], from_day(on, [old]))
    else:
        what = old["ref"] or "this action"
        made.problems[f"why-{old['id']}"] = f"Say why {what} was dropped, or that it is not decided."


def from_day(on: date, actions: Sequence[Record]) -> date:
    """Nothing is true of a day on which one of them was not there yet."""
    return max([on, *(each["created_on"] for each in actions)])


def first_day(newer: Record, choosable: Sequence[Record], today: date) -> date:
    """The day that is offered: the first of the newer plan, or on which the first of its actions was there."""
    created = min((each["created_on"] for each in choosable), default=newer["starts_on"])
    return min(max(newer["starts_on"], created), today)


def effective(typed: Typed, made: Told, today: date) -> date:
    try:
        on = day(typed.get("effective_on", "").strip() or today.isoformat())
    except NotADate as unclear:
        made.problems["effective_on"] = str(unclear)
        return today
    if on > today:
        made.problems["effective_on"] = "This day is in the future. Give today or an earlier day."
    return on


def answered(each: Proposal, typed: Typed, newer: Sequence[Record], made: Told) -> list[UUID]:
    """What this action became; nothing where it was dropped, or where nobody decided yet."""
    id = each.old["id"]
    answer, known = typed.get(f"was-{id}", "later"), {new["id"] for new in newer}
    if answer == "yes":
        proposed = (as_id(text) for text in typed.getlist(f"proposed-{id}"))
        return [new for new in proposed if new in known and new is not None]
    return written(each.old, typed.getlist(f"as-{id}"), newer, made) if answer == "other" else []


def written(old: Record, texts: list[str], newer: Sequence[Record], made: Told) -> list[UUID]:
    """As what it goes on, in the words or by the references of the newer plan."""
    found: list[UUID] = []
    problems: dict[str, str] = {}
    for number, text in enumerate(texts, 1):
        new = called(text, newer) if text.strip() else None
        if text.strip() and new is None:
            problems[f"as-{old['id']}-{number}"] = f"No one action there is called “{text.strip()[:60]}”."
        elif new is not None and new not in found:
            found.append(new)
    if not found and not problems:
        missing = f"Say as what {old['ref'] or 'this action'} goes on, or choose another answer."
        problems[f"as-{old['id']}-1"] = missing
    made.problems |= problems
    return found


def called(text: str, newer: Sequence[Record]) -> UUID | None:
    """By what the list offers, or by a reference that only one has."""
    wanted = plain(text)
    names = {(plain(words), each["id"]) for each in newer for words in (action_name(each), each["ref"] or "")}
    often = Counter(words for words, _ in names)
    return next((id for words, id in names if words == wanted and often[words] == 1), None)


def plain(text: str) -> str:
    return " ".join(text.split()).casefold()
