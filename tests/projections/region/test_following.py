"""The region follows the log: any history, with any policy, comes to what a fold of the facts says is shared."""

from __future__ import annotations

from random import Random

from hypothesis import HealthCheck, given, settings

from projections.catching_up import catch_up
from projections.rebuild import rebuild
from tests.histories import a_history, histories

TABLES = ("services", "positions", "sharing", "plan_versions", "action_versions", "indicator_versions", "texts")


def rows(views):
    """All that the region holds of an authority."""
    return {
        table: views.conn.execute(
            f"SELECT t::text FROM region.{table} t WHERE {whose(table)} = %s ORDER BY 1", [views.slug]
        ).fetchall()
        for table in TABLES
    }


def whose(table):
    return "slug" if table == "services" else "authority"


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(facts=histories(80))
def test_it_follows_any_history(views, facts):
    """`check` folds the facts anew; one log takes several histories here, so each adds its own plans."""
    without_authority = [fact for fact in facts if "Authority" not in type(fact).__qualname__]
    views.record(without_authority[: len(facts) // 2])
    views.catch_up()
    views.record(without_authority[len(facts) // 2 :])
    views.catch_up()

    assert views.differences() == []


def test_it_follows_policies_and_glossaries(views):
    views.record(a_history(Random(5), 1_200))
    views.catch_up()

    assert len(rows(views)["sharing"]) > 3
    assert views.differences() == []


def test_told_little_by_little_it_comes_to_the_same_rows_as_told_at_once(views):
    facts = a_history(Random(14), 700)
    for begin in range(0, 700, 90):
        views.record(facts[begin : begin + 90])
        views.catch_up()
    before = rows(views)

    done = rebuild(views.database, views.slug)

    assert len(before["action_versions"]) > 100
    assert done.differences == []
    assert rows(views) == before


def test_what_differs_is_found_and_made_anew(views):
    views.record(a_history(Random(3), 900))
    catch_up(views.conn, views.slug)
    right = rows(views)
    assert right["plan_versions"]
    views.conn.execute("DELETE FROM region.plan_versions WHERE authority = %s", [views.slug])
    views.conn.execute("UPDATE region.services SET name = 'Elsewhere' WHERE slug = %s", [views.slug])

    found = views.differences()
    done = rebuild(views.database, views.slug)

    assert {line.split(":")[0] for line in found} == {"region.services", "region.plan_versions"}
    assert {line.split(":")[0] for line in done.differences} == {"region.services", "region.plan_versions"}
    assert rows(views) == right
    assert views.differences() == []


def test_an_instance_from_before_is_told_everything_with_its_next_entry(views):
    facts = a_history(Random(3), 900)
    views.record(facts[:899])
    views.catch_up()
    for table in TABLES:
        views.conn.execute(f"DELETE FROM region.{table} WHERE {whose(table)} = %s", [views.slug])

    views.record(facts[899:])
    views.catch_up()

    assert views.differences() == []
