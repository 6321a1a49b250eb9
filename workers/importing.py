"""From a document to the registry without a person: the same rows, the same review, the same one save as on the pages.

What the review asks, nobody can answer here: such a change is left out and told, and a decision stays as a note.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

from domain import period as periods
from domain.carrying_out import Receipt, stamped_now
from domain.fact import Occasion, refuse_future
from domain.records import now
from domain.refusals import InvalidOrder, UnknownReading
from domain.registry import Registry
from domain.together import Step
from migrations.joining import COMMAND_LINE
from projections.asked import Asked
from projections.documents.model import Change, Item, Review
from projections.documents.rated import COMPLETED
from projections.documents.review import review
from projections.documents.steps import accepted, became, recordable, steps
from projections.documents.store import Documents
from projections.documents.wording import in_row
from projections.reading import Reader
from workers.reading.reading import Reading

COMMANDS = uuid.UUID("5f0d4a52-7c1e-4b0e-9d6e-2f1f6f3f7a10")
"""The namespace of the readings of imports; never to be changed, or plans could be imported twice."""
ROUNDS = 3
"""How often what is left out may bring up another question."""

How = Literal["all", "clear"]


@dataclass(frozen=True)
class Wanted:
    """What whoever imports says of the document. `into`: which plan its decisions mean by "2026-27".
    `ratings`: what its words and colours are in the authority's scheme."""

    title: str
    kind: str
    period: str
    since: date | None = None
    as_at: date | None = None
    into: Mapping[str, str] = field(default_factory=dict)
    accept: How = "all"
    ratings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Left:
    """A change that was not recorded: an item's, with the question that nobody answered."""

    item: Item
    change: Change
    question: str


@dataclass(frozen=True)
class Outcome:
    """What was recorded, or would be, and what not. `scheme`: what ratings are called here."""

    review: Review | None = None
    left: tuple[Left, ...] = ()
    receipt: Receipt | None = None
    dry_run: bool = False
    scheme: tuple[str, ...] = ()

    @property
    def before(self) -> str:
        """That this very file was recorded in this plan already, and when; "" if it was not."""
        return self.review.recorded_before if self.review else ""

    @property
    def overtaken(self) -> bool:
        """Whether a later version was recorded since: what this one says would undo that."""
        return self.review is not None and self.review.overtaken

    @property
    def items(self) -> tuple[Item, ...]:
        return accepted(self.review) if self.review and not self.overtaken else ()

    @property
    def not_accepted(self) -> list[Item]:
        return [item for item in self.review.open if item.changes] if self.review else []

    @property
    def opens_plan(self) -> bool:
        return self.review is not None and self.review.plan is None

    @property
    def unknown_plans(self) -> list[str]:
        """Years that decisions name and that nobody said the plan of."""
        return self._asked("into:")

    @property
    def unknown_ratings(self) -> list[str]:
        """Words and colours that are in no rating of the scheme."""
        return self._asked("ratings:")

    def _asked(self, what: str) -> list[str]:
        needs = self.review.needs if self.review else ()
        return [need.field.removeprefix(what) for need in needs if need.field.startswith(what)]

    @property
    def steps(self) -> list[Step]:
        return steps(self.review) if self.review and not self.overtaken else []

    @property
    def opening(self) -> list[Change]:
        """What comes before the rows: plans opened, initials explained, objectives set, indicators kept."""
        given = self.steps
        every = self.review
        before = (*every.opening, *every.objectives, *every.indicators) if every else ()
        return [change for change in before if change.step in given]

    @property
    def counted(self) -> dict[str, list[Any]]:
        """What is recorded, by what it is called."""
        of_new = {change.step.fields["action"] for item in self.items for change in item.changes if creates(change)}
        later = [step for step in self.steps if step.about() is not None and step.about() not in of_new]
        return {
            "action": list(of_new),
            "objective": [step for step in self.steps if step.order == "set_objective"],
            "change": later,
            "value": [step for step in self.steps if step.order == "report_value"],
        }


def creates(change: Change) -> bool:
    return change.step.order == "create_action" and recordable(change)


def outcome(
    rows: Documents, reader: Reader, registry: Registry, reading: Reading, content: bytes, wanted: Wanted, dry: bool
) -> Outcome:
    """Import a document that was read. Of its rows nothing stays unless it is recorded."""
    id = reading_id(reading.summary["sha256"], rows.slug, wanted)
    while was_recorded(rows, id):
        id = uuid.uuid5(id, "again")
    keep(rows, reader, id, reading, content, wanted)
    found = replace(accept(rows, reader, id, wanted.accept), scheme=scheme_of(reader), dry_run=dry)
    if dry or not found.steps:
        rows.conn.rollback()
        return found
    return replace(found, receipt=record(registry, rows, id, found))


def scheme_of(reader: Reader) -> tuple[str, ...]:
    return tuple(str(each["label"]) for each in reader.authority(Asked.of())["scheme"])


def reading_id(sha256: str, authority: str, wanted: Wanted) -> uuid.UUID:
    """The same document for the same plan is the same reading: a command that was cut off is not recorded twice."""
    named = [sha256, authority, _same(wanted.title), _same(periods.plain(wanted.period))]
    return uuid.uuid5(COMMANDS, chr(31).join(named))


