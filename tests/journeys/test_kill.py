"""Processes are killed while people record: what was acknowledged is there afterwards, once, and the views show it."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from eventsourcing.persistence import PersistenceError

from domain.fact import Occasion
from domain.registry import Registry
from migrations.database import ACCESS, Database
from migrations.runner import add_authority
from tests.platform.test_up import THROUGHLINE, Instance, wait_for
from web.access import accounts, sessions

SLUG = "killshire"
DEAD_FOR_SHORT = (OSError, http.client.HTTPException, PersistenceError, psycopg.OperationalError)
VICTIMS = ("projector", "worker", "web", "postgres")


class Loader(threading.Thread):
    """Somebody who records a note after the other and sends each, under its command id, until it is acknowledged."""

    def __init__(self, name: str, send: Callable[[str, str], int]) -> None:
        super().__init__(name=name, daemon=True)
        self.send = send
        self.stopping = threading.Event()
        self.acknowledged: dict[str, int] = {}
        self.sent_again = 0
        self.broke: Exception | None = None

    def run(self) -> None:
        try:
            number = 0
            while not self.stopping.is_set():
                number += 1
                self.until_acknowledged(f"{self.name}-{number}")
                self.stopping.wait(0.01)
        except Exception as error:
            self.broke = error

    def until_acknowledged(self, command: str) -> None:
        while True:
            try:
                self.acknowledged[command] = self.send(command, f"Note of {command}")
                return
            except DEAD_FOR_SHORT:
                self.sent_again += 1
                time.sleep(0.1)


class Unavailable(OSError):
    """The web answered, but not now."""


def by_api(port: int, token: str, action: UUID) -> Callable[[str, str], int]:
    def send(command: str, text: str) -> int:
        web = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": command, "Content-Type": "application/json"}
        try:
            path = f"/api/v1/authorities/{SLUG}/actions/{action}/note-progress"
            web.request("POST", path, json.dumps({"text": text}), headers | {"If-Match": "*"})
            answer = web.getresponse()
            said = answer.read()
        finally:
            web.close()
        if answer.status >= 500:
            raise Unavailable(answer.status)
        assert answer.status in (200, 201), said
        return int(json.loads(said)["position"])

    return send


def by_registry(registry: Registry, action: UUID) -> Callable[[str, str], int]:
    return lambda command, text: registry.note_progress(Occasion(UUID(int=7), command), action, text).position


class Loaded:
    """An instance in which two people record without pause: one through the API, one beside it."""

    def __init__(self, instance: Instance, database: Database) -> None:
        self.instance, self.database = instance, database
        self.registry = Registry(database.environment(SLUG))
        self.registry.join(Occasion(UUID(int=7), "join"), "Killshire")
        opened = self.registry.open_plan(Occasion(UUID(int=7), "open"), "Plan", "delivery_plan", "2021-22")
        plan = UUID(opened.subjects["plan"])
        self.actions = [
            UUID(self.registry.create_action(Occasion(UUID(int=7), f"create-{each}"), plan, each).subjects["action"])
            for each in ("By the API", "Beside it")
        ]
        with psycopg.connect(database.conninfo(ACCESS), autocommit=True) as access:
            somebody = accounts.add_account(access, "somebody@example.org", "Somebody", "a password for tests")
            accounts.grant(access, somebody, "manager", SLUG)
            token = sessions.make_token(access, somebody)
        self.loaders = [
            Loader("api", by_api(instance.port, token, self.actions[0])),
            Loader("beside", by_registry(self.registry, self.actions[1])),
        ]

    def kill(self, victim: str) -> None:
        """As if the power failed for one process; returns when it is there again and everybody records again."""
        killed = self.instance.processes()[victim]
        os.kill(killed, signal.SIGKILL)
        wait_for(lambda: self.instance.processes().get(victim, killed) != killed)
        reached = [len(loader.acknowledged) for loader in self.loaders]
        wait_for(
            lambda: all(
                loader.broke or len(loader.acknowledged) > before + 3
                for loader, before in zip(self.loaders, reached, strict=True)
            )
        )

    def rest(self) -> None:
        """Everybody stops when their last order is acknowledged, and the views catch up."""
        for loader in self.loaders:
            loader.stopping.set()
        for loader in self.loaders:
            loader.join(60)
            assert not loader.is_alive()
            if loader.broke:
                raise loader.broke
        wait_for(lambda: self.rows("SELECT position FROM {}.positions") == [(self.last_position(),)])

    def last_position(self) -> int:
        return self.rows("SELECT max(notification_id) FROM {}.stored_events")[0][0]

    def rows(self, query: str) -> list[tuple]:
        with psycopg.connect(self.database.conninfo("throughline_inspector")) as connection:
            return connection.execute(query.format(SLUG)).fetchall()


@pytest.fixture
def loaded() -> Iterator[Loaded]:
    with tempfile.TemporaryDirectory(prefix="kill-") as folder:
        instance = Instance(Path(folder), "--no-demo")
        environ = {**os.environ, "THROUGHLINE_HOME": folder}
        try:
            wait_for(lambda: "http://127.0.0.1" in instance.words())
            with Database.find(environ) as database:
                add_authority(database, SLUG)
                made = Loaded(instance, database)
                yield made
                made.registry.close()
        finally:
            instance.stop()


def test_what_was_acknowledged_survives_the_kill_of_anything_and_is_there_once(loaded: Loaded):
    for loader in loaded.loaders:
        loader.start()
    wait_for(lambda: all(len(loader.acknowledged) > 5 for loader in loaded.loaders))

    for victim in VICTIMS:
        loaded.kill(victim)
    loaded.rest()

    acknowledged = {command: at for loader in loaded.loaders for command, at in loader.acknowledged.items()}
    log = loaded.rows("SELECT notification_id, convert_from(state, 'UTF8')::json ->> 'command' FROM {}.stored_events")
    there = {command: at for at, command in log if command in acknowledged}
    times = Counter(command for _, command in log)
    assert there == acknowledged
    assert {command for command in acknowledged if times[command] != 1} == set()
    assert {command for command in times if command.startswith(("api-", "beside-"))} == set(acknowledged)
    assert sum(loader.sent_again for loader in loaded.loaders) > 0

    shown = loaded.rows("SELECT command_id, position FROM {}.entries WHERE event = 'ProgressNoted'")
    assert dict(shown) == acknowledged
    notes = loaded.rows("SELECT state ->> 'notes' FROM {}.action_versions WHERE upper_inf(valid) AND upper_inf(known)")
    assert sorted(int(count) for (count,) in notes) == sorted(len(each.acknowledged) for each in loaded.loaders)

    checked = subprocess.run(
        [THROUGHLINE, "check", SLUG], env={**os.environ, "THROUGHLINE_HOME": str(loaded.instance.home)},
        capture_output=True, text=True,
    )  # fmt: skip
    assert (checked.returncode, checked.stdout) == (0, f"{SLUG}: every view says what the log says\n")
