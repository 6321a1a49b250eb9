"""The embedded server: shared by all who use a home, alive when killed, reachable by nobody else."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
import pytest

from migrations import server_user
from migrations.embedded import Embedded

JOIN_AND_WAIT = """
import sys
from pathlib import Path
from migrations.embedded import Embedded
Embedded(Path(sys.argv[1]), "secret").join()
print("joined", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def server(tmp_path):
    joined = Embedded(tmp_path, "secret")
    joined.join()
    yield joined
    joined.leave()


def asked(server: Embedded, question: str) -> object:
    with psycopg.connect(
        host=str(server.socket_folder), user="postgres", password="secret", dbname="postgres"
    ) as connection:
        return connection.execute(question).fetchone()[0]


def process_id(server: Embedded) -> int:
    return int((server.data / "postmaster.pid").read_text().split()[0])


def test_it_opens_no_port_and_keeps_what_it_acknowledged(server):
    assert asked(server, "SHOW listen_addresses") == ""
    assert asked(server, "SHOW fsync") == "on"
    assert asked(server, "SHOW synchronous_commit") == "on"


def test_it_asks_for_a_password(server):
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(host=str(server.socket_folder), user="postgres", password="wrong", dbname="postgres")


def test_the_last_to_leave_stops_it(server):
    second = Embedded(server.folder.parent, "secret")
    second.join()

    server.leave()
    assert second.answers()

    second.leave()
    assert not second.answers()


def test_whoever_was_killed_is_not_counted(server):
    other = subprocess.Popen(
        [sys.executable, "-c", JOIN_AND_WAIT, str(server.folder.parent)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with other:
        assert other.stdout.readline() == b"joined\n"
        server.leave()
        assert server.answers()

        other.kill()
        other.wait()
    server.join()
    server.leave()

    assert not server.answers()


def test_a_killed_server_comes_back_with_its_data(server):
    with psycopg.connect(
        host=str(server.socket_folder), user="postgres", password="secret", dbname="postgres"
    ) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    os.kill(process_id(server), signal.SIGKILL)

    assert server.revive()

    assert asked(server, "SELECT number FROM kept") == 7
    assert not server.revive()


def test_a_process_id_left_behind_stops_nobody(server, tmp_path):
    os.kill(process_id(server), signal.SIGKILL)
    time.sleep(0.2)
    bystander = subprocess.Popen(["sleep", "60"])
    note = server.data / "postmaster.pid"
    lines = note.read_text().split("\n")
    note.write_text("\n".join([str(bystander.pid), *lines[1:]]))

    server.leave()

    assert bystander.poll() is None
    bystander.kill()
    bystander.wait()
    note.unlink()


def test_a_home_with_a_long_path_gets_a_short_socket(tmp_path):
    deep = tmp_path / ("a_folder_with_a_long_name" * 4)
    deep.mkdir()
    server = Embedded(deep, "secret")

    server.join()
    try:
        assert asked(server, "SELECT 1") == 1
        assert server.socket_folder.parent == Path("/tmp")
    finally:
        server.leave()
        shutil.rmtree(server.socket_folder)


def test_a_half_made_cluster_is_made_again(tmp_path):
    half = tmp_path / "postgres" / "data.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18")
    server = Embedded(tmp_path, "secret")

    server.join()
    try:
        assert asked(server, "SELECT 1") == 1
    finally:
        server.leave()


def test_folders_above_stay_as_they_are(server, tmp_path):
    owner = server_user.UNPRIVILEGED if server_user.is_another() else os.geteuid()

    assert (server.data.stat().st_uid, server.data.stat().st_mode & 0o777) == (owner, 0o700)
    assert server.folder.stat().st_uid == os.geteuid()
    assert tmp_path.stat().st_uid == os.geteuid()


def test_a_copy_of_the_programs_runs_for_everybody(tmp_path):
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        os.chmod(folder, 0o755)
        package = server_user.binaries().parents[1]
        copy = Path(folder, "copy")

        server_user._copy(package, copy)

        assert server_user._runs(copy / package.name)
        assert [path.name for path in Path(folder).iterdir()] == ["copy"]
