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
from web.wording import action_name

Record = Mapping[str, Any]
Typed = MultiDict[str, str]


@dataclass
class Told:
    """`problems`: id of a field → sentence. `about`: of each step, the older action that it is about."""

    steps: list[Step] = field(default_factory=list)
    about: list[UUID] = field(default_factory=list)
    problems: dict[str, str] = field(default_factory=dict)


def told(typed: Typed, found: Sequence[Proposal], newer: Sequence[Record], today: date) -> Told:
    """Orders for one save: those that became the same are named together, and nothing is named twice."""
    made = Told()
    on = effective(typed, made, today)
    becomes = {each.old["id"]: answered(each, typed, newer, made) for each in found}
    olds = {each.old["id"]: each.old for each in found}
    parted = {id for id, many in becomes.items() if len(many) > 1}
    for new in newer:
        came = [id for id, many in becomes.items() if new["id"] in many]
        if came:
            name(made, new, [olds[id] for id in came], "split" if parted & {*came} else None, on, typed)
    for id, old in olds.items():
        drop(made, old, typed.get(f"was-{id}") == "dropped" and typed.get(f"why-{id}", "").strip(), on)
    return made


def name(made: Told, new: Record, olds: list[Record], how: str | None, on: date, typed: Typed) -> None:
    came = dict.fromkeys([*new["origins"], *(each["id"] for each in olds)])
    fields = {"action": new["id"], "from_actions": list(came), "how": how}
    fields["decision"] = typed.get("decision", "").strip() or None
    made.steps.append(Step("name_origin", fields, effective_on=from_day(on, [new, *olds])))
    made.about.append(olds[0]["id"])


def drop(made: Told, old: Record, reason: str | bool, on: date) -> None:
    """Without a reason it is not withdrawn: it stays among what is quietly gone."""
    if reason:
        made.steps.append(Step("withdraw", {"action": old["id"], "reason": reason}, effective_on=from_day(on, [old])))
        made.about.append(old["id"])


def from_day(on: date, actions: Sequence[Record]) -> date:
    """Nothing is true of a day on which one of them was not there yet."""
    return max([on, *(each["created_on"] for each in actions)])


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
    many = Counter(words for words, _ in names)
    return next((id for words, id in names if words == wanted and many[words] == 1), None)


def plain(text: str) -> str:
    return " ".join(text.split()).casefold()
