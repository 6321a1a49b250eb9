"""Words that fit into no column: they break, instead of running into their neighbour."""

from __future__ import annotations

import re

WORD = re.compile(r"\S+")
ORDINARY = re.compile(r"[^\W\d_]{1,20}[^\w\s]?")
"""A word of plain letters is hyphenated by typst, where a reader expects it."""
HERE = "\u200b"
"""A place at which a line may end, and that nobody sees."""


def breaking(text: str, most: int) -> str:
    """References, addresses and hostile words of more than `most` letters may break anywhere after as many."""
    return WORD.sub(lambda found: broken(found[0], most), text)


def broken(word: str, most: int) -> str:
    if len(word) <= most or ORDINARY.fullmatch(word):
        return word
    return HERE.join(word[at : at + most] for at in range(0, len(word), most))
