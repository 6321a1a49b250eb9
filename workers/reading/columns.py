"""Which column of a table holds what: learned from the words of its header and from what its cells hold.

A header says it in words that differ in every authority ("By when", "Target date", "Timescale"). Where there is
no header, dates look like dates, references like references, and the longest texts are what will be done.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from domain import due
from workers.reading.document import Row, words

Kind = Literal["ref", "objective", "action", "lead", "due", "measure", "progress", "rag"]

_HEADERS: dict[Kind, tuple[str, ...]] = {
    "ref": (r"ref", r"reference", r"no", r"number", r"item", r"id"),
    "rag": (r"b?rag\b.*", r"rating"),
    "due": (
        r".*\bby when", r"dates?", r"(target|due|completion|end|review|action) date", r"time ?scales?",
        r"time ?frame", r"deadline", r"due", r"when", r"date due", r"target",
    ),
    "lead": (
        r"(\w+ )*leads?", r"lead \w+", r"((action|task) )?owners?", r"by whom", r"who( by)?",
        r"(person )?responsib\w+.*", r"accountab\w+.*",
    ),
    "progress": (
        r"progress.*", r"((current|latest|status) )?updates?", r"comments?", r"(current )?(position|status)",
        r"action taken", r"notes?",
    ),
    "measure": (
        r"(outcome )?measures?( of success)?", r"how (do|will) we know.*", r"success( criteria| measures?)?",
        r"evidence.*", r"impact.*", r"what will success look like.*", r"(intended|measurable|target) outcomes?",
    ),
    "objective": (
        r"outcomes?( needed| required)?", r"area of focus.*", r"(key )?priorit\w+", r"objectives?", r"aims?",
        r"goals?", r"what needs to improve.*", r"key performance indicators?", r"recommendations?",
        r"areas? for improvement", r"standard", r"themes?",
    ),
    "action": (
        r"(key |agreed |planned )?actions?( required| taken ?/ ?planned| planned| needed)?",
        r"how will (this|it|we).*", r"how (are|will) we.*do.*", r"what (are we|we are|we will|will).*",
        r"activit(y|ies)", r"tasks?", r"steps?", r"what",
    ),
}  # fmt: skip
"""In the order in which they are asked: "outcome measure" is a measure before it is an outcome."""

_REFERENCE = re.compile(
    r"(?:[A-Za-z]{1,4} ?)?\d{1,3}(?:\.\d{1,3}){0,3}\.?(?:[ivx]{1,5}|[a-z])?[).]?|[A-Z]\d{0,2}|[ivx]{1,5}[).]"
)
_RATINGS = frozenset({"red", "amber", "green", "blue", "grey", "r", "a", "g", "b", "complete", "completed"})


@dataclass(frozen=True)
class Columns:
    """What each column of a table holds. `learned_from` says how we know it."""

    kinds: dict[int, Kind]
    learned_from: Literal["header", "cells", "table before"]

    def of(self, kind: Kind) -> list[int]:
        return [n for n, k in sorted(self.kinds.items()) if k == kind]

    @property
    def have_references(self) -> bool:
        return bool(self.of("ref"))


def looks_like_reference(text: str) -> bool:
    return bool(_REFERENCE.fullmatch(text.strip()))


def from_header(row: Row) -> Columns | None:
    """What a header row says, or None where the row is no header: half its cells must name a column."""
    kinds: dict[int, Kind] = {}
    for n in row.filled:
        kind = header_kind(row.cells[n].text)
        if kind and (kind not in kinds.values() or kind in {"progress", "measure"}):
            kinds[n] = kind
    enough = len(kinds) >= 2 and len(kinds) * 2 >= len(row.filled)
    plan_like = "action" in kinds.values() and len(set(kinds.values())) >= 2
    return Columns(kinds, "header") if enough and plan_like else None


def header_kind(text: str) -> Kind | None:
    """The kind of column that these words head."""
    if len(words(text)) > 9:
        return None
    plain = re.sub(r"\s+", " ", re.sub(r"[^\w/ ]", " ", text.casefold())).strip()
    return next((kind for kind, shapes in _HEADERS.items() for shape in shapes if re.fullmatch(shape, plain)), None)


def from_cells(rows: Sequence[Row]) -> Columns | None:
    """What the cells themselves show; None unless there is one column of texts and one of dates."""
    width = max(len(row.cells) for row in rows)
    columns = [[row.cells[n].text for row in rows if n < len(row.cells) and row.cells[n]] for n in range(width)]
    kinds: dict[int, Kind] = {}
    for n, texts in enumerate(columns):
        kind = _kind_of_cells(texts, first=n == 0)
        if kind and kind not in kinds.values():
            kinds[n] = kind
    prose = [n for n in range(width) if n not in kinds and _mean_words(columns[n]) >= 4]
    if not prose or "due" not in kinds.values():
        return None
    names: list[Kind] = ["objective", "action", "measure", "progress"]
    before_due = [n for n in prose if n < min(n for n, kind in kinds.items() if kind == "due")]
    if len(before_due) < 2:
        names.remove("objective")
    kinds.update(dict(zip(prose, names, strict=False)))
    return Columns(kinds, "cells") if "action" in kinds.values() else None


def fits(columns: Columns, rows: Sequence[Row]) -> bool:
    """Whether rows without a header may go on under these columns: no wider, and dates and references where
    those had them."""
    if max(row.filled[-1] for row in rows if row.filled) > max(columns.kinds):
        return False
    shown: tuple[tuple[Kind, Callable[[str], bool]], ...] = (("ref", looks_like_reference), ("due", _is_due))
    for kind, looks_right in shown:
        texts = [row.cells[n].text for n in columns.of(kind) for row in rows if n in row.filled]
        if columns.of(kind) and _share(texts, looks_right) < 0.6:
            return False
    return True


def _is_due(text: str) -> bool:
    return due.read(text).kind != "unclear"


def _kind_of_cells(texts: list[str], first: bool) -> Kind | None:
    if not texts:
        return None
    if first and _share(texts, looks_like_reference) >= 0.8:
        return "ref"
    if _share(texts, _is_due) >= 0.6:
        return "due"
    if _share(texts, lambda text: text.casefold() in _RATINGS) >= 0.8:
        return "rag"
    if _share(texts, _looks_like_lead) >= 0.6:
        return "lead"
    return None


def _looks_like_lead(text: str) -> bool:
    """Initials, or a few words each with a capital: a person, a post, a team."""
    named = [word for word in re.findall(r"[^\W\d_]+", text) if word not in {"of", "and", "the", "for"}]
    return 0 < len(named) <= 8 and all(word[0].isupper() for word in named) and not text.endswith(".")


def _share(texts: list[str], test: Callable[[str], bool]) -> float:
    return sum(bool(test(text)) for text in texts) / len(texts) if texts else 0


def _mean_words(texts: list[str]) -> float:
    return sum(len(words(text)) for text in texts) / len(texts) if texts else 0
