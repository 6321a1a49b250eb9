"""Checking: every view of an authority, compared with the log it is made from, by the definition and nothing else.

Slow on purpose. The projector and the rebuild share code that makes rectangles; here each state is folded anew from
the facts that two dates show, for every day and moment at which anything could have changed, and for just before all.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from psycopg import Connection, Cursor, IsolationLevel
from psycopg.rows import tuple_row
from psycopg.sql import SQL, Identifier

from domain.fact import ALWAYS, LAST_DAY, Fact, visible
from domain.folding import fold, told
from projections import entries, published
from projections.catalogue import VERSIONS
from projections.catching_up import corrections, position_of
from projections.recorded import Recorded, by_aggregate
from projections.versions import Versions

DAY, INSTANT = timedelta(days=1), timedelta(microseconds=1)


class Row(NamedTuple):
    valid_from: date
    valid_to: date | None
    known_from: datetime
    known_to: datetime | None
    state: bytes

    def answers(self, as_at: date, known_on: datetime) -> bool:
        days = self.valid_from <= as_at and (self.valid_to is None or as_at < self.valid_to)
        return days and self.known_from <= known_on and (self.known_to is None or known_on < self.known_to)


def check(conn: Connection[Any], slug: str) -> Iterator[str]:
    """What differs between the views and the log, a sentence for each; nothing if nothing does.

    Looks at one moment of the database, so that it may run while entries are recorded. Needs a connection of its own.
    """
    conn.isolation_level = IsolationLevel.REPEATABLE_READ
    conn.read_only = True
    with conn.transaction(), conn.cursor(row_factory=tuple_row) as cursor:
        position = position_of(cursor, slug)
        facts: dict[str, dict[UUID, list[Recorded]]] = defaultdict(dict)
        for together in by_aggregate(conn, slug, position):
            facts[together[0].versions.kind][together[0].fact.originator_id] = together
        for versions in VERSIONS:
            yield from check_versions(conn, slug, versions, facts[versions.kind])
        yield from check_entries(conn, slug, [each for kind in facts.values() for each in kind.values()])
        yield from check_region(cursor, slug, facts)


def check_versions(
    conn: Connection[Any], slug: str, versions: Versions, facts: dict[UUID, list[Recorded]]
) -> Iterator[str]:
    rows = rows_of(conn, slug, versions)
    for id in rows.keys() - facts.keys():
        yield f"{slug}.{versions.table}: has rows of {versions.kind} {id}, of which the log knows nothing"
    for id, together in facts.items():
        for difference in check_one([each.fact for each in together], rows.get(id, [])):
            yield f"{slug}.{versions.table}: {versions.kind} {id}, {difference}"


def check_one(facts: list[Fact], rows: list[Row]) -> Iterator[str]:
    """What differs between the rows of one thing and its facts, at every pair of dates that could tell."""
    days, moments = {fact.effective_on for fact in facts}, {fact.timestamp for fact in facts}
    for row in rows:
        if not ({row.valid_from, row.valid_to} - {None} <= days and {row.known_from, row.known_to} - {None} <= moments):
            yield f"a row begins or ends where nothing happened: {row[:4]}"
    # Between two such days and moments neither facts nor rows change, so their first point stands for all.
    for known_on in [min(moments) - INSTANT, *sorted(moments)]:
        for as_at, state in by_definition(facts, [min(days) - DAY, *sorted(days)], known_on):
            found = [row.state for row in rows if row.answers(as_at, known_on)]
            if found != state:
                yield f"as at {as_at} as known on {known_on}: {in_words(found)}, and the facts say {in_words(state)}"
                return


def by_definition(facts: list[Fact], days: list[date], known_on: datetime) -> Iterator[tuple[date, list[bytes]]]:
    """The state as at each of these days. What is visible as at a day is the beginning of what is visible for ever."""
    state, shown = None, deque(visible(facts, LAST_DAY, known_on))
    for as_at in days:
        while shown and shown[0].effective_on <= as_at:
            state = told(state, shown.popleft())
        yield as_at, [] if state is None else [msgspec.json.encode(state)]


def in_words(states: list[bytes]) -> str:
    return " and ".join(state.decode() for state in states) or "nothing"


def check_entries(conn: Connection[Any], slug: str, facts: list[list[Recorded]]) -> Iterator[str]:
    expected = {}
    for together in facts:
        taken = corrections(together)
        created: Any = together[0].fact
        for versions, fact, position in ((each.versions, each.fact, each.position) for each in together):
            plan = created.plan if versions.kind == "action" else None
            expected[position] = entries.row(versions.kind, position, fact, plan, taken)
    with conn.cursor(name="entries", row_factory=tuple_row) as cursor:
        columns = SQL(", ").join(map(Identifier, entries.COLUMNS))
        cursor.execute(SQL("SELECT {} FROM {}").format(columns, Identifier(slug, entries.TABLE)))
        for row in cursor:
            wanted = expected.pop(row[0], None)
            if wanted is None:
                yield f"{slug}.entries: has position {row[0]}, which the log lacks"
                continue
            for name, has, said in zip(entries.COLUMNS, row, wanted, strict=True):
                if has != (msgspec.json.decode(said) if name == "body" else said):
                    yield f"{slug}.entries: position {row[0]}, {name} is {has!r}, and the log says {said!r}"
    for position in sorted(expected):
        yield f"{slug}.entries: lacks position {position}"


def check_region(cursor: Cursor[Any], slug: str, facts: dict[str, dict[UUID, list[Recorded]]]) -> Iterator[str]:
    """What the region sees of its signed-off plans, against the facts as they are known now."""
    expected, actions = {}, defaultdict(list)
    for together in facts["action"].values():
        created: Any = together[0].fact
        actions[created.plan].append(together)
    for id, together in facts["plan"].items():
        plan = latest(together)
        if plan is not None and plan.sign_offs:
            of_plan = [state for each in actions[id] if (state := latest(each)) is not None]
            position = max(each.position for each in chain(together, *actions[id]))
            expected[id] = published.published(plan, of_plan, position)
    authority = next(map(latest, facts["authority"].values()), None)
    name = authority and published.name_of(cursor, slug, authority)
    yield from published.differing(
        slug, (published.service(cursor, slug), published.plans_of(cursor, slug)), (name, expected)
    )


def latest(together: list[Recorded]) -> Any:
    return fold(visible([each.fact for each in together], LAST_DAY, ALWAYS))


def rows_of(conn: Connection[Any], slug: str, versions: Versions) -> dict[UUID, list[Row]]:
    rows: dict[UUID, list[Row]] = defaultdict(list)
    with conn.cursor(name="versions", row_factory=tuple_row, binary=True) as cursor:
        cursor.execute(
            SQL("SELECT {}, lower(valid), upper(valid), lower(known), upper(known), state::text FROM {}").format(
                Identifier(versions.kind), Identifier(slug, versions.table)
            )
        )
        for id, valid_from, valid_to, known_from, known_to, state in cursor:
            rows[id].append(Row(valid_from, valid_to, known_from, known_to, state.encode()))
    return rows
