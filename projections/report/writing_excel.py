"""A report as a workbook: a sheet for the matrix and each theme, and one on which every number can be followed.

A number that counts actions is a formula: it counts the rows of the sheet “Where from” that have its key.
"""

from __future__ import annotations

import io
from datetime import UTC
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from projections.documents.writing_excel import AS_TEXT, MOST
from projections.report.blocks import STEPS, Beside, Cell, Chart, Heading, Lines, Section, Table, Text
from projections.report.known import entries_of
from projections.report.numbers import Number
from projections.report.report import Report
from projections.report.zipped import dated

FROM = "Where from"
HEADS = ("Key", "Number", "How", "No.", "Service", "Plan", "Ref.", "Action", "Action’s id", "Up to position", "Entries")
WIDTHS = (38, 9, 34, 8, 28, 32, 8, 60, 38, 12, 60)
PATTERNS = {"at_risk": "wide_upward_diagonal", "complete": "narrow_horizontal", "not_rated": "percent_10"}
COLOURS = {"not_started": "#FFFFFF", "on_track": "#A9D8BD", "at_risk": "#FBDDA6", "off_track": "#8F1D14",
           "complete": "#C6DCF2", "not_rated": "#FFFFFF"}  # fmt: skip


def as_excel(report: Report) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, **AS_TEXT}) as book:
        created = report.choices.known_on.astimezone(UTC).replace(tzinfo=None)
        book.set_properties({"title": report.title, "author": "Throughline", "created": created})
        writer = Writer(book, report)
        for section in report.sections:
            if section.name not in (FROM, "Actions"):
                writer.section(section)
        if not report.choices.least:
            writer.traces()
    return dated(content.getvalue(), report.choices.known_on)


class Writer:
    """Where the next block goes, and the looks of cells."""

    def __init__(self, book: Any, report: Report) -> None:
        self.book, self.report = book, report
        plain = {"text_wrap": True, "valign": "top", "border": 1}
        self.words = book.add_format(plain | {"num_format": "@"})
        self.number = book.add_format(plain | {"num_format": "#,##0", "align": "right"})
        self.head = book.add_format(plain | {"bold": True, "bg_color": "#1F3A4D", "font_color": "#FFFFFF"})
        self.large = book.add_format({"bold": True, "font_size": 14})
        self.bold = book.add_format({"bold": True, "font_size": 12})
        self.link = book.add_format({"font_color": "#0B4F91", "underline": 1})

    def section(self, section: Section) -> None:
        sheet = self.book.add_worksheet(section.name)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_column(0, 0, 44)
        sheet.set_column(1, 12, 16)
        sheet.write_string(0, 0, section.heading, self.large)
        sheet.write_string(1, 0, self.report.question)
        row, chart = 3, None
        if not self.report.choices.least and section.name != "About":
            sheet.write_url(2, 0, f"internal:'{FROM}'!A1", self.link, "Where each number comes from")
        for block in section.blocks:
            if isinstance(block, Chart):
                chart = block
            elif isinstance(block, Table):
                at = row
                row = self.table(sheet, block, row)
                if chart:
                    self.chart(sheet, section.name, chart, at)
                    row, chart = row + 17, None
            else:
                row = self.line(sheet, block, row)

    def line(self, sheet: Any, block: Heading | Text, row: int) -> int:
        sheet.write_string(row, 0, fitting(block.text), self.bold if isinstance(block, Heading) else None)
        return row + 1

    def table(self, sheet: Any, table: Table, row: int) -> int:
        """Returns the row after it."""
        for column, head in enumerate(table.heads):
            sheet.write_string(row, column, head, self.head)
        for down, cells in enumerate(table.rows, row + 1):
            for column, cell in enumerate(cells):
                self.cell(sheet, down, column, cell)
        return row + len(table.rows) + 2

    def cell(self, sheet: Any, row: int, column: int, cell: Cell) -> None:
        if isinstance(cell, Beside):
            if cell.words:
                sheet.write_comment(row, column, cell.words, {"author": "Throughline"})
            cell = cell.number
        if isinstance(cell, Lines):
            cell = "\n".join((cell.words, *cell.under))
        if isinstance(cell, str):
            sheet.write_string(row, column, fitting(cell), self.words)
        elif cell.value is None:
            sheet.write_string(row, column, cell.words, self.words)
        elif cell.counts:
            formula = f"=COUNTIF('{FROM}'!$A:$A,\"{cell.key}\")"
            if self.report.choices.least:
                sheet.write_number(row, column, cell.value, self.number)
            else:
                sheet.write_formula(row, column, formula, self.number, cell.value)
        else:
            sheet.write_number(row, column, cell.value, self.number)

    def chart(self, sheet: Any, name: str, chart: Chart, row: int) -> None:
        """Excel's own, from the table at this row, below it."""
        made, last = self.book.add_chart({"type": "column", "subtype": "stacked"}), row + len(chart.days)
        for column, step in enumerate(STEPS, 1):
            days, values = [name, row + 1, 0, last, 0], [name, row + 1, column, last, column]
            series = {"name": STEPS[step], "categories": days, "values": values}
            made.add_series(series | {"border": {"color": "#0B0C0C"}, "gap": 30} | look_of(step))
        made.set_title({"name": chart.title, "name_font": {"size": 11}})
        made.set_size({"width": 900, "height": 300})
        sheet.insert_chart(last + 2, 0, made, {"description": f"{chart.title}; the numbers are in the table above"})

    def traces(self) -> None:
        """A row for each number and each action on which it rests."""
        sheet = self.book.add_worksheet(FROM)
        for column, (head, width) in enumerate(zip(HEADS, WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, head, self.head)
        row = 0
        for number in self.report.numbers.traced():
            for id in number.rests_on:
                row += 1
                self.trace(sheet, row, number, self.report.known.actions[id])
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(row, 1), len(HEADS) - 1)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)

    def trace(self, sheet: Any, row: int, number: Number, action: dict[str, Any]) -> None:
        known, position = self.report.known, self.report.positions.get(action["authority"], 0)
        sheet.write_string(row, 0, number.key)
        sheet.write_number(row, 1, number.value)
        said = (number.how, known.name(action["id"]), action["service"], action["plan_title"], action["ref"] or "",
                action["title"], str(action["id"]))  # fmt: skip
        for column, words in enumerate(said, 2):
            sheet.write_string(row, column, fitting(words))
        sheet.write_number(row, 9, position)
        sheet.write_string(row, 10, entries_of(action))


def look_of(step: str) -> dict[str, Any]:
    """A colour, or a pattern where two colours look alike without any."""
    if step in PATTERNS:
        return {"pattern": {"pattern": PATTERNS[step], "fg_color": "#11467A", "bg_color": COLOURS[step]}}
    return {"fill": {"color": COLOURS[step]}}


def fitting(text: str) -> str:
    return text[:MOST]
