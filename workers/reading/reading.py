"""A reading: what one document said, from its first proposal to the summary, as JSON lines have it."""

import hashlib
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from typing import Any

from domain import due, period
from domain.period import Period
from workers.reading import (
    colours,
    conservation,
    fielded,
    glossary,
    indicators,
    keys,
    ours,
    outline,
    proposals,
    rows,
    scores,
    slides,
    sources,
    whole,
)
from workers.reading.document import Block, Document, Paragraph, Row, Table, words
from workers.reading.outline import Recommendation
from workers.reading.record import Unused

_FULL_DATE = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ 20\d\d\b|\b\d{1,2}/\d{1,2}/(?:20)?\d\d\b")
_SAYS_ITS_DAY = re.compile(
    r"\b(?:as at|as of|updated?|dated?|version|reviewed|(?:position|status) (?:at|on)|printed)\b", re.I
)
_BETWEEN_COLOURS = rf"\s*[;|]\s*|\s*[,./]\s+(?:and\s+)?(?=(?:{'|'.join(colours.NAMES)})\b)"
_EARLY = 3000
"""Characters of a document's beginning in which its date is looked for."""


@dataclass(frozen=True)
class Reading:
    """Every line in order: `proposals`, then `leftovers`, then `summary`. `others` are proposals that are no actions:
    recommendations, scores, indicators."""

    actions: list[dict[str, Any]]
    leftovers: list[dict[str, Any]]
    summary: dict[str, Any]
    others: list[dict[str, Any]] = field(default_factory=list)
    order: list[int] = field(default_factory=list)
    """Where in the document each of `actions` and then of `others` stands, as numbers to sort by."""

    @property
    def proposals(self) -> list[dict[str, Any]]:
        """In the document's order."""
        lines = [*self.actions, *self.others]
        places = sorted(range(len(lines)), key=lambda n: self.order[n] if n < len(self.order) else n)
        return [lines[n] for n in places]

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [*self.proposals, *self.leftovers, self.summary]

    @property
    def glossary(self) -> dict[str, str]:
        return dict(self.summary["glossary"])

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def read(content: bytes, name: str, within: Period | None = None) -> Reading:
    """Run all stages. Only to be called where limits hold: see `confined`."""
    began = time.perf_counter()
    document = sources.read(content, name)
    mine = ours.read(document, within or _period_of(document))
    reading = _as_written(document, mine) if mine else _understood(document, within)
    reading.summary.update(
        document=name,
        sha256=hashlib.sha256(content).hexdigest(),
        notes=list(document.notes),
        seconds=round(time.perf_counter() - began, 3),
    )
    return reading


def _understood(document: Document, within: Period | None) -> Reading:
    found = _Found(document)
    balance = conservation.settle(document, found.held, found.unused)
    key = found.key
    names = glossary.names(found.entries)
    year = within or _period_of(document)
    day = _day_of(document, year)
    actions = proposals.build(found.records, names, year, key, day)
    whole.without_title(actions, whole.title_of(document))
    order = [found.place_of(line["source"]["locator"]) for line in [*actions, *found.others]]
    summary = _summary(document, actions, balance, names, _rag_key(found.mended.keys, key))
    summary["as_at"] = day.isoformat() if day else None
    return Reading(actions, [_leftover(each) for each in found.unused], summary, found.others, order)


def _as_written(document: Document, mine: ours.Ours) -> Reading:
    """Of a document that the registry wrote, there is nothing to be understood."""
    balance = conservation.settle(document, mine.held, mine.unused)
    summary = _summary(document, mine.actions, balance, {}, {})
    return Reading(mine.actions, [_leftover(each) for each in mine.unused], summary)


def _summary(
    document: Document,
    actions: Sequence[dict[str, Any]],
    balance: conservation.Account,
    names: Mapping[str, str],
    key: Mapping[str, str | None],
) -> dict[str, Any]:
    return {
        "kind": "summary",
        "document": "",
        "sha256": "",
        "format": document.format,
        "actions": len(actions),
        "words": balance.words,
        "words_in_proposals": balance.in_proposals,
        "words_in_leftovers": balance.in_leftovers,
        "glossary": names,
        "rag_key": key,
        "as_at": None,
        "notes": [],
        "seconds": 0.0,
    }


