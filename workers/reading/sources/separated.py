"""Comma- or semicolon-separated text, and tab-separated text whose quoted cells hold line ends."""

import csv
import io
import re

from workers.reading import columns
from workers.reading.document import Cell, Document, Row
from workers.reading.sources import marked, sheets

_FEWEST = 2
_SEPARATOR = re.compile(r"sep=(\\t|[^\w\s]|\t)[^\S\n]*\n", re.IGNORECASE)
"""A first line for Excel, which it does not show."""
_MARKED_UP = re.compile(r"\s*(?:#{1,6} |[-*•] |\|)")


def read(raw: str, name: str = "") -> Document | None:
    """The document where some row of it is a header of a plan, or the name says what it is; else None."""
    is_csv = name.casefold().endswith((".csv", ".tsv"))
    told = _SEPARATOR.match(raw)
    if told:
        raw = raw[told.end() :]
    if not (is_csv or told) and _is_marked_up(raw):
        return None
    for delimiter in [told[1].replace("\\t", "\t")] if told else _delimiters(raw, is_csv):
        rows = _rows(raw, delimiter)
        if rows and (_is_plan(rows) or ((is_csv or told) and _is_even(rows))):
            return _document(rows, raw)
    return None


def _delimiters(raw: str, is_csv: bool) -> list[str]:
    """Those that are worth trying, the likelier first."""
    quoted_tabs = bool(re.search(r'(?:^|\t)"[^"\t\n]*\n', raw))
    start = "\n".join(raw[:20_000].split("\n")[:40])
    found = sorted(",;", key=start.count, reverse=True)
    found += ["\t"] if quoted_tabs or (is_csv and "\t" in start) else []
    return [d for d in found if raw.count(d) >= _FEWEST and (d == "\t" or "\t" not in raw or is_csv)]


def _is_marked_up(raw: str) -> bool:
    """Headings, bullets or pipe tables on a good part of its lines: commas in it are those of sentences."""
    lines = [line for line in raw.splitlines() if line.strip()]
    return sum(bool(_MARKED_UP.match(line)) for line in lines) * 3 > len(lines)


def _rows(raw: str, delimiter: str) -> list[Row] | None:
    csv.field_size_limit(64 * 1024 * 1024)
    reader = csv.reader(io.StringIO(raw, newline=""), delimiter=delimiter, skipinitialspace=delimiter != "\t")
    rows: list[Row] = []
    begins = 1
    try:
        for fields in reader:
            rows.append(Row(tuple(_cell(field) for field in fields), f"line {begins}"))
            begins = reader.line_num + 1
    except csv.Error:
        return None
    return rows


def _cell(field: str) -> Cell:
    return marked.cell("<br>".join(field.split("\n")) if "\n" in field else field)


def _is_plan(rows: list[Row]) -> bool:
    return any(columns.from_header(row, rows[n + 1 : n + 20]) for n, row in enumerate(rows[:25]))


def _is_even(rows: list[Row]) -> bool:
    widths = [len(row.cells) for row in rows if row.filled]
    return len(widths) > 1 and widths.count(widths[-1]) * 2 > len(widths) and widths[-1] > 1


def _document(rows: list[Row], raw: str) -> Document:
    return Document("csv", tuple(sheets.blocks(rows)), raw)
