"""Orders on local audits: carried out, and scored."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from domain.audit import Audit
from domain.carrying_out import Changed, order, refuse_stale
from domain.fact import Stamp, Words
from domain.records import Records
from domain.scoring import CUT_OFFS, CutOffs, Score
from domain.text import LONGEST_TITLE


class OnAudits(Records):
    """The part of the registry that takes them."""

    @order
    def record_audit(
        self,
        stamp: Stamp,
        title: Words,
        framework: Words,
        scores: Sequence[Score],
        edition: str | None = None,
        stage: str = "baseline",
        inspection: UUID | None = None,
        auditor: Words | None = None,
        cut_offs: CutOffs = CUT_OFFS,
        audit: UUID | None = None,
    ) -> Changed:
        """An audit with its scores. `inspection` is the one whose ratings it stands beside."""
        self.refuse_taken(audit)
        if inspection is not None:
            self.inspection_of(inspection)
        recorded = Audit.carry_out(
            stamp, id=audit, title=stamp.write(title, LONGEST_TITLE), framework=stamp.write(framework, LONGEST_TITLE),
            edition=edition, stage=stage, inspection=inspection, auditor=stamp.write_if(auditor), cut_offs=cut_offs,
        )  # fmt: skip
        recorded.score(stamp, tuple(scores))
        return Changed([recorded], {"audit": recorded.id})

    @order
    def score_audit(self, stamp: Stamp, audit: UUID, scores: Sequence[Score]) -> Changed:
        """Its scores anew, the whole table; the earlier ones stay in the history."""
        found = self.audit_of(audit)
        refuse_stale(found, stamp)
        found.score(stamp, tuple(scores))
        return Changed([found], {"audit": found.id})

    @order
    def correct_audit(self, stamp: Stamp, audit: UUID, entry: UUID, reason: Words) -> Changed:
        """Take back scores that were recorded wrongly."""
        found = self.audit_of(audit)
        refuse_stale(found, stamp)
        found.correct_entry(stamp, entry, stamp.write(reason))
        return Changed([found], {"audit": found.id})
