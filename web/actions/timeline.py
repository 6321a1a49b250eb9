"""What happened to an action, newest first: entries of one order together, corrections beside what they correct."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from domain.correcting import ORDER_OF
from web.wording import Names, days, later, told

Entry = dict[str, Any]
NEVER = ("ActionCreated", "EntryCorrected", "FindingDismissed")
"""Entries that are not corrected on the action's own page."""


def happenings(entries: list[Entry], names: Names) -> list[dict[str, Any]]:
    """One item for each order: when it was true, when and by whom recorded, and its entries in words."""
    named = dict(names)
    by_id = {str(entry["event_id"]): entry for entry in entries}
    for entry in entries:
        if entry["event"] == "SubActionAdded":
            named.setdefault(entry["body"]["sub_action"], entry["body"]["label"] or entry["body"]["title"])
        entry["told"] = told(entry, named)
        named[str(entry["event_id"])] = entry["told"].what
    for entry in entries:
        if entry["event"] == "EntryCorrected":
            entry["told"] = told(entry, named)
            entry["wrong"] = by_id.get(entry["body"]["corrected"])
        entry["correction"] = by_id.get(str(entry["corrected_by"])) if entry["corrected"] else None
        entry["correctable"] = not entry["corrected"] and entry["event"] not in NEVER
        entry["dismissal"] = not entry["corrected"] and entry["event"] == "FindingDismissed"
        entry["replaceable"] = entry["event"] in ORDER_OF
    together = groupby(entries, key=lambda entry: (entry["command_id"], entry["effective_on"]))
    return [item(list(group)) for _, group in together][::-1]


def item(entries: list[Entry]) -> dict[str, Any]:
    first = entries[0]
    return {
        "entries": entries,
        "effective_on": first["effective_on"],
        "recorded_at": first["recorded_at"],
        "by": first["by"],
        "late": f"recorded {days(first['days_late'])} late" if first["late"] else "",
        "later": "" if first["late"] or first["days_late"] < 1 else f"recorded {later(first['days_late'])}",
        "after_announcement": first["after_announcement"],
        "source": first["source"],
        "corrected": all(entry["corrected"] for entry in entries),
    }
