"""What the region sees: plans that were signed off, in numbers; of texts the service's name alone."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings

from projections.catching_up import catch_up
from projections.rebuild import rebuild
from tests.histories import a_history, histories
from tests.web.conftest import somebody
from tests.web.reading import own_story

__all__ = ["own_story", "somebody"]


def seen(connect, slug):
    """The region's rows about one authority, as the region's role reads them."""
    columns = "plan::text, kind, period, status, signed_off_on, actions, open, scales, due_on"
    rows = connect("throughline_region").execute(
        f"SELECT {columns} FROM region.published_plans WHERE authority = %s ORDER BY period", [slug]
    )
    return {plan: row for plan, *row in rows.fetchall()}


@pytest.fixture
def region(own_story, connect):
    """`region()`: what it sees of Testshire after the views have caught up."""

    def look():
        own_story.catch_up()
        return seen(connect, own_story.slug)

    return look


def test_a_signed_off_plan_is_seen_in_numbers(own_story, region):
    plan = own_story.ids["plan"]

    assert region() == {
        plan: ["delivery_plan", "2025-26", "signed_off", date(2025, 4, 29), 4, 2, {"complete": 1, "not_rated": 1},
               [date(2025, 5, 31)]],
    }  # fmt: skip


def test_a_draft_is_not_seen_until_it_is_signed_off(own_story, region):
    draft = own_story.ids["next plan"]
    before = region()

    own_story.happens("sign_off_plan", "2026-04-20", plan=draft, meeting="YJMB", meeting_on="2026-04-14")

    assert draft not in before
    assert region()[draft] == [
        "delivery_plan", "2026-27", "signed_off", date(2026, 4, 14), 1, 1, {"on_track": 1}, [date(2026, 12, 31)],
    ]  # fmt: skip


def test_what_happens_to_an_action_is_counted_at_once(own_story, region):
    own_story.happens("change_rag", "2026-04-02", action=own_story.ids["volunteers"], rag="Stuck", reason="Nobody came")
    own_story.happens("withdraw", "2026-04-02", action=own_story.ids["contact"], reason="Done by another team")

    assert region()[own_story.ids["plan"]][4:] == [4, 1, {"off_track": 1}, []]


def test_a_closed_plan_says_so(own_story, region):
    plan = own_story.ids["plan"]
    for action in ("volunteers", "contact"):
        own_story.happens("complete", "2026-04-02", action=own_story.ids[action])

    own_story.happens("close_plan", "2026-04-03", plan=plan)

    assert region()[plan][2:] == ["closed", date(2025, 4, 29), 4, 0, {}, []]


def test_of_texts_the_region_holds_the_names_of_services_alone(own_story, region, connect):
    own_story.happens("sign_off_plan", "2026-04-20", plan=own_story.ids["next plan"], meeting="YJMB",
                      meeting_on="2026-04-14")  # fmt: skip
    region()
    owner, slug = connect("owner"), own_story.slug
    texts = {body for (body,) in owner.execute(f"SELECT body FROM {slug}.texts")}
    tables = owner.execute(
        "SELECT relname FROM pg_class WHERE relnamespace = 'region'::regnamespace AND relkind IN ('r', 'p', 'm')"
    ).fetchall()
    held = " ".join(
        row for (table,) in tables for (row,) in owner.execute(f"SELECT t::text FROM region.{table} t").fetchall()
    )

    assert len(texts) > 30
    assert {text for text in texts if len(text) > 3 and text in held} == {"Testshire Youth Justice Service"}


def test_the_database_keeps_sentences_out(own_story, region, connect):
    region()

    for column in ("kind", "period", "status"):
        with pytest.raises(Exception, match="violates check constraint"):
            connect("throughline_projector").execute(f"UPDATE region.published_plans SET {column} = 'Sam is 14.'")


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(facts=histories(80))
def test_it_follows_any_history(views, facts):
    """`check` folds the facts anew; one log takes several histories here, so each adds its own plans."""
    without_authority = [fact for fact in facts if "Authority" not in type(fact).__qualname__]
    views.record(without_authority[: len(facts) // 2])
    views.catch_up()
    views.record(without_authority[len(facts) // 2 :])
    views.catch_up()

    assert views.differences() == []


def test_what_differs_is_found_and_made_anew(views):
    views.record(a_history(Random(3), 900))
    catch_up(views.conn, views.slug)
    count = "SELECT count(*) FROM region.published_plans WHERE authority = %s"
    plans = views.conn.execute(count, [views.slug]).fetchone()[0]
    views.conn.execute("UPDATE region.published_plans SET open = open + 1 WHERE authority = %s", [views.slug])
    views.conn.execute("UPDATE region.services SET name = 'Elsewhere' WHERE slug = %s", [views.slug])

    found = views.differences()
    done = rebuild(views.database, views.slug)

    assert plans > 0
    assert [line.split(":")[0] for line in found] == ["region.services"] + ["region.published_plans"] * plans
    assert found[1].endswith("differs from the log in: open")
    assert done.differences == found
    assert views.differences() == []


def test_an_instance_from_before_is_told_everything_with_its_next_entry(views):
    facts = a_history(Random(3), 900)
    views.record(facts[:899])
    views.catch_up()
    views.conn.execute("DELETE FROM region.published_plans WHERE authority = %s", [views.slug])
    views.conn.execute("DELETE FROM region.services WHERE slug = %s", [views.slug])

    views.record(facts[899:])
    views.catch_up()

    assert views.differences() == []
