"""Excel: formulas, hidden rows and sheets, merges over the whole sheet, values that no calendar has."""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from tests.workers.hostile.cases import Made, hostile
from tests.workers.hostile.packages import SHEET
from tests.workers.hostile.parts import LISTENER, edited, exchanged, part, sound

HEADER = ["Ref", "Action", "Lead", "By when", "Progress"]
ROWS = [
    ["1.1", "Book rooms early for families", "AB", "June 2022", ""],
    ["1.2", "Ask families first", "CD", "May 2022", ""],
]


def _book(change: Callable[[openpyxl.Workbook, Worksheet], object]) -> Callable[[], bytes]:
    def make() -> bytes:
        book = openpyxl.Workbook()
        sheet = book.active
        for row in [HEADER, *ROWS]:
            sheet.append(row)
        change(book, sheet)
        buffer = io.BytesIO()
        book.save(buffer)
        return buffer.getvalue()

    return make


def _cell(value: object, place: str = "B2") -> Callable[[], bytes]:
    return _book(lambda book, sheet: sheet.__setitem__(place, value))


@hostile("formulas")
def _formulas() -> Made:
    yield "sum.xlsx", _cell("=SUM(A1:A9)")
    yield "link.xlsx", _cell(f'=HYPERLINK("{LISTENER}","click")')
    yield "asks-the-network.xlsx", _cell(f'=WEBSERVICE("{LISTENER}")')
    yield "starts-a-program.xlsx", _cell("=cmd|' /C calc'!A0")
    yield "circle.xlsx", _cell("=B2+1")
    yield "other-workbook.xlsx", _cell("='[other.xlsx]Sheet1'!A1")
    yield "commas.csv", b"Ref,Action,Lead,By when\n1.1,=1+1,@SUM(A1),June 2022\n1.2,+cmd|x!A0,-1,May 2022\n"


@hostile("hidden rows and sheets")
def _hidden() -> Made:
    yield "row.xlsx", _book(lambda book, sheet: setattr(sheet.row_dimensions[3], "hidden", True)), "read"
    yield "column.xlsx", _book(lambda book, sheet: setattr(sheet.column_dimensions["D"], "hidden", True)), "read"
    yield "sheet.xlsx", _book(lambda book, sheet: _another(book, "hidden")), "read"
    yield "very-hidden-sheet.xlsx", _book(lambda book, sheet: _another(book, "veryHidden")), "read"
    yield "row-of-no-height.xlsx", _book(lambda book, sheet: setattr(sheet.row_dimensions[2], "height", 0)), "read"
    yield "filter.xlsx", _book(lambda book, sheet: setattr(sheet.auto_filter, "ref", "A1:E3")), "read"


def _another(book: openpyxl.Workbook, state: str) -> None:
    sheet = book.create_sheet("Other")
    sheet.append(HEADER)
    sheet.append(["2.1", "Tell nobody about this row", "EF", "July 2022", ""])
    sheet.sheet_state = state


@hostile("merges and corners of Excel")
def _corners() -> Made:
    merge = b'</sheetData><mergeCells count="1"><mergeCell ref="A9:XFD1048576"/></mergeCells>'
    yield "merged-to-the-end.xlsx", lambda: edited(_cell("x")(), SHEET, (b"</sheetData>", merge))
    yield (
        "says-it-is-endless.xlsx",
        lambda: edited(_cell("x")(), SHEET, (b'<dimension ref="A1:E3"', b'<dimension ref="A1:XFD1048576"')),
    )
    yield "a-word-in-the-last-corner.xlsx", _cell("word", "XFD1048576")
    yield "a-word-far-down.xlsx", _cell("word", "A900000")
    yield "overlapping-merges.xlsx", lambda: edited(
        _cell("x")(), SHEET,
        (b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:C2"/><mergeCell ref="B1:D3"/></mergeCells>'),
    )  # fmt: skip
    yield (
        "a-merge-of-nonsense.xlsx",
        lambda: edited(
            _cell("x")(), SHEET, (b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="hello"/></mergeCells>')
        ),
    )


def _raw(value: bytes, kind: bytes = b"n") -> Callable[[], bytes]:
    """A cell D2 with a value that Excel itself would not write."""
    cell = b'<c r="D2" t="%s"><v>%s</v></c>' % (kind, value)

    def make() -> bytes:
        package = _cell(42, "D2")()
        xml = part(package, SHEET)
        at = xml.index(b'<c r="D2"')
        end = xml.index(b"</c>", at) + 4
        return exchanged(package, {SHEET: xml[:at] + cell + xml[end:]})

    return make


def _dated(value: float) -> Callable[[], bytes]:
    def change(book: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet["D2"] = value
        sheet["D2"].number_format = "dd/mm/yyyy"

    return _book(change)


@hostile("odd values of Excel")
def _odd_values() -> Made:
    yield "reference-error.xlsx", _raw(b"#REF!", b"e")
    yield "not-a-number.xlsx", _raw(b"NaN")
    yield "endless.xlsx", _raw(b"1e400")
    yield "word-as-number.xlsx", _raw(b"twelve")
    yield "no-such-string.xlsx", _raw(b"99999", b"s")
    yield "true.xlsx", _raw(b"1", b"b")
    yield "date-before-time.xlsx", _dated(-5.0)
    yield "date-after-time.xlsx", _dated(99999999.0)
    yield "date-nought.xlsx", _dated(0)


def _body(inside: bytes) -> bytes:
    xml = part(sound("docx"), "word/document.xml")
    start, end = xml.index(b"<w:body>") + 8, xml.index(b"</w:body>")
    return exchanged(sound("docx"), {"word/document.xml": xml[:start] + inside + xml[end:]})


@hostile("empty packages")
def _empty() -> Made:
    yield "no-cells.xlsx", _book(lambda book, sheet: sheet.delete_rows(1, 9)), "either"
    yield "only-spaces.xlsx", _book(lambda book, sheet: (sheet.delete_rows(1, 9), sheet.append(["  "])))
    yield "no-words.docx", lambda: _body(b"<w:p/>")
    yield "no-body.docx", lambda: _body(b"")
    yield "empty-zip.docx", b"PK\x05\x06" + b"\x00" * 18, "refused"
