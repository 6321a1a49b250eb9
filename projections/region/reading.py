"""What people read of the region: everything that authorities share, for two dates, as plain dictionaries.

What is not shared is not there to be read. Matrix, theme pages, likeness, reports are pure functions over these:

`services()` → `{slug, name, shares, by_plan: {plan id: shares}, position}`, by name. `shares` are the codes of
`domain.sharing.SHARES` that hold now; `position` is the last entry of that authority that the region knows.

`sharing()` → `{authority, entry, effective_on, recorded_at, shares, plan}`: everything ever said about it, oldest
first, whatever the two dates.

`plans()` → the shape of `projections.in_words.plan_head`, and `authority`, `service` (its name). Notes of sign-offs and
of closing are None where progress is not shared.

`actions()` → the shape of `projections.in_words.action_in_words`, in the order of each plan, and

- `authority`, `service`, `plan` (id), `plan_title`, `plan_kind`, `period`, `starts_on`, `ends_on`, `lineage`
- `common`: its step of the common scale ("on_track", …), None if not rated
- `opened_on`: the day on which its line began, in the earliest plan of it that the region sees
- `first_promised`: the first day by which its line was promised
- `latest_note_on`: the day of its latest note, also where its text is not shared
- `pieces_of_evidence`: how many, also where evidence is not shared
- `leads`: roles, `{text, name: None, role, unknown: False}`, where roles are shared
- `progress`: at most the latest note, `[{effective_on, text}]`, where progress is shared

`counted()` → `Counted`, a few fields of each action without any text: ten times as fast, for numbers and pictures.

Ids are `UUID`, days `date`, moments `datetime`, as in `projections.reading`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import chain
from typing import Any, TypeVar
from uuid import UUID

import msgspec
from psycopg import Connection
from psycopg.rows import tuple_row

from domain.action_state import DISPOSITIONS, Carried, DueDate
from domain.lines import Line, line_alone
from domain.plan import PlanState
from domain.rag import Rating
from domain.sharing import AS_SERVICE, BY_DEFAULT
from domain.text import TextRef
from projections.asked import Asked
from projections.in_words import STALE_AFTER, action_in_words, action_refs, last_day, place_of, plan_head, plan_refs
from projections.region.kin import Comes, lines_of
from projections.region.shared import SharedAction
from projections.texts import Texts

SCHEMA = "region"
Authorities = Collection[str] | None
"""Slugs; None for all."""


class Standing(msgspec.Struct, kw_only=True):
    """The least that is asked of an action: whether it is open, how it stands, what it is about, and whose it is."""

    id: UUID
    plan: UUID
    status: str
    themes: tuple[str, ...] = ()
    rag: Rating | None = None
    due: DueDate | None = None
    authority: str = ""

    @property
    def has_left(self) -> bool:
        return self.status in DISPOSITIONS

    @property
    def common(self) -> str | None:
        """Its step of the common scale."""
        return self.rag.scale.value if self.rag else None

    def overdue(self, as_at: date) -> bool:
        day = None if self.has_left else last_day(self.due)
        return day is not None and day < as_at


class Counted(Comes, Standing, kw_only=True):
    """What else is counted of an action: fields of its state, as they are there, and its line."""

    lineage: UUID
    carried: Carried | None = None
    origins: tuple[UUID, ...] = ()
    first_promised: date | None = None
    last_promised: date | None = None
    created_on: date
    due_revisions: int
    left_on: date | None = None
    last_effective_on: date | None = None
    latest_note_on: date | None = None
    notes: int
    pieces_of_evidence: int
    line: Line | None = None

    @property
    def times_carried(self) -> int:
        return (self.line or line_alone(self)).times

    @property
    def days_slipped_in_all(self) -> int:
        return (self.line or line_alone(self)).days_slipped

    def no_news(self, as_at: date) -> bool:
        heard = self.last_effective_on
        return not self.has_left and heard is not None and as_at - heard > STALE_AFTER


C = TypeVar("C", bound=Standing)


class RegionReader:
    """Reads schema `region`, as the role that can see no authority's own."""

    def __init__(self, conn: Connection[Any], asked: Asked) -> None:
        self.conn, self.asked = conn, asked

    # What a page asks

    def services(self) -> list[dict[str, Any]]:
        """The services that joined, by name, with what they share now; a question of today, whatever the two dates."""
        shares: dict[str, dict[UUID | None, tuple[str, ...]]] = {}
        for said in sorted(self.sharing(), key=lambda said: (said["effective_on"], said["position"])):
            shares.setdefault(said["authority"], {})[said["plan"]] = said["shares"]
        rows = self._rows(
            "SELECT slug, name, coalesce(position, 0) FROM region.services"
            " LEFT JOIN region.positions ON authority = slug ORDER BY lower(name), slug"
        )
        return [
            {
                "slug": slug,
                "name": name,
                "shares": shares.get(slug, {}).get(None, BY_DEFAULT),
                "by_plan": {plan: of for plan, of in shares.get(slug, {}).items() if plan and of != (AS_SERVICE,)},
                "position": position,
            }
            for slug, name, position in rows
        ]

    def sharing(self, authority: str | None = None) -> list[dict[str, Any]]:
        """What authorities (or one) ever said that they share, in the order in which they said it."""
        rows = self._rows(
            "SELECT authority, position, entry, effective_on, recorded_at, shares, plan FROM region.sharing"
            " WHERE authority = coalesce(%s, authority) ORDER BY recorded_at, authority, position",
            [authority],
        )
        names = ("authority", "position", "entry", "effective_on", "recorded_at", "shares", "plan")
        return [dict(zip(names, row, strict=True)) | {"shares": tuple(row[5])} for row in rows]

    def plans(self, authorities: Authorities = None) -> list[dict[str, Any]]:
        """The signed-off plans that are shared, by service, newest first."""
        states = list(self._plans(authorities))
        names, texts = self.names(), self.texts(chain.from_iterable(plan_refs(state) for _, state in states))
        found = [
            plan_head(state, texts) | {"authority": authority, "service": names[authority]}
            for authority, state in states
        ]
        found.sort(key=lambda plan: (plan["starts_on"], plan["opened_on"], plan["title"]), reverse=True)
        return sorted(found, key=lambda plan: (plan["service"].lower(), plan["authority"]))

    def actions(
        self,
        themes: Collection[str] | None = None,
        authorities: Authorities = None,
        plans: Collection[UUID] | None = None,
        ids: Collection[UUID] | None = None,
    ) -> list[dict[str, Any]]:
        """The actions of those plans; of these themes, authorities, plans, or with these ids."""
        narrow: list[tuple[str, Any]] = [("plan = ANY(%s)", list(plans))] if plans is not None else []
        narrow += [("action = ANY(%s)", list(ids))] if ids is not None else []
        narrow += [("themes && %s::text[]", list(themes))] if themes is not None else []
        found = self._states("action_versions", SharedAction, authorities, narrow)
        whole = {(authority, state.id): state for authority, state in self._plans(authorities)}
        refs: list[TextRef | None] = [ref for _, state in found for ref in refs_of(state)]
        refs += [ref for authority, id in {(each, state.plan) for each, state in found}
                 for ref in plan_refs(whole[authority, id])]  # fmt: skip
        texts, names = self.texts(refs), self.names()
        began = self._began(state.lineage for _, state in found)
        line = lines_of((state for _, state in found), self.asked, self._rows)
        told = [
            Told(authority, names[authority], whole[authority, state.plan], state, line[state.id])
            for authority, state in found
        ]
        told.sort(key=Told.place)
        return [each.in_words(texts, began[each.authority, each.state.lineage], self.asked) for each in told]

    def counted(self, themes: Collection[str] | None = None, authorities: Authorities = None) -> list[Counted]:
        """The same actions, in no order, without texts."""
        narrow: list[tuple[str, Any]] = [("themes && %s::text[]", list(themes))] if themes is not None else []
        found = self._counted(Counted, authorities, narrow)
        line = lines_of(found, self.asked, self._rows)
        for each in found:
            each.line = line[each.id]
        return found

    def counted_as(
        self, kind: type[C], ids: Collection[UUID] | None = None, authorities: Authorities = None
    ) -> list[C]:
        """They, or those with these ids, as a kind of `Standing` that wants other fields of their states."""
        return self._counted(kind, authorities, [("action = ANY(%s)", list(ids))] if ids is not None else [])

    def _counted(self, kind: type[C], authorities: Authorities, narrow: list[tuple[str, Any]]) -> list[C]:
        found = []
        for authority, each in self._states("action_versions", kind, authorities, narrow):
            each.authority = authority
            found.append(each)
        return found

    def counted_on(self, days: Collection[date], ids: Collection[UUID]) -> list[tuple[date, Counted]]:
        """These actions as they stood at each of these days, as known on the moment asked for."""
        rows = self._rows(
            "SELECT day, authority, state::text FROM unnest(%s::date[]) day JOIN region.action_versions"
            " ON action = ANY(%s) AND valid @> day AND known @> %s::timestamptz ORDER BY day",
            [list(days), list(ids), self.asked.known_on],
        )
        decode = msgspec.json.Decoder(Counted).decode
        found = []
        for day, authority, state in rows:
            each = decode(state)
            each.authority = authority
            found.append((day, each))
        return found

    def plan_states(self, ids: Collection[UUID]) -> dict[UUID, PlanState]:
        """These plans as they are, their texts only referred to."""
        found = self._states("plan_versions", PlanState, None, [("plan = ANY(%s)", list(ids))])
        return {state.id: state for _, state in found}

    def stretches_of_plans(self) -> list[tuple[str, UUID, date | None, date | None, str]]:
        """How each shared plan stood from day to day: authority, plan, first day, day after the last, its state."""
        return self._rows(
            "SELECT authority, plan, lower(valid), upper(valid), state::text FROM region.plan_versions"
            " WHERE known @> %s::timestamptz",
            [self.asked.known_on],
        )

    def stretches_of_actions(self, lineages: Iterable[UUID]) -> list[tuple[date | None, str]]:
        """How the actions of these lines stood from which day on, until the day asked for; the earliest first."""
        return self._rows(
            "SELECT lower(valid), state::text FROM region.action_versions WHERE lineage = ANY(%s)"
            " AND known @> %s::timestamptz AND coalesce(lower(valid) <= %s, true) ORDER BY lower(valid) NULLS FIRST",
            [list(set(lineages)), self.asked.known_on, self.asked.as_at],
        )

    def positions(self) -> dict[str, int]:
        """Authority → the last of its entries that the region knows: with two dates, what a report is reproduced by."""
        return dict(self._rows("SELECT authority, position FROM region.positions ORDER BY authority"))

    def names(self) -> dict[str, str]:
        """What the services are called."""
        return dict(self._rows("SELECT slug, name FROM region.services"))

    def texts(self, refs: Iterable[TextRef | None]) -> Texts:
        return Texts(self.conn, SCHEMA, refs)

    # How it is put together

    def _plans(self, authorities: Authorities) -> Iterator[tuple[str, PlanState]]:
        return iter(self._states("plan_versions", PlanState, authorities, []))

    def _states(
        self, view: str, kind: type[Any], authorities: Authorities, narrow: list[tuple[str, Any]]
    ) -> list[tuple[str, Any]]:
        where = [("valid @> %s::date", self.asked.as_at), ("known @> %s::timestamptz", self.asked.known_on), *narrow]
        if authorities is not None:
            where.append(("authority = ANY(%s)", list(authorities)))
        rows = self._rows(
            f"SELECT authority, state::text FROM region.{view} WHERE {' AND '.join(each for each, _ in where)}",
            [value for _, value in where],
        )
        decode = msgspec.json.Decoder(kind).decode
        return [(authority, decode(state)) for authority, state in rows]

    def _began(self, lineages: Iterable[UUID]) -> dict[tuple[str, UUID], date]:
        """The first day of each line, in what the region sees of it."""
        rows = self._rows(
            "SELECT authority, lineage, min(created_on) FROM region.action_versions"
            " WHERE lineage = ANY(%s) AND valid @> %s::date AND known @> %s::timestamptz GROUP BY 1, 2",
            [list(set(lineages)), self.asked.as_at, self.asked.known_on],
        )
        return {(authority, lineage): day for authority, lineage, day in rows}

    def _rows(self, query: str, params: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        with self.conn.cursor(row_factory=tuple_row) as cursor:
            cursor.execute(query, list(params))
            return cursor.fetchall()


class Told:
    """One action beside its plan and its service."""

    def __init__(self, authority: str, service: str, plan: PlanState, state: SharedAction, line: Line) -> None:
        self.authority, self.service, self.plan, self.state, self.line = authority, service, plan, state, line
        self.objectives = {each.id: each for each in plan.objectives}

    def place(self) -> tuple[Any, ...]:
        """By service, its newest plan first, there in the plan's own order."""
        newest = -self.plan.starts_on.toordinal()
        return (self.service.lower(), self.authority, newest, str(self.plan.id), place_of(self.state, self.objectives))

    def in_words(self, texts: Texts, began: date, asked: Asked) -> dict[str, Any]:
        state, plan = self.state, self.plan
        progress = []
        if state.latest_note_text:
            progress = [{"effective_on": state.latest_note_on, "text": texts(state.latest_note_text)}]
        told = action_in_words(state, texts, self.objectives, [], progress, asked, self.line)
        roles = [{"text": role, "name": None, "role": role, "unknown": False} for role in map(texts, state.leads)]
        return told | {
            "leads": roles,
            "authority": self.authority,
            "service": self.service,
            "plan": plan.id,
            "plan_title": texts(plan.title),
            "plan_kind": plan.kind,
            "period": plan.period,
            "starts_on": plan.starts_on,
            "ends_on": plan.ends_on,
            "lineage": state.lineage,
            "common": state.rag.scale.value if state.rag else None,
            "opened_on": began,
            "first_promised": self.line.first_promised,
            "latest_note_on": state.latest_note_on,
            "pieces_of_evidence": state.pieces_of_evidence,
        }


def refs_of(state: SharedAction) -> list[TextRef | None]:
    return [*action_refs(state), state.latest_note_text]
