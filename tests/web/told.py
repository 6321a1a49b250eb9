"""A service whose year the tests of reading pages know: what happened on which day, and when it was recorded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import psycopg

from domain.fact import Occasion
from domain.registry import Registry
from migrations.database import PROJECTOR, Database
from projections.catching_up import catch_up
from web.orders import Desk

EVERYBODY = frozenset({"editor", "manager"})


@dataclass
class Story:
    """`it.happens("note_progress", "2025-05-01", …)`; `recorded` says when, if not at noon of that day."""

    slug: str
    registry: Registry
    projector: psycopg.Connection[Any]
    now: datetime
    by: UUID
    ids: dict[str, str] = field(default_factory=dict)

    def happens(self, order: str, day: str, recorded: str | None = None, **fields: Any) -> Any:
        self.now = datetime.fromisoformat(f"{recorded or day}T12:00").replace(tzinfo=UTC)
        desk = Desk(self.registry, None, self.by, EVERYBODY)  # type: ignore[arg-type]
        return desk.give({"order": order, "effective_on": day, **fields})

    def catch_up(self) -> None:
        catch_up(self.projector, self.slug)

    def plan(self, query: str = "", name: str = "plan") -> str:
        return f"/{self.slug}/plans/{self.ids[name]}/{query}"

    def action(self, name: str, query: str = "") -> str:
        return f"/{self.slug}/actions/{self.ids[name]}/{query}"


def told(database: Database, authority: str, by: UUID) -> Iterator[Story]:
    """Testshire's year, from the spring of 2025 to that of 2026."""
    with psycopg.connect(database.conninfo(PROJECTOR), autocommit=True) as projector:
        story = Story(authority, None, projector, datetime(2025, 3, 20, 12, tzinfo=UTC), by)  # type: ignore[arg-type]
        with Registry(database.environment(authority), clock=lambda: story.now) as registry:
            story.registry = registry
            registry.join(Occasion(by, str(uuid4()), date(2025, 3, 20)), name="Testshire Youth Justice Service")
            begin(story)
            go_on(story)
            story.catch_up()
            yield story


def begin(it: Story) -> None:
    ratings = (("Done", "green", "complete"), ("Moving", "amber", "on_track"), ("Stuck", "red", "off_track"))
    it.happens(
        "adopt_rag_scheme", "2025-03-21",
        ratings=[{"label": label, "colour": colour, "scale": scale} for label, colour, scale in ratings],
    )  # fmt: skip
    it.happens(
        "set_lead_glossary", "2025-03-21",
        entries=[{"initials": "DK", "name": "Dipa Kaur", "role": "Practice Manager"}],
    )  # fmt: skip
    opened = it.happens("open_plan", "2025-04-01", title="Delivery Plan", kind="delivery_plan", period="2025-26")
    it.ids["plan"] = plan = opened.subjects["plan"]
    for name, reference, title, section in (
        ("diversion", "1", "Fewer children come to court", "Prevention"),
        ("victims", "2", "People harmed are heard", "Courts"),
    ):
        it.ids[name] = str(uuid4())
        it.happens("set_objective", "2025-04-01", plan=plan, objective=it.ids[name], reference=reference,
                   title=title, section=section)  # fmt: skip
    action(it, "protocol", "Agree an Outcome 22 protocol", "1.2", "diversion", leads=["DK", "Police"], due="June 25",
           rag="Moving", themes=["OOCD"], measure="Signed by both")  # fmt: skip
    action(it, "volunteers", "Train ten volunteers", "1.10", "diversion", leads=["QX"])
    action(it, "contact", "Offer contact to every victim", "2.1", "victims", due="31 May 2025", rag="Done")
    action(it, "leaflet", "Print a leaflet", "2.2", "victims", due="30 April 2025", rag="Stuck")
    it.happens("sign_off_plan", "2025-04-29", "2025-05-02", plan=plan, meeting="YJMB", meeting_on="2025-04-29",
               note="With two changes")  # fmt: skip


def action(it: Story, name: str, title: str, reference: str, objective: str, **more: Any) -> None:
    it.ids[name] = it.happens(
        "create_action", "2025-04-01", plan=it.ids["plan"], title=title, reference=reference,
        objectives=[it.ids[objective]], **more,
    ).subjects["action"]  # fmt: skip


def go_on(it: Story) -> None:
    protocol = it.ids["protocol"]
    it.happens("note_progress", "2025-05-06", action=protocol, text="First draft went to the police.")
    it.happens("withdraw", "2025-05-20", action=it.ids["leaflet"], reason="Nobody reads them")
    it.happens("revise_due_date", "2025-06-30", "2025-07-03", action=protocol, due="Sept 25",
               reason="The police asked for more time", meeting="YJMB", meeting_on="2025-06-24")  # fmt: skip
    wrong = it.happens("note_progress", "2025-07-10", action=protocol, text="Signed by 3 of 4 inspectors.")
    it.happens("amend_wording", "2025-07-15", action=protocol, title="Agree and sign an Outcome 22 protocol",
               reason="The board wanted the signature")  # fmt: skip
    it.happens("correct_entry", "2025-07-21", action=protocol, entry=str(wrong.event_ids[0]),
               reason="Counted twice", instead={"text": "Signed by 2 of 4 inspectors."})  # fmt: skip
    it.happens("announce_inspection", "2025-09-08", framework="Inspection of youth justice services")
    it.happens("note_progress", "2025-08-01", "2025-09-11", action=protocol, text="Typed up from the August minutes.")
    it.happens("attach_evidence", "2025-09-12", action=protocol,
               evidence="The draft: https://example.org/draft?page=2. Not javascript:alert(1)")  # fmt: skip
    for label, title in (("a", "Write it"), ("b", "Sign it")):
        it.happens("add_sub_action", "2025-09-12", action=protocol, label=label, title=title)
    later = it.happens("open_plan", "2026-03-20", title="Delivery Plan", kind="delivery_plan", period="2026-27")
    it.ids["next plan"] = later.subjects["plan"]
    carried = it.happens("carry_forward", "2026-03-31", action=protocol, into=it.ids["next plan"], due="Dec 26",
                         decision="Keep until it is signed")  # fmt: skip
    it.ids["carried"] = carried.subjects["new_action"]
