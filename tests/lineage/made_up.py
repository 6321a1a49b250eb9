"""Plans as `Reader.plan` gives them, without a database."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid5

from tests.lineage.telling import NEWER, OLDER

NAMES = UUID(int=5)


def action(plan: UUID, ref: str, title: str, leads: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
    return {
        "id": uuid5(plan, ref), "plan_id": plan, "ref": ref, "title": title, "measure": None, "objectives": [],
        "section": None, "leads": [{"text": lead} for lead in leads], "due": None, "progress": [], "sub_actions": [],
        "status": "open", "origins": [], "carried_to": None, "to_action": None, "times_carried": 0,
        "days_slipped_in_all": 0, "created_on": date(2024, 4, 1),
    } | more  # fmt: skip


def plan(which: str, **more: Any) -> dict[str, Any]:
    id, rows, year = (uuid5(NAMES, which), OLDER, 2024) if which == "older" else (uuid5(NAMES, which), NEWER, 2025)
    return {
        "id": id, "title": "Youth Justice Plan", "kind": "youth_justice_plan", "period": f"{year}-{year - 1999}",
        "starts_on": date(year, 4, 1), "ends_on": date(year + 1, 3, 31), "opened_on": date(year, 4, 1),
        "status": "open", "actions": [action(id, ref, title, tuple(leads)) for ref, title, leads, _ in rows],
    } | more  # fmt: skip
