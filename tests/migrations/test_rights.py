"""Who may do what to every table there is: a new table, or a new right, is thought through here first."""

from __future__ import annotations

import psycopg
import pytest
from psycopg import sql

from projections.looks import SAID

READ = "SELECT"
ADD = "SELECT INSERT"
WORK_ON = "SELECT INSERT UPDATE"
KEEP = "SELECT INSERT UPDATE DELETE"

OF_AN_AUTHORITY = {
    "stored_events": {
        "itself": ADD,
        "throughline_projector": READ,
        "throughline_inspector": READ,
        "throughline_sealer": READ,
    },
    "texts": {"itself": ADD, "throughline_projector": READ, "throughline_inspector": READ},
    "commands": {"itself": ADD},
    "documents": {"itself": ADD, "throughline_inspector": READ},
    "readings": {"itself": WORK_ON, "throughline_inspector": READ},
    "answers": {"itself": WORK_ON},
    "packs": {"itself": WORK_ON, "throughline_inspector": READ},
    "looks": {"itself": READ},
    "migrations": {},
    **{
        proof: {"itself": READ, "throughline_inspector": READ, "throughline_sealer": ADD}
        for proof in (
            "tree",
            "checkpoints",
            "epochs",
            "cosignatures",
            "alarms",
            "alarms_resolved",
            "sealing_keys",
        )
    },
    **{
        view: {"itself": READ, "throughline_inspector": READ, "throughline_projector": KEEP}
        for view in (
            "action_versions",
            "plan_versions",
            "authority_versions",
            "inspection_versions",
            "audit_versions",
            "indicator_versions",
            "reading_versions",
            "entries",
            "positions",
        )
    },
}
SAID_BY_INSPECTORS = {f"looks.{column}": "throughline_inspector INSERT" for column in SAID}
"""But not which look it is, and when."""
OF_ACCESS = {table: {"throughline_access": ADD} for table in ("accounts", "grants", "sessions", "tokens")} | {
    "migrations": {}
}
OF_THE_REGION = {
    table: {"throughline_region": READ, "throughline_projector": KEEP}
    for table in ("services", "positions", "sharing", "plan_versions", "action_versions", "indicator_versions", "texts")
} | {"migrations": {}}

RIGHTS = """
    SELECT c.relname, right_.grantee::regrole::text, string_agg(right_.privilege_type, ' ')
    FROM pg_class c
    LEFT JOIN LATERAL aclexplode(c.relacl) right_ ON right_.grantee <> c.relowner
    WHERE c.relnamespace = %s::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
    GROUP BY 1, 2
"""
COLUMNS = """
    SELECT c.relname || '.' || a.attname, string_agg(right_.grantee::regrole || ' ' || right_.privilege_type, ', ')
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid, aclexplode(a.attacl) right_
    WHERE c.relnamespace = %s::regnamespace AND c.relkind = 'r' GROUP BY 1
"""
MAY_CHANGE = "throughline_access UPDATE"
ORDER = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN")


def rights(connection, schema):
    found: dict[str, dict[str, str]] = {}
    for table, role, granted in connection.execute(RIGHTS, (schema,)):
        of_the_table = found.setdefault(table, {})
        if role is not None:
            role = "itself" if role == schema else role
            of_the_table[role] = " ".join(sorted(granted.split(), key=ORDER.index))
    return found


def test_every_table_of_an_authority_has_the_rights_thought_through_here(connect, authority):
    assert rights(connect("owner"), authority) == OF_AN_AUTHORITY
    assert dict(connect("owner").execute(COLUMNS, (authority,)).fetchall()) == SAID_BY_INSPECTORS


def test_every_table_of_the_accounts_has_the_rights_thought_through_here(database, connect):
    assert rights(connect("owner"), "access") == OF_ACCESS
    changeable = {column for column, roles in connect("owner").execute(COLUMNS, ("access",)) if roles == MAY_CHANGE}
    assert changeable == {
        "accounts.display_name",
        "accounts.password_hash",
        "accounts.closed_at",
        "accounts.closed_by",
        "grants.revoked_at",
        "grants.revoked_by",
        "sessions.seen_at",
        "sessions.ended_at",
        "tokens.revoked_at",
    }
    assert len(changeable) == len(connect("owner").execute(COLUMNS, ("access",)).fetchall())


def test_every_table_of_the_region_has_the_rights_thought_through_here(database, connect):
    assert rights(connect("owner"), "region") == OF_THE_REGION


def test_there_are_no_other_schemas_with_tables(database, connect, authority):
    schemas = connect("owner").execute(
        "SELECT DISTINCT relnamespace::regnamespace::text FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm', 'f')"
        " AND relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema', 'pg_toast')"
        " AND NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = relnamespace::regnamespace::text)"
    )

    assert {schema for (schema,) in schemas} == {"access", "region"}


def test_each_role_enters_only_the_schemas_that_are_its_business(connect, authority):
    entered = connect("owner").execute(
        "SELECT nspname, right_.grantee::regrole::text, right_.privilege_type"
        " FROM pg_namespace, aclexplode(nspacl) right_"
        " WHERE right_.grantee <> nspowner AND nspname IN ('access', 'region', %s)",
        (authority,),
    )

    assert set(entered.fetchall()) == {
        ("access", "throughline_access", "USAGE"),
        ("region", "throughline_region", "USAGE"),
        ("region", "throughline_projector", "USAGE"),
        (authority, authority, "USAGE"),
        (authority, "throughline_projector", "USAGE"),
        (authority, "throughline_inspector", "USAGE"),
        (authority, "throughline_sealer", "USAGE"),
    }


def test_everything_belongs_to_the_owner(connect, authority):
    others = connect("owner").execute(
        "SELECT oid::regclass FROM pg_class WHERE relnamespace IN (%s::regnamespace, 'access'::regnamespace,"
        " 'region'::regnamespace) AND pg_get_userbyid(relowner) <> 'throughline_owner'",
        (authority,),
    )

    assert others.fetchall() == []


def test_no_role_is_a_member_of_an_other_that_it_could_become(database, connect, authority):
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        connect(authority).execute("SET ROLE throughline_owner")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        connect("throughline_projector").execute(sql.SQL("SET ROLE {}").format(sql.Identifier(authority)))
