"""Search in one authority's texts: each hit is the entry that said it, as at one day and as known on one moment."""

from __future__ import annotations

from psycopg.sql import SQL, Identifier

from projections.asked import Asked
from projections.reading import Reader
from projections.search.found import Facets, Found, Hit, ranked, searched
from projections.search.references import in_authority
from projections.search.typed import Typed, rows

SAID = """
SELECT DISTINCT ON (ref) ref, rank, event, plan, action, position, effective_on, recorded_at
FROM ({ranked}) found JOIN {entries} ON jsonb_path_query_array(body, '$.**.ref') @> to_jsonb(ref::text)
WHERE effective_on <= %(as_at)s AND recorded_at <= %(known_on)s
AND (corrected_at IS NULL OR corrected_at > %(known_on)s)
ORDER BY ref, position DESC
"""
"""Of several entries that refer to one text, as when an action was carried on, the last."""
THEMES = """
SELECT action, state->'themes' FROM {versions}
WHERE action = ANY(%(actions)s) AND valid @> %(as_at)s::date AND known @> %(known_on)s::timestamptz
"""


def search(reader: Reader, asked: Asked, text: str, wanted: Facets | None = None, page: int = 1) -> Found:
    """Refuses `NothingToSearchFor`."""
    called = in_authority(reader, asked, text)
    return searched(
        reader.conn, reader.slug, text, called, lambda typed: hits(reader, asked, typed), wanted or {}, page
    )  # fmt: skip


def hits(reader: Reader, asked: Asked, typed: Typed) -> list[Hit]:
    dates = {"as_at": asked.as_at, "known_on": asked.known_on}
    query = SQL(SAID).format(ranked=ranked(reader.slug, "ref"), entries=Identifier(reader.slug, "entries"))
    said = rows(reader.conn, query, {"query": typed.query, **dates})
    of_actions = SQL(THEMES).format(versions=Identifier(reader.slug, "action_versions"))
    themes = dict(rows(reader.conn, of_actions, {"actions": list({row[4] for row in said if row[4]}), **dates}))
    return [
        Hit(ref, rank, event, reader.slug, plan, action, position, effective_on, recorded_at,
            tuple(themes.get(action, ())))
        for ref, rank, event, plan, action, position, effective_on, recorded_at in said
    ]  # fmt: skip
