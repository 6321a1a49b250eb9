"""A row's proposals as the fields of a form, and what was typed into them as proposals again.

What has several values has one on each line: leads, parts with their letters, notes with their dates.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from domain import due
from domain.period import Period
from projections.asked import NotADate
from projections.asked import day as read_day
from web.documents.showing import as_day
from web.documents.words import DISPOSITIONS

Proposal = dict[str, Any]
DATED = re.compile(r"(?P<on>\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2} \w+ \d{4})\s*:\s+(?P<text>\S.*)")
LETTERED = re.compile(r"(?P<label>\(?(?:[A-Za-z]|[ivx]{1,4}|\d{1,2})[).])\s+(?P<title>\S.*)")
DONE = "(done)"
HINTS = {
    "sub_actions": "One on each line, with its letter: A) Review the policy. End one that is done with “(done)”.",
    "leads": "One on each line, as the plan writes them.",
    "due": "As the plan writes it: Sept 26, Q4 2026-27, quarterly until March 27.",
    "progress": "A note on each line; begin with its date if it has one: 21/5/2026: Two workers have started.",
}
COLOURS = ("red", "amber", "green", "blue", "grey")


@dataclass
class EditField:
    """One field of the form. `kind`: line, text (of `rows` lines) or select."""

    name: str
    number: int
    label: str
    value: str
    kind: str = "line"
    rows: int = 3
    hint: str = ""
    options: list[tuple[str, str]] = field(default_factory=list)

    @property
    def id(self) -> str:
        return f"{self.number}-{self.name}"


def form_of(says: Mapping[str, Any], number: int, ratings: Iterable[tuple[str, str]]) -> list[EditField]:
    """The fields of one proposal; a recommendation has fewer."""
    made = [
        EditField("ref", number, "Reference", says.get("ref") or ""),
        EditField("title", number, "Action", says.get("title") or "", "text", 4),
    ]
    if says.get("kind") == "recommendation":
        made[1].label = "Recommendation"
        return made
    decisions = says.get("decisions") or ()
    means = [(how, words.capitalize()) for how, words in DISPOSITIONS.items()]
    return [
        *made,
        EditField("section", number, "Section", says.get("section") or ""),
        EditField("objective", number, "Objective", says.get("objective") or "", "text", 2),
        EditField("sub_actions", number, "Parts", parts_written(says), "text", 3, HINTS["sub_actions"]),
        EditField("leads", number, "Leads", leads_written(says), "text", 3, HINTS["leads"]),
        EditField("due", number, "Due", (says.get("due") or {}).get("text") or "", hint=HINTS["due"]),
        EditField("measure", number, "Measure", says.get("measure") or "", "text", 3),
        EditField("rag", number, "RAG", rating_of(says), "select", options=[("", "None"), *ratings]),
        EditField("progress", number, "Progress", notes_written(says), "text", 5, HINTS["progress"]),
        *(
            EditField(f"decision-{n}", number, f"“{each['text']}” means", each["disposition"], "select", options=means)
            for n, each in enumerate(decisions)
        ),
    ]


def rating_of(says: Mapping[str, Any]) -> str:
    return f"{says.get('rag') or ''}|{says.get('rag_label') or ''}" if says.get("rag") or says.get("rag_label") else ""


def ratings_in(lines: Iterable[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """What the document rates with, and the plain colours."""
    used = {rating_of(line): str(line.get("rag_label") or line.get("rag")).capitalize() for line in lines}
    used.pop("", None)
    colours = [(f"{colour}|", colour.capitalize()) for colour in COLOURS]
    return [*used.items(), *((value, label) for value, label in colours if label not in used.values())]


def leads_written(says: Mapping[str, Any]) -> str:
    return "\n".join(lead["text"] for lead in says.get("leads") or ())


def parts_written(says: Mapping[str, Any]) -> str:
    return "\n".join(
        " ".join(filter(None, (part.get("label"), part["title"], DONE if part.get("done") else "")))
        for part in says.get("sub_actions") or ()
    )


def notes_written(says: Mapping[str, Any]) -> str:
    return "\n".join(
        f"{on.day}/{on.month}/{on.year}: {note['text']}" if (on := as_day(note["on"])) else note["text"]
        for note in says.get("progress") or ()
    )


# What was typed


def rewritten(before: Mapping[str, Any], number: int, typed: Mapping[str, str], within: Period | None) -> Proposal:
    """The proposal as it was typed; what has no field stays as it was read."""

    def said(name: str) -> str:
        return typed.get(f"{number}-{name}", "").replace("\r\n", "\n").strip()

    says: Proposal = dict(before) | {"ref": said("ref") or None, "title": " ".join(said("title").split())}
    if before.get("kind") == "recommendation":
        return says
    colour, _, label = said("rag").partition("|")
    return says | {
        "section": said("section") or None,
        "objective": " ".join(said("objective").split()) or None,
        "sub_actions": [part_of(line) for line in lines_of(said("sub_actions"))],
        "leads": leads_of(lines_of(said("leads")), before),
        "due": due_of(said("due"), before, within),
        "measure": " ".join(said("measure").split()) or None,
        "rag": colour or None,
        "rag_label": label or None,
        "progress": [note_of(line) for line in lines_of(said("progress"))],
        "decisions": decisions_of(before, said),
    }


def lines_of(text: str) -> list[str]:
    return [line for each in text.split("\n") if (line := " ".join(each.split()))]


def part_of(line: str) -> Proposal:
    done = line.casefold().endswith(DONE)
    line = line[: -len(DONE)].strip() if done else line
    lettered = LETTERED.fullmatch(line)
    if lettered:
        return {"label": lettered["label"], "title": lettered["title"], "done": done}
    return {"label": None, "title": line, "done": done}


def leads_of(lines: list[str], before: Mapping[str, Any]) -> list[Proposal]:
    known = {lead["text"]: lead for lead in before.get("leads") or ()}
    return [dict(known.get(line) or {"text": line, "name": None, "role": None}) for line in lines]


def due_of(text: str, before: Mapping[str, Any], within: Period | None) -> Proposal | None:
    """An untouched date means what it meant in its document."""
    if not text:
        return None
    old = before.get("due")
    if old and old["text"] == text:
        return dict(old)
    read = due.read(text, within)
    on, original = (each.isoformat() if each else None for each in (read.on, read.original_on))
    return {"text": text, "kind": read.kind, "on": on, "every": read.every, "original_on": original}


def note_of(line: str) -> Proposal:
    dated = DATED.fullmatch(line)
    if dated:
        try:
            return {"on": read_day(dated["on"]).isoformat(), "text": dated["text"]}
        except NotADate:
            pass
    return {"on": None, "text": line}


def decisions_of(before: Mapping[str, Any], said: Callable[[str], str]) -> list[Proposal]:
    """Their words stay; what they mean may be said differently."""
    return [
        dict(each) | ({"disposition": how} if (how := said(f"decision-{number}")) in DISPOSITIONS else {})
        for number, each in enumerate(before.get("decisions") or ())
    ]
