"""The audit trail as a file: what the page's filters leave, for Excel, as CSV and as JSON lines, however long it is."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

import xlsxwriter  # type: ignore[import-untyped]
from flask import Blueprint, Response, abort, stream_with_context
from flask.typing import ResponseReturnValue

from projections.answers import json_ready
from projections.naming import actions_named
from projections.reading import Reader
from projections.trail import everything
from web import asking
from web.authorities import reader
from web.connections import reading
from web.entries.filters import Filters, asked_filters
from web.entries.routes import about_in_words, names, recommendations, roles_here
from web.layout import LONDON
from web.permissions import allow
from web.plans.downloading import EXCEL
from web.wording import action_name, kind_of_entry, plan_name, told

blueprint = Blueprint("entries_exported", __name__)
asking.install(blueprint)
AT = "/<slug:authority>/entries/entries"
COLUMNS = {
    "position": 9, "recorded at": 20, "effective on": 12, "days late": 9, "after an inspection was announced": 12,
    "kind": 22, "what": 48, "said": 60, "about": 40, "plan": 30, "action": 40, "by": 24, "role": 14,
    "document": 16, "place": 18, "corrected at": 20, "corrected by entry": 38, "command": 38, "entry": 38,
}  # fmt: skip
"""And how wide each is in Excel."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
ON_A_SHEET = 1_000_000
"""Rows; Excel itself opens 1,048,576."""
IN_A_CELL = 32_767
Row = list[Any]


@blueprint.get(f"{AT}.csv")
@allow("read plans")
def as_csv(authority: str) -> ResponseReturnValue:
    """Begins with the mark by which Excel knows UTF-8."""
    return download(csv_lines(told_fully(authority)), "text/csv; charset=utf-8", authority, "csv")


@blueprint.get(f"{AT}.jsonl")
@allow("read plans")
def as_json_lines(authority: str) -> ResponseReturnValue:
    """Each entry as the API tells it."""
    pieces = pieces_of(authority)
    lines = (json.dumps(json_ready(entry), ensure_ascii=False) + "\n" for _, piece in pieces for entry in piece)
    return download(lines, "application/jsonl; charset=utf-8", authority, "jsonl")


@blueprint.get(f"{AT}.xlsx")
@allow("read plans")
def as_excel(authority: str) -> ResponseReturnValue:
    """Written row by row to a file, which is sent when it is whole: a workbook's parts can't be sent before."""
    return download(workbook_pieces(told_fully(authority)), EXCEL, authority, "xlsx")


def download(content: Iterator[str] | Iterator[bytes], media_type: str, authority: str, ending: str) -> Response:
    answer = Response(stream_with_context(content), content_type=media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{authority} entries.{ending}"'
    return answer


def pieces_of(authority: str) -> Iterator[tuple[Filters, list[dict[str, Any]]]]:
    """What the filters leave. Refuses filters that can't be read: a file that says more than was asked misleads."""
    filters = asked_filters(reader(authority))
    if filters.problems:
        abort(400, " ".join(filters.problems.values()))
    return read_while_sending(authority, filters)


def read_while_sending(authority: str, filters: Filters) -> Iterator[tuple[Filters, list[dict[str, Any]]]]:
    """Borrows a snapshot of its own: the request's is given back before the first piece is sent."""
    if filters.wanted is not None:
        for piece in everything(reader(authority), filters.wanted):
            yield filters, piece


def told_fully(authority: str) -> Iterator[Row]:
    """A row for each entry, with names and sentences."""
    pieces = pieces_of(authority)
    return (row for filters, piece in pieces for row in rows_of(authority, filters, piece))


def rows_of(authority: str, filters: Filters, piece: list[dict[str, Any]]) -> Iterator[Row]:
    ask = Reader(reading(authority), authority)
    about = actions_named(ask, {each["action"] for each in piece if each["action"]}, filters.asked)
    roles = roles_here(authority, {each["actor"] for each in piece})
    called = names(filters.plans, about) | recommendations(ask, piece, filters.asked)
    on = {each["position"]: about_in_words(each, authority, called) for each in piece}
    return (row_of(each, called, filters, about, roles, on[each["position"]]) for each in piece)


def row_of(
    entry: dict[str, Any],
    called: dict[str, str],
    filters: Filters,
    about: dict[UUID, Any],
    roles: dict[UUID, str],
    on: str,
) -> Row:
    what, source = told(entry, called), entry["source"] or {}
    plan, action = entry["plan"], entry["action"]
    return [
        entry["position"],
        moment(entry["recorded_at"]),
        entry["effective_on"].isoformat(),
        entry["days_late"],
        "yes" if entry["after_announcement"] else "no",
        kind_of_entry(entry["event"]),
        what.what,
        what.said,
        on,
        plan_name(filters.plans[plan]) if plan in filters.plans else plan,
        action_name(about[action]) if action in about else action,
        entry["by"],
        roles.get(entry["actor"]),
        source.get("document"),
        source.get("place"),
        moment(entry["corrected_at"]),
        entry["corrected_by"],
        entry["command_id"],
        entry["event_id"],
    ]


def moment(value: Any) -> str:
    """By the clock in London, with the zone: 2025-09-11T13:00:00+01:00."""
    return value.astimezone(LONDON).isoformat(timespec="seconds") if value else ""


def cell(value: Any) -> Any:
    """Numbers as they are; a text that a spreadsheet could take for a formula gets an apostrophe before it."""
    if isinstance(value, int):
        return value
    words = "" if value is None else str(value)
    return f"'{words}" if words.startswith(FORMULA) else words


def csv_lines(rows: Iterator[Row], columns: Iterable[str] = COLUMNS) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(columns)
    yield "\ufeff" + buffer.getvalue()
    for row in rows:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow([cell(value) for value in row])
        yield buffer.getvalue()


def workbook_pieces(rows: Iterator[Row]) -> Iterator[bytes]:
    with tempfile.TemporaryFile() as content:
        write_workbook(content, rows)
        content.seek(0)
        while piece := content.read(65_536):
            yield piece


def write_workbook(content: Any, rows: Iterator[Row]) -> None:
    plainly = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(content, {"constant_memory": True, **plainly}) as book:
        heading = book.add_format({"bold": True, "bg_color": "#1F3A4D", "font_color": "#FFFFFF"})
        sheet, number = add_sheet(book, heading), 0
        for row in rows:
            if number == ON_A_SHEET:
                sheet, number = add_sheet(book, heading), 0
            number += 1
            for place, value in enumerate(map(cell, row)):
                if isinstance(value, int):
                    sheet.write_number(number, place, value)
                else:
                    sheet.write_string(number, place, value[:IN_A_CELL])


def add_sheet(book: Any, heading: Any) -> Any:
    sheet = book.add_worksheet(f"Entries {len(book.worksheets()) + 1}")
    for place, (words, width) in enumerate(COLUMNS.items()):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, words, heading)
    sheet.freeze_panes(1, 0)
    return sheet
