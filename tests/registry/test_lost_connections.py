"""A connection is lost in the middle of an order: it happened or it did not, and its author gets the true answer."""

from __future__ import annotations

import socket
import tempfile
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from eventsourcing.persistence import OperationalError

from domain.registry import Registry
from migrations.database import Database
from tests.examples import BEGAN
from tests.registry.conftest import an_order

NAME = ".s.PGSQL.5432"


class Wire:
    """A wire between a registry and the database that a test can cut, once, around the commit."""

    def __init__(self, server: Path, folder: Path) -> None:
        self.server, self.folder = server, folder
        self.cut: str | None = None
        self.was_cut = 0
        self.down = False
        self.servers: list[socket.socket] = []
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(str(folder / NAME))
        self.listener.listen()
        threading.Thread(target=self.answer, daemon=True).start()

    def answer(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self.listener.accept()
                threading.Thread(target=self.join_up, args=[client], daemon=True).start()

    def join_up(self, client: socket.socket) -> None:
        with client, socket.socket(socket.AF_UNIX) as server:
            if self.down:
                return
            server.connect(str(self.server / NAME))
            self.servers.append(server)
            deaf = threading.Event()
            back = threading.Thread(target=pass_on, args=(server, client, deaf), daemon=True)
            back.start()
            with suppress(OSError):
                self.listen_for_the_order(client, server, deaf)
            hang_up(client, server)
            back.join()

    def listen_for_the_order(self, client: socket.socket, server: socket.socket, deaf: threading.Event) -> None:
        """An order is recorded, and committed, by one statement."""
        while said := client.recv(65536):
            when = self.cut if b".record(" in said else None
            if when:
                self.cut, self.was_cut = None, self.was_cut + 1
            if when == "before the commit":
                return
            if when == "after the commit":
                deaf.set()
            server.sendall(said)


def pass_on(source: socket.socket, to: socket.socket, deaf: threading.Event) -> None:
    """What the server says goes to the client, until the wire is cut: then its answer after the commit is lost."""
    with suppress(OSError):
        while said := source.recv(65536):
            if deaf.is_set():
                break
            to.sendall(said)
    hang_up(source, to)


def hang_up(*ends: socket.socket) -> None:
    for end in ends:
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)


@pytest.fixture
def wire(database: Database) -> Iterator[Wire]:
    with tempfile.TemporaryDirectory(prefix="wire-") as folder:
        made = Wire(Path(database.address["host"]), Path(folder))
        yield made
        made.listener.close()


@pytest.fixture
def far(registry, database, wire, clock) -> Iterator[Registry]:
    """The same registry at the other end of the wire."""
    with Registry(database.environment(registry.slug) | {"POSTGRES_HOST": str(wire.folder)}, clock=clock) as made:
        made.authority()
        yield made


@pytest.mark.parametrize("when", ["before the commit", "after the commit"])
def test_an_order_whose_connection_is_lost_happens_once_and_is_answered(far, wire, log, action, when):
    before, wire.cut = log.sizes(), when

    receipt = far.note_progress(an_order("one"), action, "Two of nine")

    assert wire.was_cut == 1
    assert [now - then for now, then in zip(log.sizes(), before, strict=True)] == [1, 1, 1]
    assert receipt.position == max(log.rows("stored_events", "notification_id"))[0]
    assert far.any_action(action).latest.notes == 1


@pytest.mark.parametrize("when", ["before the commit", "after the commit"])
def test_so_does_a_large_one(far, wire, log, when):
    from tests.registry.test_saving import a_document

    before, wire.cut = len(log.events()), when

    receipt = far.together(an_order("one", BEGAN), a_document(actions=200, notes=2, rag="Green"))

    assert wire.was_cut == 1
    assert len(log.events()) - before == len(receipt.event_ids) == 1 + 1 + 200 * 6


def test_an_order_that_would_be_refused_the_second_time_is_answered_when_its_connection_is_lost(far, wire, action):
    wire.cut = "after the commit"

    far.complete(an_order("one"), action)

    assert wire.was_cut == 1
    assert far.any_action(action).latest.status == "completed"


def test_connections_that_the_server_ended_are_no_matter(registry, connect, action):
    ended = connect(registry.slug).execute(
        "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity"
        " WHERE usename = current_user AND pid <> pg_backend_pid()"
    )

    assert registry.note_progress(an_order(), action, "Two of nine").position
    assert ended.fetchone()[0] > 0


def test_while_the_database_is_away_an_order_is_told_so_and_when_it_is_back_orders_are_taken(
    registry, database, wire, clock, action
):
    far_away = {"POSTGRES_HOST": str(wire.folder), "POSTGRES_CONNECT_TIMEOUT": "1"}
    with Registry(database.environment(registry.slug) | far_away, clock=clock) as far:
        far.note_progress(an_order(), action, "Before")
        wire.down = True
        hang_up(*wire.servers)

        with pytest.raises(OperationalError):
            far.note_progress(an_order("one"), action, "Meanwhile")
        wire.down = False
        far.note_progress(an_order("one"), action, "Meanwhile")

    assert registry.any_action(action).latest.notes == 2
