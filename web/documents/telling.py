"""How the pages of a review tell changes and questions: headings, answers, and what is offered."""

from __future__ import annotations

import re
from collections.abc import Iterable

from domain.period import is_named_in
from projections.documents.following import NEW
from projections.documents.model import Change, Need


def answers_to(change: Change) -> list[tuple[Need, str]]:
    """The questions of a change with what somebody said; which way it leaves the plan its sentence says already."""
    said = [need for need in change.needs if need.answer and need.field not in ("how", "rag")]
    return [(need, dict(need.offered).get(need.answer or "", need.answer or "")) for need in said]


def asked_of_ratings(needs: Iterable[Need]) -> list[Need]:
    """The questions what a rating of the document is in the authority's scheme."""
    return [need for need in needs if need.field.startswith("ratings:")]


def is_decision(change: Change) -> bool:
    return change.key.rpartition("/")[2].startswith(("decision", "status"))


def differs(change: Change) -> bool:
    """Whether both texts have to be shown in full, because the sentence could not hold them."""
    return bool(change.was and change.becomes) and any(
        each not in change.sentence for each in (change.was, change.becomes)
    )


def adds(change: Change) -> bool:
    """Whether what is new has to be shown in full."""
    return not change.was and bool(change.becomes) and change.becomes.casefold() not in change.sentence.casefold()


def heading_of(change: Change) -> str:
    """The sentence; only what it is about where the texts stand below it."""
    words = change.sentence.partition(" “")[0].rstrip(":") if differs(change) or adds(change) else change.sentence
    if is_decision(change):
        words = "Record it as: " + change.sentence.partition(": “")[0].casefold()
    return words[:1].upper() + words[1:]


def is_about_initials(doubt: str) -> bool:
    """ "lead CP is not in the glossary" """
    return bool(re.search(r"\blead\b.*\bnot in the glossary\b", doubt))


def in_groups(need: Need) -> list[tuple[str, list[tuple[str, str]]]]:
    """What is offered, each group under its heading: of plans, those of the year first, then a new one, then others."""
    about, _, year = need.field.partition(":")
    if about != "into" or not year:
        return [("", list(need.offered))]
    new = [each for each in need.offered if each[0] == NEW]
    plans = [each for each in need.offered if each[0] != NEW]
    of_the_year = [each for each in plans if is_named_in(each[1], year)]
    others = [each for each in plans if each not in of_the_year]
    return [("", of_the_year + new), ("Another plan", others)] if others else [("", of_the_year + new)]


def as_sentence(words: str) -> str:
    """ "no lead is named" as a page says it: "No lead is named." """
    words = words.strip()
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "?", "!", "”")) else ".")
