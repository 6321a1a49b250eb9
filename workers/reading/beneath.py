"""Lines below an action of a list that belong to it: news ("Update Sept: …"), a field by its name ("Lead: AB"), a
colour alone, and what is only set in further than the action itself.

They are never the heading of what follows. What a line of no name means is guessed, and so doubted.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from workers.reading import colours, prose
from workers.reading.document import Cell, Paragraph, words
from workers.reading.headers import Kind
from workers.reading.record import Note, Record

_NEWS = re.compile(
    r"(?P<label>(?:progress|updates?)\b[^:–—]{0,30}?\s*(?::|[–—]|\s-(?=\s)))\s*(?P<text>\S.*)", re.IGNORECASE
)
_OF_AN_ACTION: frozenset[Kind] = frozenset({"progress", "lead", "due", "revised", "original", "rag", "status"})
"""Fields that a list names below an action even where it does not set them in."""
_WRAPPED = 60
"""Characters of a line that ends in no full stop, before the next is taken as its end."""


def belongs(above: Sequence[Paragraph], line: Paragraph) -> bool:
    """Whether a line belongs to the action, `above` with what has been found below it."""
    if line.level or line.indent is not None or not above:
        return False
    deeper = line.margin > above[0].margin
    if line.after_break and not deeper:
        return False
    if _NEWS.fullmatch(line.text) or _colour(line):
        return True
    labelled = prose.labelled(line.text)
    return bool(labelled and (deeper or labelled[0] in _OF_AN_ACTION)) or (deeper and not line.after_break)


def of(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """Of the lines below an action's first: those that go on with its text or its parts, and those of this module."""
    going_on, mine = [], []
    for before, line in pairwise(paragraphs):
        (mine if _says_more(line, before, bool(mine)) else going_on).append(line)
    return going_on, mine


def _says_more(line: Paragraph, before: Paragraph, begun: bool) -> bool:
    if line.indent is not None:
        return False
    if _NEWS.fullmatch(line.text) or _colour(line) or prose.labelled(line.text):
        return True
    whole = before.text[-1] in ".!?:" or len(before.text) < _WRAPPED or prose.apart(before.text).has_owner_and_date
    wraps = not line.text[:1].isupper() or not whole
    return bool(line.margin) and (begun or not wraps)


def add(record: Record, lines: Sequence[Paragraph]) -> None:
    """Each line where it belongs."""
    for line in lines:
        labelled = prose.labelled(line.text)
        if news := _NEWS.fullmatch(line.text):
            record.notes.append(Note(news["label"], news["text"]))
        elif _colour(line):
            _field(record, "rag", Cell((line.text,)))
        elif labelled:
            _field(record, *labelled)
        elif record.notes and (line.text[:1].islower() or record.notes[-1].text[-1:] not in ".!?"):
            record.notes[-1].text += f" {line.text}"
        else:
            record.notes.append(Note("", line.text))
            record.doubts.append(f"“{_short(line.text)}” stands below the action: read as its progress")


def _field(record: Record, kind: Kind, cell: Cell) -> None:
    if kind == "progress":
        record.notes.append(Note("", cell.text))
    elif kind not in record.cells:
        record.cells[kind] = cell
    elif words(record.text(kind)) != words(cell.text):
        record.doubts.append(f"“{_short(cell.text)}” stands below the action, which says “{record.text(kind)}”")


def _colour(line: Paragraph) -> bool:
    return line.text.strip(" .()").casefold() in colours.NAMES


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