class _Found:
    """What the stages find in a document, and what is left over."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.places = _places(document)
        self.entries = glossary.read(document.blocks)
        self.others: list[dict[str, Any]] = []
        self.aside: list[Unused] = []
        self.texts: list[str] = []
        blocks = [block for block in document.blocks if not self._is_other(block)]
        blocks, self.made = fielded.as_paragraphs(blocks)
        self.mended = rows.mend(blocks)
        areas = slides.under_headings(blocks) if not self.mended.records else slides.Found()
        scored = scores.in_lines([block for block in blocks if isinstance(block, Paragraph)])
        self.others += [score for score, _ in scored]
        self.texts += [paragraph.whole for _, paragraph in scored]
        self.scored = {id(paragraph) for _, paragraph in scored}
        blocks = [block for block in blocks if id(block) not in self.scored]
        self.fielded = fielded.find(blocks)
        rest = [block for block in blocks if id(block) not in self.fielded.used]
        self.lists = outline.find(rest, bool(self.mended.records or areas.records or self.fielded.records))
        self.slides = areas
        if not (self.mended.records or areas.records or self.lists.records or self.fielded.records):
            self.slides = slides.find(blocks)
        self.records = [
            *self.mended.records, *self.lists.records, *self.slides.records, *self.fielded.records,
        ]  # fmt: skip
        self.records.sort(key=lambda record: self.place_of(record.rows[0].locator))
        self.others += [_recommendation(each) for each in self.lists.recommendations]
        self.others += [_recommendation(each) for each in outline.beside_actions(self.mended.records)]
        self.texts += [each.text for each in self.lists.recommendations]
        self.unused = self._unused()

    @property
    def held(self) -> list[str]:
        return [*self.texts, *(text for record in self.records for text in record.holds)]

    @property
    def key(self) -> Mapping[str, str]:
        """Colours and what the document says they mean."""
        found = dict(self.lists.key)
        for row in self.mended.keys:
            for line in keys.lines_of(row):
                found.setdefault(*line)
        for paragraph in self.document.paragraphs:
            for colour, label in _key_lines(paragraph.text):
                found.setdefault(colour, label)
        return found

    def place_of(self, locator: str) -> int:
        """The first of the places that a locator names."""
        if locator in self.places:
            return self.places[locator]
        first = re.sub(r"^lines (\d+).*", r"line \1", locator)
        return self.places.get(first, self.places.get(locator.split(", sheet ")[0], self._first_within(locator)))

    def _first_within(self, locator: str) -> int:
        found = [place for name, place in self.places.items() if locator.startswith(f"{name}, ")]
        return max(found, default=len(self.places))

    def _is_other(self, block: Block) -> bool:
        """Tables of scores and indicators, and glossaries, which the other stages need not see."""
        if not isinstance(block, Table):
            return False
        places = {entry.place for entry in self.entries if isinstance(entry.place, Row)}
        if any(row in places for row in block.rows):
            self.aside += [Unused(row.text, "glossary", row.locator) for row in block.rows]
            return True
        found = scores.find(block) or indicators.find(block)
        if found is None:
            return False
        lines, others = found
        self.others += lines
        self.texts += [line["source"]["text"] for line in lines]
        self.aside += [Unused(row.text, "header_row", row.locator) for row in others]
        return True

    def _unused(self) -> list[Unused]:
        """What no proposal holds, in document order: paragraphs by what they are, and rows that stages left over."""
        used = self.lists.used | self.slides.used | self.fielded.used | self.scored
        unused = [
            Unused(paragraph.whole, self._reason(paragraph), paragraph.locator)
            for paragraph in (*self.document.paragraphs, *self.made)
            if words(paragraph.whole) and id(paragraph) not in used
        ]
        unused += self.mended.unused + self.aside
        unused += [Unused(row.text, "key", row.locator) for row in self.mended.keys]
        return sorted((each for each in unused if words(each.text)), key=lambda each: self.place_of(each.locator))

    def _reason(self, paragraph: Paragraph) -> str:
        text = paragraph.text
        if any(entry.place is paragraph for entry in self.entries) or text.casefold().startswith("glossary"):
            return "glossary"
        if _key_lines(text) or re.match(r"(?:rag |colour )?key\b.{0,20}$", text, re.IGNORECASE):
            return "key"
        listed = paragraph.indent is not None or re.match(r"[-•·*\d]", text)
        sections = {record.section for record in self.records}
        if paragraph.level or text in sections or (len(words(text)) <= 12 and not listed and text[-1] not in ".;,"):
            return "heading"
        return "narrative"


def _recommendation(found: Recommendation) -> dict[str, Any]:
    source = {"locator": found.locator, "text": found.text}
    return {"kind": "recommendation", "ref": found.ref, "title": found.title, "addressed_to": found.addressed_to,
            "source": source}  # fmt: skip


def _leftover(unused: Unused) -> dict[str, Any]:
    source = {"locator": unused.locator, "text": unused.text}
    return {"kind": "leftover", "text": unused.text, "reason": unused.reason, "source": source}


def _places(document: Document) -> dict[str, int]:
    """The number of each place in the document's order."""
    names = [
        name
        for block in document.blocks
        for name in ([block.locator] if isinstance(block, Paragraph) else [row.locator for row in block.rows])
    ]
    return {name: n for n, name in reversed(list(enumerate(names)))}


