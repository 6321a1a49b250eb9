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


def needs(rows: Iterable[Mapping[str, Any]], scheme: Scheme, answers: Mapping[str, str]) -> list[Need]:
    """One question for each rating of the document that the scheme lacks."""
    unknown = {words_of(row): row for row in rows if rating_of(row, scheme, answers) is None}
    offered = (*to_choose(scheme), ("", "None of these: leave it out"))
    return [
        Need(f"ratings:{words}", f"What is the document's “{words}” in your RAG scheme?", offered)
        for words in unknown
        if words
    ]
