"""How much texts are alike: TF-IDF over words and over letters, half and half.

Words tell what is done to whom; letters forgive what stems do not know ("neurodiverse", "neurodiversity"). Both are
fitted on the texts that are compared and on nothing else, so that there is nothing to keep up to date. scikit-learn is
imported where it is used: whoever compares nothing need not wait for it. A process that serves pages calls `load`
before somebody asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
from itertools import count, islice
from typing import Any

from projections.likeness.wording import stemmed

WORDS, LETTERS = 0.5, 0.5
NEAREST = 80
"""By so many, the nearest by their words, letters are compared: they take most of the time."""
WORTH_A_LOOK = 0.15
"""A part's letters are compared where its words are as much alike as this."""


def load() -> None:
    """Import what comparing takes, which is seconds of work, and compare once."""
    Compared(["an action of one service"], [["another action of another service"]])


@cache
def stop_words() -> frozenset[str]:
    """Words of every English sentence."""
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS  # type: ignore[import-untyped]

    return frozenset(ENGLISH_STOP_WORDS)


def telling(stems: str) -> bool:
    """Whether a line of stems says anything but words of every sentence."""
    return any(len(each) > 1 and each not in stop_words() for each in stems.split())


def by_words() -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, stop_words="english")


def by_letters() -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)


def weighed(fitted: Any, wholes: Sequence[str], parts: Sequence[str]) -> Any:
    """Rows of both, in which a word weighs what it weighs among the wholes."""
    from scipy.sparse import vstack  # type: ignore[import-untyped]

    rows = fitted.fit_transform(wholes)
    return vstack([rows, fitted.transform(parts)], format="csr") if parts else rows


def places(sides: Sequence[Sequence[str]]) -> list[list[int]]:
    """The rows of each side: all wholes come first, then all parts."""
    parts = count(len(sides))
    return [[whole, *islice(parts, len(each) - 1)] for whole, each in enumerate(sides)]


class Compared:
    """One action beside others, each as the texts that are compared: its whole first, then parts of it for themselves.

    `scores`, from 0 to 1, are those of the two texts that are most alike; `meant` says which two these are, here and
    there (0 is the whole); `shared` says which stems made them so. How much a word weighs follows from the wholes.
    """

    def __init__(self, action: Sequence[str], others: Sequence[Sequence[str]]) -> None:
        self.scores, self.meant = [0.0] * len(others), [(0, 0)] * len(others)
        self.rows: Any = None
        self.sides = [list(map(stemmed, each)) for each in (action, *others)]
        if any(telling(each[0]) for each in self.sides):
            self._compare()

    def _compare(self) -> None:
        self.at = places(self.sides)
        self.said = [each[0] for each in self.sides] + [part for each in self.sides for part in each[1:]]
        self.fitted = by_words()
        self.rows = weighed(self.fitted, self.said[: len(self.sides)], self.said[len(self.sides) :])
        words = (self.rows @ self.rows[self.at[0]].T).toarray()
        best = [float(words[rows].max()) for rows in self.at[1:]]
        nearest = sorted(range(len(best)), key=lambda place: -best[place])[:NEAREST]
        both = WORDS * words + LETTERS * self._letters(nearest, words)
        self.scores = [WORDS * each for each in best]
        for place in nearest:
            found = both[self.at[place + 1]]
            part, own = divmod(int(found.argmax()), len(self.at[0]))
            self.scores[place], self.meant[place] = float(found[part, own]), (own, part)

    def _letters(self, nearest: list[int], words: Any) -> Any:
        """How much the letters are alike, of what is worth a look: of wholes, and of parts whose words are near."""
        wholes = [0, *(place + 1 for place in nearest)]
        parts = [row for place in wholes for row in self.at[place][1:] if not place or words[row].max() >= WORTH_A_LOOK]
        looked_at = wholes + parts
        matrix = weighed(by_letters(), [self.said[row] for row in wholes], [self.said[row] for row in parts])
        letters = words * 0
        letters[looked_at] = (matrix @ matrix[[looked_at.index(row) for row in self.at[0]]].T).toarray()
        return letters

    def shared(self, place: int) -> list[str]:
        """Stems that both texts say, those first that few others say."""
        if self.rows is None:
            return []
        own, part = self.meant[place]
        weights = self.rows[self.at[0][own]].multiply(self.rows[self.at[place + 1][part]]).tocoo()
        told = sorted(zip(-weights.data, weights.col, strict=True))
        return [str(self.names[column]) for _, column in told if " " not in self.names[column]]

    @cached_property
    def names(self) -> Any:
        return self.fitted.get_feature_names_out()
