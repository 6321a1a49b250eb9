"""The audit trail as a file: what the page's filters leave, for Excel, as CSV and as JSON lines, however long it is."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
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
from web.entries.file_names import file_name
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
LOOKS: dict[type, str] = {date: "d mmm yyyy", datetime: "d mmm yyyy hh:mm:ss"}
Row = list[Any]


@blueprint.get(f"{AT}.csv")
@allow("read plans")
def as_csv(authority: str) -> ResponseReturnValue:
    """Begins with the mark by which Excel knows UTF-8."""
    filters = readable_filters(authority)
    return download(csv_lines(told_fully(authority, filters)), "text/csv; charset=utf-8", authority, filters, "csv")


@blueprint.get(f"{AT}.jsonl")
@allow("read plans")
def as_json_lines(authority: str) -> ResponseReturnValue:
    """Each entry as the API tells it."""
    filters = readable_filters(authority)
    pieces = read_while_sending(authority, filters)
    lines = (json.dumps(json_ready(entry), ensure_ascii=False) + "\n" for piece in pieces for entry in piece)
    return download(lines, "application/jsonl; charset=utf-8", authority, filters, "jsonl")


@blueprint.get(f"{AT}.xlsx")
@allow("read plans")
def as_excel(authority: str) -> ResponseReturnValue:
    """Written row by row to a file, which is sent when it is whole: a workbook's parts can't be sent before."""
    filters = readable_filters(authority)
    return download(workbook_pieces(told_fully(authority, filters)), EXCEL, authority, filters, "xlsx")


def download(
    content: Iterator[str] | Iterator[bytes], media_type: str, authority: str, filters: Filters, ending: str
) -> Response:
    answer = Response(stream_with_context(content), content_type=media_type)
    name = file_name(authority, filters, ending)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def readable_filters(authority: str) -> Filters:
    """Refuses filters that can't be read: a file that says more than was asked misleads."""
    filters = asked_filters(reader(authority))
    if filters.problems:
        abort(400, " ".join(filters.problems.values()))
    return filters


def read_while_sending(authority: str, filters: Filters) -> Iterator[list[dict[str, Any]]]:
    """Borrows a snapshot of its own: the request's is given back before the first piece is sent."""
    if filters.wanted is not None:
        yield from everything(reader(authority), filters.wanted)


def told_fully(authority: str, filters: Filters) -> Iterator[Row]:
    """A row for each entry, with names and sentences."""
    return (row for piece in read_while_sending(authority, filters) for row in rows_of(authority, filters, piece))


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
        local(entry["recorded_at"]),
        entry["effective_on"],
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
        local(entry["corrected_at"]),
        entry["corrected_by"],
        entry["command_id"],
        entry["event_id"],
    ]


def local(value: datetime | None) -> datetime | None:
    """By the clock in London, to the second."""
    return value.astimezone(LONDON).replace(microsecond=0) if value else None


def moment(value: datetime | None) -> str:
    """By the clock in London, with the zone: 2025-09-11T13:00:00+01:00."""
    return value.astimezone(LONDON).isoformat(timespec="seconds") if value else ""


def cell(value: Any) -> Any:
    """Numbers as they are; a text that a spreadsheet could take for a formula gets an apostrophe before it."""
    if isinstance(value, int):
        return value
    if isinstance(value, date):
        return value.isoformat()
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
        looks = {kind: book.add_format({"num_format": form, "align": "left"}) for kind, form in LOOKS.items()}
        sheet, number = add_sheet(book, heading), 0
        for row in rows:
            if number == ON_A_SHEET:
                sheet, number = add_sheet(book, heading), 0
            number += 1
            for place, value in enumerate(row):
                write_cell(sheet, number, place, value, looks)


def write_cell(sheet: Any, row: int, place: int, value: Any, looks: Mapping[type, Any]) -> None:
    """Days and moments as Excel has them, to sort and reckon with; it knows no zones, so by the clock in London."""
    if isinstance(value, datetime):
        sheet.write_datetime(row, place, value.replace(tzinfo=None), looks[datetime])
    elif isinstance(value, date):
        sheet.write_datetime(row, place, value, looks[date])
    elif isinstance(value, int):
        sheet.write_number(row, place, value)
    else:
        sheet.write_string(row, place, cell(value)[:IN_A_CELL])


def add_sheet(book: Any, heading: Any) -> Any:
    sheet = book.add_worksheet(f"Entries {len(book.worksheets()) + 1}")
    for place, (words, width) in enumerate(COLUMNS.items()):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, words, heading)
    sheet.freeze_panes(1, 0)
    return sheet
