"""The states of one thing for every pair of dates, as rectangles: these days, known over this stretch of time.

A rectangle says: as at the days from `valid_from` to before `valid_to`, as known on the moments from `known_from` to
before `known_to`, this was the state. Together the rectangles of a thing give, for any two dates, exactly the fold
that `domain.fact.visible` and `domain.folding.fold` define, and they never overlap.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

import msgspec

from domain.fact import ALWAYS, LAST_DAY, Fact, in_order, visible
from domain.folding import told

FIRST = 1
"""The version of the fact that creates a thing."""

encode = msgspec.json.Encoder().encode


class Rectangle(NamedTuple):
    """An open end (None) lasts for ever."""

    valid_from: date
    valid_to: date | None
    known_from: datetime
    known_to: datetime | None
    state: bytes


class Change(NamedTuple):
    """What new facts did to the rectangles of one thing."""

    gone: list[Rectangle]
    new: list[Rectangle]


class History:
    """What is known of one thing so far: its facts, and the rectangles that nothing known has ended yet.

    It follows from the facts alone: told all at once or one by one, it comes to the same rectangles.
    """

    __slots__ = ("created", "current", "facts", "known_to", "latest", "taken_back")

    def __init__(self) -> None:
        self.facts: list[Fact] = []
        self.created: Fact | None = None
        self.current: list[Rectangle] = []
        self.latest: Any = None
        self.known_to: datetime | None = None
        self.taken_back: set[Any] = set()

    def tell(self, facts: list[Fact]) -> Change:
        """Facts in the order of their positions. What shares a moment becomes known together."""
        if self.known_to is not None and min(facts, key=attrgetter("timestamp")).timestamp <= self.known_to:
            return self._tell_anew(facts)
        before = self.current
        ended: list[Rectangle] = []
        for moment, together in groupby(sorted(facts, key=attrgetter("timestamp")), key=attrgetter("timestamp")):
            self._learn(moment, list(together), ended)
        return difference(before, [*ended, *self.current])

    def _tell_anew(self, facts: list[Fact]) -> Change:
        """More became known at a moment that was told already: the rest of a save, or a clock that stood still."""
        earlier = self.facts
        before = whole(earlier)
        self.__init__()  # type: ignore[misc]
        return difference(before, self.tell([*earlier, *facts]).new)

    def _learn(self, moment: datetime, together: list[Fact], ended: list[Rectangle]) -> None:
        """What became known at one moment. From the first day that it is about, the states are told anew."""
        corrected = {fact.corrects for fact in together if fact.corrects is not None}
        self.facts.extend(together)
        if self.created is None:
            self.created = next((fact for fact in together if fact.originator_version == FIRST), None)
        self.taken_back |= corrected
        self.known_to = moment
        first = min(fact.effective_on for fact in together)
        goes_on = self.current and first >= self.current[-1].valid_from
        already_wrong = self.taken_back and any(fact.entry in self.taken_back for fact in together)
        if goes_on and not corrected and not already_wrong:
            days = list(self._told_on(in_order(together)))
        else:
            first = min([first, *(fact.effective_on for fact in self.facts if fact.entry in corrected)])
            days = list(self._told_anew_from(first))
        before, after = cut(self.current, first)
        self.current = [*before]
        overlay(after, days, moment, onto=self.current, ended=ended)

    def _told_anew_from(self, first: date) -> Iterator[tuple[date, bytes]]:
        """From which days on which states, by all that is known now."""
        self.latest = None
        facts = visible(self.facts, LAST_DAY, ALWAYS)
        begins = bisect_left(facts, first, key=attrgetter("effective_on"))
        for fact in facts[:begins]:
            self.latest = told(self.latest, fact)
        if self.latest is not None and (begins == len(facts) or facts[begins].effective_on > first):
            yield first, encode(self.latest)
        yield from self._told_on(facts[begins:])

    def _told_on(self, facts: list[Fact]) -> Iterator[tuple[date, bytes]]:
        """These facts, in order, told on from the latest state."""
        last = len(facts) - 1
        for number, fact in enumerate(facts):
            self.latest = told(self.latest, fact)
            whole_day = number == last or facts[number + 1].effective_on > fact.effective_on
            if whole_day and self.latest is not None:
                yield fact.effective_on, encode(self.latest)


def whole(facts: Iterable[Fact]) -> list[Rectangle]:
    """All rectangles of a thing with these facts."""
    facts = list(facts)
    return History().tell(facts).new if facts else []


def difference(before: list[Rectangle], after: list[Rectangle]) -> Change:
    if not before:
        return Change([], after)
    kept = set(before) & set(after)
    return Change([each for each in before if each not in kept], [each for each in after if each not in kept])


def cut(rectangles: list[Rectangle], day: date) -> tuple[list[Rectangle], list[Rectangle]]:
    """Those before a day and those from it on; the one that the day lies in is cut in two."""
    place = bisect_left(rectangles, day, key=attrgetter("valid_from"))
    before, after = rectangles[:place], rectangles[place:]
    if before and (last := before[-1]).valid_to != day:
        before[-1] = Rectangle(last.valid_from, day, *last[2:])
        after = [Rectangle(day, last.valid_to, *last[2:]), *after]
    return before, after


def overlay(
    current: list[Rectangle],
    days: list[tuple[date, bytes]],
    moment: datetime,
    onto: list[Rectangle],
    ended: list[Rectangle],
) -> None:
    """Lay a new timeline over what was current: what says the same stays, what does not ends at `moment`."""
    bounds = sorted({each.valid_from for each in current} | {day for day, _ in days})
    if not bounds:
        return  # begun and taken back at one moment: it never stood
    olds, news = iter([*current, None]), iter([*days, None])
    old, new, next_old, next_new = None, None, next(olds), next(news)
    for start, end in zip(bounds, [*bounds[1:], None], strict=True):
        if next_old is not None and next_old.valid_from == start:
            old, next_old = next_old, next(olds)
        if next_new is not None and next_new[0] == start:
            new, next_new = next_new[1], next(news)
        if old is not None and old.state == new:
            lengthen(onto, Rectangle(start, end, old.known_from, None, old.state))
            continue
        if old is not None:
            lengthen(ended, Rectangle(start, end, old.known_from, moment, old.state))
        if new is not None:
            lengthen(onto, Rectangle(start, end, moment, None, new))


def lengthen(rectangles: list[Rectangle], piece: Rectangle) -> None:
    """Add a piece, or let the last one reach over it where they say the same."""
    last = rectangles[-1] if rectangles else None
    if last is not None and last.valid_to == piece.valid_from and last[2:] == piece[2:]:
        rectangles[-1] = Rectangle(last.valid_from, piece.valid_to, *last[2:])
    else:
        rectangles.append(piece)
