"""How sure the reader is that all of an action is right, as a chance: where it says 0.9, nine in ten are.

What it sees of an action (`signs`) is weighed by plain numbers, which were fitted to documents with known answers:
see WEIGHTS. A sign is something that goes wrong more often than the rest, not a mistake in itself."""

import re
from collections.abc import Mapping, Sequence
from math import exp
from typing import Any

from workers.reading import headers, shapes, verbs
from workers.reading.document import words
from workers.reading.record import Record

LEAST, MOST = 0.05, 0.99

WEIGHTS: dict[str, float] = {"always": 3.0}
"""Made by `python -m benchmarks.confidence`, which fits them to the examined half for development and the generated
plans; the chance is the logistic function of their sum. Don't mend them by hand: fit again."""

_LIGHT = re.compile(
    r"the year of|due date .* is |no lead is|no due date|reference .* is used|.* is struck through|lead .* glossary|"
    r"the (?:measure|outcome) seems"
)
_GRAVE = re.compile(r"the action seems cut off|no action is written")


def of(signs: Mapping[str, float]) -> float:
    """The chance that all of an action is right."""
    score = sum(WEIGHTS.get(name, 0.0) * value for name, value in signs.items())
    return round(min(max(1 / (1 + exp(-score)), LEAST), MOST), 2)


def tell(records: Sequence[Record], actions: Sequence[dict[str, Any]]) -> None:
    """Gives each action its confidence, in the light of the others of its table."""
    troubled = _troubled(records, actions)
    for record, action in zip(records, actions, strict=True):
        action["confidence"] = of(signs(record, action, troubled[id(record.columns)]))


def _troubled(records: Sequence[Record], actions: Sequence[Mapping[str, Any]]) -> dict[int, float]:
    """Of each table, the share of actions with a doubt that is more than light."""
    tables: dict[int, list[bool]] = {}
    for record, action in zip(records, actions, strict=True):
        heavy = any(not _LIGHT.match(doubt) for doubt in action["doubts"])
        tables.setdefault(id(record.columns), []).append(heavy)
    return {table: sum(heavy) / len(heavy) for table, heavy in tables.items()}


def signs(record: Record, action: Mapping[str, Any], troubled: float = 0.0) -> dict[str, float]:
    """What is seen of one action, each between 0 and a few; only what is there."""
    seen = {
        "always": 1.0,
        "table troubled": troubled,
        **_of_columns(record),
        **_of_place(record, action),
        **_of_fields(record, action),
        **_of_doubts(action["doubts"]),
    }
    return {name: round(float(value), 3) for name, value in seen.items() if value}


def _of_columns(record: Record) -> dict[str, float]:
    columns = record.columns
    used = [n for n in columns.kinds if any(n in row.filled for row in record.rows)]
    told = {n: headers.kind_of(columns.names[n]) if n < len(columns.names) else None for n in used}
    by_header = columns.learned_from == "header"
    place = record.rows[0].locator
    return {
        "columns by cells": columns.learned_from == "cells",
        "columns of the table before": columns.learned_from == "table before",
        "prose": columns.learned_from == "prose",
        "strange columns": min(3, sum(kind is None for kind in told.values())) if by_header else 0,
        "against its name": min(2, sum(bool(kind) and kind != columns.kinds[n] for n, kind in told.items())),
        "torn": record.torn,
        "without reference where others have one": columns.have_references and not record.has_reference,
        "PDF": place.startswith("page"),
        "text": place.startswith("line"),
    }


def _of_place(record: Record, action: Mapping[str, Any]) -> dict[str, float]:
    section, objective = action["section"] or "", action["objective"] or ""
    own = record.text("objective")
    return {
        "no place": not section and not objective,
        "no objective": bool(section) and not objective,
        "objective carried down": bool(record.columns.of("objective")) and not own and not record.merged_objective,
        "objective of a word or two": 0 < len(words(objective)) <= 2,
        "objective is long": len(words(objective)) > 25,
        "section like a sentence": len(words(section)) > 12 or section.endswith((":", ".")),
    }


def _of_fields(record: Record, action: Mapping[str, Any]) -> dict[str, float]:
    title, leads, due = action["title"], [lead["text"] for lead in action["leads"]], action["due"]
    return {
        "title of a few words": len(words(title)) <= 3,
        "long title": len(words(title)) > 40,
        "title without a verb": not verbs.tells(title),
        "odd lead": any(not shapes.looks_like_lead(text) or len(words(text)) > 6 for text in leads),
        "many leads": len(leads) > 2,
        "no lead": not leads,
        "unclear date": bool(due) and due["kind"] == "unclear",
        "no date": not due,
        "parts": bool(action["sub_actions"]),
        "notes": min(2, len(action["progress"])),
        "no measure": not action["measure"],
        "decided": bool(action["decisions"]),
        "words without a field": _unplaced(action),
    }


def _unplaced(action: Mapping[str, Any]) -> float:
    """Of the words of the row, the share that no field holds."""
    fields = [action[name] or "" for name in ("ref", "section", "objective", "title", "measure", "rag_label")]
    fields += [part["title"] for part in action["sub_actions"]] + [lead["text"] for lead in action["leads"]]
    fields += [note["text"] for note in action["progress"]] + [each["text"] for each in action["decisions"]]
    fields += [action["due"]["text"] if action["due"] else ""]
    held = {word for text in fields for word in words(text.casefold())}
    own = words(action["source"]["text"].casefold())
    return sum(word not in held for word in own) / len(own) if own else 0.0


def _of_doubts(doubts: Sequence[str]) -> dict[str, float]:
    grave = sum(bool(_GRAVE.match(doubt)) for doubt in doubts)
    light = sum(bool(_LIGHT.match(doubt)) for doubt in doubts)
    return {"grave doubts": min(grave, 1), "light doubts": min(light, 2), "doubts": min(len(doubts) - grave - light, 3)}
