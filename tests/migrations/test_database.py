"""Finding the database: a server by its address, secrets by file, and roles that reach only what is theirs."""

from __future__ import annotations

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import make_conninfo

from migrations.database import SERVICE_ROLES, Database, NoDatabase, Secret
from migrations.runner import add_authority, migrate


@pytest.fixture
def a_server(database, connect, tmp_path):
    """Settings for a database of its own on a server, whose admin is no superuser."""
    admin = psycopg.connect(database.admin_conninfo("postgres"), autocommit=True)
    admin.execute("CREATE ROLE an_admin LOGIN CREATEROLE CREATEDB PASSWORD 'secret of the admin'")
    for role in ("throughline_owner", *SERVICE_ROLES):
        admin.execute(sql.SQL("GRANT {} TO an_admin WITH ADMIN OPTION").format(sql.Identifier(role)))
    (tmp_path / "password").write_text("secret of the admin\n")
    address = {name: database.address[name] for name in ("host", "port")}
    yield {
        "DATABASE_URL": make_conninfo(**address, user="an_admin", dbname="on_a_server"),
        "DATABASE_PASSWORD_FILE": str(tmp_path / "password"),
        "THROUGHLINE_HOME": str(tmp_path / "home"),
        "THROUGHLINE_SECRET_FILE": str(next(iter([database.embedded.folder.parent / "secret"]))),
    }
    admin.execute("DROP DATABASE on_a_server WITH (FORCE)")
    admin.execute("DROP OWNED BY an_admin CASCADE")
    admin.execute("DROP ROLE IF EXISTS shire_on_a_server")
    admin.execute("DROP ROLE an_admin")
    admin.close()


def test_a_server_is_prepared_like_the_embedded_one(a_server):
    with Database.find(a_server) as database:
        migrate(database)
        add_authority(database, "shire_on_a_server")
        without_the_admin = Database.find(
            {**a_server, "DATABASE_URL": a_server["DATABASE_URL"].replace("user=an_admin ", "")}
        )

        with psycopg.connect(without_the_admin.conninfo("shire_on_a_server")) as connection:
            found = connection.execute("SELECT count(*) FROM shire_on_a_server.stored_events").fetchone()

    assert found == (0,)
    assert database.embedded is None


def test_an_address_that_is_none_is_refused():
    with pytest.raises(NoDatabase, match="DATABASE_URL is no PostgreSQL address"):
        Database.on_server("http://example.org/", Secret(b"0123456789abcdef"))


def test_a_secret_file_that_is_missing_or_short_is_refused(tmp_path):
    with pytest.raises(NoDatabase, match="THROUGHLINE_SECRET_FILE can't be read: No such file"):
        Secret.find({"THROUGHLINE_SECRET_FILE": str(tmp_path / "none")})
    (tmp_path / "short").write_text("short")
    with pytest.raises(NoDatabase, match="less than 16 bytes"):
        Secret.find({"THROUGHLINE_SECRET_FILE": str(tmp_path / "short")})


def test_a_secret_is_made_once_and_kept_for_this_user_only(tmp_path):
    environ = {"THROUGHLINE_HOME": str(tmp_path)}

    first, second = Secret.find(environ), Secret.find(environ)

    assert first.password("derby") == second.password("derby")
    assert first.password("derby") != first.password("leicester")
    assert (tmp_path / "secret").stat().st_mode & 0o777 == 0o600


def test_an_authority_reaches_nothing_of_another(database, connect, authority):
    add_authority(database, other := f"{authority}_next")
    as_authority = connect(authority)

    for statement in ("SELECT * FROM {}", "INSERT INTO {} DEFAULT VALUES", "CREATE TABLE {} ()", "DROP TABLE {}"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            as_authority.execute(sql.SQL(statement).format(sql.Identifier(other, "stored_events")))


def test_nobody_makes_tables_or_schemas_at_run_time(connect, authority):
    for role in (authority, *SERVICE_ROLES):
        connection = connect(role)
        for statement in ("CREATE SCHEMA mine", "CREATE TABLE public.mine ()", "CREATE TEMP TABLE mine ()"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement)


def test_only_the_owner_may_make_roles_and_nobody_is_superuser(connect):
    rows = connect("owner").execute(
        "SELECT rolname, rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls FROM pg_roles"
        " WHERE rolcanlogin AND rolname NOT IN ('postgres', 'an_admin')"
    )
    for name, superuser, creates_roles, *others in rows:
        assert not superuser
        assert not any(others)
        assert creates_roles == (name == "throughline_owner")
