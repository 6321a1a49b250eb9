"""The shapes of answers about inspections and local audits."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields

from web.api.shapes import (
    ActionShape,
    Head,
    InspectionShape,
    ObjectiveShape,
    anything,
    day,
    many,
    maybe,
    maybe_id,
    one,
    uid,
    words,
    yes_or_no,
)


def amount(allow_none: bool = False) -> Any:
    return fields.Float(required=True, allow_none=allow_none)


class AnswerShape(Schema):
    response = words(description="agreed, partly_agreed or not_agreed.")
    on = day()
    by = maybe()
    words = maybe()


class PlanNamed(Schema):
    id = uid()
    title = words()
    period = words()


class ServingObjective(ObjectiveShape):
    plan = one(PlanNamed)


class ServingAction(ActionShape):
    plan = one(PlanNamed)
    linked = yes_or_no(description="To the recommendation itself; otherwise through an objective.")


class Linked(Schema):
    objectives = many(fields.UUID())
    actions = many(fields.UUID())


class RecommendationShape(Schema):
    id = uid()
    ref = maybe()
    text = words()
    addressed_to = many(fields.Str())
    made_on = day()
    answer = one(AnswerShape, allow_none=True)
    objectives = many(ServingObjective)
    linked = one(Linked)
    actions = many(ServingAction, description="As they stood; one carried forward as what it became.")
    counts = anything(description="Of the actions: open, done, overdue, and so on.")
    state = words(description="Worked out: no_action, overdue, quiet, under_way, left_undone or done.")


class InspectionWithRecommendations(InspectionShape):
    edition = maybe()
    recommendations = many(RecommendationShape)


class Inspections(Head):
    inspections = many(InspectionWithRecommendations)


class CutOffShape(Schema):
    rating = words()
    least = amount()


class ScoreShape(Schema):
    standard = words()
    group = maybe()
    points = amount()
    maximum = amount()
    percent = amount()
    percent_said = amount(allow_none=True)
    rating = maybe(description="By the cut-offs.")
    rating_said = maybe(description="As the table says it.")
    overall = yes_or_no()
    findings = many(fields.Str())


class AuditShape(Schema):
    id = uid()
    title = words()
    framework = words()
    edition = maybe()
    stage = words()
    inspection = maybe_id()
    auditor = maybe()
    carried_out_on = day()
    cut_offs = many(CutOffShape)
    scores = many(ScoreShape)
    findings = many(fields.Str(), description="What in the table does not add up; nothing was put right.")


class Audits(Head):
    audits = many(AuditShape)
