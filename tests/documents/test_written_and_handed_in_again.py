"""A plan that was taken along as a file and is handed in again: what nobody edited proposes nothing, and each cell that
somebody edited proposes exactly one change. Held by every plan of the demo region, in Word and in Excel."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property
from itertools import count
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from domain.fact import Occasion
from domain.registry import Registry
from migrations.database import PROJECTOR, Database
from migrations.runner import add_authority
from projections.asked import Asked
from projections.catching_up import catch_up
from projections.documents.layout import ActionRow, Layout, layout
from projections.documents.model import Review
from projections.documents.review import review
from projections.documents.store import Documents
from projections.documents.writing_excel import as_excel
from projections.documents.writing_word import as_word
from projections.documents.written import question
from projections.reading import Reader
from tests.examples import SOMEBODY
from web.orders.desk import Desk
from workers.demo import AUTHORITIES, PEOPLE, joined_at, tell
from workers.demo.script import told
from workers.reading import reading

NUMBERS = count(1)
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
WRITERS: dict[str, Callable[[Layout], bytes]] = {"plan.docx": as_word, "plan.xlsx": as_excel}


@dataclass
class Service:
    reader: Reader
    documents: Documents

    @cached_property
    def plans(self) -> list[dict[str, Any]]:
        return self.reader.whole_plans(Asked.of(now=NOW))

    def open_rows(self, most: int) -> list[tuple[dict[str, Any], ActionRow, dict[str, Any]]]:
        """A few open actions of the latest plan that has any, from all over it: plan, row and action."""
        plan = next(each for each in reversed(self.plans) if any(a["status"] == "open" for a in each["actions"]))
        rows = layout(plan, "Testshire", question(Asked.of(now=NOW))).actions
        pairs = [each for each in zip(rows, plan["actions"], strict=True) if each[1]["status"] == "open"]
        return [(plan, row, action) for row, action in pairs[:: -(-len(pairs) // most)]]

    def hands_in_edited(
        self, plan: dict[str, Any], row: ActionRow, cells: dict[str, tuple[str, ...]], colour: str | None = None
    ) -> Review:
        laid_out = layout(plan, "Testshire", question(Asked.of(now=NOW)))
        edited = replace(row, cells={**row.cells, **cells}, colour=colour or row.colour)
        rows = tuple(edited if each == row else each for each in laid_out.rows)
        return self.hands_in(plan["id"], "plan.docx", replace(laid_out, rows=rows))

    def hands_in(self, plan: UUID, name: str, laid_out: Layout) -> Review:
        """The document is written, perhaps edited, read, and compared with the plan."""
        content = WRITERS[name](laid_out)
        id = uuid4()
        self.documents.begin(id, self.documents.keep(content, name, "file"), {"plan": str(plan)}, SOMEBODY)
        self.documents.finish(id, reading.read(content, name).lines)
        return review(self.reader, self.documents, id, NOW)


@pytest.fixture(scope="module", params=AUTHORITIES, ids=lambda each: each.slug)
def service(request: pytest.FixtureRequest, database: Database) -> Iterator[Service]:
    """One of the demo's services, with all that ever happened there."""
    slug, clock = f"writtenshire_{next(NUMBERS)}", [joined_at(request.param.slug)]
    add_authority(database, slug)
    roles = {person.id: person.role for person in PEOPLE.values()}
    with Registry(database.environment(slug), lambda: clock[0]) as registry:
        began = min(date.fromisoformat(each.order["effective_on"]) for each in told(request.param.slug))
        registry.join(Occasion(SOMEBODY, "joins", min(began, clock[0].date())), request.param.name)

        def run(recorded_at: datetime, actor: UUID, order: dict[str, Any]) -> dict[str, Any]:
            clock[0] = recorded_at
            receipt = Desk(registry, None, actor, frozenset({roles[actor]}), shared_by=lambda _: "another").give(order)  # type: ignore[arg-type]
            return {"ok": True, "event_ids": receipt.event_ids, "position": receipt.position}

        tell(request.param.slug, run)
    with psycopg.connect(database.conninfo(PROJECTOR)) as projector:
        catch_up(projector, slug)
        projector.commit()
    with psycopg.connect(database.conninfo(slug), autocommit=True) as conn:
        yield Service(Reader(conn, slug), Documents(conn, slug))


