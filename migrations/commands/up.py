"""`throughline up`: the whole of Throughline on this machine, until Ctrl-C."""

from __future__ import annotations

import fcntl
import http.client
import os
import signal
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console

from migrations.commands.refusing import refusals_as_sentences
from migrations.database import Database, home
from migrations.first_start import fill_once, tell_sign_ins
from migrations.joining import set_up_region
from migrations.runner import migrate
from migrations.supervisor import Child, Supervisor

PROCESSES = ("web", "projector", "worker", "beat")
PATIENCE = 60.0  # seconds until the first page
GLANCE = 1.0  # seconds between two looks at what runs


class Stopped(BaseException):
    """Ctrl-C, or another request to stop: not an error, so nothing that handles errors may catch it."""


@click.command()
@click.option("--port", default=8000, show_default=True, envvar="PORT", type=click.IntRange(1, 65535))
@click.option("--no-demo", is_flag=True, help="Start empty instead of with the demo region.")
@click.option("--region", metavar="NAME|FILE", help="Set up the services of a region, such as east-midlands.")
@refusals_as_sentences
def up(port: int, no_demo: bool, region: str | None) -> None:
    """Start everything on this machine and keep it running until Ctrl-C.

    Database, web, worker, projector and beat; only the web listens, on 127.0.0.1. The first start fills a demo
    region, unless --no-demo or --region says otherwise; a later start keeps what is there.
    """
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    try:
        with _stopped_by_signals(), _only_one():
            _refuse_taken(port)
            _prepare_and_run(console, port, demo=not (no_demo or region), region=region)
    except Stopped:
        console.print("Throughline has stopped.")


def _prepare_and_run(console: Console, port: int, demo: bool, region: str | None) -> None:
    with console.status("starting the database"):
        database = Database.find()
    with database:
        with console.status("bringing the database up to date") as status:
            migrate(database, lambda step: status.update(f"migrating {step.schema}: {step.file.stem}"))
        if region:
            with console.status("setting up the region") as status:
                set_up_region(database, region, lambda service: status.update(f"setting up {service.name}"))
        if demo:
            with console.status("filling the demo region, this once") as status:
                fill_once(database)
        _supervise(console, database, port)


def _supervise(console: Console, database: Database, port: int) -> None:
    supervisor = Supervisor(_children(port), told=console.print)
    try:
        supervisor.start()
        with console.status("waiting for the first page"):
            ready = _wait_until_ready(supervisor, port)
        if ready:
            console.print(f"Throughline: http://127.0.0.1:{port}/  (Ctrl-C stops it)")
            console.print(f"Its data and logs: {home()}")
            tell_sign_ins(console, database)
        else:
            console.print(f"The web does not answer yet. See {home() / 'logs'}")
        while True:
            time.sleep(GLANCE)
            supervisor.look_after()
            if database.embedded and database.embedded.revive():
                console.print(f"The database had stopped; it runs again. See {database.embedded.log}")
    finally:
        with console.status("stopping"):
            supervisor.stop()


def _children(port: int) -> list[Child]:
    logs = home() / "logs"
    logs.mkdir(mode=0o700, exist_ok=True)
    throughline = str(Path(sys.executable).with_name("throughline"))
    environ = {**os.environ, "HOST": "127.0.0.1", "PORT": str(port)}
    return [Child(name, [throughline, name], logs / f"{name}.log", environ) for name in PROCESSES]


def _wait_until_ready(supervisor: Supervisor, port: int) -> bool:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        time.sleep(0.2)
        supervisor.look_after()
        if _answers(port):
            return True
    return False


def _answers(port: int) -> bool:
    web = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        web.request("GET", "/readyz")
        return web.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        web.close()


@contextmanager
def _stopped_by_signals() -> Iterator[None]:
    """The first SIGINT, SIGTERM or SIGHUP stops; further ones while stopping are not heard."""

    def stop(*_: object) -> None:
        for number in numbers:
            signal.signal(number, signal.SIG_IGN)
        raise Stopped

    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.signal(number, stop) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _only_one() -> Iterator[None]:
    """Two of them would run two projectors on the same views."""
    with (home() / "up.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise _Refused(
                f"Throughline is running in {home()} already (process {lock.read().strip()})."
                " Stop it first, or name another folder with THROUGHLINE_HOME."
            ) from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def _refuse_taken(port: int) -> None:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", port))
        except PermissionError:
            raise _Refused(f"Port {port} is kept for root. Choose one above 1023: throughline up --port 8000") from None
        except OSError:
            raise _Refused(
                f"Port {port} is in use. Choose another: throughline up --port {port + 1}, or PORT={port + 1} make run"
            ) from None


class _Refused(click.ClickException):
    exit_code = 2
