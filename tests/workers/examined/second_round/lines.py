"""Rows of a table, told by letters: r reference, t title, l lead, d due, m measure, n news, g rating, 0-9 more."""

from __future__ import annotations

from typing import Any

from tests.workers.examined.document import Told
from tests.workers.examined.truth import Act


def listed(actions: list[Act], order: str) -> list[list[Any]]:
    return [[_cell(each, letter) for letter in order.split()] for each in actions]


def _cell(each: Act, letter: str) -> Any:
    if letter.isdigit():
        return each.also[int(letter)] if int(letter) < len(each.also) else ""
    fields = {"r": "ref", "t": "title", "l": "lead", "d": "due", "m": "measure", "n": "note", "g": "rag"}
    return getattr(each, fields[letter])


def on_sheet(told: Told) -> Told:
    """Where no section is fair, the name of the sheet is fair too."""
    names = told.paper.book.sheetnames
    for action in told.actions:
        for reading in (action.answer, *action.answer.get("readings", [])):
            if None in reading.get("section", []):
                reading["section"] = [*reading["section"], *names]
    return told
