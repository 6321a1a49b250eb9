"""Work reaches a worker through folders of the instance, with the id of the request that caused it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import structlog

from migrations.broker import task_queue

THROUGHLINE = str(Path(sys.executable).with_name("throughline"))


@pytest.fixture
def worker(database, home, tmp_path):
    log = tmp_path / "worker.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [THROUGHLINE, "worker", "--concurrency", "1"], stdout=output, stderr=output, start_new_session=True
        )
    yield log
    process.send_signal(signal.SIGTERM)
    assert process.wait(60) == 0


def wait_for_lines(log: Path, **wanted: str) -> list[dict[str, object]]:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        lines = [json.loads(line) for line in log.read_text().splitlines() if line.startswith("{")]
        found = [line for line in lines if wanted.items() <= line.items()]
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(log.read_text())


def test_a_request_id_reaches_the_task_it_caused(worker, home):
    with structlog.contextvars.bound_contextvars(request_id="a-request-0001"):
        task_queue().send_task("notice-lag")

    (ended,) = wait_for_lines(worker, event="task ended", task="notice-lag")

    assert (ended["task"], ended["state"], ended["request_id"]) == ("notice-lag", "SUCCESS", "a-request-0001")


def test_work_waits_for_a_worker(database, home, request):
    task_queue().send_task("notice-lag")

    log = request.getfixturevalue("worker")

    assert wait_for_lines(log, event="task ended", task="notice-lag", state="SUCCESS")


def test_views_that_are_behind_are_noticed(authority, connect):
    connect(authority).execute(
        f"INSERT INTO {authority}.stored_events (originator_id, originator_version, topic, state)"
        " VALUES (gen_random_uuid(), 1, 'a topic', '{}')"
    )

    from workers.celery_app import notice_lag

    assert notice_lag()[authority] == 1


def test_a_broker_on_a_server_is_used_when_named():
    queue = task_queue({**os.environ, "CELERY_BROKER_URL": "redis://valkey:6379/0"})

    assert queue.conf.broker_url == "redis://valkey:6379/0"
    assert queue.conf.accept_content == ["json"]
