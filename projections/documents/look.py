"""One look at a reading: what all of its items are understood by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid5

from domain.refusals import in_words
from projections.documents import dues, rated
from projections.documents.following import Following
from projections.documents.ground import Ground, Line
from projections.documents.indicators import Indicators
from projections.documents.model import Need
from projections.documents.objectives import Objectives, kind_of
from projections.documents.settings import own_day
from projections.documents.settling import About
from projections.documents.wording import bare, quoted, short

Says = Mapping[str, Any]


class Look:
    """Made anew for every review; what its items need is collected while they are understood.

    `unrated` are ratings that the authority's scheme lacks, by their bare words; `only_rated` rows that are rated
    complete, of which nothing says whether they are over, by the same.
    """

    def __init__(self, ground: Ground) -> None:
        self.ground, self.settings, self.scheme = ground, ground.settings, ground.scheme
        self.rows = ground.of("action")
        self._said: dict[str, tuple[Says, ...]] = {}
        self.places = {id: place for place, id in enumerate(self._new_ids())}
        carried = [each for says in self.every_row() for each in says["decisions"] if carries(each)]
        self.following = Following(ground, carried)
        self.unrated: dict[str, str] = {}
        self.only_rated: dict[str, list[Says]] = {}
        self.indicators = Indicators()
        known = ground.plan["objectives"] if ground.plan else ()
        kind = kind_of(line for _, line in ground.of("leftover"))
        self.objectives = Objectives(ground.reading, self.settings.plan, known, self.settings.since, kind)

    def every_row(self) -> Iterator[Says]:
        """What every row says, as edited by people."""
        for key, line in self.rows:
            if not self.is_joined(key):
                yield from self.says(key, line)

    def says(self, key: str, line: Line) -> tuple[Says, ...]:
        """The row as people edited it, or as it was read: usually one proposal, several where it was split."""
        if key not in self._said:
            says = self.answer(key).get("says") or (line,)
            self._said[key] = tuple(self.understood(each) if each["kind"] == "action" else each for each in says)
        return self._said[key]

    def understood(self, says: Says) -> Says:
        """With the due date as it will be recorded."""
        return {**says, "due": dues.meant(says["due"], self.settings.within)} if says["due"] else says

    def is_joined(self, key: str) -> bool:
        answer = self.ground.answers.get(key)
        return answer is not None and answer.verdict == "joined"

    def answer(self, key: str) -> Mapping[str, Any]:
        found = self.ground.answers.get(key)
        return (found.answer or {}) if found else {}

    def about(
        self, key: str, number: int, says: Says, place: str, action: UUID | None = None, seen: int | None = None
    ) -> About:
        """The action that a row's proposal (the first, the second where it was split, …) is about."""
        answer = self.answer(key)
        return About(
            reading=self.ground.reading, key=key,
            action=action or self.new_action(key, number), place=place, title=says["title"], seen=seen,
            prefix=f"{number}/" if number else "", given=answer.get("needs") or {},
            without=frozenset(answer.get("without") or ()),
        )  # fmt: skip

    def new_action(self, key: str, number: int = 0) -> UUID:
        return uuid5(self.ground.reading, f"{key}/{number}")

    def rating_asked(self, words: str) -> tuple[Need, ...]:
        """The question what a rating of the document is in the authority's scheme."""
        return (rated.of_row(self.unrated.setdefault(bare(words), words), self.scheme),)

    def only_rated_done(self, says: Says) -> tuple[str, ...]:
        """The doubt about a row that is rated complete, and that nothing ends; whether it is over is asked above."""
        words = rated.words_of(says)
        if not words or not rated.rated_done_only(says, self.scheme, self.settings.ratings):
            return ()
        self.only_rated.setdefault(bare(words), []).append(says)
        return (rated.ONLY_RATED.format(quoted(words)),)

    def whether_over(self) -> Iterator[Need]:
        """The question about them, once for each word."""
        for rows in self.only_rated.values():
            words, label = rated.words_of(rows[0]), rated.rating_of(rows[0], self.scheme, self.settings.ratings)
            yield rated.whether_over(words or "", label or "", len(rows))

    def absorbers(self, me: UUID) -> tuple[tuple[str, str], ...]:
        """Actions into which one may be merged: those of the plan, of this document, of later plans."""
        known = self.ground.plan["actions"] if self.ground.plan else ()
        here = [(each["id"], called(each["ref"], each["title"])) for each in known]
        later = [
            (each["id"], called(each["ref"], each["title"])) for plan in self.ground.later for each in plan["actions"]
        ]
        new = [] if self.ground.plan else list(self._new_ones())
        return tuple((str(id), name) for id, name in (*here, *new, *later) if id != me)

    def begins(self, says: Says) -> date:
        """From which day a new action counts: where nobody said so, and the plan was there already, from that of its
        first dated note; but after the document that did not have it yet."""
        since, base = self.settings.since, self.ground.base
        if self.ground.plan is None or self.ground.asked.get("since"):
            return since
        without = own_day(base.lines) if base else None
        first = max([self.ground.plan["opened_on"], *([without + timedelta(days=1)] if without else [])])
        noted = [date.fromisoformat(str(note["on"])) for note in says["progress"] if note.get("on")]
        return min([since, *(max(first, day) for day in noted)])  # type: ignore[no-any-return]

    def day_of(self, note: Mapping[str, Any], since: date) -> date:
        """A note is of its own day, if it is one since the plan and not to come; else of the document's."""
        if not note.get("on"):
            return self.settings.as_at
        own = date.fromisoformat(str(note["on"]))
        return self.settings.as_at if own > self.settings.today else max(own, since)

    def note_moved(self, note: Mapping[str, Any], day: date) -> str | None:
        """Said where a note does not count from the day that stands beside it."""
        own = date.fromisoformat(str(note["on"])) if note.get("on") else day
        if own == day:
            return None
        why = "that day is still to come" if own > self.settings.today else "its action is not in the plan on that day"
        return f"The note of {in_words(own)} is recorded of {in_words(day)}: {why}."

    def day_decided(self, says: Says) -> date:
        """Decisions are of the document's day, or of the last note's that comes after it."""
        notes = [self.day_of(note, self.settings.since) for note in says["progress"]]
        return max([self.settings.as_at, *notes])

    def _new_ids(self) -> Iterator[UUID]:
        for key, line in self.rows:
            for number, _ in enumerate(self.says(key, line)):
                yield self.new_action(key, number)

    def _new_ones(self) -> Iterable[tuple[UUID, str]]:
        for key, line in self.rows:
            for number, says in enumerate(self.says(key, line)):
                yield self.new_action(key, number), called(says["ref"], says["title"])


def carries(decision: Mapping[str, Any]) -> bool:
    return bool(decision["disposition"] == "carried_forward")


def called(reference: str | None, title: str) -> str:
    return f"{reference} {short(title)}" if reference else short(title)
