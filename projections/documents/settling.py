"""Changes made: an order of the registry with its sentence, and what people said of it so far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from domain.due import Due
from domain.refusals import in_words
from domain.text import LONGEST_TEXT, LONGEST_TITLE
from domain.together import Step
from projections.documents.model import Change, Need

IDS = ("into", "into_action", "to_plan", "by_action")
NOT_OF_THE_ORDER = ("how", "note")
"""Answers by which the order is chosen, and its words, which each order keeps in a field of its own."""
DAYS = ("check_on", "meeting_on")


@dataclass(frozen=True)
class About:
    """The action that changes are about, where the document speaks of it, and what people answered there."""

    reading: UUID
    key: str
    action: UUID
    place: str
    title: str = ""
    seen: int | None = None
    prefix: str = ""
    given: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    without: frozenset[str] = frozenset()

    def change(
        self,
        key: str,
        order: str,
        day: date,
        sentence: str,
        *,
        was: str | None = None,
        becomes: str | None = None,
        needs: tuple[Need, ...] = (),
        doubts: tuple[str, ...] = (),
        **fields: Any,
    ) -> Change:
        """One order on this action, with the answers that its needs have got."""
        key = self.prefix + key
        answered = tuple(self._answered(key, need) for need in needs)
        said = {
            need.field: as_field(need.field, need.answer)
            for need in answered
            if need.answer and need.field not in NOT_OF_THE_ORDER
        }
        step = Step(order, {"action": self.action, **fields, **said}, self.place, day, self.seen)
        doubts = (*doubts, *too_long(step.fields))
        return Change(key, step, sentence, was, becomes, answered, doubts, key in self.without)

    def new(self, what: str) -> UUID:
        """The id of something new that belongs to this action; the same each time this reading is looked at."""
        return uuid5(self.reading, f"{self.action}/{what}")

    def said(self, key: str, name: str) -> str | None:
        """What a person answered to a question of a change."""
        return self.given.get(self.prefix + key, {}).get(name)

    def _answered(self, key: str, need: Need) -> Need:
        """With its answer; one that is no longer offered (a plan was closed, the settings changed) is none."""
        answer = self.given.get(key, {}).get(need.field, need.answer)
        if answer is None or (need.offered and answer not in {each for each, _ in need.offered}):
            return replace(need, answer=None)
        return replace(need, answer=answer if can_be_read(need.field, answer) else None)


def can_be_read(name: str, answer: str) -> bool:
    """An answer that can't be read answers nothing: the question stays."""
    try:
        as_field(name, answer)
    except ValueError:
        return answer == ""
    return True


def too_long(fields: Mapping[str, Any]) -> Iterator[str]:
    """Texts that the registry would not keep: a doubt, before they are refused."""
    for name, text in fields.items():
        longest = LONGEST_TITLE if name == "title" else LONGEST_TEXT
        text = text.text if isinstance(text, Due) else text
        if isinstance(text, str) and len(text) > longest:
            yield f"This has {len(text):,} characters; at most {longest:,} can be kept. Shorten or split it."


def as_field(name: str, answer: str) -> Any:
    if name in IDS:
        return UUID(answer)
    return date.fromisoformat(answer) if name in DAYS else answer


def day_in_words(day: date) -> str:
    return in_words(day)
