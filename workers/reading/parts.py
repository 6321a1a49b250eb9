"""The parts of an action: paragraphs or list items of its cell, lettered parts, and what is struck through as done."""

import re
from collections.abc import Sequence
from typing import Any

from workers.reading import markup, verbs
from workers.reading.document import Cell, words

_MARK = re.compile(
    r"(?:(?<=^)|(?<=\s))(?:\(?(?P<letter>[a-h])[).]|\(?(?P<roman>i{1,3}|iv|vi{0,3}|ix|x)\)|(?P<number>[1-9])[).])\s*(?=[A-Za-z‘'“\"])"
)
_FEWEST_WORDS = 3
_BULLETS = re.compile(r"\s*[•▪●○·]\s*")

Part = dict[str, Any]


def of(pieces: Sequence[str], struck: Sequence[str] = (), items: Sequence[str] = ()) -> list[Part]:
    """The parts, only where the document says plainly that there are several. `items`: pieces of a list."""
    pieces = [each for each in pieces if words(each)]
    found = _lettered(" ".join(pieces)) or _bulleted(pieces) or _listed(pieces, items) or _paragraphs(pieces)
    for part in found:
        part["done"] = _is_struck(part["title"], struck)
    if len(found) > 1 and not found[0]["label"] and not found[0]["done"] and any(part["done"] for part in found):
        del found[0]  # the action itself, above its parts
    return found


def of_struck(struck: Sequence[str], title: str) -> list[Part]:
    """What is struck through within an action; what is all of it is no part."""
    if words(" ".join(struck).casefold()) == words(title.casefold()):
        return []
    return [{"label": None, "title": text, "done": True} for text in struck]


def of_column(cell: Cell, title: str) -> tuple[list[Part], list[str]]:
    """A column of sub-actions: each line is a part; one that only repeats the action is none. And lines after
    lettered parts, which say something of all of them."""
    lines = _whole_lines(cell)
    after: list[str] = []
    while len(lines) > 1 and _MARK.search(" ".join(lines[:-1])) and not _MARK.search(lines[-1]):
        after.insert(0, lines.pop())
    found = of(lines, cell.struck) or [
        {"label": None, "title": markup.without_bullet(line), "done": _is_struck(line, cell.struck)} for line in lines
    ]
    own = " ".join(words(title.casefold()))
    return [part for part in found if " ".join(words(part["title"].casefold())) not in own], after


def _whole_lines(cell: Cell) -> list[str]:
    lines: list[str] = []
    for line in cell.shown:
        if lines and (line[:1].islower() and lines[-1][-1:] not in ".:;"):
            lines[-1] = f"{lines[-1]} {line}"
        else:
            lines.append(line)
    return [line for line in lines if words(line)]


def _lettered(text: str) -> list[Part]:
    """ "a) … b) …", "i) … ii) …", "1. … 2. …": in order, from the first."""
    marks = list(_MARK.finditer(text))
    for kind, order in (
        ("letter", "abcdefgh"),
        ("roman", ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")),
        ("number", "123456789"),
    ):
        mine = [mark for mark in marks if mark[kind]]
        expected = 0
        run = []
        for mark in mine:
            if expected < len(order) and mark[kind] == order[expected]:
                run.append(mark)
                expected += 1
        if (len(run) >= 2 and run[0].start() == 0) or len(run) >= 3 or (len(run) == 2 and kind != "number"):
            return _between(text, run, kind)
    return []


def _between(text: str, run: Sequence[re.Match[str]], kind: str) -> list[Part]:
    ends = [mark.start() for mark in run[1:]] + [len(text)]
    return [
        {"label": mark[kind], "title": " ".join(text[mark.end() : end].split()), "done": False}
        for mark, end in zip(run, ends, strict=True)
        if words(text[mark.end() : end])
    ]


def _bulleted(pieces: Sequence[str]) -> list[Part]:
    bullets = [piece for text in pieces for piece in _BULLETS.split(text) if words(piece)]
    marks = sum(len(_BULLETS.findall(text)) for text in pieces)
    if marks < 2:
        return []
    led_in = not _BULLETS.match(pieces[0])
    return [{"label": None, "title": each.strip(), "done": False} for each in bullets[led_in:]]


def _listed(pieces: Sequence[str], items: Sequence[str]) -> list[Part]:
    """The items of a list below the action itself."""
    listed = [piece for piece in pieces if piece in items]
    if len(listed) < 2 or pieces[0] in items:
        return []
    return [{"label": None, "title": markup.without_bullet(piece), "done": False} for piece in listed]


def _paragraphs(pieces: Sequence[str]) -> list[Part]:
    parts = [markup.without_bullet(piece) for piece in pieces]
    clear = len(parts) > 1 and all(len(words(part)) >= 3 and not part[0].islower() for part in parts)
    return [{"label": None, "title": part, "done": False} for part in parts] if clear else []


def perhaps_actions(pieces: Sequence[str], lines: Sequence[str]) -> list[str]:
    """The paragraphs of a cell, or the lines of its only one, where each begins afresh with what is to be done: they
    may be several actions. What is marked as a list is none of this."""
    for texts in (pieces, lines):
        each = [text for text in texts if words(text)]
        if len(each) > 1 and all(_begins_an_action(text) for text in each):
            return each
    return []


def _begins_an_action(text: str) -> bool:
    marked = _MARK.match(text) or _BULLETS.match(text)
    return not marked and text[:1].isupper() and len(words(text)) >= _FEWEST_WORDS and verbs.begins(text)


def _is_struck(text: str, struck: Sequence[str]) -> bool:
    mine = words(text)
    return bool(mine) and any(
        mine == words(each) or (len(mine) > 2 and words(text.strip(" .")) == words(each)) for each in struck
    )
