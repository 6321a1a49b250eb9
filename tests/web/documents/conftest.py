"""Documents on pages: Word files made here, a worker that reads them, and people who review them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import pytest

from domain.fact import Occasion
from migrations.database import Database
from projections.catching_up import catch_up
from projections.documents.store import Documents
from tests.web.checked import CheckedClient
from tests.web.recording.conftest import Service, module_projector, projector, service
from tests.workers.reading.formats import as_word, saved
from workers import documents as reading

__all__ = ["module_projector", "projector", "service"]

HEADER = ["Ref", "Outcome needed", "Action", "Lead", "By when", "Progress", "RAG"]
CLEAR = ["1.1", "Shorter waits", "Book the rooms early", "Team Manager", "30/09/2026", "Three are booked.", "Amber"]
DOUBTFUL = ["1.2", "Shorter waits", "Ask families what helps", "", "31/09/2026", "", ""]
DECIDED = ["1.3", "Open doors", "Paint every door", "Head of Service", "June 2026", "RETAIN FOR 2026-27", ""]
VERBS = ("Review", "Agree", "Publish", "Test", "Share")
THINGS = (
    "the offer for victims", "a protocol with the police", "the exit plan template", "one list of school places",
    "the risk panel's terms", "training for mentors", "the letter to families", "a map of local support",
    "the audit of court reports", "the induction of volunteers",
)  # fmt: skip


def word(*rows: Sequence[str]) -> bytes:
    """A plan as Word has it, with these rows."""
    return saved(as_word([list(row) for row in rows], HEADER))


def fifty_clean_rows() -> list[list[str]]:
    pairs = [(verb, thing) for verb in VERBS for thing in THINGS]
    return [
        [f"{n // 10 + 1}.{n % 10 + 1}", f"Outcome {n // 10 + 1} is reached for every child", f"{verb} {thing}",
         "Team Manager", "30/09/2026", "Work has begun.", "Green"]
        for n, (verb, thing) in enumerate(pairs)
    ]  # fmt: skip


@dataclass
class Desk:
    """Where documents are handed in, past the form."""

    service: Service
    rows: Documents
    made: dict[str, UUID] = field(default_factory=dict)

    @property
    def slug(self) -> str:
        return self.service.slug

    def hand_in(self, content: bytes, name: str = "Plan.docx", **asked: Any) -> UUID:
        """A document that waits to be read; of a new plan, where no other is named."""
        asked = asked or {"title": "Prevention plan", "kind": "delivery_plan", "period": "2026-27"}
        id, by = uuid4(), UUID(int=7)
        document = self.rows.keep(content, name, "application/octet-stream")
        self.service.registry.receive_document(Occasion(by, f"receive {id}"), id, document, name)
        self.rows.begin(id, document, {key: str(value) for key, value in asked.items()}, by)
        catch_up(self.service.projector, self.slug)
        return id

    def read(self, content: bytes, name: str = "Plan.docx", **asked: Any) -> str:
        """The address of a document that is read, and waits for people."""
        id = self.hand_in(content, name, **asked)
        reading.read_one(self.rows.conn, self.slug, id)
        return self.address(id)

    def address(self, id: UUID) -> str:
        return f"/{self.slug}/documents/{id}/"

    def verdicts(self, address: str) -> dict[str, str]:
        answers = self.rows.answers(UUID(address.rstrip("/").rpartition("/")[2]))
        return {key: each.verdict for key, each in answers.items()}


@pytest.fixture
def documents(service: Service, connect: Callable[[str], Any]) -> Desk:
    return Desk(service, Documents(connect(service.slug), service.slug))


@pytest.fixture
def worker(documents: Desk, database: Database) -> Iterator[threading.Event]:
    """Reads what waits, as soon as it comes. Set the event, and it stops."""
    stop = threading.Event()

    def work() -> None:
        with reading.opened(database, documents.slug) as connection:
            rows = Documents(connection, documents.slug)
            while not stop.wait(0.1):
                for id in rows.waiting():
                    reading.read_one(connection, documents.slug, id)

    thread = threading.Thread(target=work)
    thread.start()
    yield stop
    stop.set()
    thread.join()


@pytest.fixture
def manager(service: Service, projector: Any, signed_in: Callable[..., CheckedClient]) -> CheckedClient:
    return signed_in("manager", service.slug)


@pytest.fixture
def editor(service: Service, projector: Any, signed_in: Callable[..., CheckedClient]) -> CheckedClient:
    return signed_in("editor", service.slug)
