"""What comes in: bodies, queries and headers, checked by schemas, and refused in the words of the orders."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NoReturn

from flask import Request, abort
from flask_smorest import Blueprint
from marshmallow import RAISE, Schema, ValidationError, fields, validate
from webargs.flaskparser import FlaskParser
from webargs.multidictproxy import MultiDictProxy
from werkzeug.datastructures import CombinedMultiDict

from domain.refusals import InvalidOrder, Refusal
from projections.asked import Asked, NotADate, day, moment
from web.orders.as_json import from_json
from web.orders.desk import flattened
from web.orders.schema import COMMAND_ID

LARGEST_BODY = 1024 * 1024
LARGEST_PAGE = 200
LAST = 2**63 - 1
ETAG = re.compile(r'(?:W/)?"(?P<tag>[\x21\x23-\x7e\x80-\xff]*)"')


class InvalidQuestion(InvalidOrder):
    """A date, a filter or a page's number can't be read; `details["fields"]` says which."""


class Parser(FlaskParser):
    """Unknown parameters of a question are refused: `asat` for `as_at` would be answered for the wrong day."""

    DEFAULT_UNKNOWN_BY_LOCATION = FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION | {"query": RAISE, "files": RAISE}

    def load_files(self, req: Request, schema: Schema) -> Any:
        """A form of several parts: its files, and its fields beside them."""
        return MultiDictProxy(CombinedMultiDict([req.files, req.form]), schema)

    def load_json(self, req: Request, schema: Schema) -> Any:
        """A JSON body. 413, 415 or 400 when it is none; 422 when a field is given twice."""
        if req.mimetype != "application/json" and not re.fullmatch(r"application/[\w.-]+\+json", req.mimetype):
            abort(415, description="Send the order as JSON, with Content-Type: application/json.")
        try:
            return from_json(req.get_data(cache=False).decode("utf-8"))
        except (ValueError, RecursionError):
            abort(400, description="The body is not JSON (in UTF-8).")

    def handle_error(self, error: ValidationError, req: Request, schema: Schema, **_: Any) -> NoReturn:
        """Every problem of every field, in one refusal."""
        ((location, messages),) = error.messages.items()  # type: ignore[union-attr]
        problems = flattened(messages if isinstance(messages, dict) else {"_schema": messages})
        told = " ".join(f"{name}: {'; '.join(words)}" for name, words in problems.items())
        kind: type[Refusal] = InvalidOrder if location in ("json", "files") else InvalidQuestion
        raise kind(told, fields=problems)


class ApiBlueprint(Blueprint):  # type: ignore[misc]
    ARGUMENTS_PARSER = Parser()


def reads_as(read: Callable[[str], Any]) -> Callable[[str], None]:
    """A validator: the sentence of `NotADate` for what can't be read."""

    def check(value: str) -> None:
        try:
            read(value)
        except NotADate as unclear:
            raise ValidationError(str(unclear)) from None

    return check


def label(longest: int, words: str) -> fields.Str:
    """A filter in words."""
    clean = validate.Regexp(r"^[^\x00-\x1f\x7f]*$", error="This contains a control character.")
    return fields.Str(
        validate=[validate.Length(1, longest, error=f"Give 1 to {longest} characters, or leave it out."), clean],
        metadata={"description": words},
    )


def a_day(words: str) -> fields.Str:
    """A filter by day, as the two dates are written."""
    described = {"format": "date", "description": words, "example": "2026-03-31"}
    return fields.Str(validate=reads_as(day), metadata=described)


class Question(Schema):
    """The two dates of every question."""

    as_at = fields.Str(
        validate=reads_as(day),
        metadata={
            "format": "date",
            "description": "What was true on this day. Default: today.",
            "example": "2026-03-31",
        },
    )
    known_on = fields.Str(
        validate=reads_as(moment),
        metadata={
            "description": "As the registry had been told by this moment; a day means its end in London. Default: now.",
            "anyOf": [{"format": "date"}, {"format": "date-time"}],
            "example": "2026-04-12",
        },
    )

    class Meta:
        error_messages = {"unknown": "This question has no such parameter."}

    error_messages = {"unknown": "This question has no such parameter."}  # type: ignore[assignment]


