"""The authorities of this instance, as the web knows them: slug and name."""

from __future__ import annotations

from flask import g

from web.connections import access


def slugs() -> set[str]:
    """Every authority that has a log here; the catalogue of the database is the list."""
    if "authority_slugs" not in g:
        with access() as connection:
            rows = connection.execute(
                "SELECT n.nspname AS slug FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                " WHERE c.relname = 'stored_events' AND c.relkind IN ('r', 'p')"
            )
            g.authority_slugs = {row["slug"] for row in rows}
    return g.authority_slugs


def exists(slug: str) -> bool:
    return slug in slugs()


def name_of(slug: str) -> str:
    """The authority's name; until its log says one, its slug in words."""
    return slug.replace("_", " ").title()
