"""Orders on one action."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError, fields, validates_schema

from domain.action_state import DISPOSITIONS
from domain.succession import HOW
from domain.theme import THEMES
from projections.called import WAYS_TO_LEAVE
from web.orders.schema import (
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

assert tuple(WAYS_TO_LEAVE) == DISPOSITIONS
BECAME = {
    "carried": "Carried on in the same words",
    "reworded": "Carried on in other words",
    "split": "One of several that it was split into",
    "merged": "Several became this one",
}
assert tuple(BECAME) == HOW


def themes() -> Any:
    return fields.List(
        fields.Str(error_messages={"invalid": "Give each theme as its code."}),
        required=True,
        validate=HowMany(len(THEMES), "themes"),
        error_messages={"required": "Themes: choose at least one.", "invalid": "Give this as a list of codes."},
        metadata={"label": "Themes", "widget": "choices", "options": THEMES},
    )


class OnAction(OrderSchema):
    on = "action"
    action = named("action", "Action", required=True)
    plan = named("plan", "Plan", hint="Narrows a reference that several plans use.")
    period = line("Period", 40, hint="Narrows it further.")


class AmendWording(OnAction):
    order, heading = "amend_wording", "Amend the wording"
    title = headline("Title", hint="What will be done.")
    reference = line("Reference", 40, hint="As you write it in the plan.")
    reason = words("Reason")

    @validates_schema
    def something_is_new(self, data: dict[str, Any], partial: Any = None, **_: Any) -> None:
        if not partial and not data.get("title") and not data.get("reference"):
            raise ValidationError("Give a new title or a new reference.", "title")


class NoteProgress(OnAction):
    order, heading = "note_progress", "Note progress"
    text = words("Progress", required=True, hint="What has happened, and what comes next.", missing="Write the note.")


class ChangeRag(OnAction):
    order, heading = "change_rag", "Change the RAG"
    rag = line("Rating", 60, required=True, widget="rating", missing="Choose a rating.")
    reason = words("Reason", required=True, hint="Why the rating changes.", missing="Say why the rating changes.")


class ReviseDueDate(OnAction):
    order, heading = "revise_due_date", "Revise the due date"
    due = line(
        "New due date", 200, required=True, missing="Give the new due date.",
        hint="As you would write it: 30 September 2026, Sept 26, Q4 2026-27, quarterly until March 27.",
    )  # fmt: skip
    reason = words("Reason", required=True, hint="Why it moves.", missing="Say why the date moves.")
    meeting = line("Approved by", hint="The board or meeting that agreed it, if one did.")
    meeting_on = a_day("Date of that meeting")

    @validates_schema
    def a_meeting_has_a_name(self, data: dict[str, Any], partial: Any = None, **_: Any) -> None:
        if not partial and data.get("meeting_on") and not data.get("meeting"):
            raise ValidationError("Say which meeting it was.", "meeting")


class NameLeads(OnAction):
    order, heading = "name_leads", "Name the leads"
    leads = lines("Leads", "leads", required=True, hint="All of them, as you write them in the plan; one on each line.")


class SetMeasure(OnAction):
    order, heading = "set_measure", "Set the measure"
    measure = words(
        "Measure", required=True, hint="How you will know that it is achieved.", missing="Write the measure."
    )


class TagThemes(OnAction):
    order, heading = "tag_themes", "Tag the themes"
    themes = themes()
    proposed = fields.List(
        fields.Str(error_messages={"invalid": "Give each theme as its code."}),
        allow_none=True,
        validate=HowMany(len(THEMES), "themes"),
        error_messages={"invalid": "Give this as a list of codes."},
        metadata={
            "label": "Proposed", "widget": None,
            "doc": "The themes that the system had proposed, as it answers them; leave it out if nobody saw them.",
        },
    )  # fmt: skip


class ServeObjectives(OnAction):
    order, heading = "serve_objectives", "Change the objectives"
    objectives = several_named("objective", "Objectives", required=True, hint="All that this action serves.")


class AddSubAction(OnAction):
    order, heading = "add_sub_action", "Add a sub-action"
    title = headline("What this part is", required=True, missing="Write what this part is.")
    label = line("Label", 20, hint="Such as A), b or 2.1.")
    sub_action = an_id("Id")


class CloseSubAction(OnAction):
    order, heading = "close_sub_action", "Close a sub-action"
    sub_action = named("part", "Sub-action", required=True)
    disposition = choice("What became of it", WAYS_TO_LEAVE)
    note = words("Note")
    to_action = named("action", "Into which action", hint="Where it goes on in another action of this registry.")


class AttachEvidence(OnAction):
    order, heading = "attach_evidence", "Attach evidence"
    evidence = words(
        "Evidence", required=True, hint="A link, or a note that says where to find it.", missing="Write it."
    )


class Complete(OnAction):
    order, heading = "complete", "Complete"
    note = words("Note", hint="What was achieved.")


class Embed(OnAction):
    order, heading, roles = "embed", "Embed as business as usual", MANAGERS
    note = words("Note")
    check_on = a_day("Check that it still is, on", hint="A day in the future, for a look whether it lasts.")


class CarryForward(OnAction):
    order, heading, roles = "carry_forward", "Carry forward", MANAGERS
    into = named("plan", "Into which plan", required=True, hint="One of the same or a later period.")
    title = headline("New wording", hint="If it is reworded; else it keeps its title.")
    reference = line("New reference", 40, hint="If it changes.")
    due = line("New due date", 200, hint="If it changes.")
    decision = words("Decision", hint="What was decided, and by whom.")
    objectives = several_named("objective", "Objectives there")
    new_action = an_id("Id of the new action")


class NameOrigin(OnAction):
    order, heading, roles = "name_origin", "Say where it came from", MANAGERS
    effective_label = "From which day it counts"
    from_actions = several_named(
        "action", "From which action", required=True,
        hint="Of an earlier plan; several, where they became this one. They leave their plan by this.",
    )  # fmt: skip
    how = choice("How", BECAME, required=False, hint="Left out, it follows from the words.")
    decision = words("Decision", hint="What was decided, and by whom.")


class NameAdoption(OnAction):
    order, heading = "name_adoption", "Say that it was adopted"
    from_action = named(
        "shared action", "From which action of another service", required=True,
        hint="One that its service shares with the region.",
    )  # fmt: skip
    note = words("Note", hint="What was taken over, and what is different here.")


class Transfer(OnAction):
    order, heading, roles = "transfer", "Transfer", MANAGERS
    to = line("To", required=True, hint="The plan, service or body that takes it over.", missing="Say where it goes.")
    to_plan = named("plan", "Which plan", hint="If it is a plan in this registry.")
    reason = words("Reason")


class Merge(OnAction):
    order, heading, roles = "merge", "Merge", MANAGERS
    into_action = named("action", "Into which action", required=True)
    reason = words("Reason")


class Supersede(OnAction):
    order, heading, roles = "supersede", "Supersede", MANAGERS
    by = line(
        "By what", 2000,
        hint="What replaces it, here or outside. Not needed where you choose an action: its title is taken.",
    )  # fmt: skip
    by_action = named("action", "Which action", hint="If it is an action in this registry.")
    reason = words("Reason")

    @validates_schema
    def something_replaces_it(self, data: dict[str, Any], partial: Any = None, **_: Any) -> None:
        if not partial and not data.get("by") and not data.get("by_action"):
            raise ValidationError("Say what replaces it, or choose the action that does.", "by")


class Withdraw(OnAction):
    order, heading, roles = "withdraw", "Withdraw", MANAGERS
    reason = words("Reason", required=True, hint="Why it is dropped.", missing="Say why it is dropped.")


class Pause(OnAction):
    order, heading = "pause", "Pause"
    reason = words("Reason", required=True, missing="Say why it waits.")


class Resume(OnAction):
    order, heading = "resume", "Resume"
    reason = words("Reason")


class Reopen(OnAction):
    order, heading, roles = "reopen", "Reopen", MANAGERS
    reason = words("Reason", required=True, missing="Say why it is open again.")


class CorrectEntry(OnAction):
    order, heading = "correct_entry", "Correct an entry"
    entry = fields.UUID(
        required=True,
        error_messages={"required": "Say which entry (its id).", "invalid_uuid": "This is not an id (a UUID)."},
        metadata={"label": "Entry", "widget": "entry"},
    )
    reason = words("Reason", required=True, hint="What was wrong with it.", missing="Say what was wrong.")
    instead = fields.Dict(
        keys=fields.Str(),
        allow_none=True,
        error_messages={"invalid": "Give the right fields as an object."},
        metadata={
            "label": "What is right instead", "widget": "fields",
            "doc": "The right fields of that entry, as its order takes them; also `effective_on`."
            " Left out: only take it back.",
        },
    )  # fmt: skip


ON_ACTIONS = (
    NoteProgress, ChangeRag, ReviseDueDate, AmendWording, NameLeads, SetMeasure, TagThemes, ServeObjectives,
    AddSubAction, CloseSubAction, AttachEvidence, Complete, Embed, CarryForward, NameOrigin, NameAdoption, Transfer,
    Merge, Supersede, Withdraw, Pause, Resume, Reopen, CorrectEntry,
)  # fmt: skip
