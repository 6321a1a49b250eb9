"""A plan was taken along, and others recorded things before it was handed in again: what they did is not undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from projections.asked import Asked
from projections.documents.layout import Layout, layout
from projections.documents.writing_word import as_word
from projections.documents.written import asked_in, question
from tests.documents.conftest import Service
from tests.documents.rows import a_document, a_row
from tests.examples import NOW
from workers.reading import reading

TAKEN = Asked(NOW.date(), NOW - timedelta(hours=1))
ROWS = [
    a_row("Train all managers", ref="1i", leads=["DK"], due="Sept 21", measure="All are trained", rag_label="Amber",
          progress=["Begun in May."]),
    a_row("Audit ten cases each month", ref="1ii", leads=["LT"], rag_label="Green"),
]  # fmt: skip


class Taken:
    """The document, and the service in which others went on."""

    def __init__(self, service: Service) -> None:
        self.service = service
        service.registry.clock = lambda: NOW - timedelta(hours=2)
        self.plan = service.takes_in(a_document(*ROWS))
        laid_out = layout(service.reader.plan(self.plan, TAKEN), "Testshire", question(TAKEN))
        self.document: Layout = laid_out
        service.registry.clock = lambda: NOW
        self.first, self.second = (each["id"] for each in service.plan(self.plan)["actions"])

    def edit(self, row: int, **cells: str) -> None:
        old = self.document.actions[row]
        new = replace(old, cells={**old.cells, **{name: tuple(text.split("\n")) for name, text in cells.items()}})
        self.document = replace(self.document, rows=tuple(new if each == old else each for each in self.document.rows))

    def handed_in(self):
        lines = reading.read(as_word(self.document), "plan.docx").lines
        return self.service.review(self.service.receives(lines, plan=str(self.plan)))

    def changes(self):
        return [change for item in self.handed_in().items for change in item.changes]


@pytest.fixture
def taken(service: Service) -> Taken:
    return Taken(service)


def others_record(taken: Taken) -> None:
    registry, on = taken.service.registry, taken.service.on
    registry.change_rag(on(), taken.first, "Red")
    registry.note_progress(on(), taken.first, "The trainer fell ill.")
    registry.revise_due_date(on(), taken.first, "Dec 21")
    registry.name_leads(on(), taken.first, ["RH"])
    registry.amend_wording(on(), taken.second, "Audit twelve cases each month")
    registry.create_action(on(), taken.plan, "Write a protocol with the police", reference="2i")


def test_what_nobody_edited_proposes_nothing(taken):
    others_record(taken)

    assert taken.changes() == []
    assert {item.kind for item in taken.handed_in().items} == {"same"}


def test_only_what_was_edited_is_proposed(taken):
    others_record(taken)
    taken.edit(0, measure="All are trained, and say that it helped")
    taken.edit(1, progress="Twelve done.")

    assert [change.step.order for change in taken.changes()] == ["set_measure", "note_progress"]


def test_where_both_changed_the_same_a_person_looks(taken):
    others_record(taken)
    taken.edit(0, rag="Green")

    (change,) = taken.changes()
    assert (change.step.order, change.step.fields["rag"]) == ("change_rag", "Green")
    assert any("The registry says" in doubt for doubt in change.doubts)


def test_what_was_completed_meanwhile_stays_so(taken):
    taken.service.registry.complete(taken.service.on(), taken.second)

    assert taken.changes() == []


def test_the_day_and_moment_are_read_above_the_table(taken):
    lines = reading.read(as_word(taken.document), "plan.docx").lines

    asked = asked_in(lines)
    assert (asked.as_at, asked.known_on) == (TAKEN.as_at, TAKEN.known_on)


def test_no_other_document_is_thought_to_be_ours(taken):
    said = {"kind": "leftover", "text": f"The plan {question(TAKEN)}.", "reason": "narrative"}

    assert asked_in([said]) is None
    assert asked_in([{**said, "text": "Ref | Action"}]) is None
