"""A review as its page shows it: each row as it stands in the document, and beside it what was understood.

Doubts stand beside the field they are about; what needs a look stands first, and stays where it stands once decided.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from projections.documents.model import SURE, Change, Item, Review
from projections.documents.rated import ONLY_RATED, is_colour, said_of, words_of
from projections.documents.steps import recordable
from projections.documents.wording import quoted, short
from web.documents.telling import answers_to, heading_of, is_decision
from web.documents.understood import Field, fields_of
from web.documents.words import LEFTOVERS, PROBLEMS_OF_FIELDS, STAYS, VERDICTS
from web.indicators.words import amount

UNSURE = 0.6


@dataclass
class Card:
    """One item. `blocks` are its proposals, several where a person split it; `typed` is what was sent and refused."""

    item: Item
    cells: list[str]
    place: str | None
    name: str
    blocks: list[list[Field]]
    doubts: list[str]
    look: str | None
    by: str | None = None
    number: int = 0
    problem: str | None = None
    problems: dict[str, str] = field(default_factory=dict)
    typed: Mapping[str, Any] | None = None
    above: str | None = None
    asked_above: frozenset[str] = frozenset()
    """Questions that are asked once for the whole document."""

    @property
    def key(self) -> str:
        return self.item.key

    @property
    def anchor(self) -> str:
        return anchor(self.item.key)

    @property
    def decided(self) -> bool:
        return self.item.verdict != "open"

    @property
    def verdict(self) -> str:
        """In words: what is said to be still open is not left out of anything."""
        return verdict_in_words(self.item)

    @property
    def settled(self) -> bool:
        """Shown as one line, which nothing has to be done about."""
        return self.decided and not self.problem

    @property
    def waits(self) -> bool:
        """For an answer about the whole document: before that it can't be accepted."""
        return bool(self.asked_above) and not self.settled

    @property
    def only_waits(self) -> bool:
        """Nothing else has to be looked at, whatever was decided meanwhile."""
        waits = bool(self.asked_above) and needs_a_look(self.item)
        return waits and not needs_a_look(self.item, but_for=self.asked_above)

    @property
    def accepted(self) -> bool:
        return self.settled and self.item.verdict == "accepted"

    @property
    def understood(self) -> list[list[Field]]:
        """The fields; of a new row that is accepted only those of the action itself: the rest are changes, of which
        some may be left out."""
        if not self.accepted or self.item.kind != "new":
            return self.blocks
        return [[each for each in block if each.name in OF_THE_ACTION] for block in self.blocks]

    @property
    def folded(self) -> bool:
        """Shown as one line that opens: nothing of it waits to be seen first."""
        if self.problem or needs_a_look(self.item, but_for=self.asked_above):
            return False
        needs = (need for change in self.item.changes for need in change.needs)
        return all(need.question in self.asked_above for need in needs)

    def fact(self, name: str) -> list[str]:
        """The texts of one field, for the one line that a row is folded to."""
        block = self.blocks[0] if self.blocks else []
        return [text for each in block if each.name == name for text, _ in each.texts]

    @property
    def colour(self) -> str | None:
        return next((each.colour for each in (self.blocks[0] if self.blocks else []) if each.name == "rag"), None)

    @property
    def shading(self) -> str | None:
        """The colour by which the document rates the row, where none of its words does."""
        line = self.item.line or {}
        colour, words = line.get("rag"), " ".join(self.cells).casefold()
        return str(colour) if colour and not line.get("rag_label") and colour not in words.split() else None

    @property
    def figures(self) -> list[str]:
        """ "12 days, Q2 2024-25": the values of an indicator, for the one line that a row is folded to."""
        told = ((amount(Decimal(each["value"]), each["unit"]), each["period"]) for each in self.item.figures)
        return [", ".join(filter(None, each)) for each in told]

    @property
    def why(self) -> list[str]:
        """Why it stands among what is to be looked at, where no doubt beside a field says it."""
        beside_fields = any(each.doubts for block in self.blocks for each in block)
        needs = [need for change in self.item.changes for need in change.needs if not need.optional]
        told = [self.look] if self.look else []
        told += self.doubts
        if any(need.question not in self.asked_above for need in needs):
            told.append("Answer what is asked below")
        elif needs:
            told.append("First answer what is asked of the whole document, above")
        if not told and was_doubted(self.item):
            told.append("It was doubtful, and somebody edited it: accept it once it is right")
        if not told and not beside_fields and any(change.doubts for change in self.item.changes):
            told.append("See what is doubted below")
        return told

    @property
    def told(self) -> list[Change]:
        """The changes that the fields above do not show already: all of a changed action, the decisions of a new one.

        What was understood of a new row is what is recorded of it, so only what is asked or doubted is told twice.
        Once it is accepted, what is recorded is told change by change.
        """
        if self.item.kind != "new":
            return list(self.item.changes)
        if self.accepted:
            return [each for each in self.item.changes if not each.key.endswith("create")]
        return [each for each in self.item.changes if each.needs or each.doubts or is_decision(each)]

    @property
    def in_line(self) -> list[str]:
        """What it changes, for the one line: once it is decided, only what will be recorded, with the answers."""
        if not self.settled:
            told = [each for each in self.told if not any(need.question in self.asked_above for need in each.needs)]
            return [heading_of(each) for each in told] if self.item.kind in ("new", "changed") else []
        if not self.accepted:
            return []
        new = self.item.kind == "new"
        kept = (each for each in self.told if not each.left_out and (not new or each.needs or is_decision(each)))
        return [
            ": ".join([heading_of(each), *(words for need, words in answers_to(each) if need.offered)]) for each in kept
        ]


