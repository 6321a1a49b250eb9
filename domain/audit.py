"""A local audit: the service scores its own work by the inspectorate's standards, to compare the two.

Its scores are kept as its table says them, sums and slips included: see `domain.scoring`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from eventsourcing.domain import Aggregate

from domain.fact import LAST_DAY, Fact, FactKeeper, Stamp, refuse_future, stamped
from domain.folding import fold
from domain.refusals import EntryCannotBeCorrected, InvalidOrder, NothingWouldChange
from domain.scoring import CUT_OFFS, CutOffs, Score
from domain.text import TextRef

STAGES = {"baseline": "Baseline", "progress": "Under way", "after": "After"}
"""Where an audit stands between what was found at first and what was reached."""


@dataclass(slots=True)
class AuditState:
    id: UUID
    title: TextRef
    framework: TextRef
    edition: str | None
    stage: str
    inspection: UUID | None
    auditor: TextRef | None
    cut_offs: CutOffs
    carried_out_on: date
    scores: tuple[Score, ...] = ()
    scored_on: date | None = None
    last_effective_on: date | None = None
    last_recorded_at: datetime | None = None


class Audit(FactKeeper):
    noun = "audit"

    class Event(Fact):
        """Anything that happens to an audit."""

    class AuditCarriedOut(Fact, Aggregate.Created):
        """Somebody looked at the service's own work by a framework; `inspection` is one that it stands beside."""

        title: TextRef
        framework: TextRef
        edition: str | None
        stage: str
        inspection: UUID | None
        auditor: TextRef | None
        cut_offs: CutOffs

        def first_state(self) -> AuditState:
            return AuditState(
                self.originator_id, self.title, self.framework, self.edition, self.stage, self.inspection,
                self.auditor, self.cut_offs, self.effective_on,
            )  # fmt: skip

    class AuditScored(Event):
        """What it found, standard by standard, as its table says it; the whole table, each time."""

        scores: tuple[Score, ...]

        def change(self, state: AuditState) -> None:
            state.scores, state.scored_on = self.scores, self.effective_on

    class EntryCorrected(Event):
        """An entry was recorded wrongly. It no longer counts; the history keeps it."""

        corrected: UUID
        reason: TextRef

        @property
        def corrects(self) -> UUID:
            return self.corrected

    @classmethod
    def carry_out(
        cls,
        stamp: Stamp,
        *,
        title: TextRef,
        framework: TextRef,
        edition: str | None = None,
        stage: str = "baseline",
        inspection: UUID | None = None,
        auditor: TextRef | None = None,
        cut_offs: CutOffs = CUT_OFFS,
        id: UUID | None = None,
    ) -> Audit:
        refuse_future(stamp)
        return cls._create(
            cls.AuditCarriedOut, id=id or uuid4(), **stamped(stamp), title=title, framework=framework, edition=edition,
            stage=stage, inspection=inspection, auditor=auditor, cut_offs=cut_offs,
        )  # fmt: skip

    def score(self, stamp: Stamp, scores: tuple[Score, ...]) -> None:
        """Refuses lines that no table can have; what merely does not add up is kept, and found when it is read."""
        for number, each in enumerate(scores):
            if each.points < 0 or each.maximum <= 0:
                problem = "Points can’t be below 0, and there must be some to give."
                raise InvalidOrder(f"{each.standard}: {problem}", fields={f"scores.{number}.points": [problem]})
        if not scores:
            raise InvalidOrder("Give at least one line with points.", fields={"scores": ["at least one line"]})
        if self.latest.scores == scores:
            raise NothingWouldChange("The audit has exactly these scores already.")
        self.record(self.AuditScored, stamp, scores=scores)

    def correct_entry(self, stamp: Stamp, entry: UUID, reason: TextRef) -> None:
        """Take scores back: those before them hold again. Refuses the last that are left: an audit has scores."""
        wrong = self.find(entry)
        counted = [fact for fact in self.told_by(LAST_DAY) if isinstance(fact, self.AuditScored)]
        if counted == [wrong]:
            raise EntryCannotBeCorrected(
                "These are the only scores of the audit. Record the right ones first; then take these back."
            )
        self.take_back(stamp, entry, reason)

    @property
    def latest(self) -> AuditState:
        return fold(self.told_by(LAST_DAY))  # type: ignore[no-any-return]
