"""A reading: what one document said, from its first proposal to the summary, as JSON lines have it."""

import hashlib
import re
import time
from dataclasses import asdict, dataclass
from typing import Any

from domain import period
from domain.period import Period
from workers.reading import conservation, glossary, proposals, rows, sources
from workers.reading.columns import header_kind
from workers.reading.document import Document, Paragraph, Row, words
from workers.reading.glossary import Entry
from workers.reading.rows import Mended, Unused

_REASONS = ("heading", "header_row", "narrative", "glossary", "key", "unplaced")


@dataclass(frozen=True)
class Reading:
    """Every line in order: `actions`, then `leftovers`, then `summary`."""

    actions: list[dict[str, Any]]
    leftovers: list[dict[str, Any]]
    summary: dict[str, Any]

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [*self.actions, *self.leftovers, self.summary]

    @property
    def glossary(self) -> dict[str, str]:
        return dict(self.summary["glossary"])

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def read(content: bytes, name: str, within: Period | None = None) -> Reading:
    """Run all stages. Only to be called where limits hold: see `confined`."""
    began = time.perf_counter()
    document = sources.read(content)
    mended = rows.mend(document.blocks)
    entries = glossary.read(document.blocks)
    unused = _unused(document, mended, entries)
    balance = conservation.settle(document, mended.records, unused)
    actions = proposals.build(mended.records, glossary.names(entries), within or _period_of(document))
    summary = {
        "kind": "summary",
        "document": name,
        "sha256": hashlib.sha256(content).hexdigest(),
        "format": document.format,
        "actions": len(actions),
        "words": balance.words,
        "words_in_proposals": balance.in_proposals,
        "words_in_leftovers": balance.in_leftovers,
        "glossary": glossary.names(entries),
        "rag_key": _rag_key(mended.keys),
        "seconds": round(time.perf_counter() - began, 3),
    }
    return Reading(actions, [_leftover(u) for u in unused], summary)


def _unused(document: Document, mended: Mended, entries: list[Entry]) -> list[Unused]:
    """What no proposal holds, in document order: paragraphs by what they are, and rows that stages left over."""
    in_glossary = {entry.place for entry in entries}
    titles = {record.section for record in mended.records}
    unused = [
        Unused(paragraph.text, _reason(paragraph, in_glossary, titles), paragraph.locator)
        for paragraph in document.paragraphs
        if words(paragraph.text)
    ]
    unused += mended.unused
    unused += [Unused(row.text, "key", row.locator) for row in mended.keys]
    return sorted((u for u in unused if words(u.text)), key=lambda u: _place(u.locator))


def _reason(paragraph: Paragraph, in_glossary: set[Paragraph], titles: set[str | None]) -> str:
    text = paragraph.text
    if paragraph in in_glossary or text.casefold().startswith("glossary"):
        return "glossary"
    listed = re.match(r"[-•·*\d]", text)
    if text in titles or (len(words(text)) <= 12 and not listed and text[-1] not in ".;,"):
        return "heading"
    return "narrative"


def _leftover(unused: Unused) -> dict[str, Any]:
    source = {"locator": unused.locator, "text": unused.text}
    return {"kind": "leftover", "text": unused.text, "reason": unused.reason, "source": source}


def _place(locator: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", locator)) or (10**9,)


def _rag_key(keys: list[Row]) -> dict[str, None]:
    """The labels that the key explains; a text has lost the colours beside them."""
    texts = [cell.text for row in keys for cell in row.cells if cell and not _names_key(cell.text)]
    return dict.fromkeys(texts)


def _names_key(text: str) -> bool:
    return text.casefold().startswith("key") or header_kind(text) is not None


def _period_of(document: Document) -> Period | None:
    """The plan year that the first lines name, for dates without a year."""
    for paragraph in document.paragraphs[:10]:
        if found := re.search(r"\b20\d\d\s*[-/–]\s*(?:20)?\d\d\b", paragraph.text):
            try:
                return period.read(found[0])
            except ValueError:
                continue
    return None
