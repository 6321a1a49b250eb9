"""Brings a database up to date: the roles, then the numbered SQL files of each schema, each file once.

`access` and `region` have files of their own; those of `authority` run in every authority's schema. What ran
is noted in the schema itself, with a checksum, so that one authority can be moved with its whole history.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from migrations.database import ACCESS, INSPECTOR, OWNER, PROJECTOR, REGION, SERVICE_ROLES, Database

FILES = Path(__file__).parent
LOCK = 7_316_220_001  # whoever migrates holds it, so that two never create the same thing
EXTENSIONS = ("btree_gist", "pg_trgm")
SLUG = re.compile(r"[a-z][a-z0-9_]{1,30}")
RESERVED = {"access", "accounts", "api", "assets", "authorities", "healthz", "information_schema", "metrics"} | {
    "owner", "places", "postgres", "public", "readyz", "region", "static", "throughline"
}  # fmt: skip

Connection = psycopg.Connection[tuple[object, ...]]


class MigrationChanged(Exception):
    """A file that already ran reads differently now. Files are never edited once merged."""


class CannotPrepare(Exception):
    """DATABASE_URL's user may not prepare the database."""


class BadSlug(ValueError):
    """A slug that can't be the name of an authority's schema and role."""


class KnownAuthority(ValueError):
    """An authority of this slug is there already."""


@dataclass(frozen=True)
class Step:
    schema: str
    file: Path

    @property
    def text(self) -> str:
        return self.file.read_text(encoding="utf-8")

    @property
    def checksum(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


def migrate(database: Database, told: Callable[[Step], None] = lambda step: None) -> None:
    """Runs what has not run yet, one transaction for each schema. `told` hears of each file that ran."""
    with _prepared(database) as connection:
        with connection.transaction():
            for role in SERVICE_ROLES:
                _run("GRANT CONNECT ON DATABASE {} TO {}", connection, database.address["dbname"], role)
        _bring_up_to_date(connection, "access", ACCESS, told)
        _bring_up_to_date(connection, "region", REGION, told)
        for slug in authorities(connection):
            _let_in(connection, database, slug)
            _bring_up_to_date(connection, slug, slug, told)


def add_authority(database: Database, slug: str) -> None:
    """A schema, a login role and an empty log for one more authority, all or nothing."""
    refuse_bad(slug)
    with _alone(database) as connection, connection.transaction():
        if slug in authorities(connection):
            raise KnownAuthority(f"There is an authority {slug} already.")
        known = "SELECT 1 FROM pg_roles WHERE rolname = %s UNION SELECT 1 FROM pg_namespace WHERE nspname = %s"
        if connection.execute(known, (slug, slug)).fetchone():
            raise BadSlug(f"“{slug}” is taken by something else in this database. Choose another slug.")
        _run("CREATE ROLE {} LOGIN NOINHERIT CONNECTION LIMIT 100", connection, slug)
        _let_in(connection, database, slug)
        _bring_up_to_date(connection, slug, slug, lambda step: None)


def authorities(connection: Connection) -> list[str]:
    """The slugs of all authorities: the schemas that hold a log. Any role may ask."""
    found = connection.execute(
        "SELECT relnamespace::regnamespace::text FROM pg_class WHERE relname = 'stored_events' AND relkind = 'r'"
        " AND pg_get_userbyid(relowner) = %s ORDER BY 1",
        (OWNER,),
    )
    return [str(slug).strip('"') for (slug,) in found]


def refuse_bad(slug: str) -> None:
    if not SLUG.fullmatch(slug):
        raise BadSlug(
            f"“{slug}” can't be a slug: 2 to 31 small letters, digits and underscores, beginning with a letter."
        )
    if slug in RESERVED or slug.startswith(("pg_", "throughline_")):
        raise BadSlug(f"“{slug}” is reserved. Choose another slug.")


@contextmanager
def _prepared(database: Database) -> Iterator[Connection]:
    """The database with its roles and extensions; made by whoever DATABASE_URL names, or the superuser."""
    dbname = database.address["dbname"]
    try:
        with psycopg.connect(database.admin_conninfo("postgres"), autocommit=True) as admin, _locked(admin):
            _make_roles(admin, database)
            if not admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", (dbname,)).fetchone():
                _run("CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8'", admin, dbname, OWNER)
            _run("ALTER DATABASE {} OWNER TO {}", admin, dbname, OWNER)
            _run("REVOKE ALL ON DATABASE {} FROM PUBLIC", admin, dbname)
    except psycopg.errors.InsufficientPrivilege as error:
        raise CannotPrepare(f"DATABASE_URL's user may not prepare the database: {error}") from error
    with _alone(database) as connection:
        for extension in EXTENSIONS:
            _run("CREATE EXTENSION IF NOT EXISTS {} SCHEMA public", connection, extension)
        yield connection


def _make_roles(admin: Connection, database: Database) -> None:
    (superuser,) = admin.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone() or (False,)
    for role in (OWNER, *SERVICE_ROLES):
        rights = "LOGIN CREATEROLE" if role == OWNER else "LOGIN NOINHERIT"
        if not admin.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (role,)).fetchone():
            _run(f"CREATE ROLE {{}} {rights}", admin, role)
        _set_password(admin, database, role)
    if not superuser:
        _run("GRANT {} TO CURRENT_USER", admin, OWNER)


