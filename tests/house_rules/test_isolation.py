"""Who can reach what in the database: each authority its own, nobody the past, and nobody more than is written down.

`privileges.txt` is what was thought through, for two authorities that stand for all; the tests walk the catalog.
"""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from migrations.database import SERVICE_ROLES
from migrations.runner import add_authority

THOUGHT_THROUGH = Path(__file__).with_name("privileges.txt")
DENIED = psycopg.errors.InsufficientPrivilege

ROLES = """
    SELECT r.rolname FROM pg_roles r WHERE r.rolcanlogin AND NOT r.rolsuper AND r.rolname <> 'throughline_owner'
"""
ON_TABLES = f"""
    SELECT r.rolname, n.nspname || '.' || c.relname, string_agg(p.privilege, ' ' ORDER BY p.place)
    FROM ({ROLES} UNION ALL SELECT 'public') r, pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,
         unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN'])
         WITH ORDINALITY AS p (privilege, place)
    WHERE n.nspname = ANY(%(schemas)s) AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
      AND has_table_privilege(r.rolname, c.oid, p.privilege)
    GROUP BY 1, 2
"""
ON_COLUMNS = f"""
    SELECT r.rolname, n.nspname || '.' || c.relname || ' (' || string_agg(a.attname, ', ' ORDER BY a.attnum) || ')',
           p.privilege
    FROM ({ROLES}) r, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'REFERENCES']) AS p (privilege),
         pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE n.nspname = ANY(%(schemas)s) AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
      AND has_column_privilege(r.rolname, c.oid, a.attnum, p.privilege)
      AND NOT has_table_privilege(r.rolname, c.oid, p.privilege)
    GROUP BY r.rolname, n.nspname, c.relname, p.privilege
"""
ON_SEQUENCES = f"""
    SELECT r.rolname, n.nspname || '.' || c.relname, string_agg(p.privilege, ' ' ORDER BY p.place)
    FROM ({ROLES} UNION ALL SELECT 'public') r, pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,
         unnest(ARRAY['USAGE', 'SELECT', 'UPDATE']) WITH ORDINALITY AS p (privilege, place)
    WHERE n.nspname = ANY(%(schemas)s) AND c.relkind = 'S'
      AND CASE WHEN c.relkind = 'S' THEN has_sequence_privilege(r.rolname, c.oid, p.privilege) END
    GROUP BY 1, 2
"""
ON_SCHEMAS = f"""
    SELECT r.rolname, n.nspname, string_agg(p.privilege, ' ' ORDER BY p.place)
    FROM ({ROLES} UNION ALL SELECT 'public') r, pg_namespace n,
         unnest(ARRAY['USAGE', 'CREATE']) WITH ORDINALITY AS p (privilege, place)
    WHERE n.nspname = ANY(%(schemas)s) AND has_schema_privilege(r.rolname, n.oid, p.privilege) GROUP BY 1, 2
"""
ON_FUNCTIONS = f"""
    SELECT r.rolname, n.nspname || '.' || f.proname || '()', 'EXECUTE'
    FROM ({ROLES} UNION ALL SELECT 'public') r, pg_proc f JOIN pg_namespace n ON n.oid = f.pronamespace
    WHERE n.nspname = ANY(%(schemas)s) AND has_function_privilege(r.rolname, f.oid, 'EXECUTE')
"""
ON_DATABASE = f"""
    SELECT r.rolname, 'the database', string_agg(p.privilege, ' ' ORDER BY p.place)
    FROM ({ROLES} UNION ALL SELECT 'public') r,
         unnest(ARRAY['CONNECT', 'CREATE', 'TEMPORARY']) WITH ORDINALITY AS p (privilege, place)
    WHERE has_database_privilege(r.rolname, current_database(), p.privilege) GROUP BY 1
"""
WALKS = (ON_DATABASE, ON_SCHEMAS, ON_TABLES, ON_COLUMNS, ON_SEQUENCES, ON_FUNCTIONS)


@pytest.fixture(scope="module")
def authority(database):
    add_authority(database, "hereshire")
    return "hereshire"


@pytest.fixture(scope="module")
def neighbour(database):
    add_authority(database, "thereshire")
    return "thereshire"


def found(connection, authority: str, neighbour: str) -> list[str]:
    """Every privilege of every role that runs, with two authorities called derby and nottingham."""
    names = {authority: "derby", neighbour: "nottingham"}
    ours = {"derby", "nottingham", "public", *SERVICE_ROLES}
    lines = []
    for walk in WALKS:
        schemas = [authority, neighbour, "access", "region"]
        for role, thing, privileges in connection.execute(walk, {"schemas": schemas}).fetchall():
            place, dot, rest = thing.partition(".")
            if names.get(role, role) in ours:
                lines.append(f"{names.get(role, role):23} {names.get(place, place) + dot + rest:50} {privileges}")
    return sorted(lines)


