"""A question with two dates: what was true *as at* one day, *as known on* one moment. Without dates: now."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TypeVar

from domain import due
from domain.fact import LONDON
from domain.refusals import Refusal, in_words

D = TypeVar("D", date, datetime)


class NotADate(Refusal):
    """One of the two dates (or another date of a question) can't be read."""


@dataclass(frozen=True)
class Asked:
    """`as_at`: a day. `known_on`: a moment (with zone); asked for as a day it means the end of that day."""

    as_at: date
    known_on: datetime
    as_at_given: bool = False
    known_on_given: bool = False

    @classmethod
    def of(cls, as_at: str | None = None, known_on: str | None = None, now: datetime | None = None) -> Asked:
        """The question in words as a URL or a command line has them. Refuses `NotADate`."""
        now = now or datetime.now(UTC)
        today = now.astimezone(LONDON).date()
        return cls(
            as_at=day(as_at) if as_at else today,
            known_on=moment(known_on) if known_on else now,
            as_at_given=bool(as_at),
            known_on_given=bool(known_on),
        )

    @property
    def is_now(self) -> bool:
        return not (self.as_at_given or self.known_on_given)

    def in_words(self) -> str:
        """The question as a heading says it."""
        if self.is_now:
            return f"now ({in_words(self.as_at)})"
        known = self.known_on.astimezone(LONDON)
        at = "" if known.time().replace(microsecond=0) == time(23, 59, 59) else f" at {known:%H:%M}"
        known_words = f"as known on {in_words(known.date())}{at}" if self.known_on_given else "as known now"
        still_to_come = ", a day still to come" if self.is_to_come else ""
        return f"as at {in_words(self.as_at)}{still_to_come}, {known_words}"

    @property
    def is_to_come(self) -> bool:
        """It asks about a day after today: the answer is what will be true if nothing happens until then."""
        return self.as_at > datetime.now(LONDON).date()

    def parameters(self) -> dict[str, str]:
        """What every link keeps."""
        kept = {}
        if self.as_at_given:
            kept["as_at"] = self.as_at.isoformat()
        if self.known_on_given:
            known = self.known_on.astimezone(LONDON)
            whole_day = known.time() == time.max
            kept["known_on"] = known.date().isoformat() if whole_day else self.known_on.astimezone(UTC).isoformat()
        return kept


def day(text: str) -> date:
    """2021-03-31, or as people here type it: 31/3/2021, 31.3.21, 31 March 2021, as due dates are."""
    text = text.strip()
    found = re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", text, re.ASCII)
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            return in_living_memory(date.fromisoformat(text))
        if found:
            return in_living_memory(date(int(found[3]), int(found[2]), int(found[1])))
        understood = due.read(text[:100])
        if understood.kind == "day" and understood.on and not understood.original_on:
            return in_living_memory(understood.on)
    except ValueError:
        pass  # the sentence below says it for all
    raise NotADate(f"“{text[:40]}” is not a date. Write it as 2021-03-31 or 31/3/2021.")


def moment(text: str) -> datetime:
    """A day (its end, in London), or a timestamp; one without zone is London time."""
    text = text.strip()
    if "T" not in text and ":" not in text:
        return datetime.combine(day(text), time.max, LONDON)
    try:
        # In a URL an unescaped "+01:00" arrives as " 01:00".
        found = datetime.fromisoformat(re.sub(r" (\d\d:\d\d)$", r"+\1", text) if "T" in text else text)
        in_living_memory(found)
    except ValueError:
        raise NotADate(f"“{text[:40]}” is not a moment. Write it as 2021-04-12 or 2021-04-12T15:30:00+01:00.") from None
    return found if found.tzinfo else found.replace(tzinfo=LONDON)


def in_living_memory(found: D) -> D:
    """A year that a plan may be about: at the ends of the calendar no clock could be set to another zone."""
    if not 1900 <= found.year < 2200:
        raise ValueError
    return found
