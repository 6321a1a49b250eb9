"""Which action of the registry a row of a document is: each at most once, by wording, reference and what is beside.

The words of the document recorded before count as well as the registry's: an action that was reworded on a page is
found in a document that was not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from rapidfuzz import fuzz, process

from projections.documents.face import Face
from projections.documents.likeness import Likeness, likeness

CANDIDATES = 8
"""How many of the most alike wordings are looked at closely for one row."""
FAR = 35
"""Wordings less alike than this (of 100) are no candidates by themselves."""
MARGIN = 0.05
"""How much more alike the best of several has to be than the next, where wordings say nothing."""


@dataclass(frozen=True)
class Target:
    """What a row may be: an action of the registry, or a row that did not become one when it was there before.

    `faces`: as the registry has it, and as the document had it before.
    """

    key: str
    faces: tuple[Face, ...]
    action: Mapping[str, Any] | None = None
    before: Mapping[str, Any] | None = None
    before_key: str | None = None

    @property
    def id(self) -> UUID | None:
        return self.action["id"] if self.action else None


@dataclass(frozen=True)
class Match:
    target: Target
    likeness: Likeness


@dataclass
class Matches:
    """By the keys of rows. `free` are the targets that no row is."""

    of: dict[str, Match] = field(default_factory=dict)
    free: list[Target] = field(default_factory=list)


def matched(rows: Mapping[str, Face], targets: Sequence[Target], said: Mapping[str, str]) -> Matches:
    """`said`: what people said a row is: the id of an action, or "new"."""
    found = Matches()
    by_id = {str(each.id): each for each in targets if each.id}
    for key, answer in said.items():
        if key in rows and answer in by_id:
            found.of[key] = best(rows[key], by_id[answer])
    taken = {match.target.key for match in found.of.values()}
    open_rows = {key: face for key, face in rows.items() if key not in said}
    for key, match in assigned(open_rows, [each for each in targets if each.key not in taken]):
        found.of[key] = match
        taken.add(match.target.key)
    found.free = [each for each in targets if each.key not in taken]
    return found


def assigned(rows: Mapping[str, Face], targets: Sequence[Target]) -> Iterable[tuple[str, Match]]:
    """Those of the same words first, the rest by likeness: the most alike first, whatever the order of rows."""
    rows, left = dict(rows), {each.key: each for each in targets}
    for pairs in (same_words, nearly_same_words, same_beside):
        scored = sorted(
            ((match.likeness.score, near(rows[key], match, key), key, match) for key, match in pairs(rows, left)),
            key=lambda each: (-each[0], each[1], each[2], each[3].target.key),
        )
        for _, _, key, match in scored:
            if key in rows and match.target.key in left and match.likeness.enough:
                del rows[key], left[match.target.key]
                yield key, match


def best(row: Face, target: Target) -> Match:
    return Match(target, max((likeness(row, face) for face in target.faces), key=lambda each: each.score))


def near(row: Face, match: Match, key: str) -> tuple[int, int]:
    """Where all else is alike, rows stay with what was recorded from the same place."""
    same = any(face == row for face in match.target.faces)
    before = match.target.before_key
    apart = abs(number(before) - number(key)) if before else 10**6
    return (0 if same else 1, apart)


def number(key: str) -> int:
    return int(key.partition(":")[2]) if key.startswith("line:") else 0


def same_words(rows: Mapping[str, Face], left: Mapping[str, Target]) -> Iterable[tuple[str, Match]]:
    by_words = defaultdict(list)
    for target in left.values():
        for words in {face.words for face in target.faces}:
            by_words[words].append(target)
    for key, row in rows.items():
        for target in by_words[row.words]:
            yield key, best(row, target)


def nearly_same_words(rows: Mapping[str, Face], left: Mapping[str, Target]) -> Iterable[tuple[str, Match]]:
    wordings = [(in_order(face.words), target) for target in left.values() for face in target.faces]
    texts = [words for words, _ in wordings]
    for key, row in rows.items():
        alike = process.extract(in_order(row.words), texts, scorer=fuzz.ratio, limit=CANDIDATES, score_cutoff=FAR)
        for target in {wordings[place][1].key: wordings[place][1] for _, _, place in alike}.values():
            yield key, best(row, target)


def in_order(words: str) -> str:
    return " ".join(sorted(words.split()))


def same_beside(rows: Mapping[str, Face], left: Mapping[str, Target]) -> Iterable[tuple[str, Match]]:
    """Worded wholly anew: known by its reference and what else stands in the row, if only one has that."""
    by_trait = defaultdict(list)
    for target in left.values():
        for trait in {trait for face in target.faces for trait in traits(face)}:
            by_trait[trait].append(target)
    for key, row in rows.items():
        candidates = {target.key: target for trait in traits(row) for target in by_trait[trait]}
        matches = [match for target in candidates.values() if (match := best(row, target)).likeness.enough]
        matches.sort(key=lambda each: -each.likeness.score)
        if matches and (len(matches) == 1 or matches[0].likeness.score > matches[1].likeness.score + MARGIN):
            yield key, matches[0]


def traits(face: Face) -> Iterable[tuple[str, object]]:
    """What two rows share if they can be one action in other words."""
    if face.reference:
        yield "reference", face.reference
    if face.measure:
        yield "measure", face.measure
    if sum(map(bool, (face.objective, face.leads, face.due))) > 1:
        yield "beside", (face.objective, face.leads, face.due)