class Paged(Question):
    page = fields.Int(
        load_default=1, validate=validate.Range(1, LAST, error="Pages are numbered from 1."),
        metadata={"description": "Which page, from 1."},
    )  # fmt: skip
    page_size = fields.Int(
        load_default=50,
        validate=validate.Range(1, LARGEST_PAGE, error=f"A page has 1 to {LARGEST_PAGE} of them."),
        metadata={"description": "How many on a page."},
    )


class AboutActions(Paged):
    plan = label(2000, "Only those of this plan: its id or exact title.")
    period = label(40, "With `plan`: its period, where several plans have the title.")
    ref = label(40, "Only those that carry this reference. It need not be unique.")
    status = label(40, "Only those with this status, such as `open` or `completed`.")
    theme = label(10, "Only those with this theme's code, such as `VIC`.")


DAYS = ("effective_from", "effective_to", "recorded_from", "recorded_to")


class AboutEntries(Question):
    after = fields.Int(
        load_default=0, validate=validate.Range(0, LAST, error="A position is 0 or more."),
        metadata={"description": "Only entries after this position: the `next_after` of the page before."},
    )  # fmt: skip
    limit = fields.Int(
        load_default=100,
        validate=validate.Range(1, 1000, error="Ask for 1 to 1,000 entries at once."),
        metadata={"description": "How many at once."},
    )
    action = label(200, "Only entries about this action: its id, or a reference, for all that ever carried it.")
    plan = fields.UUID(metadata={"description": "Only entries about this plan and its actions."})
    event = label(60, "Only entries of this kind, such as `DueDateRevised`.")
    person = fields.UUID(metadata={"description": "Only entries that this account recorded."})
    effective_from = a_day("Only entries true of this day or a later one.")
    effective_to = a_day("Only entries true of this day or an earlier one.")
    recorded_from = a_day("Only entries recorded on this day (in London) or later.")
    recorded_to = a_day("Only entries recorded on this day (in London) or earlier.")
    late = fields.Int(
        validate=validate.Range(0, 99_999, error="Give a number of days, 0 to 99,999."),
        metadata={"description": "Only entries recorded more than so many days late."},
    )
    announced = fields.Bool(
        metadata={"description": "Only entries made after an inspection was announced, about days before."}
    )


DAY_OR_MOMENT = {"anyOf": [{"format": "date"}, {"format": "date-time"}], "example": "2026-04-12"}


class TwoPoints(Schema):
    """The two points of a comparison, each with its two dates."""

    from_as_at = fields.Str(
        required=True, validate=reads_as(day),
        metadata={"format": "date", "description": "The first point, as at this day.", "example": "2026-03-31"},
    )  # fmt: skip
    from_known_on = fields.Str(
        validate=reads_as(moment),
        metadata={"description": "The first point, as known by this day or moment. Default: now.", **DAY_OR_MOMENT},
    )
    to_as_at = fields.Str(
        validate=reads_as(day),
        metadata={"format": "date", "description": "The second point, as at this day. Default: today."},
    )
    to_known_on = fields.Str(
        validate=reads_as(moment),
        metadata={"description": "The second point, as known by this day or moment. Default: now.", **DAY_OR_MOMENT},
    )
    plan = label(2000, "Only this plan: its id or exact title.")

    error_messages = {"unknown": "This question has no such parameter."}  # type: ignore[assignment]


def asked(question: dict[str, Any]) -> Asked:
    return Asked.of(question.get("as_at"), question.get("known_on"))


class WithOrder(Schema):
    """The headers of an order."""

    key = fields.Str(
        data_key="Idempotency-Key",
        validate=validate.Regexp(
            re.compile(COMMAND_ID.pattern + r"\Z"),
            error="A command id has 1 to 128 visible characters (letters, digits, punctuation) and no spaces.",
        ),
        metadata={
            "description": "The command id: the same order under the same key is recorded once.",
            "pattern": r"^[!-~]{1,128}$",
        },
    )


class WithOrderOnOne(WithOrder):
    """The headers of an order on one action or plan."""

    seen = fields.Str(
        data_key="If-Match",
        metadata={"description": "The ETag of the action or plan as you saw it; `*` for any.", "example": "*"},
    )
