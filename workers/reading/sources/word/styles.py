"""Styles of a Word document: what a paragraph or a run is called and looks like through them, each taking over from
the one it is based on."""

import re
from dataclasses import dataclass, field
from typing import Any

from workers.reading.sources.word.names import W, is_on, number, value

_FARTHEST = 20
_HEADING = re.compile(r"(?:heading|title|überschrift|titre)\s*(\d?)$", re.IGNORECASE)
_LISTED = re.compile(r"list (?:bullet|number|paragraph)(?: (\d))?", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|table of figures)\s*\d*$", re.IGNORECASE)


@dataclass(frozen=True)
class Look:
    """None where a style says nothing."""

    struck: bool | None = None
    bold: bool | None = None
    slanted: bool | None = None
    hidden: bool | None = None
    colour: str | None = None

    def over(self, under: "Look") -> "Look":
        return Look(*(mine if mine is not None else theirs for mine, theirs in zip(_of(self), _of(under), strict=True)))


def _of(look: Look) -> tuple[Any, ...]:
    return (look.struck, look.bold, look.slanted, look.hidden, look.colour)


def look_of(properties: Any) -> Look:
    """What run properties say themselves."""
    if properties is None:
        return Look()
    once, twice = is_on(properties, "strike"), is_on(properties, "dstrike")
    struck = None if once is None and twice is None else bool(once or twice)
    return Look(
        struck, is_on(properties, "b"), is_on(properties, "i"), is_on(properties, "vanish"), value(properties, "color")
    )


@dataclass(frozen=True)
class Style:
    name: str = ""
    id: str = ""
    look: Look = field(default_factory=Look)
    level: int | None = None
    list_id: str | None = None
    depth: int | None = None
    left: int | None = None


class Styles:
    def __init__(self, root: Any) -> None:
        self._raw = {s.get(f"{W}styleId") or "": s for s in root.iter(f"{W}style")} if root is not None else {}
        self._read: dict[str, Style] = {}
        usual = (
            each.get(f"{W}styleId")
            for each in self._raw.values()
            if each.get(f"{W}type") == "paragraph" and each.get(f"{W}default") in {"1", "true"}
        )
        self.usual = next(usual, None)

    def of(self, style_id: str | None) -> Style:
        """A style with all it takes over."""
        style_id = style_id or ""
        if style_id not in self._read:
            self._read[style_id] = self._resolved(style_id)
        return self._read[style_id]

    def paragraph(self, element: Any) -> Style:
        return self.of(value(element, "pPr/pStyle") or self.usual)

    def _resolved(self, style_id: str) -> Style:
        chain = self._chain(style_id)
        if not chain:
            return Style(style_id, style_id)
        look, level, list_id, depth, left = Look(), None, None, None, None
        for each in chain:  # the nearest speaks first
            look = look.over(look_of(each.find(f"{W}rPr")))
            level = _level(each) if level is None else level
            list_id = list_id or value(each, "pPr/numPr/numId")
            told = value(each, "pPr/numPr/ilvl")
            depth = number(told) if depth is None and told else depth
            left = left_of(each) if left is None else left
        return Style(value(chain[0], "name") or style_id, style_id, look, level, list_id, depth, left)

    def _chain(self, style_id: str) -> list[Any]:
        chain: list[Any] = []
        while style_id in self._raw and len(chain) < _FARTHEST and self._raw[style_id] not in chain:
            chain.append(self._raw[style_id])
            style_id = value(chain[-1], "basedOn") or ""
        return chain


def _level(style: Any) -> int | None:
    """The level of a heading that the style itself makes."""
    if found := _HEADING.match(value(style, "name") or ""):
        return min(int(found[1] or 1), 6)
    return outline_level(style)


def left_of(element: Any) -> int | None:
    """How far in a paragraph, or all of a style or of a level of a list, stands."""
    told = element.find(f"{W}pPr/{W}ind")
    left = (told.get(f"{W}left") or told.get(f"{W}start")) if told is not None else None
    return number(left) if left else None


def outline_level(element: Any) -> int | None:
    """ "Level 2" of the outline; nought says that it is no heading, whatever its style."""
    told = value(element, "pPr/outlineLvl")
    if told is None:
        return None
    level = number(told, 9)
    return min(level + 1, 6) if 0 <= level < 9 else 0


def level_without_style(name: str) -> int | None:
    """Of a style that the document names and does not bring: "Heading1"."""
    found = _HEADING.match(name)
    return min(int(found[1] or 1), 6) if found else None


def depth_of_list(name: str) -> int | None:
    found = _LISTED.match(name)
    return int(found[1] or 1) - 1 if found else None


def is_contents(name: str) -> bool:
    """Whether it is a line of the table of contents."""
    return bool(_CONTENTS.match(name))
