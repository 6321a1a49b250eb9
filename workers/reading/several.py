"""Several actions in one row: a list in the action's cell, and lists as long in the cells of leads or dates. They pair
by position. A list with one lead or one date for all is one action with its parts, and no matter of this module."""

from collections.abc import Mapping
from dataclasses import replace

from workers.reading import parts, shapes
from workers.reading.document import Cell, Row
from workers.reading.headers import Kind

_PAIRED: tuple[Kind, ...] = ("lead", "due", "measure", "progress", "rag")
DOUBT = "one of several actions in one cell, paired with leads and dates by their order"


def apart(row: Row, cells: Mapping[Kind, Cell]) -> list[dict[Kind, Cell]]:
    """The cells of each action; empty where the row is one action."""
    actions = _listed(cells.get("action", Cell()))
    if len(actions) < 2:
        return []
    lists = {kind: _listed(cells[kind]) or _lines(cells[kind]) for kind in _PAIRED if kind in cells}
    paired = {kind: texts for kind, texts in lists.items() if len(texts) == len(actions)}
    numbered = any(_listed(cells[kind]) for kind in ("lead", "due") if kind in paired)  # type: ignore[index]
    by_lines = {"lead", "due"} <= set(paired) and all(shapes.is_when(text) for text in paired["due"])
    if not (numbered or by_lines):
        return []
    made = []
    for n, action in enumerate(actions):
        own = {kind: replace(cells[kind], pieces=(texts[n],), lines=(texts[n],)) for kind, texts in paired.items()}
        made.append({**cells, **own, "action": replace(cells["action"], pieces=(action,), lines=(action,), items=())})
    return made


def _listed(cell: Cell) -> list[str]:
    """The items of a list that is all that a cell holds."""
    found = parts.of(cell.pieces, items=cell.items) if cell else []
    labelled = bool(found) and all(part["label"] for part in found)
    alone = bool(cell.items) and len(cell.items) == len(cell.pieces)
    return [part["title"] for part in found] if labelled else list(cell.items) if alone else []


def _lines(cell: Cell) -> list[str]:
    return list(cell.shown)
