"""Rows that are struck through as a whole: somebody took the action out of the plan and left its words to be seen.

That is no part that is done. Words in it that decide say why; where none do, a person is asked.
"""

from collections.abc import Sequence
from dataclasses import replace

from workers.reading.decisions import Decision
from workers.reading.document import Cell, words
from workers.reading.headers import Kind
from workers.reading.record import Record

_OF_MORE: set[Kind] = {"objective", "section", "ref"}
"""Cells that stand for more than the action, or may be a number that no stroke goes through."""
_OWN: tuple[Kind, ...] = ("action", "parts")


def out(record: Record) -> bool:
    """Whether all words of the action and of what is told of it are struck through."""
    told = [cell for kind, cell in record.cells.items() if kind not in _OF_MORE and words(cell.text)]
    return "action" in record.cells and len(told) > 1 and all(_is_struck(cell) for cell in told)


def without_strokes(record: Record) -> Record:
    """The record with an action as if nothing were struck: what is struck is all of it."""
    plain = {kind: replace(record.cells[kind], struck=()) for kind in _OWN if kind in record.cells}
    return replace(record, cells=record.cells | plain)


def doubts(decided: Sequence[Decision], status: str | None) -> list[str]:
    if decided:
        return [f"the whole row is struck through: “{decided[0].text}” is read as the reason"]
    return [] if status else ["the whole row is struck through, and nothing says whether it is done or withdrawn"]


def alone(title: str, struck: Sequence[str]) -> list[str]:
    """What to ask of an action whose own words are struck through, but not what is told of it."""
    mine = words(title.casefold())
    if mine and mine == words(" ".join(struck).casefold()):
        return ["the action is struck through: it may be done or withdrawn"]
    return []


def _is_struck(cell: Cell) -> bool:
    return words(cell.text) == words(" ".join(cell.struck))
