"""What whoever hands a document in says of it, as forms and programs write it: which plan, from which day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from marshmallow import RAISE, Schema, ValidationError, fields, pre_load

from domain import period as periods
from domain.plan import KINDS
from projections.answers import json_ready
from web.orders.desk import loaded
from web.orders.schema import AtMost, Day, blank, choice, headline, unkeepable

MOST = 100


class Period(fields.Str):
    """A plan year, "2025-26", or two dates with a slash between."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        text = super()._deserialize(value, attr, data, **kwargs)
        try:
            periods.read(text)
        except ValueError as unclear:
            raise ValidationError(str(unclear)) from None
        return text


def some_day(label: str, hint: str) -> fields.Field[Any]:
    return Day(allow_none=True, metadata={"label": label, "hint": hint})


def a_plan(hint: str) -> fields.Field[Any]:
    return fields.UUID(
        allow_none=True,
        error_messages={"invalid_uuid": "This is not the id of a plan."},
        metadata={"label": "Plan", "hint": hint},
    )


class PlanSettings(Schema):
    """A plan that is there, or one that is opened with the recording."""

    class Meta:
        unknown = RAISE

    error_messages: ClassVar[dict[str, str]] = {  # type: ignore[misc]
        "unknown": "There is no such setting.",
        "type": "Settings are a JSON object.",
    }

    plan = a_plan("The id of a plan that is there; leave it out to open one.")
    title = headline("Title", hint="What a new plan is called.")
    kind = choice("Kind", KINDS, required=False)
    period = Period(
        allow_none=True, validate=[blank, AtMost(40)], error_messages={"invalid": "Give this as text."},
        metadata={"label": "Period", "hint": "Of a new plan: 2025-26, or two dates with a slash between."},
    )  # fmt: skip

    @pre_load
    def without_what_is_empty(self, data: Any, **_: Any) -> Any:
        """A form sends all its fields. Refuses what no database can keep."""
        if reason := unkeepable(data):
            raise ValidationError(reason)
        if isinstance(data, Mapping):
            return {name: value for name, value in data.items() if value not in ("", None)}
        return data


class Settings(PlanSettings):
    """All of it; what is left out follows from the plan and from the day."""

    since = some_day("Since", "From which day its new actions count; the plan's first day if left out.")
    as_at = some_day("As at", "Of which day the document speaks; the one that it names itself if left out.")
    ratings = fields.Dict(
        keys=fields.Str(validate=AtMost(200)),
        values=fields.Str(allow_none=True, validate=AtMost(200)),
        validate=lambda given: _few(given),
        metadata={"label": "Ratings", "hint": "What its ratings are called here; empty to leave them out."},
    )
    into = fields.Dict(
        keys=fields.Str(validate=AtMost(200)),
        values=fields.Nested(PlanSettings),
        validate=lambda given: _few(given),
        metadata={"label": "Into", "hint": "Which plan “2026-27” is, where its decisions name one."},
    )


def _few(given: Mapping[str, Any]) -> None:
    if len(given) > MOST:
        raise ValidationError(f"Name at most {MOST}.")


def settings_of(given: Mapping[str, Any]) -> dict[str, Any]:
    """Settings as they are kept with the reading. Refuses `InvalidOrder`, with all problems of all fields."""
    found: dict[str, Any] = json_ready(loaded(Settings(), given))  # type: ignore[arg-type]
    return found
