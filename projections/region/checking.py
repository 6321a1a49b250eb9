"""What the region holds of an authority, compared with what its log says it shares, by the definition."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from psycopg import Cursor
from psycopg.sql import SQL, Identifier

from domain.authority import Authority
from domain.fact import ALWAYS, LAST_DAY, Fact, visible
from domain.folding import fold
from domain.plan import Plan
from domain.sharing import PLANS, ROLES
from projections.by_definition import Row, check_one
from projections.recorded import Recorded
from projections.region.following import position_of
from projections.region.indicators import shown
from projections.region.telling import Region, roles_of
from projections.region.withholding import Withholding, refs_in
from projections.texts import bodies_of

Facts = dict[str, dict[UUID, list[Recorded]]]
"""All facts of an authority: by kind of thing, by thing."""


class Checked:
    """The region's rows of one authority, beside its facts."""

    def __init__(self, cursor: Cursor[Any], slug: str, facts: Facts) -> None:
        self.cursor, self.slug, self.facts = cursor, slug, facts
        self.about = sorted(
            (each for together in facts["authority"].values() for each in together), key=lambda each: each.position
        )
        self.region = Region(cursor, slug)
        self.region.authority = fold(visible([each.fact for each in self.about], LAST_DAY, ALWAYS))
        self.referred: set[tuple[UUID, UUID]] = set()

    def differences(self, position: int) -> Iterator[str]:
        has = position_of(self.cursor, self.slug)
        if has != (position or None):
            yield f"region.positions: {self.slug} is at {has}, and its views are at {position}"
        yield from self._name()
        yield from self._sharing()
        for kind, check in (("plan", self._plan), ("action", self._action), ("indicator", self._indicator)):
            rows = self._rows(kind)
            for id in sorted(rows.keys() - self.facts[kind].keys()):
                yield f"region.{kind}_versions: has rows of {id}, of which the log of {self.slug} knows nothing"
            for id, together in self.facts[kind].items():
                facts, found = [each.fact for each in together], rows.get(id, [])
                self.referred |= {(id, UUID(ref)) for row in found for ref in refs_in(row.state)}
                for difference in check(facts, found):
                    yield f"region.{kind}_versions: {self.slug}, {kind} {id}, {difference}"
        yield from self._texts()

    def _name(self) -> Iterator[str]:
        self.cursor.execute("SELECT name FROM region.services WHERE slug = %s", [self.slug])
        row = self.cursor.fetchone()
        has, said = row and row[0], self.region.name()
        if has != said:
            yield f"region.services: {self.slug} is called {has!r}, and the log says {said!r}"

    def _sharing(self) -> Iterator[str]:
        self.cursor.execute(
            "SELECT position, entry, effective_on, recorded_at, shares, plan FROM region.sharing"
            " WHERE authority = %s ORDER BY position",
            [self.slug],
        )
        has = [(*row[:4], tuple(row[4]), row[5]) for row in self.cursor.fetchall()]
        said = [
            (each.position, fact.entry, fact.effective_on, fact.recorded_at, fact.shares, fact.plan)
            for each in self.about
            if isinstance(fact := each.fact, Authority.SharingAdopted)
        ]
        if has != said:
            yield f"region.sharing: {self.slug} said {has} there, and the log says {said}"

    def _plan(self, facts: list[Fact], rows: list[Row]) -> Iterator[str]:
        plan = facts[0].originator_id
        signed, withheld = self._signed_off(plan), Withholding(self.region.shares(plan)).of_plan

        def shown(as_at: date, known_on: datetime, states: list[bytes]) -> list[bytes]:
            return [withheld(state) for state in states] if states and signed(as_at, known_on) else []

        return check_one(facts, rows, shown)

    def _action(self, facts: list[Fact], rows: list[Row]) -> Iterator[str]:
        created: Any = facts[0]
        plan = created.plan
        signed, withheld = self._signed_off(plan), self._withholding(plan, facts)

        def shown(as_at: date, known_on: datetime, states: list[bytes]) -> list[bytes]:
            if not states or not signed(as_at, known_on):
                return []
            return [withheld.of_action(state).state for state in states]

        return check_one(facts, rows, shown, *self._of_plan(plan))

    def _indicator(self, facts: list[Fact], rows: list[Row]) -> Iterator[str]:
        shared = self.region.shares_indicators
        return check_one(facts, rows, lambda _, __, states: [*map(shown, states)] if shared else [])

    def _of_plan(self, plan: UUID) -> list[Fact]:
        """What makes a plan signed off: that it was opened, that a board agreed it, and what takes such back."""
        facts = [each.fact for each in self.facts["plan"].get(plan, [])]
        says = (Plan.PlanOpened, Plan.PlanSignedOff)
        return [fact for fact in facts if isinstance(fact, says) or fact.corrects is not None]

    def _signed_off(self, plan: UUID) -> Callable[[date, datetime], bool]:
        shared, facts = PLANS in self.region.shares(plan), self._of_plan(plan)

        def signed_off(as_at: date, known_on: datetime) -> bool:
            state = fold(visible(facts, as_at, known_on)) if shared else None
            return state is not None and bool(state.sign_offs)

        return signed_off

    def _withholding(self, plan: UUID, facts: list[Fact]) -> Withholding:
        shares, roles = self.region.shares(plan), None
        if ROLES in shares:
            leads = {str(ref.ref) for fact in facts for ref in getattr(fact, "leads", ())}
            roles = roles_of(self.cursor, self.slug, self.region.authority, plan, leads)
        return Withholding(shares, roles)

    def _texts(self) -> Iterator[str]:
        """Every text that is referred to, as far as the authority has it, and no other."""
        there = bodies_of(self.cursor.connection, self.slug, list({ref for _, ref in self.referred}))
        said = {(thing, ref): there[ref] for thing, ref in self.referred if ref in there}
        self.cursor.execute("SELECT thing, ref, body FROM region.texts WHERE authority = %s", [self.slug])
        has = {(thing, ref): body for thing, ref, body in self.cursor.fetchall()}
        for thing, ref in sorted(has.keys() | said.keys()):
            if has.get((thing, ref)) != said.get((thing, ref)):
                how = (
                    "differs"
                    if (thing, ref) in has and (thing, ref) in said
                    else ("is missing" if (thing, ref) in said else "should not be there")
                )
                yield f"region.texts: {self.slug}, text {ref} of {thing} {how}"

    def _rows(self, kind: str) -> dict[UUID, list[Row]]:
        rows: dict[UUID, list[Row]] = defaultdict(list)
        self.cursor.execute(
            SQL(
                "SELECT {}, lower(valid), upper(valid), lower(known), upper(known), state::text FROM {}"
                " WHERE authority = %s"
            ).format(Identifier(kind), Identifier("region", f"{kind}_versions")),
            [self.slug],
        )
        for id, valid_from, valid_to, known_from, known_to, state in self.cursor.fetchall():
            rows[id].append(Row(valid_from, valid_to, known_from, known_to, state.encode()))
        return rows
