"""Clusters: what several services, or several objectives of one, do in nearly the same words.

Every action is compared with every other by its words, in blocks of a sparse product, which takes seconds for
thousands; letters are compared only where words are half alike. Whoever is alike is joined, and whoever is joined with
somebody alike, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

import msgspec

from domain.text import TextRef
from projections import themes
from projections.likeness.comparing import LETTERS, WORDS, by_letters, by_words, telling
from projections.likeness.wording import stemmed
from projections.region.reading import Counted, RegionReader

NEARLY_THE_SAME = 0.55
WORTH_A_LOOK = 0.35
"""Letters are compared where words are as much alike as this: where words are not, letters seldom are."""
GAVE_WAY = ("carried_forward", "transferred", "merged", "superseded")
BLOCK, PAIRS = 200, 5_000
FITTED_ON = 2_000
"""How many texts tell which letters are rare."""


class Part(msgspec.Struct):
    title: TextRef


class Worded(Counted, kw_only=True):
    """An action that is counted, with where its words stand, and whence it came."""

    title: TextRef
    sub_actions: list[Part] = []
    origins: tuple[UUID, ...] = ()

    def refs(self) -> list[TextRef]:
        return [self.title, *(part.title for part in self.sub_actions)]


class Cluster(NamedTuple):
    """`actions`: ids, at least two. `score`: how much alike the two most alike are."""

    actions: tuple[UUID, ...]
    authorities: tuple[str, ...]
    themes: frozenset[str]
    score: float


KEPT = 8
_remembered: dict[tuple[Any, ...], list[Cluster]] = {}


def clusters(reader: RegionReader) -> list[Cluster]:
    """Those of most services first, then the largest, then the most alike.

    They are remembered, as ids and numbers, for as long as the region knows no further entry: found again for every
    reader of a page they would take seconds.
    """
    asked = reader.asked
    until = asked.known_on if asked.known_on_given else None
    key = (reader.conn.info.dbname, reader.conn.info.host, tuple(reader.positions().items()), asked.as_at, until)
    if key not in _remembered:
        while len(_remembered) >= KEPT:
            _remembered.pop(next(iter(_remembered)), None)
        _remembered[key] = found_anew(reader)
    return _remembered[key]


def found_anew(reader: RegionReader) -> list[Cluster]:
    actions = standing(reader.counted_as(Worded))
    texts = reader.texts(ref for each in actions for ref in each.refs())
    said = [stemmed(" ".join(map(texts, each.refs()))) for each in actions]
    every = ((standing_in([actions[place] for place in group]), score) for group, score in groups(pairs(said)))
    alike = [(members, score) for members, score in every if len(members) > 1]
    about = themes_of(reader, [each.id for members, _ in alike for each in members])
    found = [cluster(members, about, score) for members, score in alike]
    return sorted(found, key=lambda each: (-len(each.authorities), -len(each.actions), -each.score, each.actions))


def themes_of(reader: RegionReader, ids: Sequence[UUID]) -> dict[UUID, Sequence[str]]:
    """Codes that people said or, where nobody has, that are proposed."""
    found = reader.actions(ids=ids) if ids else []
    return {each["id"]: each["by_theme"] for each in themes.added(found, ())}


def standing(actions: Sequence[Worded]) -> list[Worded]:
    """In one order whatever the database does, and without those that go on as another."""
    before = {each.carried.from_action for each in actions if each.carried}
    before |= {origin for each in actions for origin in each.origins}
    return sorted((each for each in actions if each.id not in before), key=lambda each: each.id)


def standing_in(group: Sequence[Worded]) -> list[Worded]:
    """Without what gave way to another of its service that is in the group: one thing under two names is not two."""
    kept = {each.authority for each in group if each.status not in GAVE_WAY}
    return [each for each in group if each.status not in GAVE_WAY or each.authority not in kept]


def cluster(members: Sequence[Worded], about: Mapping[UUID, Sequence[str]], score: float) -> Cluster:
    return Cluster(
        actions=tuple(each.id for each in members),
        authorities=tuple(sorted({each.authority for each in members})),
        themes=frozenset(code for each in members for code in about.get(each.id, ())),
        score=round(score, 3),
    )


def pairs(said: Sequence[str]) -> list[tuple[int, int, float]]:
    """Places of two texts that are nearly the same, with how much."""
    if len(said) < 2 or not any(map(telling, said)):
        return []
    near = list(near_in_words(by_words().fit_transform(said)))
    if not near:
        return []
    places = sorted({place for one, other, _ in near for place in (one, other)})
    row = {place: row for row, place in enumerate(places)}
    scores = by_pairs(letters_of(said, places), [(row[one], row[other]) for one, other, _ in near])
    told = (
        (one, other, WORDS * word + LETTERS * score) for (one, other, word), score in zip(near, scores, strict=True)
    )
    return [each for each in told if each[2] >= NEARLY_THE_SAME]


def by_pairs(matrix: Any, pairs: Sequence[tuple[int, int]]) -> Iterator[float]:
    """How much the rows of each pair are alike."""
    for start in range(0, len(pairs), PAIRS):
        ones, others = zip(*pairs[start : start + PAIRS], strict=True)
        yield from matrix[list(ones)].multiply(matrix[list(others)]).sum(axis=1).A1.tolist()


def near_in_words(matrix: Any) -> Iterator[tuple[int, int, float]]:
    columns = matrix.T.tocsr()
    for start in range(0, matrix.shape[0], BLOCK):
        product = (matrix[start : start + BLOCK] @ columns).tocoo()
        wanted = (product.data >= WORTH_A_LOOK) & (product.col > product.row + start)
        rows, others, scores = product.row[wanted] + start, product.col[wanted], product.data[wanted]
        yield from zip(rows.tolist(), others.tolist(), scores.tolist(), strict=True)


def letters_of(said: Sequence[str], places: Sequence[int]) -> Any:
    """The letters of these texts, weighed by how rare they are among all: of very many, every so manieth is asked."""
    step = max(1, len(said) // FITTED_ON)
    sample = sorted({*range(0, len(said), step), *places})
    return by_letters().fit([said[each] for each in sample]).transform([said[each] for each in places])


def groups(pairs: Iterable[tuple[int, int, float]]) -> list[tuple[list[int], float]]:
    """Places that are joined, directly or through others, with the best score of each group."""
    joined: dict[int, set[int]] = {}
    best: dict[int, float] = {}
    for one, other, score in pairs:
        both = joined.get(one, {one}) | joined.get(other, {other})
        top = max(score, *(best.get(place, 0.0) for place in (one, other)))
        for place in both:
            joined[place], best[place] = both, top
    return [(sorted(each), best[min(each)]) for each in {id(each): each for each in joined.values()}.values()]
