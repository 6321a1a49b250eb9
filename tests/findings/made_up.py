"""Plans as `Reader.plan` gives them, with the entries that findings rest on, as short as a test needs them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

from projections.findings.answer import found_in
from projections.findings.found import Entry, Finding
from projections.findings.ground import Ground

TODAY = date(2026, 11, 20)
BEGAN, ENDS = date(2026, 4, 1), date(2027, 3, 31)
GREEN = {"label": "Green", "colour": "green", "scale": "on_track", "reason": None}
BLUE = {"label": "Blue", "colour": "blue", "scale": "complete", "reason": None}
NUMBERS = count(1)


def an_id() -> UUID:
    return UUID(int=next(NUMBERS))


def an_action(title: str = "Review every exit plan", *entries: Entry, **said: Any) -> dict[str, Any]:
    """One that was created on the plan's first day, of which somebody said something last week."""
    note = said.pop("note", "Half are reviewed.")
    on = said.pop("noted_on", TODAY - timedelta(days=7))
    due = said.pop("due", None)
    action = {
        "id": an_id(), "ref": None, "title": title, "objectives": [], "leads": [], "rag": None, "status": "open",
        "due": {"text": f"{due}", "kind": "day", "on": due} if due else None, "left_on": None, "outcome": None,
        "check_on": None, "evidence": [], "sub_actions": [], "notes": 1 if note else 0, "times_carried": 0,
        "days_slipped_in_all": 0, "origins": [], "created_on": BEGAN,
        "progress": [{"effective_on": on, "text": note}] if note else [],
    } | said  # fmt: skip
    late = (TODAY - due).days if due and action["status"] == "open" else 0
    action["computed"] = {"overdue": late > 0, "days_overdue": max(0, late)}
    told = [an_entry("ActionCreated", BEGAN)]
    told += [an_entry("RagChanged", BEGAN)] if action["rag"] else []
    told += [an_entry("ProgressNoted", on)] if note else []
    return action | {"entries": [*told, *entries]}


def an_entry(event: str, on: date = TODAY, says: tuple[str, ...] = (), text: str | None = None) -> Entry:
    number = next(NUMBERS)
    at = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    return Entry(UUID(int=number), number, event, on, at, says, text)


def a_plan(*actions: dict[str, Any], **said: Any) -> dict[str, Any]:
    return {
        "id": an_id(), "title": "Delivery plan", "kind": "delivery_plan", "period": "2026-27", "starts_on": BEGAN,
        "ends_on": ENDS, "opened_on": BEGAN, "status": "open", "glossary": [], "actions": list(actions),
    } | said  # fmt: skip


def findings(*plans: dict[str, Any], as_at: date = TODAY, **more: Any) -> list[Finding]:
    entries = {action["id"]: action["entries"] for plan in plans for action in plan["actions"]}
    return found_in(Ground(as_at, plans, entries, **more))


def kinds(*plans: dict[str, Any], **more: Any) -> list[str]:
    return [each.kind for each in findings(*plans, **more)]


def a_lead(text: str, unknown: bool = False) -> dict[str, Any]:
    return {"text": text, "name": None, "role": None, "unknown": unknown}


def an_objective(title: str) -> dict[str, Any]:
    return {"id": an_id(), "ref": None, "title": title}
