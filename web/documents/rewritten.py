"""A row's proposals as the fields of a form, and what was typed into them as proposals again.

What has several values has one on each line; what nobody touched stays exactly as it was read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from domain.period import Period
from domain.refusals import InvalidOrder
from projections.documents.fields import COLOURS, as_typed, checked
from web.documents.words import DISPOSITIONS

Proposal = Mapping[str, Any]
Typed = Mapping[str, str]
LABELS = {
    "ref": "Reference", "title": "Action", "section": "Section", "objective": "Objective", "sub_actions": "Parts",
    "leads": "Leads", "due": "Due", "measure": "Measure", "rag": "RAG", "status": "How it stands",
    "progress": "Progress",
}  # fmt: skip
ROWS = {"title": 3, "objective": 2, "sub_actions": 2, "leads": 2, "measure": 3, "progress": 4}
HINTS = {
    "sub_actions": "One on each line, with its letter: A) Review the policy. End one that is done with “(done)”.",
    "leads": "One on each line, as the plan writes them.",
    "due": "As the plan writes it: Sept 26, Q4 2026-27, quarterly until March 27.",
    "progress": "An empty line between notes; begin one with its date if it has one: 21/5/2026: Two workers started.",
}


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
    width: int | None = None
    beside: bool = False
    """Whether it stands beside others where there is room."""
    options: list[tuple[str, str]] = field(default_factory=list)

    @property
    def id(self) -> str:
        return f"{self.number}-{self.name}"


def written(says: Proposal) -> dict[str, str]:
    """The fields of a proposal as a browser would send them back untouched."""
    if says.get("kind") == "recommendation":
        return {"ref": says.get("ref") or "", "title": says["title"]}
    decisions = {f"decision-{n}": each["disposition"] for n, each in enumerate(says["decisions"])}
    stands = {} if says["decisions"] else {"status": says.get("status") or ""}
    return {**as_typed(says), "rag": rating_of(says), **stands, **decisions}


def form_of(says: Proposal, number: int, ratings: list[tuple[str, str]], typed: Typed) -> list[EditField]:
    """The fields of one proposal, with what was typed where something was."""
    values = written(says)
    made = []
    for name in [*(name for name in LABELS if name in values), *(name for name in values if name not in LABELS)]:
        value = typed.get(f"{number}-{name}", values[name]).replace("\r\n", "\n")
        made.append(EditField(name, number, LABELS.get(name, ""), value, hint=HINTS.get(name, "")))
        made[-1].width = 10 if name == "ref" else None
        if name in ROWS:
            made[-1].kind, made[-1].rows = "text", ROWS[name]
        elif name == "rag":
            made[-1].kind, made[-1].options = "select", [("", "None"), *ratings]
        elif name == "status":
            made[-1].kind, made[-1].options = "select", ways_of(says)
        elif name.startswith("decision-"):
            text = says["decisions"][int(name.removeprefix("decision-"))]["text"]
            made[-1].kind, made[-1].label = "select", f"“{text}” means"
            made[-1].options = [(how, words.capitalize()) for how, words in DISPOSITIONS.items()]
    return made


def ways_of(says: Proposal) -> list[tuple[str, str]]:
    """Open, or a way to leave the plan; what nobody touched stays as it was read."""
    still = [(says.get("status") if says.get("status") == "open" else "", "Open: it stays in the plan")]
    ended = [(how, words.capitalize()) for how, words in DISPOSITIONS.items() if how != "unclear"]
    return [(value or "", words) for value, words in still] + ended


def rating_of(says: Proposal) -> str:
    return f"{says.get('rag') or ''}|{says.get('rag_label') or ''}" if says.get("rag") or says.get("rag_label") else ""


def ratings_in(lines: Iterable[Proposal], scheme: Sequence[Proposal]) -> list[tuple[str, str]]:
    """The authority's own ratings, and behind them what the document calls otherwise."""
    used = {rating_of(line): str(line.get("rag_label") or line.get("rag")) for line in lines}
    used.pop("", None)
    offered: dict[str, str] = {}
    for step in scheme:
        label = str(step["label"])
        same = [value for value, words in used.items() if words.casefold() == label.casefold()]
        colour = step["colour"] if step["colour"] in COLOURS else ""
        offered |= dict.fromkeys(same or [f"{colour}|{label}"], label)
    others = {value: f"{words[:1].upper()}{words[1:]} (the document’s word)" for value, words in used.items()}
    return [*offered.items(), *((value, words) for value, words in others.items() if value not in offered)]


def rewritten(before: Proposal, number: int, typed: Typed, within: Period | None) -> dict[str, Any]:
    """The proposal as it was typed. Refuses `InvalidOrder`, each problem under the id of its field."""
    was = written(before)
    changed = {
        name: value
        for name in was
        if (value := typed.get(f"{number}-{name}", was[name]).replace("\r\n", "\n").strip()) != was[name].strip()
    }
    if not before["title"] and "title" not in changed:
        changed["title"] = ""  # of a second action nobody has written it yet
    try:
        return checked(before, as_fields(before, changed), within)
    except InvalidOrder as refusal:
        fields = {f"{number}-{name}": told for name, told in refusal.details["fields"].items()}
        raise InvalidOrder(str(refusal), fields=fields) from None


def as_fields(before: Proposal, changed: dict[str, str]) -> dict[str, Any]:
    """A rating is a colour and a label; decisions keep their words and may mean something else."""
    given: dict[str, Any] = {name: value for name, value in changed.items() if not name.startswith("decision-")}
    if "rag" in given:
        given["rag"], _, given["rag_label"] = str(given["rag"]).partition("|")
    if any(name.startswith("decision-") for name in changed):
        given["decisions"] = [
            {**each, "disposition": changed.get(f"decision-{n}", each["disposition"])}
            for n, each in enumerate(before["decisions"])
        ]
    return given
