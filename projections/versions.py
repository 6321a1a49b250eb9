"""The …_versions views: the state of everything that has one (actions, plans, …) for every pair of dates.

One mechanism, declared once for each kind of thing in `projections.catalogue`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import msgspec
from eventsourcing.domain import Aggregate
from psycopg import Cursor
from psycopg.sql import SQL, Identifier

from projections.copying import as_daterange, as_tstzrange, line
from projections.rectangles import History, Rectangle


class ViewsDiffer(Exception):
    """A view does not hold what the facts say. `throughline rebuild` makes it anew."""


Belongs = Callable[[Any], tuple[UUID, ...]]


@dataclass(frozen=True)
class Versions:
    """The view of one kind of aggregate. `belonging`: further columns, and what stands there, by its first state."""

    kind: str
    aggregate: type[Aggregate]
    state: type[Any]
    columns: tuple[str, ...] = ()
    belonging: Belongs = field(default=lambda state: ())

    @property
    def table(self) -> str:
        return f"{self.kind}_versions"

    def decode(self, stored: str | bytes) -> Any:
        """A typed state again, of what the column `state` holds (select it as text)."""
        return msgspec.json.decode(stored, type=self.state)

    def lines(self, id: UUID, history: History, rectangles: list[Rectangle]) -> list[bytes]:
        """Rectangles as lines for COPY. Where there are any, there is the fact that created the thing."""
        if not rectangles:
            return []
        head = b"\t".join(str(each).encode() for each in (id, *self._belonging(history)))
        return [
            line(head, as_daterange(each), as_tstzrange(each), each.state.replace(b"\\", b"\\\\"))
            for each in rectangles
        ]

    def _belonging(self, history: History) -> tuple[UUID, ...]:
        created: Any = history.created
        return self.belonging(created.first_state()) if self.columns else ()

    def take_away(self, cursor: Cursor[Any], schema: str, gone: list[tuple[UUID, Rectangle]]) -> None:
        """Delete exactly these rectangles; their lower ends name them, for they never overlap."""
        if not gone:
            return
        cursor.execute(
            SQL(
                "DELETE FROM {} AS v USING unnest(%s::uuid[], %s::date[], %s::timestamptz[]) AS gone (id, day, moment)"
                " WHERE v.{} = gone.id AND v.valid @> gone.day AND v.known @> gone.moment"
            ).format(Identifier(schema, self.table), Identifier(self.kind)),
            [
                [id for id, _ in gone],
                [each.valid_from for _, each in gone],
                [each.known_from for _, each in gone],
            ],
        )
        if cursor.rowcount != len(gone):
            raise ViewsDiffer(
                f"{schema}.{self.table} lacks {len(gone) - cursor.rowcount} rows that it should have."
                " Make it anew: throughline rebuild"
            )

    def add(self, cursor: Cursor[Any], schema: str, lines: list[bytes]) -> None:
        if lines:
            with cursor.copy(self.copying(schema)) as copy:
                copy.write(b"".join(lines))

    def copying(self, schema: str) -> Any:
        columns = (self.kind, *self.columns, "valid", "known", "state")
        return SQL("COPY {} ({}) FROM STDIN").format(
            Identifier(schema, self.table), SQL(", ").join(map(Identifier, columns))
        )
