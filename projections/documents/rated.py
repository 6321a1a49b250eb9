"""What a document's rating is in the authority's scheme: by its label, else by a colour that only one rating has.

A colour alone decides only where both mean no more than the colour: a green called "Completed" here is not what a
document calls "green – action taken so far". What is rated "complete" may be over, or only rated so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from projections.documents.model import Need
from projections.documents.wording import bare

Scheme = Sequence[Mapping[str, Any]]
COMPLETED = "completed"
"""Answer to "what is “Complete” here?": those actions are completed."""
_DONE = re.compile(r"\b(?:complete|completed|closed|done|finished)\b")
_NOT_YET = re.compile(r"\b(?:not|in|yet|nearly|almost|partly|partially|part|to be|before|until|when|once)\b")
_COLOUR = re.compile(r"(?:red|amber|green|blue|gr[ea]y|yellow|orange|[ragb])(?: (?:rag|rating|rated|status))?")


def words_of(says: Mapping[str, Any]) -> str | None:
    """How the document rates the row: by a label of its own, or by a colour."""
    return says.get("rag_label") or says.get("rag")


def rating_of(says: Mapping[str, Any], scheme: Scheme, answers: Mapping[str, str]) -> str | None:
    """A label of the scheme; "" where nothing is to be recorded; None where a person has to say."""
    words = words_of(says)
    if not words:
        return ""
    if words in answers and answers[words] != COMPLETED:
        return answers[words] or ""
    if by_label := called(words, scheme):
        return by_label
    if says_done(words):
        return done_in(scheme) or ("" if words in answers else None)
    return called(says.get("rag"), scheme) or by_colour(says, scheme)


def called(words: str | None, scheme: Scheme) -> str | None:
    return next((str(each["label"]) for each in scheme if words and bare(each["label"]) == bare(words)), None)


def by_colour(says: Mapping[str, Any], scheme: Scheme) -> str | None:
    """The one rating of that colour, where neither it nor the document's own words say more than another would."""
    found = [each for each in scheme if each["colour"] == says.get("rag")]
    if len(found) != 1:
        return None
    label, own = str(found[0]["label"]), says.get("rag_label")
    if is_colour(label):
        return label
    return label if not is_done(found[0]) and (not own or is_colour(own)) else None


def is_colour(words: str) -> bool:
    return _COLOUR.fullmatch(bare(words)) is not None


def says_done(words: str | None) -> bool:
    """Whether a rating is called "complete"."""
    plain = bare(words)
    return bool(_DONE.search(plain)) and not _NOT_YET.search(plain)


def is_done(step: Mapping[str, Any]) -> bool:
    return step.get("scale") == "complete" or says_done(step["label"])


def done_in(scheme: Scheme) -> str | None:
    """The scheme's own step for what is complete, if it has the one."""
    steps = [str(each["label"]) for each in scheme if is_done(each)]
    return steps[0] if len(steps) == 1 else None


def status_of(says: Mapping[str, Any], scheme: Scheme, answers: Mapping[str, str]) -> str | None:
    """How the document says that it stands. Where its rating alone says so ("Complete"), that is an end if the
    scheme has a step for it, or a person said so; another rating that is called as its status is none."""
    status, label = says.get("status"), words_of(says)
    if not status or not label or bare(status).split()[0][:6] not in bare(label):
        return str(status) if status else None
    if status != COMPLETED or not says_done(label):
        return None
    if label in answers:
        return COMPLETED if answers[label] == COMPLETED else None
    return COMPLETED if done_in(scheme) else None


def to_choose(scheme: Scheme) -> tuple[tuple[str, str], ...]:
    return tuple((str(each["label"]), str(each["label"])) for each in scheme)


QUESTION = "What is the document's “{}” in your RAG scheme?"


def of_row(words: str, scheme: Scheme) -> Need:
    return Need("rag", QUESTION.format(words), to_choose(scheme))


def of_document(words: Iterable[str], scheme: Scheme) -> list[Need]:
    """The same question, asked once for all rows that are rated so."""
    offered = (*to_choose(scheme), ("", "None of these: leave it out"))
    ended = ((COMPLETED, "Those actions are completed"),)
    return [
        Need(f"ratings:{each}", QUESTION.format(each), (*(ended if says_done(each) else ()), *offered))
        for each in words
    ]