def was_recorded(rows: Documents, id: uuid.UUID) -> bool:
    try:
        return rows.reading(id).status == "recorded"
    except UnknownReading:
        return False


def keep(rows: Documents, reader: Reader, id: uuid.UUID, reading: Reading, content: bytes, wanted: Wanted) -> None:
    """The rows of a document that was read already."""
    refuse_future(stamped_now(Occasion(COMMAND_LINE, "import", wanted.since), now()))
    document = rows.keep(content, reading.summary["document"], "application/octet-stream")
    rows.begin(id, document, asked_of(reader, wanted), COMMAND_LINE)
    if rows.claim(id):
        rows.finish(id, reading.lines)


def asked_of(reader: Reader, wanted: Wanted) -> dict[str, Any]:
    """The settings of the reading: a plan of this title and period, or one to be opened."""
    plans = reader.plans(Asked.of())
    own = _plan(plans, wanted.title, wanted.period)
    days = {name: day.isoformat() for name, day in (("since", wanted.since), ("as_at", wanted.as_at)) if day}
    into = {year: _into(plans, year, title, wanted.kind) for year, title in wanted.into.items()}
    opened = {"title": wanted.title, "kind": wanted.kind, "period": wanted.period}
    asked = {"plan": own, **opened, **days, "into": into, "ratings": ratings_of(reader, wanted.ratings)}
    return {name: value for name, value in asked.items() if value}


def ratings_of(reader: Reader, given: Mapping[str, str]) -> dict[str, str]:
    """What was said of ratings, in the words of the scheme. Refuses what it does not have."""
    offered = {COMPLETED: COMPLETED, "": "", **{_same(label): label for label in scheme_of(reader)}}
    unknown = [label for label in given.values() if _same(label) not in offered]
    if unknown:
        raise InvalidOrder(
            f"“{unknown[0]}” is no rating of this authority. Its ratings are: {named(scheme_of(reader))}."
        )
    return {words: offered[_same(label)] for words, label in given.items()}


def named(labels: Iterable[str]) -> str:
    return in_row([f"“{label}”" for label in labels])


def _plan(plans: list[dict[str, Any]], title: str, period: str | None = None) -> str | None:
    found = [each for each in plans if _same(each["title"]) == _same(title) and _of(each, period)]
    return str(found[0]["id"]) if len(found) == 1 else None


def _of(plan: Mapping[str, Any], period: str | None) -> bool:
    return period is None or periods.same(plan["period"], period)


def _into(plans: list[dict[str, Any]], year: str, title: str, kind: str) -> dict[str, str]:
    known = _plan(plans, title, year) or _plan(plans, title)
    return {"plan": known} if known else {"title": title, "kind": kind, "period": year}


def accept(rows: Documents, reader: Reader, id: uuid.UUID, how: How) -> Outcome:
    """Accept all that the review proposes, or all that is clear; what would have to be asked is left out and told."""
    found = review(reader, rows, id)
    keys = {item.key for item in found.open if (item.clear if how == "clear" else item.kind != "gone")}
    answers: dict[str, dict[str, Any]] = {}
    left: list[Left] = []
    for _ in range(ROUNDS):
        todo = [item for item in found.items if item.key in keys and (item.verdict == "open" or item.needs)]
        for item in todo:
            left += _left(item)
            answers[item.key] = _without_questions(item, answers.get(item.key, {}))
            rows.answer(id, item.key, "accepted", answers[item.key], COMMAND_LINE, item.version)
        if not todo:
            break
        found = review(reader, rows, id)
    return Outcome(found, tuple(left))


def _left(item: Item) -> Iterator[Left]:
    for change in item.changes:
        for need in change.unanswered[:1]:
            if not change.left_out:
                yield Left(item, change, need.question)


def _without_questions(item: Item, before: Mapping[str, Any]) -> dict[str, Any]:
    """An answer that decides nothing: what a decision means stays open, and its words are kept as a note."""
    needs = dict(before.get("needs") or {})
    without, unasked = list(before.get("without") or ()), list(before.get("unasked") or ())
    for change in item.changes:
        names = {need.field for need in change.unanswered}
        if names == {"how"}:
            needs[change.key] = {"how": ""}
        elif names and not change.left_out:
            without.append(change.key)
            unasked.append(change.key)
    return {"needs": needs, "without": without, "unasked": unasked}


def record(registry: Registry, rows: Documents, id: uuid.UUID, found: Outcome) -> Receipt:
    """Everything that was accepted, and that the document came, in one save."""
    assert found.review is not None
    row, plan = rows.reading(id), found.review.plan_id
    receipt = registry.record_document(
        Occasion(COMMAND_LINE, f"record {id}"), id, plan, found.steps,
        accepted=len(found.items), left_out=len(found.not_accepted), received=(row.document, row.name),
    )  # fmt: skip
    rows.recorded(id, receipt.position, became(found.review), plan)
    return receipt


def _same(text: str) -> str:
    return " ".join(text.casefold().split())
