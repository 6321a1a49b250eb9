"""`throughline up`, as a person runs it: it comes, it stays when parts are killed, it goes."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import pytest

PROCESSES = {"web", "projector", "worker", "beat"}
THROUGHLINE = str(Path(sys.executable).with_name("throughline"))


def a_free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


def wait_for(true, seconds=60):
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.1)


class Instance:
    """One `throughline up` with a home of its own, in a process group as a terminal gives it."""

    def __init__(self, home: Path, *options: str) -> None:
        self.home = home
        self.port = a_free_port()
        self.said = home / "said"
        with self.said.open("wb") as said:
            self.process = subprocess.Popen(
                [THROUGHLINE, "up", "--port", str(self.port), *options],
                env={**os.environ, "THROUGHLINE_HOME": str(home)},
                stdout=said,
                stderr=said,
                process_group=0,
            )

    def words(self) -> str:
        return self.said.read_text()

    def answers(self) -> bool:
        web = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            web.request("GET", "/readyz")
            return web.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            web.close()

    def processes(self) -> dict[str, int]:
        """The process ids of what runs under it, by name; the database may be started by any of them."""
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
                words = (folder / "cmdline").read_bytes().decode().split("\0")
            except (OSError, ValueError):
                continue
            if parent == self.process.pid and words[2:] and words[2] in PROCESSES:
                found[words[2]] = int(folder.name)
        with suppress(OSError, ValueError):
            server = int((self.home / "postgres" / "data" / "postmaster.pid").read_text().split("\n")[0])
            if Path(f"/proc/{server}").exists():
                found["postgres"] = server
        return found

    def stop(self) -> None:
        """Ctrl-C: to the whole group."""
        os.killpg(self.process.pid, signal.SIGINT)
        self.process.wait(30)


@pytest.fixture
def up():
    with tempfile.TemporaryDirectory(prefix="up-") as folder:
        started: list[Instance] = []

        def start(*options: str) -> Instance:
            started.append(Instance(Path(folder), *options))
            return started[-1]

        yield start
        for instance in started:
            if instance.process.poll() is None:
                instance.stop()


def test_it_comes_survives_kills_and_goes(up):
    instance = up("--no-demo")
    wait_for(lambda: "http://127.0.0.1" in instance.words())
    assert instance.answers()
    assert set(instance.processes()) == {"postgres", *PROCESSES}

    wait_for((instance.home / "projector-alive").exists)

    for name in ("projector", "worker", "web", "postgres"):
        killed = instance.processes()[name]
        os.kill(killed, signal.SIGKILL)
        wait_for(lambda name=name, killed=killed: instance.processes().get(name, killed) != killed)
    wait_for(instance.answers)

    children = instance.processes()
    instance.stop()

    assert instance.process.returncode == 0
    assert instance.words().endswith("Throughline has stopped.\n")
    # The database takes its note away as the last thing but one: ending.
    wait_for(lambda: not [pid for pid in children.values() if Path(f"/proc/{pid}").exists()])
    assert not instance.answers()


def test_it_sets_up_a_region(up):
    instance = up("--region", "east-midlands")
    wait_for(lambda: "http://127.0.0.1" in instance.words())

    listed = subprocess.run(
        [THROUGHLINE, "authority", "list"],
        env={**os.environ, "THROUGHLINE_HOME": str(instance.home)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert [line.split()[0] for line in listed.stdout.splitlines()[1:] if line[0] != " "] == [
        "derby", "derbyshire", "leicester", "leicestershire",
        "lincolnshire", "northamptonshire", "nottingham", "nottinghamshire",
    ]  # fmt: skip
    instance.stop()
    assert "Traceback" not in instance.words() + "".join(log.read_text() for log in (instance.home / "logs").iterdir())


def test_a_taken_port_is_said_in_one_sentence(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        ended = subprocess.run(
            [THROUGHLINE, "up", "--port", str(port)],
            env={**os.environ, "THROUGHLINE_HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )

    assert ended.returncode == 2
    assert ended.stderr == (
        f"Error: Port {port} is in use. Choose another: throughline up --port {port + 1}, or PORT={port + 1} make run\n"
    )