@contextmanager
def _alone(database: Database) -> Iterator[Connection]:
    with psycopg.connect(database.conninfo("owner"), autocommit=True) as connection, _locked(connection):
        yield connection


@contextmanager
def _locked(connection: Connection) -> Iterator[None]:
    connection.execute("SELECT pg_advisory_lock(%s)", (LOCK,))
    try:
        yield
    finally:
        connection.execute("SELECT pg_advisory_unlock(%s)", (LOCK,))


def _let_in(connection: Connection, database: Database, role: str) -> None:
    _set_password(connection, database, role)
    _run("GRANT CONNECT ON DATABASE {} TO {}", connection, database.address["dbname"], role)


def _bring_up_to_date(connection: Connection, schema: str, role: str, told: Callable[[Step], None]) -> None:
    folder = schema if schema in ("access", "region") else "authority"
    with connection.transaction():
        _make_schema(connection, schema, role)
        notes = connection.execute(sql.SQL("SELECT name, checksum FROM {}.migrations").format(sql.Identifier(schema)))
        done = dict(notes.fetchall())
        for file in sorted((FILES / folder).glob("*.sql")):
            step = Step(schema, file)
            if file.name not in done:
                _apply(connection, step, role)
                told(step)
            elif done[file.name] != step.checksum:
                raise MigrationChanged(f"{folder}/{file.name} ran in schema {schema} and was edited since.")


def _make_schema(connection: Connection, schema: str, role: str) -> None:
    if connection.execute("SELECT 1 FROM pg_namespace WHERE nspname = %s", (schema,)).fetchone():
        return
    _run("CREATE SCHEMA {} AUTHORIZATION {}", connection, schema, OWNER)
    readers = (PROJECTOR,) if schema == "region" else () if schema == "access" else (PROJECTOR, INSPECTOR)
    for reader in (role, *readers):
        _run("GRANT USAGE ON SCHEMA {} TO {}", connection, schema, reader)
    _run(
        "CREATE TABLE {}.migrations (name text PRIMARY KEY, checksum text NOT NULL,"
        " applied_at timestamptz NOT NULL DEFAULT now())",
        connection,
        schema,
    )


def _apply(connection: Connection, step: Step, role: str) -> None:
    names = {"{schema}": sql.Identifier(step.schema), "{role}": sql.Identifier(role)}
    text = step.text
    for placeholder, name in names.items():
        text = text.replace(placeholder, name.as_string(connection))
    connection.execute(text.encode())
    insert = sql.SQL("INSERT INTO {}.migrations (name, checksum) VALUES (%s, %s)").format(sql.Identifier(step.schema))
    connection.execute(insert, (step.file.name, step.checksum))


def _set_password(connection: Connection, database: Database, role: str) -> None:
    secret = database.secret.password(role)
    connection.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(role), sql.Literal(secret)))


def _run(statement: str, connection: Connection, *names: str) -> None:
    connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
