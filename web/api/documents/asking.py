"""Questions about documents: which there are, how far one is, what its rows would change, the file itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote
from uuid import UUID

from flask import Response, jsonify
from marshmallow import Schema

from domain.refusals import Refusal
from projections.answers import json_ready
from projections.documents.store import ReadingRow
from web.api.documents import AT, ONE, blueprint, shapes
from web.api.documents.answers import change_answer, document_answer, item_answer, need_answer
from web.api.documents.incoming import Nothing, Pages
from web.api.problems import ON_QUESTIONS, may_answer
from web.api.shapes import ETAG, REQUEST_ID
from web.documents import handing_in
from web.permissions import allow


class DocumentIsNotInReview(Refusal):
    """It is being read still, or it was recorded or set aside; `details["status"]` says which."""


def question(rule: str, shape: type[Schema], schema: type[Schema] = Nothing, permission: str = "read plans") -> Any:
    """A GET: what it takes, what it answers, what can go wrong."""

    def declare(view: Callable[..., Any]) -> Any:
        described = blueprint.arguments(schema, location="query")(view)
        described = blueprint.response(200, shape, headers={"ETag": ETAG, "X-Request-ID": REQUEST_ID})(described)
        return added(rule, "GET", view, may_answer(blueprint, ON_QUESTIONS)(described), permission)

    return declare


def added(rule: str, method: str, view: Callable[..., Any], described: Any, permission: str = "record") -> Any:
    described = allow(permission)(blueprint.doc(operationId=view.__name__)(described))
    blueprint.add_url_rule(rule, view.__name__, described, methods=[method])
    return described


@question(AT, shapes.DocumentsShape, Pages)
def list_documents(query: dict[str, Any], authority: str) -> Response:
    """The documents that were handed in, newest first. Inspectors see those that were recorded."""
    rows = handing_in.visible(authority)
    first = (query["page"] - 1) * query["page_size"]
    shown = [document_answer(authority, row) for row in rows[first : first + query["page_size"]]]
    pages = {"page": query["page"], "page_size": query["page_size"], "total": len(rows),
             "pages": -(-len(rows) // query["page_size"])}  # fmt: skip
    return jsonify({"authority": authority, "documents": shown, "pagination": pages})


@question(ONE, shapes.DocumentShape)
def show_document(query: dict[str, Any], authority: str, document: UUID) -> Response:
    """How far a document has come: waiting, being read (page 12 of 60), to be reviewed, recorded, or why not."""
    row = handing_in.one(authority, document)
    response = jsonify(document_answer(authority, row))
    response.set_etag(str(row.version))
    return response


@question(f"{ONE}/proposals", shapes.ProposalsShape, permission="record")
def show_proposals(query: dict[str, Any], authority: str, document: UUID) -> Response:
    """What each row would change in the registry as it stands now, and what people said of it so far."""
    row = in_review(authority, document)
    found = handing_in.review(authority, document)
    return jsonify(
        {
            "document": document_answer(authority, row),
            "opening": [change_answer(change) for change in found.opening],
            "needs": [need_answer(need) for need in found.needs],
            "items": [item_answer(item) for item in found.items],
            "leftovers": json_ready(list(found.leftovers)),
            "summary": json_ready(dict(found.summary)),
            "open": len(found.open),
        }
    )


@blueprint.get(f"{ONE}/original")
@blueprint.doc(operationId="show_original", responses={200: {
    "description": "The file, byte for byte.",
    "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
}})  # fmt: skip
@may_answer(blueprint, ON_QUESTIONS)
@blueprint.arguments(Nothing, location="query")
@allow("read originals")
def show_original(query: dict[str, Any], authority: str, document: UUID) -> Response:
    """The file as it was handed in."""
    row = handing_in.one(authority, document)
    name, _, content = handing_in.documents(authority).content(row.document)
    response = Response(content, mimetype="application/octet-stream")
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response


def in_review(authority: str, id: UUID) -> ReadingRow:
    row = handing_in.one(authority, id)
    if row.status != "ready":
        what = {"waiting": "has not been read yet", "reading": "is being read", "refused": "could not be read",
                "recorded": "has been recorded", "set_aside": "has been set aside"}[row.status]  # fmt: skip
        raise DocumentIsNotInReview(f"This document {what}. There is nothing to review.", status=row.status)
    return row
