"""Themes: how often the first proposal is right, and how many actions a second are proposed for.

`python -m benchmarks.themes` prints them, and what scikit-learn makes of the same examples beside them.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from benchmarks.measuring import Line
from projections import themes
from projections.themes.learning import shipped
from projections.themes.words import words
from tests.themes.labelled import Labelled, first_right, labelled, of_real_plans

TIMES = 4


def lines() -> list[Line]:
    return [*rightness(), *speed()]


def rightness() -> list[Line]:
    """On what was used to mend the signals, and on what never was."""
    found = []
    beside = by_scikit_learn()
    for name, told in sources().items():
        right = 100 * first_right(told, themes.codes(each.action for each in told))
        learnt = f"scikit-learn, same examples: {100 * first_right(told, beside(told)):.0f} %"
        found.append(Line.at_least(f"First theme right, {len(told)} {name}", right, 85, "%", learnt))
    return found


def sources() -> dict[str, list[Labelled]]:
    found = {
        "actions to develop by": labelled("development.txt") + labelled("seen.txt"),
        "actions never seen": labelled("unseen.txt"),
        "actions of real plans": of_real_plans(),
    }
    return {name: told for name, told in found.items() if told}


def speed() -> list[Line]:
    actions = [each.action for each in labelled("development.txt")]
    fresh = themes.Proposing()
    return [
        Line.at_least("Proposals with their words", rate(fresh.propose, actions * TIMES), 2000, "actions/s"),
        Line.at_least("Codes, texts not met before", rate(fresh.codes, actions), 2000, "actions/s"),
        Line.at_least("Codes, texts remembered", rate(fresh.codes, actions * TIMES), 20000, "actions/s"),
    ]


def rate(propose: Callable[[Any], Any], actions: list[Any]) -> float:
    began = time.process_time()
    for action in actions:
        propose(action)
    return len(actions) / (time.process_time() - began)


def by_scikit_learn() -> Callable[[list[Labelled]], list[tuple[str, ...]]]:
    """TF-IDF over words and characters, and logistic regression: without signals, with the shipped examples alone."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline, make_union

    features = make_union(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True),
    )
    model = make_pipeline(features, LogisticRegression(C=20, max_iter=500, class_weight="balanced"))
    model.fit([stemmed(each.text) for each in shipped()], [each.themes[0] for each in shipped()])
    return lambda told: [(code,) for code in model.predict([stemmed(whole(each)) for each in told])]


def whole(told: Labelled) -> str:
    return ". ".join([told.action["title"], *(each["title"] for each in told.action["objectives"])])


def stemmed(text: str) -> str:
    return " ".join(word.stem for word in words(text))


if __name__ == "__main__":
    for line in lines():
        print(f"{line.what}: {line.value:.1f} {line.unit} {line.target} {line.verdict} {line.beside}")