OF_THE_ACTION = ("ref", "title", "objective", "leads", "due", "measure", "addressed_to")


def verdict_in_words(item: Item) -> str:
    if item.kind == "gone" and item.verdict == "left_out":
        return STAYS
    return VERDICTS.get(item.verdict, "")


def anchor(key: str) -> str:
    return "item-" + re.sub(r"[^\w-]", "-", key)


@dataclass
class Shown:
    """The page: what needs a look, what is clear, and what changes nothing."""

    review: Review
    look: list[Card]
    clear: list[Card]
    same: list[Item]
    beside: list[Item]
    leftovers: dict[str, list[Mapping[str, Any]]]
    waiting: list[Card] = field(default_factory=list)
    """Those that only wait for an answer about the whole document."""
    in_order: list[Card] = field(default_factory=list)
    """All of them as the document has them."""

    @property
    def cards(self) -> list[Card]:
        return [*self.look, *self.clear, *self.waiting]

    def card(self, key: str) -> Card | None:
        return next((each for each in self.cards if each.key == key), None)

    @property
    def to_accept(self) -> list[Item]:
        """What may be accepted in one go."""
        return [item for item in self.review.open if item.clear]

    @property
    def open_to_look(self) -> int:
        return sum(not card.decided for card in self.look)

    @property
    def open_and_clear(self) -> int:
        return sum(not card.decided for card in self.clear)

    @property
    def open_and_waiting(self) -> int:
        return sum(not card.decided for card in self.waiting)

    @property
    def decided(self) -> str:
        """ "8 accepted, 1 left out" """
        counted = Counter(card.verdict for card in self.cards if card.decided)
        return ", ".join(
            f"{counted[words]} {words.casefold()}" for words in (*VERDICTS.values(), STAYS) if counted[words]
        )

    def accepted(self) -> list[Item]:
        """What would be recorded; of an action that is only missing in the document nothing is."""
        accepted = (item for item in self.review.items if item.verdict == "accepted")
        return [item for item in accepted if any(recordable(change) for change in item.changes)]

    def next_open(self, after: str | None = None, now: Shown | None = None) -> Card | None:
        """The next that waits for a person: of the same group after that one and before it, then from the top.

        `now` is the page after an answer that may have moved rows: where they stood still says what comes next.
        """
        open_now = {card.key for card in (now or self).cards if not card.decided and not card.waits}
        group = next((each for each in (self.look, self.clear) if after in [card.key for card in each]), [])
        start = [card.key for card in group].index(after) + 1 if group and after else 0
        in_order = [*group[start:], *group[:start], *self.cards]
        return next((card for card in in_order if card.key in open_now), None)


def shown(review: Review, people: Mapping[UUID, str]) -> Shown:
    cards = [card_of(item, people, review) for item in review.items if item.kind not in ("same", "beside")]
    for before, card in zip([None, *cards], cards, strict=False):
        card.above = before.name if before and card.item.line else None
        card.asked_above = frozenset(asked_once(card.item, review))
    waiting = [card for card in cards if card.only_waits]
    look = [card for card in cards if needs_a_look(card.item) and card not in waiting]
    clear = [card for card in cards if not needs_a_look(card.item)]
    for number, card in enumerate([*look, *clear, *waiting], start=1):
        card.number = number
    same = [item for item in review.items if item.kind == "same"]
    beside = [item for item in review.items if item.kind == "beside"]
    return Shown(review, look, clear, same, beside, by_reason(review.leftovers), waiting, cards)


def needs_a_look(item: Item, but_for: Container[str] = ()) -> bool:
    """Whatever was answered meanwhile: an item does not move about under the eyes of whoever decides.

    `but_for` are questions, and doubts, that count for nothing here.
    """
    needs = (need for change in item.changes for need in change.needs if not need.optional)
    asks = (need for need in needs if need.question not in but_for)
    doubtful = (
        any(doubt not in but_for for doubt in item.doubts) or any(change.doubts for change in item.changes) or any(asks)
    )
    return bool(doubtful or was_doubted(item) or item.kind == "gone" or item.confidence < SURE)


