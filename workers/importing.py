"""From a reading to the registry: a whole plan recorded at once, each entry with its place in the document.

The command id follows from the document, the authority, the plan and the period, so that importing the same
document again records nothing.
"""

import uuid
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from domain.fact import Occasion, Source
from domain.imported import (
    ImportedAction,
    ImportedLead,
    ImportedNote,
    ImportedObjective,
    ImportedPlan,
    ImportedSubAction,
)
from domain.plan import OBJECTIVE_KINDS
from domain.refusals import CommandIdReused
from domain.registry import Receipt, Registry
from workers.reading.reading import Reading

COMMANDS = uuid.UUID("5f0d4a52-7c1e-4b0e-9d6e-2f1f6f3f7a10")
"""The namespace of command ids of imports; never to be changed, or plans could be imported twice."""

Key = tuple[str | None, str]


def command_id(reading: Reading, authority: str, title: str, period: str) -> str:
    named = [reading.summary["sha256"], authority, _same(title), _same(period)]
    return f"import-{uuid.uuid5(COMMANDS, chr(31).join(named))}"


def record(
    registry: Registry, reading: Reading, plan: ImportedPlan, actor: uuid.UUID, effective_on: date | None
) -> Receipt | None:
    """Record the whole plan in one save; None where this document was imported into this plan before."""
    occasion = Occasion(
        actor=actor,
        command=command_id(reading, registry.slug, plan.title, plan.period),
        effective_on=effective_on,
        source=Source(reading.summary["sha256"], "document"),
    )
    try:
        receipt = registry.import_plan(occasion, plan)
    except CommandIdReused:  # the same document, read anew by a later version or for another day
        return None
    return None if receipt.repeated else receipt


def as_plan(reading: Reading, title: str, kind: str, period: str) -> ImportedPlan:
    objectives = _objectives(reading)
    keys = {(each.section, each.title): each.key for each in objectives}
    return ImportedPlan(
        title=title,
        kind=kind,
        period=period,
        objectives=tuple(objectives),
        actions=tuple(_action(proposal, keys) for proposal in reading.actions),
        glossary=tuple(ImportedLead(initials, name) for initials, name in reading.glossary.items()),
        glossary_place=_glossary_place(reading),
    )


def _objectives(reading: Reading) -> list[ImportedObjective]:
    """Each objective once in its section, at the place of the first action that serves it."""
    kind = _objective_kind(reading)
    found: dict[Key, ImportedObjective] = {}
    for proposal in reading.actions:
        key = _objective_of(proposal)
        if key and key not in found:
            place = proposal["source"]["locator"]
            found[key] = ImportedObjective(str(len(found) + 1), key[1], place, section=key[0], kind=kind)
    return list(found.values())


def _objective_of(proposal: Mapping[str, Any]) -> Key | None:
    return (proposal["section"], proposal["objective"]) if proposal["objective"] else None


def _objective_kind(reading: Reading) -> str:
    """What the document's header calls an objective ("Outcome Needed"), where it is one of the known words."""
    headers = [each["text"].casefold() for each in reading.leftovers if each["reason"] == "header_row"]
    cells = [cell.strip() for header in headers for cell in header.split("|")]
    return next((kind for cell in cells for kind in OBJECTIVE_KINDS if cell.startswith(kind)), "objective")


def _action(proposal: Mapping[str, Any], keys: Mapping[Key, str]) -> ImportedAction:
    objective = _objective_of(proposal)
    return ImportedAction(
        title=proposal["title"],
        place=proposal["source"]["locator"],
        reference=proposal["ref"],
        objectives=(keys[objective],) if objective else (),
        leads=tuple(lead["text"] for lead in proposal["leads"]),
        due=proposal["due"]["text"] if proposal["due"] else None,
        measure=proposal["measure"],
        progress=tuple(ImportedNote(note["text"], _day(note["on"])) for note in proposal["progress"]),
        rag=proposal["rag_label"],
        sub_actions=tuple(
            ImportedSubAction(part["title"], part["label"], part["done"]) for part in proposal["sub_actions"]
        ),
    )


def _glossary_place(reading: Reading) -> str:
    """ "lines 44 to 49": where the glossary stands."""
    places = [each["source"]["locator"] for each in reading.leftovers if each["reason"] == "glossary"]
    return _span(places) or "glossary"


def _span(places: Iterable[str]) -> str:
    listed = list(places)
    if len(listed) > 1 and all(place.startswith("line ") for place in listed):
        return f"lines {listed[0][5:]} to {listed[-1][5:]}"
    return listed[0] if listed else ""


def _same(text: str) -> str:
    return " ".join(text.casefold().split())


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
