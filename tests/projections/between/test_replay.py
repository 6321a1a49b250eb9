"""Replaying is asking: on any day of a time line, in both modes, what is shown is the fold of what was recorded."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby
from random import Random

import pytest

from domain.action import Action
from domain.action_state import ActionState
from domain.fact import visible
from domain.folding import fold
from projections.between.happening import days_of_change, point
from projections.reading import Reader
from tests.histories import a_history


@pytest.mark.parametrize("mode", ["then", "now"])
def test_on_any_day_a_replay_shows_the_fold_of_the_entries(views, mode):
    random = Random(11)
    facts = a_history(random, 200)
    views.record(facts)
    views.catch_up()
    reader, first = Reader(views.writer, views.slug), facts[0].effective_on

    for _ in range(20):
        asked = point(first + timedelta(days=random.randrange(-40, 700)), mode)
        shown = {state.id: state for state in reader._states("action_versions", ActionState, "TRUE", [], asked)}

        assert shown == folded(facts, asked)


@pytest.mark.parametrize("mode", ["then", "now"])
def test_a_day_on_which_nothing_is_told_to_change_changes_nothing(views, mode):
    random = Random(12)
    facts = a_history(random, 200)
    views.record(facts)
    views.catch_up()
    reader = Reader(views.writer, views.slug)
    stops = {on for on, _ in days_of_change(reader, mode)}

    for on in (min(stops) + timedelta(days=random.randrange(600)) for _ in range(40)):
        if on not in stops:
            assert folded(facts, point(on, mode)) == folded(facts, point(on - timedelta(days=1), mode))


def folded(facts, asked):
    of_actions = sorted(
        (fact for fact in facts if isinstance(fact, Action.Event | Action.ActionCreated)),
        key=lambda fact: (str(fact.originator_id), fact.originator_version),
    )
    found = {}
    for id, own in groupby(of_actions, key=lambda fact: fact.originator_id):
        state = fold(visible(list(own), asked.as_at, asked.known_on))
        if state is not None:
            found[id] = state
    return found
