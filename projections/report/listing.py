"""An action as an adviser needs it in a list: what it wants, by when, how it stands, what was heard of it last."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from domain.action_state import DISPOSITIONS
from domain.sharing import PROGRESS
from projections.called import STATUSES, days, later, times
from projections.region.overview import NOT_RATED
from projections.report.blocks import STEPS, Cell, Lines
from projections.report.known import Action, Known

HEADS = ("No.", "Service", "Action", "Due", "Stands", "Latest progress")
WIDTHS = (0.6, 1.9, 4.6, 1.9, 1.9, 3.4)
Services = Mapping[str, Mapping[str, Any]]
"""Slug → what `RegionReader.services` says of it."""


def row(action: Action, known: Known, services: Services) -> list[Cell]:
    return [known.name(action["id"]), service(action), wording(action), due(action), stands(action),
            latest(action, services)]  # fmt: skip


def service(action: Action) -> Lines:
    """With the roles that lead it, where they are shared."""
    roles = ", ".join(lead["role"] for lead in action["leads"])
    return Lines(action["service"], (f"Led by: {roles}",) if roles else ())


def wording(action: Action) -> Lines:
    measure = (f"Measure: {action['measure']}",) if action["measure"] else ("No measure",)
    proposed = ("This theme is proposed, nobody has confirmed it",) if action["proposed"] else ()
    return Lines(f"{action['ref']} {action['title']}" if action["ref"] else action["title"], measure + proposed)


def due(action: Action) -> Lines | str:
    """When, when at first, and how far that lies apart, carrying forward included."""
    if action["due"] is None:
        return "–"
    said = action["due"]
    first = [f"Before: {said['original_text']}"] if said["revisions"] else []
    if slipped := action["days_slipped_in_all"]:
        promised = f" ({on(action['first_promised'])})" if action["first_promised"] else ""
        first = [f"{later(slipped)} than first promised{promised}"]
    late = [f"{days(action['computed']['days_overdue'])} overdue"] if action["computed"]["overdue"] else []
    return Lines(said["text"], (*first, *late))


def stands(action: Action) -> Lines:
    """How it is rated, or how it left; since when there has been such an action, and how often it was carried."""
    gone = action["status"] in DISPOSITIONS
    paused = ("Paused",) if action["status"] == "paused" else ()
    left = f" on {on(action['left_on'])}" if action["left_on"] else ""
    words = f"{STATUSES[action['status']]}{left}" if gone else STEPS[action["common"] or NOT_RATED]
    carried = (f"Carried forward {times(action['times_carried'])}",) if action["times_carried"] else ()
    return Lines(words, (*paused, f"{'Began' if gone else 'Open since'} {on(action['opened_on'])}", *carried))


def latest(action: Action, services: Services) -> Lines | str:
    """The last note where progress is shared; where it is not, when there was one."""
    if action["progress"]:
        note = action["progress"][-1]
        return Lines(note["text"], (on(note["effective_on"]),))
    if action["latest_note_on"] is None:
        return "No note yet"
    said = services[action["authority"]]
    shared = PROGRESS in said["by_plan"].get(action["plan"], said["shares"])
    return Lines("Erased" if shared else "Not shared", (f"Last note {on(action['latest_note_on'])}",))


def on(day: date) -> str:
    return f"{day:%-d %b %Y}"
