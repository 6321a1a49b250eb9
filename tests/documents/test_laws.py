"""What holds for every plan and every document, found out by trying many."""

from __future__ import annotations

from copy import deepcopy
from itertools import count
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from projections.documents import editing
from projections.documents.face import of_action, of_row
from projections.documents.rated import rating_of
from projections.documents.wording import bare
from tests.documents import plans_made_up as made_up
from tests.documents.conftest import A_PLAN
from tests.documents.rows import a_document

# The pool of connections draws its waiting times at random, now and then while an example is made up.
pytestmark = pytest.mark.filterwarnings("ignore:Do not use the `random` module inside strategies")

NUMBERS = count(1)
trying = settings(max_examples=12, suppress_health_check=list(HealthCheck))


def recorded(service, rows):
    """A plan of its own that was recorded from these rows."""
    return service.takes_in(a_document(*rows), **{**A_PLAN, "title": f"Plan {next(NUMBERS)}"})


def compared(service, plan, rows):
    return service.review(service.receives(a_document(*rows), plan=str(plan)))


def proposed(review):
    return [change.sentence for item in review.items for change in item.changes]


def told(row, scheme):
    """What a row says, as far as a plan shows it."""
    face = of_row(row)
    fields = (face.title, face.reference, face.objective, face.leads, face.due and face.due.text, face.measure)
    return (*fields, rating_of(row, scheme, {}) or None, frozenset(bare(part["title"]) for part in row["sub_actions"]))


def held(action):
    face = of_action(action)
    fields = (face.title, face.reference, face.objective, face.leads, face.due and face.due.text, face.measure)
    rag = action["rag"]["label"] if action["rag"] else None
    return (*fields, rag, frozenset(bare(part["title"]) for part in action["sub_actions"]))


def in_any_order(things):
    return sorted(things, key=repr)


@trying
@given(made_up.documents)
def test_all_accepted_the_plan_says_what_the_document_says(service, rows):
    plan = service.plan(recorded(service, rows))

    assert [held(action) for action in plan["actions"]] == in_place(plan, [told(row, plan["scheme"]) for row in rows])
    notes = [sorted(note["text"] for note in row["progress"]) for row in rows]
    assert in_any_order(sorted(note["text"] for note in action["progress"]) for action in plan["actions"]) == (
        in_any_order(notes)
    )
    decisions = in_any_order(each["disposition"] for row in rows for each in row["decisions"])
    assert in_any_order(each["status"] for each in plan["actions"] if each["status"] != "open") == decisions


def in_place(plan, said):
    """In the order of the plan: objectives first as they came, within them as the document has it."""
    order = {(each["section"] or "", each["title"]): n for n, each in enumerate(plan["objectives"])}
    return sorted(said, key=lambda each: order.get(heading(each[2]), len(order)))


def heading(name):
    return (name[0], name[1]) if len(name) > 1 else ("", name[0] if name else "")


@trying
@given(made_up.documents, st.randoms(use_true_random=False))
def test_an_unchanged_file_proposes_nothing_whatever_the_order_of_its_rows(service, rows, random):
    plan = recorded(service, rows)
    random.shuffle(rows)

    assert proposed(compared(service, plan, rows)) == []


@trying
@given(made_up.documents, st.integers(0, 10**6))
def test_an_unchanged_file_proposes_nothing_after_edits_on_pages(service, rows, seed):
    plan = recorded(service, rows)
    edit_on_pages(service, plan, Random(seed))

    assert proposed(compared(service, plan, rows)) == []


def edit_on_pages(service, plan, random):
    """One edit or two of what is open."""
    registry, actions = service.registry, [each for each in service.plan(plan)["actions"] if each["status"] == "open"]
    for action in random.sample(actions, min(2, len(actions))):
        edit = random.choice([
            lambda id: registry.amend_wording(service.on(), id, title="Do something of another kind"),
            lambda id: registry.note_progress(service.on(), id, "Somebody noted this on a page."),
            lambda id: registry.name_leads(service.on(), id, ["Somebody else"]),
            lambda id: registry.revise_due_date(service.on(), id, "December 22", reason="It slipped"),
            lambda id: registry.set_measure(service.on(), id, "Another measure"),
            lambda id: registry.withdraw(service.on(), id, "No longer ours"),
            lambda id: registry.add_sub_action(service.on(), id, "One more part"),
            lambda id: registry.create_action(service.on(), plan, "Something new from a page"),
        ])  # fmt: skip
        edit(action["id"])


@settings(trying, max_examples=30)
@given(made_up.one_cell_changed())
def test_one_changed_cell_proposes_exactly_one_change(service, both):
    before, after = both
    plan = recorded(service, before)

    assert len(proposed(compared(service, plan, after))) == 1


@settings(trying, max_examples=20)
@given(made_up.edited())
def test_an_edited_document_is_taken_in_and_then_proposes_nothing(service, both):
    before, after = both
    plan = recorded(service, before)
    id = service.receives(a_document(*after), plan=str(plan))
    for item in service.review(id).items:
        if item.kind == "gone":
            kept = editing.say({}, item, "what", "how", "completed")
            service.answers(id, item.key, "accepted", **kept)
    service.accepts_all(id)
    service.records(id)

    assert proposed(compared(service, plan, after)) == []
    found = service.plan(plan)
    still_open = [held(action) for action in found["actions"] if action["status"] == "open"]
    assert in_any_order(each[0] for each in still_open) == in_any_order(told(row, [])[0] for row in after)


@trying
@given(made_up.documents)
def test_recording_twice_records_once(service, rows):
    id = service.receives(a_document(*rows), **{**A_PLAN, "title": f"Plan {next(NUMBERS)}"})
    service.accepts_all(id)
    first = service.records(id)
    events = service.reader.position()

    again = service.records(id)

    assert again.repeated
    assert again.event_ids == first.event_ids
    assert service.reader.position() == events


def test_a_copy_of_a_row_is_a_row_of_its_own(service):
    """Near-identical actions under different objectives, and the very same one twice, all stay."""
    row = made_up.a_row("Staff training", ref="3.16", objective="One")
    rows = [row, deepcopy(row), {**deepcopy(row), "objective": "Two"}]

    plan = recorded(service, rows)

    assert len(service.plan(plan)["actions"]) == 3
    assert proposed(compared(service, plan, rows)) == []
