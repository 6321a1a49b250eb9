"""Those of the region's actions that may be like a text: found in its texts by their words, before anybody compares."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from uuid import UUID

from projections.likeness.wording import tokens
from projections.region.reading import RegionReader
from projections.themes.abbreviations import EXPANDED

MOST = 200
SAID_SHORTER: dict[str, list[str]] = {}
for _form, _meaning in EXPANDED.items():
    SAID_SHORTER.setdefault(_meaning, []).append(_form)

OFTEN = 1_000
"""A word that more texts have finds too many alone; how many have it, the database estimates."""
MOST_PAIRED = 5

LEXEMES = """
SELECT quote_literal(lexeme), coalesce(often * reltuples, 0)
  FROM pg_class, unnest(to_tsvector('english', %s)) LEFT JOIN (
    SELECT unnest(most_common_elems::text::text[]) AS lexeme, unnest(most_common_elem_freqs) AS often FROM pg_stats
     WHERE schemaname = 'region' AND tablename = 'texts' AND attname = 'words'
) AS known USING (lexeme) WHERE pg_class.oid = 'region.texts'::regclass ORDER BY 2, 1
"""
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
    words = reader._rows(LEXEMES, [either_way(text)])
    if not words:
        return []
    asked = reader.asked
    named = {"words": any_of(words), "own": own, "as_at": asked.as_at, "known_on": asked.known_on, "most": most}
    with reader.conn.cursor() as cursor:
        rows = cursor.execute(FOUND, named).fetchall()
    return [row["action"] if isinstance(row, dict) else row[0] for row in rows]


def any_of(words: Sequence[tuple[str, float]]) -> str:
    """A query for texts with a word that few have, or with two that many have; `words` come rarest first."""
    rare = [word for word, often in words if often <= OFTEN]
    common = [word for word, often in words if often > OFTEN][:MOST_PAIRED]
    paired = [f"({one} & {other})" for one, other in combinations(common, 2)]
    return " | ".join(rare + paired) or common[0]


def either_way(text: str) -> str:
    """The text, with what its abbreviations stand for, and the abbreviations of what it writes out."""
    flat = " ".join(text.casefold().replace("-", " ").split())
    longer = [EXPANDED[each] for each in tokens(text) if each in EXPANDED]
    shorter = [form for meaning, forms in SAID_SHORTER.items() if meaning in flat for form in forms]
    return " ".join([text, *longer, *shorter])
