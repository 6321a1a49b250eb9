"""Correcting: an entry that was recorded wrongly is taken back, and what is right recorded instead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from domain.action import Action
from domain.carrying_out import on_action
from domain.fact import Stamp, Words
from domain.records import Records
from domain.refusals import EntryCannotBeCorrected, InvalidOrder


class Correcting(Records):
    """The part of the registry that takes entries back."""

    @on_action
    def correct_entry(
        self, stamp: Stamp, action: Action, entry: UUID, reason: Words, instead: Mapping[str, Any] | None = None
    ) -> None:
        """Take an entry back; with `instead` (fields of its order, or effective_on) record what is right."""
        self._refuse_two_of_it(stamp, action, entry)
        wrong = action.correct_entry(stamp, entry, stamp.write(reason))
        if instead:
            fields = (wrong.as_order() or {}) | dict(instead)
            day = fields.pop("effective_on", None) or wrong.effective_on
            name = ORDER_OF.get(type(wrong).__name__)
            if name is None:
                raise InvalidOrder("This kind of entry can be taken back, but not replaced. Record what is right anew.")
            self.plan_of(action.plan).refuse_after_closing(stamp.of(day))
            getattr(type(self), name).body(self, stamp.of(day), action, **fields)

    def _refuse_two_of_it(self, stamp: Stamp, action: Action, entry: UUID) -> None:
        """Taking back that it went on as another would leave it open in two plans, while its successor is open and
        says that it came from this one."""
        wrong = action.find(entry)
        if not isinstance(wrong, (Action.ActionCarriedForward, Action.ActionMerged)):
            return
        successor = self.any_action(wrong.into_action)
        stamp.rests_on(successor)
        latest = successor.latest
        if latest.has_left or action.id not in latest.whence:
            return
        first = (
            "Take back first what that one says of where it came from" if latest.origins
            else "Withdraw that one first, and say why"
        )  # fmt: skip
        raise EntryCannotBeCorrected(
            f"This action goes on as a new one in the next plan. {first}; then take this entry back. Otherwise it"
            " would be open twice.",
            action=str(successor.id),
        )


ORDER_OF = {
    "WordingAmended": "amend_wording",
    "ProgressNoted": "note_progress",
    "RagChanged": "change_rag",
    "DueDateRevised": "revise_due_date",
    "LeadsNamed": "name_leads",
    "MeasureSet": "set_measure",
    "ThemesTagged": "tag_themes",
    "ObjectivesServed": "serve_objectives",
    "SubActionClosed": "close_sub_action",
    "EvidenceAttached": "attach_evidence",
    "ActionCompleted": "complete",
    "ActionEmbedded": "embed",
    "ActionTransferred": "transfer",
    "ActionSuperseded": "supersede",
    "ActionWithdrawn": "withdraw",
    "ActionPaused": "pause",
    "ActionResumed": "resume",
    "ActionReopened": "reopen",
}
"""Which order records which entry, for those that may be recorded anew with other fields."""
