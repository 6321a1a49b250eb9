"""What stands around the body of a Word document: headers, footers, notes, diagrams, documents within it, its title."""

import re
from typing import Any

from workers.reading.document import Document, Paragraph, words
from workers.reading.refusals import DocumentRefused
from workers.reading.sources.letters import clean
from workers.reading.sources.office import Package, R
from workers.reading.sources.word.names import A, W, read_once
from workers.reading.sources.word.whole import Whole

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_DEEPEST = 2


def edges(whole: Whole, which: str) -> list[Paragraph]:
    """Headers or footers of pages: furniture, kept so that no word is lost."""
    names = [name for name in sorted(whole.package.names) if re.fullmatch(rf"word/{which}\d*\.xml", name)]
    return _each_once(whole, names, lambda _: f"page {which}")


def notes(whole: Whole) -> list[Paragraph]:
    """Footnotes and endnotes."""
    found = []
    for kind in ("footnote", "endnote"):
        root = whole.package.part(f"word/{kind}s.xml")
        for n, each in enumerate(root.iter(f"{W}{kind}") if root is not None else ()):
            text = " ".join(whole.reader.read(p).text for p in each.iter(f"{W}p"))
            if each.get(f"{W}type") not in {"separator", "continuationSeparator"} and words(text):
                found.append(Paragraph(text.strip(), f"{kind} {each.get(f'{W}id') or n}", furniture=True))
    return found


def diagrams(whole: Whole) -> list[Paragraph]:
    """The words of drawn diagrams."""
    found: dict[str, Paragraph] = {}
    for name in sorted(whole.package.names):
        root = whole.package.part(name) if re.fullmatch(r"word/diagrams/data\d*\.xml", name) else None
        for paragraph in root.iter(f"{A}p") if root is not None else ():
            text = " ".join(clean("".join(t.text or "" for t in paragraph.iter(f"{A}t"))).split())
            if words(text):
                found.setdefault(text, Paragraph(text, "a diagram", furniture=True))
    return list(found.values())


def title(package: Package, said: str) -> list[Paragraph]:
    """The title in the file's properties, where it says a year and the beginning of the text does not."""
    root = package.part("docProps/core.xml")
    found = next(root.iter(_TITLE), None) if root is not None else None
    text = " ".join(clean((found.text if found is not None else "") or "").split())
    if not re.search(r"\b20\d\d\b", text) or re.search(r"\b20\d\d\b", said) or text in said:
        return []
    return [Paragraph(text, "title in the document's properties", furniture=True)]


def _each_once(whole: Whole, names: list[str], place: Any) -> list[Paragraph]:
    found: dict[str, Paragraph] = {}
    for name in names:
        root = whole.package.part(name)
        if root is None:
            continue
        read_once(root)
        for paragraph in root.iter(f"{W}p"):
            text = whole.reader.read(paragraph).text
            if words(text):
                found.setdefault(text, Paragraph(text, place(name), furniture=True))
    return list(found.values())


def chunk(whole: Whole, element: Any, depth: int) -> Document | None:
    """What `w:altChunk` refers to, read as what it is: HTML, text or Word."""
    from workers.reading.sources import text as plain
    from workers.reading.sources import word

    _, name = whole.package.relations(whole.name).get(element.get(f"{R}id") or "", ("", ""))
    content = whole.package.bytes_of(name) if name else None
    if not content:
        return None
    try:
        if content.startswith(b"PK"):
            return word.read(content, depth + 1) if depth < _DEEPEST else None
        if plain.recognises(content) and not content.startswith(b"{\\rtf"):
            return plain.read(content)
    except DocumentRefused:
        pass
    whole.notes["a part of the file could not be read: open it in Word, save it again and try that"] = None
    return None
