"""Rows that were split or merged since: their words stand elsewhere now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from projections.documents.look import called
from projections.documents.wording import bare_words, quoted

FEW = 4
"""Words. Fewer stand anywhere by chance."""
MOST = 0.8


def within(words: Sequence[str], others: Collection[str]) -> bool:
    """Whether (nearly) all words of one text stand in the other, which has more."""
    if not FEW <= len(words) < len(others):
        return False
    return sum(word in others for word in words) >= MOST * len(words)


@lru_cache(maxsize=4096)
def words_of(text: str) -> frozenset[str]:
    return frozenset(bare_words(text))


def split_from(title: str, held: Iterable[Mapping[str, Any]]) -> str | None:
    """The doubt about a new row whose words an action of the registry has."""
    words = bare_words(title)
    for action in held:
        if within(words, words_of(action["title"])):
            return f"Its words are part of {quoted(called(action['ref'], action['title']))}: was that split in two?"
        if any(bare_words(part["title"]) == words for part in action["sub_actions"]):
            return f"It is a part of {quoted(called(action['ref'], action['title']))}: an action of its own now?"
    return None


def merged_into(action: Mapping[str, Any], rows: Iterable[tuple[str, str]]) -> str | None:
    """The doubt about a missing action whose words a row (reference, title) has."""
    words = bare_words(action["title"])
    for reference, title in rows:
        if within(words, words_of(title)):
            return f"Its words stand in {quoted(called(reference, title))} now: was it merged into that?"
    return None
