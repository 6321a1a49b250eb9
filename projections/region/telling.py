"""What an authority shares with the region, kept in one transaction with its own views and made from them.

A plan stands here for the pairs of dates at which it is signed off, its actions for the same pairs; of both, only what
the authority shares by what is known now. What changes of an action changes here piece by piece; where a plan's own
dates, the policy or the glossary changed, everything that rests on them is told anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from psycopg import Cursor
from psycopg.sql import SQL, Identifier

from domain.authority import AuthorityState
from domain.sharing import BY_DEFAULT, INDICATORS, PLANS, ROLES
from domain.text import TextRef
from projections.copying import as_daterange, as_tstzrange, line
from projections.in_words import lead_in_words
from projections.rectangles import Change, Rectangle
from projections.region import indicators
from projections.region.signed_off import merged, within
from projections.region.withholding import REF, Withholding, leads_in, refs_in
from projections.texts import ERASED, Texts, bodies_of

NOW = "valid @> 'infinity'::date AND known @> 'infinity'::timestamptz"
"""No entry is effective in the future, so what holds at the end of days is what holds today."""
OF_AN_AUTHORITY = ("plan_versions", "action_versions", "indicator_versions", "texts", "sharing")

COLUMNS = ("authority", "plan", "action", "lineage", "created_on", "themes", "valid", "known", "state")

PIECES = """
    COPY (
        SELECT v.action, v.valid * a.valid, v.known * a.known, v.state
        FROM {} v JOIN unnest(%s::text[]::daterange[], %s::text[]::tstzrange[]) AS a (valid, known)
            ON v.valid && a.valid AND v.known && a.known
        WHERE v.plan = %s
    ) TO STDOUT
