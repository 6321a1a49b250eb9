"""A service to which documents are handed in: they are reviewed, answered and recorded on the real tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from domain.fact import Occasion
from domain.registry import Receipt, Registry
from migrations.database import Database
from projections.asked import Asked
from projections.catching_up import catch_up
from projections.documents import editing
from projections.documents.model import Item, Review
from projections.documents.review import review
from projections.documents.steps import became, steps
from projections.documents.store import Documents
from projections.reading import Reader
from tests.examples import BEGAN, NOW, SOMEBODY

A_PLAN = {"title": "Delivery plan", "kind": "delivery_plan", "period": "2021-22"}


class Service:
    """On 31 March 2022, at noon."""

    def __init__(self, registry: Registry, conn: Any, projector: Any) -> None:
        self.registry, self.conn, self.projector = registry, conn, projector
        self.documents = Documents(conn, registry.slug)
        self.reader = Reader(conn, registry.slug)

    def receives(self, lines: Sequence[Mapping[str, Any]], of_file: str = "", **asked: Any) -> UUID:
        """A document that says this was handed in and read; each a file of its own, unless it is named."""
        id = uuid4()
        content, name = of_file.encode() or id.bytes, f"{of_file or 'plan'}.docx"
        document = self.documents.keep(content, name, "application/msword")
        self.documents.begin(id, document, asked or A_PLAN, SOMEBODY)
        self.registry.receive_document(self.on(), id, document, "plan.docx")
        self.documents.claim(id)
        self.documents.finish(id, lines)
        return id

    def review(self, id: UUID) -> Review:
        catch_up(self.projector, self.registry.slug)
        return review(self.reader, self.documents, id, NOW)

    def item(self, id: UUID, title: str) -> Item:
        """The item that begins so."""
        named = [each for each in self.review(id).items if title_of(each).startswith(title)]
        assert len(named) == 1, f"{len(named)} items begin with {title}"
        return named[0]

    def answers(self, id: UUID, key: str, verdict: str = "accepted", **answer: Any) -> None:
        now = self.documents.answers(id).get(key)
        self.documents.answer(id, key, verdict, answer, SOMEBODY, now.version if now else 0)

    def accepts_all(self, id: UUID) -> None:
        seen = [(item.key, item.version) for item in self.review(id).open]
        self.documents.answer_many(id, seen, "accepted", SOMEBODY)

    def answers_everything(self, id: UUID) -> None:
        """Somebody answers each question with the first of what is offered, and accepts all."""
        while needs := self.review(id).needs:
            row = self.documents.reading(id)
            first = "new" if needs[0].field.startswith("into:") else needs[0].offered[0][0]
            self.documents.ask_differently(id, editing.asked_with(row.asked, needs[0].field, first), row.version)
        self.accepts_all(id)
        while asking := [item for item in self.review(id).items if item.needs and item.verdict == "accepted"]:
            kept: dict[str, Any] = dict(self.documents.answers(id)[asking[0].key].answer)
            change = next(each for each in asking[0].changes if each.unanswered)
            need = change.unanswered[0]
            typed = "2031-32" if need.field == "period" else "So they say"
            said = need.offered[0][0] if need.offered else typed
            self.answers(id, asking[0].key, **editing.say(kept, asking[0], change.key, need.field, said))

    def records(self, id: UUID) -> Receipt:
        found = self.review(id)
        orders, plan = steps(found), found.plan_id
        receipt = self.registry.record_document(self.on(command=f"record-{id}"), id, plan, orders)
        self.documents.recorded(id, receipt.position, became(found), plan)
        catch_up(self.projector, self.registry.slug)
        return receipt

    def takes_in(self, lines: Sequence[Mapping[str, Any]], **asked: Any) -> UUID:
        """Hand in, accept all, record; returns the plan."""
        id = self.receives(lines, **asked)
        self.accepts_all(id)
        return UUID(self.records(id).subjects["plan"])

    def plan(self, plan: UUID) -> dict[str, Any]:
        catch_up(self.projector, self.registry.slug)
        return self.reader.plan(plan, Asked.of(now=NOW))

    def plan_named(self, period: str) -> dict[str, Any]:
        catch_up(self.projector, self.registry.slug)
        (found,) = [each for each in self.reader.plans(Asked.of(now=NOW)) if each["period"] == period]
        return self.plan(found["id"])

    def on(self, day: date | None = None, command: str | None = None) -> Occasion:
        return Occasion(SOMEBODY, command or str(uuid4()), day)


def title_of(item: Item) -> str:
    return str(item.says[0].get("title") if item.says else (item.action or {})["title"])


@pytest.fixture
def service(database: Database, authority: str, connect: Callable[[str], psycopg.Connection[Any]]) -> Iterator[Service]:
    with Registry(database.environment(authority), clock=lambda: NOW) as registry:
        registry.join(Occasion(SOMEBODY, "join", BEGAN), "Testshire")
        yield Service(registry, connect(authority), connect("throughline_projector"))
