"""Correcting an entry: what it says, as the fields of its own order, and which of them somebody changed."""

from __future__ import annotations

from typing import Any

from werkzeug.datastructures import MultiDict

from domain.correcting import ORDER_OF
from domain.refusals import InvalidOrder, UnknownEntry
from projections.asked import NotADate, day
from projections.finding import as_id
from web.orders import ORDERS
from web.recording.controls import Control, Option, Typed, read, written
from web.recording.subject import Subject

CALLED = {"ProgressNoted": {"text": "note"}, "RagChanged": {"rag": "label"}}
"""Fields of an order that its entry calls otherwise."""
ORDERS_THAT_CORRECT = ("correct_entry", "correct_inspection", "correct_audit", "take_back_dismissal")
NEVER = ("ActionCreated", "AuditCarriedOut", "EntryCorrected")
TAKE_BACK, REPLACE = "take_back", "replace"


def entry_of(subject: Subject, typed: Typed) -> dict[str, Any] | None:
    """The entry that the form is about; None if none is chosen yet. Refuses `UnknownEntry`."""
    if not typed.get("entry"):
        return None
    wanted = as_id(typed["entry"])
    for entry in told_of(subject):
        if entry["event_id"] == wanted:
            return entry  # type: ignore[no-any-return]
    raise UnknownEntry(f"This {subject.kind} has no such entry.")


def correctable(subject: Subject) -> list[dict[str, Any]]:
    """The entries that may be corrected, the latest first."""
    return [entry for entry in reversed(told_of(subject)) if entry["event"] not in NEVER and not entry["corrected"]]


def told_of(subject: Subject) -> list[dict[str, Any]]:
    """All entries on it; of an authority, those that may be taken back."""
    return subject.found["dismissals" if subject.kind == "authority" else "history"]  # type: ignore[no-any-return]


def right_fields(entry: dict[str, Any]) -> dict[str, Any]:
    """The fields of the order that recorded this entry; none, if it can only be taken back."""
    name = ORDER_OF.get(entry["event"])
    if name is None:
        return {}
    from web.recording.form import fields_of

    return fields_of(ORDERS[name])


def as_said(entry: dict[str, Any]) -> Typed:
    """What the entry says, as the form shows it."""
    pairs = [("how", REPLACE)]
    for name, of in right_fields(entry).items():
        value = entry["effective_on"] if name == "effective_on" else said(entry, name)
        pairs += written(f"instead-{name}", of, value)
    return MultiDict(pairs)


def said(entry: dict[str, Any], name: str) -> Any:
    value = entry["body"].get(CALLED.get(entry["event"], {}).get(name, name))
    return value["text"] if name == "due" and value else value


def how(typed: Typed) -> Control:
    return Control(
        "how", "radios", "What to do", values=typed.getlist("how"),
        options=[
            Option(REPLACE, "Take it back and record what is right"),
            Option(TAKE_BACK, "Only take it back"),
        ],
    )  # fmt: skip


def rightly(entry: dict[str, Any], typed: Typed) -> dict[str, Any]:
    """The part of the order that says what is right. It is effective on the day of the entry that it corrects."""
    order: dict[str, Any] = {"effective_on": entry["effective_on"].isoformat()}
    right = right_fields(entry)
    if not right or typed.get("how") == TAKE_BACK:
        return order
    if typed.get("how") != REPLACE:
        raise refused("Choose what to do with the entry.")
    changed = dict(differing(right, as_said(entry), typed))
    if not changed:
        raise refused("Nothing differs from what the entry says. Change what was wrong, or only take it back.")
    return order | {"instead": changed}


def differing(right: dict[str, Any], before: Typed, typed: Typed) -> list[tuple[str, Any]]:
    """The fields that somebody changed; one that was emptied is None."""
    pairs = [
        (name, read(f"instead-{name}", of, before), read(f"instead-{name}", of, typed)) for name, of in right.items()
    ]
    return [(name, after) for name, was, after in pairs if comparable(name, after) != comparable(name, was)]


def comparable(name: str, value: Any) -> Any:
    """A day is the same day however it is written."""
    try:
        return day(value) if name == "effective_on" and value else value
    except NotADate:
        return value


def refused(sentence: str) -> InvalidOrder:
    return InvalidOrder(sentence, fields={"how": [sentence]})
