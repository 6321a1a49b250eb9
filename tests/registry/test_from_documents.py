"""A plan out of a document, recorded into one that is there: each entry with its place, and only where it may be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from domain.fact import Occasion, Source
from domain.refusals import PlanIsClosed
from domain.together import Step
from tests.examples import BEGAN, SOMEBODY
from tests.registry.conftest import an_order

DOCUMENT = "cd" * 32
READING, PLAN, FIRST, SECOND, PART = (UUID(int=number) for number in range(601, 606))


def steps(plan=PLAN):
    explained = {"entries": [{"initials": "DK", "name": "D. Kerrow", "role": "Practice manager"}], "plan": plan}
    first = {"plan": plan, "title": "Audit ten cases", "reference": "3.16", "due": "quarterly until March 22",
             "leads": ("DK",), "place": 0, "action": FIRST}  # fmt: skip
    return [
        Step("set_lead_glossary", explained, "page 1"),
        Step("create_action", first, "table 1, row 2"),
        Step("add_sub_action", {"action": FIRST, "title": "Choose them", "sub_action": PART}, "table 1, row 2"),
        Step("close_sub_action", {"action": FIRST, "sub_action": PART, "disposition": "completed"}, "table 1, row 2"),
        Step("note_progress", {"action": FIRST, "text": "Half"}, "table 1, row 2", date(2021, 9, 1)),
        Step("create_action", {**first, "title": "Ten more", "place": 1, "action": SECOND}, "table 1, row 3"),
    ]


OPENED = Step("open_plan", {"title": "Improvement", "kind": "improvement_plan", "period": "2021-22", "plan": PLAN})


def recorded(registry, given, command="record", **how):
    return registry.record_document(
        Occasion(SOMEBODY, command, BEGAN), READING, PLAN, given, received=(DOCUMENT, "plan.docx"), **how
    )


@pytest.fixture
def imported(registry):
    return recorded(registry, [OPENED, *steps()])


def test_rows_stand_in_the_order_of_the_document(registry, imported):
    first, second = (registry.any_action(action).latest for action in (FIRST, SECOND))

    assert (first.place, second.place) == (0, 1)
    assert (first.reference, second.reference) == ("3.16", "3.16")
    assert (first.due.kind, first.due.on, first.due.every) == ("recurring", date(2022, 3, 31), "P3M")
    assert [part.status for part in first.sub_actions] == ["completed"]


def test_each_entry_names_its_place_in_the_document(registry, imported):
    assert {fact.source for fact in registry.any_action(FIRST).facts} == {Source(DOCUMENT, "table 1, row 2")}
    assert registry.authority().facts[-1].source == Source(DOCUMENT, "page 1")


def test_initials_are_explained_in_that_plan_only(registry, imported):
    state = registry.authority().latest

    assert list(state.plan_glossaries) == [str(PLAN)]
    assert state.glossary == ()


def test_a_document_that_comes_only_now_is_received_in_the_same_save(registry, imported):
    received, ended = registry.reading_of(READING).facts

    assert (received.document, ended.plan, ended.accepted) == (DOCUMENT, PLAN, 2)
    assert {received.entry, ended.entry} < set(imported.event_ids)


def test_one_that_came_before_is_not_received_again(registry):
    registry.receive_document(an_order(effective_on=BEGAN), READING, DOCUMENT, "plan.docx")

    recorded(registry, [OPENED, *steps()])

    assert [type(fact).__name__ for fact in registry.reading_of(READING).facts] == [
        "DocumentReceived", "DocumentRecorded"
    ]  # fmt: skip


def test_nothing_is_recorded_into_a_closed_plan(registry, log):
    registry.together(an_order(effective_on=BEGAN), [OPENED])
    registry.close_plan(an_order(effective_on="2021-04-01"), PLAN)
    before = log.sizes()

    with pytest.raises(PlanIsClosed):
        recorded(registry, [replace(step, effective_on=date(2021, 4, 2)) for step in steps()])

    assert log.sizes() == before
