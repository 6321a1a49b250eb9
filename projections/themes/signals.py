"""Signals: phrases that speak for a theme, as the people of this field use them. The list is signals.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from domain.theme import THEMES
from projections.themes.words import words

CODES = tuple(THEMES)
STRENGTHS = {"decisive": 4.0, "clear": 2.4, "hint": 1.2}
LONGER = 0.15
"""How much more each further word of a phrase makes of it: what is said at length is hardly meant otherwise."""

Signals = dict[str, tuple[tuple[int, float], ...]]
"""Themes by their place in CODES, with strength, by the stems of a phrase; none for phrases that say nothing."""


@cache
def signals() -> Signals:
    told = tomllib.loads(files("projections.themes").joinpath("signals.toml").read_text("utf-8"))
    silent = {key(phrase): () for phrase in told.pop("none")["phrases"]}
    found: dict[str, dict[int, float]] = {}
    for code, by_strength in told.items():
        for strength, phrases in by_strength.items():
            for phrase in phrases:
                stems = key(phrase)
                more = 1 + LONGER * stems.count(" ")
                of = found.setdefault(stems, {})
                place = CODES.index(code)
                of[place] = max(of.get(place, 0.0), STRENGTHS[strength] * more)
    return silent | {stems: tuple(of.items()) for stems, of in found.items()}


@cache
def reach() -> dict[str, int]:
    """Of how many words the longest phrase is that begins with a word."""
    found: dict[str, int] = {}
    for stems in signals():
        first, size = stems.partition(" ")[0], stems.count(" ") + 1
        found[first] = max(found.get(first, 0), size)
    return found


def key(phrase: str) -> str:
    return " ".join(word.stem for word in words(phrase))


def phrases_in(stems: list[str]) -> Iterator[tuple[int, int, str]]:
    """The phrases that stand in a text, the longest first, none within another: where, how many words, which."""
    known, reaches, free = signals(), reach(), 0
    for at, stem in enumerate(stems):
        if at >= free and stem in reaches:
            for size in range(min(reaches[stem], len(stems) - at), 0, -1):
                phrase = " ".join(stems[at : at + size])
                if phrase in known:
                    free = at + size
                    yield at, size, phrase
                    break
