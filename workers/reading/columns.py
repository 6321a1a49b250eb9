"""Which column of a table holds what: learned from the words of its header and from what its cells hold.

A header says it in words that differ in every authority ("By when", "Target date", "Timescale"). Where there is
no header, or it says nothing of a column, dates look like dates, references like references, and the longest
texts are what will be done.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from workers.reading import assigning, headers, other_tables, shapes, verbs
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
    "says_one_thing",
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


def from_header(row: Row, below: Sequence[Row] = (), later: bool = False) -> Columns | None:
    """What a header row says, or None where the row is no header. `below` are rows of cells: they show what a column
    holds whose name says nothing, and that a row of strange names heads a plan after all. `later`: the table has had
    a header; another one is known by its names only."""
    if not _may_be_header(row):
        return None
    names = tuple(cell.text for cell in row.cells)
    told = {n: kind for n in row.filled if (kind := headers.kind_of(names[n]))}
    below = list(takewhile(lambda each: each.text != row.text, below))  # the same header again: another group
    below = [each for each in below if len(each.filled) > 1 and not _NEWS.match(each.cells[each.filled[0]].text)]
    kinds, shown = _learn(names, below)
    known = set(kinds.values()) - {"other"}
    meant = {kind for n in told if (kind := kinds.get(n)) and kind in headers.weights(names[n])} - {"other"}
    enough = len(told) >= 2 and len(told) * 2 >= len(row.filled) and len(meant) >= 2
    if later and sum(1 for n in told if not _is_day(names[n])) * 3 < len(row.filled) * 2:
        return None
    if later and any(kinds.get(n) == "action" and _tells_what_to_do(names[n]) for n in row.filled):
        return None
    if "action" not in known or len(known) < 2 or not (enough or _is_plan_by_its_cells(shown, known, row)):
        return None
    if not told.keys() & {n for n, kind in kinds.items() if kind == "action"} and not _may_stand_for_action(kinds):
        return None
    least = 1.5 if told.keys() & {n for n, kind in kinds.items() if kind == "action"} else 2.5
    return Columns(kinds, "header", names) if _says_what(kinds, below, least) else None


def _learn(names: Sequence[str], below: Sequence[Row]) -> tuple[dict[int, Kind], set[Kind]]:
    """The kind of each column, by its name and its cells together; and the kinds that the cells alone show."""
    width = max(len(names), max((len(row.cells) for row in below), default=0))
    cells = [shapes.weights(n, below, n < len(names) and "sub" in names[n].casefold()) for n in range(width)]
    columns = [_together(names[n] if n < len(names) else "", cells[n]) for n in range(width)]
    for n in _outcomes_beside_outputs(names):
        columns[n] = {"measure": headers.FIRST * 2}
    for n in _marked(names, below):
        columns[n] = {"mark": headers.FIRST * 2}
    kinds = assigning.best(columns)
    shown = {kind for n, kind in kinds.items() if cells[n].get(kind, 0) >= 1.0}
    shown |= {kind for kind in ("due", "lead", "rag") if any(told.get(kind, 0) >= 1.6 for told in cells)}
    seen = {n: kind for n, kind in kinds.items() if kind != "other" or columns[n]}
    return seen, shown


def _outcomes_beside_outputs(names: Sequence[str]) -> list[int]:
    """Where outputs have a column, outcomes are no aim but what comes of it all, too."""
    plain = [headers.plain(name) for name in names]
    outputs = [n for n, name in enumerate(plain) if re.search(r"\boutputs?$", name)]
    return [n for n, name in enumerate(plain) if outputs and n > outputs[0] and re.search(r"^outcomes?$", name)]


def _marked(names: Sequence[str], below: Sequence[Row]) -> list[int]:
    """Columns of months or quarters that hold no words but marks, or shades, or nothing."""
    periods = [n for n, name in enumerate(names) if headers.is_period(name)]
    texts = [text for n in periods for text in shapes.texts_of(n, below)]
    return periods if len(periods) >= 4 and all(len(text) <= 2 for text in texts) else []


def _together(name: str, cells: Mapping[Kind, float]) -> dict[Kind, float]:
    """Names weigh for what they say; a column without a name, or with a strange one, is what its cells are."""
    named = headers.weights(name)
    if not named:
        others = max((cells.get(kind, 0.0) for kind in ("lead", "ref", "rag", "status", "section")), default=0.0)
        floor = 0.2 if others <= 0.5 and cells.get("action", -1) > -2 else 0.0
        return {**cells, "action": max(cells.get("action", 0.0), floor)}
    if headers.is_period(name):
        cells = {kind: weight for kind, weight in cells.items() if kind in {"progress", "rag", "status"}}
    alone = {kind: weight if kind in named or kind in _BELIE else weight / 2 for kind, weight in cells.items()}
    return {kind: named.get(kind, 0) + alone.get(kind, 0) for kind in named | alone}


_BELIE: frozenset[Kind] = frozenset({"action", "due", "lead", "rag", "ref"})
"""Kinds that cells may show against the name above them."""


def _may_stand_for_action(kinds: dict[int, Kind]) -> bool:
    """A table that does not name what is done says whose it is or when."""
    return bool({"lead", "due", "lead+due", "rag", "revised"} & set(kinds.values()))


def _says_what(kinds: dict[int, Kind], below: Sequence[Row], least: float) -> bool:
    """Whether the cells under "action" are words, so many at `least`, not dates or numbers."""
    texts = [text for n, kind in kinds.items() if kind == "action" for text in texts_of(n, below)]
    bare = [re.sub(r"[\d\W_]+", " ", text) for text in texts]
    return not texts or (share(texts, is_due) < 0.5 and mean_words(bare) >= least)


def _tells_what_to_do(name: str) -> bool:
    """ "Widen the range of activities in the holidays" is an action, however much it speaks of activities."""
    return verbs.begins(name) and len(words(name)) >= 5


def _is_day(text: str) -> bool:
    """ "30 June 2026" names a column of a header, but seldom where another header stands above."""
    return headers.is_period(text) and bool(re.match(r"\d", text))


def _is_bare_date(text: str) -> bool:
    """A date, and no name such as "Target 2026-27"."""
    return bool(re.search(r"\d", text)) and is_due(text) and (not headers.kind_of(text) or headers.is_period(text))


def _is_plan_by_its_cells(shown: set[Kind], known: set[Kind], row: Row) -> bool:
    """Whether cells alone show a plan under names that we do not know: what will be done, and whose or when."""
    if _names_the_action_alone(row):
        return "due" in shown and len(known) >= 3
    labels = all(headers.is_label(row.cells[n].text) for n in row.filled) and len(row.filled) >= 3
    return labels and "action" in shown and len(known) >= 3 and bool({"due", "lead", "rag"} & known)


def _names_the_action_alone(row: Row) -> bool:
    """A header in which only the action has a name."""
    texts = [row.cells[n].text for n in row.filled]
    return (
        len(texts) == 1 and len(row.cells) >= 3 and len(words(texts[0])) <= 3 and headers.kind_of(texts[0]) == "action"
    )


def _may_be_header(row: Row) -> bool:
    texts = [row.cells[n].text for n in row.filled]
    if _names_the_action_alone(row):
        return True
    if says_one_thing(row):
        return False
    if len(texts) < 2 or any(len(words(text)) > headers.LONGEST for text in texts) or other_tables.heads_one(texts):
        return False
    if re.match(r"(?:progress|update)s?\b.*\d", texts[0], re.IGNORECASE) and len(texts) < 4:
        return False
    dates = [text for text in texts if _is_bare_date(text)]
    if any(not headers.is_period(text) for text in dates) or len(dates) == 1 or len(set(texts)) * 4 <= len(texts) * 3:
        return False
    data = sum(
        1 for text in texts if is_due(text) or re.search(r"[a-z]\.$", text) or re.fullmatch(r"[\d.,%£/ ]+", text)
    )
    return data * 3 <= len(texts)


def says_one_thing(row: Row) -> bool:
    """A name and, across all other columns, what it says: "Intended outcome | Children are safe"."""
    return len(row.filled) == 2 and len(row.cells) >= 4 and row.cells[row.filled[1]].span >= len(row.cells) - 1


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
