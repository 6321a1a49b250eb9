"""Themes × services: the matrix is a fold of what is shared, adds up, and what it hides can't be worked out."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from random import Random
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from domain.action import Action
from domain.action_state import DISPOSITIONS
from domain.fact import visible
from domain.folding import fold
from domain.plan import Plan
from domain.theme import THEMES
from projections.asked import Asked
from projections.in_words import last_day
from projections.region.matrix import EVERY_THEME, FIRST_THEME, WAYS, counted, matrix, quarter_end
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


def places(found):
    """Every place with its cell; "" is the bottom line and the column of sums."""
    rows = {**found.rows, "": found.whole}
    return {(code, slug): row[slug] for code, row in rows.items() for slug in [*SLUGS, ""]}


def possible(found, by, least):
    """What somebody who has only the table can work out: for each hidden small number its least and its largest."""
    cells = places(found)
    index = {place: n for n, place in enumerate(cells)}

    def equation(whole, parts):
        line = np.zeros(len(index))
        line[[index[each] for each in parts]] = 1
        line[index[whole]] -= 1
        return line

    sums = [equation((code, ""), [(code, slug) for slug in SLUGS]) for code in [*CODES, ""]]
    columns = [equation(("", slug), [(code, slug) for code in CODES]) for slug in SLUGS]
    most = np.zeros(len(columns)) if by == FIRST_THEME else np.full(len(columns), np.inf)
    each_once = [
        equation(("", slug), [(code, slug)]) for slug in SLUGS for code in CODES
    ]  # fmt: skip
    told = [LinearConstraint(sums, 0, 0), LinearConstraint(columns, 0, most), LinearConstraint(each_once, -np.inf, 0)]
    low = [cell.open if not (cell.hidden and all(place)) else 1 for place, cell in cells.items()]
    high = [
        cell.open if not cell.hidden else least - 1 if all(place) else np.inf for place, cell in cells.items()
    ]  # fmt: skip
    for place in (each for each in cells if cells[each].hidden):
        aim = np.zeros(len(index))
        aim[index[place]] = 1
        ends = [milp(way * aim, integrality=np.ones(len(index)), bounds=Bounds(low, high), constraints=told)
                for way in (1, -1)]  # fmt: skip
        yield place, *(None if each.x is None else round(each.x[index[place]]) for each in ends)


@settings(max_examples=60)
@given(now=st.lists(actions, max_size=60), least=st.sampled_from([3, 5, 10]), by=st.sampled_from(WAYS))
def test_no_small_number_can_be_worked_out_from_what_is_told(now, least, by):
    told = published(now, [], least)[by]
    true = {place: cell.open for place, cell in places(counted(now, [], SLUGS, CODES, TODAY, TODAY, by)).items()}

    for place, fewest, most in possible(told, by, least):
        if true[place] < least:
            assert most is None or fewest < most, f"{place} can only be {fewest}"


@settings(max_examples=100)
@given(now=st.lists(actions, max_size=60), least=st.sampled_from([3, 5, 10]), by=st.sampled_from(WAYS))
def test_what_there_surely_is_is_never_less_than_the_numbers_beside_it_tell(now, least, by):
    told = places(published(now, [], least)[by])

    def surely(place):
        return 1 if told[place].hidden and all(place) else told[place].open

    for code in [*CODES, ""]:
        assert told[code, ""].open >= sum(surely((code, slug)) for slug in SLUGS)
    for slug in [*SLUGS, ""]:
        assert told["", slug].open >= max(surely((code, slug)) for code in CODES)


def test_a_sum_is_told_where_the_hidden_numbers_in_it_could_be_others():
    """The sum of a row of four cells of 1 to 4 leaves each of them open, so long as the columns do."""
    now = [
        made(slug, [code], "on_track", False)
        for slug in SLUGS
        for code in CODES
        for _ in range(2 + (code in CODES[:2]))
    ]

    told = published(now, [], 5)[FIRST_THEME]

    assert len(hidden(told)) == len(SLUGS) * len(CODES)
    assert [row[""].open for row in told.rows.values()] == [9, 9, 6, 6]
    assert [told.whole[slug].open for slug in [*SLUGS, ""]] == [10, 10, 10, 30]
    assert not any(cell.hidden for cell in told.whole.values())
    assert all(cell.parts_hidden for cell in told.whole.values()), "how they stand could give the small ones away"


@settings(max_examples=100)
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
    assert (told.whole[""].hidden, told.whole[""].open) == (True, 8)
    assert row["wexcombe"] == told.rows[CODES[1]][""], "nought is told"


def test_what_is_hidden_by_first_themes_does_not_follow_from_the_bottom_line_of_the_other_way():
    """Six have a theme, for two of them it is the first: shown by every theme, hidden by the first."""
    now = [made("alderbrook", CODES[:2], "on_track", False)] * 6
    now += [made("alderbrook", [CODES[1], CODES[0]], "on_track", False)] * 2

    ways = published(now, [], 5)

    assert not hidden(ways[EVERY_THEME])
    assert hidden(ways[FIRST_THEME]) == [(CODES[1], "alderbrook")]
    assert ways[EVERY_THEME].whole["alderbrook"].hidden
    assert ways[FIRST_THEME].whole["alderbrook"].hidden


def test_nothing_is_hidden_unless_asked_for(told):
    found = matrix(told.ask(date(2022, 8, 20), BEGAN + timedelta(days=3_000)))

    assert not any(cell.hidden or cell.parts_hidden for row in found.rows.values() for cell in row.values())
