"""The part of a text that fits a search, in pieces: words that were searched for, and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from psycopg import Connection
from psycopg.sql import SQL

from projections.search.typed import Typed, rows
from projections.texts import bodies_of

WORDS = re.compile(r"(\w+)")
BEFORE, LONGEST = 90, 320
"""Characters before the first word that was found, and of the whole excerpt."""


class Piece(NamedTuple):
    text: str
    found: bool


Excerpt = list[Piece]


class HasText(Protocol):
    @property
    def ref(self) -> UUID: ...


def excerpts(conn: Connection[Any], schema: str, typed: Typed, hits: Sequence[HasText]) -> dict[UUID, Excerpt]:
    """By text. What is left out at either end is marked by …"""
    bodies = bodies_of(conn, schema, [hit.ref for hit in hits])
    words = {word for body in bodies.values() for word in WORDS.findall(body)}
    fitting = SQL("SELECT w FROM unnest(%(words)s::text[]) w WHERE to_tsvector('english', w) @@ %(any_word)s::tsquery")
    found = {word for (word,) in rows(conn, fitting.format(), {"words": list(words), "any_word": typed.any_word})}
    return {ref: list(in_pieces(body, found)) for ref, body in bodies.items()}


def in_pieces(body: str, found: set[str]) -> Iterator[Piece]:
    first = next((each.start() for each in WORDS.finditer(body) if each[0] in found), 0)
    start = 0 if first <= BEFORE else body.rfind(" ", 0, first - BEFORE + 20) + 1
    end = len(body) if len(body) <= start + LONGEST else max(first, body.rfind(" ", start, start + LONGEST))
    if start:
        yield Piece("… ", False)
    for text in WORDS.split(body[start:end]):
        if text:
            yield Piece(text, text in found)
    if end < len(body):
        yield Piece(" …", False)
