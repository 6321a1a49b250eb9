"""What was last heard of an action, and what its measure was before: from what is shared of it for earlier days.

No entries are shared, only how an action stood from day to day; so what an entry said is what is different since.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import Any
from uuid import UUID

import msgspec
from msgspec import Raw

from domain.action_state import Carried
from domain.text import TextRef
from projections.region.kin import Comes
from projections.region.reading import RegionReader
from projections.region.withholding import NONE_OF_THEM, NOTHING
from projections.texts import Texts

Action = dict[str, Any]
NEWS = {
    "status": "it was paused or taken up again",
    "notes": "progress noted",
    "rag": "rating changed",
    "due": "due date revised",
    "measure": "measure set",
    "title": "wording amended",
    "pieces_of_evidence": "evidence attached",
    "sub_actions": "parts added or closed",
    "objectives": "objectives named",
    "leads": "leads named",
    "themes": "themes named",
}
"""What is said where a field is not what it was."""


class Version(Comes, msgspec.Struct, kw_only=True):
    """How an action stood from one day on: what can be news of it."""

    id: UUID
    created_on: date
    carried: Carried | None = None
    origins: tuple[UUID, ...] = ()
    last_effective_on: date | None = None
    status: str
    notes: int = 0
    pieces_of_evidence: int = 0
    measure: TextRef | None = None
    rag: Raw = NOTHING
    due: Raw = NOTHING
    title: Raw = NOTHING
    sub_actions: Raw = NONE_OF_THEM
    objectives: Raw = NONE_OF_THEM
    leads: Raw = NONE_OF_THEM
    themes: Raw = NONE_OF_THEM


Versions = dict[UUID, list[tuple[date, Version]]]
"""Of each action: from which day on it stood how, the earliest first."""


def with_news(reader: RegionReader, actions: Sequence[Action]) -> list[Action]:
    """The same actions, and `latest_news`: `{on, what: [words]}`; `measures_before`: `[{on, text, carried}]`.

    These say, the latest first, until which day the measure was which, and whether it changed in carrying forward.
    """
    if not actions:
        return []
    versions = versions_of(reader, {action["lineage"] for action in actions})
    texts = reader.texts(each.measure for its in versions.values() for _, each in its)
    return [
        action
        | {
            "latest_news": latest_news(versions.get(action["id"], [])),
            "measures_before": measures(action, versions, texts),
        }
        for action in actions
    ]


def versions_of(reader: RegionReader, lineages: Iterable[UUID]) -> Versions:
    decode = msgspec.json.Decoder(Version).decode
    found: Versions = {}
    for since, state in reader.stretches_of_actions(lineages):
        each = decode(state)
        found.setdefault(each.id, []).append((since or each.created_on, each))
    return found


def latest_news(its: Sequence[tuple[date, Version]]) -> dict[str, Any] | None:
    """`what` is empty where it can't be told from what is shared."""
    if not its or (on := its[-1][1].last_effective_on) is None:
        return None
    told = [place for place, (since, _) in enumerate(its) if since == on]
    if not told:
        return {"on": on, "what": []}
    now, before = its[told[-1]][1], its[told[0] - 1][1] if told[0] else None
    if before is None:
        return {"on": on, "what": ["created"] if now.created_on == on else []}
    return {"on": on, "what": [said for name, said in NEWS.items() if getattr(now, name) != getattr(before, name)]}


def measures(action: Action, versions: Versions, texts: Texts) -> list[dict[str, Any]]:
    """What its measure was before, back to the plans that it was carried from."""
    told: list[tuple[date, Version]] = []
    id, seen = action["id"], set()
    while id in versions and id not in seen:
        seen.add(id)
        told = versions[id] + told
        id = next(iter(versions[id][0][1].whence), None)
    changes = []
    for (_, before), (on, now) in pairwise(told):
        if before.measure and now.measure and texts(before.measure) != texts(now.measure):
            changes.append({"on": on, "text": texts(before.measure), "carried": before.id != now.id})
    return changes[::-1]
