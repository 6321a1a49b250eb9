"""The PostgreSQL that comes with Throughline, shared by every process that uses the same home.

The first process to come starts the server and the last to leave stops it; a file lock counts them, so one
that was killed is not counted. The server listens on a Unix socket and nowhere else.
"""

from __future__ import annotations

import fcntl
import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from psycopg.conninfo import make_conninfo
from psycopg.pq import PGconn, Ping

from migrations import server_user

SUPERUSER = "postgres"
PATIENCE = 60.0  # seconds for a start or a stop; recovery after a crash is the slow one
LONGEST_SOCKET_PATH = 103  # what Linux (107) and macOS (103) take
SETTINGS = {
    "listen_addresses": "",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "max_wal_size": "1GB",
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
INITDB = ("--auth=scram-sha-256", "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
# What a server says that must only wait for the children of one that was killed.
STILL_IN_USE = ("pre-existing shared memory block", "lock file")


class CannotStart(Exception):
    """The embedded server did not start; the sentence says why, and where its log is."""


class Embedded:
    """One process's share in the server of one home."""

    def __init__(self, home: Path, password: str) -> None:
        self.folder = home / "postgres"
        self.data = self.folder / "data"
        self.log = self.folder / "log"
        self.password = password
        self._share: int | None = None
        self._joined_by = 0

    def join(self) -> None:
        """Starts the server unless it runs, and keeps it running until `leave`."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with self._deciding():
            share = os.open(self.folder / "users.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(share, fcntl.LOCK_SH)
                self._start_unless_it_answers()
            except BaseException:
                os.close(share)
                raise
        self._share, self._joined_by = share, os.getpid()

    def leave(self) -> None:
        """Gives the share back; whoever gives back the last one stops the server."""
        if self._share is None or self._joined_by != os.getpid():
            return
        share, self._share = self._share, None
        try:
            with self._deciding(), suppress(BlockingIOError):
                fcntl.flock(share, fcntl.LOCK_EX | fcntl.LOCK_NB)
                self._stop()
        except FileNotFoundError:
            pass  # somebody removed the home: the server notices that by itself
        finally:
            os.close(share)

    def revive(self) -> bool:
        """Starts the server again if it was killed; says whether that was needed."""
        if self.answers():
            return False
        with self._deciding():
            return self._start_unless_it_answers()

    def answers(self) -> bool:
        """Whether the server takes connections; waits for one that is just starting or stopping."""
        until = time.monotonic() + PATIENCE
        while (ping := self._ping()) is Ping.REJECT and time.monotonic() < until:
            time.sleep(0.05)
        return ping is Ping.OK

    @property
    def socket_folder(self) -> Path:
        """Beside the data, or, where that path is too long for a socket, the folder noted there."""
        beside = self.folder / "socket"
        if len(os.fsencode(beside / ".s.PGSQL.5432")) <= LONGEST_SOCKET_PATH:
            return beside
        note = self.folder / "socket-folder"
        return Path(note.read_text()) if note.exists() else beside

    @contextmanager
    def _deciding(self) -> Iterator[None]:
        """Only one process at a time decides to start or to stop the server."""
        lock = os.open(self.folder / "decide.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        finally:
            os.close(lock)

    def _ping(self) -> Ping:
        where = make_conninfo(host=str(self.socket_folder), port=5432, dbname="postgres", connect_timeout=5)
        return Ping(PGconn.ping(where.encode()))

    def _start_unless_it_answers(self) -> bool:
        if self.answers():
            return False
        if not self.data.exists():
            self._create()
        server_user.private_folder(self._short_socket_folder())
        until = time.monotonic() + PATIENCE
        while not self._launch(until):
            if time.monotonic() > until or not any(sign in self._last_words() for sign in STILL_IN_USE):
                raise CannotStart(f"PostgreSQL did not start. Its log, {self.log}, ends: {self._last_words()}")
            time.sleep(0.2)
        return True

    def _create(self) -> None:
        """A new cluster, built beside and moved into place whole, so that a kill leaves no half of one."""
        building = server_user.empty_folder(self.folder / "data.new")
        password = building.with_name("password.new")
        server_user.private_file(password, self.password)
        try:
            with server_user.within_reach(building, password) as (folder, secret), self._logging() as log:
                command = ["initdb", "-D", folder, f"--username={SUPERUSER}", f"--pwfile={secret}", *INITDB]
                failed = server_user.start(command, (folder, secret), log).wait()
        finally:
            password.unlink()
        if failed:
            raise CannotStart(f"PostgreSQL could not prepare its data. {self.log} ends: {self._last_words()}")
        building.rename(self.data)

    def _launch(self, until: float) -> bool:
        """Starts the server in a session of its own, so that Ctrl-C in a terminal does not reach it."""
        with (
            server_user.within_reach(self.data, self.socket_folder) as (data, socket),
            self._logging() as log,
        ):
            settings = {**SETTINGS, "unix_socket_directories": socket}
            options = [option for name, value in settings.items() for option in ("-c", f"{name}={value}")]
            server = server_user.start(["postgres", "-D", data, *options], (data, socket), log)
        # One that dies is gone at once and does not stay a zombie, which would hold its lock file.
        threading.Thread(target=server.wait, daemon=True, name="embedded-postgres").start()
        while server.poll() is None and time.monotonic() < until:
            if self._ping() is Ping.OK:
                return True
            time.sleep(0.02)
        return False

    def _stop(self) -> None:
        if self._ping() is Ping.NO_RESPONSE:
            return  # dead already; a process id it left behind may be anybody's by now
        note = self.data / "postmaster.pid"
        with suppress(FileNotFoundError, ProcessLookupError, IndexError):
            os.kill(int(note.read_text().split("\n", 1)[0]), signal.SIGINT)
        until = time.monotonic() + PATIENCE
        while note.exists() and time.monotonic() < until:
            time.sleep(0.02)

    def _short_socket_folder(self) -> Path:
        folder = self.socket_folder
        if len(os.fsencode(folder / ".s.PGSQL.5432")) > LONGEST_SOCKET_PATH or not folder.parent.is_dir():
            folder = server_user.short_folder()
            (self.folder / "socket-folder").write_text(str(folder))
        return folder

    @contextmanager
    def _logging(self) -> Iterator[int]:
        log = os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
        try:
            yield log
        finally:
            os.close(log)

    def _last_words(self) -> str:
        lines = self.log.read_text(errors="replace").splitlines() if self.log.exists() else []
        return " / ".join(lines[-3:])