def proposed(found: Review) -> list[str]:
    """Everything that a person would have to look at."""
    items = [each for each in found.items if each.kind != "same"]
    changes = [change.sentence for item in items for change in item.changes]
    others = [f"{item.kind}: {item.key}" for item in items if not item.changes]
    whole = [change.sentence for change in (*found.opening, *found.objectives)]
    return changes + others + whole + [need.question for need in found.needs]


@pytest.mark.parametrize("name", WRITERS)
def test_what_nobody_edited_proposes_nothing(service: Service, name: str):
    for plan in service.plans:
        laid_out = layout(plan, "Testshire", question(Asked.of(now=NOW)))

        found = service.hands_in(plan["id"], name, laid_out)

        assert proposed(found) == []
        assert len(found.items) == len(plan["actions"])


EDITS: dict[str, tuple[tuple[str, ...], str]] = {
    "title": (("Something that nobody ever planned to do before",), "amend_wording"),
    "ref": (("99.z",), "amend_wording"),
    "leads": (("Somebody Else", "Head of Service, East"), "name_leads"),
    "due": (("17 February 2031",), "revise_due_date"),
    "measure": (("Nobody has to ask about it any more.",), "set_measure"),
    "progress": (("19 November 2026: The whole team met about it.",), "note_progress"),
    "status": (("Paused: the room is flooded",), "pause"),
}


@pytest.mark.parametrize("what", EDITS)
def test_each_edited_cell_proposes_one_change(service: Service, what: str):
    lines, order = EDITS[what]
    for plan, row, action in service.open_rows(2):
        kept = row.cells["progress"] if what == "progress" else ()

        found = service.hands_in_edited(plan, row, {what: (*kept, *lines)})

        assert orders(found) == [(order, action["id"])], proposed(found)


def test_another_rating_proposes_one_change(service: Service):
    for plan, row, action in service.open_rows(3):
        others = [each for each in plan["scheme"] if each["label"] != (action["rag"] or {}).get("label")]

        found = service.hands_in_edited(plan, row, {"rag": (others[0]["label"],)}, others[0]["colour"])

        assert orders(found) == [("change_rag", action["id"])], proposed(found)


def test_a_part_that_was_done_proposes_one_change(service: Service):
    for plan, row, action in service.open_rows(100):
        still_open = [n for n, part in enumerate(action["sub_actions"]) if part["status"] == "open"]
        if not still_open:
            continue
        parts = list(row.cells["sub_actions"])
        parts[still_open[0]] += " (completed)"

        found = service.hands_in_edited(plan, row, {"sub_actions": tuple(parts)})

        assert orders(found) == [("close_sub_action", action["id"])], proposed(found)


def test_an_action_that_was_added_proposes_one_new_one(service: Service):
    for plan, row, _ in service.open_rows(1):
        cells = dict.fromkeys(row.cells, ()) | {"title": ("Ask every child what helped, and write it down",)}
        laid_out = layout(plan, "Testshire", question(Asked.of(now=NOW)))
        rows = tuple(each for old in laid_out.rows for each in ((old, ActionRow(cells)) if old == row else (old,)))

        found = service.hands_in(plan["id"], "plan.docx", replace(laid_out, rows=rows))

        assert [item.kind for item in found.items if item.kind != "same"] == ["new"]


def test_an_action_that_was_taken_out_is_asked_about(service: Service):
    for plan, row, action in service.open_rows(1):
        laid_out = layout(plan, "Testshire", question(Asked.of(now=NOW)))
        rows = tuple(each for each in laid_out.rows if each != row)

        found = service.hands_in(plan["id"], "plan.docx", replace(laid_out, rows=rows))

        assert [item.key for item in found.items if item.kind == "gone"] == [f"action:{action['id']}"]


def orders(found: Review) -> list[tuple[str, Any]]:
    changes = [change for item in found.items for change in item.changes]
    return [(change.step.order, change.step.fields["action"]) for change in changes]
