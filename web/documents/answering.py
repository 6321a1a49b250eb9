"""What was said about a row on the review's page, as it is kept: questions answered, single changes left out.

Fields are called "need:<item>:<change>:<field>"; a change that could be left out on its own comes with "shown", and
with "with" where its box is ticked.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from werkzeug.datastructures import MultiDict

from projections.documents.model import Change, Item, Need, Verdict
from projections.documents.store import Answer

UNCHOSEN = "-"
"""What a list sends where nobody chose."""
VERDICT_OF: dict[str, Verdict] = {"accept": "accepted", "leave_out": "left_out", "undo": "open"}
Typed = MultiDict[str, str]


def verdict_of(do: str) -> Verdict:
    return VERDICT_OF.get(do, "open")


def name_of(item: Item, change: Change, need: Need) -> str:
    return f"need:{item.key}:{change.key}:{need.field}"


def given(need: Need, name: str, typed: Typed) -> str | None:
    """What somebody said to a question: one of what was offered, or words; None if nothing."""
    if name not in typed:
        return None
    value = typed[name].replace("\r\n", "\n").strip()
    if need.offered:
        return value if value in {each for each, _ in need.offered} else None
    return value or None


def asked(item: Item) -> Iterator[tuple[Change, Need, str]]:
    for change in item.changes:
        for need in change.needs:
            yield change, need, name_of(item, change, need)


def missing(item: Item, typed: Typed, before: Answer | None) -> dict[str, str]:
    """The questions that have to be answered before the row can be accepted, each with a sentence."""
    without = left_out(item, typed, before)
    return {
        name: "Choose one." if need.offered else "Write it."
        for change, need, name in asked(item)
        if change.key not in without and not need.optional
        and given(need, name, typed) is None and (need.answer is None or name in typed)
    }  # fmt: skip


def left_out(item: Item, typed: Typed, before: Answer | None) -> set[str]:
    """The changes without their tick; those that the page did not offer to leave out stay as they were."""
    shown, ticked = set(typed.getlist("shown")), set(typed.getlist("with"))
    kept = set(before.answer.get("without") or ()) if before else set()
    return (kept - shown) | {key for key in shown - ticked if any(key == change.key for change in item.changes)}


def answer_of(before: Answer | None, item: Item, typed: Typed) -> dict[str, Any]:
    """What is kept of it, over what was kept before."""
    kept: dict[str, Any] = dict(before.answer) if before else {}
    needs: dict[str, dict[str, str]] = {key: dict(fields) for key, fields in (kept.get("needs") or {}).items()}
    for change, need, name in asked(item):
        value = given(need, name, typed)
        if value is not None:
            needs.setdefault(change.key, {})[need.field] = value
        elif name in typed:
            needs.get(change.key, {}).pop(need.field, None)
    kept["needs"] = {key: fields for key, fields in needs.items() if fields}
    kept["without"] = sorted(left_out(item, typed, before))
    return {key: value for key, value in kept.items() if value not in ({}, [])}