"""


class Piece(NamedTuple):
    """Of a rectangle of an action, what lies where its plan is signed off; all but the state as COPY writes it."""

    plan: UUID
    action: bytes
    valid: bytes
    known: bytes
    state: bytes


class Region:
    """The region's tables (or, in schema `into`, others of the same names and columns), to be told of one authority."""

    def __init__(self, cursor: Cursor[Any], slug: str, into: str = "region") -> None:
        self.cursor, self.slug, self.into = cursor, slug, into
        # Few rows of large tables are looked for: by their pages the planner takes reading everything for cheaper.
        cursor.execute("SET LOCAL enable_seqscan = off")
        rows = self._rows("SELECT state::text FROM {} WHERE " + NOW, "authority_versions")
        self.authority = msgspec.json.decode(rows[0][0], type=AuthorityState) if rows else None

    # What may be told

    def tell_all(self) -> None:
        """Everything, from the authority's views as they are."""
        for table in OF_AN_AUTHORITY:
            self.execute("DELETE FROM {} WHERE authority = %s", [self.slug], table)
        self._write_name()
        self.cursor.execute(
            SQL(
                "INSERT INTO {} (authority, position, entry, effective_on, recorded_at, shares, plan)"
                " SELECT %s, position, entry, effective_on, recorded_at,"
                " ARRAY(SELECT jsonb_array_elements_text(body -> 'shares')), (body ->> 'plan')::uuid"
                " FROM {} WHERE event = 'SharingAdopted'"
            ).format(Identifier(self.into, "sharing"), Identifier(self.slug, "entries")),
            [self.slug],
        )
        plans = self._rows(
            "SELECT DISTINCT plan FROM {} WHERE json_array_length(state -> 'sign_offs') > 0", "plan_versions"
        )
        for (plan,) in plans:
            self._write_plan(plan)
        self.tell_indicators()

    def tell_indicators(self, ids: Collection[UUID] | None = None) -> None:
        """Indicators (these, or all) as they stand in the authority's own view."""
        indicators.tell(self, self.shares_indicators, ids)

    def tell_plan(self, plan: UUID) -> bool:
        """A plan of which something changed; whether its actions were told anew with it, for its dates changed."""
        before = self.signed_off([plan]).get(plan, [])
        rows = self._rows_of_plan(plan)
        if merged(rows) != before:
            self._forget("plan_versions", "action_versions", "texts", plan=plan)
            self._write_plan(plan)
            return True
        self._forget("plan_versions", plan=plan)
        self.execute("DELETE FROM {} WHERE thing = %s", [plan], "texts")
        self._write_states_of_plan(plan, rows)
        return False

    def tell_actions(self, changes: Mapping[UUID, Mapping[UUID, Change]]) -> None:
        """Plan → action → what changed of its rectangles in the authority's own view."""
        areas = self.signed_off(list(changes))
        told = [(plan, id, change) for plan in areas for id, change in changes[plan].items()]
        self._take_away([(id, each) for _, id, change in told for each in change.gone])
        self._write_actions(
            Piece(plan, str(id).encode(), as_daterange(piece), as_tstzrange(piece), piece.state)
            for plan, id, change in told
            for each in change.new
            for piece in within(each, areas[plan])
        )
        self._drop_texts({id: lost for _, id, change in told if (lost := refs_lost(change))})

    def name(self) -> str | None:
        """What the service is called; its slug in words where that text was erased."""
        if self.authority is None:
            return None
        name = Texts(self.cursor.connection, self.slug, [self.authority.name])(self.authority.name)
        return self.slug.replace("_", " ").title() if name == ERASED else name

    def shares(self, plan: UUID) -> tuple[str, ...]:
        """What of a plan is shared, as known now."""
        return self.authority.shares_of(plan) if self.authority else BY_DEFAULT

    @property
    def shares_indicators(self) -> bool:
        return INDICATORS in (self.authority.shares_of() if self.authority else BY_DEFAULT)

    def shares_anywhere(self, code: str) -> bool:
        own = self.authority
        return own is not None and any(code in said for said in (own.shares or BY_DEFAULT, *own.plan_shares.values()))

    def signed_off(self, plans: list[UUID]) -> dict[UUID, list[Rectangle]]:
        """For which pairs of dates these plans stand here."""
        self.execute(
            "SELECT plan, lower(valid), upper(valid), lower(known), upper(known) FROM {}"
            " WHERE authority = %s AND plan = ANY(%s)",
            [self.slug, plans],
            "plan_versions",
        )
        found: dict[UUID, list[Rectangle]] = {}
        for plan, *ends in self.cursor.fetchall():
            found.setdefault(plan, []).append(rectangle(ends, b""))
        return {plan: merged(areas) for plan, areas in found.items()}

    # How it is written

    def _write_name(self) -> None:
        name = self.name()
        if name is None:
            return
        self.execute(
            "INSERT INTO {} (slug, name) VALUES (%s, %s)"
            " ON CONFLICT (slug) DO UPDATE SET name = excluded.name WHERE services.name <> excluded.name",
            [self.slug, name],
            "services",
        )

    def _rows_of_plan(self, plan: UUID) -> list[Rectangle]:
        if PLANS not in self.shares(plan):
            return []
        rows = self._rows(
            "SELECT lower(valid), upper(valid), lower(known), upper(known), state::text FROM {}"
            " WHERE plan = %s AND json_array_length(state -> 'sign_offs') > 0",
            "plan_versions",
            plan,
        )
        return [rectangle(ends, state.encode()) for *ends, state in rows]

    def _write_plan(self, plan: UUID) -> None:
        rows = self._rows_of_plan(plan)
        areas = merged(rows)
        if areas:
            self._write_states_of_plan(plan, rows)
            self._write_actions(self._pieces(plan, areas))

    def _write_states_of_plan(self, plan: UUID, rows: list[Rectangle]) -> None:
        withholding, head = Withholding(self.shares(plan)), f"{self.slug}\t{plan}".encode()
        lines: list[bytes] = []
        texts: set[tuple[UUID, str, str]] = set()
        for each in rows:
            state = withholding.of_plan(each.state)
            texts.update((plan, str(plan), ref) for ref in refs_in(state))
            lines.append(line(head, as_daterange(each), as_tstzrange(each), escaped(state)))
        self._copy("plan_versions", ("authority", "plan", "valid", "known", "state"), lines)
        self._keep_texts(texts)

    def _pieces(self, plan: UUID, areas: list[Rectangle]) -> Iterator[Piece]:
        """Of the actions of a plan, as the authority's own view has them."""
        valid, known = [as_daterange(each).decode() for each in areas], [as_tstzrange(each).decode() for each in areas]
        pieces = SQL(PIECES).format(Identifier(self.slug, "action_versions"))
        with self.cursor.copy(pieces, [valid, known, plan]) as rows:
            for row in rows:
                action, days, moments, state = bytes(row)[:-1].split(b"\t")
                yield Piece(plan, action, days, moments, state.replace(b"\\\\", b"\\"))

    def _write_actions(self, pieces: Iterable[Piece]) -> None:
        lines: list[bytes] = []
        texts: list[tuple[UUID, str, str]] = []
        for plan, together in groupby(pieces, attrgetter("plan")):
            shown = self._lines_of_actions(plan, list(together), lines)
            refs = {(action, ref) for action, state in shown for ref in REF.findall(state)}
            texts.extend((plan, action.decode(), ref.decode()) for action, ref in refs)
        self._copy("action_versions", COLUMNS, lines)
        self._keep_texts(texts)

    def _lines_of_actions(self, plan: UUID, pieces: list[Piece], lines: list[bytes]) -> set[tuple[bytes, bytes]]:
        """Adds a line for each piece; each action with its states, as the region sees them."""
        shown, head = set(), f"{self.slug}\t{plan}".encode()
        of_action = self._withholding(plan, pieces).of_action
        for _, action, days, moments, state in pieces:
            seen = of_action(state)
            shown.add((action, seen.state))
            lines.append(
                line(head, action, seen.lineage, seen.created_on, seen.themes, days, moments, escaped(seen.state))
            )
        return shown

    def _withholding(self, plan: UUID, pieces: list[Piece]) -> Withholding:
        shares, roles = self.shares(plan), None
        if ROLES in shares:
            leads = {ref for piece in pieces for ref in leads_in(piece.state)}
            roles = roles_of(self.cursor, self.slug, self.authority, plan, leads)
        return Withholding(shares, roles)

    def _take_away(self, gone: list[tuple[UUID, Rectangle]]) -> None:
        if not gone:
            return
        self.execute(
            "DELETE FROM {} v"
            " USING unnest(%s::uuid[], %s::text[]::daterange[], %s::text[]::tstzrange[]) AS gone (action, valid, known)"
            # Within both ranges, said so that the index of actions is used: that of dates finds a thousand times more.
            " WHERE v.action = gone.action AND v.valid * gone.valid = v.valid AND v.known * gone.known = v.known",
            [
                [id for id, _ in gone],
                [as_daterange(each).decode() for _, each in gone],
                [as_tstzrange(each).decode() for _, each in gone],
            ],
            "action_versions",
        )

    def _keep_texts(self, texts: Collection[tuple[UUID | None, str, str]]) -> None:
        """Plan, thing and text, of each text that something refers to; what is erased is not there to be kept."""
        if texts:
            self.cursor.execute(
                SQL(
                    "INSERT INTO {} (authority, plan, thing, ref, body)"
                    " SELECT %s, plan, thing, ref, body"
                    " FROM unnest(%s::uuid[], %s::uuid[], %s::uuid[]) AS needed (plan, thing, ref)"
                    " JOIN {} USING (ref) ON CONFLICT DO NOTHING"
                ).format(Identifier(self.into, "texts"), Identifier(self.slug, "texts")),
                [self.slug, *map(list, zip(*texts, strict=True))],
            )

    def _drop_texts(self, lost: Mapping[UUID, set[str]]) -> None:
        """Texts of actions that no state of theirs refers to any more."""
        for action, refs in lost.items():
            self.execute(
                "DELETE FROM {} t WHERE thing = %s AND ref = ANY(%s::uuid[]) AND NOT EXISTS ("
                " SELECT FROM {} v"
                " WHERE v.action = t.thing AND strpos(v.state::text, t.ref::text) > 0)",
                [action, list(refs)],
                "texts",
                "action_versions",
            )

    def _forget(self, *tables: str, plan: UUID) -> None:
        for table in tables:
            self.execute("DELETE FROM {} WHERE authority = %s AND plan = %s", [self.slug, plan], table)

    def _copy(self, table: str, columns: tuple[str, ...], lines: list[bytes]) -> None:
        if lines:
            into = SQL("COPY {} ({}) FROM STDIN").format(
                Identifier(self.into, table), SQL(", ").join(map(Identifier, columns))
            )
            with self.cursor.copy(into) as copy:
                copy.write(b"".join(lines))

    def execute(self, query: str, params: list[Any], *tables: str) -> None:
        """A query of the region's own tables."""
        self.cursor.execute(SQL(query).format(*(Identifier(self.into, table) for table in tables)), params)

    def _rows(self, query: str, table: str, *params: Any) -> list[tuple[Any, ...]]:
        self.cursor.execute(SQL(query).format(Identifier(self.slug, table)), params)
        return self.cursor.fetchall()