def _key_lines(text: str) -> list[tuple[str, str]]:
    """ "Green – done; Amber – on track": the lines of a key in a paragraph."""
    bare = re.sub(r"^\W*(?:b?rag |colour )*(?:key|rating)s?\s*[:–—-]\s*", "", text, flags=re.IGNORECASE)
    parts = [part for part in re.split(_BETWEEN_COLOURS, bare, flags=re.I) if part]
    read = colours.key_line if len(parts) < 2 or len(bare) == len(text) else colours.key_part
    lines = [read(part.strip(" .")) for part in parts]
    return [line for line in lines if line] if len(text) < 600 and lines and all(lines) else []


def _rag_key(keys: Sequence[Row], key: Mapping[str, str]) -> dict[str, str | None]:
    """The labels that the key explains; a text has lost the colours beside them."""
    coloured: dict[str, str | None] = dict(key)
    texts = [cell.text for row in keys for cell in row.cells if cell and not _names_key(cell.text)]
    told = set(key.values())
    return coloured | {text: None for text in texts if text not in told and text.casefold() not in colours.NAMES}


def _names_key(text: str) -> bool:
    return bool(
        re.match(r"(?:rag |colour )?key\b|(?:action|rating|colour|meaning|rag|status|description)s?$", text.casefold())
    )


def _period_of(document: Document) -> Period | None:
    """The plan year that the first lines name, else the year up to the document's date: for dates without a year."""
    for paragraph in document.paragraphs[:10]:
        if found := re.search(r"\b20\d\d\s*[-/–]\s*(?:20)?\d\d\b", paragraph.text):
            try:
                return period.read(found[0])
            except ValueError:
                continue
    beginning = " ".join(
        block.text if isinstance(block, Paragraph) else " ".join(row.text for row in block.rows[:6])
        for block in document.blocks[:40]
    )
    for found in _FULL_DATE.finditer(beginning[:_EARLY]):
        if day := due.read(found[0]).on:
            return Period(found[0], day - timedelta(days=364), day)
    return None


def _day_of(document: Document, within: Period | None) -> date | None:
    """The day that the document says it is of ("Updated 10 November 2026"), if the plan's year covers it."""
    for paragraph in document.paragraphs[:10]:
        found = _FULL_DATE.findall(paragraph.text)
        day = due.read(found[0]).on if len(found) == 1 and _SAYS_ITS_DAY.search(paragraph.text) else None
        if day and within and within.covers(day):
            return day
    return None
