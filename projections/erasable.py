"""What of an entry can be erased: its texts, by field, as far as they are still there."""

from __future__ import annotations

from uuid import UUID

from domain.erasing import texts_in
from projections.reading import Reader
from projections.texts import bodies_of


def erasable(reader: Reader, entry: UUID) -> dict[str, str]:
    """Field → text; nothing for an entry that is not there."""
    rows = reader._rows("SELECT body FROM {schema}.entries WHERE entry = %s", [entry])
    found = dict(texts_in(rows[0][0])) if rows else {}
    there = bodies_of(reader.conn, reader.slug, list(found.values()))
    return {field: there[ref] for field, ref in found.items() if ref in there}
