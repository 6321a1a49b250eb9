"""Catching up: the views hold what the log says, once, in whatever pieces they were told it, by whomever."""

from __future__ import annotations

import threading
from random import Random

import msgspec
import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.fact import visible
from domain.folding import fold
from projections import catching_up
from projections.catalogue import TOPICS
from projections.catching_up import Memory, catch_up
from projections.rebuild import rebuild
from projections.recorded import UnknownFact
from projections.versions import ViewsDiffer
from tests.histories import a_history, histories, record
from tests.projections.questions import anywhere, boundaries
from tests.projections.test_rectangles import things

ON_ONE_LOG = settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@ON_ONE_LOG
@given(history=histories(longest=50), random=st.randoms(use_true_random=False))
def test_the_tables_answer_any_two_dates_as_the_definition_does(views, history, random):
    memory = Memory(most=3)
    told_in_pieces(views, history, random, memory)

    for facts in things(history):
        kind = TOPICS[topic_of(facts[0])].kind
        questions = boundaries(facts)
        for question in [*random.sample(questions, min(12, len(questions))), *anywhere(facts, random, 4)]:
            state = fold(visible(facts, *question))
            expected = [] if state is None else [msgspec.json.encode(state).decode()]
            assert views.state(kind, facts[0].originator_id, *question) == expected


@ON_ONE_LOG
@given(history=histories(longest=60), random=st.randoms(use_true_random=False))
def test_told_piece_by_piece_the_rows_are_those_of_a_rebuild(views, history, random):
    told_in_pieces(views, history, random, Memory())
    before = views.all_rows()

    done = rebuild(views.database, views.slug)

    # One log takes several histories here, each with an authority: whose policy the region goes by is left to chance.
    assert [each for each in done.differences if not each.startswith("region.")] == []
    assert views.all_rows() == before


def told_in_pieces(views, history, random, memory):
    start = 0
    while start < len(history):
        end = start + random.randrange(1, 12)
        record(views.writer, views.slug, history[start:end])
        # Now with what a process remembers, now as if it had just been started.
        catch_up(views.conn, views.slug, random.choice([memory, None]))
        start = end


def topic_of(fact):
    return f"{type(fact).__module__}:{type(fact).__qualname__}"


def test_a_long_history_passes_the_check(views):
    views.record_history(600)

    assert views.catch_up() == views.last_position()
    assert views.differences() == []


def test_batches_end_anywhere(views, monkeypatch):
    monkeypatch.setattr(catching_up, "BATCH", 3)
    views.record_history(100)

    views.catch_up(Memory())

    assert views.differences() == []


def test_each_entry_of_the_trail_says_who_what_and_when(views):
    facts = a_history(Random(5), 60)
    views.record(facts)
    views.catch_up()

    rows = views.writer.execute(
        "SELECT entry, aggregate, version, event, effective_on, recorded_at, actor, command_id"
        f" FROM {views.slug}.entries ORDER BY position"
    ).fetchall()

    assert rows == [
        (
            fact.entry, fact.originator_id, fact.originator_version, type(fact).__name__,
            fact.effective_on, fact.timestamp, fact.actor, fact.command,
        )
        for fact in facts
    ]  # fmt: skip


def test_a_corrected_entry_is_marked_from_when_the_correction_was_recorded(views, monkeypatch):
    monkeypatch.setattr(catching_up, "BATCH", 5)
    facts = views.record_history(300, seed=3)
    views.catch_up()

    corrections = [fact for fact in facts if fact.corrects]
    marked = views.writer.execute(
        f"SELECT entry, corrected_at, corrected_by FROM {views.slug}.entries WHERE corrected_at IS NOT NULL"
        " ORDER BY corrected_at, entry"
    ).fetchall()

    assert len(corrections) > 3
    assert marked == sorted(
        ((fact.corrects, fact.timestamp, fact.entry) for fact in corrections), key=lambda row: (row[1], row[0])
    )


def test_several_at_once_apply_everything_once(views):
    views.record_history(400)
    failures = []

    def one_of_many():
        try:
            with psycopg.connect(views.database.conninfo("throughline_projector"), autocommit=True) as conn:
                catch_up(conn, views.slug, Memory())
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=one_of_many) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    assert views.differences() == []


def test_what_one_process_remembers_is_forgotten_when_another_went_on(views):
    facts, mine = a_history(Random(2), 240), Memory()
    for start in range(0, 240, 40):
        views.record(facts[start : start + 40])
        views.catch_up(mine if start % 80 else None)

    assert views.differences() == []


def test_an_unknown_fact_stops_everything_after_it(views):
    views.record_history(20)
    views.catch_up()
    before = views.position()
    views.writer.execute(
        f"INSERT INTO {views.slug}.stored_events (originator_id, originator_version, topic, state)"
        " VALUES (gen_random_uuid(), 1, 'domain.action:Action.ActionBanished', '{}')"
    )
    views.record_history(20, seed=2)

    with pytest.raises(UnknownFact, match=rf"{views.slug}: position \d+ .* domain\.action:Action\.ActionBanished"):
        views.catch_up()

    assert views.position() == before


def test_the_database_refuses_a_second_answer_to_one_question(views):
    views.record_history(50)
    views.catch_up()
    # The same action in another plan would be a second answer, too.
    second = (
        f"INSERT INTO {views.slug}.action_versions SELECT action, gen_random_uuid(), lineage, valid, known, state"
        f" FROM {views.slug}.action_versions LIMIT 1"
    )

    with pytest.raises(psycopg.errors.ExclusionViolation, match="one_answer_for_an_action"):
        views.conn.execute(second)


@pytest.mark.parametrize("table", ["plan_versions", "authority_versions", "inspection_versions", "audit_versions"])
def test_nor_a_second_answer_about_anything_else(views, table):
    views.record_history(300)
    views.catch_up()

    with pytest.raises(psycopg.errors.ExclusionViolation, match=r"one_answer_for_an?_"):
        views.conn.execute(f"INSERT INTO {views.slug}.{table} SELECT * FROM {views.slug}.{table} LIMIT 1")


def test_a_view_that_lacks_what_it_should_have_is_said_to(views):
    facts = a_history(Random(4), 60)
    views.record(facts[:40])
    views.catch_up()
    views.conn.execute(f"DELETE FROM {views.slug}.action_versions")
    views.record(facts[40:])

    with pytest.raises(ViewsDiffer, match=r"action_versions lacks .* throughline rebuild"):
        views.catch_up()


def test_a_plan_page_gets_one_row_for_each_action(views):
    facts = views.record_history(400)
    views.catch_up()

    for as_at, known_on in anywhere(facts, Random(7), 40):
        for plan in {fact.plan for fact in facts if hasattr(fact, "plan") and fact.plan}:
            actions = views.writer.execute(
                f"SELECT action FROM {views.slug}.action_versions"
                " WHERE plan = %s AND valid @> %s::date AND known @> %s::timestamptz",
                [plan, as_at, known_on],
            ).fetchall()
            assert len(actions) == len(set(actions))


def test_a_log_without_entries_has_views_without_rows(views):
    assert views.catch_up() == 0
    assert views.differences() == []


@pytest.mark.parametrize("role", ["authority", "throughline_inspector"])
def test_who_reads_the_views_does_not_write_them(views, connect, role):
    reader = connect(views.slug if role == "authority" else role)
    for table in ("action_versions", "entries", "positions"):
        reader.execute(f"SELECT count(*) FROM {views.slug}.{table}")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            reader.execute(f"DELETE FROM {views.slug}.{table}")
