"""What a region may compare: an authority's plans once a board has signed them off, in numbers, kinds and days.

It follows from the authority's own views and moves in one transaction with them. A plan stands here as it is today,
known now; one that nobody signed off, or whose sign-off was taken back, does not. Of texts only the service's name
does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

import msgspec
from psycopg import Cursor
from psycopg.sql import SQL, Identifier
from psycopg.types.json import Jsonb

from domain.action_state import DISPOSITIONS, ActionState, DueDate
from domain.authority import AuthorityState
from domain.plan import PlanState
from domain.rag import Rating
from projections.catalogue import ACTIONS, AUTHORITIES, PLANS
from projections.in_words import last_day
from projections.texts import ERASED, Texts
from projections.versions import Versions

S = TypeVar("S")
NOT_RATED = "not_rated"
LATEST = " AND valid @> 'infinity'::date AND known @> 'infinity'::timestamptz"
"""No entry is effective in the future, so what holds at the end of days is what holds today."""


class Published(NamedTuple):
    """A row of `region.published_plans`, after the authority's slug."""

    plan: UUID
    kind: str
    period: str
    starts_on: date
    ends_on: date
    status: str
    signed_off_on: date
    actions: int
    open: int
    scales: dict[str, int]
    due_on: list[date]
    position: int


class Counted(msgspec.Struct):
    """The little of an action's state that is counted: reading no more of it takes a tenth of the time."""

    status: str
    due: DueDate | None
    rag: Rating | None

    @property
    def has_left(self) -> bool:
        return self.status in DISPOSITIONS


COLUMNS = SQL(", ").join(map(Identifier, Published._fields))
INSERT = SQL("INSERT INTO region.published_plans (authority, {}) VALUES (%s{})").format(
    COLUMNS, SQL(", %s" * len(Published._fields))
)


def published(plan: PlanState, actions: Sequence[ActionState | Counted], position: int) -> Published:
    open_ones = [action for action in actions if not action.has_left]
    return Published(
        plan=plan.id,
        kind=plan.kind,
        period=plan.period,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        status=plan.status,
        signed_off_on=max(each.meeting_on for each in plan.sign_offs),
        actions=len(actions),
        open=len(open_ones),
        scales=dict(sorted(Counter(each.rag.scale.value if each.rag else NOT_RATED for each in open_ones).items())),
        due_on=sorted(day for action in open_ones if (day := last_day(action.due))),
        position=position,
    )


def tell(cursor: Cursor[Any], slug: str, plans: set[UUID]) -> None:
    """Bring up to date what the region sees of these plans; of everything, if it saw nothing of the service yet."""
    if service(cursor, slug) is None:
        tell_all(cursor, slug)
    elif plans:
        cursor.execute(
            "DELETE FROM region.published_plans WHERE authority = %s AND plan = ANY(%s)", [slug, list(plans)]
        )
        for plan in plans:
            for state in decoded(states(cursor, slug, PLANS, plan), PlanState):
                keep(cursor, slug, state)


def tell_all(cursor: Cursor[Any], slug: str) -> None:
    """The service's name, once it has joined, and all of its plans, from its views as they are."""
    for authority in decoded(states(cursor, slug, AUTHORITIES), AuthorityState):
        cursor.execute(
            "INSERT INTO region.services (slug, name) VALUES (%s, %s)"
            " ON CONFLICT (slug) DO UPDATE SET name = excluded.name",
            [slug, name_of(cursor, slug, authority)],
        )
    cursor.execute("DELETE FROM region.published_plans WHERE authority = %s", [slug])
    for plan in decoded(states(cursor, slug, PLANS), PlanState):
        keep(cursor, slug, plan)


def keep(cursor: Cursor[Any], slug: str, plan: PlanState) -> None:
    if plan.sign_offs:
        actions = decoded(states(cursor, slug, ACTIONS, plan.id), Counted)
        cursor.execute(
            SQL("SELECT max(position) FROM {} WHERE plan = %s").format(Identifier(slug, "entries")), [plan.id]
        )
        row = published(plan, actions, cursor.fetchall()[0][0])
        cursor.execute(INSERT, [slug, *(Jsonb(each) if isinstance(each, dict) else each for each in row)])


def states(cursor: Cursor[Any], slug: str, versions: Versions, plan: UUID | None = None) -> list[str]:
    """As they are today, known now; all of them or those of one plan."""
    cursor.execute(
        SQL("SELECT state::text FROM {} WHERE " + ("plan = %s" if plan else "TRUE") + LATEST).format(
            Identifier(slug, versions.table)
        ),
        [plan] if plan else [],
    )
    return [state for (state,) in cursor.fetchall()]


def decoded(states: list[str], as_what: type[S]) -> list[S]:
    decode = msgspec.json.Decoder(as_what).decode
    return [decode(state) for state in states]


def name_of(cursor: Cursor[Any], slug: str, authority: AuthorityState) -> str:
    """What the service is called; its slug in words where that text was erased."""
    name = Texts(cursor.connection, slug, [authority.name])(authority.name)
    return slug.replace("_", " ").title() if name == ERASED else name


def service(cursor: Cursor[Any], slug: str) -> str | None:
    cursor.execute("SELECT name FROM region.services WHERE slug = %s", [slug])
    row = cursor.fetchone()
    return row and row[0]


def plans_of(cursor: Cursor[Any], slug: str) -> dict[UUID, Published]:
    """What the region sees of an authority's plans."""
    cursor.execute(SQL("SELECT {} FROM region.published_plans WHERE authority = %s").format(COLUMNS), [slug])
    return {row.plan: row for row in map(Published._make, cursor.fetchall())}


def tell_anew(cursor: Cursor[Any], slug: str) -> Iterator[str]:
    """Everything from the views as they are now; in what it differed before, in a sentence each."""
    name, plans = service(cursor, slug), plans_of(cursor, slug)
    tell_all(cursor, slug)
    yield from differing(slug, (name, plans), (service(cursor, slug), plans_of(cursor, slug)))


Seen = tuple[str | None, dict[UUID, Published]]


def differing(slug: str, has: Seen, said: Seen) -> Iterator[str]:
    if has[0] != said[0]:
        yield f"region.services: {slug} is called {has[0]!r}, and the log says {said[0]!r}"
    for plan in sorted(has[1].keys() | said[1].keys()):
        row, wanted = has[1].get(plan), said[1].get(plan)
        if row is None or wanted is None:
            yield f"region.published_plans: {slug}, plan {plan} {'is missing' if wanted else 'should not be there'}"
        elif row != wanted:
            columns = [name for name in Published._fields if getattr(row, name) != getattr(wanted, name)]
            yield f"region.published_plans: {slug}, plan {plan} differs from the log in: {', '.join(columns)}"
