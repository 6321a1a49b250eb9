"""The definition, worked through: what facts say at every pair of dates that could tell, beside what rows answer."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

import msgspec

from domain.fact import LAST_DAY, Fact, visible
from domain.folding import told

DAY, INSTANT = timedelta(days=1), timedelta(microseconds=1)
Shown = Callable[[date, datetime, list[bytes]], list[bytes]]
"""What of a state is to be seen at two dates."""


class Row(NamedTuple):
    valid_from: date
    valid_to: date | None
    known_from: datetime
    known_to: datetime | None
    state: bytes

    def answers(self, as_at: date, known_on: datetime) -> bool:
        days = self.valid_from <= as_at and (self.valid_to is None or as_at < self.valid_to)
        return days and self.known_from <= known_on and (self.known_to is None or known_on < self.known_to)


def all_of_it(as_at: date, known_on: datetime, states: list[bytes]) -> list[bytes]:
    return states


def check_one(facts: list[Fact], rows: list[Row], shown: Shown = all_of_it, *others: Fact) -> Iterator[str]:
    """What differs between the rows of one thing and its facts, at every pair of dates that could tell.

    `others`: facts about something else that have a say in what is shown.
    """
    days = {fact.effective_on for fact in (*facts, *others)}
    moments = {fact.timestamp for fact in (*facts, *others)}
    for row in rows:
        if not ({row.valid_from, row.valid_to} - {None} <= days and {row.known_from, row.known_to} - {None} <= moments):
            yield f"a row begins or ends where nothing happened: {row[:4]}"
    # Between two such days and moments neither facts nor rows change, so their first point stands for all.
    for known_on in [min(moments) - INSTANT, *sorted(moments)]:
        for as_at, state in by_definition(facts, [min(days) - DAY, *sorted(days)], known_on):
            found, wanted = [row.state for row in rows if row.answers(as_at, known_on)], shown(as_at, known_on, state)
            if found != wanted:
                yield f"as at {as_at} as known on {known_on}: {in_words(found)}, and the facts say {in_words(wanted)}"
                return


def by_definition(facts: list[Fact], days: list[date], known_on: datetime) -> Iterator[tuple[date, list[bytes]]]:
    """The state as at each of these days. What is visible as at a day is the beginning of what is visible for ever."""
    state, shown = None, deque(visible(facts, LAST_DAY, known_on))
    for as_at in days:
        while shown and shown[0].effective_on <= as_at:
            state = told(state, shown.popleft())
        yield as_at, [] if state is None else [msgspec.json.encode(state)]


def in_words(states: list[bytes]) -> str:
    return " and ".join(state.decode() for state in states) or "nothing"
