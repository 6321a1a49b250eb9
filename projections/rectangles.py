"""The states of one thing for every pair of dates, as rectangles: these days, known over this stretch of time.

A rectangle says: as at the days from `valid_from` to before `valid_to`, as known on the moments from `known_from` to
before `known_to`, this was the state. Together the rectangles of a thing give, for any two dates, exactly the fold
that `domain.fact.visible` and `domain.folding.fold` define, and they never overlap.
"""

from __future__ import annotations

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

    __slots__ = ("current", "facts", "known_to", "latest", "taken_back")

    def __init__(self) -> None:
        self.facts: list[Fact] = []
        self.current: list[Rectangle] = []
        self.latest: Any = None
        self.known_to: datetime | None = None
        self.taken_back: set[Any] = set()

    @property
    def created(self) -> Fact:
        return next(fact for fact in self.facts if fact.originator_version == FIRST)

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
        corrections = {fact.corrects for fact in together} - {None}
        self.facts.extend(together)
        self.taken_back |= corrections
        self.known_to = moment
        first = min(fact.effective_on for fact in together)
        goes_on = self.current and first >= self.current[-1].valid_from
        if goes_on and not corrections and not any(fact.entry in self.taken_back for fact in together):
            self.current = self._continued(moment, together, ended)
        else:
            self.current = overlaid(self.current, list(self._timeline()), moment, ended)

    def _continued(self, moment: datetime, together: list[Fact], ended: list[Rectangle]) -> list[Rectangle]:
        """The usual case: nothing before the last known day changes, so the state so far is only told on."""
        last = self.current[-1]
        days = list(self._told_on(together))
        current = self.current[:-1]
        ended.append(Rectangle(days[0][0], None, last.known_from, moment, last.state))
        if days[0][0] > last.valid_from:
            current.append(Rectangle(last.valid_from, days[0][0], last.known_from, None, last.state))
        current.extend(as_rectangles(days, moment))
        return current

    def _told_on(self, facts: Iterable[Fact]) -> Iterator[tuple[date, bytes]]:
        for day, on_that_day in groupby(in_order(facts), key=attrgetter("effective_on")):
            for fact in on_that_day:
                self.latest = told(self.latest, fact)
            if self.latest is not None:
                yield day, encode(self.latest)

    def _timeline(self) -> Iterator[tuple[date, bytes]]:
        """All that is known now, told from the beginning: from which day on which state."""
        self.latest = None
        return self._told_on(visible(self.facts, LAST_DAY, ALWAYS))


def whole(facts: Iterable[Fact]) -> list[Rectangle]:
    """All rectangles of a thing with these facts."""
    facts = list(facts)
    return History().tell(facts).new if facts else []


def difference(before: list[Rectangle], after: list[Rectangle]) -> Change:
    kept = set(before) & set(after)
    return Change([each for each in before if each not in kept], [each for each in after if each not in kept])


def as_rectangles(days: list[tuple[date, bytes]], moment: datetime) -> Iterator[Rectangle]:
    ends = [day for day, _ in days[1:]] + [None]
    for (day, state), end in zip(days, ends, strict=True):
        yield Rectangle(day, end, moment, None, state)


def overlaid(
    current: list[Rectangle], days: list[tuple[date, bytes]], moment: datetime, ended: list[Rectangle]
) -> list[Rectangle]:
    """What was current, with a new timeline laid over it: what says the same stays, what does not ends at `moment`."""
    after: list[Rectangle] = []
    timeline = list(as_rectangles(days, moment))
    bounds = sorted({each.valid_from for each in current} | {each.valid_from for each in timeline})
    for start, end in zip(bounds, [*bounds[1:], None], strict=True):
        old, new = covering(current, start), covering(timeline, start)
        if old and new and old.state == new.state:
            lengthen(after, old._replace(valid_from=start, valid_to=end))
            continue
        if old:
            lengthen(ended, old._replace(valid_from=start, valid_to=end, known_to=moment))
        if new:
            lengthen(after, new._replace(valid_from=start, valid_to=end))
    return after


def covering(rectangles: list[Rectangle], day: date) -> Rectangle | None:
    """The rectangle over a day, of rectangles without gaps between them up to the last, which is open."""
    found = None
    for each in rectangles:
        if each.valid_from > day:
            break
        found = each
    return found


def lengthen(rectangles: list[Rectangle], piece: Rectangle) -> None:
    """Add a piece, or let the last one reach over it where they say the same."""
    last = rectangles[-1] if rectangles else None
    if last and last.valid_to == piece.valid_from and last[2:] == piece[2:]:
        rectangles[-1] = last._replace(valid_to=piece.valid_to)
    else:
        rectangles.append(piece)
