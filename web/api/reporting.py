"""Reports of the region for programs: asked for, looked after, taken away, like on the page."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from flask import Response, jsonify, url_for
from flask_login import current_user
from marshmallow import Schema, fields, validate

from domain.theme import THEMES
from projections.answers import json_ready
from projections.report.choices import LEAST
from projections.report.rows import ReportRow, Reports
from web.api import shapes
from web.api.incoming import Question, asked
from web.api.problems import ON_QUESTIONS, may_answer
from web.api.proving import Undated
from web.api.reading import blueprint, question
from web.api.tags import tagged
from web.connections import read_afresh, reading_region
from web.permissions import allow
from web.region.reporting import TYPES, ask, chosen, file_of, one

ASKED_FOR = "It is asked for; `Location` says where it will be."


class AskForReport(Question):
    themes = fields.List(
        fields.Str(validate=validate.OneOf(list(THEMES))), load_default=list,
        metadata={"description": "Codes; none means all."},
    )  # fmt: skip
    authorities = fields.List(fields.Str(), load_default=list, metadata={"description": "Slugs; none means all."})
    least = fields.Int(
        load_default=0, validate=validate.OneOf(LEAST),
        metadata={"description": "Smaller numbers are hidden, with all that would give them away."},
    )  # fmt: skip


class ReportShape(shapes.TwoDates):
    id = shapes.uid()
    themes = shapes.many(fields.Str())
    authorities = shapes.many(fields.Str())
    least = shapes.number()
    status = shapes.words(description="waiting, making, ready, refused or gone")
    done = shapes.number(description="Of `steps`: its themes, and then the three files.")
    steps = shapes.number()
    refusal = shapes.maybe()
    gone_because = shapes.maybe(description="old, erased or sharing")
    repeats = shapes.maybe_id(description="The report, as it was first made, that this one is made again after.")
    differs = shapes.many(fields.Str(), description="In what it differs from that one, in sentences.")
    files = shapes.anything(description="docx, xlsx, pdf and json → where each can be fetched, once it is ready.")


class ReportsShape(Schema):
    reports = shapes.many(ReportShape)


def ask_for_report(order: dict[str, Any]) -> Response:
    """A report of these themes and services for these two dates, made by a worker."""
    id = uuid4()
    ask(id, chosen(order["themes"], order["authorities"], asked(order), order["least"]))
    read_afresh()
    response = jsonify(told(one(id)))
    response.status_code, response.location = 202, url_for("questions.show_report", report=id)
    return response


_asked = blueprint.arguments(AskForReport)(ask_for_report)
_asked = blueprint.response(202, ReportShape, headers={"Location": shapes.LOCATION}, description=ASKED_FOR)(_asked)
_asked = blueprint.doc(operationId="ask_for_report")(may_answer(blueprint, ON_QUESTIONS)(_asked))
blueprint.add_url_rule("/region/reports", "ask_for_report", allow("compare the region")(_asked), methods=["POST"])


@question("/region/reports", Undated, ReportsShape, allow("compare the region"))
def list_reports(query: dict[str, Any]) -> Response:
    """The reports that you asked for, newest first."""
    return tagged({"reports": [told(row) for row in Reports(reading_region()).newest(current_user.id)]})


@question("/region/reports/<uuid:report>", Undated, ReportShape, allow("compare the region"))
def show_report(query: dict[str, Any], report: UUID) -> Response:
    """How far a report is."""
    return tagged(told(one(report)))


@blueprint.route("/region/reports/<uuid:report>/report.<kind>")
@allow("compare the region")
@blueprint.response(200, {"format": "binary", "type": "string"}, content_type="application/octet-stream")
@may_answer(blueprint, ON_QUESTIONS)
def fetch_report(report: UUID, kind: str) -> Response:
    """A file of a report; its JSON is what it can be made again from."""
    return file_of(one(report), kind)


def told(row: ReportRow) -> dict[str, Any]:
    names = ("id", "themes", "authorities", "as_at", "known_on", "least", "status", "done", "steps", "refusal",
             "gone_because", "repeats", "differs")  # fmt: skip
    there = {kind: url_for("questions.fetch_report", report=row.id, kind=kind) for kind in TYPES}
    files = there if row.status == "ready" else {}
    return json_ready({name: getattr(row, name) for name in names} | {"files": files})  # type: ignore[no-any-return]
