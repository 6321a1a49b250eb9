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
SMALL = 6
"""Rows. In a smaller table, trouble in one row says little of the others."""

WEIGHTS: dict[str, float] = {
    "always": 2.35,
    "due under another name": -2.03,
    "measure under another name": -1.47,
    "section under another name": -1.47,
    "section like a sentence": -1.37,
    "other under another name": -1.24,
    "lead under another name": -1.21,
    "action under another name": -1.09,
    "no date": -0.87,
    "progress under another name": -0.84,
    "PDF": -0.73,
    "columns by cells": -0.72,
    "objectives that are no sentence": -0.68,
    "doubts": -0.63,
    "grave doubts": -0.59,
    "columns of the table before": -0.57,
    "objective under another name": -0.50,
    "prose": -0.47,
    "title without a verb": -0.44,
    "one lead in every row": -0.43,
    "objective of a word or two": -0.42,
    "title of a few words": -0.42,
    "parts": -0.40,
    "no lead": -0.38,
    "odd lead": -0.38,
    "light doubts": -0.24,
    "no objective": -0.22,
    "torn": -0.22,
    "rag under another name": -0.18,
    "many leads": -0.16,
    "few actions": -0.06,
}
"""Made by `python -m benchmarks.confidence`, which fits them to the generated plans and to documents as they were read
before anybody mended on them; the chance is the logistic function of their sum. Don't mend them by hand: fit again."""

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
    tables: dict[int, list[tuple[Record, Mapping[str, Any]]]] = {}
    for record, action in zip(records, actions, strict=True):
        tables.setdefault(id(record.columns), []).append((record, action))
    common = {table: _of_table(rows) for table, rows in tables.items()}
    for record, action in zip(records, actions, strict=True):
        action["confidence"] = of(signs(record, action, common[id(record.columns)]))


def _of_table(rows: Sequence[tuple[Record, Mapping[str, Any]]]) -> dict[str, float]:
    """What is seen of a table as a whole: what goes wrong in one row mostly goes wrong in all."""
    columns, count = rows[0][0].columns, len(rows)
    begun = sum(0 in record.rows[0].filled for record, _ in rows)
    merged = any(record.merged_objective for record, _ in rows)
    apart = [text for _, action in rows for text in {lead["text"] for lead in action["leads"]}]
    return {
        "table troubled": sum(_is_troubled(action) for _, action in rows) / max(count, SMALL),
        "table leaves words": sum(_unplaced(action) for _, action in rows) / count,
        "first column seldom filled": count > 2 and not merged and 0 in columns.kinds and begun * 3 < count * 2,
        "one lead in every row": count > 3 and len(apart) > count and apart.count(max(apart, key=apart.count)) == count,
        "objectives that are no sentence": count > 3
        and sum(0 < len(words(action["objective"] or "")) <= 2 for _, action in rows) == count,
        "few actions": count <= 2,
    }


def _is_troubled(action: Mapping[str, Any]) -> bool:
    return any(not _LIGHT.match(doubt) for doubt in action["doubts"])


def signs(record: Record, action: Mapping[str, Any], common: Mapping[str, float]) -> dict[str, float]:
    """What is seen of one action, each between 0 and a few; only what is there."""
    seen = {
        "always": 1.0,
        **common,
        **_of_columns(record),
        **_of_place(action),
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
        **{f"{kind} under another name": 1.0 for kind in _otherwise_named(told, columns.kinds) if by_header},
        "torn": record.torn,
        "without reference where others have one": columns.have_references and not record.has_reference,
        "PDF": place.startswith("page"),
        "text": place.startswith("line"),
    }


def _otherwise_named(told: Mapping[int, str | None], kinds: Mapping[int, str]) -> set[str]:
    """Kinds of columns whose name is strange, or says something else."""
    return {kinds[n] for n, kind in told.items() if kind != kinds[n] and kinds[n] in _TELLING}


_TELLING = ("action", "objective", "section", "lead", "due", "measure", "progress", "ref", "rag", "status", "other")


def _of_place(action: Mapping[str, Any]) -> dict[str, float]:
    section, objective = action["section"] or "", action["objective"] or ""
    return {
        "no place": not section and not objective,
        "no objective": bool(section) and not objective,
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
