"""Several orders carried out together, from a document or not: all or none, once, each with its own day and place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from domain.fact import Occasion, Source
from domain.refusals import (
    ActionHasLeft,
    DocumentIsRecorded,
    EffectiveBeforeExistence,
    InvalidOrder,
    PlanAlreadyOpened,
    PlanHasOpenActions,
    SomeoneChangedThis,
    UnknownPlan,
    UnknownReading,
)
from domain.together import Step
from tests.examples import BEGAN, NOW, SOMEBODY
from tests.registry.conftest import an_order

HASH = "0123456789abcdef" * 4
NEW, OTHER, OBJECTIVE, NEW_PLAN = UUID(int=501), UUID(int=502), UUID(int=503), UUID(int=504)


def creating(plan, action=NEW, title="Train all managers", **fields):
    return Step("create_action", {"plan": plan, "title": title, "action": action, **fields})


def noting(action, text="Booked", **how):
    return Step("note_progress", {"action": action, "text": text}, **how)


def last(registry, action):
    return registry.any_action(action).facts[-1]


# One after the other


def test_a_step_changes_what_an_earlier_one_created(registry, plan, log):
    before = log.sizes()[2]
    registry.together(
        an_order(effective_on="2021-05-01"),
        [
            Step("set_objective", {"plan": plan, "title": "Fewer entrants", "objective": OBJECTIVE}),
            creating(plan, objectives=[OBJECTIVE], place=7),
            noting(NEW),
            Step("complete", {"action": NEW}),
        ],
    )

    state = registry.any_action(NEW).latest
    assert (state.status, state.notes, state.objectives, state.place) == ("completed", 1, (OBJECTIVE,), 7)
    assert log.sizes()[2] == before + 1


def test_a_plan_opened_by_a_step_takes_the_actions_of_the_next(registry):
    registry.together(
        an_order(effective_on=BEGAN),
        [
            Step("open_plan", {"title": "Recovery", "kind": "recovery_plan", "period": "2021-22", "plan": NEW_PLAN}),
            creating(NEW_PLAN),
        ],
    )

    assert registry.any_action(NEW).plan == NEW_PLAN


def test_an_action_is_carried_into_a_plan_that_an_earlier_step_opened(registry, action):
    registry.together(
        an_order(effective_on="2022-03-01"),
        [
            Step("open_plan", {"title": "Plan", "kind": "delivery_plan", "period": "2022-23", "plan": NEW_PLAN}),
            Step("carry_forward", {"action": action, "into": NEW_PLAN, "new_action": NEW}),
            noting(NEW),
        ],
    )

    assert registry.any_action(action).latest.carried_to == NEW
    assert registry.any_action(NEW).latest.notes == 1


def test_a_plan_of_the_same_name_is_not_opened_twice_in_one_go(registry):
    opening = {"title": "Recovery", "kind": "recovery_plan", "period": "2021-22"}

    with pytest.raises(PlanAlreadyOpened):
        registry.together(an_order(), [Step("open_plan", opening), Step("open_plan", opening)])


def test_a_plan_is_not_closed_over_an_action_that_an_earlier_step_created(registry, plan):
    with pytest.raises(PlanHasOpenActions):
        registry.together(an_order(), [creating(plan), Step("close_plan", {"plan": plan})])


def test_a_plan_is_closed_when_an_earlier_step_ended_its_last_action(registry, plan, action):
    registry.together(an_order(), [Step("complete", {"action": action}), Step("close_plan", {"plan": plan})])

    assert registry.plan_of(plan).latest.status == "closed"


def test_each_step_has_its_own_day_and_place(registry, plan):
    occasion = Occasion(SOMEBODY, "of-a-document", BEGAN, Source(HASH, "document"))
    registry.together(
        occasion,
        [replace(creating(plan), place="table 1, row 3"), noting(NEW, effective_on=date(2021, 6, 1))],
    )

    created, noted = registry.any_action(NEW).facts
    assert (created.effective_on, created.source) == (BEGAN, Source(HASH, "table 1, row 3"))
    assert (noted.effective_on, noted.source) == (date(2021, 6, 1), Source(HASH, "document"))
    assert created.timestamp == noted.timestamp == NOW


# All or none


def test_a_refusal_says_at_which_step_and_nothing_has_changed(registry, plan, action, log):
    before = log.sizes()

    with pytest.raises(ActionHasLeft) as refused:
        registry.together(
            an_order(), [creating(plan), Step("complete", {"action": action}), noting(action), noting(NEW)]
        )

    assert refused.value.details["step"] == 2
    assert log.sizes() == before
    assert registry.any_action(action).latest.status == "open"


def test_who_saw_an_older_version_changes_nothing(registry, plan, action, log):
    registry.note_progress(an_order(), action, "Meanwhile")
    before = log.sizes()

    with pytest.raises(SomeoneChangedThis) as refused:
        registry.together(an_order(), [creating(plan), noting(action, seen=1)])

    assert (refused.value.details["step"], refused.value.details["version"]) == (1, 2)
    assert log.sizes() == before


def test_several_changes_of_one_action_name_the_version_that_was_seen(registry, action):
    steps = [noting(action, seen=1), Step("change_rag", {"action": action, "rag": "Green"}, seen=1)]

    registry.together(an_order(), [*steps, noting(action, "More", seen=1)])

    assert registry.any_action(action).version == 4


def test_an_unknown_order_is_refused(registry):
    for name in ("drop_everything", "authority", "clock", "_open"):
        with pytest.raises(InvalidOrder):
            registry.together(an_order(), [Step(name)])


def test_nothing_to_do_is_refused(registry):
    with pytest.raises(InvalidOrder):
        registry.together(an_order(), [])


def test_the_same_command_again_is_answered_the_same(registry, plan, log):
    first = registry.together(an_order("once"), [creating(plan), noting(NEW)])
    after = log.sizes()

    again = registry.together(an_order("once"), [creating(plan), noting(NEW)])

    assert (again.repeated, again.event_ids, again.position) == (True, first.event_ids, first.position)
    assert log.sizes() == after
    assert first.subjects == {"action": str(NEW)}


def test_what_one_order_found_is_not_remembered_for_the_next(registry, action):
    registry.together(an_order(), [noting(action)])
    registry.note_progress(an_order(), action, "Alone")

    registry.together(an_order(), [noting(action, seen=3)])

    assert registry.any_action(action).latest.notes == 3


# Documents


def received(registry):
    reading = uuid4()
    registry.receive_document(an_order(), reading, HASH, "Plan 2021.docx")
    return reading


def test_what_was_accepted_of_a_document_is_recorded_in_one_save(registry, plan, log):
    reading = received(registry)
    before = log.sizes()[2]

    receipt = registry.record_document(
        an_order(effective_on=BEGAN), reading, plan, [replace(creating(plan), place="table 1, row 3"), noting(NEW)], 3
    )

    assert receipt.subjects == {"reading": str(reading), "plan": str(plan)}
    assert log.sizes()[2] == before + 1
    assert log.events()[-3:] == ["ActionCreated", "ProgressNoted", "DocumentRecorded"]
    state = registry.reading_of(reading).latest
    assert (state.status, state.plan, state.accepted, state.left_out) == ("recorded", plan, 1, 3)
    assert state.ended_on == NOW.date()
    assert registry.any_action(NEW).facts[0].source == Source(HASH, "table 1, row 3")


def test_a_document_may_open_the_plan_that_it_becomes(registry):
    reading = received(registry)
    opening = {"title": "Recovery", "kind": "recovery_plan", "period": "2021-22", "plan": NEW_PLAN}

    registry.record_document(an_order(), reading, NEW_PLAN, [Step("open_plan", opening), creating(NEW_PLAN)])

    assert registry.reading_of(reading).latest.plan == NEW_PLAN


def test_a_document_of_which_nothing_was_accepted_is_recorded_too(registry, plan):
    reading = received(registry)

    registry.record_document(an_order(), reading, plan, [], left_out=12)

    assert registry.reading_of(reading).latest.left_out == 12


def test_a_document_is_recorded_once(registry, plan, log):
    reading = received(registry)
    registry.record_document(an_order("once"), reading, plan, [creating(plan)])
    after = log.sizes()

    assert registry.record_document(an_order("once"), reading, plan, [creating(plan), noting(NEW)]).repeated
    with pytest.raises(DocumentIsRecorded):
        registry.record_document(an_order("twice"), reading, plan, [creating(plan, OTHER)])
    assert log.sizes() == after


def test_a_refused_step_leaves_the_document_unrecorded(registry, plan):
    reading = received(registry)

    steps = [creating(plan), noting(NEW, effective_on=date(2020, 1, 1))]

    with pytest.raises(EffectiveBeforeExistence) as refused:
        registry.record_document(an_order(), reading, plan, steps)

    assert refused.value.details["step"] == 1
    assert registry.reading_of(reading).latest.status == "received"


def test_a_document_is_recorded_in_a_plan_that_is_there(registry, plan):
    with pytest.raises(UnknownPlan):
        registry.record_document(an_order(), received(registry), uuid4(), [creating(plan)])


def test_a_document_that_nobody_handed_in_is_not_recorded(registry, plan):
    with pytest.raises(UnknownReading):
        registry.record_document(an_order(), uuid4(), plan, [creating(plan)])


def test_a_document_is_set_aside(registry, log):
    reading = received(registry)

    registry.set_document_aside(an_order(), reading, "The wrong file")

    assert log.events()[-1] == "DocumentSetAside"


def test_a_day_that_no_calendar_has_is_kept_from_a_document_and_refused_from_a_person(registry, plan):
    slip = creating(plan, due="31/02/2022")
    registry.record_document(an_order(), received(registry), plan, [slip])

    assert registry.any_action(NEW).latest.due.kind == "unclear"
    with pytest.raises(InvalidOrder):
        registry.create_action(an_order(), plan, "Another", due="31/02/2022")


# Size


def test_five_thousand_entries_are_one_save(registry, plan, log):
    actions = [UUID(int=10_000 + number) for number in range(1_000)]
    steps = [
        step
        for action in actions
        for step in (
            creating(plan, action, leads=["DK"], measure="All are trained"),
            noting(action),
            Step("change_rag", {"action": action, "rag": "Green"}),
        )
    ]
    reading = received(registry)
    before = log.sizes()[0]

    registry.record_document(an_order(effective_on=BEGAN), reading, plan, steps)

    assert log.sizes()[0] == before + 5_001
