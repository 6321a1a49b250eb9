"""The projector as it runs: a process that follows every log, may be killed at any time, and stops loudly."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from random import Random

import psycopg
import pytest
from click.testing import CliRunner

from migrations.database import Database
from migrations.runner import add_authority, migrate
from projections.commands import check, rebuild
from projections.waiting import wait_for
from tests.conftest import leave
from tests.histories import a_history, record
from tests.projections.conftest import Views

THROUGHLINE = str(Path(sys.executable).with_name("throughline"))


class Process:
    """`throughline projector`, with what it says."""

    def __init__(self, log):
        self.log = log
        with log.open("ab") as output:
            self.process = subprocess.Popen([THROUGHLINE, "projector"], stdout=output, stderr=output)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def lines(self):
        return [json.loads(line) for line in self.log.read_text().splitlines()]


@pytest.fixture
def start(home, tmp_path):
    started = []

    def one():
        started.append(Process(tmp_path / "projector.log"))
        return started[-1]

    yield one
    for each in started:
        if each.process.poll() is None:
            each.process.terminate()
            assert each.process.wait(60) == 0


def test_what_is_recorded_appears(views, start):
    start()
    views.record_history(100)

    assert wait_for(views.writer, views.slug, views.last_position(), timeout=30)
    assert views.differences() == []


def test_an_authority_that_joins_while_it_runs_is_followed(database, views, connect, start):
    start()
    views.record_history(10)
    assert wait_for(views.writer, views.slug, views.last_position(), timeout=30)

    add_authority(database, f"{views.slug}_new")
    newcomer = Views(database, f"{views.slug}_new", connect)
    newcomer.record_history(10)

    assert wait_for(newcomer.writer, newcomer.slug, newcomer.last_position(), timeout=30)
    leave(database, newcomer.slug)


def test_killed_at_any_moment_it_loses_nothing_and_repeats_nothing(views, start):
    facts = a_history(Random(6), 4_000)
    projector = start()
    for part in range(8):
        views.record(facts[part * 500 : (part + 1) * 500])
        time.sleep(0.07 * (part % 4))
        projector.kill()
        projector = start()

    assert wait_for(views.writer, views.slug, views.last_position(), timeout=60)
    counted = views.writer.execute(f"SELECT count(*), count(DISTINCT entry) FROM {views.slug}.entries").fetchone()
    assert counted == (len(facts[:4_000]), 4_000)
    assert views.differences() == []


def test_a_database_killed_under_it_comes_back_with_views_and_log_in_step(tmp_path, monkeypatch):
    monkeypatch.setenv("THROUGHLINE_HOME", str(tmp_path))
    with Database.find(os.environ) as database, ExitStack() as stack:

        def connect(role):
            return stack.enter_context(psycopg.connect(database.conninfo(role), autocommit=True))

        def running(log):
            started = Process(log)
            stack.callback(started.kill)
            while not started.lines() or started.lines()[-1]["event"] != "the projector runs":
                time.sleep(0.05)
            return started

        migrate(database)
        add_authority(database, "killed")
        projector = running(tmp_path / "projector-0.log")
        facts, acknowledged = a_history(Random(9), 2_000), 0
        for part in range(4):
            views = Views(database, "killed", connect)
            for start in range(part * 500, part * 500 + 500, 25):
                views.record(facts[start : start + 25])
                acknowledged += 25
            os.kill(int((database.embedded.data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
            assert projector.process.wait(60) == 1
            assert database.embedded.revive()
            projector = running(tmp_path / f"projector-{part + 1}.log")

        views = Views(database, "killed", connect)
        assert wait_for(views.writer, "killed", views.last_position(), timeout=30)
        projector.process.terminate()
        assert projector.process.wait(60) == 0
        assert len(views.rows("entries")) == acknowledged
        assert views.differences() == []


def test_one_that_lost_its_connections_ends_so_that_it_is_started_again(views, start):
    projector = start()
    views.record_history(10)
    assert wait_for(views.writer, views.slug, views.last_position(), timeout=30)

    with psycopg.connect(views.database.admin_conninfo(), autocommit=True) as admin:
        admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE usename = 'throughline_projector' AND application_name = 'projector'"
        )

    assert projector.process.wait(60) == 1
    assert "the database does not answer" in projector.lines()[-1]["event"]


def test_it_stops_at_a_fact_that_it_does_not_know_and_says_which(views, start):
    views.writer.execute(
        f"INSERT INTO {views.slug}.stored_events (originator_id, originator_version, topic, state)"
        " VALUES (gen_random_uuid(), 1, 'domain.action:Action.ActionBanished', '{}')"
    )

    projector = start()

    assert projector.process.wait(60) == 1
    last = projector.lines()[-1]
    assert last["level"] == "error"
    assert f"{views.slug}: position 1 of the log holds domain.action:Action.ActionBanished" in last["event"]


def test_waiting_has_an_end(views):
    assert not wait_for(views.writer, views.slug, 1, timeout=0.1)


def test_check_and_rebuild_on_the_command_line(views):
    views.record_history(60)
    views.catch_up()
    run = CliRunner().invoke

    fine = run(check, [views.slug])
    views.conn.execute(f"UPDATE {views.slug}.entries SET version = 77 WHERE position = 3")
    wrong = run(check, [views.slug])
    made = run(rebuild, [views.slug, "--view", "entries"])
    again = run(check, [views.slug])

    assert (fine.exit_code, wrong.exit_code, made.exit_code, again.exit_code) == (0, 1, 0, 0)
    assert "every view says what the log says" in fine.output
    assert f"{views.slug}.entries: position 3, version is 77, and the log says" in wrong.output
    assert "entries made anew from 6" in made.output
    assert "77" in made.output


def test_an_unknown_authority_is_said_to_be_unknown(database):
    result = CliRunner().invoke(check, ["nowhere"])

    assert result.exit_code == 1
    assert "There is no authority “nowhere” in this registry." in result.output


def test_an_authority_may_leave_while_it_runs(database, views, connect, start):
    projector = start()
    leaving = f"{views.slug}_leaving"
    add_authority(database, leaving)
    record(connect(leaving), leaving, a_history(Random(3), 10))
    assert wait_for(connect(leaving), leaving, 10, timeout=30)

    leave(database, leaving)

    views.record_history(10)
    assert wait_for(views.writer, views.slug, views.last_position(), timeout=30)
    assert projector.process.poll() is None
