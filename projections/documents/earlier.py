"""Documents recorded before in the same plan: the very same file, or a later version than the one at hand.

What the same file said then is no news, and what an old version says otherwise would undo the later one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from domain.fact import LONDON
from domain.refusals import in_words
from projections.documents.model import Item
from projections.documents.settings import own_day
from projections.documents.store import Base, ReadingRow


@dataclass(frozen=True)
class Earlier:
    """When the same file was recorded, if it was. `later`: what was recorded of another file after that."""

    at: datetime | None = None
    later: str = ""
    later_at: datetime | None = None
    days: tuple[date, date] | None = None
    """The day of this document and the later one of what was recorded last, where they say so."""

    @property
    def sentence(self) -> str:
        """That it is not the last that is known of the plan; or that it is no news; or nothing."""
        if self.at and self.later_at:
            return (
                f"This very file was recorded in this plan on {moment(self.at)}, and a later version, “{self.later}”, "
                f"on {moment(self.later_at)}."
            )
        if self.at:
            return f"This very file was recorded in this plan on {moment(self.at)}."
        if self.days:
            mine, last = map(in_words, self.days)
            return f"This document speaks of {mine}; the one that was recorded last speaks of {last}."
        return ""

    @property
    def doubt(self) -> str:
        """What to look at in each of its rows, lest it undo what is newer."""
        return f"From an older version? {self.sentence}" if self.later_at or self.days else ""


def told_by(recorded: list[ReadingRow], document: str, own: date | None, base: Base | None) -> Earlier:
    """`recorded`: what was recorded in the plan, in this order; `base`: what the document is compared with."""
    places = [place for place, row in enumerate(recorded) if row.document == document]
    if places:
        same, after = recorded[places[-1]], recorded[places[-1] + 1 :]
        later = after[-1] if after else None
        return Earlier(same.recorded_at, later.name if later else "", later.recorded_at if later else None)
    last = own_day(base.lines) if base else None
    return Earlier(days=(own, last)) if own and last and own < last else Earlier()


def doubted(item: Item, earlier: Earlier) -> Item:
    """A row of an older version is never clear, whoever edited it."""
    if not earlier.doubt or not item.changes:
        return item
    return replace(item, doubts=(*item.doubts, earlier.doubt))


def moment(at: datetime) -> str:
    here = at.astimezone(LONDON)
    return f"{in_words(here.date())} at {here:%H:%M}"
