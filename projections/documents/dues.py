"""What a row's due date means: one answer for what people are shown, what is compared, and what is recorded."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from domain import due_in_documents
from domain.due import Due
from domain.period import Period
from domain.refusals import in_words

Written = Mapping[str, Any]


def meant(due: Written | None, within: Period | None) -> Written | None:
    """The date as the row has it, understood within the plan's period.

    The document's reader had only the document's own words for a year that is left out; what it knew from other
    columns (months marked, a column of original dates) stays where the text alone says nothing.
    """
    if due is None:
        return None
    told = due_in_documents.read(due["text"], within).due
    if told.kind == "unclear":
        return due
    return as_json(told) | ({"original_on": due["original_on"]} if due.get("original_on") else {})


def as_json(due: Due) -> dict[str, Any]:
    """In the shape of a proposal."""
    on, original = (each.isoformat() if each else None for each in (due.on, due.original_on))
    return {"text": due.text, "kind": due.kind, "on": on, "every": due.every, "original_on": original}


def to_record(due: Written) -> Due:
    """The text with the meaning that was shown."""
    return Due(str(due["text"]), due["kind"], day(due["on"]), due["every"])


def original(due: Written | None) -> Due | None:
    """The date that was promised first, where the row names one beside a later one."""
    on = day(due.get("original_on")) if due and due["on"] else None
    return Due(in_words(on), "day", on) if on else None


def promise_the_same(one: Written | None, other: Written) -> bool:
    """Whether both promise one day: "31/12/2026" and "Dec 26" do."""
    promised = ("day", "month", "quarter")
    if one is None or one["kind"] not in promised or other["kind"] not in promised:
        return False
    return one["on"] is not None and day(one["on"]) == day(other["on"])


def settled(doubts: tuple[str, ...], due: Written | None) -> tuple[str, ...]:
    """Without the reader's doubt about a date that the plan's period makes clear."""
    if due is None or due["kind"] == "unclear":
        return doubts
    unclear = due_in_documents.why_unclear(due["text"])
    return tuple(f"the year of {due['text']} is taken from the plan" if each == unclear else each for each in doubts)


def day(on: date | str | None) -> date | None:
    return date.fromisoformat(on) if isinstance(on, str) else on
