"""The cells of one sheet as its file has them, read in a stream: values, styles, what is said of rows and columns."""

import io
import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from lxml import etree

from workers.reading.refusals import DocumentTooLarge
from workers.reading.sources import office
from workers.reading.sources.excel import places, strings
from workers.reading.sources.excel.places import Area
from workers.reading.sources.excel.rules import Rules
from workers.reading.sources.excel.strings import Said
from workers.reading.sources.excel.styles import S, Styles

MOST_ROWS, MOST_CELLS = 50_000, 1_000_000
"""With something in them."""
_BARE = 1000
"""Rows with colours and no word that are kept: programs colour sheets down to their end."""
_X14 = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
_TAGS = (f"{S}row", f"{S}col", f"{S}mergeCell", f"{S}conditionalFormatting", f"{_X14}conditionalFormatting",
         f"{S}filterColumn", f"{S}rowBreaks")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Raw:
    """A cell. `value`: a number, a text, a text of several looks, a day of "strict" files, True or False."""

    value: float | str | Said | datetime | bool | None
    style: int = 0
    error: str | None = None
    uncounted: bool = False
    """A formula without a stored value."""


@dataclass
class Sheet:
    name: str
    rows: dict[int, dict[int, Raw]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    rules: Rules = field(default_factory=Rules)
    is_filtered: bool = False
    count: int = 0
    breaks: list[int] = field(default_factory=list)
    """The rows after which a page ends."""


def read(name: str, content: bytes, texts: list[str | Said], styles: Styles) -> Sheet:
    """Raises where the XML is broken."""
    sheet = Sheet(name)
    reader = _Reader(sheet, texts, styles)
    if b"purl.oclc.org/ooxml" in content[:4096]:
        content = office.STRICT.sub(office.USUAL, content)
    for _, element in etree.iterparse(io.BytesIO(content), tag=_TAGS, resolve_entities=False, no_network=True):
        reader.take(element)
        element.clear(keep_tail=False)
        while element.getprevious() is not None and element.tag in _TAGS[:2]:
            del element.getparent()[0]
    return sheet


class _Reader:
    def __init__(self, sheet: Sheet, texts: list[str | Said], styles: Styles) -> None:
        self.sheet, self.texts, self.styles = sheet, texts, styles
        self.row, self.bare = 0, _BARE

    def take(self, element: Any) -> None:
        if element.tag == f"{S}row":
            self._row(element)
        elif element.tag == f"{S}mergeCell":
            if (found := places.area(element.get("ref") or "")) and len(self.sheet.merged) < 20_000:
                self.sheet.merged.append(found)
        elif element.tag == f"{S}col":
            if _is_on(element.get("hidden")) or element.get("width") in {"0", "0.0"}:
                first, last = element.get("min") or "", element.get("max") or ""
                if first.isdigit() and last.isdigit():
                    self.sheet.hidden_columns.append((int(first), int(last)))
        elif element.tag == f"{S}filterColumn":
            self.sheet.is_filtered = True
        elif element.tag == f"{S}rowBreaks":
            told = (each.get("id") or "" for each in element.iterchildren(f"{S}brk"))
            self.sheet.breaks = sorted(int(row) for row in told if row.isdigit() and len(row) < 8)
        else:
            self.sheet.rules.add(element, self.styles)

    def _row(self, element: Any) -> None:
        told = element.get("r") or ""
        self.row = int(told) if told.isdigit() and len(told) < 8 else self.row + 1
        if _is_on(element.get("hidden")) or element.get("ht") in {"0", "0.0"}:
            self.sheet.hidden_rows.add(self.row)
        cells: dict[int, Raw] = {}
        column = 0
        for each in element.iterchildren(f"{S}c"):
            place = places.place(each.get("r") or "")
            column = place[1] if place else column + 1
            raw = self._cell(each)
            if raw.value is not None or raw.style or raw.error or raw.uncounted:
                cells[column] = raw
        if not any(raw.value is not None or raw.error or raw.uncounted for raw in cells.values()):
            cells = {n: raw for n, raw in cells.items() if self.styles.look(raw.style).fill} if self.bare else {}
            self.bare -= bool(cells)
        if cells:
            self.sheet.rows[self.row] = cells
            self.sheet.count += len(cells)
        if len(self.sheet.rows) > MOST_ROWS or self.sheet.count > MOST_CELLS:
            raise DocumentTooLarge(
                f"Sheet {self.sheet.name} has more than {len(self.sheet.rows) - 1:,} rows; no plan has so many. Save "
                "the part that is the plan in a file of its own and try that."
            )

    def _cell(self, each: Any) -> Raw:
        told = each.get("s") or ""
        style = int(told) if told.isdigit() and len(told) < 7 else 0
        kind = each.get("t") or "n"
        if kind == "inlineStr":
            inside = each.find(f"{S}is")
            return Raw(strings.of(inside, self.styles) if inside is not None else None, style)
        value = each.findtext(f"{S}v")
        if value is None or not value.strip():
            return Raw(None, style, uncounted=each.find(f"{S}f") is not None and kind != "str")
        if kind == "e":
            return Raw(None, style, error=value)
        return Raw(self._value(kind, value), style)

    def _value(self, kind: str, value: str) -> float | str | Said | datetime | bool | None:
        if kind == "s":
            at = int(value) if re.fullmatch(r"\s*\d{1,8}\s*", value, re.ASCII) else -1
            return self.texts[at] if 0 <= at < len(self.texts) else None
        if kind == "b":
            return value.strip() == "1"
        if kind == "d" and re.match(r"\d{4}-\d\d-\d\d", value):
            try:
                return datetime.fromisoformat(value[:10])
            except ValueError:
                return value
        if kind == "n" and re.fullmatch(r"\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?\s*", value):
            number = float(value)
            return number if abs(number) < 1e300 else strings.plain(value)
        return strings.plain(value)


def _is_on(value: str | None) -> bool:
    return value in {"1", "true"}
