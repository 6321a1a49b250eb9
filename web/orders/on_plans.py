"""Orders on plans: opening and closing them, their objectives, their new actions."""

from __future__ import annotations

from marshmallow import fields

from domain.plan import KINDS, OBJECTIVE_KINDS
from domain.theme import THEMES
from web.orders.schema import (
    EDITORS,
    MANAGERS,
    HowMany,
    OrderSchema,
    a_day,
    an_id,
    choice,
    headline,
    line,
    lines,
    named,
    several_named,
    words,
)

OF_A_PLAN = {each: each.capitalize() for each in OBJECTIVE_KINDS}


class OnPlan(OrderSchema):
    on = "plan"
    roles = MANAGERS
    plan = named("plan", "Plan", required=True)
    """By id or title; where the same title comes each year, with the period: "Delivery Plan 2026-27"."""


class OpenPlan(OrderSchema):
    order, heading, on, roles = "open_plan", "Open a plan", "authority", MANAGERS
    title = headline("Title", required=True, missing="Give the plan a title.")
    kind = choice("Kind", KINDS)
    period = line("Period", 40, required=True, hint="Such as 2026-27.", missing="Give the period.")
    plan = an_id("Id")


class SetObjective(OnPlan):
    order, heading = "set_objective", "Set an objective"
    title = headline("Title", required=True, missing="Write the objective.")
    reference = line("Reference", 40, hint="As you write it in the plan.")
    section = headline("Section", hint="The heading under which it stands, if there is one.")
    kind = choice("What you call it", OF_A_PLAN, required=False)
    objective = an_id("Objective", hint="An existing objective, to word it anew.")


class SignOffPlan(OnPlan):
    order, heading = "sign_off_plan", "Sign off"
    meeting = line("Meeting", required=True, hint="The board that agreed it.", missing="Name the meeting.")
    meeting_on = a_day("Date of the meeting", required=True)
    note = words("Note")


class ClosePlan(OnPlan):
    order, heading = "close_plan", "Close the plan"
    note = words("Note")


class CombinePlans(OrderSchema):
    order, heading, on, roles = "combine_plans", "Combine plans", "authority", MANAGERS
    plans = several_named(
        "plan", "Plans", required=True, least=2, hint="Those that become one. Their open actions go along."
    )
    title = headline("Title of the new plan", required=True, missing="Give the new plan a title.")
    kind = choice("Kind", KINDS)
    period = line("Period", 40, required=True, hint="Such as 2026-27.", missing="Give the period.")
    plan = an_id("Id of the new plan")


class CreateAction(OnPlan):
    order, heading, roles = "create_action", "Create an action", EDITORS
    title = headline("What will be done", required=True, missing="Write what will be done.")
    reference = line("Reference", 40, hint="As you write it in the plan; it need not be unique.")
    objectives = several_named("objective", "Objectives", hint="What it is for.")
    leads = lines("Leads", "leads", hint="As you write them in the plan; one on each line.")
    due = line(
        "Due date", 200, hint="As you would write it: 30 September 2026, Sept 26, Q4 2026-27, quarterly until March 27."
    )
    measure = words("Measure", hint="How you will know that it is achieved.")
    themes = fields.List(
        fields.Str(error_messages={"invalid": "Give each theme as its code."}),
        validate=HowMany(len(THEMES), "themes", least=0),
        error_messages={"invalid": "Give this as a list of codes."},
        metadata={"label": "Themes", "widget": "choices", "options": THEMES},
    )
    rag = line("Rating", 60, widget="rating")
    action = an_id("Id")


ON_PLANS = (OpenPlan, SetObjective, SignOffPlan, ClosePlan, CombinePlans, CreateAction)
