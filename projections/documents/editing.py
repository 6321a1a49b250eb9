"""What a person does with an item, as the answer that is kept of it: edit, split, join, leave changes out, say more.

Each takes the answer kept so far ({} at first) and gives the new one; nothing is changed in place. An answer is
{"says": proposals, "without": keys of changes, "needs": {key of a change: {field: value}}, "match": an action's id or
"new", "joined_to": the item that has its words now}; the verdict stands beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from domain import period as periods
from domain.period import Period
from domain.refusals import InvalidOrder
from projections.documents.fields import checked
from projections.documents.joining import joined
from projections.documents.model import Change, Item, Need, Review

Answer = dict[str, Any]
Kept = Mapping[str, Any]
Says = Mapping[str, Any]
NEW = "new"


def within(review: Review) -> Period | None:
    """The period in which a date without a year lies."""
    if review.plan:
        return Period(review.plan["period"], review.plan["starts_on"], review.plan["ends_on"])
    try:
        return periods.read(str(review.asked.get("period") or ""))
    except ValueError:
        return None


def edit(kept: Kept, item: Item, typed: Mapping[str, Any], number: int = 0, period: Period | None = None) -> Answer:
    """Other words for the row; for the second of its actions (`number` 1) where it was split."""
    says = list(item.says)
    _refuse_unless_there(says, number)
    says[number] = checked(says[number], typed, period)
    return {**kept, "says": says}


def restore(kept: Kept) -> Answer:
    """The row as the document has it."""
    return {name: value for name, value in kept.items() if name in ("match",)}


def split(kept: Kept, item: Item, first: str, second: str, number: int = 0) -> Answer:
    """One row becomes two actions: its words are shared out, headings, leads, date and measure are of both."""
    says = list(item.says)
    _refuse_unless_there(says, number)
    one = checked(says[number], {"title": first})
    other = {**_empty(says[number]), "title": checked(says[number], {"title": second})["title"]}
    return _with_says(kept, [*says[:number], one, other, *says[number + 1 :]])


def split_at_part(kept: Kept, item: Item, part: int, number: int = 0) -> Answer:
    """A lettered part becomes an action of its own."""
    says = list(item.says)
    _refuse_unless_there(says, number)
    parts = list(says[number]["sub_actions"])
    if not 0 <= part < len(parts):
        raise InvalidOrder("This row has no such part.")
    taken = parts.pop(part)
    label = (taken.get("label") or "").strip(" ().")
    reference = f"{says[number]['ref']} {label}" if says[number]["ref"] and label else says[number]["ref"]
    status = "completed" if taken.get("done") else None
    other = {**_empty(says[number]), "title": taken["title"], "ref": reference, "status": status}
    return _with_says(kept, [*says[:number], {**says[number], "sub_actions": parts}, other, *says[number + 1 :]])


def above(review: Review, item: Item) -> Item:
    """The row above, with which a row may be joined."""
    rows = [each for each in review.items if each.line and each.line["kind"] == "action" and each.verdict != "joined"]
    places = [each.key for each in rows]
    if item.key not in places or places.index(item.key) == 0:
        raise InvalidOrder("There is no row above with which this one could be joined.")
    return rows[places.index(item.key) - 1]


def join(kept: Kept, into: Item, item: Item) -> tuple[Answer, Answer]:
    """The answers of both: the one has the words of both now, the other (verdict "joined") has none."""
    if into.key == item.key or "joined" in (into.verdict, item.verdict):
        raise InvalidOrder("Choose two rows that both have words of their own.")
    if not (into.says and item.says and into.says[0]["kind"] == item.says[0]["kind"] == "action"):
        raise InvalidOrder("Only rows of actions can be joined.")
    whole = into.says[-1]
    for each in item.says:
        whole = joined(whole, each)
    return {**kept, "says": [*into.says[:-1], whole]}, {"joined_to": into.key}


def match(kept: Kept, review: Review, item: Item, action: str) -> Answer:
    """Which action of the registry the row is: an id, or "new"."""
    if action != NEW:
        known = {str(each["id"]): each for each in review.plan["actions"]} if review.plan else {}
        if action not in known:
            raise InvalidOrder("This plan has no such action.")
        others = [each for each in review.items if each.key != item.key and each.line and each.action]
        if any(str((each.action or {})["id"]) == action for each in others):
            raise InvalidOrder("Another row of this document is that action. Say first what that row is.")
    # What was said of single changes was about another comparison.
    return {name: value for name, value in kept.items() if name == "says"} | {"match": action}


def without(kept: Kept, item: Item, keys: Sequence[str]) -> Answer:
    """These single changes are left out; all others are not."""
    known = {change.key for change in item.changes}
    if unknown := [key for key in keys if key not in known]:
        raise InvalidOrder(f"This row has no change “{unknown[0]}”.")
    if any(key.rpartition("/")[2] == "create" for key in keys):
        raise InvalidOrder("Without its action nothing of the row can be recorded. Leave out the whole row.")
    return {**kept, "without": sorted(set(keys))}


def say(kept: Kept, item: Item, key: str, field: str, value: str | None) -> Answer:
    """Answer what a change asks; None takes the answer back."""
    need = need_of(change_of(item, key), field)
    needs = {name: dict(fields) for name, fields in (kept.get("needs") or {}).items()}
    if value is None:
        needs.get(key, {}).pop(field, None)
    else:
        needs.setdefault(key, {})[field] = answer_to(need, value)
    return {**kept, "needs": {name: fields for name, fields in needs.items() if fields}}


def answer_to(need: Need, value: str) -> str:
    """Refuses what was not offered, and words that are none."""
    if need.offered and value not in {offered for offered, _ in need.offered}:
        raise InvalidOrder("Choose one of what is offered.", fields={need.field: ["Choose one of these."]})
    if not need.offered and not need.optional and not value.strip():
        raise InvalidOrder(f"{need.question} Write it.", fields={need.field: ["Write it."]})
    return value.strip()


def change_of(item: Item, key: str) -> Change:
    for change in item.changes:
        if change.key == key:
            return change
    raise InvalidOrder(f"This row has no change “{key}”.")


def need_of(change: Change, field: str) -> Need:
    for need in change.needs:
        if need.field == field:
            return need
    raise InvalidOrder(f"Nothing is asked about “{field}” here.")


def asked_with(asked: Mapping[str, Any], field: str, value: Any) -> dict[str, Any]:
    """The settings of a reading with the answer to a question about the whole document (`Review.needs`).

    `into:…` takes the id of a plan, "new" for one of the same name to be opened, or what is to be opened;
    `title:…` what that one is called.
    """
    about, _, name = field.partition(":")
    if about == "ratings":
        return {**asked, "ratings": {**(asked.get("ratings") or {}), name: str(value)}}
    if about == "into":
        return {**asked, "into": {**(asked.get("into") or {}), name: _a_plan(name, value)}}
    if about == "title" and name:
        return _with_title(asked, name, " ".join(str(value).split()))
    return {**asked, field: value}


def _with_title(asked: Mapping[str, Any], name: str, title: str) -> dict[str, Any]:
    """What the plan that is opened for "2021-22" is called; one that is there has a title."""
    into = dict(asked.get("into") or {})
    if title and name in into and not into[name].get("plan"):
        into[name] = {**into[name], "title": title}
    return {**asked, "into": into}


def _a_plan(name: str, value: Any) -> dict[str, Any]:
    if isinstance(value, Mapping):
        return dict(value)
    if value == NEW:
        return {"period": name}
    try:
        return {"plan": str(UUID(str(value)))}
    except ValueError:
        raise InvalidOrder("Choose a plan.") from None


def _empty(says: Says) -> dict[str, Any]:
    """A second action of the same row: what was noted and decided stays with the first."""
    nothing: dict[str, Any] = {
        "rag": None,
        "rag_label": None,
        "status": None,
        "progress": [],
        "sub_actions": [],
        "decisions": [],
    }
    return {**says, **nothing}


def _with_says(kept: Kept, says: Sequence[Says]) -> Answer:
    """Keys of changes are counted by action: what was said of single ones no longer holds."""
    return {name: value for name, value in kept.items() if name == "match"} | {"says": list(says)}


def _refuse_unless_there(says: Sequence[Says], number: int) -> None:
    if not 0 <= number < len(says):
        raise InvalidOrder("This row has no such action.")
