"""Search in what the region shares: each hit is an action or a plan that says it on the two dates asked for."""

from __future__ import annotations

from psycopg.sql import SQL

from projections.region.reading import SCHEMA, RegionReader
from projections.search.found import Facets, Found, Hit, ranked, searched
from projections.search.references import in_region
from projections.search.typed import Typed, rows

ACTION, PLAN = "action", "plan"
SAID = """
SELECT found.ref, rank, 'action', a.authority, a.plan, a.action, a.themes
FROM ({ranked}) found JOIN region.action_versions a ON a.action = found.thing
WHERE a.valid @> %(as_at)s::date AND a.known @> %(known_on)s::timestamptz AND strpos(a.state::text, found.ref::text) > 0
UNION ALL
SELECT found.ref, rank, 'plan', p.authority, p.plan, NULL, '{{}}'
FROM ({ranked}) found JOIN region.plan_versions p ON p.authority = found.authority AND p.plan = found.thing
WHERE p.valid @> %(as_at)s::date AND p.known @> %(known_on)s::timestamptz AND strpos(p.state::text, found.ref::text) > 0
"""


def search(reader: RegionReader, text: str, wanted: Facets | None = None, page: int = 1) -> Found:
    """Refuses `NothingToSearchFor`."""
    called = in_region(reader, text)
    return searched(reader.conn, SCHEMA, text, called, lambda typed: hits(reader, typed), wanted or {}, page)


def hits(reader: RegionReader, typed: Typed) -> list[Hit]:
    query = SQL(SAID).format(ranked=ranked(SCHEMA, "ref", "thing", "authority"))
    asked = {"query": typed.query, "as_at": reader.asked.as_at, "known_on": reader.asked.known_on}
    return [
        Hit(ref, rank, kind, authority, plan, action, themes=tuple(themes))
        for ref, rank, kind, authority, plan, action, themes in rows(reader.conn, query, asked)
    ]
