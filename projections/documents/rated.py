"""What a document's rating is in the authority's scheme: by its label, else by a colour that only one rating has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from projections.documents.model import Need
from projections.documents.wording import bare

Scheme = Sequence[Mapping[str, Any]]


def words_of(says: Mapping[str, Any]) -> str | None:
    """How the document rates the row: by a label of its own, or by a colour."""
    return says.get("rag_label") or says.get("rag")


def rating_of(says: Mapping[str, Any], scheme: Scheme, answers: Mapping[str, str]) -> str | None:
    """A label of the scheme; "" where nothing is to be recorded; None where a person has to say."""
    words = words_of(says)
    if not words:
        return ""
    if words in answers:
        return answers[words] or ""
    for wanted in (says.get("rag_label"), says.get("rag")):
        if by_label := [each["label"] for each in scheme if bare(each["label"]) == bare(wanted)]:
            return str(by_label[0])
    by_colour = [each["label"] for each in scheme if each["colour"] == says.get("rag")]
    return str(by_colour[0]) if len(by_colour) == 1 else None


def to_choose(scheme: Scheme) -> tuple[tuple[str, str], ...]:
    return tuple((str(each["label"]), str(each["label"])) for each in scheme)


QUESTION = "What is the document's “{}” in your RAG scheme?"


def of_row(words: str, scheme: Scheme) -> Need:
    return Need("rag", QUESTION.format(words), to_choose(scheme))


def of_document(words: Iterable[str], scheme: Scheme) -> list[Need]:
    """The same question, asked once for all rows that are rated so."""
    offered = (*to_choose(scheme), ("", "None of these: leave it out"))
    return [Need(f"ratings:{each}", QUESTION.format(each), offered) for each in words]
