"""Orders on the recommendations of an inspection, and on local audits."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load

from domain.audit import STAGES
from domain.inspection import RATINGS
from domain.recommendation import RESPONSES
from domain.scoring import Score
from web.orders.on_authorities import OnAuthority, OnInspection
from web.orders.schema import (
    EDITORS,
    HowMany,
    OrderSchema,
    an_id,
    choice,
    headline,
    line,
    lines,
    several_named,
    words,
)

LARGEST = 1_000_000
A_RATING = {each: each for each in RATINGS}
NO_ID = "This is not an id (a UUID)."


class Number(fields.Decimal):
    """A number as people type it: 207.5, 1,250, 82%."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Decimal:
        if isinstance(value, bool):
            raise ValidationError("Give a number, such as 207.5.")
        text = value.replace("%", "").replace(",", "").strip() if isinstance(value, str) else value
        return super()._deserialize(text, attr, data, **kwargs)


LEAST = Decimal("0.01")


@dataclass(frozen=True)
class Within:
    """From 0 (or from the least that is more) up to the largest; the API's description says so, too."""

    above: bool

    def __call__(self, value: Decimal) -> None:
        least = LEAST if self.above else 0
        if not least <= value <= LARGEST:
            raise ValidationError(f"Give a number from {least} up to {LARGEST:,}.")


def a_number(label: str, *, required: bool = False, above: bool = False) -> Any:
    return Number(
        required=required,
        validate=Within(above),
        allow_none=not required,
        allow_nan=False,
        error_messages={
            "required": f"{label}: give the number.",
            "null": f"{label}: give the number.",
            "invalid": "Give a number, such as 207.5.",
        },
        metadata={"label": label, "widget": "line", "maximum": LARGEST} | {"minimum": float(LEAST) if above else 0},
    )


def one_recommendation() -> Any:
    return fields.UUID(
        required=True,
        error_messages={"required": "Say which recommendation.", "invalid_uuid": NO_ID},
        metadata={"label": "Recommendation", "widget": "recommendation"},
    )


def addressed() -> Any:
    return lines("Addressed to", "names", hint="Whom the report asks, such as the board; one on each line.")


class MakeRecommendation(OnInspection):
    order, heading = "make_recommendation", "Record a recommendation"
    reference = line("Reference", 40, hint="Its number in the report.")
    text = words("What is recommended", required=True, hint="Word for word.", missing="Write what is recommended.")
    addressed_to = addressed()
    recommendation = an_id("Id")


class OnRecommendation(OnInspection):
    recommendation = one_recommendation()


class RewordRecommendation(OnRecommendation):
    order, heading = "reword_recommendation", "Put the wording right"
    reference = line("Reference", 40, hint="Its number in the report.")
    text = words("What is recommended", required=True, hint="Word for word.", missing="Write what is recommended.")
    addressed_to = addressed()


class AnswerRecommendation(OnRecommendation):
    order, heading = "answer_recommendation", "Answer a recommendation"
    response = choice("Response", RESPONSES)
    answered_by = line("Answered by", hint="Who answered for the service, such as the chair of the board.")
    words = words("In these words", hint="What the response says beside that.")


class ServeRecommendation(OnRecommendation):
    order, heading, roles = "serve_recommendation", "Say what serves a recommendation", EDITORS
    objectives = fields.List(
        fields.UUID(error_messages={"invalid_uuid": NO_ID}),
        validate=HowMany(50, "objectives", 0),
        error_messages={"invalid": "Give this as a list."},
        metadata={
            "label": "Objectives", "widget": "objectives",
            "hint": "Every action of such an objective serves it too. All that serve it, each time.",
        },
    )  # fmt: skip
    actions = several_named("action", "Actions", hint="All that serve it, each time; of whichever plans.")


def one_entry() -> Any:
    return fields.UUID(
        required=True,
        error_messages={"required": "Say which entry (its id).", "invalid_uuid": NO_ID},
        metadata={"label": "Entry", "widget": "entry"},
    )


