"""What a program says about one row, over what was said before."""

from __future__ import annotations

from typing import Any

from domain.refusals import InvalidOrder, NotFound
from projections.asked import NotADate, day
from projections.documents.model import Item, Review
from projections.documents.settling import DAYS, IDS
from web.documents.handing_in import RowsAreOpen


class UnknownItem(NotFound):
    """A row that the document does not have."""


def item_of(found: Review, key: str) -> Item:
    item = next((each for each in found.items if each.key == key), None)
    if item is None:
        raise UnknownItem("This document has no such row.", item=key)
    return item


def answer_over(kept: dict[str, Any], item: Item, said: dict[str, Any]) -> dict[str, Any]:
    """What is kept about a row, with what was said now. Refuses `InvalidOrder`."""
    needs = {key: dict(fields) for key, fields in (kept.get("needs") or {}).items()}
    for key, answers in (said.get("needs") or {}).items():
        for name, value in answers.items():
            needs.setdefault(key, {})[name] = chosen(item, key, name, value)
    kept["needs"] = {
        key: {name: value for name, value in fields.items() if value is not None} for key, fields in needs.items()
    }
    if "without" in said:
        known = {change.key for change in item.changes}
        if strange := [key for key in said["without"] if key not in known]:
            raise invalid("without", f"This row has no change “{strange[0]}”.")
        kept["without"] = sorted(set(said["without"]))
    return {name: value for name, value in kept.items() if value}


def chosen(item: Item, key: str, name: str, value: str | None) -> str | None:
    """An answer to one question; None takes it back."""
    need = next(
        (need for change in item.changes if change.key == key for need in change.needs if need.field == name), None
    )
    if need is None:
        raise invalid(f"needs.{key}.{name}", "This row has no such question.")
    if value is not None and (need.offered or name in IDS) and value not in {each for each, _ in need.offered}:
        raise invalid(f"needs.{key}.{name}", "Choose one of what is offered.")
    if value is not None and name in DAYS:
        return the_day(f"needs.{key}.{name}", value)
    return value


def the_day(place: str, value: str) -> str:
    try:
        return day(value).isoformat()
    except NotADate as unclear:
        raise invalid(place, str(unclear)) from None


def invalid(place: str, sentence: str) -> InvalidOrder:
    return InvalidOrder(f"{place}: {sentence}", fields={place: [sentence]})


def refuse_questions(item: Item) -> None:
    """What is accepted leaves nothing to be asked."""
    if item.verdict == "accepted" and item.needs:
        asked = [(change.key, need) for change in item.changes if not change.left_out for need in change.unanswered]
        raise RowsAreOpen(
            "Something has to be said before this row can be accepted: " + " ".join(need.question for _, need in asked),
            needs=[{"change": key, "field": need.field, "question": need.question} for key, need in asked],
        )
