"""The document's own glossary of leads: lines such as "AB – Ann Baker", two or more in a row."""

import re
from dataclasses import dataclass

from workers.reading.document import Block, Paragraph

_LINE = re.compile(r"([A-Z][A-Za-z]{0,3}[A-Z]|[A-Z]{2,5})\s*[–—=:-]\s*([A-Z][^.;:]{2,60})")


@dataclass(frozen=True)
class Entry:
    initials: str
    name: str
    place: Paragraph


def read(blocks: tuple[Block, ...]) -> list[Entry]:
    """Every run of at least two such lines; a single one may be anything."""
    entries: list[Entry] = []
    run: list[Entry] = []
    for block in (*blocks, None):
        entry = _entry(block) if isinstance(block, Paragraph) else None
        if entry:
            run.append(entry)
            continue
        if len(run) >= 2:
            entries.extend(run)
        run = []
    return entries


def _entry(paragraph: Paragraph) -> Entry | None:
    found = _LINE.fullmatch(paragraph.text)
    if not found or len(found[2].split()) > 6:
        return None
    return Entry(found[1], found[2].strip(), paragraph)


def names(entries: list[Entry]) -> dict[str, str]:
    return {entry.initials: entry.name for entry in entries}
