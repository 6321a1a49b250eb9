"""Orders on recommendations and audits, through the registry: found, decided, saved."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from domain.refusals import (
    InvalidOrder,
    SomeoneChangedThis,
    UnknownAction,
    UnknownAudit,
    UnknownInspection,
    UnknownObjective,
)
from domain.scoring import Score
from tests.registry.conftest import an_order

SCORES = (Score("Planning", Decimal("52.5"), Decimal(80)),)


@pytest.fixture
def inspection(registry):
    return UUID(registry.announce_inspection(an_order(), "Core inspection", "2025").subjects["inspection"])


@pytest.fixture
def recommendation(registry, inspection):
    made = registry.make_recommendation(an_order(), inspection, "Hear every victim", "1", ["The board"])
    return UUID(made.subjects["recommendation"])


def test_a_recommendation_is_served_by_objectives_and_actions_of_several_plans(
    registry, inspection, recommendation, plan
):
    other = UUID(registry.open_plan(an_order(), "Improvement", "improvement_plan", "2021-22").subjects["plan"])
    objective = UUID(registry.set_objective(an_order(), plan, "Victims are heard").subjects["objective"])
    action = UUID(registry.create_action(an_order(), other, "Appoint a victim worker").subjects["action"])

    registry.serve_recommendation(an_order(), inspection, recommendation, [objective], [action, action])

    (found,) = registry.inspection_of(inspection).latest.recommendations
    assert (found.objectives, found.actions) == ((objective,), (action,))


def test_what_serves_it_must_be_there(registry, inspection, recommendation, log):
    before = log.sizes()

    with pytest.raises(UnknownObjective, match="No plan of this authority"):
        registry.serve_recommendation(an_order(), inspection, recommendation, [uuid4()], [])
    with pytest.raises(UnknownAction):
        registry.serve_recommendation(an_order(), inspection, recommendation, [], [uuid4()])

    assert log.sizes() == before


def test_an_inspection_that_is_not_there_recommends_nothing(registry):
    with pytest.raises(UnknownInspection):
        registry.make_recommendation(an_order(), uuid4(), "Hear every victim")


def test_an_inspection_whose_announcement_was_taken_back_is_there_no_more(registry, inspection, log):
    announced = registry.inspection_of(inspection).facts[0].entry
    registry.correct_inspection(an_order(), inspection, announced, "Another day")
    before = log.sizes()

    with pytest.raises(UnknownInspection, match="was taken back"):
        registry.start_fieldwork(an_order(), inspection)
    with pytest.raises(UnknownInspection):
        registry.correct_inspection(an_order(), inspection, announced, "Another day")

    assert log.sizes() == before


def test_nobody_overwrites_what_they_never_saw(registry, inspection, recommendation):
    with pytest.raises(SomeoneChangedThis, match="this inspection"):
        registry.answer_recommendation(an_order(seen=1), inspection, recommendation, "agreed")


def test_an_audit_is_recorded_with_its_scores_in_one_save(registry, inspection, log):
    done = registry.record_audit(an_order(), "Case audit", "Core inspection", SCORES, inspection=inspection)

    assert log.events()[-2:] == ["AuditCarriedOut", "AuditScored"]
    assert registry.audit_of(UUID(done.subjects["audit"])).latest.scores == SCORES


def test_an_audit_beside_no_inspection_of_ours_is_refused(registry, log):
    before = log.sizes()

    with pytest.raises(UnknownInspection):
        registry.record_audit(an_order(), "Case audit", "Core inspection", SCORES, inspection=uuid4())
    with pytest.raises(InvalidOrder):
        registry.record_audit(an_order(), "Case audit", "Core inspection", ())

    assert log.sizes() == before


def test_an_audit_is_scored_anew_and_the_first_scores_stay_in_the_history(registry, log):
    audit = UUID(registry.record_audit(an_order(), "Case audit", "Core inspection", SCORES).subjects["audit"])

    registry.score_audit(an_order(), audit, (Score("Planning", Decimal(53), Decimal(80)),))

    assert log.events()[-2:] == ["AuditScored", "AuditScored"]
    with pytest.raises(UnknownAudit):
        registry.score_audit(an_order(), uuid4(), SCORES)
