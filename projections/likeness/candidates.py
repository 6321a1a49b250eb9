"""Those of the region's actions that may be like a text: found in its texts by their words, before anybody compares."""

from __future__ import annotations

from uuid import UUID

from projections.likeness.wording import tokens
from projections.region.reading import RegionReader
from projections.themes.abbreviations import EXPANDED

MOST = 200
SAID_SHORTER: dict[str, list[str]] = {}
for _form, _meaning in EXPANDED.items():
    SAID_SHORTER.setdefault(_meaning, []).append(_form)

LEXEMES = "SELECT string_agg(quote_literal(lexeme), ' | ') FROM unnest(to_tsvector('english', %s))"
FOUND = """
WITH asked AS (SELECT %(words)s::tsquery AS words),
ranked AS MATERIALIZED (
    SELECT thing, max(ts_rank(texts.words, asked.words, 1)) AS rank FROM region.texts, asked
     WHERE texts.words @@ asked.words AND authority <> %(own)s GROUP BY thing
)
SELECT action FROM ranked JOIN region.action_versions ON action = thing
 WHERE valid @> %(as_at)s::date AND known @> %(known_on)s::timestamptz
 ORDER BY rank DESC, action LIMIT %(most)s
"""


def candidates(reader: RegionReader, text: str, own: str, most: int = MOST) -> list[UUID]:
    """Actions of other authorities than `own` that share words with the text, those first that share most."""
    (words,) = reader._rows(LEXEMES, [either_way(text)])[0]
    if not words:
        return []
    asked = reader.asked
    named = {"words": words, "own": own, "as_at": asked.as_at, "known_on": asked.known_on, "most": most}
    with reader.conn.cursor() as cursor:
        rows = cursor.execute(FOUND, named).fetchall()
    return [row["action"] if isinstance(row, dict) else row[0] for row in rows]


def either_way(text: str) -> str:
    """The text, with what its abbreviations stand for, and the abbreviations of what it writes out."""
    flat = " ".join(text.casefold().replace("-", " ").split())
    longer = [EXPANDED[each] for each in tokens(text) if each in EXPANDED]
    shorter = [form for meaning, forms in SAID_SHORTER.items() if meaning in flat for form in forms]
    return " ".join([text, *longer, *shorter])
