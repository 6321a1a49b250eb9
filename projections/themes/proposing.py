"""Proposing themes: what an action says, and what stands above it, weighed word by word.

Signals (what this field means by its words) and examples (what people confirmed) are both evidence, of the same kind:
so much for this theme, because of this word, at this place of the text. So every proposal can show its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from math import exp, sqrt
from typing import Any, NamedTuple

from projections.themes.learning import Example, Learnt, features, shipped
from projections.themes.signals import CODES, phrases_in, signals
from projections.themes.words import Word, words

WEIGHTS = {"title": 1.0, "parts": 0.5, "measure": 0.35, "objective": 0.75, "section": 0.45, "plan": 0.2}
"""How much what stands where counts: what stands above an action is its context."""
HEAD = 14
"""A text says in its first words what it is about; what comes later counts `LATER`."""
LATER = 0.5
LEARNT = 0.4
PAIR = 0.1
"""What learnt words count beside signals, and learnt pairs of words."""
MEANS = {CODES.index(code): 0.7 for code in ("PART", "QA", "GOV", "WORK")}
"""How a thing is done (by training, auditing, agreeing, deciding) stands behind what it is about."""
BEFORE = tuple(0.6 if code == "GOV" else 0.0 for code in CODES)
"""What is said of nothing in particular (rooms, papers, diaries) is mostly the running of the service."""
WARMTH = 2.2
FURTHER = 0.42
"""A further theme is proposed if it has this much of the evidence of the first,"""
ENOUGH = 1.8
"""and not less than this."""
MOST = 4
MOST_WORDS = 4
WORTH_SAYING = 0.25
"""Of the words that spoke for a theme, those are said that weigh this much of the weightiest."""
SURE = 0.65
"""From this score on a first theme is said to be sure: of such, 98 in 100 were right."""
KEPT = 20_000
"""So many texts are remembered with their weights: by their hash, for a text may be erased."""


class Evidence(NamedTuple):
    theme: int
    weight: float
    start: int
    end: int


@dataclass(frozen=True)
class Proposal:
    """A theme that is proposed; `score` from 0 to 1; `words` are those of the action that spoke for it."""

    code: str
    score: float
    words: tuple[str, ...]

    @property
    def sure(self) -> bool:
        return self.score >= SURE


Told = list[tuple[str, float]]
"""The texts of an action, each with how much it counts."""


class Proposing:
    """Proposes by the product's signals and examples, and by what was confirmed."""

    def __init__(self, confirmed: Iterable[Example] = ()) -> None:
        self.learnt = Learnt([*shipped(), *confirmed])
        self._weighed: dict[bytes, tuple[float, ...]] = {}

    def propose(self, action: Mapping[str, Any]) -> tuple[Proposal, ...]:
        """What one action is about, best first, never nothing."""
        told = told_by(action)
        evidence = [(text, weight, list(self.evidence(text))) for text, weight in told]
        total = weighed_up((weight, summed(each)) for _, weight, each in evidence)
        scores = shares(total)
        return tuple(
            Proposal(CODES[place], round(scores[place], 3), words_for(place, evidence)) for place in chosen(total)
        )

    def codes(self, action: Mapping[str, Any]) -> tuple[str, ...]:
        """Only the codes, quickly: what was weighed once is remembered."""
        total = weighed_up((weight, self.weigh(text)) for text, weight in told_by(action))
        return tuple(CODES[place] for place in chosen(total))

    def weigh(self, text: str) -> tuple[float, ...]:
        key = blake2b(text.encode("utf-8", "replace"), digest_size=16).digest()
        found = self._weighed.get(key)
        if found is None:
            if len(self._weighed) >= KEPT:
                self._weighed.clear()
            found = self._weighed[key] = tuple(summed(self.evidence(text)))
        return found

    def evidence(self, text: str) -> Iterator[Evidence]:
        """All that speaks in a text; what stands in it twice only once."""
        found = words(text)
        stems = [word.stem for word in found]
        damped = 1 / max(1.0, sqrt(len(stems) / HEAD))
        seen: set[str] = set()
        for at, size, phrase in phrases_in(stems):
            if phrase not in seen:
                seen.add(phrase)
                yield from spoken(signals()[phrase], damped, found, at, size)
        for at, size, feature in features(stems):
            if feature not in seen:
                seen.add(feature)
                yield from spoken(self.learnt.spoken(feature), damped * (LEARNT, PAIR)[size - 1], found, at, size)


def spoken(themes: Iterable[tuple[int, float]], factor: float, found: list[Word], at: int, size: int) -> list[Evidence]:
    where = factor if at < HEAD else factor * LATER
    start, end = found[at].start, found[at + size - 1].end
    return [Evidence(theme, where * weight, start, end) for theme, weight in themes]


def told_by(action: Mapping[str, Any]) -> Told:
    told = [(action.get("title"), WEIGHTS["title"])]
    parts = [part["title"] for part in action.get("sub_actions") or ()]
    told += [(part, WEIGHTS["parts"] / sqrt(len(parts))) for part in parts]
    objectives = [each["title"] for each in action.get("objectives") or ()]
    told += [(each, WEIGHTS["objective"] / sqrt(len(objectives))) for each in objectives]
    told += [(action.get("measure"), WEIGHTS["measure"]), (action.get("section"), WEIGHTS["section"])]
    told.append((action.get("plan_title"), WEIGHTS["plan"]))
    return [(text, weight) for text, weight in told if text]


def summed(evidence: Iterable[Evidence]) -> list[float]:
    total = [0.0] * len(CODES)
    for theme, weight, _, _ in evidence:
        total[theme] += weight
    return total


def weighed_up(told: Iterable[tuple[float, Sequence[float]]]) -> list[float]:
    """The evidence of all texts of an action."""
    total = list(BEFORE)
    for weight, evidence in told:
        total = [before + weight * each for before, each in zip(total, evidence, strict=True)]
    for place, less in MEANS.items():
        total[place] *= less
    return total


def chosen(total: Sequence[float]) -> list[int]:
    """The first theme and those that come near it."""
    order = sorted(range(len(total)), key=lambda place: -total[place])
    first = order[0]
    least = max(ENOUGH, FURTHER * total[first])
    return [first, *(place for place in order[1:MOST] if total[place] >= least)]


def shares(total: Sequence[float]) -> list[float]:
    """Evidence as parts of one."""
    most = max(total)
    grown = [exp((each - most) / WARMTH) for each in total]
    whole = sum(grown)
    return [each / whole for each in grown]


def words_for(theme: int, told: Iterable[tuple[str, float, list[Evidence]]]) -> tuple[str, ...]:
    """The words that spoke for a theme, as they stand in the texts, the weightiest first, none repeated."""
    spoke: dict[str, float] = {}
    for text, weight, evidence in told:
        for each in evidence:
            if each.theme == theme and each.weight > 0.3:
                said = text[each.start : each.end]
                spoke[said] = max(spoke.get(said, 0.0), weight * each.weight)
    kept: list[str] = []
    for said in sorted(spoke, key=lambda said: -spoke[said]):
        if spoke[said] >= WORTH_SAYING * max(spoke.values()) and not any(
            said.casefold() in other.casefold() for other in kept
        ):
            kept.append(said)
    return tuple(kept[:MOST_WORDS])
