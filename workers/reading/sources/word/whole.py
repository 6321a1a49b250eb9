"""What the parts of a Word document share while it is read: styles, numbers, remarks; and what stands beside its text
and must not be lost: deleted words, comments, words that wait to be typed over."""

import re
from typing import Any

from workers.reading import decisions
from workers.reading.document import Paragraph, words
from workers.reading.sources import theme
from workers.reading.sources.letters import clean
from workers.reading.sources.office import Package
from workers.reading.sources.word.inline import Reader, Text
from workers.reading.sources.word.names import GONE, W, is_on
from workers.reading.sources.word.numbering import Marked, Numbering
from workers.reading.sources.word.styles import Styles, left_of

TYPED = re.compile(r"(?P<mark>[-•·▪●○–]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)")
_STEP = 150
"""Twentieths of a point: what stands less farther in is as deep."""


class Whole:
    def __init__(self, package: Package, name: str, root: Any) -> None:
        self.package, self.name, self.root = package, name, root
        self.styles = Styles(self._related("styles", "word/styles.xml"))
        self.theme = theme.read(self._related("theme", "word/theme/theme1.xml"))
        self.reader = Reader(self.styles)
        self.raw: list[str] = []
        self.notes: dict[str, None] = {}
        self._beside: dict[tuple[str, str], None] = {}
        self._comments = self._read_comments()
        self._lefts: dict[int, set[int]] = {}
        """How far in the items of each level of lists stand."""
        self._labels = self._count(Numbering(self._related("numbering", "word/numbering.xml"), self.styles))

    def text(self, paragraph: Any, place: str) -> Text:
        """The words of a paragraph; what is deleted from it or waits in it is kept for the end."""
        text = self.reader.read(paragraph)
        self.deleted(" ".join(text.deleted), place)
        for waiting in text.waiting:
            self.leave(waiting, "where the document asks to type")
        if text.is_hidden:
            self.notes["some words of the file are hidden; they were read"] = None
        return text

    def deleted(self, text: str, place: str) -> None:
        if words(text):
            self.notes["the file has tracked deletions; they were left out"] = None
            self.leave(text, f"deleted from {place}")

    def leave(self, text: str, place: str) -> None:
        """Words that no row or paragraph holds."""
        text = " ".join(clean(text).split())
        if words(text):
            self._beside[(text, place)] = None

    def marked(self, paragraph: Any) -> Marked | None:
        return self._labels.get(paragraph)

    def label_of(self, paragraph: Any) -> str | None:
        marked = self._labels.get(paragraph)
        return marked.label if marked else None

    def remark(self, comment: str, place: str) -> str:
        """What a comment says, the first time that it is asked for."""
        said = self._comments.pop(comment, "")
        if said:
            self.notes["the file has comments; what they say is left over"] = None
            if not self.decides(said):
                self.leave(said, f"comment on {place}")
        return said

    @staticmethod
    def decides(said: str) -> bool:
        """Whether a comment is a decision on what stands beside it."""
        return decisions.says_one(said) and len(words(said)) <= 25

    def left(self) -> list[Paragraph]:
        """At the end: comments that hang on nothing, and all that stands beside the text."""
        for said in self._comments.values():
            self.leave(said, "comment on the document")
        return [Paragraph(text, place, furniture=True) for text, place in self._beside]

    def _related(self, kind: str, otherwise: str) -> Any:
        found = self.package.related(self.name, kind)
        return self.package.part(found[0] if found else otherwise)

    def _read_comments(self) -> dict[str, str]:
        root = self._related("comments", "word/comments.xml")
        return {
            each.get(f"{W}id") or "": " ".join(self.reader.read(p).text for p in each.iter(f"{W}p")).strip()
            for each in (root.iter(f"{W}comment") if root is not None else ())
        }

    def _count(self, numbering: Numbering) -> dict[Any, Marked]:
        """The marks of all list items, in the order in which Word counts them."""
        found = {}
        for paragraph in self.root.iter(f"{W}p"):
            if _is_gone(paragraph):
                continue
            if marked := numbering.next(paragraph):
                found[paragraph] = marked
            elif (typed := self._typed(paragraph)) is not None:
                self._lefts.setdefault(0, set()).add(typed)
        for marked in found.values():
            if marked.left is not None:
                self._lefts.setdefault(marked.depth, set()).add(marked.left)
        return found

    def depth_of(self, marked: Marked) -> int:
        """How deep a list item is: by the level of its list, and by how much farther in it stands than others of that
        level, since lists of Word's own styles have but one level each."""
        if marked.left is None:
            return marked.depth
        kept: list[int] = []
        for left in sorted(self._lefts.get(marked.depth, ())):
            if left < marked.left - _STEP and (not kept or left > kept[-1] + _STEP):
                kept.append(left)
        return marked.depth + len(kept)

    def typed(self, paragraph: Any) -> int:
        """How deep an item is whose bullet or number was typed."""
        return self.depth_of(Marked(0, None, self._typed(paragraph)))

    def _typed(self, paragraph: Any) -> int | None:
        if not TYPED.match("".join(t.text or "" for t in paragraph.iter(f"{W}t")).lstrip()):
            return None
        own = left_of(paragraph)
        return own if own is not None else self.styles.paragraph(paragraph).left or 0


def _is_gone(paragraph: Any) -> bool:
    """Whether it is deleted, or the hidden rest of a merged cell."""
    properties = paragraph.find(f"{W}pPr/{W}rPr")
    if properties is not None and properties.find(f"{W}del") is not None:
        return not any(True for _ in paragraph.iter(f"{W}t"))
    cell = paragraph.getparent()
    if cell.tag in GONE:
        return True
    if cell.tag != f"{W}tc":
        return False
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    if merge is not None and merge.get(f"{W}val") != "restart" and not any(True for _ in paragraph.iter(f"{W}t")):
        return True
    return is_on(cell.getparent().find(f"{W}trPr"), "del") is not None
