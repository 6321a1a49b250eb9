"""Taking back what was said of a succession: on the newer action and on the older ones, as one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from domain.refusals import InvalidOrder, UnknownEntry
from domain.together import Step
from projections.asked import Asked
from projections.history import history
from projections.reading import Reader

LEAVING = ("ActionCarriedForward", "ActionMerged")
Record = Mapping[str, Any]


def named(older: Record, newer: Record) -> list[tuple[Record, list[Record]]]:
    """What is said already: each action of the newer plan with those of the older that it came from."""
    olds = {action["id"]: action for action in older["actions"]}
    told = [(action, [olds[id] for id in action["origins"] if id in olds]) for action in newer["actions"]]
    return [(action, came) for action, came in told if came]


def steps(reader: Reader, action: UUID, reason: str) -> list[Step]:
    """First what the action says of where it came from, the latest first, then that those left for it."""
    if not reason.strip():
        raise InvalidOrder("Say why it is taken back.")
    entries = standing(reader, action)
    said = sorted((each for each in entries if each["event"] == "OriginNamed"), key=lambda each: -each["position"])
    if not said:
        raise UnknownEntry("This action was created as the one that goes on: withdraw it, and say why.")
    found = [(action, each) for each in said]
    for origin in dict.fromkeys(origin for each in said for origin in each["body"]["from_actions"]):
        if origin != created_from(entries):
            left = (each for each in standing(reader, UUID(origin)) if each["event"] in LEAVING)
            found += [(UUID(origin), each) for each in left if each["body"]["into_action"] == str(action)]
    return [
        Step("correct_entry", {"action": id, "entry": entry["event_id"], "reason": reason.strip()})
        for id, entry in found
    ]


def created_from(entries: list[dict[str, Any]]) -> str | None:
    """The action that it was created to carry on: that stands, whatever was named beside it."""
    carried = next((each["body"]["carried"] for each in entries if each["event"] == "ActionCreated"), None)
    return carried["from_action"] if carried else None


def standing(reader: Reader, action: UUID) -> list[dict[str, Any]]:
    asked = Asked.of()
    return [each for each in history(reader, action, asked.known_on) if not each["corrected"]]
