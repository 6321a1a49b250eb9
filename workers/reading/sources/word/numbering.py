"""Numbers that Word shows and does not store: "1.1", "a)", "iv.", counted as Word counts them."""

import re
from dataclasses import dataclass
from typing import Any

from workers.reading.sources.counting import SILENT, written
from workers.reading.sources.word.names import W, is_on, number, value
from workers.reading.sources.word.styles import Styles, left_of


@dataclass(frozen=True)
class Level:
    form: str
    text: str
    start: int
    legal: bool = False
    restarts: bool = True
    style: str | None = None
    left: int | None = None
    """How far in it stands, in twentieths of a point."""


@dataclass(frozen=True)
class Marked:
    """A list item's depth, and the number before it; None for a bullet. `left`: how far in it stands."""

    depth: int
    label: str | None
    left: int | None = None


class Numbering:
    def __init__(self, root: Any, styles: Styles) -> None:
        self.styles = styles
        self._lists = _by_id(root, "num", "numId")
        self._abstract = _by_id(root, "abstractNum", "abstractNumId")
        self._levels: dict[str, dict[int, Level]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next(self, paragraph: Any) -> Marked | None:
        """How this paragraph is marked; None where it is no list item. To be asked in the document's order, once."""
        style = self.styles.paragraph(paragraph)
        own = value(paragraph, "pPr/numPr/numId")
        list_id = own or style.list_id
        left = left_of(paragraph)
        if not list_id or list_id == "0" or list_id not in self._lists:
            return Marked(number(value(paragraph, "pPr/numPr/ilvl")), None, left) if own and own != "0" else None
        levels = self._levels_of(list_id)
        told = value(paragraph, "pPr/numPr/ilvl")
        depth = number(told) if told else self._depth(levels, style.id, None if own else style.depth)
        if depth not in levels:
            return Marked(depth, None, left)
        if left is None:  # what names the list speaks before what only stands beside it
            left = next((each for each in _in_turn(levels[depth].left, style.left, own) if each is not None), None)
        return Marked(depth, self._count(list_id, depth, levels), left)

    def _depth(self, levels: dict[int, Level], style: str, depth: int | None) -> int:
        linked = next((n for n, level in levels.items() if level.style == style), None)
        return depth if depth is not None else linked or 0

    def _count(self, list_id: str, depth: int, levels: dict[int, Level]) -> str | None:
        counts = self._counts.setdefault(self._shared(list_id), {})
        if (again := self._starts_again(list_id, depth)) is not None and (list_id, depth) not in self._begun:
            counts[depth] = again
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else levels[depth].start
        self._begun.add((list_id, depth))
        for deeper in [n for n in counts if n > depth and (n not in levels or levels[n].restarts)]:
            del counts[deeper]
        level = levels[depth]
        if level.form in SILENT and "%" not in level.text.replace(f"%{depth + 1}", ""):
            return None

        def shown(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            count = counts.get(at, levels[at].start if at in levels else 1)
            form = levels[at].form if at in levels else "decimal"
            return written(count, "decimal" if level.legal and form not in SILENT else form)

        return " ".join(re.sub(r"%([1-9])", shown, level.text).split()) or None

    def _shared(self, list_id: str) -> str:
        """Lists made from one description count on together."""
        return value(self._lists[list_id], "abstractNumId") or list_id

    def _starts_again(self, list_id: str, depth: int) -> int | None:
        for each in self._lists[list_id].iter(f"{W}lvlOverride"):
            if number(each.get(f"{W}ilvl")) == depth and (told := value(each, "startOverride")) is not None:
                return number(told, 1)
        return None

    def _levels_of(self, list_id: str, farther: int = 5) -> dict[int, Level]:
        if list_id not in self._levels:
            self._levels[list_id] = self._read_levels(list_id, farther)
        return self._levels[list_id]

    def _read_levels(self, list_id: str, farther: int) -> dict[int, Level]:
        abstract = self._abstract.get(value(self._lists[list_id], "abstractNumId") or "")
        found: dict[int, Level] = {}
        if abstract is not None:
            linked = value(abstract, "numStyleLink")
            other = self.styles.of(linked).list_id if linked else None
            if other and other != list_id and other in self._lists and farther:
                found = dict(self._levels_of(other, farther - 1))
            found |= {number(each.get(f"{W}ilvl")): _level(each) for each in abstract.iterchildren(f"{W}lvl")}
        for each in self._lists[list_id].iterchildren(f"{W}lvlOverride"):
            if (own := each.find(f"{W}lvl")) is not None:
                found[number(each.get(f"{W}ilvl"))] = _level(own)
        return found


def _in_turn(of_list: int | None, of_style: int | None, own: str | None) -> tuple[int | None, int | None]:
    return (of_list, of_style) if own else (of_style, of_list)


def _by_id(root: Any, name: str, key: str) -> dict[str, Any]:
    found = root.iterchildren(f"{W}{name}") if root is not None else ()
    return {each.get(f"{W}{key}") or "": each for each in found}


def _level(element: Any) -> Level:
    form = element.find(f"{W}numFmt")
    if form is None:
        form = next(element.iter(f"{W}numFmt"), None)
    return Level(
        (form.get(f"{W}val") if form is not None else None) or "decimal",
        value(element, "lvlText") or "",
        number(value(element, "start"), 1),
        bool(is_on(element, "isLgl")),
        value(element, "lvlRestart") != "0",
        value(element, "pStyle"),
        left_of(element),
    )
