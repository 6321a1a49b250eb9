"""Excel workbooks: a table for each sheet, with merged cells, fills, dates as they are shown and references as they
were typed. Hidden rows and sheets are read, with a doubt; formulas are not run, their last value counts."""

import datetime
import io
import re
from collections.abc import Iterator
from typing import Any

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.styles.colors import COLOR_INDEX

from workers.reading import colours
from workers.reading.document import Block, Cell, Document, Row, words
from workers.reading.progress import tell
from workers.reading.refusals import DocumentBroken, DocumentTooLarge
from workers.reading.sources import package, sheets

MOST_CELLS = 600_000
_THEME = ["FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47"]


def read(content: bytes) -> Document:
    _, notes = package.opened(content)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), rich_text=True, data_only=True)
    except MemoryError:
        raise
    except Exception as error:
        raise DocumentBroken(
            "This Excel workbook is broken and can't be opened. Open it in Excel, save it again and try that."
        ) from error
    blocks: list[Block] = []
    raw: list[str] = []
    for number, sheet in enumerate(book.worksheets, start=1):
        blocks += _blocks(sheet, raw)
        tell(number, len(book.worksheets), "sheet")
        if sheet.sheet_state != "visible":
            notes.append(f"sheet {sheet.title} is hidden")
    return Document("xlsx", tuple(blocks), "\n".join(raw), tuple(notes))


def _blocks(sheet: Any, raw: list[str]) -> Iterator[Block]:
    if sheet.max_row * sheet.max_column > MOST_CELLS and sheet.max_row > 50_000:
        raise DocumentTooLarge(
            f"Sheet {sheet.title} has {sheet.max_row:,} rows; no plan has so many. Save the part that is the plan."
        )
    hidden = f"sheet {sheet.title} is hidden in the document" if sheet.sheet_state != "visible" else None
    rows = _rows(sheet)
    raw += [cell.text for row in rows for cell in row.cells if cell]
    yield from sheets.blocks(rows, _name(sheet.title), hidden)


def _name(title: str) -> str | None:
    """The sheet's name where a person gave it."""
    return None if re.fullmatch(r"(?:sheet|tabelle|worksheet)\s*\d*", title, re.IGNORECASE) else title


def _rows(sheet: Any) -> list[Row]:
    spans, continued = _merged(sheet)
    rows: list[Row] = []
    for cells in sheet.iter_rows():
        number = cells[0].row if cells else 0
        read = [_cell(cell, spans, continued) for cell in cells]
        while read and not read[-1] and not read[-1].fill and not read[-1].continues:
            read.pop()
        if not read:
            rows.append(Row((), f"sheet {sheet.title}, row {number}"))
            continue
        hidden = bool(sheet.row_dimensions[number].hidden)
        rows.append(Row(tuple(read), f"sheet {sheet.title}, row {number}", hidden=hidden))
    return rows


def _merged(sheet: Any) -> tuple[dict[tuple[int, int], int], set[tuple[int, int]]]:
    """Where cells are merged: how wide from their first, and which go on from above."""
    spans: dict[tuple[int, int], int] = {}
    continued: set[tuple[int, int]] = set()
    for area in list(sheet.merged_cells.ranges)[:20_000]:
        spans[(area.min_row, area.min_col)] = area.max_col - area.min_col + 1
        for row in range(area.min_row + 1, min(area.max_row, area.min_row + 2000) + 1):
            continued.add((row, area.min_col))
    return spans, continued


def _cell(cell: Any, spans: dict[tuple[int, int], int], continued: set[tuple[int, int]]) -> Cell:
    place = (cell.row, cell.column)
    fill = _fill(cell)
    if place in continued:
        return Cell(continues=True, fill=fill)
    text, struck, aside = _text(cell)
    lines = [" ".join(line.split()) for line in re.split(r"\n| {3,}", text)]
    lines = [line for line in lines if words(line)]
    return Cell(tuple(lines), tuple(lines), tuple(struck), tuple(aside), fill, False, spans.get(place, 1))


def _text(cell: Any) -> tuple[str, list[str], list[str]]:
    value = cell.value
    if isinstance(value, CellRichText):
        struck, aside = [], []
        for block in value:
            if isinstance(block, TextBlock) and words(block.text):
                plain = " ".join(block.text.split())
                struck += [plain] if block.font.strike else []
                aside += [plain] if block.font.i or _is_hue(block.font.color) else []
        return str(value), struck, aside
    text = shown(value, getattr(cell, "number_format", "General"))
    font = getattr(cell, "font", None)
    plain = " ".join(text.split())
    is_struck = bool(font and font.strike and words(plain))
    return text, [plain] if is_struck else [], []


def _is_hue(colour: Any) -> bool:
    return colours.named(_rgb(colour)) is not None if colour is not None else False


def shown(value: Any, form: str) -> str:
    """A value as the sheet shows it."""
    if value is None or isinstance(value, bool):
        return "" if value is None else "Yes" if value else "No"
    if isinstance(value, (datetime.datetime, datetime.date)):
        return _date(value, form)
    if isinstance(value, datetime.time):
        return value.strftime("%H:%M")
    if isinstance(value, float | int):
        return _number(value, form)
    return re.sub(r"_x000[dD]_", "", str(value))


def _date(value: datetime.datetime | datetime.date, form: str) -> str:
    """The day, or the month where the sheet shows no day."""
    plain = re.sub(r'"[^"]*"|\[[^\]]*\]|\\', "", form.casefold())
    if "d" not in plain and "m" in plain and "y" in plain:
        return value.strftime("%b-%y") if "yyyy" not in plain else value.strftime("%b %Y")
    return value.strftime("%d/%m/%Y")


def _number(value: float, form: str) -> str:
    """ "3.10" where the format shows two places, "27%" where it shows per cent."""
    places = re.search(r"0\.(0+)", form)
    if "%" in form:
        return f"{value * 100:.{len(places[1]) if places else 0}f}%"
    if places:
        return f"{value:,.{len(places[1])}f}" if "," in form else f"{value:.{len(places[1])}f}"
    if isinstance(value, int) or value.is_integer():
        return f"{int(value):,}" if "," in form else str(int(value))
    return f"{value:.10g}"


def _fill(cell: Any) -> str | None:
    fill = getattr(cell, "fill", None)
    if fill is None or fill.fill_type != "solid":
        return None
    return colours.named(_rgb(fill.fgColor))


def _rgb(colour: Any) -> str | None:
    if colour is None:
        return None
    if colour.type == "rgb" and isinstance(colour.rgb, str):
        return colour.rgb
    if colour.type == "indexed" and 0 <= colour.indexed < len(COLOR_INDEX):
        return COLOR_INDEX[colour.indexed]
    if colour.type == "theme" and 0 <= colour.theme < len(_THEME):
        return _tinted(_THEME[colour.theme], colour.tint or 0)
    return None


def _tinted(rgb: str, tint: float) -> str:
    parts = [int(rgb[n : n + 2], 16) for n in (0, 2, 4)]
    mixed = [part + (255 - part) * tint if tint > 0 else part * (1 + tint) for part in parts]
    return "".join(f"{max(0, min(255, round(part))):02X}" for part in mixed)
