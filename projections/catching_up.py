"""Catching up: what is new in an authority's log is told to its views, a batch in one transaction with the position.

The projector does this all the time; commands and tests may do it too, at the same time: one lock for each authority
lets them take turns, and whoever comes second finds the position moved and applies nothing twice.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict, defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from psycopg import Connection, Cursor
from psycopg.rows import tuple_row
from psycopg.sql import SQL, Identifier

from domain.fact import Fact
from projections import entries
from projections.catalogue import VERSIONS
from projections.recorded import Recorded, after, of_aggregates
from projections.rectangles import FIRST, Change, History, Rectangle
from projections.region.following import follow
from projections.versions import ViewsDiffer

BATCH = 2_000
"""Facts in one transaction: enough to be fast, few enough that a page does not wait long for its own."""

CHANNEL = "throughline_views"
"""NOTIFY on this channel, with "slug position", says how far the views have come. Only a hint: look."""


class Memory:
    """Histories that one process need not read again. Only for speed: what it lacks is read from the log."""

    def __init__(self, most: int = 3_000) -> None:
        self.most = most
        self.positions: dict[str, int] = {}
        self.histories: OrderedDict[tuple[str, UUID], History] = OrderedDict()

    def of(self, schema: str, position: int) -> bool:
        """Whether what is remembered of an authority is as of this position; what is not, is forgotten."""
        if self.positions.get(schema) == position:
            return True
        self.forget(schema)
        return False

    def forget(self, schema: str) -> None:
        self.positions.pop(schema, None)
        for key in [key for key in self.histories if key[0] == schema]:
            del self.histories[key]

    def keep(self, schema: str, position: int, touched: dict[UUID, History]) -> None:
        for id, history in touched.items():
            self.histories[schema, id] = history
            self.histories.move_to_end((schema, id))
        while len(self.histories) > self.most:
            self.histories.popitem(last=False)
        self.positions[schema] = position


def catch_up(conn: Connection[Any], slug: str, memory: Memory | None = None) -> int:
    """Tell an authority's views all that its log holds; returns the position that they have then."""
    memory = memory or Memory()
    while True:
        position, more = one_batch(conn, slug, memory)
        if not more:
            return position


def one_batch(conn: Connection[Any], slug: str, memory: Memory, views: str | None = None) -> tuple[int, bool]:
    """One batch, in one transaction; says how far the views are now and whether there may be more.

    `views` is the schema in which the views stand, if not beside the log (a rebuild has them elsewhere).
    """
    schema = views or slug
    try:
        with conn.transaction(), conn.cursor(row_factory=tuple_row, binary=True) as cursor:
            if not views:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [lock_key(slug)])
            before = position_of(cursor, schema)
            batch = after(cursor, slug, before, BATCH)
            if not batch:
                return before, False
            memory.of(slug, before)
            touched, changes = apply(cursor, slug, schema, before, batch, memory)
            if schema == slug:
                tell_region(cursor, slug, batch, touched, changes)
            now = batch[-1].position
            move_to(cursor, schema, now)
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, f"{slug} {now}"])
    except BaseException:
        memory.forget(slug)
        raise
    memory.keep(slug, now, touched)
    return now, len(batch) == BATCH


def apply(
    cursor: Cursor[Any], slug: str, schema: str, before: int, batch: list[Recorded], memory: Memory
) -> tuple[dict[UUID, History], dict[UUID, Change]]:
    """Change the views by these facts; returns the histories that they belong to, and what changed of each."""
    by_id: dict[UUID, list[Recorded]] = defaultdict(list)
    for each in batch:
        by_id[each.fact.originator_id].append(each)
    histories = recall(cursor, slug, before, by_id, memory)
    gone: dict[str, list[tuple[UUID, Rectangle]]] = defaultdict(list)
    new: dict[str, list[bytes]] = defaultdict(list)
    trail: list[tuple[int, bytes]] = []
    changes: dict[UUID, Change] = {}
    for id, together in by_id.items():
        versions, history = together[0].versions, histories[id]
        change = changes[id] = history.tell([each.fact for each in together])
        gone[versions.table].extend((id, each) for each in change.gone)
        new[versions.table].extend(versions.lines(id, history, change.new))
        trail.extend(trail_of(together, history))
    for versions in VERSIONS:
        versions.take_away(cursor, schema, gone[versions.table])
        versions.add(cursor, schema, new[versions.table])
    entries.add(cursor, schema, [line for _, line in sorted(trail)])
    entries.take_back(cursor, schema, corrections(batch))
    return histories, changes


def trail_of(together: list[Recorded], history: History) -> list[tuple[int, bytes]]:
    """Positions and lines of the entries about one thing."""
    kind, plan, taken = together[0].versions.kind, plan_of(history), corrections(together)
    return [
        (each.position, entries.as_line(entries.row(kind, each.position, each.fact, plan, taken))) for each in together
    ]


def tell_region(
    cursor: Cursor[Any],
    slug: str,
    batch: list[Recorded],
    histories: dict[UUID, History],
    changes: dict[UUID, Change],
) -> None:
    actions: dict[UUID, dict[UUID, Change]] = defaultdict(dict)
    for each in batch:
        id = each.fact.originator_id
        if each.versions.kind == "action" and (plan := plan_of(histories[id])):
            actions[plan][id] = changes[id]
    follow(cursor, slug, batch, actions)


def corrections(recorded: Iterable[Recorded]) -> dict[UUID, entries.Taken]:
    """Which entries are taken back here, by the first correction of each."""
    taken: dict[UUID, entries.Taken] = {}
    for _, _, fact in recorded:
        if fact.corrects is not None:
            taken.setdefault(fact.corrects, (fact.timestamp, fact.entry))
    return taken


def plan_of(history: History) -> UUID | None:
    """The plan that an action belongs to."""
    return getattr(history.created, "plan", None)


def recall(
    cursor: Cursor[Any], slug: str, before: int, wanted: dict[UUID, list[Recorded]], memory: Memory
) -> dict[UUID, History]:
    """The histories of these things up to a position: remembered, new, or read from the log."""
    found: dict[UUID, History] = {}
    missing: list[UUID] = []
    for id, together in wanted.items():
        if (known := memory.histories.get((slug, id))) is not None:
            found[id] = known
        elif together[0].fact.originator_version == FIRST:
            found[id] = History()
        else:
            missing.append(id)
    if missing:
        earlier: dict[UUID, list[Fact]] = defaultdict(list)
        for each in of_aggregates(cursor, slug, missing, before):
            earlier[each.fact.originator_id].append(each.fact)
        for id in missing:
            found[id] = History()
            found[id].tell(earlier[id])
    return found


def position_of(cursor: Cursor[Any], schema: str) -> int:
    cursor.execute(SQL("SELECT position FROM {} WHERE view = 'views'").format(Identifier(schema, "positions")))
    row = cursor.fetchone()
    return row[0] if row else 0


def move_to(cursor: Cursor[Any], schema: str, position: int) -> None:
    cursor.execute(
        SQL(
            "INSERT INTO {} AS p (view, position) VALUES ('views', %s)"
            " ON CONFLICT (view) DO UPDATE SET position = excluded.position WHERE p.position < excluded.position"
        ).format(Identifier(schema, "positions")),
        [position],
    )
    if cursor.rowcount != 1:
        raise ViewsDiffer(f"{schema}: the views are beyond position {position} already.")


def lock_key(slug: str) -> int:
    digest = hashlib.sha256(f"throughline.views.{slug}".encode()).digest()[:8]
    return int.from_bytes(digest, "big", signed=True)
