"""A recommendation of an inspection, as one day knows it: what it asks, how it was answered, what serves it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.text import TextRef

RESPONSES = {"agreed": "Agreed", "partly_agreed": "Partly agreed", "not_agreed": "Not agreed"}


@dataclass(frozen=True, slots=True)
class Answer:
    """`response` is one of `RESPONSES`; `by` is who answered for the service, as written."""

    response: str
    on: date
    by: TextRef | None
    words: TextRef | None


@dataclass(frozen=True, slots=True)
class Recommendation:
    """An action serves it by name, and so does what it was carried forward into; so do all actions of an objective."""

    id: UUID
    reference: str | None
    text: TextRef
    addressed_to: tuple[TextRef, ...]
    made_on: date
    answer: Answer | None = None
    objectives: tuple[UUID, ...] = ()
    actions: tuple[UUID, ...] = ()
