"""The five real plans side by side: every action has a theme, and the matrix adds up to what the plans count."""

from __future__ import annotations

from itertools import count

import psycopg
import pytest

from migrations.database import REGION
from projections.asked import Asked
from projections.reading import Reader
from projections.region.matrix import FIRST_THEME, matrix
from projections.region.reading import RegionReader
from projections.region.themed import themed
from tests.alike.real import shared
from tests.conftest import leave
from tests.findings.test_real_plans import DOCUMENTS

NUMBERS = count(1)


@pytest.fixture(scope="module")
def real(database):
    """The slugs of five services, each with one of the documents as its signed-off plan."""
    slugs = {f"realthemes_{next(NUMBERS)}": name for name in DOCUMENTS}
    for slug, name in slugs.items():
        shared(database, slug, name)
    yield list(slugs)
    for slug in slugs:
        leave(database, slug)


@pytest.fixture
def region(database):
    with psycopg.connect(database.conninfo(REGION), autocommit=True) as conn:
        yield RegionReader(conn, Asked.of())


def counts_of(database, slug):
    with psycopg.connect(database.conninfo(slug), autocommit=True) as own:
        (plan,) = Reader(own, slug).plans(Asked.of())
    return plan["counts"]


def test_every_action_has_a_theme(database, real, region):
    for slug in real:
        its = themed(region, [slug])

        assert len(its) == counts_of(database, slug)["actions"]
        assert all(each.themes for each in its)


def test_the_rows_of_first_themes_add_up_to_what_each_plan_counts(database, real, region):
    found = matrix(region, FIRST_THEME, authorities=real)

    for slug in real:
        counts = counts_of(database, slug)
        assert sum(row[slug].open for row in found.rows.values()) == counts["open"]
        assert sum(row[slug].overdue for row in found.rows.values()) == counts["overdue"]
        assert found.whole[slug].open == counts["open"]
    assert found.whole[""].open == sum(counts_of(database, slug)["open"] for slug in real) > 100
    assert sum(row[""].open for row in found.rows.values()) == found.whole[""].open


def test_by_every_theme_no_row_is_smaller(real, region):
    first, every = matrix(region, FIRST_THEME, authorities=real), matrix(region, authorities=real)

    assert every.whole == first.whole
    for code, row in every.rows.items():
        assert all(row[slug].open >= first.rows[code][slug].open for slug in row)
