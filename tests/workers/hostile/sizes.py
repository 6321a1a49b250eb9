"""Too much of everything: rows, columns, cells and megabytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.workers.hostile.cases import CASES, Case, Made, hostile
from tests.workers.hostile.packages import DOCUMENT, SHEET
from tests.workers.hostile.parts import edited, exchanged, sound

HEADER = ["Ref", "Action", "Lead", "By when"]
Rows = Iterable[list[str]]


def _rows(count: int) -> Rows:
    yield HEADER
    for n in range(count):
        yield [f"{n}", "Book rooms early", "AB", "June 2022"]


def _wide(columns: int) -> Rows:
    yield [*HEADER, *(f"Extra {n}" for n in range(columns - 4))]
    for ref in ("1", "2", "3"):
        yield [ref, "Book rooms early", "AB", "June 2022", *(f"x{n}" for n in range(columns - 4))]


def _large(megabytes: int) -> Rows:
    yield HEADER
    yield ["1", "Book rooms early " * (megabytes * 62_000), "AB", "June 2022"]


def _tabs(rows: Rows) -> bytes:
    return "\n".join("\t".join(row) for row in rows).encode()


def _csv(rows: Rows) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer).writerows(rows)
    return buffer.getvalue().encode()


def _markdown(rows: Rows) -> bytes:
    return "\n".join("| " + " | ".join(row) + " |" for row in rows).encode()


def _html(rows: Rows) -> bytes:
    cells = ("".join(f"<td>{text}</td>" for text in row) for row in rows)
    return ("<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>").encode()


def _xlsx(rows: Rows) -> bytes:
    lines = ("".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in row) for row in rows)
    data = "".join(f"<row>{line}</row>" for line in lines)
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<worksheet xmlns="{space}"><sheetData>{data}</sheetData></worksheet>'
    return exchanged(sound("xlsx"), {SHEET: sheet.encode()})


def _docx(rows: Rows) -> bytes:
    lines = ("".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in row) for row in rows)
    table = "<w:tbl>" + "".join(f"<w:tr>{line}</w:tr>" for line in lines) + "</w:tbl>"
    return edited(sound("docx"), DOCUMENT, (b"<w:body>", b"<w:body>" + table.encode()))


WRITERS: dict[str, Callable[[Rows], bytes]] = {
    "txt": _tabs, "csv": _csv, "md": _markdown, "html": _html, "xlsx": _xlsx, "docx": _docx,
}  # fmt: skip


@hostile("100,000 rows")
def _long() -> Made:
    for suffix, write in WRITERS.items():
        yield f"rows.{suffix}", lambda write=write: write(_rows(100_000)), "either"


@hostile("10 MB cells")
def _heavy() -> Made:
    for suffix, write in WRITERS.items():
        yield f"cell.{suffix}", lambda write=write: write(_large(10)), "either"


@hostile("500 columns")
def _broad() -> Made:
    for suffix, write in WRITERS.items():
        yield f"columns.{suffix}", lambda write=write: write(_wide(500)), "either"


def _of_size(name: str, start: bytes, megabytes: int) -> Callable[[Path], Path]:
    def lay(folder: Path) -> Path:
        path = folder / name
        with path.open("wb") as opened:
            opened.write(start)
            opened.truncate(megabytes * 1024 * 1024)
        return path

    return lay


for _name, _start, _megabytes in (
    ("plan.txt", b"Ref\tAction", 50), ("plan.csv", b"Ref,Action", 50), ("plan.docx", b"PK\x03\x04", 50),
    ("plan.xlsx", b"PK\x03\x04", 50), ("plan.pdf", b"%PDF-1.7", 50), ("plan.html", b"<html>", 26),
    ("plan.md", b"# Plan", 500),
):  # fmt: skip
    CASES.append(Case("50 MB", _name, b"", "refused", _of_size(_name, _start, _megabytes)))
