"""What a program says about one row, over what was said before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from domain.refusals import InvalidOrder, NotFound
from projections.answers import json_ready
from projections.documents import editing
from projections.documents.fields import checked
from projections.documents.model import Item, Review
from projections.documents.settling import IDS, as_field
from web.documents import valued
from web.documents.handing_in import RowsAreOpen

OF_ONE_ONLY: dict[str, Any] = {
    "title": "", "sub_actions": [], "progress": [], "decisions": [], "status": None, "rag": None, "rag_label": None,
}  # fmt: skip
"""What a second action of a row does not share with the first."""


class UnknownItem(NotFound):
    """A row that the document does not have."""


def item_of(found: Review, key: str) -> Item:
    item = next((each for each in found.items if each.key == key), None)
    if item is None:
        raise UnknownItem("This document has no such row.", item=key)
    return item


def answer_over(before: Mapping[str, Any], found: Review, item: Item, said: Mapping[str, Any]) -> dict[str, Any]:
    """What is kept about a row, with what was said now. Refuses `InvalidOrder`."""
    kept = dict(before)
    for key, answers in (said.get("needs") or {}).items():
        for name, value in answers.items():
            kept = editing.say(kept, item, key, name, chosen(item, key, name, value))
    if "without" in said:
        kept = at("without", editing.without, kept, item, said["without"])
    if "says" in said:
        kept = in_other_words(kept, found, item, said["says"])
    if "match" in said:
        kept = at("match", editing.match, kept, found, item, said["match"])
    return {name: value for name, value in kept.items() if value}


def in_other_words(
    kept: dict[str, Any], found: Review, item: Item, says: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """As one action, or several; none means as it was read."""
    if not item.editable:
        raise invalid("says", "This row can't be put in other words.")
    if not says:
        return editing.restore(kept)
    of_one_only = valued.OF_ONE_VALUE if item.figures else OF_ONE_ONLY
    others = [{**item.stands[-1], **of_one_only}] * (len(says) - len(item.stands))
    rows = [
        at(f"says.{number}", *one_in_other_words(found, one, typed))
        for number, (one, typed) in enumerate(zip([*item.stands, *others], says, strict=False))
    ]
    if len(rows) != len(item.says):  # what was said of single changes no longer holds
        kept = {name: value for name, value in kept.items() if name == "match"}
    return {**kept, "says": rows}


def one_in_other_words(found: Review, one: Mapping[str, Any], typed: Mapping[str, Any]) -> tuple[Any, ...]:
    """What has to be called for it, with what."""
    if one["kind"] == "indicator":
        return valued.checked, one, typed
    return checked, one, json_ready(dict(typed)), editing.within(found)


def joined(
    answers: Mapping[str, Any], found: Review, item: Item, other: str
) -> tuple[Item, dict[str, Any], dict[str, Any]]:
    """The row that takes this one's words, what is kept of it, and what is kept of this one."""
    into = at("joined_to", item_of, found, other)
    before = dict(answers[into.key].answer) if into.key in answers else {}
    whole, mine = at("joined_to", editing.join, before, into, item)
    whole["absorbed"] = {**(before.get("absorbed") or {}), item.key: list(into.says)}
    return into, whole, mine


def at(place: str, do: Callable[..., Any], *arguments: Any) -> Any:
    """What is wrong is said of the field that it was sent in."""
    try:
        return do(*arguments)
    except InvalidOrder as refusal:
        inner = refusal.details.get("fields") or {"": [str(refusal)]}
        fields = {f"{place}.{name}".rstrip("."): told for name, told in inner.items()}
        raise InvalidOrder(str(refusal), fields=fields) from None


def chosen(item: Item, key: str, name: str, value: str | None) -> str | None:
    """An answer to one question; None takes it back."""
    need = next(
        (need for change in item.changes if change.key == key for need in change.needs if need.field == name), None
    )
    if need is None:
        raise invalid(f"needs.{key}.{name}", "This row has no such question.")
    if value is not None and (need.offered or name in IDS) and value not in {each for each, _ in need.offered}:
        raise invalid(f"needs.{key}.{name}", "Choose one of what is offered.")
    try:
        as_field(name, value or "")
    except ValueError:
        if value:
            raise invalid(f"needs.{key}.{name}", "This can't be read.") from None
    return value


def invalid(place: str, sentence: str) -> InvalidOrder:
    return InvalidOrder(f"{place}: {sentence}", fields={place: [sentence]})


def refuse_beside(item: Item) -> None:
    """An edit of which nothing could be recorded is none."""
    if item.kind == "beside" and item.says != (item.line,):
        raise invalid("says", " ".join(item.doubts))


def refuse_questions(item: Item) -> None:
    """What is accepted leaves nothing to be asked."""
    if item.verdict == "accepted" and item.needs:
        asked = [(change.key, need) for change in item.changes if not change.left_out for need in change.unanswered]
        raise RowsAreOpen(
            "Something has to be said before this row can be accepted: " + " ".join(need.question for _, need in asked),
            needs=[{"change": key, "field": need.field, "question": need.question} for key, need in asked],
        )