def test_every_role_has_the_privileges_that_were_thought_through_and_no_others(authority, neighbour, connect):
    actual = found(connect("owner"), authority, neighbour)

    expected = THOUGHT_THROUGH.read_text().splitlines()
    more, less = sorted(set(actual) - set(expected)), sorted(set(expected) - set(actual))
    assert actual == expected, (
        "Who can reach what differs from tests/house_rules/privileges.txt. Think through who needs it and why; grant"
        " that in the migration that makes the table, and nothing more. Then note it in that file."
        + "".join(f"\n  not thought through:  {line}" for line in more)
        + "".join(f"\n  thought through, but: {line}" for line in less)
    )


def test_every_table_is_thought_through(authority, neighbour, connect):
    """A table that no role may reach has no line of its own above: it stands here."""
    reached = {line.split()[1] for line in THOUGHT_THROUGH.read_text().splitlines()}
    tables = connect("owner").execute(
        "SELECT replace(relnamespace::regnamespace::text, %s, 'derby') || '.' || relname FROM pg_class"
        " WHERE relnamespace::regnamespace::text = ANY(%s) AND relkind IN ('r', 'p', 'v', 'm', 'f')",
        [authority, [authority, "access", "region"]],
    )

    out_of_reach = {table for (table,) in tables.fetchall()} - reached
    assert out_of_reach == {"derby.migrations", "access.migrations", "region.migrations"}, (
        "No role may reach these tables. If that is meant, add them here; else grant it in their migration."
    )


def test_there_are_no_other_schemas_with_tables(authority, neighbour, connect):
    """Apart from those of authorities, each of which belongs to a role of its name."""
    schemas = connect("owner").execute(
        "SELECT DISTINCT relnamespace::regnamespace::text FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm', 'f')"
        " AND relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema', 'pg_toast')"
        " AND NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = relnamespace::regnamespace::text)"
    )

    assert {schema for (schema,) in schemas} == {"access", "region"}


def test_no_role_that_runs_may_become_another_or_make_one(authority, neighbour, connect):
    roles = connect("owner").execute(
        "SELECT rolname, rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication, rolinherit FROM pg_roles"
        " WHERE rolname = ANY(%s)",
        [[authority, neighbour, *SERVICE_ROLES]],
    )
    members = connect("owner").execute(
        "SELECT member::regrole::text, roleid::regrole::text FROM pg_auth_members"
        " WHERE member::regrole::text = ANY(%s)",
        [[authority, neighbour, *SERVICE_ROLES]],
    )

    rights = {name: rights for name, *rights in roles.fetchall()}
    assert set(rights) == {authority, neighbour, *SERVICE_ROLES}
    assert [name for name, has in rights.items() if any(has)] == []
    assert members.fetchall() == []


def test_everything_belongs_to_the_owner_who_never_runs(authority, connect):
    strangers = connect("owner").execute(
        "SELECT relname, pg_get_userbyid(relowner) FROM pg_class WHERE relnamespace::regnamespace::text = ANY(%s)"
        " AND pg_get_userbyid(relowner) <> 'throughline_owner'",
        [[authority, "access", "region"]],
    )

    assert strangers.fetchall() == []


# As somebody who tries

EVERYTHING = """
    SELECT c.relkind::text, n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = ANY(%s) AND c.relkind IN ('r', 'p', 'v', 'm', 'S') ORDER BY 2, 3
"""
TRIES = (
    "SELECT * FROM {}", "INSERT INTO {} SELECT * FROM {}", "INSERT INTO {} DEFAULT VALUES", "DELETE FROM {}",
    "TRUNCATE {}", "LOCK TABLE {} IN ACCESS SHARE MODE", "COPY {} TO STDOUT", "ALTER TABLE {} ADD x int",
    "DROP TABLE {}", "CREATE TRIGGER t BEFORE INSERT ON {} EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    "CREATE TEMPORARY TABLE mine AS TABLE {}", "VACUUM {}", "SELECT count(*) FROM {}", "EXPLAIN SELECT * FROM {}",
)  # fmt: skip


def denied(connection, statement, *names) -> bool:
    try:
        with connection.transaction(force_rollback=True):
            connection.execute(sql.SQL(statement).format(*names))
    except DENIED:
        return True
    except psycopg.errors.ActiveSqlTransaction:
        return denied_outside(connection, statement, *names)
    return False


def denied_outside(connection, statement, *names) -> bool:
    try:
        connection.execute(sql.SQL(statement).format(*names))
    except DENIED:
        return True
    return bool(connection.execute("SELECT 1").fetchone()) and statement.startswith("VACUUM")


def test_an_authority_can_not_touch_anything_of_another_or_of_access_or_of_the_region(authority, neighbour, connect):
    mine, done = connect(authority), []
    everything = connect("owner").execute(EVERYTHING, [[neighbour, "access", "region"]]).fetchall()

    for kind, schema, name in everything:
        thing = sql.Identifier(schema, name)
        tries = ("SELECT * FROM {}", "SELECT nextval({})", "SELECT setval({}, 1)") if kind == "S" else TRIES
        for statement in tries:
            named = sql.Literal(f'"{schema}"."{name}"') if "val(" in statement else thing
            if not denied(mine, statement, *[named] * statement.count("{}")):
                done.append(f"{statement} on {schema}.{name}")
        if kind != "S":
            columns = connect("owner").execute(sql.SQL("SELECT * FROM {} LIMIT 0").format(thing)).description
            for column in columns:
                update = sql.SQL("UPDATE {} SET {} = NULL").format(thing, sql.Identifier(column.name)).as_string(mine)
                if not denied(mine, update.replace("{", "{{").replace("}", "}}")):
                    done.append(f"update {schema}.{name}.{column.name}")

    assert {schema for _, schema, _ in everything} == {neighbour, "access", "region"}
    assert done == []


