"""What is learnt from examples: how much each word, pair of words and piece of a word speaks for each theme.

A word speaks for a theme by how much oftener it stands in that theme's examples than chance would have it (the
logarithm), weighed down where it is rare in the examples altogether or common in all of them. Words that no example
has are judged by their pieces of four characters, so that "apprenticeships" is known by "apprentice".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import log

from domain.theme import THEMES
from projections.themes.signals import CODES
from projections.themes.words import words

PIECE = 4
FURTHER = 0.5
"""What a further theme of an example counts beside its first."""
SMOOTHING = 1.5
"""As if each word had been seen so often by chance."""
_SILENT = """
    a an and are as at be been by can do each for from has have how if in into is it its more no not of on or our out
    over so such than that the their them then there they this those to up was we what when where which who will with
    would you your all any every new make made get give child person young youth justice service
"""
SILENT = frozenset(_SILENT.split())
Spoken = tuple[tuple[int, float], ...]
"""Themes by their place in CODES, each with how much speaks for it."""


@dataclass(frozen=True)
class Example:
    """A text of which somebody said what it is about; `weight` is how much that counts."""

    text: str
    themes: tuple[str, ...]
    weight: float = 1.0


@cache
def shipped() -> tuple[Example, ...]:
    """The examples that the product brings, and the themes' own names."""
    text = files("projections.themes").joinpath("examples.txt").read_text("utf-8")
    lines = [line.partition("|") for line in text.splitlines() if "|" in line and not line.startswith("#")]
    told = [Example(said.strip(), tuple(codes.split())) for codes, _, said in lines]
    return (*told, *(Example(name, (code,)) for code, name in THEMES.items()))


@lru_cache(maxsize=65536)
def pieces(stem: str) -> tuple[str, ...]:
    padded = f"_{stem}_"
    return tuple(f"{padded[at : at + PIECE]}" for at in range(max(1, len(padded) - PIECE + 1)))


def features(stems: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """What a text is counted and judged by, words and pairs of neighbours: where, how many words, which."""
    for at, stem in enumerate(stems):
        if stem not in SILENT:
            yield at, 1, stem
    for at in range(len(stems) - 1):
        yield at, 2, f"{stems[at]} {stems[at + 1]}"


class Learnt:
    """Counts of examples, and what follows from them for a word."""

    def __init__(self, examples: Iterable[Example]) -> None:
        self.counts: dict[str, dict[int, float]] = {}
        self.of_theme = [1.0] * len(CODES)
        self._of_pieces: dict[str, dict[int, float]] = {}
        self._spoken: dict[str, Spoken] = {}
        for example in examples:
            self._count(example)
        whole = sum(self.of_theme)
        self.share = [each / whole for each in self.of_theme]

    def _count(self, example: Example) -> None:
        places = [
            (CODES.index(code), example.weight * (FURTHER if at else 1.0)) for at, code in enumerate(example.themes)
        ]
        for place, weight in places:
            self.of_theme[place] += weight
        for feature in {feature for _, _, feature in features([word.stem for word in words(example.text)])}:
            add(self.counts.setdefault(feature, {}), places)

    def spoken(self, feature: str) -> Spoken:
        """What a word (or a pair of words) says: for which themes, and how much."""
        found = self._spoken.get(feature)
        if found is None:
            found = self._spoken[feature] = self._work_out(feature)
        return found

    def _work_out(self, feature: str) -> Spoken:
        if feature in self.counts:
            return self._by_chance(self.counts[feature])
        if " " in feature or feature.isdigit():
            return ()
        total: dict[int, float] = {}
        known = pieces(feature)
        for each in known:
            for place, spoken in self._by_chance(self.of_pieces.get(each, {})):
                total[place] = total.get(place, 0.0) + 0.5 * spoken / len(known)
        return tuple(total.items())

    @property
    def of_pieces(self) -> dict[str, dict[int, float]]:
        """The counts of pieces: of all words that have them."""
        if not self._of_pieces:
            for word, counted in self.counts.items():
                for piece in pieces(word) if " " not in word else ():
                    add(self._of_pieces.setdefault(piece, {}), counted.items())
        return self._of_pieces

    def _by_chance(self, counted: dict[int, float]) -> Spoken:
        seen = sum(counted.values())
        spoken = {
            place: log((count + SMOOTHING * self.share[place]) / ((seen + SMOOTHING) * self.share[place]))
            for place, count in counted.items()
        }
        return tuple((place, each) for place, each in spoken.items() if each > 0)


def add(counted: dict[int, float], more: Iterable[tuple[int, float]]) -> None:
    for place, weight in more:
        counted[place] = counted.get(place, 0.0) + weight
