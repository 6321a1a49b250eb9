"""Which actions of a theme are meant: every number on a theme's page leads to the list that it counts.

`open`, `overdue`, `quiet`, `done`, `all`; `slip-90`: a class of slippage; `took-365`: a class of how long it took;
`carried_forward` and the like: what became of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from domain.action_state import DISPOSITIONS
from projections.called import STATUSES
from projections.region.theme_page import DONE, SLIP_CLASSES, Action, days_open, latest_of_lines, slip_class

LENGTHS = ((91, "Up to 3 months"), (182, "3 to 6 months"), (365, "6 to 12 months"), (730, "1 to 2 years"),
           (10**6, "More than 2 years"))  # fmt: skip
"""The most days of each class."""
OPEN = "open"
SIMPLE: dict[str, tuple[str, Callable[[Action], bool]]] = {
    OPEN: ("open", lambda action: action["status"] not in DISPOSITIONS),
    "overdue": ("overdue", lambda action: action["computed"]["overdue"]),
    "quiet": ("open without news for 90 days", lambda action: action["computed"]["no_news"]),
    "done": ("done", lambda action: action["status"] in DONE),
    "all": ("in all, whatever became of them", lambda action: True),
}
SLIPPED = {f"slip-{key}": name for key, name in SLIP_CLASSES.items()}
TOOK = {f"took-{most}": name for most, name in LENGTHS}
BECAME = {f"was-{status}": name for status, name in STATUSES.items()}
WHICH = {key: name for key, (name, _) in SIMPLE.items()} | {
    key: name[0].lower() + name[1:] for key, name in (SLIPPED | TOOK | BECAME).items()
}


def picked(actions: Iterable[Action], which: str, period: str = "") -> list[Action]:
    """Those that are meant, in their order; `period`: only those of plans for it."""
    actions = [action for action in actions if not period or action["period"] == period]
    if which in SIMPLE:
        return list(filter(SIMPLE[which][1], actions))
    if which in BECAME:
        return [action for action in actions if f"was-{action['status']}" == which]
    if which in TOOK:
        return [action for action in actions if (days := days_open(action)) is not None and took(days) == which]
    counted = {action["id"] for action in latest_of_lines(actions) if slip_class(action) == SLIPPED[which]}
    return [action for action in actions if action["id"] in counted]


def took(days: int) -> str:
    return next(f"took-{most}" for most, _ in LENGTHS if days <= most)


def by_length(days: Iterable[int]) -> Sequence[tuple[str, int]]:
    counts = Counter(map(took, days))
    return [(name, counts[key]) for key, name in TOOK.items()]
