"""How much texts are alike: TF-IDF over words and over letters, half and half.

Words tell what is done to whom; letters forgive what stems do not know ("neurodiverse", "neurodiversity"). Both are
fitted on the texts that are compared and on nothing else, so that there is nothing to keep up to date. scikit-learn is
imported where it is used: whoever compares nothing need not wait for it. A process that serves pages calls `load`
before somebody asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from projections.likeness.wording import stemmed

WORDS, LETTERS = 0.5, 0.5
NEAREST = 80
"""By so many, the nearest by their words, letters are compared: they take most of the time."""


def load() -> None:
    """Import what comparing takes, which is seconds of work, and compare once."""
    Compared("an action of one service", ["another action of another service"])


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


class Compared:
    """One text beside others: `scores` from 0 to 1, and `shared` says which stems made them so."""

    def __init__(self, text: str, others: Sequence[str]) -> None:
        stems = [stemmed(each) for each in (text, *others)]
        self.scores, self.matrix = [0.0] * len(others), None
        if any(map(telling, stems)):
            self._compare(stems)

    def _compare(self, stems: list[str]) -> None:
        self.fitted = by_words()
        self.matrix = self.fitted.fit_transform(stems)
        words = against_first(self.matrix).tolist()
        nearest = sorted(range(len(words)), key=lambda place: -words[place])[:NEAREST]
        letters = by_letters().fit_transform([stems[0], *(stems[place + 1] for place in nearest)])
        self.scores = [WORDS * word for word in words]
        for place, letter in zip(nearest, against_first(letters).tolist(), strict=True):
            self.scores[place] += LETTERS * letter

    def shared(self, place: int) -> list[str]:
        """Stems that both texts say, those first that few others say."""
        if self.matrix is None:
            return []
        weights = self.matrix[0].multiply(self.matrix[place + 1]).tocoo()
        told = sorted(zip(-weights.data, weights.col, strict=True))
        return [str(self.names[column]) for _, column in told if " " not in self.names[column]]

    @cached_property
    def names(self) -> Any:
        return self.fitted.get_feature_names_out()


def against_first(matrix: Any) -> Any:
    return (matrix[1:] @ matrix[0].T).toarray().ravel()
