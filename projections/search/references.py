"""Actions that a search names by their reference ("4.3"): a label, so that several may have it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from projections.asked import Asked
from projections.naming import actions_named, plans_named
from projections.reading import Reader
from projections.region.reading import RegionReader
from projections.search.typed import LONGEST

MOST = 50
AROUND = "\"“”'‘’.,;:()[]<>"
CALLED = """
SELECT action, state->'themes' FROM {schema}.action_versions
WHERE lower(state->>'reference') = ANY(%s) AND valid @> %s::date AND known @> %s::timestamptz ORDER BY action LIMIT %s
"""


@dataclass(frozen=True)
class Referenced:
    """An action whose reference somebody typed; a facet sees it as it sees a hit."""

    authority: str
    plan: UUID
    action: UUID
    reference: str
    title: str
    themes: tuple[str, ...]
    kind: str = "reference"


def typed_references(text: str) -> list[str]:
    """Words that may be references: those with a digit, or the only one; "a" in a sentence is none."""
    words = [word for each in text[:LONGEST].lower().split() if (word := each.strip(AROUND))]
    return [word for word in words if len(words) == 1 or any(map(str.isdigit, word))]


def in_authority(reader: Reader, asked: Asked, text: str) -> list[Referenced]:
    """Those of its actions, of the newest plan first."""
    if not (wanted := typed_references(text)):
        return []
    themes = dict(reader._rows(CALLED, [wanted, asked.as_at, asked.known_on, MOST]))
    named = actions_named(reader, themes, asked).values()
    newest = list(plans_named(reader, asked)) if themes else []
    return [
        Referenced(reader.slug, each["plan"], each["id"], each["ref"], each["title"], tuple(themes[each["id"]] or ()))
        for each in sorted(named, key=lambda each: (newest.index(each["plan"]), each["title"]))
    ]


def in_region(reader: RegionReader, text: str) -> list[Referenced]:
    """Those of what services share, service by service, of the newest plan first."""
    if not (wanted := typed_references(text)):
        return []
    asked = reader.asked
    ids = [id for id, _ in reader._rows(CALLED.format(schema="region"), [wanted, asked.as_at, asked.known_on, MOST])]
    return [
        Referenced(each["authority"], each["plan"], each["id"], each["ref"], each["title"], tuple(each["themes"]))
        for each in (reader.actions(ids=ids) if ids else ())
    ]
