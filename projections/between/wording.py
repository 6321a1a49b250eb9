"""Where two wordings differ, word by word: for marks that people read, and that a screen reader can say."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

How = Literal["same", "removed", "added"]


class Piece(NamedTuple):
    how: How
    text: str


def pieces(before: str, after: str) -> list[Piece]:
    """The pieces that are the same, removed and added, in reading order. Joined, they make both texts again."""
    olds, news = cut(before), cut(after)
    found: list[Piece] = []
    for how, a, b, c, d in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        if how == "equal":
            found.append(Piece("same", "".join(olds[a:b])))
            continue
        if a < b:
            found.append(Piece("removed", "".join(olds[a:b])))
        if c < d:
            found.append(Piece("added", "".join(news[c:d])))
    return found


def cut(text: str) -> list[str]:
    """Words, each with the white space after it; punctuation by itself, so that a comma more marks a comma."""
    return re.findall(r"\w+(?:[’'-]\w+)*\s*|[^\w\s]\s*|\s+", text)
