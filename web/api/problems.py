"""What goes wrong, as programs see it: the shape of problem+json, and which statuses each kind of call may answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flask_smorest import Blueprint
from marshmallow import Schema, fields

View = TypeVar("View", bound=Callable[..., Any])

ON_QUESTIONS = {
    400: "The request can't be read.",
    401: "Nobody is signed in: send a token.",
    403: "Your role does not include this.",
    404: "There is no such thing, or it belongs to an authority that you have no role in.",
    409: "A reference is carried by several; `details.candidates` lists them.",
    422: "A date, a filter or a number of a page is malformed; `fields` says which.",
    503: "The database does not answer at the moment.",
}
ON_ORDERS = ON_QUESTIONS | {
    409: "The state of things stands against it; `refusal` says what, `message` says it in a sentence.",
    412: "Someone changed it since you saw it (`If-Match`); `changes` lists the entries since.",
    413: "More than one megabyte.",
    415: "The body is not `application/json`.",
    422: "A field is missing, malformed, too long or contradicts another; `fields` says which and why.",
}


class Problem(Schema):
    """RFC 9457, with the refusal's code and sentence."""

    type = fields.Str(required=True, metadata={"example": "about:blank"})
    title = fields.Str(required=True, metadata={"example": "That is not possible now"})
    status = fields.Int(required=True, metadata={"example": 409})
    detail = fields.Str(required=True, metadata={"description": "The same sentence as `message`."})
    request_id = fields.Str(required=True, metadata={"description": "Names this request in the logs."})
    refusal = fields.Str(
        required=True,
        metadata={
            "description": "The code: of the registry's refusal, or `BadRequest`, `NotSignedIn`, `NotFound`, "
            "`MethodNotAllowed`, `TooLarge`, `UnsupportedMediaType`, `NotReady`.",
            "example": "PlanIsClosed",
        },
    )
    message = fields.Str(
        required=True,
        metadata={
            "description": "A sentence for people; of the registry's refusals, the one that pages show too.",
            "example": "This plan was closed on 31 March 2026. Late entries need an effective date up to that day.",
        },
    )
    fields_ = fields.Dict(
        keys=fields.Str(),
        values=fields.List(fields.Str()),
        data_key="fields",
        metadata={"description": "What is wrong with which field; `leads.2` is the third of a list."},
    )
    details = fields.Dict(keys=fields.Str(), metadata={"description": "What a program may want beside the sentence."})
    changes = fields.List(fields.Dict(), metadata={"description": "With 412: the entries since the version you saw."})


def may_answer(blueprint: Blueprint, problems: dict[int, str]) -> Callable[[View], View]:
    """Describe the problems that a view may answer."""

    def describe(view: View) -> View:
        for status, words in problems.items():
            view = blueprint.alt_response(
                status, schema=Problem, description=words, content_type="application/problem+json"
            )(view)
        return view

    return describe
