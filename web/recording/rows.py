"""Fields that are small tables: the ratings of a RAG scheme, a glossary of leads, ratings, an audit's scores."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from marshmallow import Schema
from werkzeug.datastructures import MultiDict

from domain.inspection import RATINGS
from domain.refusals import InvalidOrder
from web.orders.on_authorities import OneLead, OneRating
from web.orders.on_inspections import OneCutOff, OneScore
from web.orders.schema import choice, line

LONGEST = 1_000
"""Rows that a form takes; the schemas have lower limits, each with its own sentence."""


class OneStandard(Schema):
    """A standard of an inspection, as its framework names it, and what it was rated."""

    standard = line("Standard", required=True)
    rating = choice("Rating", {each: each for each in RATINGS})


COLUMNS: dict[str, type[Schema]] = {
    "ratings": OneRating,
    "glossary": OneLead,
    "standards": OneStandard,
    "scores": OneScore,
    "cut_offs": OneCutOff,
}


def columns(widget: str) -> Mapping[str, Any]:
    return COLUMNS[widget]._declared_fields


def typed_rows(widget: str, name: str, typed: MultiDict[str, str]) -> list[dict[str, str]]:
    """The rows into which something was typed, in order, without the empty ones between them."""
    prefix = f"{name}-"
    numbers = {key[len(prefix) :].split("-")[0] for key in typed if key.startswith(prefix)}
    found = []
    for number in sorted(int(each) for each in numbers if each.isascii() and each.isdigit() and len(each) < 5):
        row = {column: typed.get(f"{prefix}{number}-{column}", "").strip() for column in columns(widget)}
        if any(row.values()):
            found.append(row)
    return found[:LONGEST]


def read(widget: str, found: list[dict[str, str]], name: str) -> Any:
    """Rows as an order takes them; None if there are none."""
    if widget != "standards":
        return [{column: value for column, value in row.items() if value} for row in found] or None
    twice = [standard for standard, count in Counter(row["standard"] for row in found).items() if count > 1]
    if twice:
        sentence = f"“{twice[0]}” stands here twice. Give each standard one rating."
        raise InvalidOrder(sentence, fields={name: [sentence]})
    return {row["standard"]: row["rating"] for row in found} or None


def written(name: str, found: Iterable[Mapping[str, Any]]) -> list[tuple[str, str]]:
    return [
        (f"{name}-{number}-{column}", str(value or ""))
        for number, row in enumerate(found)
        for column, value in row.items()
    ]
