"""Which column of a table holds what: learned from the words of its header and from what its cells hold.

A header says it in words that differ in every authority ("By when", "Target date", "Timescale"). Where there is
no header, or it says nothing of a column, dates look like dates, references like references, and the longest
texts are what will be done.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from workers.reading import colours, headers, shapes, verbs
from workers.reading.document import Row, words
from workers.reading.headers import Kind
from workers.reading.shapes import (
    is_due,
    is_rating,
    kind_of,
    looks_like_lead,
    looks_like_reference,
    mean_words,
    share,
    texts_of,
)

__all__ = [
    "Columns",
    "fits",
    "from_cells",
    "from_header",
    "is_due",
    "is_rating",
    "looks_like_lead",
    "looks_like_reference",
]

_NEWS = re.compile(r"(?:progress|update)s?\b", re.IGNORECASE)
"""Begins a row that belongs to the row above, and shows nothing of its columns."""


@dataclass(frozen=True)
class Columns:
    """What each column of a table holds. `learned_from` says how we know it."""

    kinds: dict[int, Kind]
    learned_from: Literal["header", "cells", "table before", "prose"]
    names: tuple[str, ...] = ()

    def of(self, kind: Kind) -> list[int]:
        return [n for n, k in sorted(self.kinds.items()) if k == kind]

    @property
    def have_references(self) -> bool:
        return bool(self.of("ref"))

    @property
    def known(self) -> set[Kind]:
        return set(self.kinds.values()) - {"other"}


def header_kind(text: str) -> Kind | None:
    return headers.kind_of(text)


def from_header(row: Row, below: Sequence[Row] = ()) -> Columns | None:
    """What a header row says, or None where the row is no header. `below` are rows of cells: they show what a column
    holds whose name says nothing, and that a row of strange names heads a plan after all."""
    if not _may_be_header(row):
        return None
    names = tuple(cell.text for cell in row.cells)
    told = {n: headers.kind_of(names[n]) for n in row.filled}
    named = sum(1 for kind in told.values() if kind)
    below = [each for each in below if len(each.filled) > 1 and not _NEWS.match(each.cells[each.filled[0]].text)]
    kinds = _no_doubles({n: kind for n, kind in told.items() if kind}, names, below)
    enough = named >= 2 and named * 2 >= len(row.filled) and len(set(kinds.values()) - {"other"}) >= 2
    shown = shapes.learn(kinds, row, below)
    _status_that_rates(kinds, below)
    _promote(kinds, below)
    known = set(kinds.values()) - {"other"}
    if "action" not in known or len(known) < 2 or not (enough or _is_plan_by_its_cells(shown, known, row)):
        return None
    return Columns(kinds, "header", names) if _says_what(kinds, below) else None


def _says_what(kinds: dict[int, Kind], below: Sequence[Row]) -> bool:
    """Whether the cells under "action" are words, not dates or numbers."""
    texts = [text for n, kind in kinds.items() if kind == "action" for text in texts_of(n, below)]
    bare = [re.sub(r"[\d\W_]+", " ", text) for text in texts]
    return not texts or (share(texts, is_due) < 0.5 and mean_words(bare) >= 1.5)


def _is_plan_by_its_cells(shown: set[Kind], known: set[Kind], row: Row) -> bool:
    """Whether cells alone show a plan under names that we do not know: what will be done, and whose or when."""
    labels = all(headers.is_label(row.cells[n].text) for n in row.filled) and len(row.filled) >= 3
    return labels and "action" in shown and len(known) >= 3 and bool({"due", "lead", "rag"} & known)


def _may_be_header(row: Row) -> bool:
    texts = [row.cells[n].text for n in row.filled]
    if len(texts) < 2 or any(len(words(text)) > headers.LONGEST for text in texts):
        return False
    if any(re.match(r"(?:progress|update)s?\b.*\d", text, re.IGNORECASE) for text in texts):
        return False
    if any(re.search(r"\d", text) and is_due(text) for text in texts) or len(set(texts)) * 4 <= len(texts) * 3:
        return False
    data = sum(
        1 for text in texts if is_due(text) or re.search(r"[a-z]\.$", text) or re.fullmatch(r"[\d.,%£/ ]+", text)
    )
    return data * 3 <= len(texts)


def _no_doubles(kinds: dict[int, Kind], names: Sequence[str], below: Sequence[Row]) -> dict[int, Kind]:
    """Of two columns that say "action", the plainer one is; the other is what it is for, or a part of it."""
    told = dict(kinds)
    actions = [n for n, kind in told.items() if kind == "action"]
    if len(actions) > 1:
        best = max(actions, key=lambda n: (_tells_to_do(n, below), _plainly_action(names[n]), -n))
        for n in actions:
            if n != best:
                told[n] = "objective" if n < best and "objective" not in told.values() else "parts"
    action = next((n for n, kind in told.items() if kind == "action"), -1)
    if "objective" not in told.values():  # an outcome before the action is what that is for, not how it is measured
        outcomes = [
            n for n, k in told.items() if k == "measure" and n < action and re.search(r"outcome|result", names[n], re.I)
        ]
        measures = [n for n, k in told.items() if k == "measure"]
        if not outcomes and len(measures) > 1:
            outcomes = [n for n in measures if re.search(r"outcome|result", names[n], re.I)]
        told |= dict.fromkeys(outcomes[:1], "objective")
    objectives = [n for n, kind in told.items() if kind == "objective"]
    if len(objectives) > 1:  # the first is the wider; an outcome after the action measures it
        action = next((n for n, kind in told.items() if kind == "action"), 99)
        for n in objectives[1:]:
            told[n] = "measure" if n > action else "objective"
        before = [n for n in objectives if told[n] == "objective"]
        if len(before) > 1 and "section" not in told.values():
            told[before[0]] = "section"
        for n in before[2:]:
            told[n] = "other"
    ones: tuple[Kind, ...] = ("ref", "lead", "due", "rag")
    for kind in ones:
        seats = [n for n, each in told.items() if each == kind]
        for n in seats[1:]:
            told[n] = "lead" if kind == "lead" else "other"
    return told


def _tells_to_do(n: int, below: Sequence[Row]) -> bool:
    """Whether most cells of a column begin with a verb."""
    texts = texts_of(n, below)
    return len(texts) > 1 and verbs.share(texts) >= 0.5


def _plainly_action(name: str) -> int:
    plain = headers.plain(name)
    return 2 if re.search(r"\bactions?\b", plain) else 1 if re.search(r"\b(what|how)\b", plain) else 0


def _status_that_rates(kinds: dict[int, Kind], below: Sequence[Row]) -> None:
    """A column "Status" that holds colours is a rating."""
    for n, kind in list(kinds.items()):
        texts = texts_of(n, below)
        shaded = [row for row in below if n < len(row.cells) and row.cells[n].fill]
        rated = sum(1 for text in texts if text.casefold() in colours.NAMES or text.casefold() in {"r", "a", "g", "b"})
        if (
            kind in {"status", "progress"}
            and "rag" not in kinds.values()
            and (rated * 2 > len(texts) if texts else bool(shaded) and kind == "status")
        ):
            kinds[n] = "rag"


def _promote(kinds: dict[int, Kind], below: Sequence[Row]) -> None:
    """A table that says whose and when, but not what: its sub-actions or its objectives are what will be done."""
    if "action" in kinds.values():
        return
    whose_or_when = {"lead", "due", "lead+due", "rag", "revised"} & set(kinds.values())
    if not whose_or_when:
        return
    others = [
        n for n, kind in kinds.items()
        if kind == "other" and mean_words([r.cells[n].text for r in below if n < len(r.cells) and r.cells[n]]) >= 4
    ]  # fmt: skip
    for choice in ([n for n, k in kinds.items() if k == "parts"], [n for n, k in kinds.items() if k == "objective"],
                   others, [n for n, k in kinds.items() if k == "section"]):  # fmt: skip
        if choice:
            kinds[choice[-1]] = "action"
            return


def from_cells(rows: Sequence[Row]) -> Columns | None:
    """What the cells themselves show; None unless there is one column of texts and one of dates."""
    width = max(len(row.cells) for row in rows)
    columns = [[row.cells[n].text for row in rows if n < len(row.cells) and row.cells[n]] for n in range(width)]
    kinds: dict[int, Kind] = {}
    for n, texts in enumerate(columns):
        kind = kind_of(texts, first=n == 0)
        if kind and kind not in kinds.values():
            kinds[n] = kind
    prose = [n for n in range(width) if n not in kinds and mean_words(columns[n]) >= 4]
    if max((verbs.share(columns[n]) for n in prose), default=0) < 0.3 and "ref" not in kinds.values():
        return None
    if not prose or "due" not in kinds.values():
        return None
    names: list[Kind] = ["objective", "action", "measure", "progress"]
    before_due = [n for n in prose if n < min(n for n, kind in kinds.items() if kind == "due")]
    if len(before_due) < 2:
        names.remove("objective")
    kinds.update(dict(zip(prose, names, strict=False)))
    return Columns(kinds, "cells") if "action" in kinds.values() else None


def fits(columns: Columns, rows: Sequence[Row]) -> bool:
    """Whether rows without a header may go on under these columns: no wider, dates and references where those had
    them, and texts where those had what is to be done."""
    if max(row.filled[-1] for row in rows if row.filled) > max(columns.kinds):
        return False
    actions = [text for n in columns.of("action") for text in texts_of(n, rows)]
    if not actions or mean_words(actions) < 3 or max(len(row.filled) for row in rows) < min(3, len(columns.kinds)):
        return False
    evidence = 0
    shown: tuple[tuple[Kind, Callable[[str], bool]], ...] = (("ref", looks_like_reference), ("due", is_due))
    for kind, looks_right in shown:
        texts = [row.cells[n].text for n in columns.of(kind) for row in rows if n in row.filled]
        if texts and share(texts, looks_right) < 0.6:
            return False
        if columns.of(kind) and not texts and kind == "ref" and max(len(row.filled) for row in rows) > 3:
            return False
        evidence += bool(texts)
    return evidence > 0 or verbs.share(actions) >= 0.5 or not (columns.of("ref") or columns.of("due"))
