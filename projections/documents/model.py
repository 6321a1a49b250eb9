"""What a review shows: a document's rows, what each would change in the registry, and what people said so far.

Every reading is reviewed in the same way, whether the plan is new to the registry or was recorded before: a row
either becomes a new action or changes one that is there, and whatever it changes is an order of the registry.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal
from uuid import UUID

from domain.together import Step

Kind = Literal["new", "changed", "same", "gone", "recommendation", "indicator", "beside"]
"""`new`: an action that the registry lacks. `changed`, `same`: one that it has. `gone`: the registry has it, the
document no longer does. `recommendation`: becomes an objective of the plan. `indicator`: reports a value. `beside`:
scores, and what else stays with the document."""

Verdict = Literal["open", "accepted", "left_out", "joined"]
"""`joined`: its words went into another item."""


@dataclass(frozen=True)
class Need:
    """Something that only a person can say before a change can be recorded.

    `field` is the field of the order that is missing, `offered` are values and labels to choose from (empty: typed).
    What is `optional` may stay unanswered.
    """

    field: str
    question: str
    offered: tuple[tuple[str, str], ...] = ()
    answer: str | None = None
    optional: bool = False


@dataclass(frozen=True)
class Change:
    """One order that an item would give. `key` names it within its item ("rag", "due", "note:1", "decision:1").

    `sentence` is what a person reads ("RAG amber → green"); `was` and `becomes` are the texts of both sides.
    """

    key: str
    step: Step
    sentence: str
    was: str | None = None
    becomes: str | None = None
    needs: tuple[Need, ...] = ()
    doubts: tuple[str, ...] = ()
    left_out: bool = False
    moved: str | None = None
    """Why it counts from another day than the document says."""

    @property
    def unanswered(self) -> tuple[Need, ...]:
        return tuple(need for need in self.needs if need.answer is None and not need.optional)


@dataclass(frozen=True)
class Item:
    """One row of the document, or one action of the registry that the document no longer has.

    `key` is "line:12" (the line of the reading) or "action:<id>". `line` is the proposal as it was read. `says` are
    the proposals as edited by people: usually one, several where it was split. `action` is the registry's action that
    it was matched with, as `Reader.plan` gives it. `version` counts the answers given to it, for two people at once.
    `figures` are the values of an indicator as they were understood, in the shape in which people edit them;
    `was_doubtful` whether they were doubted before an edit answered that.
    """

    key: str
    kind: Kind
    line: Mapping[str, Any] | None
    says: tuple[Mapping[str, Any], ...]
    action: Mapping[str, Any] | None = None
    changes: tuple[Change, ...] = ()
    doubts: tuple[str, ...] = ()
    confidence: float = 1.0
    verdict: Verdict = "open"
    version: int = 0
    by: UUID | None = None
    joined_to: str | None = None
    figures: tuple[Mapping[str, Any], ...] = ()
    was_doubtful: bool = False

    @property
    def stands(self) -> tuple[Mapping[str, Any], ...]:
        """What an edit begins with."""
        return self.figures or self.says

    @property
    def never_recorded(self) -> bool:
        """Whether it says what it said before, when it was left out: the registry has nothing of it."""
        return self.kind == "same" and self.action is None and (self.line or {}).get("kind") == "action"

    @property
    def editable(self) -> bool:
        """Whether it may be put in other words: scores stay as they stand."""
        return self.line is not None and (self.kind != "beside" or bool(self.figures))

    @property
    def needs(self) -> tuple[Need, ...]:
        return tuple(need for change in self.changes if not change.left_out for need in change.unanswered)

    @property
    def moved(self) -> tuple[str, ...]:
        """What of it counts from another day than the document says, and why."""
        told = (change.moved for change in self.changes if not change.left_out)
        return tuple(dict.fromkeys(filter(None, told)))

    @property
    def clear(self) -> bool:
        """Whether it may be accepted without a second look."""
        doubtful = self.doubts or any(change.doubts for change in self.changes)
        return not doubtful and not self.needs and self.confidence >= SURE and self.kind in CLEAR_KINDS


SURE = 0.7
"""The confidence below which a person should look, even where nothing in particular is doubtful."""
CLEAR_KINDS = ("new", "changed", "recommendation", "indicator")


@dataclass(frozen=True)
class Review:
    """A reading as it is to be reviewed. `plan` is the registry's, None where it will be opened with the recording.

    `plan_id` is the plan's in either case. `opening` are the steps before all items: plans opened, the document's
    glossary of leads. `objectives` are those that the plan lacks yet, each set where an accepted item serves it;
    `indicators` are those that the service does not keep yet, each kept where an accepted item has a value of it.
    `needs` are questions about the whole document: which plan "2021-22" is ("into:2021-22"), what the document's
    "green" means ("ratings:green"). `may_say` are questions with an answer already, which people may change: what a new
    plan for 2021-22 is called ("title:2021-22"). `proposed` are title and period of a plan to be opened, as the
    document's own headings have them. `leftovers` are the lines that became no item.
    `ratings` are what the document's words are in the scheme, as people said with this document or an earlier one;
    `shades` are the colours of the scheme's steps, by their names;
    `unlike` are warnings of words that fall together by that; `key` is what
    the document itself says of its colours. `recorded_before` says that this very file, or a later version of it, was
    recorded before; `overtaken` whether a later one than this very file was.
    """

    reading: UUID
    document: str
    name: str
    version: int
    asked: Mapping[str, Any]
    plan_id: UUID
    plan: Mapping[str, Any] | None
    items: tuple[Item, ...]
    opening: tuple[Change, ...] = ()
    objectives: tuple[Change, ...] = ()
    indicators: tuple[Change, ...] = ()
    needs: tuple[Need, ...] = ()
    may_say: tuple[Need, ...] = ()
    proposed: Mapping[str, str] = field(default_factory=dict)
    leftovers: tuple[Mapping[str, Any], ...] = ()
    summary: Mapping[str, Any] = field(default_factory=dict)
    since: date | None = None
    as_at: date | None = None
    ratings: Mapping[str, str] = field(default_factory=dict)
    shades: Mapping[str, str] = field(default_factory=dict)
    unlike: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    recorded_before: str = ""
    overtaken: bool = False

    @property
    def open(self) -> tuple[Item, ...]:
        """What still waits for a person."""
        return tuple(item for item in self.items if item.verdict == "open" and item.kind not in ("same", "beside"))
