"""Slides that answer areas for improvement: a statement at the top of each, evidence in bullets below, often over
several slides "(cont.)". Each statement is one action, its evidence is progress."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from workers.reading import prose
from workers.reading.columns import Columns
from workers.reading.document import Block, Cell, Paragraph, words
from workers.reading.record import Note, Record

_CONT = re.compile(r"\s*\(cont(?:\.|inued|d)*\)\.?\s*$", re.IGNORECASE)
_LABEL = re.compile(r"\(?([ivx]{1,4}|[a-h]|\d{1,2})[).]\s+")
_FEWEST = 3
"""Slides of this make, before a document is taken for such slides."""


@dataclass
class _Slide:
    heading: Paragraph | None = None
    statements: list[Paragraph] = field(default_factory=list)
    groups: list[list[Paragraph]] = field(default_factory=list)
    next_heading: Paragraph | None = None

    @property
    def has_evidence(self) -> bool:
        return any(each.indent is not None for group in self.groups for each in group)


@dataclass
class Found:
    records: list[Record] = field(default_factory=list)
    used: set[int] = field(default_factory=set)


def find(blocks: Sequence[Block]) -> Found:
    found = Found()
    slides = [_slide(page) for page in _pages(blocks)]
    good = [slide for slide in slides if slide.statements and slide.has_evidence]
    if len(good) < _FEWEST:
        return found
    open_records: list[Record] = []
    heading: Paragraph | None = None
    for slide in slides:
        if slide.statements and slide.has_evidence:
            open_records = _begin(slide, found, open_records, heading)
        elif open_records and slide.has_evidence:
            _go_on(slide, found, open_records)
        alone = slide.heading if not slide.groups and not slide.statements else None
        heading = slide.next_heading or alone
    return found


def _pages(blocks: Sequence[Block]) -> list[list[Paragraph]]:
    pages: dict[int, list[Paragraph]] = {}
    for block in blocks:
        if isinstance(block, Paragraph) and words(block.text):
            pages.setdefault(block.page, []).append(block)
    return list(pages.values())


def _slide(page: Sequence[Paragraph]) -> _Slide:
    """Heading, statements, then lead-ins with their bullets."""
    slide = _Slide()
    rest = list(page)
    if (
        rest
        and rest[0].indent is None
        and not _is_statement(rest[0])
        and not rest[0].text.endswith(":")
        and _is_title(rest)
    ):
        slide.heading = rest.pop(0)
    while rest and _is_statement(rest[0]) and _leads_on(rest):
        slide.statements.append(rest.pop(0))
    for paragraph in rest:
        if paragraph.indent is None or not slide.groups:
            slide.groups.append([])
        slide.groups[-1].append(paragraph)
    last = slide.groups[-1][0] if slide.groups else None
    if (
        last
        and len(slide.groups[-1]) == 1
        and last.indent is None
        and len(words(last.text)) <= 8
        and last.text[-1].isalnum()
    ):
        slide.next_heading = slide.groups.pop()[0]
    slide.groups = [group for group in slide.groups if len(group) > 1 or not group[0].text.endswith(":")]
    return slide


def _is_title(page: Sequence[Paragraph]) -> bool:
    """A first line is a title unless bullets follow it at once."""
    return len(page) == 1 or page[1].indent is None or bool(_LABEL.match(page[1].text))


def _is_statement(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if paragraph.level or len(words(text)) < 5 or text.endswith(":"):
        return False
    if _CONT.search(text):
        return bool(paragraph.label or _LABEL.match(text) or _CONT.sub("", text).endswith("."))
    if paragraph.indent is not None:
        return bool(_LABEL.match(text) or paragraph.label) and text.endswith(".")
    return text.endswith(".")


def _leads_on(page: Sequence[Paragraph]) -> bool:
    return len(page) > 1


def _begin(slide: _Slide, found: Found, before: list[Record], heading: Paragraph | None) -> list[Record]:
    """The actions of a slide; those of the one before where it says so again."""
    same = [record for record in before if any(_same(record, statement) for statement in slide.statements)]
    records = []
    for statement in slide.statements:
        known = next((record for record in same if _same(record, statement)), None)
        if known:
            known.rows.append(prose.row([statement]))
            known.extra.append(statement.whole)
        else:
            known = _record(statement, heading or slide.heading)
            found.records.append(known)
        records.append(known)
        found.used.add(id(statement))
    _go_on(slide, found, records)
    return records


def _record(statement: Paragraph, heading: Paragraph | None) -> Record:
    label = _LABEL.match(statement.text)
    text = statement.text[label.end() :] if label else statement.text
    record = Record({"action": Cell((_CONT.sub("", text),))}, [prose.row([statement])], Columns({}, "prose"))
    record.reference = label[1] if label else statement.label.strip("().") if statement.label else None
    lost = " ".join(part for part in (label[1] if label else statement.label, (_CONT.search(text) or [""])[0]) if part)
    record.extra = [lost] if words(lost) else []
    record.section = heading.text if heading else None
    return record


def _go_on(slide: _Slide, found: Found, records: Sequence[Record]) -> None:
    for group in slide.groups:
        text = " ".join(paragraph.whole for paragraph in group)
        for n, record in enumerate(records):
            record.notes.append(Note("", text))
            if n == 0:
                record.rows.append(prose.row(group))
            record.shared = record.shared or n > 0
        found.used.update(id(paragraph) for paragraph in group)
    if len(records) > 1:
        names = " and ".join(record.reference or "the one before" for record in records)
        for record in records:
            record.doubts = [f"the evidence stands for {names} together"]
    if not slide.statements and slide.heading and slide.groups:
        for record in records:
            doubt = f"“{slide.heading.text}” follows without a statement of its own: its evidence is put here"
            record.doubts = list(dict.fromkeys([*record.doubts, doubt]))


def _same(record: Record, statement: Paragraph) -> bool:
    bare = _CONT.sub("", statement.text)
    label = _LABEL.match(bare)
    text = bare[label.end() :] if label else bare
    return words(text.casefold()) == words(record.text("action").casefold())


_AREAS = re.compile(
    r"\bareas? (?:for|of|requiring) (?:improvement|development|concern)\b|\bwhat (?:the )?inspect\w+ (?:said|found)",
    re.I,
)


def _heads(paragraph: Paragraph) -> bool:
    return len(words(paragraph.text)) <= 8 and paragraph.text[-1] != "."


def under_headings(blocks: Sequence[Block]) -> Found:
    """Statements with bullets below them, after a heading that calls them areas for improvement."""
    found = Found()
    begun = False
    statement: Paragraph | None = None
    slides_found: list[_Slide] = []
    for block in blocks:
        if not isinstance(block, Paragraph) or not words(block.text) or block.furniture:
            continue
        if (block.level or not begun) and block.indent is None and _AREAS.search(block.text) and _heads(block):
            begun, statement = True, None
        elif begun and block.indent is None:
            statement = block if len(words(block.text)) >= 5 and not block.text.endswith(":") else None
        elif begun and statement is not None:
            if slides_found and slides_found[-1].statements[0] is statement:
                slides_found[-1].groups.append([block])
            else:
                slides_found.append(_Slide(None, [statement], [[block]]))
    open_records: list[Record] = []
    if len(slides_found) >= 2:
        for slide in slides_found:
            open_records = _begin(slide, found, open_records, None)
    return found
