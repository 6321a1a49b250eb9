"""Tables made like others: same columns, constraints, indexes and rights, so that one can take another's place."""

from __future__ import annotations

from typing import Any

from psycopg import Connection
from psycopg.sql import SQL, Identifier, Literal

ALIKE = "INCLUDING CONSTRAINTS INCLUDING DEFAULTS INCLUDING STORAGE INCLUDING COMPRESSION INCLUDING COMMENTS"


def copy_of(conn: Connection[Any], schema: str, beside: str, table: str) -> None:
    """An empty table of the same columns, checks and options; `finish` adds the rest when it is filled."""
    old, new = Identifier(schema, table), Identifier(beside, table)
    conn.execute(SQL("CREATE TABLE {} (LIKE {} " + ALIKE + ")").format(new, old))
    options = conn.execute("SELECT reloptions FROM pg_class WHERE oid = %s::regclass", [f"{schema}.{table}"]).fetchone()
    for option in (options and options[0]) or []:
        name, value = option.split("=", 1)
        conn.execute(SQL("ALTER TABLE {} SET ({} = {})").format(new, Identifier(name), Literal(value)))


def finish(conn: Connection[Any], schema: str, beside: str, table: str) -> None:
    """Give a filled table the indexes, constraints and rights that the other one has, under the same names."""
    old, new = f"{schema}.{table}", Identifier(beside, table)
    for name, definition in conn.execute(CONSTRAINTS, [old]).fetchall():
        conn.execute(SQL("ALTER TABLE {} ADD CONSTRAINT {} ").format(new, Identifier(name)) + SQL(definition))
    for name, definition in conn.execute(INDEXES, [old]).fetchall():
        how = definition[definition.index(" USING ") :]
        conn.execute(SQL("CREATE INDEX {} ON {}").format(Identifier(name), new) + SQL(how))
    for grantee, right in conn.execute(RIGHTS, [old]).fetchall():
        conn.execute(SQL("GRANT {} ON {} TO {}").format(SQL(right), new, Identifier(grantee)))
    # A sample that is large enough for the few plans which queries choose from.
    conn.execute("SET default_statistics_target = 10")
    conn.execute(SQL("ANALYZE {}").format(new))


def rows_only_in(conn: Connection[Any], schema: str, beside: str, table: str) -> list[str]:
    """In what two tables differ, in a sentence each; nothing if they hold the same rows."""
    old, new = Identifier(schema, table), Identifier(beside, table)
    if sum_of(conn, old, new) == sum_of(conn, new, new):
        return []
    found = []
    for what, one, other in (("should not be there", old, new), ("was missing", new, old)):
        differing = conn.execute(
            SQL(
                "SELECT count(*) OVER (), a.said"
                " FROM (SELECT t::text AS said FROM {} t EXCEPT SELECT t::text FROM {} t) a LIMIT 1"
            ).format(one, other)
        ).fetchall()
        for count, row in differing:
            rows = "1 row" if count == 1 else f"{count} rows, such as"
            found.append(f"{schema}.{table}: {rows} that {what}: {row}")
    return found


def sum_of(conn: Connection[Any], table: Identifier, like: Identifier) -> Any:
    """How many rows, and a sum of their contents in which their order plays no part."""
    columns = conn.execute(
        "SELECT attname, atttypid = 'json'::regtype FROM pg_attribute"
        " WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
        [like.as_string(conn)],
    ).fetchall()
    # Of json PostgreSQL knows no hash; as it was written is how it is compared.
    said = [SQL("{}::text" if is_json else "{}").format(Identifier(name)) for name, is_json in columns]
    return conn.execute(
        SQL("SELECT count(*), bit_xor(hash_record_extended(ROW({}), 0)) FROM {}").format(SQL(", ").join(said), table)
    ).fetchone()


CONSTRAINTS = """
    SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE conrelid = %s::regclass AND contype IN ('p', 'u', 'x', 'f') ORDER BY contype, conname
"""
INDEXES = """
    SELECT c.relname, pg_get_indexdef(i.indexrelid)
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    WHERE i.indrelid = %s::regclass AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = i.indexrelid)
    ORDER BY 1
"""
RIGHTS = """
    SELECT a.grantee::regrole::text, a.privilege_type
    FROM pg_class c, aclexplode(c.relacl) a
    WHERE c.oid = %s::regclass AND a.grantee <> c.relowner ORDER BY 1, 2
"""