def rectangle(ends: list[Any], state: bytes) -> Rectangle:
    valid_from, valid_to, known_from, known_to = ends
    return Rectangle(valid_from, valid_to, known_from, known_to, state)


def escaped(state: bytes) -> bytes:
    return state.replace(b"\\", b"\\\\")


def refs_lost(change: Change) -> set[str]:
    """Texts that some state referred to before and perhaps none does now: rare, for history keeps what was said."""
    gone = {each.state for each in change.gone} - {each.state for each in change.new}
    lost = {ref for state in gone for ref in refs_in(state)}
    return lost.difference(ref for each in change.new for ref in refs_in(each.state)) if lost else lost


def roles_of(
    cursor: Cursor[Any], slug: str, authority: AuthorityState | None, plan: UUID, leads: Iterable[str]
) -> dict[str, TextRef]:
    """For leads as written, the roles that the glossary gives them, as it is known now; the plan's own comes first."""
    if authority is None:
        return {}
    entries = (*authority.plan_glossaries.get(str(plan), ()), *authority.glossary)
    wanted = [*map(UUID, leads), *(entry.initials.ref for entry in entries)]
    bodies = bodies_of(cursor.connection, slug, wanted)
    glossary: list[dict[str, Any]] = [
        {"initials": bodies[entry.initials.ref], "name": None, "role": entry.role}
        for entry in entries
        if entry.initials.ref in bodies
    ]
    said = {ref: lead_in_words(bodies[UUID(ref)], glossary)["role"] for ref in leads if UUID(ref) in bodies}
    return {ref: role for ref, role in said.items() if role}
