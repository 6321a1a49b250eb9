"""What was understood of a row: its fields as people read them, each text with what it means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from domain.national import COMPARED_WITH, UNITS
from domain.scoring import said
from projections.documents.figures import exactly, is_edited
from web import hints
from web.documents.words import DISPOSITIONS
from web.layout import day, on_day

Proposal = Mapping[str, Any]


@dataclass
class Field:
    """What was understood of one thing: its texts, each with what it means, and the doubts about it."""

    name: str
    label: str
    texts: list[tuple[str, str]] = field(default_factory=list)
    colour: str | None = None
    doubts: list[str] = field(default_factory=list)


def fields_of(says: Proposal) -> list[Field]:
    """Everything a proposal says, in the order in which people read a plan; empty ones too, for their doubts."""
    due, rag = says.get("due"), says.get("rag")
    parts = says.get("sub_actions") or ()
    objective = [(str(text), "") for text in (says.get("section"), says.get("objective")) if text]
    return [
        Field("ref", "Reference", one(says.get("ref"))),
        Field("title", "Action", one(says.get("title"))),
        Field("objective", "Objective", objective),
        Field("sub_actions", "Parts", [(part_name(part), "done" if part.get("done") else "") for part in parts]),
        Field("leads", "Leads", [(lead["text"], lead.get("name") or "") for lead in says.get("leads") or ()]),
        Field("due", "Due", [(due["text"], due_meaning(due))] if due else []),
        Field("measure", "Measure", one(says.get("measure"))),
        Field("rag", "RAG", one(says.get("rag_label") or rag), rag),
        Field("progress", "Progress", [(note["text"], day(as_day(note["on"]))) for note in says.get("progress") or ()]),
        Field("decisions", "Decision", [(each["text"], meaning(each)) for each in says.get("decisions") or ()]),
        Field("addressed_to", "Addressed to", one(says.get("addressed_to"))),
        *of_indicator(says),
    ]


def of_indicator(says: Proposal) -> list[Field]:
    if says.get("kind") != "indicator":
        return []
    published, unit = says.get("published_on"), says.get("unit") or ""
    if is_edited(says):
        published = day(as_day(published)) if published else None
    return [
        Field("name", "Indicator", [(says["name"], "of the national list" if says.get("code") else "")]),
        Field("value", "Value", [(said(exactly(says["value"])), UNITS.get(unit, unit))]),
        Field("period", "Period", one(says.get("period"))),
        Field("comparators", "Beside it", [(text, COMPARED_WITH.get(name, name)) for name, text in beside(says)]),
        Field("published", "Published", one(published)),
    ]


def beside(says: Proposal) -> list[tuple[str, str]]:
    return list((says.get("comparators") or {}).items())


def one(text: Any) -> list[tuple[str, str]]:
    return [(str(text), "")] if text else []


def part_name(part: Mapping[str, Any]) -> str:
    return f"{part['label']} {part['title']}" if part.get("label") else str(part["title"])


def meaning(decision: Mapping[str, Any]) -> str:
    words = DISPOSITIONS.get(decision["disposition"], "")
    return f"{words}: {decision['to']}" if decision.get("to") and words else words


def due_meaning(due: Mapping[str, Any]) -> str:
    on = as_day(due.get("on"))
    if due["kind"] == "completed":
        return "read as done"
    said = hints.meaning({"text": due["text"], "kind": due["kind"], "on": on, "every": due.get("every")})
    first = as_day(due.get("original_on"))
    return f"{said}, originally {on_day(first)}" if first else said


def as_day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and value else value
