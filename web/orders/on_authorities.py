"""Orders on an authority as a whole, and on inspections."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from domain.erasing import BASES
from domain.inspection import RATINGS
from domain.rag import Colour, Rating, Scale
from domain.sharing import AS_SERVICE, SHARES
from web.orders.schema import (
    EDITORS,
    MANAGERS,
    AtMost,
    Day,
    HowMany,
    OrderSchema,
    an_id,
    blank,
    choice,
    line,
    named,
    words,
)

SCALE = {
    "not_started": "Not started",
    "on_track": "On track",
    "at_risk": "At risk",
    "off_track": "Off track",
    "complete": "Complete",
}


class OneRating(Schema):
    """A step of a RAG scheme."""

    label = line("Label", 60, required=True)
    colour = choice("Colour", {each.value: each.value.capitalize() for each in Colour})
    scale = choice("On the common scale", SCALE)

    @post_load
    def as_rating(self, data: dict[str, Any], **_: Any) -> Rating:
        return Rating(data["label"].strip(), Colour(data["colour"]), Scale(data["scale"]))


class OneLead(Schema):
    """A line of the glossary of leads."""

    initials = line("Initials", 40, required=True)
    name = line("Name")
    role = line("Role")


def code(label: str, doc: str) -> Any:
    """What a list of findings calls one; forms carry it along unseen."""
    return fields.Str(
        required=True,
        validate=validate.Regexp(r"[a-z0-9-]{1,128}\Z", error="This is not what the list of findings calls one."),
        error_messages={"required": f"{label}: say which.", "invalid": "Give this as text."},
        metadata={"label": label, "widget": None, "doc": doc, "pattern": r"^[a-z0-9-]{1,128}$"},
    )


class OnAuthority(OrderSchema):
    on, roles = "authority", MANAGERS


class AdoptRagScheme(OnAuthority):
    order, heading = "adopt_rag_scheme", "Adopt a RAG scheme"
    ratings = fields.List(
        fields.Nested(OneRating),
        required=True,
        validate=HowMany(10, "ratings"),
        metadata={"label": "Ratings", "widget": "ratings"},
    )


class SetLeadGlossary(OnAuthority):
    order, heading = "set_lead_glossary", "Set the glossary of leads"
    entries = fields.List(
        fields.Nested(OneLead),
        required=True,
        validate=HowMany(500, "entries", least=0),
        metadata={"label": "Initials and what they stand for", "widget": "glossary"},
    )
    plan = named("plan", "Only in this plan")


class ShareWithRegion(OnAuthority):
    order, heading = "share_with_region", "Change what the region sees"
    shares = fields.List(
        fields.Str(validate=validate.OneOf([*SHARES, AS_SERVICE], error=f"Choose among: {', '.join(SHARES)}.")),
        metadata={
            "label": "What the region sees",
            "widget": "choices",
            "options": SHARES,
            "none_counts": True,
            "hint": "Only ever of signed-off plans. Choose nothing to share nothing. It counts for everything that was"
            " recorded before, too: what you take back here disappears from the region at once.",
            "doc": f"Of a plan, `{AS_SERVICE}` takes its own rule away; indicators are of no plan.",
        },
    )
    plan = named("plan", "Only of this plan")


class AnnounceInspection(OnAuthority):
    order, heading = "announce_inspection", "Record that an inspection was announced"
    framework = line("Framework", 500, required=True, hint="Which inspection programme, and its date.")
    edition = line("Edition", 60, hint="Which edition of the framework, such as 2021: standards change.")
    inspection = an_id("Id")
    effective_on = Day(
        required=True,
        error_messages={
            "required": "Say on which day the inspection was announced.",
            "null": "Say on which day the inspection was announced.",
        },
        metadata={
            "label": "Announced on", "widget": "date",
            "hint": "The day of the inspectorate’s letter. What is entered from that day on, about days before it,"
            " is marked as entered after the inspection was announced.",
            "doc": "Never today by itself.",
        },
    )  # fmt: skip


class EraseText(OnAuthority):
    order, heading = "erase_text", "Erase a text"
    entry = fields.UUID(
        required=True,
        error_messages={"required": "Say which entry (its id).", "invalid_uuid": "This is not an id (a UUID)."},
        metadata={"label": "Entry", "widget": "entry"},
    )
    field = line(
        "Which text",
        widget="erasable",
        hint="It is gone from every page, search and evidence pack at once, for good. The entry stays. The document"
        " that it was read from, and what people have downloaded, are not changed by this.",
    )
    basis = choice("Why it may be erased", BASES)
    note = words("Note", hint="Who decided, and where that is filed. Don’t repeat what is erased.")


class DismissFinding(OnAuthority):
    order, heading, roles = "dismiss_finding", "Dismiss a finding", EDITORS
    finding = code("Finding", "As the list of findings names it.")
    fingerprint = code("Fingerprint", "Of the facts that you looked into, as the list of findings has it.")
    quiet_after_days = fields.Int(
        validate=validate.Range(1, 36500, error="Give a number of days, 1 or more."),
        metadata={"label": "Quiet after days", "widget": None, "doc": "As the list was asked for, where it was."},
    )
    reason = words(
        "Why it may stay as it is", required=True, missing="Say why it may stay as it is.",
        hint="Whoever asks later reads this. The finding comes back if the facts change that it rests on.",
    )  # fmt: skip


class TakeBackDismissal(OnAuthority):
    order, heading, roles = "take_back_dismissal", "Take back a dismissal", EDITORS
    entry = fields.UUID(
        required=True,
        error_messages={"required": "Say which entry (its id).", "invalid_uuid": "This is not an id (a UUID)."},
        metadata={"label": "Entry", "widget": "entry", "doc": "As the list of findings has it under `dismissed`."},
    )
    reason = words(
        "Reason", required=True, missing="Say why it is taken back.",
        hint="Why it may not stay as it is after all. The finding waits again, and the history keeps both.",
    )  # fmt: skip


class OnInspection(OnAuthority):
    on = "inspection"
    inspection = fields.UUID(
        required=True,
        error_messages={"required": "Say which inspection (its id).", "invalid_uuid": "This is not an id (a UUID)."},
        metadata={"label": "Inspection", "widget": "inspection"},
    )


class StartFieldwork(OnInspection):
    order, heading = "start_fieldwork", "Record that fieldwork started"


class PublishInspection(OnInspection):
    order, heading = "publish_inspection", "Record that the report was published"
    ratings = fields.Dict(
        keys=fields.Str(validate=[blank, AtMost(200)]),
        values=fields.Str(validate=validate.OneOf(RATINGS, error=f"Choose one of: {', '.join(RATINGS)}.")),
        metadata={"label": "Ratings", "widget": "standards"},
    )


ON_AUTHORITIES = (
    AdoptRagScheme,
    SetLeadGlossary,
    ShareWithRegion,
    DismissFinding,
    TakeBackDismissal,
    EraseText,
    AnnounceInspection,
    StartFieldwork,
    PublishInspection,
)
