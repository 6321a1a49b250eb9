"""What an action says, in stems by which it is compared, and which words of it another says, too."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from projections.themes.abbreviations import EXPANDED
from projections.themes.words import TOKEN, Word, words


class Piece(NamedTuple):
    """A part of a text; `shared`: the other action says it, too, perhaps in another form or as an abbreviation."""

    text: str
    shared: bool


def said(action: Mapping[str, Any]) -> str:
    """Its wording with its parts, as one text."""
    return " ".join([action["title"], *(part["title"] for part in action["sub_actions"])])


@lru_cache(maxsize=4096)
def terms(text: str) -> tuple[Word, ...]:
    """Its words as stems; what an abbreviation stands for is one term, whether it is abbreviated or written out: FTE
    is the same as "first-time entrants", and weighs no more than another word."""
    found = words(text)
    stems = tuple(word.stem for word in found)
    result: list[Word] = []
    place = 0
    while place < len(found):
        meaning = meaning_at(stems, place)
        first, last = found[place], found[place + len(meaning) - 1]
        result.append(Word("".join(meaning), first.start, last.end))
        place += len(meaning)
    return tuple(result)


def meaning_at(stems: tuple[str, ...], place: int) -> tuple[str, ...]:
    """The longest that an abbreviation stands for, if one begins there; else the one word."""
    here = MEANINGS.get(stems[place], ())
    return next((each for each in here if stems[place : place + len(each)] == each), stems[place : place + 1])


def meanings() -> dict[str, list[tuple[str, ...]]]:
    """By their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for each in sorted({tuple(word.stem for word in words(meaning)) for meaning in EXPANDED.values()}, key=len):
        found.setdefault(each[0], []).insert(0, each)
    return found


MEANINGS = meanings()


def stemmed(text: str) -> str:
    """Its terms as one line, to be compared."""
    return " ".join(term.stem for term in terms(text))


def pieces(text: str, stems: Collection[str]) -> list[Piece]:
    """The text in pieces: words with one of these stems are shared, with what stands between two of them."""
    found: list[Piece] = []
    done = 0
    for start, end in joined(text, sorted({(word.start, word.end) for word in terms(text) if word.stem in stems})):
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
    for word in terms(text):
        if word.stem in stems:
            found.setdefault(word.stem, text[word.start : word.end])
    return found


def tokens(text: str) -> list[str]:
    return TOKEN.findall(text)
