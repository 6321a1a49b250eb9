"""The authorities of this instance as the web knows them, and a reader for each."""

from __future__ import annotations

import time
from uuid import UUID

import psycopg
from flask import current_app, g

from domain.refusals import Refusal
from projections.asked import Asked
from projections.reading import Reader
from web.access import accounts
from web.connections import INSPECTOR, access, connections, reading

NAMES_ARE_KEPT = 60.0  # seconds; a name changes once in years


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


def reader(authority: str) -> Reader:
    """What pages ask: this request's snapshot of the authority's views, with the names of who recorded."""
    return Reader(reading(authority), authority, people)


def people(actors: set[UUID]) -> dict[UUID, str]:
    with access() as connection:
        return accounts.names_of(connection, actors)


def name_of(slug: str) -> str:
    """The authority's name; until its views have one, its slug in words."""
    names: dict[str, tuple[float, str]] = current_app.extensions.setdefault("authority names", {})
    kept = names.get(slug)
    if kept and kept[0] > time.monotonic():
        return kept[1]
    try:
        with connections().transaction(INSPECTOR) as connection:
            name = str(Reader(connection, slug).authority(Asked.of())["name"])
    except (Refusal, psycopg.errors.UndefinedTable, psycopg.errors.InsufficientPrivilege, KeyError):
        return slug.replace("_", " ").title()
    names[slug] = (time.monotonic() + NAMES_ARE_KEPT, name)
    return name
