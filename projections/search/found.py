"""What a search finds: texts, each where it stands, narrowed by facets, the best first, a page at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from psycopg import Connection
from psycopg.sql import SQL, Composable, Identifier, Literal

from projections.search.excerpts import Excerpt, excerpts
from projections.search.references import Referenced
from projections.search.typed import NothingToSearchFor, Typed, rows, understood

MOST = 5_000
"""So many texts are ranked; whoever finds more is told to add a word."""
BEST = 500
"""So many of them are looked up."""
ON_A_PAGE = 20


@dataclass(frozen=True)
class Hit:
    """A text where it stands: in an entry, or in what is shared of an action, a plan or an indicator."""

    ref: UUID
    rank: float
    kind: str
    """Of what it says: the name of the entry's event; in the region, of the thing that has it."""
    authority: str
    plan: UUID | None
    action: UUID | None
    position: int | None = None
    effective_on: date | None = None
    recorded_at: datetime | None = None
    themes: tuple[str, ...] = ()


Facets = Mapping[str, Sequence[str]]
"""Name of a facet → the values that are wanted; none means all."""
WAYS: dict[str, Callable[[Hit | Referenced], Sequence[str]]] = {
    "authority": lambda hit: [hit.authority],
    "kind": lambda hit: [hit.kind],
    "plan": lambda hit: [str(hit.plan)] if hit.plan else [],
    "theme": lambda hit: hit.themes,
}
"""How a facet sees a hit."""


@dataclass(frozen=True)
class Found:
    """`excerpts`: of each hit of this page the part that fits. `total`: after narrowing.

    `facets`: for each facet how many hits each value would leave, the other facets being as they are. `more`: there
    are texts that were not looked at, because too many have these words.
    """

    typed: Typed
    hits: list[Hit]
    excerpts: dict[UUID, Excerpt]
    total: int
    facets: dict[str, Counter[str]]
    page: int
    more: bool
    wanted: Facets = field(default_factory=dict)
    referenced: list[Referenced] = field(default_factory=list)
    """Actions whose reference was typed; they are told once, with the first page."""

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // ON_A_PAGE))


def searched(
    conn: Connection[Any], schema: str, text: str, referenced: list[Referenced], hits: Callable[[Typed], list[Hit]],
    wanted: Facets, page: int,
) -> Found:  # fmt: skip
    """Refuses `NothingToSearchFor`, unless what was typed is the reference of an action."""
    called = [each for each in referenced if fits(each, wanted)]
    try:
        typed = understood(conn, schema, text)
    except NothingToSearchFor:
        if not referenced:
            raise
        return Found(Typed(text, "", "", {}), [], {}, 0, {name: Counter() for name in WAYS}, 1, False, wanted, called)
    more = too_many(conn, schema, typed)
    found = narrowed(conn, schema, typed, hits(typed), more, wanted, page)
    return replace(found, referenced=called if found.page == 1 else [])


def narrowed(
    conn: Connection[Any], schema: str, typed: Typed, every: list[Hit], more: bool, wanted: Facets, page: int
) -> Found:  # fmt: skip
    """One page of hits, best first; of two that are as good, what was recorded last."""
    left = [hit for hit in every if fits(hit, wanted)]
    left.sort(key=lambda hit: (-hit.rank, -(hit.recorded_at.timestamp() if hit.recorded_at else 0), str(hit.ref)))
    page = max(1, min(page, -(-len(left) // ON_A_PAGE)))
    hits = left[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    facets = {
        name: Counter(value for hit in every if fits(hit, wanted, but=name) for value in way(hit))
        for name, way in WAYS.items()
    }
    return Found(typed, hits, excerpts(conn, schema, typed, hits), len(left), facets, page, more, wanted)


def fits(hit: Hit | Referenced, wanted: Facets, but: str = "") -> bool:
    return all(
        not values or name == but or set(values) & set(WAYS[name](hit))
        for name, values in wanted.items()
    )  # fmt: skip


def ranked(schema: str, *columns: str) -> Composable:
    """The texts that have the words of the parameter `query`, with their rank, as a subquery."""
    return SQL(
        "SELECT {columns}, ts_rank(words, %(query)s::tsquery, 1) AS rank FROM"
        " (SELECT {columns}, words FROM {texts} WHERE words @@ %(query)s::tsquery LIMIT {most}) matching"
        " ORDER BY rank DESC LIMIT {best}"
    ).format(
        columns=SQL(", ").join(map(Identifier, columns)), texts=Identifier(schema, "texts"),
        most=Literal(MOST), best=Literal(BEST),
    )  # fmt: skip


def too_many(conn: Connection[Any], schema: str, typed: Typed) -> bool:
    """Whether more texts have the words than are looked at."""
    counted = SQL("SELECT count(*) FROM (SELECT FROM {} WHERE words @@ %(query)s::tsquery LIMIT {}) matching").format(
        Identifier(schema, "texts"), Literal(BEST + 1)
    )
    return bool(rows(conn, counted, {"query": typed.query})[0][0] > BEST)
