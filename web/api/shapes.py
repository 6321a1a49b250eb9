"""The shapes of answers, for the API's description; tests hold what is answered against them."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields

REQUEST_ID = {"description": "Names this request in the logs.", "schema": {"type": "string"}}
ETAG = {
    "description": "Of an action or plan: its version and a digest, for `If-Match` with an order.",
    "schema": {"type": "string"},
}
LOCATION = {"description": "What the order was about, or what it made.", "schema": {"type": "string"}}
IF_NONE_MATCH = {
    "name": "If-None-Match",
    "in": "header",
    "description": "The ETag of the answer that you have; 304 if it still holds.",
    "schema": {"type": "string"},
}


def words(**about: Any) -> Any:
    return fields.Str(required=True, **_told(about))


def maybe(**about: Any) -> Any:
    return fields.Str(required=True, allow_none=True, **_told(about))


def number(**about: Any) -> Any:
    return fields.Int(required=True, **_told(about))


def yes_or_no(**about: Any) -> Any:
    return fields.Bool(required=True, **_told(about))


def day() -> Any:
    return fields.Date(required=True)


def maybe_day() -> Any:
    return fields.Date(required=True, allow_none=True)


def moment() -> Any:
    return fields.AwareDateTime(required=True)


def uid(**about: Any) -> Any:
    return fields.UUID(required=True, **_told(about))


def maybe_id(**about: Any) -> Any:
    return fields.UUID(required=True, allow_none=True, **_told(about))


def many(of: Any, **about: Any) -> Any:
    inner = fields.Nested(of) if isinstance(of, type) and issubclass(of, Schema) else of
    return fields.List(inner, required=True, **_told(about))


def one(of: type[Schema], allow_none: bool = False) -> Any:
    return fields.Nested(of, required=True, allow_none=allow_none)


def anything(**about: Any) -> Any:
    return fields.Dict(keys=fields.Str(), required=True, **_told(about))


def _told(about: dict[str, Any]) -> dict[str, Any]:
    return {"metadata": about} if about else {}


class Receipt(Schema):
    ok = yes_or_no()
    position = number(description="Of its last entry in the authority's log.")
    event_ids = many(fields.UUID(), description="The entries that it recorded.")
    recorded_at = moment()
    action = fields.UUID()
    new_action = fields.UUID(metadata={"description": "Into which a carried action goes on."})
    plan = fields.UUID()
    objective = fields.UUID()
    inspection = fields.UUID()
    recommendation = fields.UUID()
    audit = fields.UUID()
    indicator = fields.UUID()
    repeated = fields.Bool(metadata={"description": "It had been recorded before, under this key."})


class RatingShape(Schema):
    label = words(description="The authority's own word.")
    colour = words()
    scale = words(description="Its place on the scale that all authorities share.")


class RatedShape(RatingShape):
    reason = maybe()


class InGlossary(Schema):
    initials = words()
    name = maybe()
    role = maybe()


class InspectionShape(Schema):
    id = uid()
    framework = words()
    announced_on = day()
    fieldwork_on = maybe_day()
    published_on = maybe_day()
    ratings = anything()


class AuthorityShape(Schema):
    slug = words()
    name = words()
    year_starts = words(description="Month and day on which a plan year begins.")
    scheme = many(RatingShape)
    glossary = many(InGlossary)
    inspections = many(InspectionShape)


class TwoDates(Schema):
    as_at = day()
    known_on = moment()


class Head(TwoDates):
    authority = words()
    position = number(description="The last entry of the log that this answer knows.")


class Authorities(TwoDates):
    authorities = many(AuthorityShape)


class OneAuthority(Head, AuthorityShape):
    pass


class Named(Schema):
    """An action or an objective, where another is told of."""

    id = uid()
    ref = maybe()
    title = words()


class ObjectiveShape(Named):
    section = maybe()
    kind = words()


class SignOffShape(Schema):
    meeting = words()
    meeting_on = day()
    note = maybe()


class PlanShape(Schema):
    id = uid()
    title = words()
    kind = words()
    period = words()
    starts_on = day()
    ends_on = day()
    opened_on = day()
    status = words(description="open, signed_off, closed or combined")
    closed_on = maybe_day()
    closing_note = maybe()
    combined_into = maybe_id()
    combined_from = many(fields.UUID())
    sign_offs = many(SignOffShape)
    objectives = many(ObjectiveShape)
    counts = anything(description="How many actions, open, overdue, by status, by rating.")


class LeadShape(Schema):
    text = words(description="As the plan has it.")
    name = maybe()
    role = maybe()
    unknown = yes_or_no(description="Initials that the glossary lacks.")


class DueShape(Schema):
    text = words(description="As the plan has it.")
    kind = words()
    on = maybe_day()
    every = maybe()
    original_text = words()
    original_on = maybe_day()
    revisions = number()
    days_slipped = number()


class PartShape(Schema):
    id = uid()
    label = maybe()
    title = words()
    status = words()
    note = maybe()
    to_action = maybe_id()


class EvidenceShape(Schema):
    text = words()
    effective_on = day()


class NoteShape(Schema):
    effective_on = day()
    recorded_at = moment()
    text = words()
    by = words()


class AdoptedShape(Schema):
    authority = words(description="Its slug.")
    action = uid()
    on = day()
    note = maybe()


class ActionShape(Schema):
    id = uid()
    plan_id = uid()
    ref = maybe(description="A label: it may be carried by several.")
    title = words()
    section = maybe()
    objectives = many(Named)
    leads = many(LeadShape)
    due = one(DueShape, allow_none=True)
    measure = maybe()
    rag = one(RatedShape, allow_none=True)
    status = words()
    left_on = maybe_day()
    outcome = maybe()
    check_on = maybe_day()
    themes = many(fields.Str())
    sub_actions = many(PartShape)
    evidence = many(EvidenceShape)
    notes = number(description="How many progress notes it has.")
    progress = many(NoteShape)
    times_carried = number()
    carried_from = maybe_id()
    origins = many(fields.UUID(), description="Whence it came: several, where they became one.")
    adopted_from = many(AdoptedShape, description="Actions of other services that it was modelled on.")
    carried_to = maybe_id()
    to_action = maybe_id()
    to_plan = maybe_id()
    days_slipped_in_all = number()
    created_on = day()
    last_effective_on = maybe_day()
    last_recorded_at = fields.AwareDateTime(required=True, allow_none=True)
    computed = anything(description="What the registry works out beside what is declared: overdue, no news.")


class WholePlan(PlanShape):
    glossary = many(InGlossary)
    scheme = many(RatingShape)
    actions = many(ActionShape)


class WholePlans(Head):
    plans = many(WholePlan)


class PageShape(Schema):
    page = number()
    page_size = number()
    pages = number()
    total = number()


class Plans(Head):
    plans = many(PlanShape)
    pagination = one(PageShape)


class Actions(Head):
    actions = many(ActionShape)
    pagination = one(PageShape)


class InLineage(Named):
    plan = uid()
    plan_title = maybe()
    period = maybe()
    created_on = day()
    status = words()
    left_on = maybe_day()
    days_slipped = number()


class ActionWithPlan(ActionShape):
    plan = anything(description="The plan it is in, without its actions.")
    lineage = many(InLineage)
    version = number(description="How many entries it has; the first part of its ETag.")


class OneAction(Head):
    action = one(ActionWithPlan)


class EntryShape(Schema):
    position = number()
    event_id = uid()
    event = words(example="DueDateRevised")
    aggregate = uid()
    aggregate_kind = words()
    version = number()
    plan = maybe_id()
    action = maybe_id()
    effective_on = day()
    recorded_at = moment()
    days_late = number(description="Between the day it is true of and the day it was recorded.")
    late = yes_or_no()
    after_announcement = yes_or_no(description="Of a day before an inspection was announced, recorded after it.")
    actor = uid()
    by = words()
    command_id = words()
    source = fields.Dict(keys=fields.Str(), required=True, allow_none=True)
    body = anything(description="What only this kind of entry says, with its texts.")
    corrected = yes_or_no()
    corrected_at = fields.AwareDateTime(required=True, allow_none=True)
    corrected_by = maybe_id()
    about = fields.Str(
        required=True,
        allow_none=True,
        metadata={"description": "What the inspection, audit, indicator or document is called that it is about."},
    )
    before = fields.Dict(keys=fields.Str(), metadata={"description": "What it changed from, in a history."})


class History(Head):
    action = uid()
    entries = many(EntryShape)


class Entries(Head):
    entries = many(EntryShape)
    next_after = fields.Int(
        required=True, allow_none=True, metadata={"description": "`after` of the next page; null at the end."}
    )


class ChangedField(Schema):
    name = words()
    before = fields.Raw(required=True, allow_none=True)
    after = fields.Raw(required=True, allow_none=True)
    days = fields.Int(required=True, allow_none=True, metadata={"description": "By which a due date slipped."})
    words = fields.List(
        fields.List(fields.Str()), metadata={"description": "A rewording: pieces that are same, removed or added."}
    )


class DifferenceShape(Schema):
    id = uid()
    plan_id = fields.UUID()
    ref = fields.Str(allow_none=True)
    title = words()
    kind = words(description="added, gone, left, back, changed or unchanged")
    how = maybe(description="By which disposition it left its plan.")
    split = yes_or_no()
    merged_from = many(fields.UUID(), description="What was merged into it between the points.")
    carried = fields.Dict(keys=fields.Str(), required=True, allow_none=True)
    fields_ = fields.List(fields.Nested(ChangedField), required=True, data_key="fields", attribute="fields")
    follows = many(ChangedField, description="What only follows from other changes, or from the dates.")
    whole = fields.Dict(keys=fields.Str(), required=True, allow_none=True)


class ComparisonShape(Schema):
    authority = words()
    position = number(description="The last entry of the log that this answer knows.")
    before = one(TwoDates)
    after = one(TwoDates)
    counts = anything(description="Every action once by what became of it, and in how many what changed.")
    plans = many(DifferenceShape)
    actions = many(DifferenceShape, description="Every action of either point, also where nothing changed.")
