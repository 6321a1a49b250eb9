"""HTML: a page saved from a browser or exported by Word, Excel, Outlook or a wiki; tables with their spans and colours.

css     what styles say of words and cells
marks   what is set apart in running text
tables  cells and rows while they are read
reader  the page
"""

import re

from workers.reading.document import Document
from workers.reading.refusals import DocumentIsEmpty
from workers.reading.sources.web.reader import Reader


def looks_like(raw: str) -> bool:
    start = raw[:4000].lstrip().casefold()
    if re.match(r"<!doctype html|<html|<\?xml[^>]*\?>\s*<(?:!doctype html|html)", start):
        return True
    return bool(re.match(r"<(?:body|table|div|p|h[1-6]|ul|section|main|article|meta|head|!--)\b", start)) and bool(
        re.search(r"</(?:table|p|ul|h[1-6]|div)>", raw, re.IGNORECASE)
    ) and "\t" not in raw.strip().split("\n", 1)[0]  # fmt: skip


def read(raw: str) -> Document:
    """Refuses a page that only holds frames: what they show stands in other files."""
    reader = Reader()
    reader.feed(raw)
    reader.close()
    reader.finish()
    if reader.frames and not any(words.strip() for words in reader.raw):
        raise DocumentIsEmpty(
            "This page only holds frames; what they show stands in other files. Save the plan as .xlsx or as a web "
            "page in a single file and try that."
        )
    raw = "\n".join([*reader.raw, *(each.text for each in reader.beside)])
    return Document("html", (*reader.blocks, *reader.beside), raw, tuple(dict.fromkeys(reader.notes)))
