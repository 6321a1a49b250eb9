"""Migrations: what runs once, what is refused, and that the log is what the pinned library would create."""

from __future__ import annotations

import psycopg
import pytest
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from psycopg import sql

from migrations import runner
from migrations.runner import BadSlug, KnownAuthority, MigrationChanged, add_authority, migrate

COLUMNS = """
    SELECT c.relname, c.relkind, c.reloptions, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
           replace(pg_get_expr(d.adbin, d.adrelid), %(schema)s || '.', '')
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relnamespace = %(schema)s::regnamespace AND c.relname LIKE 'stored\\_event%%' ORDER BY 1, a.attnum
"""
INDEXES = """
    SELECT indexname, replace(indexdef, %(schema)s || '.', '') FROM pg_indexes
    WHERE schemaname = %(schema)s AND tablename = 'stored_events' ORDER BY 1
"""
CONSTRAINTS = """
    SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = %(schema)s::regnamespace AND conrelid::regclass::text LIKE '%%stored_events' ORDER BY 1
"""


def log_tables(connection, schema):
    return {
        query: connection.execute(query, {"schema": schema}).fetchall() for query in (COLUMNS, INDEXES, CONSTRAINTS)
    }


def test_the_log_is_what_the_pinned_library_would_create(database, authority, connect):
    owner = connect("owner")
    owner.execute("CREATE SCHEMA by_the_library")
    with PostgresDatastore(
        dbname=database.address["dbname"],
        host=database.address["host"],
        port=database.address["port"],
        user="throughline_owner",
        password=database.secret.password("throughline_owner"),
        schema="by_the_library",
        originator_id_type="uuid",
    ) as datastore:
        PostgresApplicationRecorder(datastore).create_table()

    by_the_library, ours = log_tables(owner, "by_the_library"), log_tables(owner, authority)
    owner.execute("DROP SCHEMA by_the_library CASCADE")

    assert ours == by_the_library
    assert len(ours[COLUMNS]) > 9


def test_what_ran_does_not_run_again(database, authority):
    ran = []

    migrate(database, ran.append)

    assert ran == []


def test_a_new_file_runs_in_every_authority(database, authority, connect, tmp_path, monkeypatch):
    monkeypatch.setattr(runner, "FILES", a_copy_of_the_files(tmp_path))
    (tmp_path / "authority" / "9000_a_new_one.sql").write_text(
        "CREATE TABLE {schema}.a_new_one (id int); GRANT SELECT ON {schema}.a_new_one TO {role}"
    )

    migrate(database)

    assert connect(authority).execute(f"SELECT count(*) FROM {authority}.a_new_one").fetchone() == (0,)
    owner = connect("owner")
    for slug in runner.authorities(owner):
        owner.execute(f"DROP TABLE {slug}.a_new_one")
        owner.execute(f"DELETE FROM {slug}.migrations WHERE name = '9000_a_new_one.sql'")


def test_a_file_edited_after_it_ran_is_refused(database, authority, tmp_path, monkeypatch):
    monkeypatch.setattr(runner, "FILES", a_copy_of_the_files(tmp_path))
    (tmp_path / "authority" / "0001_event_log.sql").write_text("-- something else")

    with pytest.raises(MigrationChanged, match=r"authority/0001_event_log\.sql .* was edited since"):
        migrate(database)


def test_a_failing_file_leaves_nothing(database, connect, tmp_path, monkeypatch):
    monkeypatch.setattr(runner, "FILES", a_copy_of_the_files(tmp_path))
    (tmp_path / "authority" / "9000_wrong.sql").write_text("CREATE TABLE {schema}.one (id int); SELECT no_such_column")

    with pytest.raises(psycopg.errors.UndefinedColumn):
        add_authority(database, "nowhere")

    found = connect("owner").execute("SELECT rolname FROM pg_roles WHERE rolname = 'nowhere'").fetchall()
    assert found == []


@pytest.mark.parametrize("slug", ["", "x", "Derby", "derby-city", "1derby", "d" * 32, "derby;", "dérby"])
def test_a_slug_that_cannot_be_a_name_is_refused(database, slug):
    with pytest.raises(BadSlug, match="small letters, digits and underscores"):
        add_authority(database, slug)


@pytest.mark.parametrize("slug", ["region", "access", "public", "api", "pg_derby", "throughline_derby", "postgres"])
def test_a_reserved_slug_is_refused(database, slug):
    with pytest.raises(BadSlug, match="is reserved"):
        add_authority(database, slug)


def test_a_known_slug_is_refused(database, authority):
    with pytest.raises(KnownAuthority, match=f"There is an authority {authority} already"):
        add_authority(database, authority)


@pytest.mark.parametrize("statement", ["UPDATE {} SET topic = ''", "DELETE FROM {}", "TRUNCATE {}"])
@pytest.mark.parametrize("role", ["authority", "throughline_projector", "throughline_inspector", "owner"])
def test_nobody_changes_history(authority, connect, role, statement):
    role = authority if role == "authority" else role
    table = sql.Identifier(authority, "stored_events")

    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        connect(role).execute(sql.SQL(statement).format(table))


def a_copy_of_the_files(place):
    for folder in ("access", "region", "authority"):
        (place / folder).mkdir()
        for file in (runner.FILES / folder).glob("*.sql"):
            (place / folder / file.name).write_text(file.read_text())
    return place
