"""Comments on cells: notes of old, and threads; without their authors."""

import re
from typing import Any

from workers.reading.document import words
from workers.reading.sources.excel.strings import Said, of
from workers.reading.sources.excel.styles import S, Styles
from workers.reading.sources.office import Package

_T = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"
_STAND_IN = re.compile(r"\s*\[threaded comment\]", re.IGNORECASE)


def read(package: Package, sheet: str, styles: Styles) -> dict[str, list[str]]:
    """What is remarked on each cell of a sheet, by its place."""
    found: dict[str, list[str]] = {}
    for kind, name in package.relations(sheet).values():
        root = package.part(name)
        if root is None:
            continue
        if kind == "threadedComment":
            for each in root.iter(f"{_T}threadedComment"):
                text = " ".join((each.findtext(f"{_T}text") or "").split())
                found.setdefault(each.get("ref") or "", []).append(text)
        elif kind == "comments":
            authors = [(each.text or "").strip() for each in root.iter(f"{S}author")]
            for each in root.iter(f"{S}comment"):
                if text := _note(each, authors, styles):
                    found.setdefault(each.get("ref") or "", []).append(text)
    return {place: [text for text in texts if words(text)] for place, texts in found.items()}


def _note(each: Any, authors: list[str], styles: Styles) -> str:
    """A note's text, without the author's name that Excel writes before it."""
    inside = each.find(f"{S}text")
    said = of(inside, styles) if inside is not None else ""
    text = " ".join((said.text if isinstance(said, Said) else said).split())
    if _STAND_IN.match(text):
        return ""
    for author in authors:
        if author and text.startswith(f"{author}:"):
            return text[len(author) + 1 :].strip()
    return text
