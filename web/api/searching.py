"""Searching, as a question that comes by POST: what is searched for stands in no address and no log."""

from __future__ import annotations

from typing import Any

from flask import Response
from marshmallow import Schema, fields, validate

from domain.theme import THEMES
from projections.answers import json_ready
from projections.region.reading import RegionReader
from projections.search import of_authority, of_region
from projections.search.found import Found, Hit
from projections.search.typed import LONGEST
from web.api import shapes
from web.api.incoming import Question
from web.api.problems import ON_QUESTIONS, may_answer
from web.api.reading import answer, asked, blueprint, reader_of
from web.api.tags import tagged
from web.connections import reading_region
from web.permissions import allow


class Search(Question):
    q = fields.Str(
        required=True, validate=validate.Length(1, LONGEST, error=f"Type 1 to {LONGEST} characters."),
        metadata={
            "description": 'Words, "words together", -word to leave out.',
            "example": "victims",
        },
    )  # fmt: skip
    kind = fields.Str(metadata={"description": "Only from entries of this event; in the region: action or plan."})
    plan = fields.UUID(metadata={"description": "Only of this plan."})
    theme = fields.Str(validate=validate.OneOf(list(THEMES)), metadata={"description": "Only actions with this theme."})
    page = fields.Int(
        load_default=1, validate=validate.Range(1, 1_000, error="Pages are numbered from 1."),
        metadata={"description": "Twenty texts are on a page."},
    )  # fmt: skip


class SearchRegion(Search):
    authority = fields.Str(metadata={"description": "Only of this service: its slug."})


class PieceShape(Schema):
    text = shapes.words()
    found = shapes.yes_or_no(description="Whether it is one of the words searched for.")


class HitShape(Schema):
    kind = shapes.words()
    authority = shapes.words()
    plan = shapes.maybe_id()
    action = shapes.maybe_id()
    position = fields.Int(allow_none=True, metadata={"description": "Of the entry that said it."})
    effective_on = shapes.maybe_day()
    recorded_at = fields.DateTime(allow_none=True)
    themes = shapes.many(fields.Str())
    pieces = shapes.many(PieceShape, description="The part of the text that fits, in pieces.")


class ReferencedShape(Schema):
    authority = shapes.words()
    plan = shapes.uid()
    action = shapes.uid()
    reference = shapes.words()
    title = shapes.words()
    themes = shapes.many(fields.Str())


class FoundShape(Schema):
    total = shapes.number()
    page = shapes.number()
    pages = shapes.number()
    more = shapes.yes_or_no(description="More texts have these words than were looked at.")
    instead = shapes.anything(description="Words that no text has → those that were searched for instead.")
    hits = shapes.many(HitShape)
    referenced = shapes.many(ReferencedShape, description="Actions whose reference was typed; with the first page.")


class FoundInAuthority(shapes.Head, FoundShape):
    pass


def declared(rule: str, schema: type[Schema], shape: type[Schema], permission: str) -> Any:
    def declare(view: Any) -> Any:
        described = blueprint.arguments(schema)(view)
        described = blueprint.response(200, shape, headers={"ETag": shapes.ETAG, "X-Request-ID": shapes.REQUEST_ID})(
            described
        )
        described = blueprint.doc(operationId=view.__name__)(may_answer(blueprint, ON_QUESTIONS)(described))
        blueprint.add_url_rule(rule, view.__name__, allow(permission)(described), methods=["POST"])
        return described

    return declare


@declared("/authorities/<slug:authority>/search", Search, FoundInAuthority, "read plans")
def search_authority(query: dict[str, Any], authority: str) -> Response:
    """Texts of the service's record by their words, each with the entry that said it last."""
    reader, when = reader_of(authority), asked(query)
    return tagged(
        answer(reader, when, **told(of_authority.search(reader, when, query["q"], wanted(query), query["page"])))
    )


@declared("/region/search", SearchRegion, FoundShape, "compare the region")
def search_region(query: dict[str, Any]) -> Response:
    """Texts that services share, by their words."""
    reader = RegionReader(reading_region(), asked(query))
    return tagged(json_ready(told(of_region.search(reader, query["q"], wanted(query), query["page"]))))


def wanted(query: dict[str, Any]) -> dict[str, list[str]]:
    return {name: [str(query[name])] for name in ("authority", "kind", "plan", "theme") if name in query}


OF_AN_ACTION = ("authority", "plan", "action", "reference", "title", "themes")


def told(found: Found) -> dict[str, Any]:
    return {
        "total": found.total, "page": found.page, "pages": found.pages, "more": found.more,
        "instead": found.typed.instead, "hits": [in_pieces(found, hit) for hit in found.hits],
        "referenced": [{name: getattr(each, name) for name in OF_AN_ACTION} for each in found.referenced],
    }  # fmt: skip


def in_pieces(found: Found, hit: Hit) -> dict[str, Any]:
    names = ("kind", "authority", "plan", "action", "position", "effective_on", "recorded_at", "themes")
    pieces = [piece._asdict() for piece in found.excerpts.get(hit.ref, [])]
    return {name: getattr(hit, name) for name in names} | {"pieces": pieces}
