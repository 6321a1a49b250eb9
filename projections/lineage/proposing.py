"""Who became what between two plans that stand in the registry, proposed: each with why, and how sure.

The mechanism is that of a document handed in again (`projections.documents.matching`): there rows are found again as
actions, here the actions of the newer plan as those of the older. What has no likeness of its own may be a part that
was split off, or one that went into another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from projections.documents.face import Face, of_action
from projections.documents.likeness import Likeness, likeness, wordings
from projections.documents.matching import Target, matched

Record = Mapping[str, Any]
RUNNING = ("open", "paused")
PART = 0.8
"""From here on a wording that was left over may be a part of another that has its match, or have gone into it."""
OFFERED, WORTH_OFFERING = 3, 0.35


@dataclass
class Proposal:
    """What one action of the older plan became. `becomes` is empty where it was dropped. `alike`: of 100."""

    old: Record
    becomes: list[Record] = field(default_factory=list)
    how: str = "dropped"
    alike: int = 0
    sure: bool = False
    why: list[str] = field(default_factory=list)
    others: list[Record] = field(default_factory=list)


def proposals(older: Record, newer: Record) -> list[Proposal]:
    """For every action of the older plan that nobody has ended, in its order."""
    olds = {action["id"]: action for action in older["actions"] if action["status"] in RUNNING}
    news = {action["id"]: action for action in without_origin(newer)}
    faces = {id: face(action) for id, action in {**olds, **news}.items()}
    rows = {str(id): faces[id] for id in news}
    found = matched(rows, [Target(str(id), (faces[id],), action=olds[id]) for id in olds], {})
    made = {id: Proposal(action) for id, action in olds.items()}
    for key, match in found.of.items():
        carried_on(made[UUID(match.target.key)], news[UUID(key)], match.likeness)
    split_off(made, [news[UUID(key)] for key in rows if key not in found.of], faces)
    went_into(made, faces)
    for each in made.values():
        each.others = nearest(each, news.values(), faces)
    return list(made.values())


def without_origin(plan: Record) -> list[Record]:
    """Those of the newer plan of which nobody has said where they came from."""
    return [action for action in plan["actions"] if not action["origins"]]


def face(action: Record) -> Face:
    """What is compared from year to year: not the dates, which move, nor the notes, which stay behind."""
    return replace(of_action(action), due=None, notes=())


def carried_on(made: Proposal, new: Record, like: Likeness) -> None:
    same = of_action(made.old).words == of_action(new).words
    made.becomes, made.how = [new], "carried" if same else "reworded"
    made.alike, made.sure = round(100 * like.wording), not like.doubtful
    made.why = reasons(made.old, new, like.wording)


def reasons(old: Record, new: Record, wording: float) -> list[str]:
    one, other = face(old), face(new)
    found = ["the same words" if wording == 1 else f"{round(100 * wording)} of 100 in their words"]
    if one.reference and one.reference == other.reference:
        found.append(f"the same reference {new['ref']}")
    same = {"objective": "the same objective", "leads": "the same leads", "measure": "the same measure",
            "parts": "the same sub-actions"}  # fmt: skip
    return found + [
        words for name, words in same.items() if getattr(one, name) and getattr(one, name) == getattr(other, name)
    ]


def split_off(made: Mapping[UUID, Proposal], left: Iterable[Record], faces: Mapping[UUID, Face]) -> None:
    """A new action that no old one is, but whose words one that goes on has, or a part of it."""
    for new in left:
        scored = [(share(faces[new["id"]], faces[id], parts=True), id) for id, each in made.items() if each.becomes]
        score, id = max(scored, default=(0.0, None), key=lambda pair: pair[0])
        if id is not None and score >= PART:
            into = made[id]
            into.becomes, into.how, into.sure = [*into.becomes, new], "split", False
            into.why = [*into.why, f"{new['ref'] or 'another'} has {round(100 * score)} of 100 of its words"]


def went_into(made: Mapping[UUID, Proposal], faces: Mapping[UUID, Face]) -> None:
    """An old action that no new one is, but whose words one has that another became."""
    taken = {each.becomes[0]["id"]: each for each in made.values() if len(each.becomes) == 1}
    for id, proposal in made.items():
        if proposal.becomes:
            continue
        scored = [(share(faces[id], faces[new]), new) for new in taken]
        score, new = max(scored, default=(0.0, None), key=lambda pair: pair[0])
        if new is not None and score >= PART:
            other = taken[new]
            proposal.becomes, proposal.how, proposal.alike = [other.becomes[0]], "merged", round(100 * score)
            proposal.why = [f"{round(100 * score)} of 100 of its words are there"]
            other.how, other.sure = "merged", False


def share(part: Face, whole: Face, parts: bool = False) -> float:
    """How much of the words of one the other has; short wordings say nothing."""
    words = set(part.words.split())
    if len(words) < 4:
        return 0.0
    held = len(words & set(whole.words.split())) / len(words)
    return max([held, *(wordings(part.words, each) for each in whole.parts)]) if parts else held


def nearest(made: Proposal, news: Iterable[Record], faces: Mapping[UUID, Face]) -> list[Record]:
    """What else it may have become, the most alike first."""
    proposed = {each["id"] for each in made.becomes}
    own = faces[made.old["id"]]
    scored = [(likeness(faces[new["id"]], own).score, new) for new in news if new["id"] not in proposed]
    good = sorted((pair for pair in scored if pair[0] >= WORTH_OFFERING), key=lambda pair: -pair[0])
    return [new for _, new in good[:OFFERED]]
