"""Where what is declared of an action does not go with what is recorded of it: the one list of pages and findings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from projections.called import STATUSES, days

GOOD = ("on_track", "complete")
DONE = ("completed", "embedded")
NOT_DONE = ("at_risk", "off_track", "not_started")
OPEN = ("open", "paused")
NOT_STARTED = re.compile(
    r"\b(?:(?:has|have|was|were|is|are)(?: not|n[’']t)(?: yet)?(?: been)? (?:started|begun|commenced)"
    r"|not (?:yet )?(?:started|begun|commenced|under ?way)|yet to (?:be )?(?:start|begin|begun|commence|started)"
    r"|still to (?:start|begin)|no start\b(?! date)|no progress (?:yet|so far|to date|has been made))\b",
    re.IGNORECASE,
)


class Contradiction(NamedTuple):
    """`kind` is of a finding; `words` as a plan's page has them beside the rating."""

    kind: str
    words: str


def contradictions(action: Mapping[str, Any]) -> list[Contradiction]:
    """Shown, and left to the authority."""
    if action["status"] in DONE:
        return when_done(action)
    return while_open(action) if action["status"] in OPEN else []


def while_open(action: Mapping[str, Any]) -> list[Contradiction]:
    rag, late = action["rag"], action["computed"]["days_overdue"]
    scale, found = rag["scale"] if rag else None, []
    if scale == "complete":
        overdue = f" and {days(late)} overdue" if late else ""
        status = STATUSES[action["status"]].lower()
        found.append(Contradiction("complete_but_open", f"Rated {rag['label']}, but still {status}{overdue}"))
    if scale == "on_track" and late:
        found.append(Contradiction("overdue_green", f"Rated {rag['label']}, but {days(late)} overdue"))
    if scale == "not_started" and action["notes"] and not says_so_itself(action):
        notes = "a progress note" if action["notes"] == 1 else f"{action['notes']} progress notes"
        found.append(Contradiction("not_started_noted", f"Rated {rag['label']}, but has {notes}"))
    if action["due"] and action["due"]["kind"] == "completed":
        found.append(Contradiction("due_says_done", "The due date says that it is done, but the action is open"))
    return found


def when_done(action: Mapping[str, Any]) -> list[Contradiction]:
    rag, status = action["rag"], STATUSES[action["status"]]
    parts, found = open_parts(action), []
    if rag and rag["scale"] in NOT_DONE:
        found.append(Contradiction("done_rated_otherwise", f"{status}, but last rated {rag['label']}"))
    if parts:
        still = "a sub-action is" if parts == 1 else f"{parts} sub-actions are"
        found.append(Contradiction("done_part_open", f"{status}, but {still} open"))
    return found


def says_so_itself(action: Mapping[str, Any]) -> bool:
    """Whether its latest note says that it has not begun: then the rating is right."""
    latest = action["progress"][-1:]
    return bool(latest and NOT_STARTED.search(latest[0]["text"]))


def open_parts(action: Mapping[str, Any]) -> int:
    return sum(part["status"] == "open" for part in action["sub_actions"])
