"""Questions about what contradicts itself in an authority's plans."""

from __future__ import annotations

from typing import Any

from flask import Response
from marshmallow import Schema, fields, validate

from projections.findings.answer import findings, findings_answer
from projections.findings.found import KINDS
from projections.in_words import STALE_AFTER
from web.api import shapes
from web.api.incoming import Question, label
from web.api.proving import blueprint
from web.api.reading import asked, plan_called, question, reader_of
from web.api.tags import tagged

__all__ = ["blueprint", "list_findings"]


class AboutFindings(Question):
    plan = label(2000, "Only those of this plan: its id or exact title.")
    kind = fields.Str(
        validate=validate.OneOf(list(KINDS), error=f"Choose one of: {', '.join(KINDS)}."),
        metadata={"description": "Only those of this kind."},
    )
    quiet_after_days = fields.Int(
        load_default=STALE_AFTER.days,
        validate=validate.Range(1, 36500, error="Give a number of days, 1 or more."),
        metadata={"description": "After how many days without news an owner or a plan is quiet."},
    )


class PlanOfFinding(Schema):
    id = shapes.uid()
    title = shapes.words()
    period = shapes.words()


class EntryOfFinding(Schema):
    event_id = shapes.uid()
    position = shapes.number()
    event = shapes.words()
    effective_on = shapes.day()


class DismissalShape(Schema):
    entry = shapes.uid()
    reason = shapes.words()
    by = shapes.words()
    effective_on = shapes.day()
    recorded_at = shapes.moment()


class FindingShape(Schema):
    key = shapes.words(
        description="What the order dismiss_finding calls `finding`; the same as long as it is about this."
    )
    kind = shapes.words()
    heading = shapes.words(description="The kind in words.")
    severity = shapes.words(description="high, medium or low")
    sentence = shapes.words(description="What contradicts what, with the words and days that it rests on.")
    fingerprint = shapes.words(description="Of the facts that it rests on: another one means that they changed.")
    plan = shapes.one(PlanOfFinding, allow_none=True)
    actions = shapes.many(shapes.Named)
    leads = shapes.many(fields.Str())
    entries = shapes.many(EntryOfFinding, description="The entries that it rests on.")
    audit = shapes.maybe_id()
    document = shapes.maybe(description="SHA-256 of the document in which it stands.")
    dismissed = shapes.one(DismissalShape, allow_none=True)
    dismissed_before = shapes.one(DismissalShape, allow_none=True)


class Findings(shapes.Head):
    quiet_after_days = shapes.number()
    counts = shapes.anything(description="By kind, without those that were dismissed.")
    findings = shapes.many(FindingShape)


@question("/authorities/<slug:authority>/findings", AboutFindings, Findings)
def list_findings(query: dict[str, Any], authority: str) -> Response:
    """What contradicts itself in the plans, or was left lying; dismissed ones too, with who dismissed them and why."""
    reader, when, quiet_after = reader_of(authority), asked(query), query["quiet_after_days"]
    plan = plan_called(reader, query["plan"]) if "plan" in query else None
    found = [
        each
        for each in findings(reader, when, quiet_after)
        if query.get("kind") in (None, each.finding.kind)
        and (plan is None or (each.finding.plan is not None and each.finding.plan["id"] == plan))
    ]
    return tagged(findings_answer(reader, when, found, quiet_after))
