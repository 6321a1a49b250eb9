"""Themes × services: the matrix is a fold of what is shared, adds up, and what it hides can't be worked out."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from random import Random
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.action import Action
from domain.action_state import DISPOSITIONS
from domain.fact import visible
from domain.folding import fold
from domain.plan import Plan
from domain.theme import THEMES
from projections.asked import Asked
from projections.in_words import last_day
from projections.region.matrix import EVERY_THEME, FIRST_THEME, counted, matrix, quarter_end
from projections.region.reading import RegionReader
from projections.region.suppressing import suppress
from projections.region.themed import Themed
from tests.histories import BEGAN, a_history

TODAY = date(2026, 5, 1)


# A fold of the facts


@pytest.fixture
def told(views):
    """A long history, its facts, and a reader for two dates."""
    facts = [fact for fact in a_history(Random(3), 1_500) if "Sharing" not in type(fact).__qualname__]
    views.record(facts)
    views.catch_up()

    def ask(as_at, known_on):
        return RegionReader(views.connect("throughline_region"), Asked(as_at, known_on, True, True))

    return SimpleNamespace(facts=facts, slug=views.slug, ask=ask)


def folded(facts, kind, as_at, known_on):
    by_thing = {}
    for fact in facts:
        if type(fact).__qualname__.startswith(f"{kind.__name__}."):
            by_thing.setdefault(fact.originator_id, []).append(fact)
    states = {id: fold(visible(its, as_at, known_on)) for id, its in by_thing.items()}
    return {id: state for id, state in states.items() if state is not None}


def test_at_random_dates_it_is_a_fold_of_the_facts_of_signed_off_plans(told):
    random, seen = Random(8), 0
    for _ in range(12):
        as_at = BEGAN.date() + timedelta(days=random.randrange(900))
        known_on = BEGAN + timedelta(days=random.randrange(900))
        plans = folded(told.facts, Plan, as_at, known_on)
        shared = [
            state for state in folded(told.facts, Action, as_at, known_on).values()
            if state.status not in DISPOSITIONS and state.plan in plans and plans[state.plan].sign_offs
        ]  # fmt: skip
        seen += len(shared)

        found = matrix(told.ask(as_at, known_on), authorities=[told.slug])

        whole, sum_of_all = found.whole[told.slug], found.whole[""]
        assert whole == sum_of_all
        assert whole.open == len(shared)
        assert whole.overdue == sum(bool((day := last_day(each.due)) and day < as_at) for each in shared)
        assert whole.proposed == sum(not each.themes for each in shared)
        by_theme = Counter(code for each in shared for code in each.themes)
        told_of = {code: row[told.slug].open - row[told.slug].proposed for code, row in found.rows.items()}
        assert told_of == {code: by_theme[code] for code in THEMES}
    assert seen > 50


def test_what_changed_is_the_difference_to_the_end_of_the_last_quarter(told):
    as_at, known_on = date(2022, 8, 20), BEGAN + timedelta(days=3_000)

    now = matrix(told.ask(as_at, known_on), authorities=[told.slug])
    then = matrix(told.ask(date(2022, 6, 30), known_on), authorities=[told.slug])

    assert now.since == date(2022, 6, 30)
    assert now.whole[""].open
    for code, row in now.rows.items():
        assert row[""].change == row[""].open - then.rows[code][""].open


@pytest.mark.parametrize(
    ("day", "end"), [("2026-11-22", "2026-09-30"), ("2026-04-01", "2026-03-31"), ("2026-03-31", "2025-12-31")]
)
def test_the_last_quarter_is_one_that_is_over(day, end):
    assert str(quarter_end(date.fromisoformat(day))) == end


def test_by_first_themes_the_rows_add_up(told):
    found = matrix(told.ask(date(2022, 8, 20), BEGAN + timedelta(days=3_000)), FIRST_THEME)

    for slug in [*found.authorities, ""]:
        column = [row[slug] for row in found.rows.values()]
        whole = found.whole[slug]
        assert sum(cell.open for cell in column) == whole.open
        assert sum(cell.before for cell in column) == whole.before
        assert sum((cell.scales for cell in column), Counter()) == whole.scales


# What is hidden

SLUGS, CODES = ["alderbrook", "hartsmere", "wexcombe"], list(THEMES)[:4]


def made(authority, themes, scale, overdue, proposed=False):
    its = SimpleNamespace(authority=authority, common=scale, overdue=lambda _: overdue)
    return Themed(its, tuple(themes), proposed)


actions = st.builds(
    made,
    st.sampled_from(SLUGS),
    st.lists(st.sampled_from(CODES), min_size=1, max_size=3, unique=True),
    st.sampled_from(["on_track", "at_risk", "complete"]),
    st.booleans(),
    st.booleans(),
)


def published(now, before, least):
    """Both ways of counting, as they are told."""
    ways = {
        by: counted(now, before, SLUGS, CODES, TODAY, TODAY, by) for by in (EVERY_THEME, FIRST_THEME)
    }  # fmt: skip
    suppress(ways[EVERY_THEME], ways[FIRST_THEME], least)
    return ways


def hidden(found):
    return [(code, slug) for code, row in found.rows.items() for slug in SLUGS if row[slug].hidden]


def unhidden(now, by):
    found = counted(now, [], SLUGS, CODES, TODAY, TODAY, by)
    return {(code, slug): row[slug].open for code, row in found.rows.items() for slug in SLUGS}


@settings(max_examples=150, deadline=None)
@given(
    now=st.lists(actions, max_size=60), before=st.lists(actions, max_size=25), least=st.sampled_from([3, 5]),
    more=actions, by=st.sampled_from([EVERY_THEME, FIRST_THEME]),
)  # fmt: skip
def test_were_a_hidden_number_another_small_one_the_very_same_would_be_told(now, before, least, more, by):
    told = published(now, before, least)[by]
    true = unhidden(now, by)
    for code, slug in hidden(told):
        other = [*now, more._replace(themes=(code,), action=SimpleNamespace(**vars(more.action) | {"authority": slug}))]
        if true[code, slug] + 1 < least:
            assert published(other, before, least)[by] == told
        else:
            fewer = without_one(now, code, slug)
            if fewer is not None and true[code, slug] > 1:
                assert published(fewer, before, least)[by] == told


def without_one(now, code, slug):
    """One action less, if there is one that has this theme alone."""
    for place, each in enumerate(now):
        if each.action.authority == slug and each.themes == (code,):
            return [*now[:place], *now[place + 1 :]]
    return None


@settings(max_examples=100, deadline=None)
@given(now=st.lists(actions, max_size=60), least=st.sampled_from([3, 5, 10]))
def test_no_number_that_is_told_is_small_and_what_is_told_is_true(now, least):
    before = now[::2]
    for by, told in published(now, before, least).items():
        true = counted(now, before, SLUGS, CODES, TODAY, TODAY, by)
        for row, right in zip([*told.rows.values(), told.whole], [*true.rows.values(), true.whole], strict=True):
            for slug, cell in row.items():
                assert cell.open <= right[slug].open, "at least so many"
                if not cell.hidden:
                    assert cell.open == right[slug].open
                    assert not 0 < cell.open < least
                if not cell.parts_hidden:
                    assert cell.scales == right[slug].scales
                    assert not any(0 < count < least for count in [*cell.scales.values(), cell.overdue])
                if not cell.before_hidden:
                    assert cell.before == right[slug].before
                    assert not 0 < cell.before < least


def test_a_sum_that_would_give_a_hidden_number_away_says_how_many_there_surely_are():
    now = [made("alderbrook", CODES[:1], "on_track", False)] * 7
    now += [made("hartsmere", CODES[:1], "on_track", False)] * 2

    told = published(now, [], 5)[FIRST_THEME]

    row = told.rows[CODES[0]]
    assert (row["alderbrook"].open, row["hartsmere"].hidden) == (7, True)
    assert (row[""].hidden, row[""].open) == (True, 8), "one or more beside the seven"
    assert (told.whole[""].hidden, told.whole[""].open) == (True, 7)
    assert row["wexcombe"] == told.rows[CODES[1]][""], "nought is told"


def test_what_is_hidden_by_first_themes_does_not_follow_from_the_bottom_line_of_the_other_way():
    """Six have a theme, for two of them it is the first: shown by every theme, hidden by the first."""
    now = [made("alderbrook", CODES[:2], "on_track", False)] * 6
    now += [made("alderbrook", [CODES[1], CODES[0]], "on_track", False)] * 2

    ways = published(now, [], 5)

    assert not hidden(ways[EVERY_THEME])
    assert hidden(ways[FIRST_THEME]) == [(CODES[1], "alderbrook")]
    assert ways[EVERY_THEME].whole["alderbrook"].hidden
    assert ways[EVERY_THEME].whole == ways[FIRST_THEME].whole


def test_nothing_is_hidden_unless_asked_for(told):
    found = matrix(told.ask(date(2022, 8, 20), BEGAN + timedelta(days=3_000)))

    assert not any(cell.hidden or cell.parts_hidden for row in found.rows.values() for cell in row.values())
