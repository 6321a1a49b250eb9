"""The document's own glossary of leads: lines such as "AB – Ann Baker", two or more together, or a table of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workers.reading.document import Block, Paragraph, Row, Table, words

_INITIALS = r"[A-Z][A-Za-z]{0,3}[A-Z]|[A-Z]{2,5}"
_LINE = re.compile(rf"({_INITIALS})\s*[–—=:-]\s*([A-Z][^.;:]{{2,60}})\.?")
_BETWEEN = re.compile(rf"\s*[;,|•]\s*(?=(?:{_INITIALS})\s*[–—=:-])")
_LEAD_IN = re.compile(
    r"^\W*(?:glossary|key leads|leads|initials|abbreviations|key|list of leads|lead officers)\b[\w ]{0,24}[:–—-]\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Entry:
    initials: str
    name: str
    place: Paragraph | Row


def read(blocks: Sequence[Block]) -> list[Entry]:
    """Every run of at least two such lines, every paragraph of two or more, every table of them; a single one may
    be anything."""
    entries: list[Entry] = []
    run: list[Entry] = []
    for block in (*blocks, None):
        found = _entries(block) if isinstance(block, Paragraph) else []
        if len(found) == 1:
            run.extend(found)
            continue
        if len(run) >= 2:
            entries.extend(run)
        run = []
        entries.extend(found)
        if isinstance(block, Table):
            entries.extend(_in_table(block))
    return entries


def _entries(paragraph: Paragraph) -> list[Entry]:
    """The entries of a paragraph that holds nothing else."""
    parts = _BETWEEN.split(_LEAD_IN.sub("", paragraph.text))
    found = [_LINE.fullmatch(part.strip()) for part in parts]
    if not all(found) or any(each and len(each[2].split()) > 8 for each in found):
        return []
    return [Entry(each[1], each[2].strip(), paragraph) for each in found if each]


def _in_table(table: Table) -> list[Entry]:
    """A table of two columns: initials, and what they stand for; or such lines in its cells."""
    rows = [row for row in table.rows if row.filled]
    pairs: list[Entry] = []
    for row in rows:
        texts = [cell.text for cell in row.cells if cell]
        if (
            len(texts) in {2, 3}
            and re.fullmatch(_INITIALS, texts[0])
            and 0 < len(words(texts[1])) <= 8
            and texts[1][0].isupper()
        ):
            pairs.append(Entry(texts[0], " – ".join(texts[1:]), row))
        elif len(texts) == 1 and (line := _LINE.fullmatch(texts[0])):
            pairs.append(Entry(line[1], line[2].strip(), row))
    return pairs if len(pairs) >= 2 and len(pairs) * 3 >= len(rows) * 2 else []


def names(entries: Sequence[Entry]) -> dict[str, str]:
    return {entry.initials: entry.name for entry in entries}
