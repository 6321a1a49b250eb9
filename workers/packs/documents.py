"""The documents that entries were read from, put into a pack where that is allowed.

One from which a text was read that is erased since is left out, and declared: it would show what is gone.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from psycopg import Connection
from psycopg.rows import tuple_row
from psycopg.sql import SQL, Identifier

from workers.packs.referring import as_json, document_of, refs

ERASED = "a text that was read from it was erased"
NOT_THERE = "the registry does not have it"


def documents_of(
    conn: Connection[Any], slug: str, entries: list[dict[str, Any]]
) -> tuple[list[dict[str, str]], dict[str, bytes]]:
    """A list of them that says what each was called, and the files, each under its hash."""
    said = [as_json(entry.get("state", "")) for entry in entries]
    erased = {each["erased"] for each in said if isinstance(each, dict) and "erased" in each}
    withheld = {document_of(each) for each in said if any(str(ref) in erased for ref in refs(each))}
    listed, files = [], {}
    for sha256 in sorted({document for each in said if (document := document_of(each))}):
        found = None if sha256 in withheld else content(conn, slug, sha256)
        if found is None:
            listed.append({"sha256": sha256, "left_out": ERASED if sha256 in withheld else NOT_THERE})
            continue
        name, stored = found
        file = f"documents/{sha256}{PurePath(name).suffix.casefold()[:10]}"
        files[file] = stored
        listed.append({"sha256": sha256, "file": file, "name": name})
    return listed, files


def content(conn: Connection[Any], slug: str, sha256: str) -> tuple[str, bytes] | None:
    query = SQL("SELECT name, content FROM {} WHERE sha256 = %s").format(Identifier(slug, "documents"))
    with conn.cursor(row_factory=tuple_row) as cursor:
        row = cursor.execute(query, [sha256]).fetchone()
    return (row[0], bytes(row[1])) if row else None
