"""What is alike, as JSON: the shapes that the command line prints and the API returns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from projections.answers import json_ready
from projections.likeness.adoptions import Adoptions, adoptions
from projections.likeness.alike import Alike
from projections.likeness.shown import Shown
from projections.region.reading import RegionReader

OF_AN_ACTION = (
    "authority", "service", "id", "ref", "title", "measure", "rag", "common", "status", "left_on", "plan",
    "plan_title", "period", "opened_on", "times_carried", "latest_note_on", "themes", "objectives",
)  # fmt: skip


def head(reader: RegionReader) -> dict[str, Any]:
    asked = reader.asked
    return {"as_at": asked.as_at, "known_on": asked.known_on, "positions": reader.positions()}


def told(action: Mapping[str, Any]) -> dict[str, Any]:
    latest = action["progress"][-1] if action["progress"] else None
    return {name: action[name] for name in OF_AN_ACTION} | {
        "due": action["due"]["text"] if action["due"] else None,
        "sub_actions": [part(each) for each in action["sub_actions"]],
        "progress": latest and {"effective_on": latest["effective_on"], "text": latest["text"]},
    }


def alike_answer(reader: RegionReader, authority: str, action: Mapping[str, Any], found: Sequence[Alike]) -> Any:
    """An action and what is alike elsewhere, the most alike first; nothing, where nothing is."""
    about = {"authority": authority, "action": {name: action[name] for name in ("id", "ref", "title")}}
    told = adoptions(reader, [action]).get(action["id"], Adoptions([], []))
    return json_ready(head(reader) | about | adopted(told) | {"alike": [one(each) for each in found]})


def adopted(told: Adoptions) -> dict[str, Any]:
    """From which actions, and by whom; a source that is not shared any more has no title."""
    nothing = {"ref": None, "title": None}
    by = ("authority", "service", "id", "ref", "title")
    return {
        "adopted_from": [
            {"authority": each["authority"], "service": each["service"], "id": each["action"], "on": each["on"]}
            | {name: (each["source"] or nothing)[name] for name in nothing}
            for each in told.sources
        ],
        "adopted_by": [{name: each[name] for name in by} | {"on": each["adopted_on"]} for each in told.adopters],
    }


def one(each: Alike) -> dict[str, Any]:
    return {
        "score": each.score,
        "clearly": each.clearly,
        "words": [{"here": here, "there": there} for here, there in each.words],
        "same_themes": each.themes,
        "same_in_measure": each.measured,
        "own_part": part(each.own_part),
        "part": part(each.part),
        **told(each.action),
    }


def part(meant: Mapping[str, Any] | None) -> dict[str, Any] | None:
    return {"label": meant["label"], "title": meant["title"]} if meant else None


def groups_answer(reader: RegionReader, found: Sequence[Shown]) -> Any:
    """Groups of actions in nearly the same words."""
    return json_ready(head(reader) | {"groups": [group(each) for each in found]})


def group(each: Shown) -> dict[str, Any]:
    return {
        "score": each.cluster.score,
        "words": each.words,
        "authorities": list(each.cluster.authorities),
        "actions": [told(action) for action in each.actions],
    }
