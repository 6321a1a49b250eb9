"""One row that is two actions, and two rows that are one: proposals taken apart and put together, no word lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Proposal = dict[str, Any]
OWN = ("sub_actions", "progress", "decisions")
"""What a second action does not share with the first."""
LISTS = ("sub_actions", "leads", "progress", "decisions")
TEXTS = ("title", "measure")
EITHER = ("ref", "section", "objective", "due", "rag", "rag_label", "status")


def split(says: Mapping[str, Any]) -> list[Proposal]:
    """In two: the second has everything that both may share, and a title to be written."""
    return [dict(says), dict(says) | {"title": "", **{name: [] for name in OWN}}]


def split_parts(says: Mapping[str, Any]) -> list[Proposal]:
    """Each part an action of its own, under the words that stood above all of them."""
    parts = says.get("sub_actions") or []
    made = []
    for number, part in enumerate(parts):
        letter = (part.get("label") or "").strip("().")
        own = {name: [] for name in OWN} if number else {"sub_actions": []}
        ref = f"{says['ref']}{letter}" if says.get("ref") and letter else says.get("ref")
        made.append(dict(says) | own | {"ref": ref, "title": f"{says['title']}: {part['title']}"})
    return made or [dict(says)]


def joined(first: Mapping[str, Any], second: Mapping[str, Any]) -> Proposal:
    """The second's words behind the first's; of what there is one only, the first's."""
    made: Proposal = dict(first)
    for name in TEXTS:
        made[name] = " ".join(filter(None, (first.get(name), second.get(name)))) or None
    for name in LISTS:
        known = list(first.get(name) or [])
        made[name] = known + [each for each in second.get(name) or [] if each not in known]
    for name in EITHER:
        made[name] = first.get(name) or second.get(name)
    return made
