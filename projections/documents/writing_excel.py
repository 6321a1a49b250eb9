"""A plan as an Excel workbook: a row for each action, to filter, sort, work on, and hand in again."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from projections.documents.layout import COLUMNS, HEADINGS, SHADES, ActionRow, Layout

WIDTHS = {"section": 18, "objective": 26, "ref": 7, "title": 44, "sub_actions": 34, "leads": 18, "due": 14,
          "measure": 34, "progress": 54, "rag": 14, "status": 20}  # fmt: skip
"""Characters."""
MOST = 32_767
"""Characters that a cell of Excel can hold."""
AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def as_excel(plan: Layout) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, **AS_TEXT}) as book:
        book.set_properties({"title": plan.title, "author": plan.author})
        write_sheet(book, book.add_worksheet("Plan"), plan)
    return content.getvalue()


def write_sheet(book: Any, sheet: Any, plan: Layout) -> None:
    columns = HEADINGS | COLUMNS
    sheet.write_string(0, 0, plan.title, book.add_format({"bold": True, "font_size": 14}))
    for number, line in enumerate(plan.told, 1):
        sheet.write_string(number, 0, line)
    top = len(plan.told) + 2
    header = book.add_format(
        {"bold": True, "bg_color": "#1F3A4D", "font_color": "#FFFFFF", "text_wrap": True, "valign": "top", "border": 1}
    )
    for place, (name, words) in enumerate(columns.items()):
        sheet.set_column(place, place, WIDTHS[name])
        sheet.write_string(top, place, words, header)
    formats = Formats(book)
    for number, action in enumerate(plan.actions, top + 1):
        for place, name in enumerate(columns):
            sheet.write_string(number, place, fitting(lines_of(action, name)), formats.of(action, name))
    sheet.freeze_panes(top + 1, 0)
    sheet.autofilter(top, 0, top + len(plan.actions), len(columns) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)


class Formats:
    """A cell's look; a rating is shaded."""

    def __init__(self, book: Any) -> None:
        plain = {"text_wrap": True, "valign": "top", "border": 1, "num_format": "@"}
        self.plain = book.add_format(plain)
        self.shaded = {name: book.add_format(plain | {"bg_color": f"#{rgb}"}) for name, rgb in SHADES.items()}

    def of(self, action: ActionRow, name: str) -> Any:
        return self.shaded[action.colour] if name == "rag" and action.colour else self.plain


def lines_of(action: ActionRow, name: str) -> Sequence[str]:
    if name in HEADINGS:
        return [action.section if name == "section" else action.objective]
    return action.cells[name]


def fitting(lines: Sequence[str]) -> str:
    """One to a line; of more than a cell can hold, the last: those before are in the registry."""
    kept = list(lines)
    while len(kept) > 1 and sum(map(len, kept)) + len(kept) > MOST:
        del kept[0]
    return "\n".join(kept)[:MOST]
