"""Orders that touch several things, or ask several things before they decide."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from domain.rag import Colour, Rating, Scale
from domain.refusals import (
    ActionHasLeft,
    AuthorityAlreadyJoined,
    CannotBeItself,
    EffectiveBeforeExistence,
    EntryCannotBeCorrected,
    InvalidOrder,
    PlanAlreadyOpened,
    PlanHasOpenActions,
    PlanIsClosed,
    UnknownAuthority,
    UnknownEntry,
    UnknownInspection,
    UnknownObjective,
    UnknownPlan,
    UnknownRating,
    UnknownTheme,
)
from domain.registry import Registry
from tests.examples import BEGAN
from tests.registry.conftest import an_order


def state(registry, action):
    return registry.any_action(action).latest


def text(registry, ref) -> str:
    return registry.recorder.bodies([ref.ref])[ref.ref]


def a_part(registry, action, label):
    id = uuid4()
    registry.add_sub_action(an_order(effective_on="2021-05-01"), action, f"Part {label}", label, id)
    return id


# The authority


def test_an_authority_joins_once(registry, log):
    before = log.sizes()

    with pytest.raises(AuthorityAlreadyJoined):
        registry.join(an_order(), "Testshire again")

    assert log.sizes() == before


def test_an_authority_that_has_not_joined_takes_no_orders(database, authority, clock):
    with Registry(database.environment(authority), clock=clock) as registry, pytest.raises(UnknownAuthority):
        registry.open_plan(an_order(), "Delivery plan", "delivery_plan", "2021-22")


def test_ratings_are_those_that_the_authority_had_on_the_day(registry, action):
    registry.adopt_rag_scheme(
        an_order(effective_on="2021-07-01"), [Rating("Action taken", Colour.GREEN, Scale.COMPLETE)]
    )

    registry.change_rag(an_order(effective_on="2021-06-30"), action, "green")
    before = state(registry, action).rag
    registry.change_rag(an_order(effective_on="2021-07-01"), action, "green")

    assert (before.label, before.scale) == ("Green", "on_track")
    assert (state(registry, action).rag.label, state(registry, action).rag.scale) == ("Action taken", "complete")
    with pytest.raises(UnknownRating, match="Choose one of: Action taken"):
        registry.change_rag(an_order(), action, "Amber")


def test_a_glossary_of_a_plan_that_is_not_there_is_refused(registry):
    with pytest.raises(UnknownPlan):
        registry.set_lead_glossary(an_order(), [], uuid4())


# Plans


def test_a_plan_of_a_name_and_period_is_opened_once(registry, log, plan):
    before = log.sizes()

    with pytest.raises(PlanAlreadyOpened, match="“DELIVERY plan” for 2021-22 is in the registry already"):
        registry.open_plan(an_order(), " DELIVERY plan ", "delivery_plan", "2021-22")

    assert log.sizes() == before


def test_a_plan_of_the_same_name_is_opened_for_another_period(registry, plan, next_plan):
    assert registry.plan_of(next_plan).latest.starts_on == date(2022, 4, 1)


def test_a_plan_year_begins_when_the_authority_s_does(database, authority, clock):
    with Registry(database.environment(authority), clock=clock) as registry:
        registry.join(an_order(effective_on=BEGAN), "Testshire", year_starts="09-01")
        receipt = registry.open_plan(an_order(), "School plan", "delivery_plan", "2021-22")

        opened = registry.plan_of(UUID(receipt.subjects["plan"])).latest
    assert (opened.starts_on, opened.ends_on) == (date(2021, 9, 1), date(2022, 8, 31))


@pytest.mark.parametrize("period", ["", "next year", "2022-21", "2022-02-30/2023-01-01"])
def test_a_period_that_means_nothing_is_refused(registry, log, period):
    before = log.sizes()

    with pytest.raises(InvalidOrder, match="Write a plan year such as") as refused:
        registry.open_plan(an_order(), "Plan", "delivery_plan", period)

    assert set(refused.value.details["fields"]) == {"period"}
    assert log.sizes() == before


@pytest.mark.parametrize(
    "order",
    [
        lambda it, taken, plan, action: it.open_plan(an_order(), "Other", "delivery_plan", "2021-22", plan=taken),
        lambda it, taken, plan, action: it.create_action(an_order(), plan, "Other", action=taken),
        lambda it, taken, plan, action: it.carry_forward(an_order(), action, it.next, new_action=taken),
        lambda it, taken, plan, action: it.announce_inspection(an_order(), "Framework", inspection=taken),
    ],
)
def test_a_chosen_id_that_is_taken_is_refused(registry, log, plan, next_plan, action, order):
    before, registry.next = log.sizes(), next_plan

    for taken in (plan, action):
        with pytest.raises(InvalidOrder, match=f"The id {taken} is taken already"):
            order(registry, taken, plan, action)

    assert log.sizes() == before


def test_a_plan_closes_once_every_action_has_left(registry, plan, action):
    other = UUID(registry.create_action(an_order(effective_on=BEGAN), plan, "Another").subjects["action"])
    registry.complete(an_order(effective_on="2021-12-01"), action)

    with pytest.raises(PlanHasOpenActions, match="1 action is still open"):
        registry.close_plan(an_order(), plan)
    registry.withdraw(an_order(), other, "No money")
    registry.close_plan(an_order(), plan, "A good year")

    assert registry.plan_of(plan).latest.status == "closed"


def test_a_paused_action_keeps_its_plan_open(registry, plan, action):
    registry.pause(an_order(effective_on="2021-06-01"), action, "Covid")

    with pytest.raises(PlanHasOpenActions):
        registry.close_plan(an_order(), plan)


def test_a_plan_does_not_close_on_a_day_on_which_an_action_was_still_open(registry, plan, action):
    registry.complete(an_order(effective_on="2022-02-01"), action)

    with pytest.raises(PlanHasOpenActions, match="1 action is still open"):
        registry.close_plan(an_order(effective_on="2022-01-31"), plan)

    assert registry.close_plan(an_order(effective_on="2022-02-01"), plan)


def test_what_happened_up_to_the_closing_day_may_be_recorded_late_and_nothing_after(registry, clock, plan, action):
    registry.complete(an_order(effective_on="2022-01-31"), action)
    registry.close_plan(an_order(effective_on="2022-03-01"), plan)

    registry.note_progress(an_order(effective_on="2022-01-15"), action, "Typed up late")
    registry.attach_evidence(an_order(effective_on="2022-03-01"), action, "Minutes")
    with pytest.raises(PlanIsClosed, match="Late entries need an effective date up to that day"):
        registry.attach_evidence(an_order(effective_on="2022-03-02"), action, "Minutes")
    with pytest.raises(PlanIsClosed):
        registry.create_action(an_order(effective_on="2022-03-02"), plan, "Too late")


def test_a_correction_puts_nothing_after_the_closing_day(registry, log, plan, action):
    receipt = registry.attach_evidence(an_order(effective_on="2022-01-15"), action, "Minutes")
    registry.complete(an_order(effective_on="2022-01-31"), action)
    registry.close_plan(an_order(effective_on="2022-03-01"), plan)
    before = log.sizes()

    with pytest.raises(PlanIsClosed):
        registry.correct_entry(
            an_order(effective_on="2022-03-01"), action, receipt.event_ids[0], "Another day",
            {"effective_on": date(2022, 3, 2)},
        )  # fmt: skip

    assert log.sizes() == before


def test_nobody_signs_off_before_the_meeting(registry, log, plan):
    before = log.sizes()

    with pytest.raises(InvalidOrder, match="A board signs off at its meeting") as refused:
        registry.sign_off_plan(an_order(effective_on="2021-06-01"), plan, "Board", date(2021, 6, 2))

    assert set(refused.value.details["fields"]) == {"meeting_on"}
    assert log.sizes() == before


# Creating


def test_an_action_is_created_with_everything_that_is_known_of_it(registry, plan):
    objective = UUID(registry.set_objective(an_order(), plan, "Fewer entrants").subjects["objective"])

    receipt = registry.create_action(
        an_order(), plan, "Train", reference="1i", objectives=[objective], leads=["DK", "AL"], due="Q3 2021-22",
        measure="All trained", themes=["work", "QA"], rag="amber",
    )  # fmt: skip

    made = state(registry, UUID(receipt.subjects["action"]))
    assert (made.reference, made.objectives, made.themes) == ("1i", (objective,), ("WORK", "QA"))
    assert [text(registry, lead) for lead in made.leads] == ["DK", "AL"]
    assert (made.due.kind, made.due.on, text(registry, made.due.text)) == ("quarter", date(2021, 12, 31), "Q3 2021-22")
    assert (text(registry, made.measure), made.rag.label) == ("All trained", "Amber")


@pytest.mark.parametrize(
    ("field", "refusal"),
    [({"objectives": [uuid4()]}, UnknownObjective), ({"themes": ["CSP"]}, UnknownTheme), ({"rag": "x"}, UnknownRating)],
)
def test_an_action_with_a_wrong_field_is_not_created_at_all(registry, log, plan, field, refusal):
    before = log.sizes()

    with pytest.raises(refusal):
        registry.create_action(an_order(), plan, "Train", leads=["DK"], measure="All trained", **field)

    assert log.sizes() == before


def test_a_month_without_a_year_is_of_the_plan_s_year(registry, action):
    registry.revise_due_date(an_order(), action, "end of February", "Slipped")

    assert state(registry, action).due.on == date(2022, 2, 28)


def test_a_due_date_that_can_not_be_told_is_kept_word_for_word(registry, action):
    registry.revise_due_date(an_order(), action, "soonish", "Slipped")

    due = state(registry, action).due
    assert (due.kind, due.on, text(registry, due.text)) == ("unclear", None, "soonish")


# Carrying forward


def test_an_action_goes_on_in_the_next_plan_with_all_that_it_said(registry, plan, next_plan, action):
    objective = UUID(registry.set_objective(an_order(), next_plan, "Fewer entrants").subjects["objective"])
    registry.name_leads(an_order(), action, ["DK"])
    registry.set_measure(an_order(), action, "All trained")
    registry.tag_themes(an_order(), action, ["WORK"])
    registry.change_rag(an_order(), action, "Amber")
    registry.note_progress(an_order(), action, "Two of nine")

    receipt = registry.carry_forward(an_order(), action, next_plan, objectives=[objective], decision="Retain")

    new, old = state(registry, UUID(receipt.subjects["new_action"])), state(registry, action)
    assert (old.status, old.carried_to, text(registry, old.outcome)) == ("carried_forward", new.id, "Retain")
    assert (new.plan, new.status, new.reference, new.title) == (next_plan, "open", "1i", old.title)
    assert (new.leads, new.measure, new.themes, new.rag) == (old.leads, old.measure, old.themes, old.rag)
    assert (new.objectives, new.notes) == ((objective,), 0)
    assert (new.carried.from_action, new.carried.from_plan, new.carried.times) == (action, plan, 1)
    assert new.lineage == action


def test_both_sides_of_carrying_forward_are_recorded_at_one_moment_by_one_command(registry, next_plan, action):
    receipt = registry.carry_forward(an_order("the-one"), action, next_plan)

    facts = [registry.any_action(UUID(id)).facts[-1] for id in receipt.subjects.values()]
    assert {fact.command for fact in facts} == {"the-one"}
    assert len({fact.recorded_at for fact in facts}) == 1


def test_a_lineage_counts_how_often_and_how_far_an_action_was_carried(registry, plan, next_plan, clock):
    first = UUID(
        registry.create_action(an_order(effective_on=BEGAN), plan, "Train", due="30 September 2021").subjects["action"]
    )
    registry.revise_due_date(an_order(), first, "30 November 2021", "Trainer ill")
    second = UUID(registry.carry_forward(an_order(), first, next_plan, due="30 May 2022").subjects["new_action"])
    clock.now += timedelta(days=365)
    third_plan = UUID(registry.open_plan(an_order(), "Delivery plan", "delivery_plan", "2023-24").subjects["plan"])
    third = UUID(registry.carry_forward(an_order(), second, third_plan, title="Train anew").subjects["new_action"])

    state_of_third = state(registry, third)
    assert (state(registry, second).carried.times, state_of_third.carried.times) == (1, 2)
    assert state(registry, second).days_slipped_in_all == (date(2022, 5, 30) - date(2021, 9, 30)).days
    assert state_of_third.days_slipped_in_all == state(registry, second).days_slipped_in_all
    assert state_of_third.lineage == first
    assert registry.any_action(second).facts[-1].reworded
    assert not registry.any_action(first).facts[-1].reworded


def test_open_parts_go_along_and_those_that_went_their_own_way_do_not(registry, next_plan, action):
    parts = {label: a_part(registry, action, label) for label in "abc"}
    registry.close_sub_action(an_order(), action, parts["b"], "embedded", "Now BAU")

    new = UUID(registry.carry_forward(an_order(), action, next_plan).subjects["new_action"])

    assert [(part.label, part.status) for part in state(registry, new).sub_actions] == [("a", "open"), ("c", "open")]
    assert not {part.id for part in state(registry, new).sub_actions} & set(parts.values())


def test_an_action_is_not_carried_into_a_closed_plan(registry, log, plan, next_plan, action):
    registry.close_plan(an_order(effective_on="2022-03-30"), next_plan)
    before = log.sizes()

    for day in ("2022-03-15", "2022-03-31"):
        with pytest.raises(PlanIsClosed):
            registry.carry_forward(an_order(effective_on=day), action, next_plan)

    assert log.sizes() == before


def test_an_action_is_not_carried_twice(registry, log, next_plan, action):
    registry.carry_forward(an_order(), action, next_plan)
    before = log.sizes()

    with pytest.raises(ActionHasLeft):
        registry.carry_forward(an_order(), action, next_plan)

    assert log.sizes() == before


def test_an_action_is_not_carried_into_its_own_plan(registry, log, plan, action):
    before = log.sizes()

    with pytest.raises(CannotBeItself):
        registry.carry_forward(an_order(), action, plan)

    assert log.sizes() == before


def a_plan(registry, period, kind="delivery_plan"):
    return UUID(registry.open_plan(an_order(effective_on=BEGAN), f"Plan {period}", kind, period).subjects["plan"])


@pytest.mark.parametrize("period", ["2020-21", "2018-21", "2020", "2020-09-01/2021-03-31"])
def test_an_action_is_not_carried_back_into_a_plan_that_ended_before_its_own_began(registry, log, action, period):
    earlier = a_plan(registry, period, "training_plan")
    before = log.sizes()

    with pytest.raises(InvalidOrder, match="same or a later period") as refused:
        registry.carry_forward(an_order(), action, earlier)

    assert refused.value.details["fields"] == {"into": [str(refused.value)]}
    assert f"The plan for {period} ends on" in str(refused.value)
    assert log.sizes() == before


@pytest.mark.parametrize(
    "period", ["2021-22", "2022-23", "2020-22", "2020-23", "2021", "2021-01-01/2021-06-30", "2021-09-01/2022-08-31"]
)
def test_an_action_goes_on_in_a_plan_of_another_kind_whose_time_overlaps_or_follows(registry, action, period):
    into = a_plan(registry, period, "improvement_plan")

    registry.carry_forward(an_order(), action, into)

    assert state(registry, action).status == "carried_forward"


def test_what_replaces_an_action_is_called_by_its_title_unless_said_otherwise(registry, plan, action):
    other = UUID(registry.create_action(an_order(), plan, "Teach anew").subjects["action"])
    third = UUID(registry.create_action(an_order(), plan, "Teach mentors").subjects["action"])

    registry.supersede(an_order(), action, by_action=other)
    registry.supersede(an_order(), third, "The new offer", other)

    outcomes = [state(registry, each).outcome for each in (action, third)]
    assert [text(registry, each) for each in outcomes] == ["Teach anew", "The new offer"]


def test_an_action_is_not_superseded_by_nothing(registry, log, action):
    before = log.sizes()

    with pytest.raises(InvalidOrder, match="Say what replaces it") as refused:
        registry.supersede(an_order(), action)

    assert set(refused.value.details["fields"]) == {"by"}
    assert log.sizes() == before


def test_carrying_forward_may_be_told_late(registry, clock, plan, next_plan, action):
    clock.now += timedelta(days=800)

    registry.carry_forward(an_order(effective_on="2022-03-15"), action, next_plan)

    assert state(registry, action).left_on == date(2022, 3, 15)


# Combining


@pytest.fixture
def other_plan(registry):
    return UUID(
        registry.open_plan(an_order(effective_on=BEGAN), "Recovery plan", "recovery_plan", "2021-22").subjects["plan"]
    )


def test_plans_are_combined_and_their_open_actions_go_along_with_their_objectives(registry, plan, other_plan):
    objective = UUID(registry.set_objective(an_order(), plan, "Fewer entrants").subjects["objective"])
    registry.set_objective(an_order(), plan, "Served by nothing")
    one = registry.create_action(an_order(), plan, "One", objectives=[objective]).subjects["action"]
    other = registry.create_action(an_order(), other_plan, "Other").subjects["action"]
    done = registry.create_action(an_order(), other_plan, "Done").subjects["action"]
    registry.complete(an_order(), UUID(done))

    receipt = registry.combine_plans(an_order(), [plan, other_plan], "Joint plan", "delivery_plan", "2022-23")

    joint = registry.plan_of(UUID(receipt.subjects["plan"])).latest
    statuses = [registry.plan_of(each).latest.status for each in (plan, other_plan)]
    assert (statuses, joint.status, joint.combined_from) == (["combined", "combined"], "open", (plan, other_plan))
    assert [text(registry, each.title) for each in joint.objectives] == ["Fewer entrants"]
    went = {each: state(registry, UUID(each)).status for each in (one, other, done)}
    assert went == {one: "carried_forward", other: "carried_forward", done: "completed"}
    new = state(registry, state(registry, UUID(one)).carried_to)
    assert (new.plan, new.objectives) == (joint.id, (joint.objectives[0].id,))


@pytest.mark.parametrize("how_many", [0, 1, 2])
def test_fewer_than_two_plans_are_not_combined(registry, log, plan, how_many):
    before = log.sizes()

    with pytest.raises(InvalidOrder, match="at least two different plans"):
        registry.combine_plans(an_order(), [plan] * how_many, "Joint plan", "delivery_plan", "2022-23")

    assert log.sizes() == before


def test_plans_are_not_combined_into_one_of_an_earlier_period(registry, log, plan, other_plan):
    before = log.sizes()

    with pytest.raises(InvalidOrder, match="same or a later period") as refused:
        registry.combine_plans(an_order(), [plan, other_plan], "Joint plan", "delivery_plan", "2020-21")

    assert set(refused.value.details["fields"]) == {"period"}
    assert log.sizes() == before


def test_a_closed_plan_is_not_combined(registry, log, plan, other_plan):
    registry.close_plan(an_order(effective_on="2022-03-01"), other_plan)
    before = log.sizes()

    with pytest.raises(PlanIsClosed):
        registry.combine_plans(an_order(), [plan, other_plan], "Joint plan", "delivery_plan", "2022-23")

    assert log.sizes() == before


def test_plans_are_not_combined_on_a_day_before_one_of_their_actions(registry, log, plan, other_plan, action):
    registry.create_action(an_order(effective_on="2022-03-01"), other_plan, "A late one")
    before = log.sizes()

    with pytest.raises(EffectiveBeforeExistence):
        registry.combine_plans(
            an_order(effective_on="2022-02-01"), [plan, other_plan], "Joint plan", "delivery_plan", "2022-23"
        )

    assert log.sizes() == before


# Correcting


def test_an_entry_is_corrected_but_for_a_detail(registry, log, action):
    wrong = registry.revise_due_date(an_order(effective_on="2021-07-01"), action, "30 Sept 2021", "Slipped", "Board")

    receipt = registry.correct_entry(
        an_order(), action, wrong.event_ids[0], "A slip of the key", {"due": "30 Nov 2021"}
    )

    assert log.events()[-2:] == ["EntryCorrected", "DueDateRevised"]
    assert len(receipt.event_ids) == 2
    right = registry.any_action(action).facts[-1]
    assert (right.due.on, right.effective_on) == (date(2021, 11, 30), date(2021, 7, 1))
    assert (text(registry, right.reason), text(registry, right.meeting)) == ("Slipped", "Board")


def test_an_entry_is_moved_to_its_right_day(registry, action):
    wrong = registry.note_progress(an_order(effective_on="2021-07-01"), action, "Two of nine")

    registry.correct_entry(an_order(), action, wrong.event_ids[0], "The year", {"effective_on": date(2021, 6, 1)})

    note = state(registry, action).latest_note
    assert (note.effective_on, text(registry, note.text)) == (date(2021, 6, 1), "Two of nine")
    assert state(registry, action).notes == 1


@pytest.mark.parametrize("day", [date(2022, 4, 1), date(2021, 3, 31)])
def test_an_entry_is_not_moved_to_a_day_that_cannot_be(registry, log, action, day):
    wrong = registry.note_progress(an_order(effective_on="2021-07-01"), action, "Two of nine")
    before = log.sizes()

    with pytest.raises(Exception, match="in the future|exists from"):  # noqa: RUF043
        registry.correct_entry(an_order(), action, wrong.event_ids[0], "The year", {"effective_on": day})

    assert log.sizes() == before


def test_an_action_that_left_wrongly_leaves_rightly_by_one_order(registry, action):
    wrong = registry.withdraw(an_order(effective_on="2021-07-01"), action, "No money")

    registry.correct_entry(an_order(), action, wrong.event_ids[0], "Another reason", {"reason": "No staff"})

    assert state(registry, action).status == "withdrawn"
    assert text(registry, state(registry, action).outcome) == "No staff"


def test_what_is_taken_back_may_be_replaced_only_where_that_has_a_meaning(registry, log, action, next_plan):
    wrong = registry.carry_forward(an_order(), action, next_plan)
    registry.withdraw(an_order(), UUID(wrong.subjects["new_action"]), "Carried by mistake")
    before = log.sizes()

    with pytest.raises(InvalidOrder, match="can be taken back, but not replaced"):
        registry.correct_entry(an_order(), action, wrong.event_ids[0], "Wrong plan", {"decision": "Another"})

    assert log.sizes() == before


def test_that_it_was_carried_forward_is_taken_back_once_its_successor_has_left(registry, action, next_plan):
    wrong = registry.carry_forward(an_order(), action, next_plan)
    successor = UUID(wrong.subjects["new_action"])

    with pytest.raises(EntryCannotBeCorrected, match="Withdraw that one first"):
        registry.correct_entry(an_order(), action, wrong.event_ids[0], "Carried by mistake")
    registry.withdraw(an_order(), successor, "Carried by mistake")
    registry.correct_entry(an_order(), action, wrong.event_ids[0], "Carried by mistake")

    assert (state(registry, action).status, state(registry, successor).status) == ("open", "withdrawn")


def test_a_meeting_that_is_still_to_come_has_approved_nothing(registry, log, action):
    before = log.sizes()

    with pytest.raises(InvalidOrder, match="still to come"):
        registry.revise_due_date(an_order(), action, "Sept 22", "Late", "YJMB", date(2022, 4, 1))

    assert log.sizes() == before


def test_a_day_of_no_calendar_is_refused_and_a_condition_is_not(registry, log, action):
    before = log.sizes()

    with pytest.raises(InvalidOrder, match="not a day of any calendar"):
        registry.revise_due_date(an_order(), action, "31 Feb 2022", "Late")
    assert log.sizes() == before

    registry.revise_due_date(an_order(), action, "once the data is released", "Late")
    assert state(registry, action).due.kind == "conditional"


def test_an_order_that_is_refused_leaves_no_gap_between_positions(registry, action):
    first = registry.note_progress(an_order("one"), action, "Two of nine")
    registry.note_progress(an_order("one"), action, "Two of nine")

    second = registry.note_progress(an_order("two"), action, "Three of nine")

    assert second.position == first.position + 1


def test_an_entry_of_something_else_is_not_corrected(registry, log, plan, action):
    opened = registry.plan_of(plan).facts[0].entry
    before = log.sizes()

    with pytest.raises(UnknownEntry):
        registry.correct_entry(an_order(), action, opened, "Wrong")

    assert log.sizes() == before


# Inspections


def test_an_inspection_goes_its_way(registry, log):
    inspection = UUID(registry.announce_inspection(an_order(), "The framework of 2021").subjects["inspection"])
    registry.start_fieldwork(an_order(), inspection)
    registry.publish_inspection(an_order(), inspection, {"1.1 Governance": "Good"})

    assert log.events()[-3:] == ["InspectionAnnounced", "FieldworkStarted", "InspectionPublished"]
    assert registry.inspection_of(inspection).latest.ratings == (("1.1 Governance", "Good"),)


def test_an_inspection_that_is_not_there_is_refused(registry, plan):
    for other in (uuid4(), plan):
        with pytest.raises(UnknownInspection):
            registry.start_fieldwork(an_order(), other)
