"""Recommendations of an inspection: made, answered, served by objectives and actions of any plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from domain.fact import visible
from domain.folding import fold
from domain.inspection import Inspection
from domain.refusals import (
    EffectiveBeforeExistence,
    EntryAlreadyCorrected,
    EntryCannotBeCorrected,
    InvalidOrder,
    NothingWouldChange,
    UnknownEntry,
    UnknownRecommendation,
)
from projections.rectangles import whole
from tests.examples import NEXT_ACTION, NOW, OBJECTIVE, THIS_ACTION, an_inspection, happened, on, words

FIRST, SECOND = UUID(int=1001), UUID(int=1002)
ASKED = words("Plan for the safety of victims")


def made(recommendation: UUID = FIRST, day: str = "2021-10-01") -> Callable[[Inspection], Any]:
    return lambda it: it.make_recommendation(on(day), ASKED, "1", (words("The board"),), recommendation)


def answered(day: str, response: str = "agreed") -> Callable[[Inspection], Any]:
    return lambda it: it.answer_recommendation(on(day), FIRST, response, words("The chair"), None)


def test_a_report_asks_for_something_of_somebody():
    inspection = an_inspection()

    inspection.make_recommendation(on("2021-10-01"), ASKED, "1", (words("The board"),), FIRST)

    assert happened(inspection) == [
        ("RecommendationMade",
         {"recommendation": FIRST, "reference": "1", "text": ASKED, "addressed_to": (words("The board"),)}),
    ]  # fmt: skip
    assert [each.made_on for each in inspection.latest.recommendations] == [date(2021, 10, 1)]


def test_two_recommendations_do_not_share_an_id():
    inspection = an_inspection(made())

    with pytest.raises(InvalidOrder, match="taken already"):
        inspection.make_recommendation(on("2021-10-02"), ASKED, recommendation=FIRST)

    assert happened(inspection) == []


def test_the_service_answers_each():
    inspection = an_inspection(made(), made(SECOND))

    inspection.answer_recommendation(on("2021-11-01"), FIRST, "partly_agreed", words("The chair"), words("In part"))

    first, second = inspection.latest.recommendations
    assert (first.answer.response, first.answer.on, first.answer.by) == (
        "partly_agreed", date(2021, 11, 1), words("The chair"),
    )  # fmt: skip
    assert second.answer is None


def test_the_same_answer_again_needs_new_words():
    inspection = an_inspection(made(), answered("2021-11-01"))

    with pytest.raises(NothingWouldChange):
        inspection.answer_recommendation(on("2021-11-02"), FIRST, "agreed", words("The chair"), None)

    assert happened(inspection) == []


def test_objectives_and_actions_of_any_plan_serve_it():
    inspection = an_inspection(made())

    inspection.serve_recommendation(on("2021-11-01"), FIRST, (OBJECTIVE,), (THIS_ACTION, NEXT_ACTION))

    assert happened(inspection) == [
        ("RecommendationServed",
         {"recommendation": FIRST, "objectives": (OBJECTIVE,), "actions": (THIS_ACTION, NEXT_ACTION)}),
    ]  # fmt: skip


def test_what_serves_it_is_not_said_twice():
    inspection = an_inspection(made(), lambda it: it.serve_recommendation(on("2021-11-01"), FIRST, (OBJECTIVE,), ()))

    with pytest.raises(NothingWouldChange):
        inspection.serve_recommendation(on("2021-11-02"), FIRST, (OBJECTIVE,), ())

    assert happened(inspection) == []


def test_a_slip_in_its_wording_is_put_right_and_its_answer_stays():
    inspection = an_inspection(made(), answered("2021-11-01"))

    inspection.reword_recommendation(on("2021-11-05"), FIRST, words("Plan for victims’ safety"), "1a")

    (only,) = inspection.latest.recommendations
    assert (only.reference, only.text, only.addressed_to) == ("1a", words("Plan for victims’ safety"), ())
    assert only.answer.response == "agreed"


@pytest.mark.parametrize(
    "order",
    [
        lambda it, day, which: it.answer_recommendation(on(day), which, "agreed", None, None),
        lambda it, day, which: it.serve_recommendation(on(day), which, (), (THIS_ACTION,)),
        lambda it, day, which: it.reword_recommendation(on(day), which, ASKED),
    ],
    ids=["answered", "served", "reworded"],
)
def test_nothing_happens_to_one_that_was_not_made_or_not_yet(order):
    inspection = an_inspection(made())

    with pytest.raises(UnknownRecommendation):
        order(inspection, "2021-11-01", SECOND)
    with pytest.raises(EffectiveBeforeExistence, match="was made on 1 October 2021"):
        order(inspection, "2021-09-30", FIRST)

    assert happened(inspection) == []


def test_a_day_in_between_shows_what_was_answered_by_then():
    inspection = an_inspection(made(), answered("2021-11-01"), answered("2022-01-10", "not_agreed"))

    in_december = fold(visible(inspection.facts, date(2021, 12, 1), NOW))
    in_september = fold(visible(inspection.facts, date(2021, 9, 1), NOW))

    assert in_december.recommendations[0].answer.response == "agreed"
    assert in_september.recommendations == []


def test_an_answer_that_comes_late_counts_for_its_own_day():
    inspection = an_inspection(made(), answered("2022-01-10", "not_agreed"), answered("2021-11-01"))

    assert inspection.latest.recommendations[0].answer.response == "not_agreed"


def test_announcements_from_before_editions_were_kept_have_none():
    state: dict[str, Any] = {}

    Inspection.InspectionAnnounced.upcast_v1_v2(state)

    assert state == {"edition": None}


# Taken back


def entry(thing, event: str) -> UUID:
    return next(fact.entry for fact in thing.facts if type(fact).__name__ == event)


def test_an_answer_recorded_wrongly_is_taken_back_as_of_its_own_day():
    inspection = an_inspection(made(), answered("2021-11-01"))
    wrong = entry(inspection, "RecommendationAnswered")

    inspection.correct_entry(on("2021-12-01"), wrong, words("The board answered otherwise"))

    assert happened(inspection) == [
        ("EntryCorrected", {"corrected": wrong, "reason": words("The board answered otherwise")})
    ]
    assert inspection.latest.recommendations[0].answer is None


def test_an_answer_that_was_taken_back_may_be_given_rightly():
    inspection = an_inspection(made(), answered("2021-11-01"))

    inspection.correct_entry(on(), entry(inspection, "RecommendationAnswered"), words("A slip"))
    inspection.answer_recommendation(on("2021-11-01"), FIRST, "not_agreed", None, None)

    assert inspection.latest.recommendations[0].answer.response == "not_agreed"


def test_a_publication_with_wrong_ratings_is_taken_back_and_recorded_rightly():
    inspection = an_inspection(lambda it: it.publish(on("2021-11-01"), (("Planning", "Good"),)))

    inspection.correct_entry(on(), entry(inspection, "InspectionPublished"), words("Of another service"))
    inspection.publish(on("2021-11-01"), (("Planning", "Inadequate"),))

    assert inspection.latest.ratings == (("Planning", "Inadequate"),)


def test_a_recommendation_that_others_rest_on_is_taken_back_after_them():
    inspection = an_inspection(made(), answered("2021-11-01"))
    first = entry(inspection, "RecommendationMade")

    with pytest.raises(EntryCannotBeCorrected, match="1 later entry rests on this recommendation"):
        inspection.correct_entry(on(), first, words("Of another report"))
    assert happened(inspection) == []

    inspection.correct_entry(on(), entry(inspection, "RecommendationAnswered"), words("Of another report"))
    inspection.correct_entry(on(), first, words("Of another report"))
    assert inspection.latest.recommendations == []


def test_what_was_known_of_an_inspection_before_a_correction_stays_known_then():
    inspection = an_inspection(made())
    earlier, later = NOW + timedelta(hours=1), NOW + timedelta(hours=2)
    inspection.answer_recommendation(on("2021-11-01", recorded=earlier), FIRST, "agreed", None, None)
    inspection.correct_entry(
        on("2021-11-01", recorded=later), entry(inspection, "RecommendationAnswered"), words("A slip")
    )

    answers = [
        fold(visible(inspection.facts, date(2021, 11, 1), known_on)).recommendations[0].answer
        for known_on in (earlier, later)
    ]

    assert [bool(each) for each in answers] == [True, False]


def test_an_announcement_recorded_for_the_wrong_day_is_taken_back():
    inspection = an_inspection()

    inspection.correct_entry(on(), entry(inspection, "InspectionAnnounced"), words("Another day"))

    assert [name for name, _ in happened(inspection)] == ["EntryCorrected"]
    assert not inspection.was_announced


def test_an_announcement_that_others_rest_on_is_taken_back_after_them():
    inspection = an_inspection(lambda it: it.start_fieldwork(on()))
    first = entry(inspection, "InspectionAnnounced")

    with pytest.raises(EntryCannotBeCorrected, match="1 later entry rests on this announcement"):
        inspection.correct_entry(on(), first, words("Another day"))
    assert happened(inspection) == []

    inspection.correct_entry(on(), entry(inspection, "FieldworkStarted"), words("Another day"))
    inspection.correct_entry(on(), first, words("Another day"))
    assert not inspection.was_announced


@pytest.mark.parametrize(
    "apart",
    [timedelta(hours=1), timedelta(0)],
)
def test_one_that_was_taken_back_is_shown_as_far_as_it_was_known(apart):
    inspection = an_inspection()
    began = inspection.facts[0].recorded_at
    inspection.correct_entry(on(recorded=began + apart), entry(inspection, "InspectionAnnounced"), words("Another day"))

    told = whole(inspection.facts)

    assert [(each.known_from, each.known_to) for each in told] == ([(began, began + apart)] if apart else [])


@pytest.mark.parametrize(
    ("which", "refusal"),
    [
        (lambda it: entry(it, "InspectionAnnounced"), EntryCannotBeCorrected),
        (lambda it: entry(it, "EntryCorrected"), EntryCannotBeCorrected),
        (lambda it: entry(it, "RecommendationAnswered"), EntryAlreadyCorrected),
        (lambda it: SECOND, UnknownEntry),
    ],
)
def test_what_can_not_be_taken_back_is_refused(which, refusal):
    inspection = an_inspection(
        made(), answered("2021-11-01"),
        lambda it: it.correct_entry(on(), entry(it, "RecommendationAnswered"), words("A slip")),
    )  # fmt: skip

    with pytest.raises(refusal):
        inspection.correct_entry(on(), which(inspection), words("Wrong"))

    assert happened(inspection) == []
