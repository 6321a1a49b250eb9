"""The numbers on top of a comparison."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from projections.between.differences import LEFT, Difference

KINDS = ("added", "gone", "left", "back", "changed", "unchanged")
COUNTED = ("rag", "due", "title", "leads", "measure", "themes", "objectives", "sub_actions", "evidence")


def counts(plans: Sequence[Difference], actions: Sequence[Difference]) -> dict[str, int]:
    """Every action once by what became of it, then how it left, and in how many what changed."""
    kinds: Counter[str] = Counter(each.kind for each in actions)
    ways = Counter(each.how for each in actions if each.how)
    changed = Counter(one.name for each in actions for one in each.fields)
    slips = [due.days or 0 for each in actions if (due := each.changed("due"))]
    return {
        "actions": len(actions),
        **{kind: kinds[kind] for kind in KINDS},
        **{way: ways[way] for way in LEFT},
        **{name: changed[name] for name in COUNTED},
        "carried_in": sum(1 for each in actions if each.kind == "added" and each.last["carried_from"]),
        "slipped": sum(days > 0 for days in slips),
        "days_slipped": sum(days for days in slips if days > 0),
        "notes_added": sum(notes_added(each) for each in actions),
        "split": sum(each.split for each in actions),
        "merged_in": sum(len(each.merged_from) for each in actions),
        "plans_changed": sum(each.kind != "unchanged" for each in plans),
    }


def notes_added(difference: Difference) -> int:
    """Progress notes that the second point has and the first has not."""
    old = (difference.before or {}).get("progress", [])
    return sum(note not in old for note in (difference.after or {}).get("progress", []))