BECOMING_MORE = (
    "SET ROLE {neighbour}",
    "SET ROLE throughline_owner",
    "SET SESSION AUTHORIZATION {neighbour}",
    "CREATE TABLE {neighbour}.mine (id int)",
    "CREATE TABLE {authority}.mine (id int)",
    "CREATE TABLE public.mine (id int)",
    "CREATE TEMPORARY TABLE mine (id int)",
    "CREATE SCHEMA mine",
    "CREATE ROLE mine",
    "ALTER ROLE {neighbour} PASSWORD 'mine'",
    "ALTER SCHEMA {authority} RENAME TO mine",
    "SELECT {neighbour}.history_stays()",
    "ALTER FUNCTION {authority}.history_stays() SECURITY DEFINER",
    "ALTER TABLE {authority}.stored_events DISABLE TRIGGER ALL",
    "DROP TRIGGER history_stays ON {authority}.stored_events",
    "SET session_replication_role = replica",
    "SELECT pg_read_file('/etc/hostname')",
    "COPY (SELECT 1) TO PROGRAM 'true'",
    "SELECT lo_import('/etc/hostname')",
    "SELECT * FROM pg_authid",
    "SELECT * FROM pg_statistic",
    "ALTER SYSTEM SET log_statement = 'all'",
)
REACHING_OVER = (
    "SET ROLE throughline_projector",
    "SET ROLE throughline_inspector",
    "GRANT SELECT ON {neighbour}.texts TO {authority}",
    "GRANT USAGE ON SCHEMA {neighbour} TO {authority}",
    "SELECT ROW(NULL, 1, '', '')::{neighbour}.stored_event_uuid",
    "SELECT '{neighbour}.texts'::regclass::oid",
    "SELECT nextval('{neighbour}.stored_events_notification_id_seq')",
)


@pytest.mark.parametrize("statement", BECOMING_MORE)
@pytest.mark.parametrize("role", ["authority", *SERVICE_ROLES])
def test_nobody_who_runs_can_become_more(authority, neighbour, connect, role, statement):
    connection = connect(authority if role == "authority" else role)

    with pytest.raises(DENIED):
        connection.execute(statement.format(authority=authority, neighbour=neighbour))


@pytest.mark.parametrize("statement", REACHING_OVER)
def test_an_authority_can_not_reach_over_to_another(authority, neighbour, connect, statement):
    with pytest.raises(DENIED):
        connect(authority).execute(statement.format(authority=authority, neighbour=neighbour))


def test_the_password_of_one_opens_nothing_else(database, authority, neighbour):
    mine = database.conninfo(authority)

    for other in (neighbour, "throughline_owner", "throughline_projector", "throughline_inspector", "postgres"):
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(mine, user=other)


def test_statistics_of_the_planner_tell_nothing_of_another(authority, neighbour, connect):
    connect("owner").execute(f"ANALYZE {neighbour}.texts, {neighbour}.commands")

    seen = connect(authority).execute("SELECT DISTINCT schemaname FROM pg_stats WHERE schemaname NOT LIKE 'pg\\_%'")

    assert {schema for (schema,) in seen.fetchall()} <= {authority, "information_schema"}


# Nobody the past


@pytest.mark.parametrize("statement", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}", "TRUNCATE {0}"])
@pytest.mark.parametrize(("table", "column"), [("stored_events", "state"), ("texts", "body"), ("commands", "digest")])
@pytest.mark.parametrize("role", ["authority", *SERVICE_ROLES])
def test_nobody_who_runs_changes_what_was_recorded(authority, connect, role, table, column, statement):
    connection = connect(authority if role == "authority" else role)

    with pytest.raises(DENIED):
        connection.execute(sql.SQL(statement).format(sql.Identifier(authority, table), sql.Identifier(column)))


@pytest.mark.parametrize("statement", ["UPDATE {} SET topic = topic", "DELETE FROM {}", "TRUNCATE {}"])
def test_not_even_the_owner_changes_the_log(authority, connect, statement):
    with pytest.raises(DENIED, match="is history: it can only be added to"):
        connect("owner").execute(sql.SQL(statement).format(sql.Identifier(authority, "stored_events")))


@pytest.mark.parametrize("role", SERVICE_ROLES)
def test_only_the_authority_adds_to_its_log(authority, connect, role):
    with pytest.raises(DENIED):
        connect(role).execute(
            sql.SQL("INSERT INTO {} VALUES (gen_random_uuid(), 1, '', '')").format(
                sql.Identifier(authority, "stored_events")
            )
        )
