"""What an action says, in stems by which it is compared, and which words of it another says, too."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from projections.themes.words import TOKEN, words


class Piece(NamedTuple):
    """A part of a text; `shared`: the other action says it, too, perhaps in another form or as an abbreviation."""

    text: str
    shared: bool


def said(action: Mapping[str, Any]) -> str:
    """Its wording with its parts, as one text."""
    return " ".join([action["title"], *(part["title"] for part in action["sub_actions"])])


def stemmed(text: str) -> str:
    """Stems, with abbreviations as what they stand for: FTE is like "first time entrants", and the other way round."""
    return " ".join(word.stem for word in words(text))


def pieces(text: str, stems: Collection[str]) -> list[Piece]:
    """The text in pieces: words with one of these stems are shared, with what stands between two of them."""
    found: list[Piece] = []
    done = 0
    for start, end in joined(text, sorted({(word.start, word.end) for word in words(text) if word.stem in stems})):
        found += [Piece(text[done:start], False)] if start > done else []
        found.append(Piece(text[start:end], True))
        done = end
    return found + ([Piece(text[done:], False)] if done < len(text) else [])


def joined(text: str, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places with nothing but white space or a hyphen between them are one."""
    found: list[tuple[int, int]] = []
    for start, end in places:
        if found and not text[found[-1][1] : start].strip(" -"):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def as_written(text: str, stems: Collection[str]) -> dict[str, str]:
    """Stem → the word of the text that it came from, the first of several."""
    found: dict[str, str] = {}
    for word in words(text):
        if word.stem in stems:
            found.setdefault(word.stem, text[word.start : word.end])
    return found


def tokens(text: str) -> list[str]:
    return TOKEN.findall(text)
