"""What is compared of an action: the whole of it, and each lettered part for itself that says enough."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from projections.likeness.comparing import stop_words
from projections.likeness.wording import said, terms

ENOUGH = 5
"""So many words, those of every sentence left out, make a part worth comparing: "Staff training" is said by many, and a
list of groups of children is no action."""


def by_themselves(action: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Its parts that are compared each for itself."""
    return [part for part in action["sub_actions"] if len(telling_words(part["title"])) >= ENOUGH]


def telling_words(text: str) -> set[str]:
    return {term.stem for term in terms(text)} - stop_words()


def texts(action: Mapping[str, Any]) -> list[str]:
    """The whole first, then those parts."""
    return [said(action), *(part["title"] for part in by_themselves(action))]


def meant(action: Mapping[str, Any], place: int) -> Mapping[str, Any] | None:
    """The part whose text stands at that place; None: the whole."""
    return by_themselves(action)[place - 1] if place else None
