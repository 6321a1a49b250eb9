"""The five real plans, as the region sees them: what is alike in them is found, and nothing else is said to be."""

from __future__ import annotations

from itertools import count

import psycopg
import pytest

from projections.asked import Asked
from projections.likeness.alike import CLEARLY, alike
from projections.likeness.clusters import clusters
from projections.likeness.shown import shown
from projections.region.reading import RegionReader
from tests.alike.real import shared
from tests.conftest import leave
from tests.findings.test_real_plans import DOCUMENTS

NUMBERS = count(1)
DERBY = "derby-outstanding-actions-2021"
LEICESTER = "leicester-delivery-plan-2022-23"
NOTTINGHAM = "nottingham-inspection-actions-2020"
DERBYSHIRE = "derbyshire-youth-justice-plan-2021-22"


@pytest.fixture(scope="module")
def slugs(database):
    """Document → the service whose plan it became."""
    found = {name: f"alikeshire_{next(NUMBERS)}" for name in DOCUMENTS}
    for name, slug in found.items():
        shared(database, slug, name)
    with psycopg.connect(database.conninfo("owner"), autocommit=True) as owner:
        owner.execute("ANALYZE region.texts")  # which words are common decides how candidates are looked for
    yield found
    for slug in found.values():
        leave(database, slug)


@pytest.fixture
def region(slugs, connect):
    return RegionReader(connect("throughline_region"), Asked.of())


def action(region, slug, reference):
    (found,) = [each for each in region.actions(authorities=[slug]) if each["ref"] == reference]
    return found


def alike_in_them(region, slugs, own, one):
    return [each for each in alike(region, one, own) if each.action["authority"] in slugs.values()]


@pytest.mark.parametrize(
    ("document", "reference", "other", "there"), [(LEICESTER, "1.6", DERBY, "3i"), (DERBY, "3i", LEICESTER, "1.6")]
)
def test_the_same_aim_in_other_words_is_found_first_both_ways(region, slugs, document, reference, other, there):
    found = alike_in_them(region, slugs, slugs[document], action(region, slugs[document], reference))

    assert (found[0].action["authority"], found[0].action["ref"]) == (slugs[other], there)
    assert found[0].score >= CLEARLY
    assert found[0].clearly


def test_it_is_told_why(region, slugs):
    (best, *_) = alike_in_them(region, slugs, slugs[LEICESTER], action(region, slugs[LEICESTER], "1.6"))

    assert {"FTE", "reducing"} <= {here for here, _ in best.words}
    assert any(piece.shared and "FTE" in piece.text for piece in best.marked(best.action["title"]))


def test_most_actions_have_nothing_alike_elsewhere(region, slugs):
    sample = region.actions(authorities=list(slugs.values()))[::4]

    found = [alike_in_them(region, slugs, each["authority"], each) for each in sample]

    assert sum(map(bool, found)) <= len(sample) // 8
    assert sum(any(one.clearly for one in each) for each in found) <= 2


def test_one_part_of_an_action_is_the_same_aim_as_another_action_and_the_part_is_named(region, slugs):
    own = slugs[NOTTINGHAM]
    (one,) = [each for each in region.actions(authorities=[own]) if "victim consent" in str(each["sub_actions"])]

    (found,) = alike_in_them(region, slugs, own, one)

    assert found.action["authority"] == slugs[DERBYSHIRE]
    assert found.own_part
    assert {"victims", "contact"} <= {here for here, _ in found.words}


def test_the_same_action_under_three_objectives_is_one_group(region, slugs):
    own = slugs[DERBYSHIRE]
    groups = shown(region, [each for each in clusters(region) if each.authorities == (own,)])

    (group,) = [each for each in groups if any("to parent violence" in one["title"] for one in each.actions)]
    assert len(group.actions) == 3
    assert group.objectives == 3
    assert all("to parent violence" in one["title"] for one in group.actions)
    assert "child to parent violence" in group.words


def test_groups_found_again_are_the_same(region):
    assert clusters(region) == clusters(region)
