"""What a form is about, and how it stands now: shown beside the fields, so that nobody records in the dark."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from domain.authority import authority_id
from domain.refusals import UnknownAudit, UnknownInspection
from projections.asked import Asked
from projections.history import history, of_kind, since
from projections.indicators.reading import indicator
from projections.inspecting.audits import audits
from projections.inspecting.recommendations import inspections
from projections.reading import Reader
from web import wording
from web.authorities import name_of
from web.indicators.words import amount
from web.layout import day

RUNNING = ("open", "signed_off")
MOST_ENTRIES = 1_000


@dataclass
class Fact:
    """A line of what stands: "RAG now", "Amber", "since 3 June 2026"."""

    label: str
    words: str
    more: str = ""
    colour: str | None = None


@dataclass
class Subject:
    """`aggregate` is whose version a form carries: nobody overwrites what they never saw."""

    kind: str
    id: UUID | None
    name: str
    url: str
    crumbs: list[tuple[str, str]]
    found: dict[str, Any]
    aggregate: UUID | None
    version: int = 0
    plan: dict[str, Any] | None = None
    facts: list[Fact] = field(default_factory=list)


def subject_of(kind: str, id: UUID | None, reader: Reader) -> Subject:
    """Refuses what is not there: `UnknownPlan`, `UnknownAction`, `UnknownInspection`."""
    subject = SUBJECTS[kind](id, reader)
    if subject.aggregate is not None:
        subject.version = reader.version(subject.aggregate)
    return subject


def about_an_authority(_: UUID | None, reader: Reader) -> Subject:
    slug, asked = reader.slug, Asked.of()
    found = reader.authority(asked) | {"dismissals": of_kind(reader, "FindingDismissed", asked.known_on)}
    return Subject("authority", None, found["name"], f"/{slug}/", [home(slug)], found, authority_id(slug))


def about_a_plan(id: UUID | None, reader: Reader) -> Subject:
    assert id is not None
    found = reader.plan(id, Asked.of())
    name = wording.plan_name(found)
    facts = [Fact("Status", found["status"].replace("_", " ").capitalize())]
    if found["closed_on"]:
        facts[0].more = f"since {day(found['closed_on'])}"
    counts = found["counts"]
    facts.append(Fact("Actions", f"{counts['open']} open", f"of {counts['actions']}"))
    if found["objectives"]:
        facts.append(Fact("Objectives", str(len(found["objectives"]))))
    if found["sign_offs"]:
        last = found["sign_offs"][-1]
        facts.append(Fact("Signed off by", last["meeting"], f"on {day(last['meeting_on'])}"))
    url = f"/{reader.slug}/plans/{id}/"
    return Subject("plan", id, name, url, [home(reader.slug), (name, url)], found, id, plan=found, facts=facts)


def about_an_action(id: UUID | None, reader: Reader) -> Subject:
    assert id is not None
    asked = Asked.of()
    found = reader.action(id, asked)
    plan = found["plan"]
    told = [each for each in history(reader, id, asked.known_on, asked.as_at) if each["aggregate"] == id]
    url, plan_url = f"/{reader.slug}/actions/{id}/", f"/{reader.slug}/plans/{plan['id']}/"
    crumbs = [home(reader.slug), (wording.plan_name(plan), plan_url), (found["ref"] or "The action", url)]
    return Subject(
        "action",
        id,
        called(found),
        url,
        crumbs,
        found | {"history": told},
        id,
        plan=plan,
        facts=as_it_stands(found, told),
    )


def about_an_inspection(id: UUID | None, reader: Reader) -> Subject:
    found = next((each for each in inspections(reader, Asked.of()) if each["id"] == id), None)
    if found is None:
        raise UnknownInspection("This authority has no such inspection.", inspection=str(id))
    facts = [Fact("Announced", day(found["announced_on"]))]
    if found["fieldwork_on"]:
        facts.append(Fact("Fieldwork from", day(found["fieldwork_on"])))
    if found["published_on"]:
        facts.append(Fact("Published", day(found["published_on"])))
    url = f"/{reader.slug}/inspection/inspections/{id}/"
    crumbs = [home(reader.slug), ("Inspection", f"/{reader.slug}/inspection/"), (found["framework"], url)]
    found = found | {"history": everything_on(reader, found["id"])}
    return Subject("inspection", id, found["framework"], url, crumbs, found, id, facts=facts)


def about_an_audit(id: UUID | None, reader: Reader) -> Subject:
    found = next((each for each in audits(reader, Asked.of()) if each["id"] == id), None)
    if found is None:
        raise UnknownAudit("This authority has no such audit.", audit=str(id))
    facts = [Fact("Carried out", day(found["carried_out_on"])), Fact("Framework", found["framework"])]
    facts.append(Fact("Lines", str(len(found["scores"]))))
    url = f"/{reader.slug}/inspection/audits/{id}/"
    crumbs = [home(reader.slug), ("Inspection", f"/{reader.slug}/inspection/"), (found["title"], url)]
    found = found | {"history": everything_on(reader, found["id"])}
    return Subject("audit", id, found["title"], url, crumbs, found, id, facts=facts)


def everything_on(reader: Reader, id: UUID) -> list[dict[str, Any]]:
    """All entries on something, of which one may be chosen to be taken back."""
    return since(reader, id, 0, MOST_ENTRIES)


SUBJECTS: dict[str, Callable[[UUID | None, Reader], Subject]] = {
    "authority": about_an_authority,
    "plan": about_a_plan,
    "action": about_an_action,
    "inspection": about_an_inspection,
    "audit": about_an_audit,
}


def about_an_indicator(id: UUID | None, reader: Reader) -> Subject:
    assert id is not None
    found = indicator(reader, id, Asked.of())
    facts = [
        Fact("Definition now", f"Version {len(found['definitions'])}", since_day(found["definitions"][-1]["since"]))
    ]
    if latest := found["latest"]:
        facts.append(Fact("Latest value", amount(latest["value"], latest["unit"]), latest["period"]["text"]))
    url = f"/{reader.slug}/indicators/{id}/"
    crumbs = [home(reader.slug), ("Indicators", f"/{reader.slug}/indicators/"), (found["name"], url)]
    return Subject("indicator", id, found["name"], url, crumbs, found, id, facts=facts)


SUBJECTS["indicator"] = about_an_indicator


def home(slug: str) -> tuple[str, str]:
    return name_of(slug), f"/{slug}/"


def called(action: dict[str, Any]) -> str:
    """ "3.16 Review every exit plan" """
    return f"{action['ref']} {action['title']}" if action["ref"] else action["title"]


def as_it_stands(action: dict[str, Any], told: list[dict[str, Any]]) -> list[Fact]:
    """What a person wants to see before recording something new about an action."""
    rag, due, notes = action["rag"], action["due"], action["progress"]
    facts = []
    if action["status"] != "open":
        since = action["left_on"] or last_effective(told, "ActionPaused")
        facts.append(Fact("Status now", wording.STATUSES.get(action["status"], action["status"]), since_day(since)))
    if rag:
        facts.append(Fact("RAG now", rag["label"], since_day(last_effective(told, "RagChanged")), rag["colour"]))
    else:
        facts.append(Fact("RAG now", "Not rated"))
    facts.append(Fact("Due now", due["text"] if due else "No date", slipped(due)))
    facts.append(Fact("Leads now", ", ".join(lead["text"] for lead in action["leads"]) or "Nobody named"))
    if notes:
        facts.append(Fact("Latest progress", shortened(notes[-1]["text"]), day(notes[-1]["effective_on"])))
    return facts


def slipped(due: dict[str, Any] | None) -> str:
    if not due or not due["revisions"]:
        return ""
    return f"originally {due['original_text']}, revised {wording.times(due['revisions'])}"


def since_day(value: date | None) -> str:
    return f"since {day(value)}" if value else ""


def last_effective(told: list[dict[str, Any]], event: str) -> date | None:
    return next(
        (each["effective_on"] for each in reversed(told) if each["event"] == event and not each["corrected"]), None
    )


def shortened(text: str, most: int = 280) -> str:
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"
