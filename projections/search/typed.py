"""What somebody typed into a search box, as the database understands it.

Words are found in any form ("carries" finds "carried") and by their beginning; "words in quotation marks" as they
follow one another; -word leaves out. Abbreviations are found written out, too. A word that no text has is taken for
the words that are spelt nearly so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from psycopg import Connection
from psycopg.rows import tuple_row
from psycopg.sql import SQL, Composable, Composed, Identifier, Literal

from domain.refusals import Refusal
from projections.themes.abbreviations import EXPANDED

LONGEST = 200
PIECE = re.compile(r'(-?)"([^"]*)"?|(-?)(\S+)')
BEGINNING = 3
"""Letters of a word from which on its beginning is enough."""
ALIKE = 0.4
"""How alike two spellings are, by their groups of three letters, to be taken for one another."""
SPELLINGS = 3
NOTHING = "Type words to look for."
NO_LETTERS = "Type words to look for: what was typed has no letter and no digit."
LEFT_OUT = "Type a word to look for, too: these are only words to leave out."
IN_EVERY_TEXT = "Type another word: {} in nearly every text."


class NothingToSearchFor(Refusal):
    """There is no word in what was typed, or only words that every text has."""


@dataclass(frozen=True)
class Piece:
    """A word or, in quotation marks, several; `without`: texts that have it are left out."""

    text: str
    phrase: bool = False
    without: bool = False


@dataclass(frozen=True)
class Typed:
    """`query`: a tsquery, as text; `any_word`: one that each of its words alone fits.

    `instead`: words that no text has → those that were searched for instead of them.
    """

    text: str
    query: str
    any_word: str
    instead: dict[str, list[str]]


def pieces(text: str) -> list[Piece]:
    """What was typed; angle brackets are no letters, and what stands between two is no markup."""
    found = []
    for minus, phrase, word_minus, word in PIECE.findall(re.sub("[<>]", " ", text[:LONGEST])):
        said, without = (phrase, minus) if phrase else (word, word_minus)
        if re.search(r"\w", said):
            found.append(Piece(said.strip(), bool(phrase), bool(without)))
    return found


def understood(conn: Connection[Any], schema: str, text: str) -> Typed:
    """Refuses `NothingToSearchFor`."""
    wanted, instead = [], {}
    for piece in (each for each in pieces(text) if says_something(conn, each)):
        spellings = [] if piece.phrase or piece.without else nearly_if_none(conn, schema, piece)
        if spellings:
            instead[piece.text] = spellings
        wanted.append((piece, [Piece(spelling) for spelling in spellings] or [piece]))
    said = [(piece, [way for each in searched for way in ways(each)]) for piece, searched in wanted]
    parts = [SQL("!!({})" if piece.without else "({})").format(joined(each, " || ")) for piece, each in said]
    words = [plain(word) for piece, searched in wanted if not piece.without for each in searched for word in bare(each)]
    if not words or not (query := as_text(conn, joined(parts, " && "))):
        why = why_nothing(text)
        raise NothingToSearchFor(why, fields={"q": [why]})
    beginnings = [way for piece, each in said if not piece.without and not piece.phrase for way in each]
    return Typed(text, query, as_text(conn, joined([*words, *beginnings], " || ")), instead)


def why_nothing(text: str) -> str:
    """Why what was typed cannot be searched for."""
    said = pieces(text)
    if not said:
        return NO_LETTERS if text.strip() else NOTHING
    plain = [f"“{each.text}”" for each in said if not each.without]
    return IN_EVERY_TEXT.format(f"{', '.join(plain)} {'is' if len(plain) == 1 else 'are'}") if plain else LEFT_OUT


def says_something(conn: Connection[Any], piece: Piece) -> bool:
    """Whether it is more than words like "the", which every text has."""
    return bool(rows(conn, SQL("SELECT numnode({}) > 0").format(plain(piece.text)))[0][0])


def bare(piece: Piece) -> list[str]:
    """The words of a piece, each for itself, and those that it stands for."""
    return re.findall(r"\w+", f"{piece.text} {EXPANDED.get(piece.text, '')}")


def joined(queries: Sequence[Composable], by: str) -> Composed:
    return SQL(by).join(queries)


def as_text(conn: Connection[Any], query: Composable) -> str:
    return str(rows(conn, SQL("SELECT ({})::text").format(query))[0][0])


def nearly_if_none(conn: Connection[Any], schema: str, piece: Piece) -> list[str]:
    """For a word that no text has, those that are spelt nearly so."""
    there = is_there(conn, schema, joined(list(ways(piece)), " || "))
    return [] if there else nearly(conn, schema, piece.text)


def ways(piece: Piece) -> Iterator[Composable]:
    """The ways in which a piece may stand in a text."""
    if piece.phrase:
        yield phrase(piece.text)
        return
    yield plain(piece.text)
    if len(piece.text) >= BEGINNING and re.fullmatch(r"\w+", piece.text):
        yield SQL("to_tsquery('simple', {})").format(Literal(f"'{piece.text}':*"))
    if piece.text in EXPANDED:
        yield phrase(EXPANDED[piece.text])


def plain(text: str) -> Composable:
    return SQL("plainto_tsquery('english', {})").format(Literal(text))


def phrase(text: str) -> Composable:
    return SQL("phraseto_tsquery('english', {})").format(Literal(text))


def is_there(conn: Connection[Any], schema: str, query: Composable) -> bool:
    """Whether any text has it. Materialized, or the planner hopes to meet one soon and reads all of them in vain."""
    asked = SQL(
        "WITH found AS MATERIALIZED (SELECT FROM {texts} WHERE words @@ ({q})) SELECT EXISTS (SELECT FROM found)"
    )
    return bool(rows(conn, asked.format(q=query, texts=Identifier(schema, "texts")))[0][0])


def nearly(conn: Connection[Any], schema: str, word: str) -> list[str]:
    """Words of texts that are spelt nearly so, the nearest first."""
    asked = SQL(
        "SELECT word FROM (SELECT word, public.similarity(word, {w}) alike FROM {words}"
        " ORDER BY word OPERATOR(public.<->) {w} LIMIT {n}) found WHERE alike >= {least} ORDER BY alike DESC, word"
    ).format(
        w=Literal(word.lower()), words=Identifier(schema, "words"), n=Literal(SPELLINGS), least=Literal(ALIKE)
    )  # fmt: skip
    return [row[0] for row in rows(conn, asked)]


def rows(conn: Connection[Any], query: Composed, params: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
    with conn.cursor(row_factory=tuple_row) as cursor:
        cursor.execute(query, params)
        return cursor.fetchall()
