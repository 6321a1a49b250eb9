"""Orders on indicators: which ones a service keeps, how they are defined, what was reported."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError, fields, post_load

from domain.national import BETTER, COMPARED_WITH, NATIONAL, UNIT_NAMES
from domain.reported import read
from web.orders.on_authorities import OnAuthority
from web.orders.on_inspections import NO_ID, a_number
from web.orders.schema import EDITORS, Day, OrderSchema, a_day, an_id, choice, headline, line, named, words

A_NATIONAL_ONE = {code: each.name for code, each in NATIONAL.items()}


def a_period(text: str) -> None:
    try:
        read(text)
    except ValueError as unclear:
        raise ValidationError(str(unclear)) from None


def period() -> Any:
    of = line(
        "Period", 60, required=True, missing="Say for which period.",
        hint="Such as Q3 2022-23, 2022-23, Apr 22 – Mar 23, 12 months to March 2023, or Jan–Dec 2020 cohort.",
    )  # fmt: skip
    of.validators = [*of.validators, a_period]
    return of


def unit(hint: str | None = None) -> Any:
    return choice("Counted in", UNIT_NAMES, required=False, hint=hint)


class DefineIndicator(OnAuthority):
    order, heading, roles = "define_indicator", "Keep an indicator", EDITORS
    code = choice(
        "Of the national list", A_NATIONAL_ONE, required=False, hint="Or leave this open, and name one of your own."
    )
    name = headline("One of your own", hint="What it is called here, such as: days from referral to first meeting.")
    unit = unit("Needed for one of your own; the national list says its own.")
    better = choice("Which way is better", BETTER, required=False)
    definition = words("How it is defined", hint="What exactly is counted, of whom. Changes are recorded as versions.")
    indicator = an_id("Id")


class OnIndicator(OrderSchema):
    on, roles = "indicator", EDITORS
    indicator = named("indicator", "Indicator", required=True)


class ReviseDefinition(OnIndicator):
    order, heading = "revise_definition", "Record a changed definition"
    text = words(
        "How it is defined now", required=True, missing="Write how it is defined now.",
        hint="Values of periods that end from the day below on follow it. No line will join them to the earlier ones.",
    )  # fmt: skip
    unit = unit("Leave open if that stays.")


class ReportValue(OnIndicator):
    order, heading = "report_value", "Report a value"
    period = period()
    value = a_number("Value", required=True)
    national, region, family, neighbours = (
        a_number(f"{label}, for comparison") for label in COMPARED_WITH.values()
    )  # fmt: skip
    published_on = a_day("Published on", hint="If it was published.")
    definition = fields.Int(
        allow_none=True,
        error_messages={"invalid": "Give the number of a definition."},
        metadata={
            "label": "Which definition it follows", "widget": "choice",
            "doc": "The number of its version. The one that held when the period ended, if missing.",
        },
    )  # fmt: skip
    note = words("Note", hint="What a reader must know, such as: two schools did not report.")
    effective_on = Day(
        metadata={
            "label": "Known from", "widget": "date",
            "hint": "Left open, it is the day of publication; or today, if it was not published.",
        },
    )  # fmt: skip

    @post_load
    def one_fact(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Comparators together; and what was published is true of that day, unless another is given."""
        said = {code: data.pop(code) for code in COMPARED_WITH if data.get(code) is not None}
        data = {name: each for name, each in data.items() if name not in COMPARED_WITH}
        if data.get("published_on") and not data.get("effective_on"):
            data["effective_on"] = data["published_on"]
        return data | ({"comparators": said} if said else {})


class CorrectValue(OnIndicator):
    order, heading = "correct_value", "Take back what was recorded wrongly"
    entry = fields.UUID(
        required=True,
        error_messages={"required": "Say which entry (its id).", "invalid_uuid": NO_ID},
        metadata={"label": "Entry", "widget": "entry"},
    )
    reason = words("What was wrong", required=True, missing="Say what was wrong.", hint="The history keeps both.")
    value = a_number("The right value")


ON_INDICATORS = (DefineIndicator, ReviseDefinition, ReportValue, CorrectValue)
