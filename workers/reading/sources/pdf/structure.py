"""The structure that Word, PowerPoint, browsers and others write into a PDF: what is a cell, what a heading."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psparser import PSLiteral

MOST = 400_000
"""Elements; the longest plan has some thousands."""
_DEEP = 60

Mark = tuple[int, int, int]
"""A page, counted from 0, the stream on it, and the number of a piece of marked content there."""


@dataclass
class Node:
    """An element of a kind ("Table", "TR", "P"), with elements and marks in the order in which they are read."""

    kind: str
    kids: list["Node | Mark"] = field(default_factory=list)
    across: int = 1
    down: int = 1

    @property
    def nodes(self) -> list["Node"]:
        return [kid for kid in self.kids if isinstance(kid, Node)]

    def marks(self) -> Iterator[Mark]:
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.marks()
            else:
                yield kid


def read(catalog: dict[str, Any], pages: dict[int, int]) -> Node | None:
    """The root of the structure; `pages` are the numbers of pages by the ids of their objects. None where a file has
    no structure, or one that loops."""
    root = resolve1(catalog.get("StructTreeRoot"))
    if not isinstance(root, dict):
        return None
    names = resolve1(root.get("RoleMap"))
    reader = _Reader(pages, names if isinstance(names, dict) else {})
    node = Node("Root")
    reader.add(node, root.get("K"), None, 0)
    return node if reader.count < MOST else None


class _Reader:
    def __init__(self, pages: dict[int, int], names: dict[str, Any]) -> None:
        self.pages, self.names = pages, names
        self.count = 0
        self.open: set[int] = set()

    def add(self, into: Node, kids: Any, page: int | None, depth: int) -> None:
        kids = resolve1(kids) if not isinstance(kids, PDFObjRef) else kids
        for kid in kids if isinstance(kids, list) else [kids]:
            self.count += 1
            if self.count < MOST and depth < _DEEP:
                self._add_one(into, kid, page, depth)

    def _add_one(self, into: Node, kid: Any, page: int | None, depth: int) -> None:
        ident = kid.objid if isinstance(kid, PDFObjRef) else None
        if ident in self.open:
            return
        value = resolve1(kid)
        if isinstance(value, list):
            self.add(into, value, page, depth + 1)
        elif isinstance(value, int):
            if page is not None:
                into.kids.append((page, 0, value))
        elif isinstance(value, dict):
            if ident is not None:
                self.open.add(ident)
            self._add_dict(into, value, page, depth)
            if ident is not None:
                self.open.discard(ident)

    def _add_dict(self, into: Node, value: dict[str, Any], page: int | None, depth: int) -> None:
        own = value.get("Pg")
        page = self.pages.get(own.objid, page) if isinstance(own, PDFObjRef) else page
        if "MCID" in value:
            mark = resolve1(value["MCID"])
            stream = getattr(value.get("Stm"), "objid", 0)
            if page is not None and isinstance(mark, int):
                into.kids.append((page, stream, mark))
        elif "S" in value:
            node = Node(self._kind(value["S"]), across=_span(value, "ColSpan"), down=_span(value, "RowSpan"))
            into.kids.append(node)
            self.add(node, value.get("K"), page, depth + 1)

    def _kind(self, name: Any) -> str:
        name = resolve1(name)
        kind = name.name if isinstance(name, PSLiteral) else str(name)
        for _ in range(5):
            mapped = resolve1(self.names.get(kind))
            if kind in _STANDARD or not isinstance(mapped, PSLiteral):
                break
            kind = mapped.name
        return kind if isinstance(kind, str) else "NonStruct"


_STANDARD = {"Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "P", "L", "LI", "Lbl", "LBody", "Span"}


def _span(value: dict[str, Any], name: str) -> int:
    attributes = resolve1(value.get("A"))
    for each in attributes if isinstance(attributes, list) else [attributes]:
        each = resolve1(each)
        span = resolve1(each.get(name)) if isinstance(each, dict) else None
        if isinstance(span, int) and 1 <= span <= 200:
            return span
    return 1
