"""Rectangles of one thing: for any two dates exactly the fold of the facts that those dates show."""

from __future__ import annotations

from collections import defaultdict

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from domain.fact import visible
from domain.folding import fold
from projections.rectangles import History, whole
from tests.histories import histories
from tests.projections.questions import anywhere, boundaries


def things(facts):
    by_id = defaultdict(list)
    for fact in facts:
        by_id[fact.originator_id].append(fact)
    return by_id.values()


def answers(rectangles, as_at, known_on):
    return [
        each.state
        for each in rectangles
        if each.valid_from <= as_at
        and (each.valid_to is None or as_at < each.valid_to)
        and each.known_from <= known_on
        and (each.known_to is None or known_on < each.known_to)
    ]


def by_definition(facts, as_at, known_on):
    state = fold(visible(facts, as_at, known_on))
    return [] if state is None else [msgspec.json.encode(state)]


@given(histories(longest=40), st.randoms(use_true_random=False))
def test_they_answer_every_pair_of_dates_as_the_definition_does(history, random):
    for facts in things(history):
        rectangles = whole(facts)

        for question in [*boundaries(facts), *anywhere(facts, random, 20)]:
            assert answers(rectangles, *question) == by_definition(facts, *question)


@given(histories(), st.randoms(use_true_random=False))
def test_told_in_any_pieces_they_come_to_the_same(history, random):
    for facts in things(history):
        told, rows, start = History(), set(), 0
        while start < len(facts):
            end = start + random.randrange(1, 4)
            change = told.tell(facts[start:end])
            assert rows >= set(change.gone)
            rows = rows - set(change.gone) | set(change.new)
            start = end

        assert rows == set(whole(facts))


@given(histories())
def test_none_is_empty(history):
    for facts in things(history):
        for each in whole(facts):
            assert each.valid_to is None or each.valid_from < each.valid_to
            assert each.known_to is None or each.known_from < each.known_to
