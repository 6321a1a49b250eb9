"""Leads of a document's rows, explained by the glossaries of the service and the plan, which its reader can't know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from projections.in_words import lead_in_words

Line = Mapping[str, Any]
Glossary = list[dict[str, str | None]]


def explained(lines: Iterable[Line], glossary: Glossary) -> Iterator[Line]:
    """The lines of a reading, without doubts about initials that are known here. What its own glossary says stays."""
    for line in lines:
        yield with_names(line, glossary) if line["kind"] == "action" and line["leads"] else line


def with_names(line: Line, glossary: Glossary) -> Line:
    found = [in_full(lead, glossary) for lead in line["leads"]]
    settled = {unknown(lead) for lead in found if lead.get("name")}
    if not settled:
        return line
    return {**line, "leads": found, "doubts": [each for each in line["doubts"] if each not in settled]}


def in_full(lead: Line, glossary: Glossary) -> Line:
    if lead.get("name"):
        return lead
    told = lead_in_words(lead["text"], glossary)
    name = told["name"] or told["role"]
    return {**lead, "name": name, "role": lead.get("role") or told["role"]} if name else lead


def unknown(lead: Line) -> str:
    """The doubt about initials, as the reader says it."""
    return f"lead {lead['text']} is not in the glossary"
