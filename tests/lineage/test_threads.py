"""Threads are what the states say, joined: every action once, every link once, each in the column of its plan."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as some

from domain.action import Action
from domain.fact import Stamp
from domain.folding import fold
from domain.lines import lines
from projections.lineage.threads import threads
from tests.examples import words
from tests.lineage.made_up import action
from web.lineage.picture import picture

NOW = datetime(2026, 2, 2, 12, tzinfo=UTC)
YEARS = [UUID(int=2020 + number) for number in range(4)]


def plans_of(actions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "id": year, "title": "Plan", "period": f"{2020 + place}-{21 + place}",
            "starts_on": date(2020 + place, 4, 1), "opened_on": date(2020 + place, 4, 1),
            "actions": [each for each in actions if each["plan_id"] == year],
        }
        for place, year in enumerate(YEARS)
    ]  # fmt: skip


@some.composite
def histories(draw: Any) -> list[Action]:
    """Three actions in each of four plans; each may come from some of the plan before. Some are taken back again."""
    made: list[list[Action]] = []
    for place, year in enumerate(YEARS):
        stamp = Stamp(UUID(int=1), "c", NOW, date(2020 + place, 4, 1))
        row = [Action.create(stamp, plan=year, title=words(f"{place}{n}"), reference=f"{place}.{n}") for n in range(3)]
        for each in row if made else []:
            origins = draw(some.lists(some.integers(0, 2), max_size=2, unique=True))
            if origins:
                each.name_origin(stamp, tuple(made[-1][one].id for one in origins), "carried")
                if draw(some.integers(0, 4)) == 0:
                    each.correct_entry(stamp, each.facts[-1].entry, words("wrong"))
        made.append(row)
    return [each for row in made for each in row]


@given(histories())
def test_the_threads_are_the_fold(history):
    states = {each.id: fold(each.told_by(date.max)) for each in history}
    line = lines(states)
    told = [
        action(state.plan, state.reference, state.reference, id=state.id, origins=list(state.whence),
               times_carried=line[state.id].times)
        for state in states.values()
    ]  # fmt: skip

    found = threads(plans_of(told))

    stations = [station.action["id"] for each in found for station in each.stations]
    joined = {(origin, id) for id, state in states.items() for origin in state.whence}
    assert {(link.before, link.after) for each in found for link in each.links} == joined
    assert sorted(stations) == sorted({id for pair in joined for id in pair})
    for id, state in states.items():
        assert line[id].times == (1 + max(line[each].times for each in state.whence) if state.whence else 0)
    for each in found:
        places = [(station.plan, station.track) for station in each.stations]
        assert len(set(places)) == len(places)
        assert picture([each], plans_of(told), "p").count("tl-threads__name") == len(each.stations)


@given(histories())
def test_taking_every_origin_back_restores_what_was_before(history):
    for each in history:
        named = [fact for fact in each.facts if isinstance(fact, Action.OriginNamed)]
        corrected = {fact.corrects for fact in each.facts}
        for fact in named:
            if fact.entry not in corrected:
                each.correct_entry(Stamp(UUID(int=1), "c", NOW, NOW.date()), fact.entry, words("wrong"))

    states = {each.id: each.latest for each in history}

    assert {line.times for line in lines(states).values()} == {0}
    assert all(not state.whence for state in states.values())
