"""Orders that come from documents: received, recorded as many orders at once, or set aside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID

from domain.carrying_out import Changed, Receipt, as_content, carry_out, order
from domain.document import DocumentReading
from domain.fact import FactKeeper, Occasion, Source, Stamp, Words
from domain.records import Records
from domain.refusals import InvalidOrder, Refusal
from domain.together import Found, Step, remembering

IN_GENERAL = "document"
"""The place of what the document as a whole says."""


class FromDocuments(Records):
    """The part of the registry that takes them."""

    @order
    def receive_document(self, stamp: Stamp, reading: UUID, document: str, name: Words) -> Changed:
        """A document was handed in; `document` is the SHA-256 of the file (hex), `name` what it is called."""
        self.refuse_taken(reading)
        received = DocumentReading.receive(stamp, document, stamp.write(name), reading)
        return Changed([received], {"reading": reading})

    def record_document(
        self,
        occasion: Occasion,
        reading: UUID,
        plan: UUID,
        steps: Sequence[Step],
        left_out: int = 0,
        accepted: int | None = None,
        received: tuple[str, Words] | None = None,
    ) -> Receipt:
        """All that was accepted of a document, in one save, each entry with its place; refused if it is over.

        `accepted` and `left_out` count rows; by default as many were accepted as actions are named. The same command
        for the same reading is answered the same, whatever its steps: a document is recorded once. `received` are
        SHA-256 and name of a document that comes only now.
        """

        def decide(stamp: Stamp) -> Changed:
            it = self._received_now(stamp, reading, *received) if received else self.reading_of(reading)
            it.refuse_when_over()
            with remembering() as found:
                of_the_document = replace(stamp, source=Source(it.latest.document, IN_GENERAL))
                changed = self._one_by_one(of_the_document, steps, found)
                self.plan_of(plan)
            many = len({step.about() for step in steps} - {None}) if accepted is None else accepted
            it.record_entries(stamp.of(stamp.today), plan, many, left_out)
            return Changed([*changed.aggregates, it], {"reading": reading, "plan": plan})

        return carry_out(self, occasion, decide, as_content("record_document", occasion, (reading,), {}))

    def _received_now(self, stamp: Stamp, reading: UUID, document: str, name: Words) -> DocumentReading:
        """One that was received before is that one."""
        if self.found(reading) is not None:
            return self.reading_of(reading)
        return DocumentReading.receive(stamp.of(stamp.today), document, stamp.write(name), reading)

    @order
    def set_document_aside(self, stamp: Stamp, reading: UUID, reason: Words | None = None) -> Changed:
        found = self.reading_of(reading)
        found.set_aside(stamp, stamp.write_if(reason))
        return Changed([found], {"reading": reading})

    @order
    def together(self, stamp: Stamp, steps: Sequence[Step]) -> Changed:
        """Several orders, one after the other, all or none; a refusal says in `step` at which of them it stopped."""
        if not steps:
            raise InvalidOrder("There is nothing to record.")
        with remembering() as found:
            return self._one_by_one(stamp, steps, found)

    def _one_by_one(self, stamp: Stamp, steps: Sequence[Step], found: Found) -> Changed:
        self.find_all({id for step in steps for id in step.ids()}, found)
        changed: dict[UUID, FactKeeper] = {}
        subjects: dict[str, UUID] = {}
        for number, step in enumerate(steps):
            done = self._one(stamp, number, step)
            for each in done.aggregates:
                changed[each.id] = found[each.id] = each
            subjects = done.subjects | subjects  # those of the first step that names one
        return Changed(list(changed.values()), subjects)

    def _one(self, stamp: Stamp, number: int, step: Step) -> Changed:
        decide: Callable[..., Changed] | None = getattr(getattr(type(self), step.order, None), "decide", None)
        if decide is None:
            raise InvalidOrder(f"There is no order {step.order}.", step=number)
        try:
            return decide(self, step.stamp(stamp), **step.fields)
        except Refusal as refusal:
            refusal.details["step"] = number
            raise
