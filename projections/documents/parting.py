"""Parts of an action that the document has anew, has struck through, or has no more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from projections.documents.changing import Sides
from projections.documents.deciding import HOW, KEEP
from projections.documents.likeness import ALIKE, wordings
from projections.documents.model import Change, Need
from projections.documents.proposing import part_added, part_done
from projections.documents.wording import bare, plain, quoted

Part = Mapping[str, Any]


def parts_changed(sides: Sides) -> Iterator[Change]:
    said, held = list(sides.says["sub_actions"]), list(sides.action["sub_actions"])
    earlier = list(sides.before["sub_actions"]) if sides.before else []
    same, missing = paired(said, held)
    reworded = {id(part): other for part in said if id(part) not in same for other in missing if alike(part, other)}
    for number, part in enumerate(said, 1):
        if any(part_same(part, each) for each in earlier):
            continue
        if id(part) in same:
            if part.get("done") and same[id(part)]["status"] == "open":
                yield part_done(sides.about, f"part:{number}:done", same[id(part)]["id"], part, sides.day)
            continue
        doubts = instead_of(reworded.get(id(part)))
        for change in part_added(sides.look, sides.about, f"part:{number}", part, sides.day):
            yield replace(change, doubts=(*change.doubts, *doubts))
    yield from gone(sides, [each for each in missing if each not in reworded.values()], earlier)


def paired(said: list[Part], held: list[Part]) -> tuple[dict[int, Part], list[Part]]:
    """Parts of the same words, each once; and those of the registry that the document lacks."""
    same: dict[int, Part] = {}
    left = list(held)
    for part in said:
        found = next((each for each in left if plain(each["title"]) == plain(part["title"])), None)
        if found:
            same[id(part)] = found
            left.remove(found)
    return same, [each for each in left if each["status"] == "open"]


def gone(sides: Sides, missing: list[Part], earlier: list[Part]) -> Iterator[Change]:
    """Open parts that the document has no more; of those that it never had it says nothing."""
    for part in missing:
        if sides.before is not None and not any(plain(each["title"]) == plain(part["title"]) for each in earlier):
            continue
        key, name = f"part-gone:{part['id']}", f"part {part['label']}" if part["label"] else "the part"
        offered = tuple((how, said) for how, said in HOW.items() if how != "paused")
        need = Need("disposition", f"What happened to {name} {quoted(part['title'])}?", (*offered, (KEEP, STILL)))
        change = sides.about.change(
            key, "close_sub_action", sides.day, f"{name} {quoted(part['title'])} is no longer in the document",
            was=part["title"], needs=(need,), sub_action=part["id"],
        )  # fmt: skip
        yield replace(change, left_out=True) if sides.about.said(key, "disposition") == KEEP else change


STILL = "Still open, only missing here"


def alike(part: Part, other: Part) -> bool:
    labels = bool(part.get("label")) and part.get("label") == other.get("label")
    return labels or wordings(bare(part["title"]), bare(other["title"])) >= ALIKE


def part_same(part: Part, other: Part) -> bool:
    return plain(part["title"]) == plain(other["title"]) and bool(part.get("done")) == bool(other.get("done"))


def instead_of(other: Part | None) -> tuple[str, ...]:
    return (f"It was {quoted(other['title'])}: close that part, if this one replaces it.",) if other else ()
