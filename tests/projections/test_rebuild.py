"""Rebuilding: the same rows again, in the same kind of tables, while everybody goes on reading and recording."""

from __future__ import annotations

import threading
from random import Random

import psycopg
import pytest

from projections import rebuild as rebuilding
from projections.catching_up import catch_up
from projections.projector import Projector
from projections.rebuild import UnknownView, rebuild
from tests.histories import a_history, record

MADE_OF = """
    SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = %(slug)s::regnamespace
    UNION ALL SELECT 'index', tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = %(slug)s::text
    UNION ALL SELECT 'rights', relname, relowner::regrole::text, relacl::text || coalesce(reloptions::text, '')
    FROM pg_class WHERE relnamespace = %(slug)s::regnamespace AND relkind = 'r'
    UNION ALL SELECT 'column', attrelid::regclass::text, attname,
    concat_ws(' ', attnum, attnotnull, format_type(atttypid, atttypmod), attstorage)
    FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
    WHERE c.relnamespace = %(slug)s::regnamespace AND c.relkind = 'r' AND attnum > 0
    ORDER BY 1, 2, 3
"""


def made_of(connect, slug):
    return connect("owner").execute(MADE_OF, {"slug": slug}).fetchall()


def test_the_new_tables_are_made_like_the_old(views, connect):
    views.record_history()
    views.catch_up()
    before, rows = made_of(connect, views.slug), views.all_rows()

    done = rebuild(views.database, views.slug)

    assert done.facts == views.last_position()
    assert done.differences == []
    assert made_of(connect, views.slug) == before
    assert views.all_rows() == rows


def test_nothing_is_left_beside(views, connect):
    views.record_history(20)

    rebuild(views.database, views.slug)

    left = "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'throughline%'"
    assert connect("owner").execute(left).fetchall() == []


def test_an_empty_log_has_empty_views(views):
    done = rebuild(views.database, views.slug)

    assert (done.facts, done.differences, views.position()) == (0, [], 0)


def test_views_that_were_never_filled_are_made(views):
    views.record_history(100)

    rebuild(views.database, views.slug)

    assert views.differences() == []
    assert views.position() == views.last_position()


def test_in_what_the_old_differed_is_said(views):
    views.record_history(100)
    views.catch_up()
    views.conn.execute(f"UPDATE {views.slug}.entries SET event = 'NothingHappened' WHERE position = 9")
    views.conn.execute(f"DELETE FROM {views.slug}.plan_versions")

    done = rebuild(views.database, views.slug)

    assert [line.split(":")[0] for line in done.differences] == [
        f"{views.slug}.plan_versions", f"{views.slug}.entries", f"{views.slug}.entries",
    ]  # fmt: skip
    assert "NothingHappened" in done.differences[1]
    assert views.differences() == []


def test_one_view_alone(views, connect):
    views.record_history(100)
    views.catch_up()
    views.conn.execute(f"DELETE FROM {views.slug}.entries")
    views.conn.execute(f"DELETE FROM {views.slug}.plan_versions")

    done = rebuild(views.database, views.slug, "entries")

    assert [line.split(":")[0] for line in done.differences] == [f"{views.slug}.entries"]
    assert {line.split(":")[0] for line in views.differences()} == {f"{views.slug}.plan_versions"}


def test_views_too_broken_to_go_on_are_all_made_anew(views):
    facts = a_history(Random(4), 60)
    views.record(facts[:40])
    views.catch_up()
    views.conn.execute(f"DELETE FROM {views.slug}.action_versions")
    views.record(facts[40:])

    done = rebuild(views.database, views.slug, "entries")

    assert "could not be brought up to date" in done.differences[0]
    assert views.differences() == []


def test_an_unknown_view_is_refused(views):
    with pytest.raises(UnknownView, match=r"There is no view open_actions\. The views are: action_versions, "):
        rebuild(views.database, views.slug, "open_actions")


def test_entries_recorded_meanwhile_are_there_afterwards(views, monkeypatch):
    facts = a_history(Random(8), 300)
    views.record(facts[:200])
    views.catch_up()
    finished = rebuilding.finish

    def recorded_meanwhile(conn, slug, beside, table):
        finished(conn, slug, beside, table)
        if table == "entries":
            record(views.writer, slug, facts[200:])
            catch_up(views.conn, slug)

    monkeypatch.setattr(rebuilding, "finish", recorded_meanwhile)
    done = rebuild(views.database, views.slug)

    assert done.differences == []
    assert views.position() == views.last_position()
    assert views.differences() == []


def test_readers_see_all_or_nothing_of_it_and_the_projector_goes_on(views):
    facts = a_history(Random(8), 900)
    views.record(facts[:500])
    views.catch_up()
    stop, seen = threading.Event(), []
    projector = Projector(views.database.conninfo("throughline_projector"), stop.is_set)

    def reading():
        with psycopg.connect(views.database.conninfo(views.slug), autocommit=True) as conn:
            while not stop.is_set():
                seen.append(
                    conn.execute(
                        f"SELECT (SELECT count(*) FROM {views.slug}.entries) - position FROM {views.slug}.positions"
                    ).fetchone()[0]
                )

    threads = [threading.Thread(target=reading), threading.Thread(target=projector.run)]
    for thread in threads:
        thread.start()
    for start in range(500, 900, 100):
        views.record(facts[start : start + 100])
        assert rebuild(views.database, views.slug).differences == []
    stop.set()
    for thread in threads:
        thread.join()
    views.catch_up()

    assert len(seen) > 20
    assert set(seen) == {0}
    assert views.differences() == []