class CorrectInspection(OnInspection):
    order, heading = "correct_inspection", "Take back an entry"
    entry = one_entry()
    reason = words("Reason", required=True, hint="What was wrong with it.", missing="Say what was wrong.")


class OneScore(Schema):
    """A line of an audit's table, as it stands there."""

    group = line("Part", hint=None)
    standard = line("Standard", required=True)
    points = a_number("Points", required=True)
    maximum = a_number("Of", required=True, above=True)
    percent = a_number("Per cent")
    rating = choice("Rating", A_RATING, required=False)
    overall = fields.Bool(
        allow_none=True,
        metadata={"label": "This line is", "widget": "choice", "options": {"True": "Overall of its part"}},
    )

    @post_load
    def as_score(self, data: dict[str, Any], **_: Any) -> Score:
        given = {name: value for name, value in data.items() if value is not None}
        texts = {name: given[name].strip() for name in ("group", "standard") if name in given}
        return Score(**given | texts)


class OneCutOff(Schema):
    """A rating and the least share of the points that earns it."""

    rating = line("Rating", 60, required=True)
    least = a_number("From per cent", required=True)

    @post_load
    def as_pair(self, data: dict[str, Any], **_: Any) -> tuple[str, Decimal]:
        return data["rating"].strip(), data["least"]


def score_lines() -> Any:
    return fields.List(
        fields.Nested(OneScore),
        required=True,
        validate=HowMany(300, "lines"),
        error_messages={"required": "Scores: give at least one line.", "invalid": "Give this as a list."},
        metadata={
            "label": "Scores", "widget": "scores",
            "hint": "As the table says them. What does not add up is kept and shown, never put right in silence.",
        },
    )  # fmt: skip


class RecordAudit(OnAuthority):
    order, heading, roles = "record_audit", "Record a local audit", EDITORS
    title = headline("Title", required=True, hint="Such as: case audit, spring 2026.", missing="Say which audit.")
    framework = line("Framework", 500, required=True, hint="By whose standards it was scored.")
    edition = line("Edition", 60, hint="Which edition of the framework, such as 2021.")
    stage = choice("Which audit it is", STAGES, required=False)
    inspection = fields.UUID(
        allow_none=True,
        error_messages={"invalid_uuid": NO_ID},
        metadata={
            "label": "Beside which inspection", "widget": "inspection", "hint": "Whose ratings it stands beside.",
        },
    )  # fmt: skip
    auditor = line("Audited by")
    scores = score_lines()
    cut_offs = fields.List(
        fields.Nested(OneCutOff),
        validate=[HowMany(10, "ratings")],
        error_messages={"invalid": "Give this as a list."},
        metadata={
            "label": "Cut-offs", "widget": "cut_offs", "hint": "Which share of the points earns which rating.",
            "doc": "Those of the inspectorate if missing.",
        },
    )  # fmt: skip
    audit = an_id("Id")

    @post_load
    def fixed(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        return data | {name: tuple(data[name]) for name in ("scores", "cut_offs") if data.get(name)}


class ScoreAudit(OrderSchema):
    order, heading, on, roles = "score_audit", "Score the audit anew", "audit", EDITORS
    audit = fields.UUID(
        required=True,
        error_messages={"required": "Say which audit (its id).", "invalid_uuid": NO_ID},
        metadata={"label": "Audit", "widget": "audit"},
    )
    scores = score_lines()


class CorrectAudit(OrderSchema):
    order, heading, on, roles = "correct_audit", "Take back scores", "audit", EDITORS
    audit = fields.UUID(
        required=True,
        error_messages={"required": "Say which audit (its id).", "invalid_uuid": NO_ID},
        metadata={"label": "Audit", "widget": "audit"},
    )
    entry = one_entry()
    reason = words("Reason", required=True, hint="What was wrong with it.", missing="Say what was wrong.")


ON_INSPECTIONS = (
    MakeRecommendation, RewordRecommendation, AnswerRecommendation, ServeRecommendation, CorrectInspection,
    RecordAudit, ScoreAudit, CorrectAudit,
)  # fmt: skip
