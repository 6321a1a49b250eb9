"""Which orders a page offers, and where their forms are: only to roles that may give them, never on a past page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from flask_login import current_user

from projections.asked import Asked
from web.orders import ORDERS
from web.permissions import has_role


class Button(NamedTuple):
    order: str
    text: str
    url: str


EVERYDAY = (
    "note_progress", "change_rag", "revise_due_date", "attach_evidence", "name_leads", "set_measure", "amend_wording",
    "tag_themes", "serve_objectives", "name_adoption", "add_sub_action", "close_sub_action", "pause", "resume",
)  # fmt: skip
DECISIONS = ("complete", "embed", "carry_forward", "transfer", "merge", "supersede", "withdraw", "reopen",
             "name_origin")  # fmt: skip
LEAVING = tuple(name for name in DECISIONS if name not in ("reopen", "name_origin"))
TYPED_UP_LATE = ("note_progress", "change_rag", "revise_due_date", "attach_evidence", "tag_themes")
"""What an action that has left its plan may still need: minutes of a day before it left."""
ON_A_RUNNING_PLAN = ("create_action", "set_objective", "sign_off_plan", "close_plan")
SETTING_UP = ("announce_inspection", "adopt_rag_scheme", "set_lead_glossary", "share_with_region")


def offered(names: Iterable[str], base: str, authority: str, asked: Asked) -> list[Button]:
    """Buttons to the forms of these orders, for whoever is signed in; none when the page answers for the past."""
    if not asked.is_now:
        return []
    return [
        Button(name, ORDERS[name].heading, f"{base}{name.replace('_', '-')}")
        for name in names
        if has_role(current_user, authority, ORDERS[name].roles)
    ]


def on_action(action: dict[str, Any], authority: str, asked: Asked) -> dict[str, list[Button]]:
    """Grouped: what happens every day, what is decided, and what may still come late."""
    base = f"/{authority}/actions/{action['id']}/"
    left = action["status"] not in ("open", "paused")
    if left:
        decisions = () if action["status"] == "carried_forward" else ("reopen",)
        return {
            "everyday": [],
            "decisions": offered(decisions, base, authority, asked),
            "late": offered(TYPED_UP_LATE, base, authority, asked),
        }
    without = {"reopen", "pause" if action["status"] == "paused" else "resume"}
    if not any(part["status"] == "open" for part in action["sub_actions"]):
        without.add("close_sub_action")
    if action["origins"]:
        without.add("name_origin")
    return {
        "everyday": offered([name for name in EVERYDAY if name not in without], base, authority, asked),
        "decisions": offered([name for name in DECISIONS if name not in without], base, authority, asked),
        "late": [],
    }


def on_plan(plan: dict[str, Any], authority: str, asked: Asked) -> list[Button]:
    if plan["status"] not in ("open", "signed_off"):
        return []
    return offered(ON_A_RUNNING_PLAN, f"/{authority}/plans/{plan['id']}/", authority, asked)


def on_authority(plans: list[dict[str, Any]], authority: str, asked: Asked) -> dict[str, list[Button]]:
    running = [plan for plan in plans if plan["status"] in ("open", "signed_off")]
    names = ("open_plan", "combine_plans") if len(running) > 1 else ("open_plan",)
    return {
        "plans": offered(names, f"/{authority}/", authority, asked),
        "setting up": offered(SETTING_UP, f"/{authority}/", authority, asked),
    }


def on_inspection(inspection: dict[str, Any], authority: str, asked: Asked) -> list[Button]:
    names = [] if inspection["fieldwork_on"] or inspection["published_on"] else ["start_fieldwork"]
    names += [] if inspection["published_on"] else ["publish_inspection"]
    return offered(names, f"/{authority}/inspections/{inspection['id']}/", authority, asked)
