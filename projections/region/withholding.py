"""What is taken out of states before the region sees them, by what their authority shares.

States are worked on as they are written, field by field: those that nobody withholds pass as they are, also ones that
come to states after this was written. Commitments to texts stay at home; they prove nothing to the region.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import NamedTuple

import msgspec
from msgspec import Raw

from domain.sharing import EVIDENCE, PROGRESS, ROLES
from domain.text import TextRef
from projections.region.shared import SharedAction

ACTION_WITHHELD = {
    "leads": ROLES,
    "rag_reason": PROGRESS,
    "outcome": PROGRESS,
    "latest_note": PROGRESS,
    "sub_actions.note": PROGRESS,
    "adopted_from.note": PROGRESS,
    "evidence": EVIDENCE,
}
ACTION_SHARED = {"title", "due", "original_due", "measure", "sub_actions.title"}
"""Of the fields of an action that hold texts: which share lets them out, and which go with the plan."""
PLAN_WITHHELD = {"closing_note": PROGRESS, "sign_offs.note": PROGRESS}
PLAN_SHARED = {"title", "objectives.title", "objectives.section", "sign_offs.meeting"}

NOTHING, NONE_OF_THEM = Raw(b"null"), Raw(b"[]")
SAYS_NOTHING = (NOTHING, NONE_OF_THEM)
GO_WITHOUT_SAYING = frozenset(
    each.name for each in fields(SharedAction) if each.default in (None, ()) or each.default_factory is list
)
"""Fields of an action that are left out where they are empty: a quarter of every row."""
COMMITMENT = re.compile(rb'"commitment":"[0-9a-f]+"')
REF = re.compile(rb'"ref":"([0-9a-f-]{36})"')

encode = msgspec.json.Encoder().encode
fields_of = msgspec.json.Decoder(dict[str, Raw]).decode
many = msgspec.json.Decoder(list[dict[str, Raw]]).decode
Roles = Mapping[str, TextRef]
"""Where the words for a lead stand → where those for the role stand."""


class Seen(NamedTuple):
    """The state of an action as a `SharedAction`, and what stands in columns of its own, as COPY writes it."""

    state: bytes
    lineage: bytes
    created_on: bytes
    themes: bytes


class NotePart(msgspec.Struct):
    effective_on: date
    text: Raw


note_of = msgspec.json.Decoder(NotePart).decode


class Withholding:
    """What of one plan an authority shares."""

    def __init__(self, shares: Iterable[str], roles: Roles | None = None) -> None:
        self.shares, self.roles = frozenset(shares), roles or {}
        self._leads_known: dict[bytes, Raw] = {}
        self._known: dict[bytes, Seen] = {}

    def of_action(self, state: bytes) -> Seen:
        """One state stands in several rectangles: it is looked through once."""
        if state not in self._known:
            self._known[state] = self._seen(fields_of(state))
        return self._known[state]

    def _seen(self, fields: dict[str, Raw]) -> Seen:
        fields["leads"] = self._leads(bytes(fields["leads"]))
        self._take_notes(fields)
        pieces = bytes(fields["evidence"]).count(b'"effective_on"')
        if pieces and EVIDENCE not in self.shares:
            fields["evidence"] = NONE_OF_THEM
        fields["pieces_of_evidence"] = Raw(str(pieces).encode())
        said = {
            name: part for name, part in fields.items() if part not in SAYS_NOTHING or name not in GO_WITHOUT_SAYING
        }
        return Seen(
            state=COMMITMENT.sub(b'"commitment":""', encode(said)),
            lineage=bytes(fields["lineage"])[1:-1],
            created_on=bytes(fields["created_on"])[1:-1],
            themes=b"{%s}" % bytes(fields["themes"])[1:-1],
        )

    def _take_notes(self, fields: dict[str, Raw]) -> None:
        shared = PROGRESS in self.shares
        note = None if bytes(fields["latest_note"]) == b"null" else note_of(fields["latest_note"])
        fields["latest_note"] = NOTHING
        fields["latest_note_on"] = Raw(encode(note.effective_on)) if note else NOTHING
        fields["latest_note_text"] = note.text if note and shared else NOTHING
        if shared:
            return
        fields["rag_reason"] = NOTHING
        if bytes(fields["status"]) != b'"carried_forward"':  # there it is the decision of a board
            fields["outcome"] = NOTHING
        if bytes(fields["sub_actions"]) != b"[]":
            fields["sub_actions"] = without(fields["sub_actions"], "note")
        if bytes(fields.get("adopted_from", NONE_OF_THEM)) != b"[]":
            fields["adopted_from"] = without(fields["adopted_from"], "note")

    def _leads(self, leads: bytes) -> Raw:
        if not self.roles or leads == b"[]":
            return NONE_OF_THEM
        if leads not in self._leads_known:
            found = [self.roles[ref] for ref in refs_in(leads) if ref in self.roles]
            self._leads_known[leads] = Raw(encode(list(dict.fromkeys(found))))
        return self._leads_known[leads]

    def of_plan(self, state: bytes) -> bytes:
        """The state of a plan, as a `PlanState` still."""
        fields = fields_of(state)
        if PROGRESS not in self.shares:
            fields["closing_note"] = NOTHING
            fields["sign_offs"] = without(fields["sign_offs"], "note")
        return COMMITMENT.sub(b'"commitment":""', encode(fields))


def without(parts: Raw, field: str) -> Raw:
    return Raw(encode([part | {field: NOTHING} for part in many(parts)]))


def refs_in(state: bytes) -> list[str]:
    """Where the texts stand that a state refers to."""
    return [ref.decode() for ref in REF.findall(state)]


def leads_in(state: bytes) -> list[str]:
    return refs_in(bytes(fields_of(state)["leads"]))
