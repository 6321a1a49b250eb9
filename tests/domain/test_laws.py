"""What holds for every history, however it came about: the two dates, and the fold that answers them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.action_state import STATUSES, ActionState
from domain.fact import ALWAYS, LAST_DAY, Fact, visible
from domain.folding import fold
from tests.histories import BEGAN, MAPPER, histories

MANY = settings(max_examples=60)
AS_AT = st.dates(BEGAN.date() - timedelta(days=40), BEGAN.date() + timedelta(days=600))
KNOWN_ON = st.timedeltas(timedelta(days=-1), timedelta(days=600)).map(lambda after: BEGAN + after)


def by_aggregate(facts: list[Fact]) -> list[list[Fact]]:
    found: dict[UUID, list[Fact]] = defaultdict(list)
    for fact in facts:
        found[fact.originator_id].append(fact)  # type: ignore[index]
    return list(found.values())


@MANY
@given(histories(), st.randoms(use_true_random=False), AS_AT, KNOWN_ON)
def test_the_answer_does_not_hang_on_the_order_in_which_facts_are_given(
    history: list[Fact], random: Random, as_at: date, known_on: datetime
) -> None:
    for facts in by_aggregate(history):
        shuffled = random.sample(facts, len(facts))

        assert fold(visible(shuffled, as_at, known_on)) == fold(visible(facts, as_at, known_on))


@MANY
@given(histories(), AS_AT, KNOWN_ON)
def test_every_question_has_an_answer(history: list[Fact], as_at: date, known_on: datetime) -> None:
    for facts in by_aggregate(history):
        state = fold(visible(facts, as_at, known_on))

        began, learnt = facts[0].effective_on, facts[0].timestamp
        assert (state is not None) == (began <= as_at and learnt <= known_on)
        if isinstance(state, ActionState):
            assert state.status in STATUSES
            assert state.has_left == (state.left_on is not None)
            assert state.last_effective_on <= as_at  # type: ignore[operator]
            assert state.last_recorded_at <= known_on  # type: ignore[operator]


@MANY
@given(histories(), st.integers(min_value=0, max_value=60), AS_AT)
def test_what_is_recorded_later_changes_no_answer_about_what_was_known_before(
    history: list[Fact], length: int, as_at: date
) -> None:
    """The past is settled: at any moment before the next fact came, the answer is and stays what it was."""
    for facts in by_aggregate(history):
        earlier, later = facts[:length], facts[length:]
        if not later:
            continue
        just_before = later[0].timestamp - timedelta(microseconds=1)

        assert fold(visible(facts, as_at, just_before)) == fold(visible(earlier, as_at, just_before))


@MANY
@given(histories())
def test_what_is_recorded_later_was_recorded_no_earlier(history: list[Fact]) -> None:
    for facts in by_aggregate(history):
        recorded = [fact.timestamp for fact in facts]

        assert recorded == sorted(recorded)


@MANY
@given(histories())
def test_what_is_corrected_counts_no_more_and_what_is_not_still_does(history: list[Fact]) -> None:
    for facts in by_aggregate(history):
        told = visible(facts, LAST_DAY, ALWAYS)

        corrected = {fact.corrects for fact in facts} - {None}
        assert {fact.entry for fact in told} == {fact.entry for fact in facts} - corrected
        assert facts[0] in told


@MANY
@given(histories(), AS_AT, KNOWN_ON)
def test_asking_changes_nothing(history: list[Fact], as_at: date, known_on: datetime) -> None:
    for facts in by_aggregate(history):
        first = fold(visible(facts, as_at, known_on))
        fold(visible(facts, LAST_DAY, ALWAYS))

        assert fold(visible(facts, as_at, known_on)) == first


@MANY
@given(histories())
def test_a_fact_comes_back_from_storage_as_it_went(history: list[Fact]) -> None:
    for fact in history:
        back = MAPPER.to_domain_event(MAPPER.to_stored_event(fact))

        assert type(back) is type(fact)
        assert {name: value for name, value in vars(back).items() if name != "originator_topic"} == {
            name: value for name, value in vars(fact).items() if name != "originator_topic"
        }
