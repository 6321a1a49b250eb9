"""Plans without a table: actions as list items under headings, perhaps with owner and date in the prose, and lists
of recommendations.

A heading may rate what stands under it ("Work in progress (RAG rated 'amber')"): then the items under such headings
are the actions, and no others. Else items are actions where their heading says so or where most name a date or an
owner.
"""

import operator
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from workers.reading import beneath, colours, prose, titles, verbs
from workers.reading.columns import Columns
from workers.reading.document import Block, Paragraph, words
from workers.reading.record import Record

_RATED = re.compile(
    r"\bb?rag\b|\brated\b|^\W*(?:red|amber|green|blue)\b|[-–—:(]\s*\W?(?:red|amber|green|blue)\W*$", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})+[a-z]?|\d{1,2}[ivx]{1,5}\)|[A-Z]{1,4}[ -]?\d{1,2}(?:\.\d+)*)[).:]?\s+(?=[A-Z‘'“\"])"
)
_ACTIONS = re.compile(
    r"\bactions?\b(?! plans?\b)|\bwhat (?:we(?! (?:achieved|did|learn|heard|found|know|spen|offer|do well"
    r"|are (?:most )?proud|have (?:done|achieved|learn)))|will|are we)\b"
    r"|\bwe will\b|\bnext steps\b|\bhow (?:we"
    r"|will)\b.*\b(?:do|deliver|achieve)"
    r"|\bcommitments?\b|\bto do\b|\bdelivery\b|\bactivit(?:y|ies)\b|\btasks?\b",
    re.IGNORECASE,
)
_RECOMMENDATIONS = re.compile(r"\brecommendations?\b|\brecommend(?:s|ed)? that\b", re.IGNORECASE)
_ADDRESSED = re.compile(
    r"(?:.{3,80}?\brecommend(?:s|ed)? that )?(?P<who>.{3,120}?)\s+"
    r"(?:should|must|needs? to|(?:is|are) (?:asked|recommended) to)\b\s*:?",
    re.IGNORECASE,
)
_OTHER_LISTS = re.compile(
    r"\b(?:contents|appendi|glossary|attend|present|apologies|background|introduction|values|principles|key"
    r"|membership)\b",
    re.I,
)


@dataclass
class Item:
    """A list item with what stands under it."""

    head: Paragraph
    rest: list[Paragraph] = field(default_factory=list)
    under: Paragraph | None = None
    """What it is for, where that is the item above it."""

    @property
    def paragraphs(self) -> list[Paragraph]:
        return [self.head, *self.rest]


@dataclass
class Section:
    heading: Paragraph | None
    items: list[Item] = field(default_factory=list)
    above: Paragraph | None = None
    around: Paragraph | None = None
    """The heading of the part in which its own stands."""

    @property
    def title(self) -> str:
        return self.heading.text if self.heading else ""

    @property
    def named(self) -> str | None:
        """What its items belong to: a heading, not the words that lead into the list ("We will:")."""
        leads_in = self.heading is not None and not self.heading.level and self.heading.text.endswith(":")
        if self.heading and self.around and titles.says_nothing(self.heading):
            return self.around.text
        return self.above.text if leads_in and self.above and self.above.level else self.title or None


@dataclass
class Recommendation:
    ref: str | None
    title: str
    addressed_to: str | None
    locator: str
    text: str


@dataclass
class Found:
    records: list[Record] = field(default_factory=list)
    recommendations: list[Recommendation] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    """Paragraphs, by identity, whose words the records and recommendations hold."""
    headings: set[int] = field(default_factory=set)
    key: dict[str, str] = field(default_factory=dict)


def find(blocks: Sequence[Block], have_table: bool) -> Found:
    """What stands in lists; `have_table`: the document has its actions in a table, so that most lists are none."""
    found = Found()
    sections = [_with_deeper_actions(section) for section in _sections(blocks)]
    for section in sections:
        if _is_of_recommendations(section):
            _recommend(section, found)
    rated = [section for section in sections if section.items and rating_of(section.title)]
    chosen = rated or [section for section in sections if _of_actions(section, have_table)]
    chosen = [section for section in chosen if not _is_of_recommendations(section)]
    over: Paragraph | None = None
    for section in chosen:
        over = section.above if section.above and not rating_of(section.above.text) else over
        _act(section, found, over)
    return found


def beside_actions(records: Sequence[Record]) -> list[Recommendation]:
    """Recommendations in a column of their own, each once; they are also what the actions beside them are for."""
    found: dict[str, Recommendation] = {}
    for record in records:
        names = [record.columns.names[n] for n in record.columns.of("objective") if n < len(record.columns.names)]
        text = record.objective
        if not text or not any(re.fullmatch(r"\W*(?:\w+ )?recommendations?\W*", name, re.IGNORECASE) for name in names):
            continue
        number = re.match(r"(?:recommendation )?(\d{1,2}[a-z]?|[A-Z]\d{1,2})\s*[).:–-]+\s+|", text, re.IGNORECASE)
        title = text[number.end() :] if number else text
        to = _ADDRESSED.match(title)
        who = to["who"] if to and len(words(to["who"])) <= 12 else None
        made = Recommendation(number[1] if number else None, title, who, record.rows[0].locator, text)
        found.setdefault(text, made)
    return list(found.values())


def _is_of_recommendations(section: Section) -> bool:
    """A list under "Recommendations", or under "The board should:" below that."""
    headings = [section.title]
    if section.above and _ADDRESSED.fullmatch(section.title) and section.title.endswith(":"):
        headings.append(section.above.text)
    return any(
        _RECOMMENDATIONS.search(heading) and len(words(heading)) <= 16 and not _RATED.search(heading)
        for heading in headings
    )


def rating_of(title: str) -> str | None:
    """The colour that a heading gives to all under it."""
    if not _RATED.search(title) or len(words(title)) > 20:
        return None
    named = colours.in_words(title)
    return named[0] if len(named) == 1 else None


def _sections(blocks: Sequence[Block]) -> list[Section]:
    """List items under the heading above them. A paragraph that a page break cut off goes on the item before it."""
    sections = [Section(None)]
    open_headings: list[Paragraph] = []
    paragraphs = [block if isinstance(block, Paragraph) else None for block in blocks]
    for n, paragraph in enumerate(paragraphs):
        following = next((p for p in paragraphs[n + 1 : n + 2]), None)
        if paragraph is None:
            sections.append(Section(sections[-1].heading))
        elif paragraph.furniture or not words(paragraph.text):
            continue
        elif (paragraph.indent is not None or _is_numbered(paragraph)) and not paragraph.level:
            _gather(sections[-1], paragraph)
        elif sections[-1].items and beneath.belongs(sections[-1].items[-1].paragraphs, paragraph):
            sections[-1].items[-1].rest.append(paragraph)
        elif _is_heading(paragraph, following):
            open_headings = [each for each in open_headings if each.level < paragraph.level]
            around = open_headings[-1] if paragraph.level and open_headings else None
            sections.append(Section(paragraph, above=sections[-1].heading, around=around))
            open_headings += [paragraph] if paragraph.level else []
        elif sections[-1].items and _goes_on(sections[-1].items[-1], paragraph):
            sections[-1].items[-1].rest.append(paragraph)
        elif rating_of(sections[-1].title) and _is_list_without_bullets(sections[-1], paragraphs[n:]):
            sections[-1].items.append(Item(paragraph))
        else:
            sections.append(Section(paragraph if paragraph.text.endswith(":") else None, above=sections[-1].heading))
            sections[-1].heading = sections[-1].heading or sections[-2].heading
    return sections


def _is_list_without_bullets(section: Section, below: Sequence[Paragraph | None]) -> bool:
    """Whether paragraphs are the items under a heading that rates them, because none below it is an item; in sheets
    and plain texts bullets get lost."""
    if any(item.head.indent is not None for item in section.items):
        return False
    ended = (each is None or each.level > 0 or rating_of(each.text) is not None for each in below)
    mine = [each for each, end in zip(below, accumulate(ended, operator.or_), strict=True) if each and not end]
    leads_in = bool(mine) and mine[0].text.endswith(":") and len(words(mine[0].text)) <= 8
    return bool(mine) and not leads_in and all(each.indent is None for each in mine)


def _is_numbered(paragraph: Paragraph) -> bool:
    """ "1.2 Review the form": an item with its reference, not a heading of a chapter."""
    return bool(_NUMBERED.match(paragraph.text)) and len(words(paragraph.text)) > 7


def _is_heading(paragraph: Paragraph, following: Paragraph | None) -> bool:
    if paragraph.level:
        return True
    short = len(words(paragraph.text)) <= 16 and paragraph.text[-1] not in ".;,:"
    return short and (
        following is None
        or following.indent is not None
        or following.text.endswith(":")
        or _is_numbered(following)
        or rating_of(paragraph.text) is not None
    )


def _gather(section: Section, paragraph: Paragraph) -> None:
    top = section.items[0].head.indent if section.items else None
    if top is None or (paragraph.indent or 0) <= top:
        section.items.append(Item(paragraph))
    else:
        section.items[-1].rest.append(paragraph)


def _with_deeper_actions(section: Section) -> Section:
    """Where the items within items say whose they are and when, those are the actions, and the others what for."""
    heads = [prose.apart(item.head.text) for item in section.items]
    nested = [prose.apart(each.text) for item in section.items for each in item.rest]
    if len(nested) < 2 or any(each.due or each.leads for each in heads):
        return section
    if sum(each.has_owner_and_date for each in nested) * 3 < len(nested) * 2:
        return section
    items: list[Item] = []
    for item in section.items:
        within = Section(None)
        for each in item.rest:
            _gather(within, each)
        items += [replace(each, under=item.head) for each in within.items] or [item]
    return replace(section, items=items)


def _goes_on(item: Item, paragraph: Paragraph) -> bool:
    last = item.paragraphs[-1].text
    return last[-1] not in ".!?:" and paragraph.text[:1].islower()


def _recommend(section: Section, found: Found) -> None:
    """Numbered items, each addressed to whom the item above names ("The Board should:")."""
    over = _ADDRESSED.fullmatch(section.title)
    addressed: str | None = over["who"] if over else None
    paragraphs = [paragraph for item in section.items for paragraph in item.paragraphs]
    numbered = any(paragraph.label for paragraph in paragraphs)
    for paragraph in paragraphs:
        to = _ADDRESSED.fullmatch(paragraph.text)
        if to and (paragraph.text.endswith(":") or (numbered and not paragraph.label)):
            addressed = to["who"]
        elif paragraph.label or not numbered:
            ref = paragraph.label.strip("().") if paragraph.label else None
            found.used.add(id(paragraph))
            found.recommendations.append(
                Recommendation(ref, paragraph.text, addressed, paragraph.locator, paragraph.whole)
            )


def _of_actions(section: Section, have_table: bool) -> bool:
    """Whether a list's items are actions."""
    if not section.items or (_OTHER_LISTS.search(section.title) and not _ACTIONS.search(section.title)):
        return False
    told = [prose.apart(item.head.text) for item in section.items]
    fields = [_named_below(item) for item in section.items]
    both = [each.has_owner_and_date or {"lead", "due"} <= named for each, named in zip(told, fields, strict=True)]
    clear = sum(both) * 2 >= len(told)
    some = sum(1 for each, named in zip(told, fields, strict=True) if each.due or each.leads or named) * 2 >= len(told)
    some = some or (
        sum(1 for each in told if each.reference) * 2 > len(told) and verbs.share([each.action for each in told]) >= 0.5
    )
    named = bool(_ACTIONS.search(section.title))
    if have_table:
        return clear and named
    return clear or some or (named and len(section.items) > 1)


def _named_below(item: Item) -> set[str]:
    """Which of "Lead: AB" and "Due: June" stand as items within an item."""
    labelled = (prose.labelled(each.text) for each in item.rest)
    return {label[0] for label in labelled if label} & {"lead", "due"}


def _act(section: Section, found: Found, over: Paragraph | None) -> None:
    rag = rating_of(section.title)
    label = _label(section.title) if rag else None
    if rag and label:
        found.key.setdefault(rag, label)
    if section.heading:
        found.headings.add(id(section.heading))
    for item in section.items:
        record = _record(item)
        record.rag, record.rag_label = rag, label
        record.objective = item.under.text if item.under else None
        record.section = (over.text if over else None) if rag else section.named
        found.records.append(record)
        found.used.update(id(paragraph) for paragraph in item.paragraphs)


def _label(title: str) -> str | None:
    """ "Work in progress" of "Work in progress (RAG rated 'amber')"."""
    bare = re.sub(
        r"\s*\([^()]*\)\s*$|\s*[-–—:]\s*\W?(?:red|amber|green|blue)\W*$|\s*[-–—:]\s*(?:rag\b.*|b?rag rated.*)$",
        "",
        title,
        flags=re.IGNORECASE,
    ).strip()
    rest = re.sub(r"^(?:red|amber|green|blue)\b\s*[-–—:]*\s*", "", bare, flags=re.IGNORECASE)
    return rest or None


def _record(item: Item) -> Record:
    text, nested = item.head.text, []
    going_on, below = beneath.of(item.paragraphs)
    for paragraph in going_on:
        if paragraph.indent is None:  # a page break cut the item
            text, nested = (
                (f"{text} {paragraph.text}", nested)
                if not nested
                else (text, [*nested[:-1], _longer(nested[-1], paragraph)])
            )
        else:
            nested.append(paragraph)
    told = prose.apart(text)
    labelled = [(each, prose.labelled(each.text)) for each in nested]
    parts = [each for each, label in labelled if not label]
    cells = told.cells()
    for _, label in labelled:
        if label:
            cells.setdefault(*label)
    record = Record(cells, [prose.row(item.paragraphs)], Columns({}, "prose"))
    record.parts = [(part.label.strip("().") if part.label else None, part.text) for part in parts]
    record.whole = tuple(paragraph.whole for paragraph in item.paragraphs)
    record.reference = told.reference or (
        item.head.label.strip("().") if item.head.label and not item.head.label.strip("().").isdigit() else None
    )
    record.struck = item.head.struck
    record.doubts += told.doubts
    record.ticked = told.ticked
    beneath.add(record, below)
    return record


def _longer(paragraph: Paragraph, tail: Paragraph) -> Paragraph:
    return Paragraph(f"{paragraph.text} {tail.text}", paragraph.locator, indent=paragraph.indent, label=paragraph.label)
