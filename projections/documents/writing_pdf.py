"""A plan as a PDF: the paper that a board reads and an inspector keeps, with all that the registry worked out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from projections.asked import Asked
from projections.called import plan_name
from projections.documents.layout import COLUMNS, SHADES, ActionRow, Heading, Layout, layout, one_line
from projections.documents.remarks import remarks, summary
from projections.documents.written import question
from projections.pdf.breaking import breaking
from projections.pdf.typesetting import typeset

TEMPLATE = Path(__file__).with_name("plan.typ")
WIDTHS = {"ref": 1.3, "title": 4.6, "sub_actions": 3.2, "leads": 2.1, "due": 2.2, "measure": 3.3, "progress": 6.4,
          "rag": 1.9, "status": 3.0}  # fmt: skip
"""Parts of the page's width, about centimetres on A4 across."""
ALWAYS = ("title", "leads", "due", "rag", "status")
LETTERS = 5.5
"""Of a word, to a centimetre: what is longer may break anywhere."""
LONGEST_TITLE, ACROSS = 90, 30
TALLEST = 14
"""Lines of a row that still stands on one page; a taller one goes on to the next."""


def as_pdf(plan: Mapping[str, Any], name: str, asked: Asked) -> bytes:
    """A plan as `Reader.plan` gives it for the two dates. `name`: of the authority. Refuses `TooHardToTypeset`."""
    return typeset(TEMPLATE, as_said(plan, name, asked), asked.known_on)


def as_said(plan: Mapping[str, Any], name: str, asked: Asked) -> dict[str, Any]:
    """The plan as its template takes it."""
    laid_out = layout(plan, name, question(asked))
    title, rows = one_line(plan_name(plan)), list(rows_of(laid_out, plan))
    return {
        "title": title,
        "author": laid_out.author,
        "running": breaking(f"{laid_out.author} · {shortened(title)}", ACROSS),
        "question": question(asked),
        "told": [breaking(line, ACROSS) for line in (laid_out.told[0], *summary(plan, one_line))],
        "columns": [{"name": each, "words": COLUMNS[each], "width": WIDTHS[each]} for each in used(rows)],
        "blocks": list(blocks(rows)),
    }


def rows_of(laid_out: Layout, plan: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Headings and actions in their order, with what the registry works out about each action."""
    actions = iter(plan["actions"])
    for row in laid_out.rows:
        if isinstance(row, Heading):
            yield {"heading": breaking(row.text, ACROSS), "level": row.level}
        else:
            beside = remarks(next(actions), one_line)
            cells = {name: cell_of(row, name, beside.get(name, ())) for name in COLUMNS}
            yield {"cells": cells, "long": any(height(name, cell) > TALLEST for name, cell in cells.items())}


def cell_of(action: ActionRow, name: str, beside: Iterable[str]) -> dict[str, Any]:
    """Its lines, each with how it is set: as written, struck where that part is done, or smaller, beside it."""
    written = action.cells[name] or (("Not rated",) if name == "rag" else ())
    done = action.done if name == "sub_actions" else frozenset()
    lines = [(line, "done" if line in done else "plain") for line in written] + [(line, "beside") for line in beside]
    return {
        "lines": [{"words": breaking(line, longest(name)), "how": how} for line, how in lines],
        "shade": SHADES[action.colour] if name == "rag" and action.colour else None,
    }


def blocks(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Headings, and between them the tables of the actions that they head.

    An objective that stands in no section is a heading of the first level: no level is left out.
    """
    in_section = False
    for is_heading, found in groupby(rows, lambda row: "heading" in row):
        if not is_heading:
            yield {"rows": list(found)}
            continue
        for heading in found:
            in_section = in_section or heading["level"] == 1
            yield heading if in_section else heading | {"level": 1}


def used(rows: list[dict[str, Any]]) -> list[str]:
    """The columns, without those in which the authority writes nothing."""
    cells = [row["cells"] for row in rows if "cells" in row]
    return [name for name in COLUMNS if name in ALWAYS or any(cell[name]["lines"] for cell in cells)]


def longest(name: str) -> int:
    return round(WIDTHS[name] * LETTERS)


def height(name: str, cell: dict[str, Any]) -> int:
    """About how many lines a cell takes."""
    return sum(1 + len(line["words"]) // longest(name) for line in cell["lines"])


def shortened(title: str) -> str:
    return title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE].rstrip()}…"
