"""What dies starts again, at once the first time and later after a pause; all stop together."""

from __future__ import annotations

import os
import signal
import sys
import time

import pytest

from migrations.supervisor import Child, Supervisor

LIVES = (
    "import time, signal; signal.signal(signal.SIGTERM, lambda *_: exit(0)); print('lives', flush=True); time.sleep(60)"
)
DEAF = "import time, signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('lives', flush=True); time.sleep(60)"


@pytest.fixture
def watched(tmp_path):
    heard, supervisors = [], []

    def watch(*programs):
        children = [
            Child(f"child{number}", [sys.executable, "-c", program], tmp_path / f"{number}.log", os.environ)
            for number, program in enumerate(programs)
        ]
        supervisors.append(Supervisor(children, heard.append))
        supervisors[-1].start()
        return supervisors[-1], heard

    yield watch
    for supervisor in supervisors:
        supervisor.stop()


def wait_for(true):
    until = time.monotonic() + 60
    while not true():
        assert time.monotonic() < until
        time.sleep(0.02)


def lives(child):
    return child.log.exists() and "lives" in child.log.read_text()


def test_what_was_killed_starts_again_at_once(watched):
    supervisor, heard = watched(LIVES)
    (child,) = supervisor.children
    first = child.process
    first.kill()
    first.wait()

    supervisor.look_after()

    assert child.process.pid != first.pid
    assert heard == [f"child0 was stopped by SIGKILL; starting it again now. See {child.log}"]


def test_what_dies_again_and_again_waits_longer_each_time(watched):
    supervisor, heard = watched("exit(3)")
    (child,) = supervisor.children
    for _ in range(3):
        wait_for(lambda: child.process is None or child.process.poll() is not None)
        child.due = 0.0
        supervisor.look_after()
        child.due = 0.0
        supervisor.look_after()

    assert [sentence.split(";")[1].split(".")[0] for sentence in heard] == [
        " starting it again now",
        " starting it again in 2 s",
        " starting it again in 4 s",
    ]


def test_all_stop_together(watched):
    supervisor, _ = watched(LIVES, LIVES)
    wait_for(lambda: all(map(lives, supervisor.children)))

    supervisor.stop()

    assert [child.process.returncode for child in supervisor.children] == [0, 0]


def test_what_does_not_stop_is_killed(watched, monkeypatch):
    monkeypatch.setattr("migrations.supervisor.GRACE", 0.3)
    supervisor, _ = watched(DEAF)
    (child,) = supervisor.children
    wait_for(lambda: lives(child))

    supervisor.stop()

    assert child.process.returncode == -signal.SIGKILL
