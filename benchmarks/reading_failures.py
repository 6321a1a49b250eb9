"""What goes wrong in reading, sorted into kinds, the most frequent first, each with one example."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.workers.generated.judging import FIELDS, Verdict, value_of
from tests.workers.generated.truth import Answer


@dataclass
class Failure:
    """One kind: how often, and one document that shows it."""

    what: str
    times: int
    where: Counter[str]
    document: int
    expected: Any
    read: Any

    def as_json(self) -> dict[str, Any]:
        where = ", ".join(f"{key} {times}" for key, times in self.where.most_common(4))
        return {"times": self.times, "what": self.what, "where": where, "document": self.document,
                "expected": self.expected, "read": self.read}  # fmt: skip


def failures(verdicts: list[Verdict]) -> list[Failure]:
    kinds: dict[str, Failure] = {}
    for verdict in verdicts:
        place = f"{verdict.document.layout} in {verdict.document.format}"
        for what, expected, read in _of(verdict):
            failure = kinds.setdefault(what, Failure(what, 0, Counter(), verdict.document.number, expected, read))
            failure.times += 1
            failure.where[place] += 1
            if len(str(expected)) + len(str(read)) < len(str(failure.expected)) + len(str(failure.read)):
                failure.document, failure.expected, failure.read = verdict.document.number, expected, read
    return sorted(kinds.values(), key=lambda failure: -failure.times)


def _of(verdict: Verdict) -> Iterator[tuple[str, Any, Any]]:
    layout = verdict.document.layout
    for missed in verdict.missed:
        yield f"action missed ({layout})", missed["title"][0], None
    for invented in verdict.invented:
        yield f"action made up ({layout})", None, invented["source"]["text"]
    for (expected, found), right in zip(verdict.pairs, verdict.right, strict=True):
        for name in FIELDS:
            if not right[name]:
                read = value_of(name, found)
                yield f"{name}: {_kind(name, expected, read)}", expected[name][0], read
    if verdict.words_lost:
        yield f"words lost ({verdict.document.format})", None, verdict.words_lost


def _kind(name: str, expected: Answer, read: Any) -> str:
    wanted = expected[name][0]
    if not read or not wanted:
        return "made up" if read else "missing"
    if isinstance(wanted, list):
        return f"{len(wanted)} expected, {len(read)} read" if len(wanted) != len(read) else "other words"
    if name == "due":
        differing = [part for part in ("kind", "on", "every", "original_on", "text") if wanted[part] != read.get(part)]
        return f"{differing[0] if differing else 'text'} differs"
    if isinstance(wanted, str) and isinstance(read, str):
        more, cut = wanted.casefold() in read.casefold(), read.casefold() in wanted.casefold()
        return "has more" if more else "cut" if cut else "other words"
    return "other"
