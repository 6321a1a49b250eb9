"""Excel workbooks: a table for each sheet, with merged cells, fills, dates as they are shown and references as they
were typed. Hidden rows and sheets are read, with a doubt; formulas are not run, their last value counts.

places    "B2" as numbers
styles    how cells look
formats   a value as its format shows it
strings   texts with several looks
cells     the file of a sheet, in a stream
formulas  the simple ones of rules
rules     colours by rules
remarks   comments
rows      rows of cells as they are shown
"""

import re
from collections.abc import Iterator
from typing import Any

from workers.reading import progress
from workers.reading.document import Block, Document
from workers.reading.refusals import DocumentBroken, DocumentRefused
from workers.reading.sources import sheets
from workers.reading.sources.excel import cells, remarks, strings
from workers.reading.sources.excel.rows import Rows
from workers.reading.sources.excel.strings import Said
from workers.reading.sources.excel.styles import S, Styles
from workers.reading.sources.office import Package, R

_UNNAMED = re.compile(r"(?:sheet|tabelle|worksheet|feuil)\s*\d*(?: \(\d+\))?", re.IGNORECASE)


def read(content: bytes) -> Document:
    try:
        return _read(Package(content))
    except (DocumentRefused, MemoryError):
        raise
    except Exception as error:
        raise DocumentBroken(
            "This Excel workbook is broken and can't be opened. Open it in Excel, save it again and try that."
        ) from error


def _read(package: Package) -> Document:
    name = package.main("xl/workbook.xml")
    book = _Book(package, name, package.whole(name))
    blocks = list(book.blocks())
    return Document("xlsx", tuple(blocks), "\n".join(book.raw), tuple(dict.fromkeys([*package.notes, *book.notes])))


class _Book:
    def __init__(self, package: Package, name: str, root: Any) -> None:
        self.package, self.name, self.root = package, name, root
        self.styles = Styles(self._related("styles", "xl/styles.xml"), self._related("theme", "xl/theme/theme1.xml"))
        self.texts = self._texts()
        properties = root.find(f"{S}workbookPr")
        self.from_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
        self.page = 1
        self.notes: list[str] = []
        self.raw: list[str] = []

    def blocks(self) -> Iterator[Block]:
        listed = list(self.root.iter(f"{S}sheet"))
        relations = self.package.relations(self.name)
        for n, each in enumerate(listed):
            progress.tell(n, len(listed), "sheet")
            kind, part = relations.get(each.get(f"{R}id") or "", ("", ""))
            if kind == "worksheet":
                yield from self._sheet(each.get("name") or f"{n + 1}", part, each.get("state") or "visible")
        progress.tell(len(listed), len(listed), "sheet")

    def _sheet(self, title: str, part: str, state: str) -> Iterator[Block]:
        content = self.package.bytes_of(part)
        if content is None:
            self.notes.append(f"sheet {title} is missing from the file")
            return
        sheet = cells.read(title, content, self.texts, self.styles)
        reader = Rows(sheet, self.styles, remarks.read(self.package, part, self.styles), self.from_1904, self.page)
        rows = reader.read()
        self.page += len(sheet.breaks) + 1
        hidden = f"sheet {title} is hidden in the document" if state != "visible" else None
        self.notes += [f"sheet {title} is hidden"] if hidden else []
        self.notes += reader.notes
        self.raw += [cell.text for row in rows for cell in row.cells if cell]
        self.raw += [each.text for each in reader.beside]
        yield from sheets.blocks(rows, None if _UNNAMED.fullmatch(title) else title, hidden, reader.looks)
        yield from reader.beside

    def _related(self, kind: str, otherwise: str) -> Any:
        found = self.package.related(self.name, kind)
        return self.package.part(found[0] if found else otherwise)

    def _texts(self) -> list[str | Said]:
        root = self._related("sharedStrings", "xl/sharedStrings.xml")
        return [strings.of(each, self.styles) for each in root.iterchildren(f"{S}si")] if root is not None else []
