"""Proposals: what the reader understood, one JSON object each, as `proposal.schema.json` has it.

Nothing is invented: what the document does not say is null or an empty list. What a person should look at is
said in `doubts`, in their words; `confidence` falls with each of them.
"""

import re
from collections import Counter
from typing import Any

from domain import due
from domain.period import Period
from workers.reading import leads, markup
from workers.reading.document import Cell, words
from workers.reading.rows import Record

_COLOURS = {"red": "red", "amber": "amber", "green": "green", "blue": "blue", "grey": "grey", "gray": "grey"}
_LETTERS = {"r": "red", "a": "amber", "g": "green", "b": "blue"}
_CUT_OFF = re.compile(
    r"(?:\b(?:a|an|and|as|at|by|for|from|in|into|of|on|or|than|that|the|their|to|which|with)|,)$", re.IGNORECASE
)
_DATED = re.compile(r"(?:progress|update)?\s*[–—-]?\s*(\d{1,2}[./]\d{1,2}[./]\d{2,4})\s*[:–—-]?\s*", re.IGNORECASE)
_COST = {"torn": 0.05, "doubt": 0.05, "no reference": 0.1, "no header": 0.2}

Proposal = dict[str, Any]


def build(records: list[Record], glossary: dict[str, str], within: Period | None) -> list[Proposal]:
    """One action for each record, in document order. `within` gives the year to dates that have none."""
    uses = Counter(record.text("ref") for record in records if record.has_reference)
    return [_action(record, glossary, within, uses) for record in records]


def _action(record: Record, glossary: dict[str, str], within: Period | None, uses: Counter[str]) -> Proposal:
    when = due.read(record.text("due"), within) if record.text("due") else None
    named = leads.split(record.text("lead"), glossary)
    rag, rag_label = _rating(record.text("rag"))
    doubts = _doubts(record, when, named, uses)
    return {
        "kind": "action",
        "ref": record.text("ref") or None,
        "section": record.section,
        "objective": record.objective,
        "title": _title(record),
        "sub_actions": _sub_actions(record.cells.get("action", Cell())),
        "leads": [{"text": lead.text, "name": lead.name, "role": None} for lead in named],
        "due": _due(when) if when else None,
        "measure": record.text("measure") or None,
        "progress": _progress(record.text("progress")),
        "rag": rag,
        "rag_label": rag_label,
        "status": "completed" if when and when.kind == "completed" else None,
        "decisions": [],
        "source": {"locator": _locator(record), "text": " | ".join(row.text.strip(" |") for row in record.rows)},
        "confidence": _confidence(record, doubts),
        "doubts": doubts,
    }


def _title(record: Record) -> str:
    return record.text("action") or record.objective or record.text("ref") or record.rows[0].text


def _locator(record: Record) -> str:
    """ "line 33"; "lines 33, 35" where a page break tore the row."""
    places = [row.locator for row in record.rows]
    if len(places) == 1 or not all(re.fullmatch(r"line \d+", place) for place in places):
        return ", ".join(places)
    return "lines " + ", ".join(place.removeprefix("line ") for place in places)


def _due(when: due.Due) -> dict[str, Any]:
    return {
        "text": when.text,
        "kind": when.kind,
        "on": when.on.isoformat() if when.on else None,
        "every": when.every,
        "original_on": when.original_on.isoformat() if when.original_on else None,
    }


def _sub_actions(cell: Cell) -> list[dict[str, Any]]:
    """The parts of an action: only where paragraphs or list items say plainly that there are several."""
    parts = [markup.without_bullet(piece) for piece in cell.pieces]
    clear = len(parts) > 1 and all(len(words(part)) >= 3 and not part[0].islower() for part in parts)
    return [{"label": None, "title": part, "done": False} for part in parts] if clear else []


def _progress(text: str) -> list[dict[str, Any]]:
    """One note; with a day only where it begins with one."""
    if not text:
        return []
    dated = _DATED.match(text)
    on = due.read(dated[1]).on if dated else None
    return [{"on": on.isoformat() if on else None, "text": text}]


def _rating(text: str) -> tuple[str | None, str | None]:
    """The colour and the word for it, where the document gives either in words."""
    plain = text.casefold()
    colour = _COLOURS.get(plain) or _LETTERS.get(plain)
    colour = colour or next((_COLOURS[word] for word in words(plain) if word in _COLOURS), None)
    return colour, text or None


def _doubts(record: Record, when: due.Due | None, named: list[leads.Lead], uses: Counter[str]) -> list[str]:
    doubts = [f"lead {lead.text} is not in the glossary" for lead in named if lead.unknown]
    reference = record.text("ref")
    if uses[reference] > 1:
        times = "twice" if uses[reference] == 2 else f"{uses[reference]} times"
        doubts.append(f"reference {reference} is used {times}")
    if record.columns.have_references and not reference:
        doubts.append("row without reference, read as an action of its own")
    if record.new_sentence_after_break:
        doubts.append("what follows the page break begins a new sentence: it may be an action of its own")
    if record.columns.learned_from != "header":
        doubts.append(f"no header row: columns taken from the {record.columns.learned_from}")
    return doubts + _doubts_of_fields(record, when)


def _doubts_of_fields(record: Record, when: due.Due | None) -> list[str]:
    doubts = []
    if not record.text("action"):
        doubts.append("no action is written: the outcome stands for it")
    if record.columns.of("lead") and not record.text("lead"):
        doubts.append("no lead is named")
    if record.columns.of("due") and when is None:
        doubts.append("no due date is given")
    if when and when.kind == "unclear":
        doubts.append(f"due date {when.text} is unclear")
    if when and when.on and due.read(when.text).on is None:
        doubts.append(f"the year of {when.text} is taken from the plan's period")
    for kind, name in (("action", "action"), ("objective", "outcome"), ("measure", "measure")):
        if _CUT_OFF.search(record.text(kind)):  # type: ignore[arg-type]
            doubts.append(f"the {name} seems cut off: it ends in “{record.text(kind).split()[-1]}”")  # type: ignore[arg-type]
    return doubts


def _confidence(record: Record, doubts: list[str]) -> float:
    confidence = 0.97 - _COST["doubt"] * len(doubts)
    if record.torn:
        confidence -= _COST["torn"]
    if record.columns.have_references and not record.has_reference:
        confidence -= _COST["no reference"]
    if record.columns.learned_from != "header":
        confidence -= _COST["no header"]
    return round(max(confidence, 0.1), 2)