def was_doubted(item: Item) -> bool:
    """An edit answers the doubts of a row, which still stands where it stood."""
    return bool(is_edited(item) and (item.was_doubtful or (item.line or {}).get("doubts")))


def is_edited(item: Item) -> bool:
    return bool(item.line and item.says != (item.line,))


OF_DOCUMENT = {"into": "into", "ratings": "rag"}
"""The field of a change that a question about the whole document answers for all rows."""


def asked_once(item: Item, review: Review) -> Iterator[str]:
    """The questions of a row that the top of the page asks for the whole document, and the doubts that they settle."""
    of_ratings = [each.field.partition(":")[2] for each in review.needs if each.field.startswith("ratings:")]
    yield from {ONLY_RATED.format(quoted(words)) for words in of_ratings} & set(item.doubts)
    for need in item.needs:
        for whole in review.needs:
            kind, _, name = whole.field.partition(":")
            if OF_DOCUMENT.get(kind) == need.field and f"“{name}”" in need.question:
                yield need.question


def by_reason(leftovers: Iterable[Mapping[str, Any]]) -> dict[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = {reason: [] for reason in LEFTOVERS}
    for each in leftovers:
        found.setdefault(str(each.get("reason")), []).append(each)
    return {reason: lines for reason, lines in found.items() if lines}


# One item


def card_of(item: Item, people: Mapping[UUID, str], review: Review) -> Card:
    source = (item.line or {}).get("source") or {}
    blocks = [fields_of(each) for each in item.says] if item.line else []
    rated_here(item, blocks, review)
    # Of a changed action the fields are folded away: its doubts stand above them all.
    doubts = placed(item.doubts, blocks) if item.kind == "new" else list(item.doubts)
    return Card(
        item,
        cells=[cell.strip() for cell in str(source.get("text", "")).split(" | ") if cell.strip()],
        place=source.get("locator"),
        name=name_of(item),
        blocks=[[each for each in block if each.texts or each.doubts] for block in blocks],
        doubts=doubts,
        look=how_sure(item),
        by=people.get(item.by) if item.by else None,
    )


def rated_here(item: Item, blocks: list[list[Field]], review: Review) -> None:
    """Beside the document's rating what it is called in the authority's scheme, where that is another word or the
    same in another colour; and that it is not recorded, where somebody said so."""
    for number, block in enumerate(blocks):
        theirs = next((each for each in block if each.name == "rag" and each.texts), None)
        if not theirs:
            continue
        words, ours = theirs.texts[0][0], rating_recorded(item, number)
        if ours is None and said_of(words_of(item.says[number]) or "", review.ratings) == "":
            ours = ""
        shade = other_shade(theirs.colour, ours, review)
        if ours is not None and (shade or ours.casefold() != words.casefold()):
            told = f"recorded as “{ours}”{f', which is {shade} here' if shade else ''}"
            theirs.texts = [(words, told if ours else "not recorded")]


def other_shade(theirs: str | None, ours: str | None, review: Review) -> str | None:
    """The colour of the authority's rating, where the document's is another and no name says it already."""
    shade = review.shades.get(ours or "")
    return shade if theirs and shade not in (None, theirs) and not is_colour(ours or "") else None


def rating_recorded(item: Item, number: int = 0) -> str | None:
    """The authority's word for it; None where it is not told yet, or stays as it is."""
    key = f"{number}/rag" if number else "rag"
    change = next((each for each in item.changes if each.key == key), None)
    return change.step.fields.get("rag") if change else None


def name_of(item: Item) -> str:
    said: Mapping[str, Any] = (item.says[0] if item.says else None) or item.line or item.action or {}
    title = short(str(said.get("title") or said.get("standard") or said.get("name") or ""), 110)
    return f"{said['ref']} {title}" if said.get("ref") else title


def how_sure(item: Item) -> str | None:
    """Confidence in words: nothing where it is sure."""
    if item.confidence >= SURE or item.kind == "gone":
        return None
    little = "Read with very little certainty: compare it word by word with the row"
    return little if item.confidence < UNSURE else "Read with little certainty: compare it with the row"


def placed(doubts: Iterable[str], blocks: list[list[Field]]) -> list[str]:
    """Puts each doubt beside the field it is about; returns those that are about the row as a whole."""
    whole = []
    for doubt in doubts:
        name = next((name for name, pattern in PROBLEMS_OF_FIELDS if re.search(pattern, doubt)), None)
        found = [each for each in blocks[0] if each.name == name] if blocks else []
        if found:
            found[0].doubts.append(doubt)
        else:
            whole.append(doubt)
    return whole
