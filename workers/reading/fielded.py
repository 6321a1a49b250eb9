"""Actions told as a line, and below it a line for each field: "Lead: AB", "By when: June 2022", "Measure: …"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from workers.reading import prose
from workers.reading.columns import Columns
from workers.reading.document import Block, Cell, Paragraph, Row, Table, words
from workers.reading.headers import Kind
from workers.reading.record import Record

_JOINT = re.compile(r"\s+\|\s+|[;.,]\s+(?=[A-Z][\w /]{1,30}:)|\s{2,}(?=[A-Z][\w /]{1,30}:)")
_ACTION = re.compile(
    r"(?:(?:key |priority )?action|task|step|commitment|what)s?(?: (?P<ref>\d{1,3}(?:\.\d+)*[a-z]?))?\s*[:–—-]\s*", re.I
)
_NUMBERED = re.compile(r"(?:action|task|step|commitment) (?P<ref>\d{1,3}(?:\.\d+)*[a-z]?)", re.IGNORECASE)
_DASHED = re.compile(r"(?<=^)(?P<label>[A-Z][a-z]+(?: [a-z]+){0,2}) [–—-] (?=\S)")
_NOTED = re.compile(r"(?:ACTIONS?|Actions?(?: points?)?)(?: \d{1,3})?\s*[:–—]\s*(?=\S)")
"""In minutes, before what somebody is to do."""
_NUMBER = re.compile(r"(\d{1,3})[).]\s+(?=\S)")
_LONGEST = 60
_FEWEST = 2
"""Actions of this make, before a document is taken for such a plan."""


@dataclass
class Found:
    records: list[Record] = field(default_factory=list)
    used: set[int] = field(default_factory=set)


def find(blocks: Sequence[Block]) -> Found:
    found = Found()
    headings: list[Paragraph] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        told = _fields_below(blocks, at)
        if isinstance(block, Paragraph) and told:
            record = _record(block, told, headings)
            found.records.append(record)
            found.used.update(id(each) for each in (block, *(line for line, _ in told)))
            if at and (number := _number(blocks[at - 1])) and id(blocks[at - 1]) not in found.used:
                _numbered(record, blocks[at - 1], number)
                found.used.add(id(blocks[at - 1]))
            at += len(told)
        elif isinstance(block, Paragraph) and not block.level and (noted := _NOTED.match(block.text)):
            found.records.append(_noted(block, noted.end(), headings))
            found.used.add(id(block))
        elif isinstance(block, Paragraph) and block.level:
            headings = [each for each in headings if each.level < block.level] + [block]
        at += 1
    return found if len(found.records) >= _FEWEST else Found()


def as_paragraphs(blocks: Sequence[Block]) -> tuple[list[Block], list[Paragraph]]:
    """The blocks, with tables whose cells name their fields themselves ("Lead: AB") taken as lines; and those lines."""
    taken: list[Block] = []
    made: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph) or not _is_of_fields(block):
            taken.append(block)
            continue
        lines = [Paragraph(cell.text, row.locator) for row in block.rows for cell in row.cells if cell]
        taken += lines
        made += lines
    return taken, made


def _is_of_fields(table: Table) -> bool:
    """Rows of one cell, and below each cells that all name a field."""
    named = [[_told_by_line(row.cells[n].text) for n in row.filled] for row in table.rows if row.filled]
    heads = [n for n, row in enumerate(named) if not row[0]]
    others = [told for row in named for told in (row if row[0] else row[1:])]
    return len(heads) >= _FEWEST and heads[0] == 0 and all(others) and len(others) >= len(heads)


Told = list[tuple[Paragraph, list[tuple[Kind, Cell]]]]


def _fields_below(blocks: Sequence[Block], at: int) -> Told:
    """The lines below a paragraph that name its fields; none unless they say whose it is or when."""
    head = blocks[at]
    if not isinstance(head, Paragraph) or not 2 <= len(words(head.text)) <= _LONGEST or _names_a_field(head):
        return []
    told: Told = []
    for block in blocks[at + 1 :]:
        fields = _told_by(block) if isinstance(block, Paragraph) else []
        begins = "action" in [kind for kind, _ in fields] or _begins_with_number(blocks[at + 1 + len(told) :])
        if not isinstance(block, Paragraph) or not fields or block.level or begins:
            if _is_deeper(block, head) and not fields:  # parts of it beside its fields: a list within a list
                return []
            break
        told.append((block, fields))
    kinds = [kind for _, fields in told for kind, _ in fields]
    return told if len(kinds) >= 2 and {"lead", "due"} & set(kinds) else []


def _is_deeper(block: Block, head: Paragraph) -> bool:
    nested = isinstance(block, Paragraph) and not block.level and block.indent is not None
    return nested and head.indent is not None and block.indent > head.indent


def _number(block: Block) -> str | None:
    """ "Ref: 3" as a line of its own."""
    fields = _told_by(block) if isinstance(block, Paragraph) else []
    return fields[0][1].text if [kind for kind, _ in fields] == ["ref"] else None


def _begins_with_number(blocks: Sequence[Block]) -> bool:
    """Whether the number of another action stands here, above what is to be done."""
    if _number(blocks[0]) is None or len(blocks) < 2 or not isinstance(below := blocks[1], Paragraph):
        return False
    return not _names_a_field(below)


def _numbered(record: Record, above: Block, number: str) -> None:
    if isinstance(above, Paragraph):
        record.reference = record.reference or number
        record.whole = (above.whole, *record.whole)
        record.rows = [Row((Cell((above.whole,)), *record.rows[0].cells), above.locator)]


def _names_a_field(head: Paragraph) -> bool:
    """Whether a line is itself such a field, and not "Action 1: …"."""
    return bool([kind for kind, _ in _told_by(head) if kind != "action"])


def _told_by(paragraph: Paragraph) -> list[tuple[Kind, Cell]]:
    """The fields that a line names, if it says nothing else."""
    return _told_by_line(paragraph.text)


def _told_by_line(text: str) -> list[tuple[Kind, Cell]]:
    bare = [_DASHED.sub(r"\g<label>: ", part.strip(), count=1) for part in _JOINT.split(text)]
    parts = [prose.labelled(part[:1].upper() + part[1:]) for part in bare]
    return [part for part in parts if part] if all(parts) else []


def _noted(paragraph: Paragraph, begins: int, headings: Sequence[Paragraph]) -> Record:
    """ "ACTION: LB to ask the court by 10 July 2026", among what was said at a meeting."""
    said = prose.apart(paragraph.text[begins:])
    said.leads = said.leads or prose.who_will(said.action)
    record = Record(said.cells(), [prose.row([paragraph])], Columns({}, "prose"))
    record.whole = (paragraph.whole,)
    record.section = headings[-1].text if headings else None
    return record


def _record(head: Paragraph, told: Told, headings: Sequence[Paragraph]) -> Record:
    named = _ACTION.match(head.text)
    numbered = _NUMBERED.fullmatch(headings[-1].text) if headings else None
    headings = headings[:-1] if numbered else headings
    said = prose.apart(head.text[named.end() :] if named else head.text)
    cells = said.cells()
    for _, fields in told:
        for kind, cell in fields:
            cells.setdefault(kind, Cell((cell.text.rstrip(" .;,"),)))
    record = Record(cells, [prose.row([head, *(line for line, _ in told)])], Columns({}, "prose"))
    record.whole = (head.whole, *(line.whole for line, _ in told))
    record.reference = (
        (numbered or named or {"ref": None})["ref"]
        or said.reference
        or (head.label.strip("().") if head.label else None)
    )
    over = [each for each in headings if not head.level or each.level < head.level]
    record.section = over[-1].text if over else None
    if not record.reference and (number := _NUMBER.match(record.text("action"))):
        record.reference = number[1]
        record.cells["action"] = Cell((record.text("action")[number.end() :],))
    record.struck = head.struck
    return record
