"""A whole plan out of a document: recorded in one order, each entry with its place."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from domain.action import Action
from domain.fact import Occasion, Source
from domain.imported import (
    ImportedAction,
    ImportedLead,
    ImportedNote,
    ImportedObjective,
    ImportedPlan,
    ImportedSubAction,
)
from domain.refusals import PlanIsClosed
from tests.examples import BEGAN, SOMEBODY

DOCUMENT = "cd" * 32
PLAN = ImportedPlan(
    "Improvement plan", "improvement_plan", "2021-22",
    objectives=(ImportedObjective("o1", "Better assessments", "table 1, row 1", "1", "Quality"),),
    actions=(
        ImportedAction(
            "Audit ten cases", "table 1, row 2", "3.16", ("o1",), ("DK",), "quarterly until March 22", "Ten audited",
            (ImportedNote("Begun"), ImportedNote("Half", date(2021, 9, 1)), ImportedNote("Old", date(2020, 1, 1))),
            "Green", (ImportedSubAction("Choose them", "a", done=True), ImportedSubAction("Read them", "b")),
        ),
        ImportedAction("Audit ten more", "table 1, row 3", "3.16"),
    ),
    glossary=(ImportedLead("DK", "D. Kerrow", "Practice manager"),),
    glossary_place="page 1",
)  # fmt: skip


def reading(command="import-cd") -> Occasion:
    return Occasion(SOMEBODY, command, BEGAN, Source(DOCUMENT, "whole document"))


@pytest.fixture
def imported(registry):
    return UUID(registry.import_plan(reading(), PLAN).subjects["plan"])


def actions(registry, plan):
    created = registry.facts_of_kind(Action.ActionCreated)
    return [registry.any_action(fact.originator_id) for fact in created if fact.plan == plan]


def test_every_row_becomes_an_action_in_the_order_of_the_document(registry, imported):
    first, second = (action.latest for action in actions(registry, imported))

    assert (first.reference, second.reference) == ("3.16", "3.16")
    assert (first.place, second.place) == (0, 1)
    assert (first.due.kind, first.due.on, first.due.every) == ("recurring", date(2022, 3, 31), "P3M")
    assert first.rag.label == "Green"
    assert [(part.label, part.status) for part in first.sub_actions] == [("a", "completed"), ("b", "open")]


def test_notes_are_of_their_day_but_none_is_older_than_the_plan_says(registry, imported):
    notes = [fact.effective_on for fact in actions(registry, imported)[0].facts if hasattr(fact, "note")]

    assert date(2021, 9, 1) in notes
    assert min(notes) == BEGAN


def test_each_entry_names_its_place_in_the_document(registry, imported):
    action, plan = actions(registry, imported)[0], registry.plan_of(imported)

    assert {fact.source for fact in action.facts} == {Source(DOCUMENT, "table 1, row 2")}
    assert [fact.source.place for fact in plan.facts] == ["whole document", "table 1, row 1"]
    assert registry.authority().facts[-1].source.place == "page 1"


def test_initials_are_explained_in_that_plan_only(registry, imported):
    state = registry.authority().latest

    assert list(state.plan_glossaries) == [str(imported)]
    assert state.glossary == ()


def test_a_document_imported_again_records_nothing(registry, log, imported):
    before = log.sizes()

    again = registry.import_plan(reading(), PLAN)

    assert again.repeated
    assert log.sizes() == before


def test_a_document_goes_into_the_plan_of_its_name_if_that_is_open(registry, imported):
    receipt = registry.import_plan(reading("import-ef"), PLAN)

    assert UUID(receipt.subjects["plan"]) == imported
    assert len(actions(registry, imported)) == 4


def test_nothing_is_imported_into_a_closed_plan(registry, log):
    empty = ImportedPlan("Improvement plan", "improvement_plan", "2021-22")
    plan = UUID(registry.import_plan(reading("empty"), empty).subjects["plan"])
    registry.close_plan(Occasion(SOMEBODY, "close", date(2021, 4, 1)), plan)
    before = log.sizes()

    with pytest.raises(PlanIsClosed):
        registry.import_plan(Occasion(SOMEBODY, "import", date(2021, 4, 2)), PLAN)

    assert log.sizes() == before
