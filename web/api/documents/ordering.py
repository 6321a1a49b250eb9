"""Orders about documents: hand one in, say what is meant, accept rows or leave them out, record what is accepted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4, uuid5

from flask import Response, jsonify, url_for
from flask_login import current_user
from marshmallow import Schema

from domain.refusals import SomeoneChangedThis
from projections.answers import json_ready, receipt_answer
from projections.documents.model import Item, Review
from projections.documents.store import Documents
from web import errors
from web.api.documents import AT, ONE, blueprint, shapes
from web.api.documents.answers import document_answer, item_answer
from web.api.documents.asking import added, in_review
from web.api.documents.incoming import Answer, HandedIn, Recording, SettingAside
from web.api.documents.saying import answer_over, item_of, joined, refuse_beside, refuse_questions
from web.api.incoming import WithOrder, WithOrderOnOne
from web.api.problems import ON_ORDERS, may_answer
from web.api.recording import seen
from web.api.shapes import LOCATION, REQUEST_ID, Receipt
from web.documents import handing_in
from web.documents.settings import Settings, settings_of

KEYS = UUID("3f0a4f6e-6c38-4d2f-8f5e-2b8f4f1f6d0b")
"""The namespace of documents that came under an Idempotency-Key; never to be changed."""
ON_FILES = ON_ORDERS | {413: "The file is too large."}


def order(
    rule: str, method: str, shape: type[Schema], body: type[Schema] | None, headers: type[Schema] | None = None,
    status: int = 200, answers: dict[int, str] = ON_ORDERS,
) -> Any:  # fmt: skip
    """What goes in, what comes out, what can go wrong."""

    def declare(view: Callable[..., Any]) -> Any:
        described = blueprint.arguments(headers, location="headers")(view) if headers else view
        described = blueprint.arguments(body)(described) if body else described
        told = {"X-Request-ID": REQUEST_ID} | ({"Location": LOCATION} if status != 200 else {})
        described = blueprint.response(status, shape, headers=told)(described)
        return added(rule, method, view, may_answer(blueprint, answers)(described))

    return declare


def hand_in_document(sent: dict[str, Any], headers: dict[str, Any], authority: str) -> Response:
    """Hand in a document of a plan; a worker reads it, and its state says how far that is.

    Name the plan that it belongs to, or title, kind and period of a new one. The same under the same
    `Idempotency-Key` is handed in once.
    """
    key = headers.get("key")
    id = uuid5(KEYS, f"{authority} {current_user.id} {key}") if key else uuid4()
    file = sent.pop("file")
    handing_in.begin(authority, file, json_ready(sent), id)
    response = jsonify(document_answer(authority, handing_in.one(authority, id)))
    response.status_code = 202
    response.headers["Location"] = url_for("readings.show_document", authority=authority, document=id)
    return response


def _describe_handing_in() -> None:
    view = blueprint.arguments(WithOrder, location="headers")(hand_in_document)
    view = blueprint.arguments(HandedIn, location="files")(view)
    told = {"Location": LOCATION, "X-Request-ID": REQUEST_ID}
    view = blueprint.response(202, shapes.DocumentShape, headers=told, description="It waits to be read.")(view)
    view = may_answer(blueprint, ON_FILES)(view)
    view.largest = handing_in.LARGEST_UPLOAD
    added(AT, "POST", hand_in_document, view)


_describe_handing_in()


@order(ONE, "PATCH", shapes.DocumentShape, Settings, WithOrderOnOne)
def change_document_settings(
    settings: dict[str, Any], headers: dict[str, Any], authority: str, document: UUID
) -> Response:
    """Other settings: which plan it is, from which day it counts, what its colours and years mean. All of them anew."""
    row = in_review(authority, document)
    asked = settings_of(json_ready(settings))
    handing_in.refuse_unknown_plan(authority, asked)
    try:
        with handing_in.writing(authority) as rows:
            rows.ask_differently(document, asked, version_of(headers, row.version))
    except SomeoneChangedThis as refusal:
        return errors.refused(refusal, 412)
    now = handing_in.one(authority, document)
    response = jsonify(document_answer(authority, now))
    response.set_etag(str(now.version))
    return response


@order(f"{ONE}/items/<item>", "PATCH", shapes.ItemShape, Answer, WithOrderOnOne)
def answer_item(answer: dict[str, Any], headers: dict[str, Any], authority: str, document: UUID, item: str) -> Response:
    """Accept a row or leave it out, answer its questions, put it in other words, split it or join it with another.

    What is not sent stays.
    """
    in_review(authority, document)
    found = handing_in.review(authority, document)
    try:
        with handing_in.writing(authority) as rows:
            say(rows, found, item_of(found, item), answer, headers)
            now = item_of(handing_in.review_in(authority, rows, document), item)
            refuse_beside(now)
            refuse_questions(now)
    except SomeoneChangedThis as refusal:
        return errors.refused(refusal, 412)
    response = jsonify(item_answer(now))
    response.set_etag(str(now.version))
    return response


def say(rows: Documents, found: Review, item: Item, said: dict[str, Any], headers: dict[str, Any]) -> None:
    answers, version = rows.answers(found.reading), version_of(headers, item.version)
    if "joined_to" in said:
        into, whole, mine = joined(answers, found, item, said["joined_to"])
        rows.answer(found.reading, into.key, "open", whole, current_user.id, into.version)
        rows.answer(found.reading, item.key, "joined", mine, current_user.id, version)
        return
    before = answers[item.key].answer if item.key in answers else {}
    kept = answer_over(before, found, item, said)
    rows.answer(found.reading, item.key, said.get("verdict") or item.verdict, kept, current_user.id, version)


@order(f"{ONE}/accept-clear", "POST", shapes.AcceptedShape, None)
def accept_clear_items(authority: str, document: UUID) -> Response:
    """Accept every row that is clear and that nobody decided about."""
    in_review(authority, document)
    clear = [(item.key, item.version) for item in handing_in.review(authority, document).open if item.clear]
    with handing_in.writing(authority) as rows:
        accepted = rows.answer_many(document, clear, "accepted", current_user.id)
    return jsonify({"accepted": accepted, "open": len(handing_in.review(authority, document).open)})


@order(f"{ONE}/record", "POST", Receipt, Recording, status=201)
def record_document(recording: dict[str, Any], authority: str, document: UUID) -> Response:
    """Record all that is accepted, in one save, each entry with its place in the document.

    Your role has to include every order in it. Recorded twice, it is answered the same.
    """
    handing_in.one(authority, document)
    receipt = handing_in.record(authority, document, recording["leave_out_open"])
    response = jsonify(receipt_answer(receipt))
    response.status_code = 201
    response.headers["Location"] = url_for("questions.show_plan", authority=authority, plan=receipt.subjects["plan"])
    return response


@order(f"{ONE}/set-aside", "POST", shapes.DocumentShape, SettingAside)
def set_document_aside(said: dict[str, Any], authority: str, document: UUID) -> Response:
    """Nothing of it is to be recorded."""
    handing_in.one(authority, document)
    handing_in.set_aside(authority, document, said.get("reason"))
    return jsonify(document_answer(authority, handing_in.one(authority, document)))


def version_of(headers: dict[str, Any], now: int) -> int:
    """The version that whoever answers saw; without `If-Match` whatever it is now."""
    if "seen" not in headers or headers["seen"].strip() == "*":
        return now
    return seen(headers["seen"])
